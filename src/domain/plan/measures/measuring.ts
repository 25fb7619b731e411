/** One measure of one subject: handed in, from records, by its formula, by its scorecard, or as a rank. */
import { Temporal } from 'temporal-polyfill';
import type { Period } from '../../period.ts';
import { add, multiply, type Rational, zero } from '../../rational.ts';
import { sumOf } from '../../sum.ts';
import type { Measured, Of, Participant, PlanInput, PlanRecord } from '../evaluation.ts';
import { asNumber } from '../expressions/value.ts';
import { minorPerUnit } from '../language/part.ts';
import type { LevelSpell } from '../people/spells.ts';
import { type Aggregate, aggregate } from './aggregate.ts';
import type {
  FormulaMeasure,
  MeasureDefinition,
  MembersMeasure,
  RecordMeasure,
} from './definition.ts';
import { figureScope } from './figure-scope.ts';
import { ofMembers } from './members.ts';
import { rankOf } from './rank.ts';
import type { MeasurePlan, Reader } from './reader.ts';
import { given, type Reading, unmeasured } from './reading.ts';
import { scorecardOf } from './scorecard.ts';
import { daysOf, isWithin } from './window.ts';

/** For whom, when, and from what. */
export interface Measuring {
  readonly plan: MeasurePlan;
  readonly input: PlanInput;
  readonly person: Participant;
  /** The same with all of their time on the plan, of which `spell` is a part; null: it is not parted. */
  readonly whole: Participant;
  readonly spell: LevelSpell | null;
  readonly period: Period;
  /** As if this were the person's only record; null: all of them. */
  readonly only: PlanRecord | null;
  /** Exact minor units by component. */
  readonly earned: Map<string, Rational>;
  /** Readers of other periods, by their first day. */
  readonly periods: Map<string, Reader>;
  readonly group: GroupMemory;
  readonly aggregates: Aggregates;
}

/**
 * What records have come to, by the list of them, then by measure and period: figures tried in their place leave the records as they
 * are. Only for people who are there for the whole time.
 */
export type Aggregates = Map<readonly PlanRecord[], Map<string, Aggregate>>;

/**
 * What is the same for whoever asks, by the first day of a period: readers of the members of groups, and measures over members (by id).
 * Members ask for each other: without it their number would count as often as measures name measures.
 */
export interface GroupMemory {
  readonly members: Map<string, Map<Participant, Reader>>;
  readonly measures: Map<string, Reading>;
}

export function measureFor(
  definition: MeasureDefinition,
  of: Of,
  around: Measuring,
  reader: Reader,
): Reading {
  const handed = handedIn(definition.id, of, around);
  if (of !== 'rep' && !around.input.groups[of]) return given(unmeasured);
  const computed = handed ? given(handed) : compute(definition, of, around, reader);
  const target = around.plan.targets.of(definition, of, around, reader, handed?.quota ?? null);
  return {
    measured: { ...computed.measured, quota: target.quota },
    trace: [...computed.trace, ...target.trace],
  };
}

function compute(
  definition: MeasureDefinition,
  of: Of,
  around: Measuring,
  reader: Reader,
): Reading {
  switch (definition.kind) {
    case 'records':
      return fromRecords(definition, of, around, reader);
    case 'formula':
      return byFormula(definition, of, around, reader);
    case 'scorecard':
      return scorecardOf(definition, of, reader);
    case 'rank':
      return rankOf(definition, around, reader);
    case 'members':
      return remembered(definition, around, reader);
  }
}

function remembered(definition: MembersMeasure, around: Measuring, reader: Reader): Reading {
  const { measures } = around.group;
  const key = `${definition.id} ${around.period.start}`;
  const reading = measures.get(key) ?? ofMembers(definition, around, reader);
  measures.set(key, reading);
  return reading;
}

