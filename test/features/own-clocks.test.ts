/** A company in New York with a team in Shanghai, and people whose accounts say where they are and what they read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Member } from '../../src/chat/port.ts';
import { money } from '../../src/domain/money.ts';
import type { Person } from '../../src/domain/people.ts';
import { readQuietHours } from '../../src/domain/quiet-hours.ts';
import { digest } from '../../src/features/digest/feature.ts';
import { matchMember } from '../../src/features/linking.ts';
import { quietTimes, saveQuiet } from '../../src/features/quiet.ts';
import { reminders } from '../../src/features/reminders/feature.ts';
import { createSchedule } from '../../src/features/schedule/feature.ts';
import { ensureSchedules, followClocks } from '../../src/features/schedules.ts';
import { acme, day, deal, people, period, person, teams } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Office, openOffice, wordsOf } from '../support/office.ts';
import { member } from './people/desk.ts';

const { ann, bob, cy, mia } = people;
const olga = person('olga', 'Olga Ops', { roles: ['ops'] });
const features = [digest, reminders];
const schedule = createSchedule(features);

describe('an account in the chat', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  async function open(now: string): Promise<Office> {
    const office = await openOffice(db.database, {
      ...{ now, features: [...features, schedule], staff: [olga] },
    });
    await office.store.people.saveTeams([{ ...teams.west, timeZone: 'Asia/Shanghai' }]);
    await ensureSchedules(office.store, office.clock.now());
    return office;
  }
  const says = async ({ store, clock }: Office, who: Person, more: Partial<Member>) => {
    await matchMember(store, 'fake', member(`U-${who.key}`, more));
    await store.transaction((tx) => followClocks(tx, store.workspace, clock.now()));
  };
  const issue = async ({ store, clock }: Office, who: Person) =>
    store.statements.saveStatement({
      ...{ personId: who.id, planKey: 'reps', period: period('quarter', '2026-08-01') },
      ...{ planVersion: 1, engineVersion: '2', hash: who.key, body: '{}', dataAsOf: null },
      ...{ total: money(5n, acme.currency), payout: money(5n, acme.currency) },
      computedAt: clock.now(),
    });
  const heard = ({ platform }: Office) =>
    platform.shown.map(({ message: { to } }) => (to.kind === 'person' ? to.user : to.place));
  const known = async ({ store }: Office, { id }: Person) => {
    const found = await store.people.byId(id);
    if (!found) throw new Error('nobody');
    return found;
  };

  it('says when it is morning for somebody: before their team, and before the company', async () => {
    const office = await open('2026-11-23T17:00:00Z');
    await says(office, ann, { timeZone: 'Europe/Berlin' });
    await says(office, cy, { timeZone: 'Asia/Tokyo' });
    for (const who of [ann, bob, cy]) await issue(office, who);
    await office.store.records.ingest([deal('D', 1n)], office.clock.now());
    await office.advance('2026-11-24T00:29:00Z');
    expect(heard(office)).toEqual([]);
    await office.advance('2026-11-24T00:30:00Z');
    expect(heard(office)).toEqual(['U-cy']);
    await office.advance('2026-11-24T08:30:00Z');
    expect(heard(office)).toEqual(['U-cy', 'U-ann']);
    await office.advance('2026-11-24T14:30:00Z');
    expect(heard(office)).toEqual(['U-cy', 'U-ann', 'U-bob']);
    await office.advance('2026-11-25T23:00:00Z');
    expect(heard(office)).toHaveLength(3);
  });

  it('is followed when they travel, and leaves business days alone', async () => {
    const office = await open('2026-11-23T17:00:00Z');
    await says(office, ann, { timeZone: 'Europe/Berlin' });
    await says(office, ann, { timeZone: 'Asia/Tokyo' });
    await issue(office, ann);
    await office.store.records.ingest([deal('D', 1n)], office.clock.now());
    await office.advance('2026-11-24T00:30:00Z');
    expect(heard(office)).toEqual(['U-ann']);
    expect(`${office.request(ann, null).today}`).toBe('2026-11-23');
  });

  it('says when somebody is left alone: at their own night', async () => {
    const office = await open('2026-11-24T22:30:00Z');
    const { store, request } = office;
    await saveQuiet(store, { kind: 'company' }, readQuietHours('22:00-08:00'));
    await says(office, ann, { timeZone: 'Europe/Berlin' });
    const [there, here] = [await known(office, ann), await known(office, bob)];
    const times = await quietTimes(request(olga, null), [there, here]);
    expect(`${times.notBefore(there)}`).toBe('2026-11-25T07:00:00Z');
    expect(times.notBefore(here)).toBeNull();
    expect(times.notBeforeIn(teams.east.id)).toBeNull();
  });

  it('in a zone that no clock knows says nothing', async () => {
    const office = await open('2026-11-23T17:00:00Z');
    await says(office, ann, { timeZone: 'Europe/Berlin' });
    await says(office, ann, { timeZone: 'Mars/Olympus' });
    expect((await known(office, ann)).timeZone).toBe('Europe/Berlin');
    await says(office, bob, { timeZone: 'Mars/Olympus' });
    expect((await known(office, bob)).timeZone).toBeUndefined();
  });

  it('under another name for the same time brings no rounds of its own', async () => {
    const office = await open('2026-11-23T17:00:00Z');
    await says(office, cy, { timeZone: 'Asia/Kuala_Lumpur' });
    const zones = (await office.store.schedules.list()).map(({ timeZone }) => timeZone);
    expect(new Set(zones)).toEqual(new Set(['America/New_York', 'Asia/Shanghai']));
    await issue(office, cy);
    await office.store.records.ingest([deal('D', 1n)], office.clock.now());
    await office.advance('2026-11-24T01:30:00Z');
    expect(heard(office)).toEqual(['U-cy']);
  });

  it('elsewhere is named in one line of the timetable, and switched with the company’s rounds', async () => {
    const office = await open('2026-11-23T17:00:00Z');
    await says(office, ann, { timeZone: 'Europe/Berlin' });
    const list = wordsOf(await office.command(schedule, olga, ''));
    expect(list).toContain('by the clocks of those who are elsewhere: Europe/Berlin.');
    expect(list).toContain('(Asia/Shanghai)');
    expect(list).not.toContain('(Europe/Berlin)');
    expect(wordsOf(await office.command(schedule, olga, 'next'))).not.toContain('Europe/Berlin');
    const active = async () =>
      (await office.store.schedules.list())
        .filter(({ job }) => job === 'reminders.daily')
        .map((each) => `${each.timeZone} ${each.active}`);
    await office.press(schedule, olga, 'pause', 'reminders.daily');
    expect(await active()).toEqual([
      'America/New_York false',
      'Asia/Shanghai true',
      'Europe/Berlin false',
    ]);
    await office.press(schedule, olga, 'resume', 'reminders.daily');
    expect(await active()).toEqual([
      'America/New_York true',
      'Asia/Shanghai true',
      'Europe/Berlin true',
    ]);
  });

  it('says in which language somebody is told things, until they choose one themselves', async () => {
    const office = await open('2026-11-20T17:00:00Z');
    const { store } = office;
    const titles: string[] = [];
    const weekLater = async (monday: string) => {
      const sold = { occurredOn: day(monday).subtract({ days: 4 }) };
      await store.records.ingest([deal(monday, 9_00n, ann.id, sold)], office.clock.now());
      await office.advance(`${monday}T13:30:00Z`);
      const last = office.platform.shown.findLast(
        ({ message: { to } }) => to.kind === 'person' && to.user === `U-${mia.key}`,
      );
      titles.push(last?.message.locale ?? 'nothing');
    };
    await says(office, mia, { locale: 'zh' });
    await weekLater('2026-11-23');
    await says(office, mia, { locale: 'en' });
    await weekLater('2026-11-30');
    await store.people.setLocale(mia.id, 'zh');
    await says(office, mia, { locale: 'en' });
    await weekLater('2026-12-07');
    expect(titles).toEqual(['zh', 'en', 'zh']);
  });
});
