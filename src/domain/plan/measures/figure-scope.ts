/** What formulas and conditions see: measures of whoever they are read for, and what surrounds them. Money in whole units. */
import { attainment } from '../../attainment.ts';
import { type Period, shift } from '../../period.ts';
import { divide, type Rational, rational } from '../../rational.ts';
import { type Of, subjects } from '../evaluation.ts';
import type { Scope } from '../expressions/expression.ts';
import type { Value } from '../expressions/value.ts';
import { minorPerUnit } from '../language/part.ts';
import { daysActive, isThereAtEnd, monthsServed } from '../people/activity.ts';
import type { Used } from '../trace.ts';
import type { Measuring } from './measuring.ts';
import type { Reader } from './reader.ts';

/** `uses` grows with what the evaluation asks for, each name once, in order. */
export function figureScope(
  around: Measuring,
  reader: Reader,
  of: Of,
): { readonly scope: Scope; readonly uses: readonly Used[] } {
  const uses: Used[] = [];
  const note = (name: string, value: Value): Value => {
    if (!uses.some((each) => each.name === name)) uses.push({ name, value });
    return value;
  };
  const scope: Scope = {
    name: (name) => note(name, named(name, of, around, reader)),
    about: (fn, what) => note(`${fn}(${what})`, asked(fn, what, of, around, reader)),
  };
  return { scope, uses };
}

/** How long somebody has been there is asked of all their time, also while one part of a period is computed. */
function named(name: string, of: Of, around: Measuring, reader: Reader): Value {
  const { person, whole: all, period, plan } = around;
  switch (name) {
    case 'level':
      return person.level;
    case 'active_at_end':
      return isThereAtEnd(all, period);
    case 'months_served':
      return whole(monthsServed(all, period));
    case 'period_start':
      return period.start.toString();
    case 'period_end':
      return period.end.subtract({ days: 1 }).toString();
    case 'days_in_period':
      return rational(BigInt(period.start.until(period.end).days));
    case 'days_active':
      return whole(daysActive(all, { from: period.start, to: period.end }, true));
    case 'target_incentive': {
      const amount = reader.targetIncentive();
      return amount && divide(amount, minorPerUnit(plan.conversion.currency));
    }
    default:
      return shown(reader.read(name, of).measured.value, name, around);
  }
}

const whole = (figure: number | null): Value => (figure === null ? null : rational(BigInt(figure)));

function asked(fn: string, what: string, of: Of, around: Measuring, reader: Reader): Value {
  const subject = subjects.find((each) => each === fn);
  if (subject) return shown(reader.read(what, subject).measured.value, what, around);
  const valueIn = (period: Period) =>
    shown(reader.forPeriod(period)?.read(what, of).measured.value ?? null, what, around);
  switch (fn) {
    case 'attainment': {
      const { value, quota } = reader.read(what, of).measured;
      return attainment(value, quota);
    }
    case 'quota':
      return shown(reader.read(what, of).measured.quota, what, around);
    case 'previous':
      return valueIn(shift(around.period, -1));
    case 'last_year':
      return valueIn(aYearBefore(around.period));
    case 'earned': {
      const amount = around.earned.get(what);
      return amount ? divide(amount, minorPerUnit(around.plan.conversion.currency)) : null;
    }
    default:
      return null;
  }
}

const aYearBefore = (period: Period): Period => {
  const start = period.start.subtract({ years: 1 });
  return { kind: period.kind, start, end: period.end.subtract({ years: 1 }) };
};

/** Money in whole units of the currency; everything else as it is measured. */
function shown(value: Rational | null, id: string, { plan }: Measuring): Value {
  if (value === null || plan.measures.get(id)?.unit !== 'money') return value;
  return divide(value, minorPerUnit(plan.conversion.currency));
}
