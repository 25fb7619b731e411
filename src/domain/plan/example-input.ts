/** From an example's period to what the plan is computed from. */
import { Temporal } from 'temporal-polyfill';
import { allocate } from '../allocate.ts';
import { type PersonId, personId } from '../ids.ts';
import { type Currency, exponent, type Money, money } from '../money.ts';
import {
  type Calendar,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodOf,
  shift,
} from '../period.ts';
import { multiply, one, type Rational, rational, round, subtract } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import type {
  AssignedQuota,
  Carried,
  Group,
  GroupOf,
  Measured,
  Measurements,
  Participant,
  PastPeriod,
  PlanInput,
  PlanRecord,
  PlanResult,
  Spell,
} from './evaluation.ts';
import type { ExampleRecord } from './language/example-records.ts';
import type { ExamplePeriod, StatedFigures, StatedGroup } from './language/examples.ts';

/** Examples live in the calendar year, and are as far from any office as they can be. */
export const exampleCalendar: Calendar = { timeZone: 'UTC', fiscalStartMonth: 1 };

/** What the periods before have left behind. */
export interface Before {
  readonly period: Period;
  readonly input: PlanInput;
  readonly result: PlanResult;
}

const self = personId('example');

export function exampleInput(
  plan: CompiledPlan,
  stated: ExamplePeriod,
  before: Before | null,
): PlanInput {
  const period = periodFor(plan.period, stated, before);
  const level = stated.level ?? '';
  const place = { plan, period };
  const records = (stated.records ?? []).map((record, position) =>
    toRecord(record, `${period.start}-${position + 1}`, place),
  );
  const spells = spellsOf(stated, level, period);
  const person: Participant = {
    id: self,
    level: spells.at(-1)?.level ?? level,
    started: stated.started ?? null,
    spells,
    leave: (stated.leave ?? []).map(([from, last]) => ({ from, to: last.add({ days: 1 }) })),
    ...figuresFor(stated.rep ?? new Map(), place, before?.input.person.quotas ?? []),
    records: [...(before?.input.person.records ?? []), ...records],
    past: pastOf(before, before?.input.person),
  };
  const groups: Partial<Record<GroupOf, Group>> = {};
  for (const of of ['team', 'reports', 'company'] as const) {
    const group = stated[of];
    if (group) groups[of] = groupFor(of, group, person, place, before);
  }
  return {
    period,
    calendar: exampleCalendar,
    person,
    groups,
    rates: Object.fromEntries(stated.rates ?? []),
    carried: carriedFor(stated, plan, before),
    paid: minorAmounts(stated.paid ?? new Map(), plan.currency),
    everyone: stated.everyone ? multiply(stated.everyone, perUnit(plan.currency)) : null,
  };
}

interface Place {
  readonly plan: CompiledPlan;
  readonly period: Period;
}

function periodFor(kind: PeriodKind, { period }: ExamplePeriod, before: Before | null): Period {
  if (period !== undefined) {
    const read = parsePeriod(period, exampleCalendar);
    return periodOf(kind, read.start, exampleCalendar);
  }
  if (before) return shift(before.period, 1);
  return periodOf(kind, Temporal.PlainDate.from('2026-01-01'), exampleCalendar);
}

/** Without any of the three: on the plan for all of the period. */
function spellsOf(
  { spells, started, left }: ExamplePeriod,
  level: string,
  period: Period,
): readonly Spell[] {
  const end = left ? left.add({ days: 1 }) : null;
  if (spells)
    return spells.map(({ from, level: own }, position) => ({
      from,
      to: spells[position + 1]?.from ?? end,
      level: own,
    }));
  if (!started && !left) return [];
  return [{ from: started ?? period.start, to: end, level }];
}

const perUnit = (currency: Currency): Rational => rational(10n ** BigInt(exponent(currency)));

function scaleOf({ plan }: Place, measure: string): Rational {
  const unit = plan.measuring.measures.get(measure)?.unit;
  return unit === 'money' ? perUnit(plan.currency) : one;
}

