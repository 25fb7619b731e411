/** Shares or other units that are granted once and vest over years. What somebody who leaves has not yet got lapses. */
import type { Temporal } from 'temporal-polyfill';
import type * as z from 'zod';
import { AppError } from '../../errors.ts';
import type { GrantResult, Participant, PlanInput } from '../evaluation.ts';
import { mechanic } from '../language/part.ts';
import type { Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import { leftOn } from '../people/activity.ts';
import { earlier } from '../people/days.ts';
import { wholeMonths } from '../people/months.ts';
import { type Vesting, vestedShare, vestedUnits } from './vesting.ts';

export interface Grant {
  /** Throws `plan.start_missing` when it is granted at the start and the person's is not known. */
  readonly vest: (input: PlanInput) => Pick<GrantResult, 'units' | 'vested' | 'newly' | 'trace'>;
}

const cadences = { month: 1, quarter: 3, half: 6, year: 12 } as const;

const units = t.byLevel('4800', (text, report) => {
  if (/^\d{1,15}$/.test(text)) return BigInt(text);
  report('plan.units_expected', { text: t.clip(text) });
  return null;
});

const granted = t.either<'start' | Temporal.PlainDate>(
  (value) => value === 'start',
  t.oneOf('start'),
  t.day,
);

const schema = t.mapping({
  id: t.identifier('equity'),
  title: t.title.optional(),
  units,
  granted,
  vesting: t.mapping({
    months: t.wholeNumber('48'),
    every: t.oneOf('month', 'quarter', 'half', 'year'),
    cliff: t.wholeNumber('12'),
  }),
  leaver: t.oneOf('unvested-lapse'),
});
export type GrantTerms = z.infer<typeof schema>;

export const grant = mechanic<Grant>()('vesting', schema, { check, bind });

function check({ vesting }: GrantTerms, report: Report) {
  const { months, every, cliff } = vesting;
  const here = ['vesting', 'months'];
  if (months < 1) report('plan.at_least', { text: String(months), least: 1 }, here);
  else if (months % cadences[every] !== 0)
    report('plan.vesting_uneven', { months, every: cadences[every] }, here);
  if (cliff > months) report('plan.cliff_too_long', { cliff, months }, ['vesting', 'cliff']);
}

function bind(terms: GrantTerms): Grant {
  const vesting = { ...terms.vesting, every: cadences[terms.vesting.every] };
  return { vest: (input) => vest(terms, vesting, input) };
}

function vest(terms: GrantTerms, vesting: Vesting, { person, period }: PlanInput) {
  const begin = terms.granted === 'start' ? person.started : terms.granted;
  if (begin === null) throw new AppError('plan.start_missing', { part: terms.id });
  const all = t.forLevel(terms.units, person.level);
  const on = (day: Temporal.PlainDate) => {
    const months = monthsGone(begin, day, person);
    const share = vestedShare(vesting, months);
    return { months, share, vested: vestedUnits(all, share) };
  };
  const { months, share, vested } = on(period.end.subtract({ days: 1 }));
  const before = on(period.start.subtract({ days: 1 }));
  const step = {
    step: 'vesting',
    units: all,
    granted: begin,
    months,
    of: vesting.months,
    share,
    vested,
  } as const;
  return { units: all, vested, newly: vested - before.vested, trace: [step] };
}

/** On that day, the day itself included. Who has left gets no further than the last day. */
function monthsGone(from: Temporal.PlainDate, on: Temporal.PlainDate, person: Participant): number {
  const left = leftOn(person);
  const day = left === null ? on : earlier(on, left.subtract({ days: 1 }));
  return Math.max(0, wholeMonths(from, day));
}
