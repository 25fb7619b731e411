/** What an example says about somebody in one period, and about the periods before it. */
import { dayOf, firstMonthOf, monthsIn, type Span, spanOf, textOf } from './calendar.ts';
import {
  type Fraction,
  figure,
  frac,
  mustFigure,
  over,
  rounded,
  times,
  whole,
} from './fraction.ts';
import { at, listOf, pairsOf, type Tree, word } from './tree.ts';

export interface Stated {
  /** Undefined: not said. Null: nothing. */
  readonly value: Fraction | null | undefined;
  readonly target: Fraction | null | undefined;
}

export interface Fact {
  readonly id: string;
  readonly kind: string;
  readonly day: number;
  readonly tree: Tree;
  /** Of the whole record, in whole units of its currency. */
  readonly amount: Fraction | null;
  readonly currency: string;
  readonly share: Fraction;
}

export interface Person {
  readonly id: string;
  /** In which group the example tells of this person; null: it is about this person. */
  readonly group: string | null;
  readonly level: string;
  readonly figures: ReadonlyMap<string, Stated>;
  readonly facts: readonly Fact[];
  /** The first day in the company; null: not known. */
  readonly started: number | null;
}

export interface Spell extends Span {
  readonly level: string;
}

export interface World {
  readonly plan: Tree;
  readonly month: number;
  readonly span: Span;
  readonly self: Person;
  /** Empty: there for all of it. Ends where the next begins; `Infinity`: open. */
  readonly spells: readonly Spell[];
  readonly leave: readonly Span[];
  readonly groups: ReadonlyMap<string, Group>;
  readonly rates: ReadonlyMap<string, Fraction>;
  readonly everyone: Fraction | null;
  readonly before: World | null;
  /** What the lines of this period came to, in whole units; filled when it is computed. */
  readonly earned: Map<string, Fraction>;
  /** Owed at the end of it, by settlement. */
  readonly owed: Map<string, Fraction>;
}

export interface Group {
  readonly figures: ReadonlyMap<string, Stated>;
  readonly members: readonly Person[];
}

/** Decimals of the currencies that are used here. */
export const decimals = (currency: string): number => ({ JPY: 0, KRW: 0, KWD: 3 })[currency] ?? 2;
export const minorOf = (currency: string): Fraction => frac(10n ** BigInt(decimals(currency)));

function statedIn(tree: Tree | undefined): ReadonlyMap<string, Stated> {
  const read = (text: string | undefined) =>
    text === undefined || text === '' ? undefined : text === 'none' ? null : figure(text);
  return new Map(
    pairsOf(tree)
      .filter(([key]) => !['level', 'others', 'started'].includes(key))
      .map(([key, text]) => {
        const [value, target] = ` ${String(text)}`.split(' of ').map((part) => part.trim());
        return [key, { value: read(value), target: read(target) }];
      }),
  );
}

function factOf(tree: Tree, position: number, span: Span, plan: Tree): Fact {
  const [sum = '', currency = word(plan, 'currency')] = word(tree, 'amount').split(' ');
  return {
    id: word(tree, 'id') || `${textOf(span.from)}-${position + 1}`,
    kind: word(tree, 'kind') || 'deal',
    day: word(tree, 'day') === '' ? span.from : dayOf(word(tree, 'day')),
    tree,
    amount: sum === '' ? null : mustFigure(sum),
    currency,
    share: word(tree, 'share') === '' ? whole : mustFigure(word(tree, 'share')),
  };
}

/** The part of the amount that is the person's: shared out to the last cent, half a cent to whom the example is about. */
export function creditedOf({ amount, share, currency }: Fact): Fraction | null {
  if (!amount) return null;
  const scale = minorOf(currency);
  return over(frac(rounded(times(times(amount, share), scale), 'half-up')), scale);
}

function groupOf(tree: Tree, name: string, self: Person): Group {
  const said = at(tree, 'others');
  const others: readonly Tree[] =
    typeof said === 'string'
      ? Array.from({ length: Number(said) }, () => ({}))
      : listOf(tree, 'others');
  const members = others.map(
    (each, position): Person => ({
      id: `other-${String(position + 1).padStart(4, '0')}`,
      group: name,
      level: word(each, 'level') || self.level,
      figures: statedIn(each),
      facts: [],
      started: word(each, 'started') === '' ? self.started : dayOf(word(each, 'started')),
    }),
  );
  return { figures: statedIn(tree), members: name === 'reports' ? members : [self, ...members] };
}

export function worldOf(plan: Tree, example: Tree, before: World | null): World {
  const months = monthsIn(word(plan, 'period'));
  const named = word(example, 'period');
  const month = named !== '' ? firstMonthOf(named) : before ? before.month + months : 2026 * 12;
  const span = spanOf(month, months);
  const dayAt = (key: string) => (word(example, key) === '' ? null : dayOf(word(example, key)));
  const [started, left] = [dayAt('started'), dayAt('left')];
  const end = left === null ? Number.POSITIVE_INFINITY : left + 1;
  const level = word(example, 'level');
  const listed = listOf(example, 'spells').map((each) => ({
    from: dayOf(word(each, 'from')),
    level: word(each, 'level'),
  }));
  const spells =
    listed.length > 0
      ? listed.map((each, position) => ({ ...each, to: listed[position + 1]?.from ?? end }))
      : started === null && left === null
        ? []
        : [{ from: started ?? span.from, to: end, level }];
  const self: Person = {
    id: 'example',
    group: null,
    level: spells.at(-1)?.level ?? level,
    started,
    figures: statedIn(at(example, 'rep')),
    facts: [
      ...(before?.self.facts ?? []),
      ...listOf(example, 'records').map((each, position) => factOf(each, position, span, plan)),
    ],
  };
  const groups = new Map<string, Group>();
  for (const name of ['team', 'reports', 'company']) {
    const tree = at(example, name);
    if (tree !== undefined) groups.set(name, groupOf(tree, name, self));
  }
  return {
    ...{ plan, month, span, self, spells, groups, before },
    leave: listOf(example, 'leave').map((each) => {
      const [from = '', to = ''] = (each as readonly Tree[]).map(String);
      return { from: dayOf(from), to: dayOf(to) + 1 };
    }),
    rates: new Map(pairsOf(example, 'rates').map(([key, text]) => [key, mustFigure(String(text))])),
    everyone: word(example, 'everyone') === '' ? null : mustFigure(word(example, 'everyone')),
    earned: new Map(),
    owed: new Map(
      pairsOf(example, 'balances').map(([key, text]) => [key, mustFigure(String(text))]),
    ),
  };
}
