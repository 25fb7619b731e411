import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  afterLookUp,
  afterSend,
  givenBack,
  isRecognised,
  isTooLate,
  mayComeLate,
  uncertain,
  unended,
  vanished,
} from '../../src/delivery/settlement.ts';
import { placeId } from '../../src/domain/ids.ts';
import type { OutboxMessage } from '../../src/store/port-delivery.ts';

const now = Temporal.Instant.from('2026-11-23T09:00:00Z');

const plain = { name: 'slack' };

const claimed = (parts: Partial<OutboxMessage> = {}): OutboxMessage => ({
  key: 'contest.launched:c7',
  to: { kind: 'place', id: placeId('p1') },
  locale: 'en',
  card: { audience: 'public', title: 'Q4 sprint', elements: [] },
  lane: 'place:p1',
  priority: 1,
  policy: 'once',
  batch: null,
  updates: null,
  expiresAt: null,
  state: 'pending',
  attempt: 1,
  fence: 1,
  leaseUntil: now.add({ seconds: 60 }),
  firstTriedAt: now,
  repeated: false,
  addedAt: now,
  providerRef: null,
  updatesRef: null,
  error: null,
  ...parts,
});

describe('after a send', () => {
  it('keeps the reference of what was shown', () => {
    expect(afterSend({ kind: 'sent', ref: 'm1' }, claimed(), now, plain)).toEqual({
      state: 'sent',
      ref: 'm1',
    });
  });

  it('waits as long as the platform asks, and does not count it as an attempt', () => {
    expect(afterSend({ kind: 'wait', retryAfterMs: 30_000 }, claimed(), now, plain)).toEqual({
      state: 'pending',
      nextAt: now.add({ seconds: 30 }),
      error: 'told to wait',
      waited: true,
      closes: { platform: 'slack', scope: 'conversation' },
    });
  });

  it('never waits for nothing: a platform that says "wait 0" is not asked in a circle', () => {
    const outcome = afterSend({ kind: 'wait', retryAfterMs: 0 }, claimed(), now, plain);
    expect('nextAt' in outcome && outcome.nextAt.epochMilliseconds > now.epochMilliseconds).toBe(
      true,
    );
  });

  it('ends with a reason when the platform refuses', () => {
    expect(
      afterSend({ kind: 'refused', reason: 'channel_not_found' }, claimed(), now, plain),
    ).toEqual({
      state: 'refused',
      error: 'channel_not_found',
    });
  });

  it('lets an uncertain send settle before it is looked up', () => {
    expect(afterSend({ kind: 'ambiguous', reason: 'timeout' }, claimed(), now, plain)).toEqual({
      state: 'ambiguous',
      nextAt: now.add({ seconds: 95 }),
      error: 'timeout',
    });
  });
});

describe('after a look-up', () => {
  it('is sent when the message is found', () => {
    expect(afterLookUp({ ref: 'm1' }, claimed(), now, plain)).toEqual({ state: 'sent', ref: 'm1' });
  });

  it('may be sent again only when it is absent for certain', () => {
    expect(afterLookUp('absent', claimed(), now, plain)).toMatchObject({
      state: 'pending',
      nextAt: now,
    });
    expect(afterLookUp(null, claimed(), now, plain)).toMatchObject({ state: 'ambiguous' });
  });

  it('goes to a person when the platform keeps losing it', () => {
    expect(afterLookUp('absent', claimed({ attempt: 10 }), now, plain)).toMatchObject({
      state: 'needs_person',
    });
  });

  it('goes to a person when nobody can tell for three hours', () => {
    const early = claimed({ firstTriedAt: now.subtract({ hours: 3 }).add({ seconds: 1 }) });
    const late = claimed({ firstTriedAt: now.subtract({ hours: 3 }) });
    expect(uncertain('cannot be told yet', early, now, plain)).toMatchObject({
      state: 'ambiguous',
    });
    expect(uncertain('cannot be told yet', late, now, plain)).toMatchObject({
      state: 'needs_person',
    });
  });

  it('asks less and less often, but at least every quarter of an hour', () => {
    const pauses = [1, 2, 3, 9].map((attempt) => {
      const outcome = uncertain('', claimed({ attempt }), now, plain);
      return 'nextAt' in outcome ? now.until(outcome.nextAt).total('seconds') : 0;
    });
    expect(pauses).toEqual([95, 190, 380, 900]);
  });
});

