/** The functions that every expression knows. Each gets its arguments computed; nothing among them gives nothing, but in `if_none`. */

import { Temporal } from 'temporal-polyfill';
import {
  compare,
  multiply,
  type Rational,
  type RoundingMode,
  rational,
  round,
} from '../../rational.ts';
import { asNumber, type Value } from './value.ts';

interface Known {
  readonly least: number;
  readonly most: number;
  readonly compute: (args: readonly Value[]) => Value;
}

/** All of the arguments as numbers, or nothing at all. */
const ofNumbers =
  (compute: (args: readonly Rational[]) => Rational | null) =>
  (args: readonly Value[]): Value => {
    const numbers = args.map(asNumber);
    return numbers.some((each) => each === null) ? null : compute(numbers as Rational[]);
  };

const ofTexts =
  (compute: (text: string, part: string) => Value) =>
  ([text, part = '']: readonly Value[]): Value =>
    typeof text === 'string' && typeof part === 'string' ? compute(text, part) : null;

/** Days are texts (`2026-01-31`); anything else gives nothing. */
function dayOf(value: Value | undefined): Temporal.PlainDate | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' });
  } catch {
    return null;
  }
}

const ofDays =
  (count: (from: Temporal.PlainDate, to: Temporal.PlainDate) => number) =>
  ([a, b = a]: readonly Value[]): Value => {
    const [from, to] = [dayOf(a), dayOf(b)];
    return from && to && rational(BigInt(count(from, to)));
  };

const whole = (mode: RoundingMode) =>
  ofNumbers(([value = rational(0n)]) => rational(round(value, mode)));

/** `round(x, places)`: half up, away from zero. */
const rounded = ofNumbers(([value = rational(0n), places = rational(0n)]) => {
  if (places.den !== 1n || places.num < 0n || places.num > 12n) return null;
  const scale = rational(10n ** places.num);
  return rational(round(multiply(value, scale), 'half-up'), scale.num);
});

const extreme = (sign: 1 | -1) =>
  ofNumbers((all) => all.reduce((best, each) => (compare(each, best) === sign ? each : best)));

export const functions: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['min', { least: 1, most: 8, compute: extreme(-1) }],
  ['max', { least: 1, most: 8, compute: extreme(1) }],
  [
    'abs',
    {
      least: 1,
      most: 1,
      compute: ofNumbers(([value = rational(0n)]) =>
        value.num < 0n ? rational(-value.num, value.den) : value,
      ),
    },
  ],
  ['floor', { least: 1, most: 1, compute: whole('floor') }],
  ['ceil', { least: 1, most: 1, compute: whole('ceiling') }],
  ['round', { least: 1, most: 2, compute: rounded }],
  ['if_none', { least: 2, most: 2, compute: ([value = null, other = null]) => value ?? other }],
  ['days_between', { least: 2, most: 2, compute: ofDays((from, to) => from.until(to).days) }],
  [
    'months_between',
    {
      least: 2,
      most: 2,
      compute: ofDays((from, to) => from.until(to, { largestUnit: 'month' }).months),
    },
  ],
  ['year', { least: 1, most: 1, compute: ofDays(({ year }) => year) }],
  ['month', { least: 1, most: 1, compute: ofDays(({ month }) => month) }],
  ['lower', { least: 1, most: 1, compute: ofTexts((text) => text.toLowerCase()) }],
  ['starts_with', { least: 2, most: 2, compute: ofTexts((text, part) => text.startsWith(part)) }],
  ['ends_with', { least: 2, most: 2, compute: ofTexts((text, part) => text.endsWith(part)) }],
  ['contains', { least: 2, most: 2, compute: ofTexts((text, part) => text.includes(part)) }],
]);
