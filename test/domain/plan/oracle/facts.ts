/** From the records of somebody to one figure. */
import { dayOf, isDay, type Span, textOf, within } from './calendar.ts';
import { type Names, numberOf, type Value, valueOf } from './expression.ts';
import {
  type Fraction,
  frac,
  least,
  most,
  mustFigure,
  over,
  sumOf,
  times,
  whole,
} from './fraction.ts';
import { definition, isNow, type Look, spanAt, windowOf } from './look.ts';
import { has, type Tree, word } from './tree.ts';
import { creditedOf, type Fact } from './world.ts';

/** The records behind a measure of the person, in the order of day and id. */
export function factsFor(look: Look, id: string): readonly Fact[] {
  const measure = definition(look, id);
  const days = windowOf(look, measure);
  const { only, person } = look;
  return (only ? [only] : person.facts)
    .filter((fact) => counts(look, measure, fact, days) && isThere(look, measure, fact))
    .filter(
      (fact) => valueIn(look, measure, fact) !== null && weightIn(look, measure, fact) !== null,
    )
    .toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
}

export function counts(look: Look, measure: Tree | undefined, fact: Fact, days: Span): boolean {
  const day = dayFor(measure, fact);
  if (fact.kind !== word(measure, 'records') || day === null || !within(day, days)) return false;
  const where = word(measure, 'where');
  return where === '' || valueOf(where, ofFact(look, fact)) === true;
}

function dayFor(measure: Tree | undefined, fact: Fact): number | null {
  const dated = word(measure, 'dated');
  if (dated === '') return fact.day;
  const text = word(fact.tree, dated);
  return isDay(text) ? dayOf(text) : null;
}

/** In the running period only what falls on days on the plan (and in the spell that is looked at). */
function isThere(look: Look, measure: Tree | undefined, fact: Fact): boolean {
  const { world, person, spell } = look;
  const spells = person.id === 'example' ? (spell ? [spell] : world.spells) : [];
  const day = dayFor(measure, fact) ?? fact.day;
  if (!isNow(look) || spells.length === 0 || day < spanAt(look).from) return true;
  return spells.some((each) => within(day, each));
}

function valueIn(look: Look, measure: Tree | undefined, fact: Fact): Fraction | null {
  const [take, text] = [word(measure, 'take'), word(measure, 'value')];
  if (take === 'count')
    return fact.kind === 'deal' && fact.amount && fact.amount.n < 0n ? null : whole;
  const isShared = take === 'sum' && word(measure, 'credit') !== 'whole';
  if (isShared && text === 'amount' && word(measure, 'unit') === 'money')
    return inPlanCurrency(look, fact, creditedOf(fact));
  const value = numberOf(valueOf(text, ofFact(look, fact)));
  return value && isShared ? times(value, fact.share) : value;
}

const weightIn = (look: Look, measure: Tree | undefined, fact: Fact): Fraction | null =>
  has(measure, 'weight') ? numberOf(valueOf(word(measure, 'weight'), ofFact(look, fact))) : whole;

function inPlanCurrency(
  { world }: Look,
  { currency }: Fact,
  amount: Fraction | null,
): Fraction | null {
  if (!amount || currency === word(world.plan, 'currency')) return amount;
  const rate = world.rates.get(currency);
  if (!rate) throw new Error(`no rate for ${currency}`);
  return times(amount, rate);
}

export function combined(
  look: Look,
  measure: Tree | undefined,
  facts: readonly Fact[],
): Fraction | null {
  const parts = facts.flatMap((fact) => {
    const value = valueIn(look, measure, fact);
    const weight = weightIn(look, measure, fact);
    return value && weight ? [{ value, weight, fact }] : [];
  });
  const take = word(measure, 'take');
  const values = parts.map(({ value }) => value);
  const factor = has(measure, 'factor') ? mustFigure(word(measure, 'factor')) : whole;
  if (take === 'sum' || take === 'count') return times(sumOf(values), factor);
  if (values.length === 0) return null;
  const weights = sumOf(parts.map(({ weight }) => weight));
  const latest = parts.toSorted(
    (a, b) =>
      (dayFor(measure, a.fact) ?? 0) - (dayFor(measure, b.fact) ?? 0) ||
      (a.fact.id < b.fact.id ? -1 : 1),
  );
  const found: Readonly<Record<string, () => Fraction | null | undefined>> = {
    average: () => over(sumOf(values), frac(values.length)),
    'weighted-average': () =>
      weights.n === 0n
        ? null
        : over(sumOf(parts.map(({ value, weight }) => times(value, weight))), weights),
    min: () => values.reduce(least),
    max: () => values.reduce(most),
    latest: () => latest.at(-1)?.value,
  };
  const value = found[take]?.() ?? null;
  return value && times(value, factor);
}

function ofFact(look: Look, fact: Fact): Names {
  const name = (asked: string): Value => {
    const own: Readonly<Record<string, () => Value>> = {
      amount: () => inPlanCurrency(look, fact, fact.amount),
      score: () => (word(fact.tree, 'score') === '' ? null : mustFigure(word(fact.tree, 'score'))),
      day: () => textOf(fact.day),
      kind: () => fact.kind,
      'credit.role': () => word(fact.tree, 'role') || null,
      'credit.share': () => fact.share,
      'credit.overlay': () => word(fact.tree, 'overlay') === 'yes',
    };
    return own[asked]?.() ?? (own[asked] ? null : word(fact.tree, asked) || null);
  };
  return { name, about: (fn, what) => (fn === 'has' ? name(what) !== null : undefined) };
}
