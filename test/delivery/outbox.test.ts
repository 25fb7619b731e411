import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicCard } from '../../src/chat/card.ts';
import type { Place } from '../../src/domain/workspace.ts';
import { people } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { eastPlace, general, type Office, openOffice } from '../support/office.ts';

const card = (title: string): PublicCard => ({ audience: 'public', title, elements: [] });
const titles = ({ platform }: Office) => platform.shown.map(({ message }) => message.to.card.title);

describe.each(engines)('the outbox on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  const open = () => openOffice(db.database, { now: '2026-11-23T09:00:00Z' });
  const post = (office: Office, name: string, place: Place = general) =>
    office.delivery.post(office.store, place, card(name), { key: ['test', name] });
  const stateOf = async (office: Office, name: string) =>
    (await office.store.outbox.byKey(`test:${name}`))?.state;

  it('shows a message once, however often it is drained', async () => {
    const office = await open();
    await post(office, 'hello');
    await post(office, 'hello');
    await office.worker.drain();
    await office.worker.drain();
    expect(titles(office)).toEqual(['hello']);
    expect(await stateOf(office, 'hello')).toBe('sent');
  });

  it('refuses two different cards for one fact', async () => {
    const office = await open();
    await post(office, 'hello');
    await expect(
      office.delivery.post(office.store, general, card('other'), { key: ['test', 'hello'] }),
    ).rejects.toThrow('another card');
  });

  it('says nothing of a fact that was rolled back', async () => {
    const office = await open();
    const failing = office.store.transaction(async (tx) => {
      await office.delivery.post(tx, general, card('never'), { key: ['test', 'never'] });
      throw new Error('the fact did not happen');
    });
    await expect(failing).rejects.toThrow('did not happen');
    expect(await office.worker.drain()).toBe(0);
    expect(titles(office)).toEqual([]);
  });

  it('shows each message once while four workers race, and in the order of its lane', async () => {
    const office = await open();
    const names = Array.from({ length: 12 }, (_, index) => `m${index}`);
    for (const name of names) {
      await post(office, `g-${name}`);
      await post(office, `e-${name}`, eastPlace);
      await office.delivery.tell(
        office.store,
        { id: people.ann.id, locale: 'en' },
        card(`p-${name}`),
        { key: ['test', `p-${name}`] },
      );
    }
    const workers = Array.from({ length: 4 }, () => office.newWorker());
    await Promise.all(workers.map((worker) => worker.drain()));
    for (const lane of ['g', 'e', 'p'])
      expect(titles(office).filter((title) => title.startsWith(lane))).toEqual(
        names.map((name) => `${lane}-${name}`),
      );
    expect(office.platform.calls).toHaveLength(36);
  });

  it('sends what a killed sender had only claimed, after looking it up', async () => {
    const office = await open();
    await post(office, 'claimed');
    const [claimed] = await office.store.outbox.claim(office.clock.now(), 10, 60_000);
    expect(claimed?.state).toBe('pending');
    await office.advance('PT59S');
    expect(titles(office)).toEqual([]);
    await office.advance('PT1S');
    expect(await stateOf(office, 'claimed')).toBe('ambiguous');
    await office.advance('PT10M');
    expect(titles(office)).toEqual(['claimed']);
    expect(await stateOf(office, 'claimed')).toBe('sent');
  });

  it('does not repeat what a killed sender had already shown', async () => {
    const office = await open();
    await post(office, 'shown');
    await office.store.outbox.claim(office.clock.now(), 10, 60_000);
    await office.platform.send({
      key: 'test:shown',
      tenant: 'T1',
      to: { kind: 'place', place: general.ref, card: card('shown') },
      locale: 'en',
      update: null,
    });
    await office.advance('PT2M');
    await office.advance('PT10M');
    expect(titles(office)).toEqual(['shown']);
    expect(await office.store.outbox.byKey('test:shown')).toMatchObject({
      state: 'sent',
      providerRef: 'fake-1',
    });
  });

  it('records nothing for a sender whose claim has passed on', async () => {
    const office = await open();
    await post(office, 'slow');
    const [first] = await office.store.outbox.claim(office.clock.now(), 10, 60_000);
    const later = office.clock.now().add({ seconds: 61 });
    const [second] = await office.store.outbox.claim(later, 10, 60_000);
    expect(second?.state).toBe('sending');
    const late = { state: 'sent', ref: 'late' } as const;
    expect(await office.store.outbox.settle('test:slow', first?.fence ?? 0, late, later)).toBe(
      false,
    );
    expect(await stateOf(office, 'slow')).toBe('sending');
  });

  it.each([
    ['the reply was lost', { kind: 'lost_reply' }],
    ['the request was lost', { kind: 'lost_request' }],
    ['the platform threw after showing it', { kind: 'throws', shown: true }],
    ['the platform threw before showing it', { kind: 'throws', shown: false }],
  ] as const)('shows a message exactly once when %s', async (_, fault) => {
    const office = await open();
    office.platform.fail(fault);
    await post(office, 'once');
    await office.worker.drain();
    expect(await stateOf(office, 'once')).toBe('ambiguous');
    await office.advance('PT94S');
    expect(await stateOf(office, 'once')).toBe('ambiguous');
    await office.advance('PT1S');
    expect(titles(office)).toEqual(['once']);
    expect(await stateOf(office, 'once')).toBe('sent');
  });

  it('leaves to a person what cannot be told, and never sends it blindly again', async () => {
    const office = await open();
    office.platform.blind = true;
    office.platform.fail({ kind: 'lost_request' });
    await post(office, 'unknown');
    await office.worker.drain();
    for (let quarter = 0; quarter < 14; quarter += 1) await office.advance('PT15M');
    expect(office.platform.calls).toHaveLength(1);
    expect(await office.store.outbox.byKey('test:unknown')).toMatchObject({
      state: 'needs_person',
      error: 'cannot be told yet',
    });
  });

  it('lets only the lane wait that the platform slows down, and counts no attempt', async () => {
    const office = await open();
    office.platform.decide(({ to }) =>
      to.kind === 'place' && to.place === general.ref
        ? { kind: 'rate_limited', retryAfterMs: 30_000 }
        : { kind: 'none' },
    );
    await post(office, 'slowed');
    await post(office, 'free', eastPlace);
    await office.worker.drain();
    expect(titles(office)).toEqual(['free']);
    expect(await office.store.outbox.byKey('test:slowed')).toMatchObject({
      state: 'pending',
      attempt: 0,
      firstTriedAt: null,
    });
    office.platform.decide(() => ({ kind: 'none' }));
    await office.advance('PT29S');
    expect(titles(office)).toEqual(['free']);
    await office.advance('PT1S');
    expect(titles(office)).toEqual(['free', 'slowed']);
  });

  it('goes on with the next message of the lane when one is refused', async () => {
    const office = await open();
    office.platform.fail({ kind: 'refused', reason: 'is_archived' });
    await post(office, 'refused');
    await post(office, 'next');
    await office.worker.drain();
    expect(titles(office)).toEqual(['next']);
    expect(await office.store.outbox.byKey('test:refused')).toMatchObject({
      state: 'refused',
      error: 'is_archived',
    });
  });

  it('lets nothing overtake a message whose fate is open', async () => {
    const office = await open();
    office.platform.fail({ kind: 'lost_request' });
    await post(office, 'first');
    await post(office, 'second');
    await office.worker.drain();
    expect(titles(office)).toEqual([]);
    await office.advance('PT2M');
    expect(titles(office)).toEqual(['first', 'second']);
  });

  it('drops what is not worth showing any more', async () => {
    const office = await open();
    await office.delivery.post(office.store, general, card('stale'), {
      key: ['test', 'stale'],
      expiresAt: office.clock.now().add({ hours: 1 }),
    });
    office.clock.moveTo(office.clock.now().add({ hours: 1 }));
    await office.worker.drain();
    expect(titles(office)).toEqual([]);
    expect(await stateOf(office, 'stale')).toBe('expired');
  });

  it('changes a message in place once the message itself is shown', async () => {
    const office = await open();
    office.platform.fail({ kind: 'rate_limited', retryAfterMs: 60_000 });
    await post(office, 'board');
    await office.delivery.post(office.store, general, card('board 2'), {
      key: ['test', 'board', '2'],
      updates: ['test', 'board'],
    });
    await office.worker.drain();
    expect(office.platform.calls).toHaveLength(1);
    await office.advance('PT1M');
    expect(titles(office)).toEqual(['board']);
    expect(office.platform.shown[0]?.updates.map(({ to }) => to.card.title)).toEqual(['board 2']);
  });

  it('gives up a change of a message that was never shown', async () => {
    const office = await open();
    office.platform.fail({ kind: 'refused', reason: 'not_in_channel' });
    await post(office, 'board');
    await office.delivery.post(office.store, general, card('board 2'), {
      key: ['test', 'board', '2'],
      updates: ['test', 'board'],
    });
    await office.worker.drain();
    expect(await stateOf(office, 'board:2')).toBe('refused');
    expect(titles(office)).toEqual([]);
  });

  it('repeats a change in place without looking it up: nobody sees it twice', async () => {
    const office = await open();
    office.platform.blind = true;
    await post(office, 'board');
    await office.worker.drain();
    office.platform.fail({ kind: 'lost_reply' });
    await office.delivery.post(office.store, general, card('board 2'), {
      key: ['test', 'board', '2'],
      updates: ['test', 'board'],
    });
    await office.worker.drain();
    await office.advance('PT2M');
    expect(await stateOf(office, 'board:2')).toBe('sent');
    expect(titles(office)).toEqual(['board']);
  });

  it('refuses what nobody can receive, and waits for a platform that is not there yet', async () => {
    const office = await open();
    const away: Place = { ...general, id: eastPlace.id, platform: 'slack', ref: 'C1' };
    await office.store.places.save([away]);
    await post(office, 'away', away);
    const stranger = { id: 'p-nobody' as typeof people.ann.id, locale: 'en' } as const;
    await office.delivery.tell(office.store, stranger, card('whom'), { key: ['test', 'whom'] });
    await office.worker.drain();
    expect(await stateOf(office, 'away')).toBe('pending');
    expect(await stateOf(office, 'whom')).toBe('refused');
  });
});

