import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWakeUp } from '../../src/delivery/wake-up.ts';
import { silentLog } from '../../src/log.ts';

describe('the wake-up call', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-23T09:00:30Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('calls about once a minute, also after a call that failed, until it is stopped', async () => {
    let calls = 0;
    const wakeUp = createWakeUp(async () => {
      calls += 1;
      throw new Error('the database is away');
    }, silentLog);
    wakeUp.start();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(calls).toBe(0);
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(calls).toBe(3);
    await wakeUp.stop();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(calls).toBe(3);
  });

  it('calls at once when it is told to, one call after the other', async () => {
    const calls: string[] = [];
    const ends: (() => void)[] = [];
    const wakeUp = createWakeUp(() => {
      calls.push('begun');
      return new Promise<void>((resolve) => ends.push(resolve)).then(() => void calls.push('done'));
    }, silentLog);
    const both = Promise.all([wakeUp.now(), wakeUp.now()]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls).toEqual(['begun']);
    ends.shift()?.();
    await vi.advanceTimersByTimeAsync(1_000);
    ends.shift()?.();
    await both;
    expect(calls).toEqual(['begun', 'done', 'begun', 'done']);
    await wakeUp.stop();
  });

  it('waits on stopping for the call under way', async () => {
    let end = () => {};
    const wakeUp = createWakeUp(() => new Promise((resolve) => (end = resolve)), silentLog);
    wakeUp.start();
    await vi.advanceTimersByTimeAsync(60_000);
    let stopped = false;
    const stopping = wakeUp.stop().then(() => {
      stopped = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stopped).toBe(false);
    end();
    await stopping;
    expect(stopped).toBe(true);
  });
});
