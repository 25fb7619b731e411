import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { goingOn, VirtualClock } from '../src/clock.ts';

const at = (text: string) => Temporal.Instant.from(`2026-11-24T${text}Z`);

describe('a clock that goes on while another stands still', () => {
  const open = () => {
    const still = new VirtualClock(at('09:00:00'));
    const elapsed = { ms: 500 };
    const clock = goingOn(still, () => elapsed.ms);
    return { still, elapsed, reads: () => clock.now().toString() };
  };

  it('begins where that one stands, and goes on by itself', () => {
    const { elapsed, reads } = open();
    expect(reads()).toBe('2026-11-24T09:00:00Z');
    elapsed.ms += 1500.7;
    expect(reads()).toBe('2026-11-24T09:00:01.5Z');
  });

  it('is moved ahead with it, and goes on from there', () => {
    const { still, elapsed, reads } = open();
    elapsed.ms += 10_000;
    still.moveTo(at('12:00:00'));
    expect(reads()).toBe('2026-11-24T12:00:00Z');
    elapsed.ms += 1000;
    expect(reads()).toBe('2026-11-24T12:00:01Z');
  });

  it('never goes back: not when that one is moved to where it has been already', () => {
    const { still, elapsed, reads } = open();
    elapsed.ms += 10_000;
    expect(reads()).toBe('2026-11-24T09:00:10Z');
    still.moveTo(at('09:00:05'));
    expect(reads()).toBe('2026-11-24T09:00:10Z');
    elapsed.ms += 1000;
    expect(reads()).toBe('2026-11-24T09:00:11Z');
  });
});
