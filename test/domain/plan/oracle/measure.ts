/** What somebody has reached in a measure, and the target for it, in whole units of money. */
import { monthsGone, monthsIn, overlap, spanOf, textOf } from './calendar.ts';
import { type Names, numberOf, type Value, valueOf } from './expression.ts';
import { combined, counts, factsFor } from './facts.ts';
import {
  type Fraction,
  frac,
  isLess,
  least,
  most,
  mustFigure,
  nil,
  over,
  sumOf,
  times,
} from './fraction.ts';
import {
  definition,
  isNow,
  type Look,
  levelOf,
  memberOf,
  membersOf,
  spanAt,
  statedFor,
  windowOf,
  worldIn,
} from './look.ts';
import { entryIn } from './target.ts';
import { at, figureFor, has, listOf, type Tree, word } from './tree.ts';

export function read(look: Look, id: string, of = 'rep'): Fraction | null {
  if (of !== 'rep' && !look.world.groups.has(of)) return null;
  const stated = statedFor(look, id, of)?.value;
  if (stated !== undefined) return stated;
  const measure = definition(look, id);
  if (has(measure, 'formula'))
    return numberOf(valueOf(word(measure, 'formula'), figures(look, of)));
  if (has(measure, 'scorecard')) return score(look, listOf(measure, 'scorecard'), of);
  if (has(measure, 'rank')) return rank(look, at(measure, 'rank'));
  if (has(measure, 'members')) return overMembers(look, at(measure, 'members'));
  return of === 'rep' ? combined(look, measure, factsFor(look, id)) : ofGroup(look, id, of);
}

export function attained(look: Look, id: string, of = 'rep'): Fraction | null {
  const [value, target] = [read(look, id, of), targetOf(look, id, of)];
  return value && target && target.n > 0n ? over(value, target) : null;
}

export const figuresBy = (look: Look, index: Tree | undefined): Fraction | null =>
  word(index, 'by') === 'attainment'
    ? attained(look, word(index, 'measure'), word(index, 'of') || 'rep')
    : read(look, word(index, 'measure'), word(index, 'of') || 'rep');

function ofGroup(look: Look, id: string, of: string): Fraction | null {
  const members = look.world.groups.get(of)?.members ?? [];
  const measure = definition(look, id);
  if (['sum', 'count'].includes(word(measure, 'take')))
    return sumOf(members.map((each) => read(memberOf(look, each), id) ?? nil));
  const days = windowOf(look, measure);
  const facts = members.flatMap((each) =>
    each.facts.filter((fact) => counts(look, measure, fact, days)),
  );
  return combined(look, measure, facts);
}

function score(look: Look, lines: readonly Tree[], of: string): Fraction | null {
  const read1 = lines.map((line) => {
    const [value, target] = [
      read(look, word(line, 'measure'), of),
      targetOf(look, word(line, 'measure'), of),
    ];
    const reached = word(line, 'by') === 'value' ? value : reachedIn(line, value, target);
    const bounded = [reached ?? nil]
      .map((each) => (has(line, 'cap') ? least(each, mustFigure(word(line, 'cap'))) : each))
      .map((each) => (has(line, 'floor') ? most(each, mustFigure(word(line, 'floor'))) : each));
    return { reached, part: times(bounded[0] ?? nil, mustFigure(word(line, 'weight'))) };
  });
  if (read1.every(({ reached }) => reached === null)) return null;
  return sumOf(read1.map(({ part }) => part));
}

function reachedIn(line: Tree, value: Fraction | null, target: Fraction | null): Fraction | null {
  if (!value || !target || target.n <= 0n) return null;
  if (word(line, 'less-is-better') !== 'yes') return over(value, target);
  if (value.n > 0n) return over(target, value);
  return has(line, 'cap') ? mustFigure(word(line, 'cap')) : null;
}

/** One more than the number of those who have reached more. */
function rank(look: Look, terms: Tree | undefined): Fraction | null {
  const among = word(terms, 'among');
  const { groups } = look.world;
  const name = among === 'level' ? (groups.has('company') ? 'company' : 'team') : among;
  const index = { measure: word(terms, 'measure'), by: word(terms, 'by') };
  const own = figuresBy(look, index);
  if (!groups.has(name) || !own) return null;
  const better = membersOf(look, name)
    .filter(
      ({ id, level }) =>
        id !== look.person.id && (among !== 'level' || level === look.person.level),
    )
    .map((each) => figuresBy(memberOf(look, each), index))
    .filter((each) => each && isLess(own, each));
  return frac(better.length + 1);
}