describe.each(engines)('a live message on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  const live = { key: ['board'], atMostEveryMs: 60_000 };

  it('changes when its content does, at most once a minute, and back again', async () => {
    const office = await openOffice(db.database, { now: '2026-11-23T09:00:00Z' });
    const refresh = (title: string) =>
      office.delivery.refresh(office.store, general, card(title), live);
    expect(await refresh('A')).toBe(false);
    await office.delivery.post(office.store, general, card('A'), { key: live.key });
    await office.advance('PT59S');
    expect(await refresh('B')).toBe(false);
    await office.advance('PT1S');
    expect(await refresh('A')).toBe(false);
    expect(await refresh('B')).toBe(true);
    expect(await refresh('B')).toBe(false);
    await office.advance('PT1M');
    expect(await refresh('A')).toBe(true);
    await office.worker.drain();
    const [shown] = office.platform.shown;
    expect(shown?.updates.map(({ to }) => to.card.title)).toEqual(['B', 'A']);
    expect(office.platform.shown).toHaveLength(1);
  });

  it('is changed once by two who see the same', async () => {
    const office = await openOffice(db.database, { now: '2026-11-23T09:00:00Z' });
    await office.delivery.post(office.store, general, card('A'), { key: live.key });
    await office.advance('PT1M');
    const refresh = () => office.delivery.refresh(office.store, general, card('B'), live);
    const changed = await Promise.all([refresh(), refresh(), refresh()]);
    expect(changed.filter(Boolean)).toHaveLength(1);
    await office.worker.drain();
    expect(office.platform.shown[0]?.updates).toHaveLength(1);
  });
});
