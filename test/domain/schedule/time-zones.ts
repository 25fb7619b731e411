/** Where clocks change: 26 zones with gaps and repetitions of all kinds, and what the rules of schedules mean there, told by brute force. */
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';

/** UTC instant, and the offset in minutes before and after it. From tzdata 2025b, 2025 to 2030. */
type Transition = readonly [string, number, number];

const file = new URL('../../fixtures/time/transitions-2025-2030.json', import.meta.url);
export const published = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
  Record<string, readonly Transition[]>
>;
export const zones: readonly string[] = Object.keys(published);

/** A time in which the offset stays the same; milliseconds. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

export function stretchesOf(
  zone: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let at = from.toZonedDateTimeISO(zone); ; ) {
    const next = at.getTimeZoneTransition('next');
    const end = Math.min(next?.epochMilliseconds ?? Infinity, until.epochMilliseconds);
    const offset = at.offsetNanoseconds / 1_000_000;
    found.push({ from: at.epochMilliseconds, until: end, offset });
    if (!next || end === until.epochMilliseconds) return found;
    at = next;
  }
}

/** The first moment at which clocks show that time or a later one; undefined beyond the stretches. */
export function firstShowing(stretches: readonly Stretch[], local: number): number | undefined {
  for (const { from, until, offset } of stretches) {
    const at = Math.max(from, local - offset);
    if (at < until) return at;
  }
  return undefined;
}
