/** What a sender does at the boundary of a platform: when it keeps silent, when it may say something again. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PublicCard } from '../../src/chat/card.ts';
import type { Announcement } from '../../src/delivery/port.ts';
import type { Timer } from '../../src/delivery/timer.ts';
import { type PlaceId, placeId } from '../../src/domain/ids.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { eastPlace, general, type Office, openOffice } from '../support/office.ts';

const card = (title: string): PublicCard => ({ audience: 'public', title, elements: [] });

/** Goes off when it is told to. */
function byHand() {
  const waiting = new Set<() => void>();
  const timer: Timer = (_, work) => {
    waiting.add(work);
    return () => waiting.delete(work);
  };
  const ring = () => {
    for (const work of [...waiting]) if (waiting.delete(work)) work();
  };
  return { timer, ring };
}

describe.each(engines)('a sender on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  const open = () => openOffice(db.database, { now: '2026-11-23T09:00:00Z' });
  const post = (office: Office, name: string, more: Partial<Announcement> = {}, place = general) =>
    office.delivery.post(office.store, place, card(name), { key: [name], ...more });
  const find = ({ store }: Office, key: string) => store.outbox.byKey(key);

  it.each([
    [45, 1],
    [46, 2],
  ])(
    'held up for %i s looks at the clock before it speaks, and needs %i claims',
    async (seconds, claims) => {
      const office = await open();
      await post(office, 'late');
      const { places } = office.store;
      let pauses = 1;
      const worker = office.newWorker({
        ...office.store,
        places: {
          ...places,
          byId: async (id: PlaceId) => {
            if (pauses-- > 0) office.clock.moveTo(office.clock.now().add({ seconds }));
            return places.byId(id);
          },
        },
      });
      expect(await worker.drain()).toBe(claims);
      expect(office.platform.calls).toHaveLength(1);
      expect(await find(office, 'late')).toMatchObject({ state: 'sent', attempt: 1 });
    },
  );

  it('that is told to stop gives back what it has not sent, and leaves no lease', async () => {
    const office = await open();
    const places = [general, eastPlace];
    for (const [n, place] of places.entries()) await post(office, `m${n}`, {}, place);
    const worker = office.newWorker({
      ...office.store,
      places: {
        ...office.store.places,
        byId: async (id: PlaceId) => {
          void worker.stop();
          return office.store.places.byId(id);
        },
      },
    });
    await worker.drain();
    await worker.stop();
    expect(office.platform.calls).toHaveLength(0);
    for (const n of [0, 1])
      expect(await find(office, `m${n}`)).toMatchObject({
        ...{ state: 'pending', attempt: 0, leaseUntil: null, firstTriedAt: null },
      });
    await office.worker.drain();
    expect(office.platform.shown).toHaveLength(2);
  });

  it('says the same key again while the platform recognises it, without asking it', async () => {
    const office = await open();
    office.platform.idempotentForMs = 50 * 60_000;
    office.platform.lookUp = () => Promise.reject(new Error('nobody asks'));
    office.platform.fail({ kind: 'lost_request' }, { kind: 'lost_request' });
    await post(office, 'again');
    await office.worker.drain();
    for (const pause of ['PT95S', 'PT190S']) await office.advance(pause);
    expect(office.platform.calls.map(({ key }) => key)).toEqual(['again', 'again', 'again']);
    expect(await find(office, 'again')).toMatchObject({ state: 'sent' });
  });

  it('asks instead once the platform does not recognise it any more', async () => {
    const office = await open();
    office.platform.idempotentForMs = 60_000;
    office.platform.fail({ kind: 'lost_reply' });
    await post(office, 'once');
    await office.worker.drain();
    await office.advance('PT95S');
    expect(office.platform.calls).toHaveLength(1);
    expect(await find(office, 'once')).toMatchObject({ state: 'sent', providerRef: 'fake-1' });
  });

  it('repeats once what may be read twice when nobody can tell, and then asks a person', async () => {
    const office = await open();
    office.platform.blind = true;
    office.platform.decide(() => ({ kind: 'lost_request' }));
    await post(office, 'reminder', { policy: 'at_least_once' });
    await office.worker.drain();
    for (let step = 0; step < 16; step += 1) await office.advance('PT15M');
    expect(office.platform.calls).toHaveLength(2);
    expect(await find(office, 'reminder')).toMatchObject({ state: 'needs_person', repeated: true });
  });

  it('keeps to the pace of the platform', async () => {
    const office = await open();
    office.platform.limits = {
      ...{ perConversationPerSecond: 1, perWorkspacePerSecond: 1, perAppPerMinute: null },
    };
    const worker = office.newWorker();
    for (const name of ['a', 'b', 'c']) await post(office, name);
    await post(office, 'east', {}, eastPlace);
    const shown: number[] = [];
    for (let second = 0; second < 4; second += 1) {
      await worker.drain();
      shown.push(office.platform.shown.length);
      office.clock.moveTo(office.clock.now().add({ seconds: 1 }));
    }
    expect(shown).toEqual([1, 2, 3, 4]);
  });

  it('leaves the whole workspace in peace when the platform says so, and nobody counts it', async () => {
    const office = await open();
    office.platform.fail({ kind: 'rate_limited', retryAfterMs: 30_000, scope: 'workspace' });
    await post(office, 'first', { priority: 0 });
    await office.worker.drain();
    await post(office, 'second', {}, eastPlace);
    await office.advance('PT29S');
    expect(office.platform.calls).toHaveLength(1);
    await office.advance('PT1S');
    expect(office.platform.shown).toHaveLength(2);
    expect(await find(office, 'first')).toMatchObject({ attempt: 1 });
  });

  it('lets half as much through after it was turned away, and a tenth more with every minute', async () => {
    const office = await open();
    office.platform.limits = {
      ...{ perConversationPerSecond: null, perWorkspacePerSecond: 4, perAppPerMinute: null },
    };
    const worker = office.newWorker();
    office.platform.fail({ kind: 'rate_limited', retryAfterMs: 10_000, scope: 'workspace' });
    for (let n = 0; n < 12; n += 1) await post(office, `m${n}`);
    await worker.drain();
    const shown: number[] = [];
    for (const pause of [{ seconds: 10 }, { seconds: 1 }, { minutes: 3 }, { minutes: 3 }]) {
      office.clock.moveTo(office.clock.now().add(pause));
      const before = office.platform.shown.length;
      await worker.drain();
      shown.push(office.platform.shown.length - before);
    }
    expect(shown).toEqual([2, 2, 3, 4]);
  });

  it('is slowed once by what comes while it is closed, and never below an eighth', async () => {
    const office = await open();
    const pace = { perConversationPerSecond: null, perAppPerMinute: null };
    const paces = [{ platform: 'fake', perWorkspacePerSecond: 8, ...pace }];
    for (let n = 0; n < 12; n += 1) {
      const place = { ...general, id: placeId(`room-${n}`), ref: `C-room-${n}` };
      await office.store.places.save([place]);
      await post(office, `m${n}`, {}, place);
    }
    const { outbox } = office.store;
    const claim = () => outbox.claim(office.clock.now(), 16, 60_000, paces);
    const turnAway = async (claimed: Awaited<ReturnType<typeof claim>>) => {
      const now = office.clock.now();
      const closes = { platform: 'fake', scope: 'workspace' } as const;
      const outcome = { state: 'pending', error: '', waited: true, closes } as const;
      for (const { key, fence } of claimed)
        await outbox.settle(key, fence, { ...outcome, nextAt: now.add({ seconds: 1 }) }, now);
      office.clock.moveTo(now.add({ seconds: 1 }));
    };
    const taken: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const claimed = await claim();
      taken.push(claimed.length);
      await turnAway(claimed);
    }
    expect(taken).toEqual([8, 4, 2, 1, 1, 1]);
  });

  it('waits for no call that does not end, and nobody looks while it may still do something', async () => {
    const office = await open();
    const { timer, ring } = byHand();
    const worker = office.newWorker(office.store, timer);
    let end = () => {};
    office.platform.fail({
      kind: 'delayed',
      until: new Promise<void>((resolve) => (end = resolve)),
    });
    await post(office, 'hung');
    const drained = worker.drain();
    await vi.waitFor(() => expect(office.platform.calls).toHaveLength(1));
    // It is broken off, does not heed it, and is left alone.
    for (let n = 0; n < 2; n += 1) ring();
    await drained;
    expect(await find(office, 'hung')).toMatchObject({ state: 'ambiguous', leaseUntil: null });
    for (let beat = 0; beat < 6; beat += 1) {
      await office.advance('PT100S');
      expect(await find(office, 'hung')).toMatchObject({ state: 'ambiguous', attempt: 1 });
      ring();
      await vi.waitFor(async () =>
        expect(await office.store.outbox.nextDue()).toEqual(
          office.clock.now().add({ seconds: 135 }),
        ),
      );
    }
    end();
    await office.advance('PT135S');
    expect(await find(office, 'hung')).toMatchObject({ state: 'sent', providerRef: 'fake-1' });
    expect(office.platform.shown).toHaveLength(1);
  });

  it('tells a call that takes too long to leave nothing behind, and looks it up as usual when it heeds that', async () => {
    const office = await open();
    const { timer, ring } = byHand();
    office.platform.send = (_, signal) =>
      new Promise((__, reject) =>
        signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
      );
    await post(office, 'heeded');
    const drained = office.newWorker(office.store, timer).drain();
    await vi.waitFor(async () =>
      expect(await find(office, 'heeded')).toMatchObject({ state: 'sending' }),
    );
    await vi.waitFor(async () => {
      ring();
      expect(await find(office, 'heeded')).toMatchObject({
        state: 'ambiguous',
        error: 'AbortError',
      });
    });
    await drained;
    expect(await office.store.outbox.nextDue()).toEqual(office.clock.now().add({ seconds: 95 }));
  });

  it('does not wait for ever for what a platform says of a message', async () => {
    const office = await open();
    const { timer, ring } = byHand();
    office.platform.fail({ kind: 'lost_reply' });
    await post(office, 'asked');
    await office.worker.drain();
    office.platform.lookUp = () => new Promise(() => {});
    office.clock.moveTo(office.clock.now().add({ seconds: 95 }));
    const drained = office.newWorker(office.store, timer).drain();
    await vi.waitFor(async () => {
      ring();
      expect(await find(office, 'asked')).toMatchObject({
        ...{ state: 'ambiguous', error: 'cannot be told yet' },
      });
    });
    await drained;
  });
});
