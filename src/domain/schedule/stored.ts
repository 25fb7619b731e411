/** A cadence as JSON, for the store and for buttons that carry one. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { periodKinds } from '../period.ts';
import type { Cadence } from '../schedule.ts';

const daily = {
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  exceptHolidays: z.literal(true).optional(),
};
const weekday = z.int().min(1).max(7);
const position = z.int().refine((value) => value !== 0);

const dayOf = z.union([
  z.strictObject({ day: position }),
  z.strictObject({ nth: position, weekday }),
  z.strictObject({ workday: position }),
]);

const schema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.enum(['day', 'workday']), ...daily }),
  z.strictObject({ every: z.literal('week'), weekdays: z.array(weekday).min(1), ...daily }),
  z.strictObject({ every: z.enum(periodKinds), on: dayOf, ...daily }),
  z.strictObject({
    every: z.literal('cron'),
    text: z.string(),
    exceptHolidays: daily.exceptHolidays,
  }),
  z.strictObject({
    every: z.literal('interval'),
    minutes: z.int().positive(),
    exceptHolidays: daily.exceptHolidays,
  }),
  z.strictObject({
    every: z.literal('once'),
    instant: z.string().transform((text) => Temporal.Instant.from(text)),
  }),
]);

/** Written the same whenever it is the same. */
export const cadenceJson = (cadence: Cadence): object =>
  cadence.every === 'once' ? { every: 'once', instant: `${cadence.instant}` } : { ...cadence };

/** Throws when it is no cadence. */
export function readCadenceJson(json: unknown): Cadence {
  const { exceptHolidays, ...cadence } = { exceptHolidays: undefined, ...schema.parse(json) };
  return (exceptHolidays ? { ...cadence, exceptHolidays } : cadence) as Cadence;
}