/** Null: it has to be computed. */
function handedIn(id: string, of: Of, { input, person, period }: Measuring): Measured | null {
  const subject = of === 'rep' ? person : input.groups[of];
  if (!subject) return null;
  const isNow = period.start.equals(input.period.start);
  const figures = isNow
    ? subject.given
    : subject.past.find((past) => past.period.start.equals(period.start))?.given;
  return figures && Object.hasOwn(figures, id) ? (figures[id] ?? null) : null;
}

function fromRecords(
  definition: RecordMeasure,
  of: Of,
  around: Measuring,
  reader: Reader,
): Reading {
  const { input, person, plan, only } = around;
  const conversion = { ...plan.conversion, rates: input.rates };
  if (of === 'rep') {
    const compute = () =>
      aggregate(
        definition,
        only ? [only] : person.records,
        countsFor(definition, around),
        conversion,
      );
    const { value, credits } =
      only || person.spells.length > 0 ? compute() : aggregatedOnce(definition, around, compute);
    return given({ value, quota: null, count: credits.length, credits });
  }
  const members = input.groups[of]?.members ?? [];
  if (definition.take === 'sum' || definition.take === 'count')
    return summed(members.map((each) => reader.forMember(each).read(definition.id, 'rep')));
  const days = daysOf(definition.window, around.period, input.calendar);
  const all = members.flatMap(({ records }) => records);
  const { value, credits } = aggregate(definition, all, (day) => isWithin(day, days), conversion);
  return given({ value, quota: null, count: credits.length, credits });
}

function aggregatedOnce(
  { id }: RecordMeasure,
  { aggregates, person, period }: Measuring,
  compute: () => Aggregate,
): Aggregate {
  const known = aggregates.get(person.records) ?? new Map<string, Aggregate>();
  aggregates.set(person.records, known);
  const key = `${id} ${period.start}`;
  const aggregated = known.get(key) ?? compute();
  known.set(key, aggregated);
  return aggregated;
}

/** Sums and numbers of a group are those of its members, whether handed in or computed. */
function summed(parts: readonly Reading[]): Reading {
  const measured = parts.map((part) => part.measured);
  const value = sumOf(measured.map((each) => each.value ?? zero));
  const count = measured.reduce((sum, each) => sum + each.count, 0);
  const credits = measured.flatMap((each) => each.credits ?? []);
  return given({ value, quota: null, count, credits });
}

/** Within the window; and of the running period only the days on which the person was on the plan. */
function countsFor({ window }: RecordMeasure, { person, period, input }: Measuring) {
  const days = daysOf(window, period, input.calendar);
  const { spells } = person;
  return (day: Temporal.PlainDate): boolean => {
    if (!isWithin(day, days)) return false;
    if (spells.length === 0 || Temporal.PlainDate.compare(day, input.period.start) < 0) return true;
    return spells.some(
      ({ from, to }) =>
        Temporal.PlainDate.compare(from, day) <= 0 &&
        (to === null || Temporal.PlainDate.compare(day, to) < 0),
    );
  };
}

function byFormula(definition: FormulaMeasure, of: Of, around: Measuring, reader: Reader): Reading {
  const { id, unit, title, formula } = definition;
  const { scope, uses } = figureScope(around, reader, of);
  const read = asNumber(formula.evaluate(scope));
  const value =
    read && unit === 'money' ? multiply(read, minorPerUnit(around.plan.conversion.currency)) : read;
  return {
    measured: { value, quota: null, count: 0 },
    trace: [{ step: 'formula', measure: { id, unit, title }, text: formula.text, uses, value }],
  };
}

/** What was assigned for all of the periods, in the measure's unit; null: nothing for any of them. */
export function assignedFor(
  id: string,
  of: Of,
  periods: readonly Period[],
  { input, person }: Measuring,
): Rational | null {
  const quotas = (of === 'rep' ? person : input.groups[of])?.quotas ?? [];
  const found = quotas.filter(
    ({ measure, start }) => measure === id && periods.some((each) => each.start.equals(start)),
  );
  return found.length === 0 ? null : found.reduce((total, { amount }) => add(total, amount), zero);
}
