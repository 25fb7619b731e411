/** Takes back what was paid for a record when something happens to it: a line in the period of the event, never a rewritten one. */
import { Temporal } from 'temporal-polyfill';
import type * as z from 'zod';
import { AppError } from '../../errors.ts';
import { contains } from '../../period.ts';
import { multiply, rational, round } from '../../rational.ts';
import type { PlanInput, PlanRecord } from '../evaluation.ts';
import type { Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import { expression, recordVocabulary } from '../measures/definition.ts';
import { recordScope } from '../measures/record-scope.ts';
import type { StepOf, TraceStep } from '../trace.ts';
import { isTooLate, shareTaken, takes, within } from './clawback-terms.ts';
import { acts, condition } from './condition.ts';
import { type Settled, type Settlement, type Settling, settlement } from './settling.ts';

const schema = t.mapping({
  id: t.identifier('clawback'),
  mechanic: t.oneOf('clawback'),
  title: t.title.optional(),
  when: condition,
  /** The kind of the event. */
  records: t.recordKind,
  where: expression('reason == "cancelled"', recordVocabulary).optional(),
  /** The attribute of the event that names the record which was paid. */
  of: t.attribute.optional(),
  takes,
  within,
  /** Nothing falls by itself: where attainment is to fall too, the measure takes the events off. */
  attainment: t.oneOf('stays'),
  /** What a payout cannot bear: owed and taken from later ones, or paid back now (a payout below zero). */
  'below-zero': t.oneOf('carried', 'paid-back').optional(),
});
export type ClawbackTerms = z.infer<typeof schema>;

export const clawback = settlement('clawback', schema, { check, bind });

function check({ takes: share }: ClawbackTerms, report: Report) {
  if (!('num' in share) && share['unserved-of'] < 1)
    report('plan.at_least', { text: String(share['unserved-of']), least: 1 }, [
      'takes',
      'unserved-of',
    ]);
  if ('num' in share && share.num > share.den) report('plan.share_above_whole', {}, ['takes']);
}

function bind(terms: ClawbackTerms): Settlement {
  return { settle: (settling) => settle(terms, settling) };
}

function settle(terms: ClawbackTerms, settling: Settling): Settled {
  const { holds, gate } = acts(terms.when, settling.reader);
  const steps = holds ? takenBack(terms, settling) : [];
  const taken = steps.reduce((sum, step) => sum + step.taken, 0n);
  const trace = [...gate, ...steps];
  if (terms['below-zero'] !== 'carried') return { change: -taken, balance: null, held: [], trace };
  const { payout, balance: owedBefore } = settling;
  const due = owedBefore + taken;
  const most = payout > 0n ? payout : 0n;
  const now = due < most ? due : most;
  const owed = { step: 'owed', owedBefore, taken: now, owedAfter: due - now } as const;
  return {
    change: -now,
    balance: due - now,
    held: [],
    trace: due === taken && due === now ? trace : [...trace, owed],
  };
}

/** What is left of what was paid once these steps have taken their part. */
export function paidAfter(paid: PlanInput['paid'], trace: readonly TraceStep[]): PlanInput['paid'] {
  const left = new Map(Object.entries(paid));
  for (const step of trace)
    if (step.step === 'clawback') left.set(step.record, (left.get(step.record) ?? 0n) - step.taken);
  return Object.fromEntries(left);
}

/** Events in order of their days; several on one record never take more than was paid for it. */
function takenBack(terms: ClawbackTerms, settling: Settling): readonly StepOf<'clawback'>[] {
  const left = new Map<string, bigint>();
  return eventsOf(terms, settling).map((event) => {
    const step = takeBack(terms, event, settling);
    const available = left.get(step.record) ?? step.paid;
    const taken = step.taken < available ? step.taken : available;
    left.set(step.record, available - taken);
    return { ...step, taken };
  });
}

const eventsOf = (
  { records: kind, where }: ClawbackTerms,
  { input, conversion }: Settling,
): readonly PlanRecord[] =>
  input.person.records.filter(
    (record) =>
      record.kind === kind &&
      contains(input.period, record.day) &&
      (!where || where.evaluate(recordScope(record, conversion)) === true),
  );

/** Alone, as if there were no other event. Throws `plan.event_unlinked` where the event does not say which record it is about. */
function takeBack(
  terms: ClawbackTerms,
  event: PlanRecord,
  { input, mode, paid: paidFor }: Settling,
): StepOf<'clawback'> {
  const attribute = terms.of ?? 'reverses';
  const record = attributeOf(event, attribute);
  if (record === null)
    throw new AppError('plan.event_unlinked', { event: event.externalId, attribute });
  const paid = Object.hasOwn(paidFor, record) ? (paidFor[record] ?? 0n) : 0n;
  const { externalId, day } = event;
  const about = { step: 'clawback', event: externalId, record, day, paid } as const;
  if (paid <= 0n) return { ...about, share: rational(0n), taken: 0n, isTooLate: false };
  const from = needsDay(terms) ? dayOf(record, event, input) : null;
  const share = shareTaken(terms.takes, from, day);
  if (isTooLate(terms.within.within, from, day))
    return { ...about, share, taken: 0n, isTooLate: true };
  const taken = round(multiply(rational(paid), share), mode);
  return { ...about, share, taken, isTooLate: false };
}

const needsDay = ({ takes: share, within: span }: ClawbackTerms): boolean =>
  !('num' in share) || span.within !== null;

/** Of the record that was paid. Throws `plan.event_undated` when neither the record nor the event tells. */
function dayOf(record: string, event: PlanRecord, { person }: PlanInput): Temporal.PlainDate {
  const known = person.records.find(
    (each) => each.externalId === record && each.kind !== event.kind,
  );
  if (known) return known.day;
  const text = attributeOf(event, 'paid_on') ?? '';
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
      return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    // Falls through: a day that the calendar does not have.
  }
  throw new AppError('plan.event_undated', { event: event.externalId, record });
}

function attributeOf({ attributes }: PlanRecord, name: string): string | null {
  const text = Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : '';
  return text === '' ? null : text;
}
