/** What a sender does at the boundary of a platform: when it keeps silent, when it may say something again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicCard } from '../../src/chat/card.ts';
import type { Announcement } from '../../src/delivery/port.ts';
import type { PlaceId } from '../../src/domain/ids.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { eastPlace, general, type Office, openOffice } from '../support/office.ts';

const card = (title: string): PublicCard => ({ audience: 'public', title, elements: [] });

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
});
