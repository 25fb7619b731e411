/** What a statement was computed from, read back from its JSON. Anything that is not of this form is refused. */
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { exponents } from '../currencies.ts';
import { personId } from '../ids.ts';
import type { Currency } from '../money.ts';
import { periodKinds, shift } from '../period.ts';
import type { PlanInput } from '../plan/evaluation.ts';
import { rational } from '../rational.ts';
import { fractionText, wholeText } from './figure-texts.ts';

const fraction = fractionText;
const whole = wholeText;
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => {
    try {
      Temporal.PlainDate.from(text, { overflow: 'reject' });
      return true;
    } catch {
      return false;
    }
  })
  .transform((text) => Temporal.PlainDate.from(text));
const currency = z
  .string()
  .refine((code) => exponents.has(code))
  .transform((code) => code as Currency);

const money = z.strictObject({ minor: whole, currency });
const range = z.strictObject({ from: day, to: day.nullable() });
/** Whole months of its kind, from the first of one. A refinement also sees what was found wrong before it. */
const period = z
  .strictObject({ kind: z.enum(periodKinds), start: day, end: day })
  .refine(
    (read) =>
      read.start instanceof Temporal.PlainDate &&
      read.end instanceof Temporal.PlainDate &&
      read.start.day === 1 &&
      shift(read, 0).end.equals(read.end),
  );

const contribution = z.strictObject({ record: z.string(), version: z.number(), value: fraction });
const measured = z.strictObject({
  value: fraction.nullable(),
  quota: fraction.nullable(),
  count: z.number(),
  credits: z.array(contribution).optional(),
});
const measurements = z.record(z.string(), measured);

const record = z.strictObject({
  id: z.string(),
  externalId: z.string(),
  version: z.number(),
  kind: z.string(),
  day,
  amount: money.nullable(),
  credited: whole.nullable(),
  share: fraction,
  role: z.string().nullable(),
  overlay: z.boolean(),
  score: fraction.nullable(),
  attributes: z.record(z.string(), z.string()),
});

const quota = z.strictObject({ measure: z.string(), start: day, amount: fraction });
const past = z.strictObject({
  period,
  given: measurements,
  earned: z.record(z.string(), whole),
});

const participant = z.strictObject({
  id: z.string().transform(personId),
  level: z.string(),
  started: day.nullable(),
  spells: z.array(range.extend({ level: z.string() })),
  leave: z.array(range),
  given: measurements,
  records: z.array(record),
  quotas: z.array(quota),
  past: z.array(past),
});

const group = z.strictObject({
  id: z.string(),
  given: measurements,
  quotas: z.array(quota),
  members: z.array(participant),
  past: z.array(past),
});

const planInputSchema = z.strictObject({
  period,
  calendar: z.strictObject({
    timeZone: z.string(),
    fiscalStartMonth: z.number().int().min(1).max(12),
  }),
  person: participant,
  groups: z.strictObject({
    team: group.optional(),
    reports: group.optional(),
    company: group.optional(),
  }),
  rates: z.record(z.string(), fraction),
  carried: z.strictObject({
    balances: z.record(z.string(), whole),
    held: z.array(z.strictObject({ id: z.string(), amount: whole, due: day })),
    released: z.record(z.string(), whole),
  }),
  paid: z.record(z.string(), whole),
  everyone: fraction.nullable(),
});

/** Null: it is not of that form, or its fractions are such that adding them up would never end. */
export function readInput(json: unknown): PlanInput | null {
  if (!hasCommonDenominator(json)) return null;
  const result = planInputSchema.safeParse(json);
  return result.success ? (result.data as PlanInput) : null;
}

/** Real figures are decimals, and shares like thirds and sevenths: what they have in common is short. */
const largestDenominator = 10n ** 200n;

function hasCommonDenominator(json: unknown): boolean {
  let common = 1n;
  const left = [json];
  while (left.length > 0) {
    const each = left.pop();
    if (typeof each === 'object' && each !== null)
      for (const inside of Object.values(each)) left.push(inside);
    if (typeof each !== 'string') continue;
    const [, den = '1'] = /^-?\d{1,600}\/(\d{1,600})$/.exec(each) ?? [];
    if (/^0+$/.test(den)) return false;
    common *= rational(BigInt(den), common).num;
    if (common > largestDenominator) return false;
  }
  return true;
}
