/** Looking at everybody in a chat: at the start, every hour, and sooner again when it could not be read. */
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../src/chat/port.ts';
import { VirtualClock } from '../src/clock.ts';
import { workspaceId } from '../src/domain/ids.ts';
import { ensureSchedules } from '../src/features/schedules.ts';
import { silentLog } from '../src/log.ts';
import { createMatching, type Matching } from '../src/matching.ts';
import type { Store } from '../src/store/port.ts';
import { member } from './features/people/desk.ts';
import { acme, openCompany, people } from './support/company.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { createFakePlatform } from './support/fake-platform.ts';

const annThere = member('U1', { email: 'ann@acme.example', timeZone: 'Europe/Berlin' });

describe('everybody in a chat', () => {
  let test: TestDatabase;
  let store: Store;
  let clock: VirtualClock;
  let matching: Matching;
  let there: readonly Member[] | Error;
  let matched: string[];
  let count = 0;
  beforeAll(async () => {
    test = await openTestDatabase('embedded');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`matching-${count}`) });
    clock = new VirtualClock(Temporal.Instant.from('2026-11-23T09:00:00Z'));
    there = [annThere];
    matched = [];
    const platform = {
      ...createFakePlatform(),
      async *members() {
        if (there instanceof Error) throw there;
        yield* there;
      },
    };
    matching = createMatching({
      ...{ store, clock, log: silentLog, platforms: [platform, createFakePlatform('page')] },
      matched: async (name) => void matched.push(name),
    });
  });
  const look = async () => {
    matching.look();
    await matching.stop();
  };
  const after = (duration: string) => clock.moveTo(clock.now().add(duration));
  const dailyRounds = async () =>
    (await store.schedules.list())
      .filter(({ job }) => job === 'reminders.daily')
      .map(({ timeZone }) => timeZone);

  it('has been looked at when the first round is done', async () => {
    expect(matching.hasRead('fake')).toBe(false);
    await look();
    expect(matching.hasRead('fake')).toBe(true);
    expect(matched).toEqual(['fake']);
    expect(await store.people.identityOf(people.ann.id, 'fake')).toBe('U1');
  });

  it('is looked at once an hour, and again after a minute when it could not be read', async () => {
    there = new Error('no network');
    await look();
    expect(matching.hasRead('fake')).toBe(false);
    there = [annThere];
    await look();
    expect(matched).toEqual([]);
    after('PT1M');
    await look();
    expect(matched).toEqual(['fake']);
    after('PT59M');
    await look();
    expect(matched).toHaveLength(1);
    after('PT1M');
    await look();
    expect(matched).toHaveLength(2);
  });

  it('brings rounds for those who are elsewhere, until they are back', async () => {
    await ensureSchedules(store, clock.now());
    await look();
    expect(await dailyRounds()).toEqual(['America/New_York', 'Europe/Berlin']);
    await matching.changed('fake', { ...annThere, timeZone: 'Asia/Tokyo' });
    expect(await dailyRounds()).toEqual(['America/New_York', 'Asia/Tokyo']);
    await matching.changed('fake', { ...annThere, timeZone: 'America/Detroit' });
    expect(await dailyRounds()).toEqual(['America/New_York']);
  });

  it('no longer concerns anybody’s clocks once the account is closed', async () => {
    await ensureSchedules(store, clock.now());
    await look();
    await matching.changed('fake', { ...annThere, isDeleted: true });
    expect(await dailyRounds()).toEqual(['America/New_York']);
    expect(await store.people.byIdentity('fake', 'U1')).toBeNull();
    await matching.changed('fake', annThere);
    expect(await dailyRounds()).toEqual(['America/New_York', 'Europe/Berlin']);
    expect((await store.people.byIdentity('fake', 'U1'))?.id).toBe(people.ann.id);
  });
});
