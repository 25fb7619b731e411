import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../src/chat/port.ts';
import { createMetrics } from '../../src/operations/metrics.ts';
import { leastRoomBytes, readiness } from '../../src/operations/readiness.ts';
import { operationsRoutes } from '../../src/operations/routes.ts';
import {
  watchHandler,
  watchInbox,
  watchJobs,
  watchPlatform,
} from '../../src/operations/watching.ts';
import { createFakePlatform } from '../support/fake-platform.ts';

const now = Temporal.Instant.from('2026-11-23T12:00:00Z');
const clock = { now: () => now };
const waiting = (seconds: number | null) => ({
  oldestDue: async () => (seconds === null ? null : now.subtract({ seconds })),
  counts: async () => new Map([['needs_person', 2]] as const),
});
const answering = { ping: async () => {} };
const silent = { ping: () => Promise.reject(new Error('connection refused')) };

const disk = (roomBytes: number) => ({ folder: '/data', roomBytes: async () => roomBytes });
const roomy = disk(leastRoomBytes);

describe('whether it is ready', () => {
  it.each([
    ['nothing waits', null, true],
    ['a message has waited five minutes', 300, true],
    ['a message has waited longer', 421, false],
  ])('when %s', async (_, seconds, isReady) => {
    const found = await readiness(answering, { outbox: waiting(seconds) }, clock, roomy);
    expect(found.isReady).toBe(isReady);
    expect(found.reason).toContain(isReady ? 'ready' : 'has waited 7 minutes');
  });

  it('is no when what comes next might not fit on the disk, whatever the database says', async () => {
    for (const database of [answering, silent])
      expect(
        await readiness(database, { outbox: waiting(null) }, clock, disk(leastRoomBytes - 1)),
      ).toEqual({
        isReady: false,
        reason: 'the disk is full: 31 MB are left for /data, and 32 MB are needed',
      });
  });

  it('is no, with the reason, when the database does not answer', async () => {
    const metrics = createMetrics({ outbox: waiting(null), clock, skewMs: null });
    const routes = operationsRoutes(metrics, () =>
      readiness(silent, { outbox: waiting(null) }, clock, roomy),
    );
    const response = await routes.request('/readyz');
    expect(response.status).toBe(503);
    expect(await response.text()).toBe('the database does not answer\n');
    expect((await routes.request('/healthz')).status).toBe(200);
  });
});

describe('the figures', () => {
  it('are read when they are asked for', async () => {
    const metrics = createMetrics({ outbox: waiting(90), clock, skewMs: () => -1_500 });
    const response = await operationsRoutes(metrics, async () => ({
      isReady: true,
      reason: '',
    })).request('/metrics');
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('outbox_oldest_due_seconds 90');
    expect(text).toContain('outbox_messages{state="needs_person"} 2');
    expect(text).toContain('outbox_messages{state="pending"} 0');
    expect(text).toContain('clock_skew_seconds -1.5');
  });

  it('count what happens at the boundaries, and change nothing there', async () => {
    const metrics = createMetrics({ outbox: waiting(null), clock, skewMs: null });
    const answers = ['new', 'busy', 'seen'];
    const inbox = watchInbox(
      {
        begin: async () => ({ state: answers.shift(), answer: null }) as { state: 'new' },
        finish: async () => {},
      },
      metrics,
    );
    for (const state of ['new', 'busy', 'seen'])
      expect((await inbox.begin('p', 'k', now, 1)).state).toBe(state);
    const slow = { ...createFakePlatform('slow'), limits: null };
    slow.send = async (): Promise<SendOutcome> => ({ kind: 'wait', retryAfterMs: 5 });
    expect((await watchPlatform(slow, metrics).send({} as never)).kind).toBe('wait');
    const jobs = watchJobs(new Map([['a.b', async () => {}]]), metrics);
    await jobs.get('a.b')?.(now, { instant: now.subtract({ seconds: 20 }) });
    const times = [0, 40];
    const handle = watchHandler(
      () => Promise.reject(new Error('not taken')),
      metrics,
      () => times.shift() ?? 0,
    );
    await expect(handle({} as never)).rejects.toThrow('not taken');
    const text = await metrics.text();
    expect(text).toContain('inbox_duplicates_total 2');
    expect(text).toContain('ratelimited_total{platform="slow"} 1');
    expect(text).toContain('job_lag_seconds_sum{job="a.b"} 20');
    expect(text).toContain('ack_seconds_sum 0.04');
  });
});
