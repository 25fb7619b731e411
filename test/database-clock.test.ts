import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createDatabaseClock } from '../src/database-clock.ts';
import { silentLog } from '../src/log.ts';

const noon = Temporal.Instant.from('2026-11-23T12:00:00Z');

/** A machine and a database, each with its own idea of the time; `answerMs` is how long the database takes. */
function surroundings(options: { machineAheadMs?: number } = {}) {
  const world = { passedMs: 0, databaseAheadMs: 0, answerMs: 100, isDown: false };
  const warnings: string[] = [];
  const machine = {
    monotonicMs: () => 5_000 + world.passedMs,
    now: () => noon.add({ milliseconds: world.passedMs + (options.machineAheadMs ?? 0) }),
  };
  const ask = async () => {
    if (world.isDown) throw new Error('connection refused');
    world.passedMs += world.answerMs / 2;
    const answer = noon.add({ milliseconds: world.passedMs + world.databaseAheadMs });
    world.passedMs += world.answerMs / 2;
    return answer;
  };
  const log = {
    ...silentLog,
    child: () => log,
    warn: (...words: unknown[]) => void warnings.push(String(words[1])),
  } as typeof silentLog;
  return { world, warnings, open: () => createDatabaseClock(ask, machine, log) };
}

const after = (clock: { now(): Temporal.Instant }) => noon.until(clock.now()).total('milliseconds');

describe('the clock of the database', () => {
  it('shows the database’s time, whatever the machine believes', async () => {
    const { world, open } = surroundings({ machineAheadMs: 3_600_000 });
    const clock = await open();
    expect(after(clock)).toBe(100);
    world.passedMs += 30_000;
    expect(after(clock)).toBe(30_100);
  });

  it('takes the middle of the question for the time of the answer', async () => {
    const { world, open } = surroundings();
    world.answerMs = 900;
    expect(after(await open())).toBe(900);
  });

  it('goes on as it was when the database is slow or away', async () => {
    const { world, open } = surroundings();
    const clock = await open();
    world.databaseAheadMs = 10_000;
    world.answerMs = 1_000;
    await clock.sync();
    expect(after(clock)).toBe(1_100);
    world.isDown = true;
    await clock.sync();
    world.passedMs += 500;
    expect(after(clock)).toBe(1_600);
  });

  it('never goes back, and waits until the database’s time has caught up', async () => {
    const { world, open } = surroundings();
    const clock = await open();
    world.databaseAheadMs = -2_000;
    expect(after(clock)).toBe(100);
    await clock.sync();
    expect(after(clock)).toBe(100);
    world.passedMs += 1_000;
    expect(after(clock)).toBe(100);
    world.passedMs += 1_000;
    expect(after(clock)).toBe(200);
  });

  it('follows a database whose time goes ahead', async () => {
    const { world, open } = surroundings();
    const clock = await open();
    world.databaseAheadMs = 60_000;
    await clock.sync();
    expect(after(clock)).toBe(60_200);
  });

  it.each([
    [59_000, 0],
    [60_000, 1],
    [-60_000, 1],
  ])('warns of a machine that is %i ms off: %i times', async (machineAheadMs, times) => {
    const { warnings, open } = surroundings({ machineAheadMs });
    const clock = await open();
    expect(warnings).toHaveLength(times);
    expect(clock.skewMs()).toBe(machineAheadMs);
  });

  it('cannot begin without an answer', async () => {
    const { world, open } = surroundings();
    world.answerMs = 1_000;
    await expect(open()).rejects.toThrow('1000 ms');
    world.isDown = true;
    await expect(open()).rejects.toThrow('refused');
  });
});
