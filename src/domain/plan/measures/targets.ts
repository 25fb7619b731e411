/** The target of a measure: what was assigned, or what the plan says about it. Over a window of several periods their sum. */

import type { Period } from '../../period.ts';
import { add, type Rational } from '../../rational.ts';
import type { Of } from '../evaluation.ts';
import { minorPerUnit } from '../language/part.ts';
import type { PeopleTerms } from '../people/section.ts';
import { type Target, targetFor } from '../people/target.ts';
import type { TargetTerms } from '../people/target-entry.ts';
import type { MeasureDefinition } from './definition.ts';
import { assignedFor, type Measuring } from './measuring.ts';
import type { Reader } from './reader.ts';
import { daysOf, periodsWithin } from './window.ts';

export interface Targets {
  /** `handed`: a target that was handed in together with the figure. */
  readonly of: (
    definition: MeasureDefinition,
    of: Of,
    around: Measuring,
    reader: Reader,
    handed: Rational | null,
  ) => Target;
}

export const planTargets = (
  entries: ReadonlyMap<string, TargetTerms>,
  people: PeopleTerms,
): Targets => ({
  of(definition, of, around, reader, handed) {
    const window = definition.kind === 'records' ? definition.window : 'period';
    const days = daysOf(window, around.period, around.input.calendar);
    const terms = of === 'rep' ? entries.get(definition.id) : undefined;
    if (!terms) {
      const periods = periodsWithin(days, around.period);
      return { quota: handed ?? assignedFor(definition.id, of, periods, around), trace: [] };
    }
    const periods = days.from === null ? [around.period] : periodsWithin(days, around.period);
    return summed(
      periods.map((period) => oneTarget(terms, people, definition, period, around, reader, handed)),
    );
  },
});

function oneTarget(
  terms: TargetTerms,
  people: PeopleTerms,
  definition: MeasureDefinition,
  period: Period,
  around: Measuring,
  reader: Reader,
  handed: Rational | null,
): Target {
  const { input, whole, spell, plan } = around;
  const { id, unit, title } = definition;
  const isNow = period.start.equals(input.period.start);
  const quotas =
    handed && isNow
      ? [
          ...whole.quotas.filter(({ measure }) => measure !== id),
          { measure: id, start: period.start, amount: handed },
        ]
      : whole.quotas;
  const scale = unit === 'money' ? minorPerUnit(plan.conversion.currency) : { num: 1n, den: 1n };
  const then = isNow ? reader : reader.forPeriod(period);
  return targetFor({
    terms,
    measure: { id, unit, title },
    scale,
    people,
    person: { ...whole, quotas },
    period,
    calendar: input.calendar,
    spell: isNow ? spell : null,
    number: (formula) => then?.number(formula).value ?? null,
  });
}

const summed = (targets: readonly Target[]): Target => ({
  quota: targets.reduce<Rational | null>(
    (sum, { quota }) => (quota && sum ? add(sum, quota) : (quota ?? sum)),
    null,
  ),
  trace: targets.flatMap(({ trace }) => trace),
});