function overMembers(look: Look, terms: Tree | undefined): Fraction | null {
  const where = word(terms, 'where');
  const members = membersOf(look, word(terms, 'of'))
    .map((each) => memberOf(look, each))
    .filter((each) => where === '' || holds(each, where));
  if (word(terms, 'take') === 'count') return frac(members.length);
  const values = members
    .map((each) => numberOf(valueOf(word(terms, 'value'), figures(each, 'rep'))))
    .filter((each): each is Fraction => each !== null);
  if (word(terms, 'take') === 'sum') return sumOf(values);
  if (values.length === 0) return null;
  if (word(terms, 'take') === 'average') return over(sumOf(values), frac(values.length));
  return values.reduce(word(terms, 'take') === 'min' ? least : most);
}

export const holds = (look: Look, condition: string): boolean =>
  valueOf(condition, figures(look, 'rep')) === true;

/** How far back formulas may look. */
const farthest = 24;

export function figures(look: Look, of: string): Names {
  const { world, person } = look;
  const months = monthsIn(word(world.plan, 'period'));
  const span = spanAt(look);
  const back = (by: number, id: string): Value => {
    const month = look.month - by;
    if ((world.month - month) / months > farthest) return null;
    return read({ ...look, month, spell: null, only: null }, id, of);
  };
  const left = person.id === 'example' ? world.spells.at(-1)?.to : undefined;
  const isSelf = person.id === 'example';
  const named: Readonly<Record<string, () => Value>> = {
    level: () => levelOf(look),
    active_at_end: () => left === undefined || left >= span.to,
    months_served: () => {
      if (person.started === null) return null;
      return frac(Math.max(0, monthsGone(person.started, Math.min(left ?? span.to, span.to))));
    },
    period_start: () => textOf(span.from),
    period_end: () => textOf(span.to - 1),
    days_in_period: () => frac(span.to - span.from),
    days_active: () => {
      const spells = isSelf ? world.spells : [];
      return frac(
        spells.length === 0
          ? span.to - span.from
          : spells.reduce((sum, each) => sum + overlap(each, span), 0),
      );
    },
    target_incentive: () => incentive(look),
  };
  return {
    name: (id) => (named[id] ? named[id]() : read(look, id, of)),
    about(fn, what) {
      if (['rep', 'team', 'reports', 'company'].includes(fn)) return read(look, what, fn);
      if (fn === 'attainment') return attained(look, what, of);
      if (fn === 'quota') return targetOf(look, what, of);
      if (fn === 'previous') return back(months, what);
      if (fn === 'last_year') return back(12, what);
      if (fn !== 'earned') return undefined;
      return isSelf ? (worldIn(world, look.month)?.earned.get(what) ?? null) : null;
    },
  };
}

/** At 100 %, for a whole period. */
export function incentive(look: Look): Fraction | null {
  const stated = at(look.world.plan, 'target-incentive');
  if (stated === undefined) return null;
  if (has(stated, 'formula'))
    return numberOf(valueOf(word(stated, 'formula'), figures(look, 'rep')));
  return figureFor(stated, levelOf(look));
}

/** Stated with the figure, assigned for the periods of its window, or what the plan says for each of them. */
export function targetOf(look: Look, id: string, of: string): Fraction | null {
  if (of !== 'rep' && !look.world.groups.has(of)) return null;
  const entry = of === 'rep' ? at(look.world.plan, 'targets', id) : undefined;
  const months = monthsInWindow(look, id);
  if (entry) {
    const number = (then: Look, formula: string) =>
      numberOf(valueOf(formula, figures(then, 'rep')));
    const spellIn = (month: number) => (month === look.month ? look.spell : null);
    return summed(
      months.map((month) => entryIn({ ...look, month, spell: spellIn(month) }, id, entry, number)),
    );
  }
  const now = isNow(look) ? statedFor(look, id, of) : undefined;
  if (now?.value !== undefined && now.target) return now.target;
  return summed(months.map((month) => statedFor(look, id, of, month)?.target ?? null));
}

/** The first months of the periods that a measure looks at, the running one first. */
function monthsInWindow(look: Look, id: string): readonly number[] {
  const days = windowOf(look, definition(look, id));
  const length = monthsIn(word(look.world.plan, 'period'));
  const found: number[] = [];
  for (let month = look.month; spanOf(month, 1).from >= days.from; month -= length)
    found.push(month);
  return found;
}

function summed(parts: readonly (Fraction | null)[]): Fraction | null {
  const found = parts.filter((each) => each !== null);
  return found.length === 0 ? null : sumOf(found);
}
