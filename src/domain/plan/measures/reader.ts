/** Reading measures, targets and conditions for one person in one period. Everything is computed once. */

import { Temporal } from 'temporal-polyfill';
import { type Period, shift } from '../../period.ts';
import { add, type Rational, rational, zero } from '../../rational.ts';
import type { MeasureRef, Of, Participant, PlanInput, PlanRecord } from '../evaluation.ts';
import type { Expression } from '../expressions/expression.ts';
import { asNumber, type Value } from '../expressions/value.ts';
import type { LevelSpell } from '../people/spells.ts';
import type { Used } from '../trace.ts';
import type { MeasureDefinition } from './definition.ts';
import { figureScope } from './figure-scope.ts';
import { asksEarned } from './made-of.ts';
import { type Aggregates, type Measuring, measureFor } from './measuring.ts';
import type { Reading } from './reading.ts';
import type { Conversion } from './record-scope.ts';
import type { Targets } from './targets.ts';

/** What a plan knows about its measures. */
export interface MeasurePlan {
  readonly measures: ReadonlyMap<string, MeasureDefinition>;
  readonly targets: Targets;
  readonly conversion: Omit<Conversion, 'rates'>;
  /** Minor units at 100 %, for a whole period; null: the plan names none, or nothing to compute it from. */
  readonly targetIncentive: (level: string, reader: Reader) => Rational | null;
}

export interface Reader {
  /** Throws RangeError for a measure that the plan does not have; the check has made sure of it. */
  readonly read: (id: string, of: Of) => Reading;
  readonly refOf: (id: string) => MeasureRef;
  /** Minor units at 100 %, for a whole period; null: none. */
  readonly targetIncentive: () => Rational | null;
  /** Null: nothing to compute it from. Money stands in whole units of the currency. */
  readonly number: (expression: Expression) => {
    readonly value: Rational | null;
    readonly uses: readonly Used[];
  };
  /** A condition on nothing does not hold. */
  readonly holds: (expression: Expression) => {
    readonly holds: boolean;
    readonly uses: readonly Used[];
  };
  /** The same for a member of a group. */
  readonly forMember: (member: Participant) => Reader;
  /** The same as if there were only this record. */
  readonly forRecord: (record: PlanRecord) => Reader;
  /** The same with only the part of the period that a spell takes. */
  readonly forSpell: (spell: LevelSpell) => Reader;
  /** The same person in another period, whatever plan they were on then; null: further back than formulas may look. */
  readonly forPeriod: (period: Period) => Reader | null;
  /** Tells `earned("id")` what a component has come to, exact minor units. */
  readonly note: (id: string, amount: Rational) => void;
}

/** `aggregates`: to be shared by readers of one plan that see the same records, at the same rates. */
export function createReader(
  plan: MeasurePlan,
  input: PlanInput,
  aggregates: Aggregates = new Map(),
): Reader {
  return readerFor({
    plan,
    input,
    person: input.person,
    whole: input.person,
    spell: null,
    period: input.period,
    only: null,
    earned: new Map(),
    periods: new Map(),
    group: { members: new Map(), measures: new Map() },
    aggregates,
  });
}

function readerFor(around: Measuring): Reader {
  const known = new Map<string, Reading>();
  // What is made of what has been earned so far: computed anew as that grows.
  const passing = new Set<string>();
  const { plan } = around;
  const definition = (id: string): MeasureDefinition => {
    const found = plan.measures.get(id);
    if (!found) throw new RangeError(`the plan has no measure ${id}`);
    return found;
  };
  const read = (id: string, of: Of): Reading => {
    const key = `${of} ${id}`;
    const before = known.get(key);
    if (before) return before;
    const found = definition(id);
    const reading = measureFor(found, of, around, reader);
    if (asksEarned(found, plan.measures)) passing.add(key);
    known.set(key, reading);
    return reading;
  };
  const evaluate = (expression: Expression): { value: Value; uses: readonly Used[] } => {
    const { scope, uses } = figureScope(around, reader, 'rep');
    return { value: expression.evaluate(scope), uses };
  };
  const reader: Reader = {
    read,
    refOf(id) {
      const { unit, title } = definition(id);
      return { id, unit, title };
    },
    targetIncentive: () => plan.targetIncentive(around.person.level, reader),
    number(expression) {
      const { value, uses } = evaluate(expression);
      return { value: asNumber(value), uses };
    },
    holds(expression) {
      const { value, uses } = evaluate(expression);
      return { holds: value === true, uses };
    },
    forMember: (member) => ofMember(member, around),
    forRecord: (record) => readerFor({ ...around, only: record }),
    forSpell: (spell) =>
      readerFor({
        ...around,
        person: { ...around.person, level: spell.level, spells: [spell] },
        spell,
        periods: new Map(),
      }),
    forPeriod: (period) => inPeriod(period, around),
    note(id, amount) {
      around.earned.set(id, amount);
      for (const key of passing) known.delete(key);
      passing.clear();
    },
  };
  return reader;
}

function ofMember(member: Participant, around: Measuring): Reader {
  const { members } = around.group;
  const start = around.period.start.toString();
  const readers = members.get(start) ?? new Map<Participant, Reader>();
  members.set(start, readers);
  const known = readers.get(member);
  if (known) return known;
  const own = { person: member, whole: member, spell: null, only: null };
  const reader = readerFor({ ...around, ...own, earned: new Map(), periods: new Map() });
  readers.set(member, reader);
  return reader;
}

/** How many periods back formulas may look: one that asks for its own past must end somewhere. */
const farthest = 24;

/** Each period is read once, however often and along whichever way a formula asks for it. */
function inPeriod(period: Period, around: Measuring): Reader | null {
  const key = period.start.toString();
  const known = around.periods.get(key);
  if (known) return known;
  const oldest = shift(around.input.period, -farthest);
  if (Temporal.PlainDate.compare(period.start, oldest.start) < 0) return null;
  const person = { ...around.person, spells: [] };
  const earned = earnedIn(period, around);
  const then = readerFor({ ...around, period, person, only: null, earned });
  around.periods.set(key, then);
  return then;
}

/** What the person had earned then, as the statement said; of others nothing is known. */
function earnedIn(period: Period, { input, whole }: Measuring): Map<string, Rational> {
  if (whole.id !== input.person.id) return new Map();
  const past = whole.past.find((each) => each.period.start.equals(period.start));
  const lines = Object.entries(past?.earned ?? {}).map(
    ([id, minor]) => [id, rational(minor)] as const,
  );
  if (lines.length === 0) return new Map();
  const total = lines.reduce((sum, [, amount]) => add(sum, amount), zero);
  return new Map([...lines, ['total', total]]);
}