describe('before a send', () => {
  it('is too late when the call and a margin could end after the claim', () => {
    const at = (seconds: number) => isTooLate(claimed(), now.add({ seconds }));
    expect([at(0), at(45), at(46), at(60), at(600)]).toEqual([false, false, true, true, true]);
    expect(isTooLate(claimed({ leaseUntil: null }), now)).toBe(false);
  });

  it('gives back what it has not sent as it was found, and counts nothing', () => {
    for (const state of ['pending', 'ambiguous'] as const)
      expect(givenBack(claimed({ state }), now)).toMatchObject({
        state,
        nextAt: now,
        waited: true,
      });
  });

  it('knows for how long the platform tells a repetition from a new message', () => {
    const tried = claimed({ firstTriedAt: now.subtract({ minutes: 50 }) });
    const within = (minutes: number) =>
      isRecognised(tried, now, { name: 'lark', idempotentForMs: minutes * 60_000 });
    expect([within(50), within(51)]).toEqual([false, true]);
    expect(isRecognised(tried, now, plain)).toBe(false);
    expect(
      isRecognised(claimed({ firstTriedAt: null }), now, { name: 'l', idempotentForMs: 9 }),
    ).toBe(false);
  });
});

describe('a message whose fate is open', () => {
  it('stays open when the platform turns a repetition away', () => {
    const outcome = afterSend(
      { kind: 'wait', retryAfterMs: 5, scope: 'app' },
      claimed({ state: 'ambiguous' }),
      now,
      plain,
    );
    expect(outcome).toMatchObject({ state: 'ambiguous', closes: { scope: 'app' } });
  });

  it('is repeated once, if that is allowed, when nobody can tell', () => {
    const may = { policy: 'at_least_once' } as const;
    expect(afterLookUp(null, claimed(may), now, plain)).toMatchObject({
      ...{ state: 'pending', repeats: true },
    });
    expect(afterLookUp(null, claimed({ ...may, repeated: true }), now, plain)).toMatchObject({
      state: 'ambiguous',
    });
  });

  it('is tried again within five minutes where another send is all it takes', () => {
    const lark = { name: 'lark', idempotentForMs: 50 * 60_000 };
    const late = uncertain('timeout', claimed({ attempt: 9 }), now, lark);
    expect(late).toMatchObject({ nextAt: now.add({ minutes: 5 }) });
    const update = uncertain('timeout', claimed({ attempt: 9, updates: 'board' }), now, plain);
    expect(update).toMatchObject({ nextAt: now.add({ minutes: 5 }) });
  });

  it('is looked at as soon as the vanished call must have ended, however often that happened', () => {
    expect(vanished(claimed({ attempt: 9 }), now)).toMatchObject({
      ...{ state: 'ambiguous', nextAt: now.add({ seconds: 95 }) },
    });
    const tried = claimed({ firstTriedAt: now.subtract({ hours: 3 }) });
    expect(vanished(tried, now)).toMatchObject({ state: 'needs_person' });
  });

  it('is looked at soon, too, where it may be said once more', () => {
    const mild = { policy: 'at_least_once', attempt: 9 } as const;
    const pauses = [{}, { repeated: true }].map((more) => {
      const outcome = uncertain('timeout', claimed({ ...mild, ...more }), now, plain);
      return 'nextAt' in outcome ? now.until(outcome.nextAt).total('minutes') : 0;
    });
    expect(pauses).toEqual([5, 15]);
  });
});

describe('a call that does not end', () => {
  const lark = { name: 'lark', idempotentForMs: 50 * 60_000 };

  it('may come late, unless the platform recognises it and it changes nothing in place', () => {
    expect(mayComeLate(claimed(), now, plain)).toBe(true);
    expect(mayComeLate(claimed(), now, lark)).toBe(false);
    expect(mayComeLate(claimed({ updates: 'board' }), now, lark)).toBe(true);
  });

  it('keeps its message from others until its process has said so twice', () => {
    const after = (message: OutboxMessage, sender: typeof plain) => {
      const outcome = unended(message, now, sender);
      return 'nextAt' in outcome ? now.until(outcome.nextAt).total('seconds') : 0;
    };
    expect(after(claimed(), plain)).toBe(135);
    expect(after(claimed({ attempt: 3 }), plain)).toBe(380);
    expect(after(claimed(), lark)).toBe(95);
  });

  it('goes to a person like everything else that was tried for three hours', () => {
    const tried = claimed({ firstTriedAt: now.subtract({ hours: 3 }) });
    expect(unended(tried, now, plain)).toMatchObject({ state: 'needs_person' });
  });
});
