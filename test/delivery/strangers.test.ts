/** Messages to somebody of whom it is not known yet whether they are there, and to somebody who is not any more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutboxWorker } from '../../src/delivery/outbox.ts';
import type { Announcement } from '../../src/delivery/port.ts';
import type { Person } from '../../src/domain/people.ts';
import { matchMember } from '../../src/features/linking.ts';
import { silentLog } from '../../src/log.ts';
import { member } from '../features/people/desk.ts';
import { people, person } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Office, openOffice } from '../support/office.ts';

const eva = person('eva', 'Eva Stern');
const { bob } = people;

describe.each(engines)('a message on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  async function open() {
    const office = await openOffice(db.database, { now: '2026-11-23T09:00:00Z' });
    await office.store.people.savePeople([eva]);
    const state = { hasRead: false };
    const worker = createOutboxWorker({
      ...{ store: office.store, clock: office.clock, log: silentLog },
      connections: [{ platform: office.platform, tenant: 'T1', hasRead: () => state.hasRead }],
    });
    const later = async (duration: string) => {
      office.clock.moveTo(office.clock.now().add(duration));
      await worker.drain();
    };
    return { ...office, state, worker, later };
  }
  const tell = ({ delivery, store }: Office, who: Person, key: string, more: object = {}) =>
    delivery.tell(
      store,
      { id: who.id, locale: 'en' },
      { audience: 'private', title: key, elements: [] },
      { key: [key], ...more } satisfies Announcement,
    );
  const shownTo = ({ platform }: Office, who: Person) =>
    platform.shown.filter(
      ({ message: { to } }) => to.kind === 'person' && to.user === `U-${who.key}`,
    ).length;
  const stateOf = async ({ store }: Office, key: string) => (await store.outbox.byKey(key))?.state;
  const evaThere = member('U-eva', { email: 'eva@acme.example' });

  it('waits until everybody there has been looked at, and is shown then', async () => {
    const office = await open();
    await tell(office, eva, 'welcome');
    await office.worker.drain();
    for (let minute = 0; minute < 30; minute += 1) await office.later('PT1M');
    expect(await stateOf(office, 'welcome')).toBe('pending');
    await matchMember(office.store, 'fake', evaThere);
    office.state.hasRead = true;
    await office.later('PT1M');
    expect(shownTo(office, eva)).toBe(1);
    expect(await office.store.outbox.byKey('welcome')).toMatchObject({ state: 'sent', attempt: 1 });
  });

  it('to nobody who is there is refused once that is known, and not before', async () => {
    const office = await open();
    await tell(office, eva, 'welcome');
    await office.worker.drain();
    office.state.hasRead = true;
    await office.later('PT1M');
    expect(await stateOf(office, 'welcome')).toBe('refused');
    expect(office.platform.calls).toHaveLength(0);
  });

  it('waits no longer than it is worth showing', async () => {
    const office = await open();
    await tell(office, eva, 'soon', { expiresAt: office.clock.now().add({ minutes: 5 }) });
    await office.worker.drain();
    await office.later('PT6M');
    expect(await stateOf(office, 'soon')).toBe('expired');
  });

  it('holds nobody else up while it waits', async () => {
    const office = await open();
    await tell(office, eva, 'waits');
    await tell(office, bob, 'goes');
    await office.worker.drain();
    expect(shownTo(office, bob)).toBe(1);
  });

  it('to somebody whose account was closed is not sent, and is no failure; back again, they are told', async () => {
    const office = await open();
    office.state.hasRead = true;
    await matchMember(office.store, 'fake', evaThere);
    await tell(office, eva, 'before', { batch: 'b' });
    await office.worker.drain();
    await matchMember(office.store, 'fake', { ...evaThere, isDeleted: true });
    await tell(office, eva, 'gone', { batch: 'b' });
    expect(await office.worker.drain()).toBe(1);
    await office.later('PT24H');
    expect(await office.store.outbox.byKey('gone')).toMatchObject({
      ...{ state: 'expired', error: 'the receiver has left' },
    });
    expect(await office.store.outbox.progress('b')).toEqual({
      ...{ total: 2, sent: 1, waiting: 0, failed: 0 },
    });
    expect(shownTo(office, eva)).toBe(1);
    await matchMember(office.store, 'fake', evaThere);
    await tell(office, eva, 'after');
    await office.worker.drain();
    expect(shownTo(office, eva)).toBe(2);
  });

  it('of uncertain fate to somebody who has left is nobody’s riddle', async () => {
    const office = await open();
    office.state.hasRead = true;
    await matchMember(office.store, 'fake', evaThere);
    office.platform.fail({ kind: 'lost_request' });
    await tell(office, eva, 'lost');
    await office.worker.drain();
    expect(await stateOf(office, 'lost')).toBe('ambiguous');
    await matchMember(office.store, 'fake', { ...evaThere, isDeleted: true });
    await office.later('PT1H');
    expect(await stateOf(office, 'lost')).toBe('expired');
  });
});