/** A figure with a value stands for itself; one that is only a target is a target that was assigned. */
function figuresFor(
  figures: StatedFigures,
  place: Place,
  earlier: readonly AssignedQuota[],
): { readonly given: Measurements; readonly quotas: readonly AssignedQuota[] } {
  const given: Record<string, Measured> = {};
  const quotas: AssignedQuota[] = [...earlier];
  for (const [measure, { value, quota }] of figures) {
    const scale = scaleOf(place, measure);
    const scaled = (figure: Rational | null | undefined) =>
      figure ? multiply(figure, scale) : null;
    const amount = scaled(quota);
    if (amount) quotas.push({ measure, start: place.period.start, amount });
    if (value !== undefined) given[measure] = { value: scaled(value), quota: amount, count: 0 };
  }
  return { given, quotas };
}

function groupFor(
  of: GroupOf,
  { figures, others }: StatedGroup,
  person: Participant,
  place: Place,
  before: Before | null,
): Group {
  const earlier = before?.input.groups[of];
  const members = others.map((each, position): Participant => {
    const id = personId(`other-${String(position + 1).padStart(4, '0')}`);
    const known = earlier?.members.find((member) => member.id === id);
    return {
      ...nobody(id, each.level ?? person.level),
      started: each.started ?? person.started,
      ...figuresFor(each.figures, place, known?.quotas ?? []),
      past: pastOf(before, known),
    };
  });
  return {
    id: of,
    ...figuresFor(figures, place, earlier?.quotas ?? []),
    members: of === 'reports' ? members : [person, ...members],
    past: pastOf(before, earlier),
  };
}

const nobody = (id: PersonId, level: string): Participant => ({
  id,
  level,
  started: null,
  spells: [],
  leave: [],
  given: {},
  records: [],
  quotas: [],
  past: [],
});

/** `who` had these figures in the period before; only of the person itself is known what was earned. */
function pastOf(
  before: Before | null,
  who: Pick<Participant, 'given' | 'past'> | undefined,
): readonly PastPeriod[] {
  if (!before || !who) return [];
  const isSelf = who === before.input.person;
  const lines = isSelf ? before.result.components : [];
  const earned = Object.fromEntries(lines.map(({ id, amount }) => [id, amount.minor]));
  return [...who.past, { period: before.period, given: who.given, earned }];
}

function carriedFor(
  { balances }: ExamplePeriod,
  { currency }: CompiledPlan,
  before: Before | null,
): Carried {
  const earlier = before?.result.carried ?? { balances: {}, held: [], released: {} };
  if (!balances) return earlier;
  return { ...earlier, balances: { ...earlier.balances, ...minorAmounts(balances, currency) } };
}

const minorAmounts = (
  amounts: ReadonlyMap<string, Rational>,
  currency: Currency,
): Readonly<Record<string, bigint>> =>
  Object.fromEntries(
    [...amounts].map(([key, value]) => [
      key,
      round(multiply(value, perUnit(currency)), 'half-even'),
    ]),
  );

function toRecord(record: ExampleRecord, fallback: string, { plan, period }: Place): PlanRecord {
  const { kind, id, day, amount, score, share, role, overlay, attributes } = record;
  const code = amount?.currency ?? plan.currency;
  const whole: Money | null = amount
    ? money(round(multiply(amount.value, perUnit(code)), 'half-even'), code)
    : null;
  return {
    id: id ?? fallback,
    externalId: id ?? fallback,
    version: 1,
    kind,
    day: day ?? period.start,
    amount: whole,
    credited: whole && creditedOf(whole.minor, share, overlay),
    share,
    role,
    overlay,
    score,
    attributes,
  };
}

/** As records are shared out: to the last minor unit; what is beyond the whole is rounded for itself. */
function creditedOf(minor: bigint, share: Rational, overlay: boolean): bigint {
  if (overlay || share.num > share.den) return round(multiply(rational(minor), share), 'half-up');
  const parts = allocate(minor, [
    { id: 'example', weight: share },
    { id: 'others', weight: subtract(one, share) },
  ]);
  return parts?.[0]?.amount ?? 0n;
}
