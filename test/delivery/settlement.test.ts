import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { afterLookUp, afterSend, uncertain } from '../../src/delivery/settlement.ts';
import { placeId } from '../../src/domain/ids.ts';
import type { OutboxMessage } from '../../src/store/port-delivery.ts';

const now = Temporal.Instant.from('2026-11-23T09:00:00Z');

const claimed = (parts: Partial<OutboxMessage> = {}): OutboxMessage => ({
  key: 'contest.launched:c7',
  to: { kind: 'place', id: placeId('p1') },
  locale: 'en',
  card: { audience: 'public', title: 'Q4 sprint', elements: [] },
  lane: 'place:p1',
  updates: null,
  expiresAt: null,
  state: 'pending',
  attempt: 1,
  fence: 1,
  firstTriedAt: now,
  providerRef: null,
  updatesRef: null,
  error: null,
  ...parts,
});

describe('after a send', () => {
  it('keeps the reference of what was shown', () => {
    expect(afterSend({ kind: 'sent', ref: 'm1' }, claimed(), now)).toEqual({
      state: 'sent',
      ref: 'm1',
    });
  });

  it('waits as long as the platform asks, and does not count it as an attempt', () => {
    expect(afterSend({ kind: 'wait', retryAfterMs: 30_000 }, claimed(), now)).toEqual({
      state: 'pending',
      nextAt: now.add({ seconds: 30 }),
      error: 'told to wait',
      waited: true,
    });
  });

  it('never waits for nothing: a platform that says "wait 0" is not asked in a circle', () => {
    const outcome = afterSend({ kind: 'wait', retryAfterMs: 0 }, claimed(), now);
    expect('nextAt' in outcome && outcome.nextAt.epochMilliseconds > now.epochMilliseconds).toBe(
      true,
    );
  });

  it('ends with a reason when the platform refuses', () => {
    expect(afterSend({ kind: 'refused', reason: 'channel_not_found' }, claimed(), now)).toEqual({
      state: 'refused',
      error: 'channel_not_found',
    });
  });

  it('lets an uncertain send settle before it is looked up', () => {
    expect(afterSend({ kind: 'ambiguous', reason: 'timeout' }, claimed(), now)).toEqual({
      state: 'ambiguous',
      nextAt: now.add({ seconds: 45 }),
      error: 'timeout',
    });
  });
});

describe('after a look-up', () => {
  it('is sent when the message is found', () => {
    expect(afterLookUp({ ref: 'm1' }, claimed(), now)).toEqual({ state: 'sent', ref: 'm1' });
  });

  it('may be sent again only when it is absent for certain', () => {
    expect(afterLookUp('absent', claimed(), now)).toMatchObject({ state: 'pending', nextAt: now });
    expect(afterLookUp(null, claimed(), now)).toMatchObject({ state: 'ambiguous' });
  });

  it('goes to a person when the platform keeps losing it', () => {
    expect(afterLookUp('absent', claimed({ attempt: 10 }), now)).toMatchObject({
      state: 'needs_person',
    });
  });

  it('goes to a person when nobody can tell for three hours', () => {
    const early = claimed({ firstTriedAt: now.subtract({ hours: 3 }).add({ seconds: 1 }) });
    const late = claimed({ firstTriedAt: now.subtract({ hours: 3 }) });
    expect(uncertain('cannot be told yet', early, now)).toMatchObject({ state: 'ambiguous' });
    expect(uncertain('cannot be told yet', late, now)).toMatchObject({ state: 'needs_person' });
  });

  it('asks less and less often, but at least every quarter of an hour', () => {
    const pauses = [1, 2, 3, 9].map((attempt) => {
      const outcome = uncertain('', claimed({ attempt }), now);
      return 'nextAt' in outcome ? now.until(outcome.nextAt).total('seconds') : 0;
    });
    expect(pauses).toEqual([45, 90, 180, 900]);
  });
});
