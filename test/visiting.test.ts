import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlaceRef } from '../src/chat/port.ts';
import { businessDay } from '../src/domain/period.ts';
import type { Place } from '../src/domain/workspace.ts';
import { visitor } from '../src/visiting.ts';
import { people } from './support/company.ts';
import { openTestDatabase, type TestDatabase } from './support/database.ts';
import { eastPlace, type Office, openOffice } from './support/office.ts';

const awaited: Place = { ...eastPlace, platform: 'page', ref: 'east' };

describe('a place in which somebody speaks for the first time', () => {
  let test: TestDatabase;
  let office: Office;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    office = await openOffice(test.database, { now: '2026-02-20T15:00:00Z' });
  });

  const speak = async (place: PlaceRef, platform = 'fake'): Promise<Place | null> => {
    const { store, clock, delivery } = office;
    const { workspace } = store;
    const now = clock.now();
    const means = {
      ...{ store, inbox: store.inbox, awaited: [awaited], member: async () => null },
      around: () => ({ store, workspace, delivery, now, today: businessDay(now, workspace) }),
    };
    const said = { kind: 'command', text: '/leaderboard' } as const;
    const who = { platform, tenant: 'T1', user: `U-${people.ann.key}`, place };
    const when = { locale: 'en', dedupeKey: 'once', receivedAt: now } as const;
    const { request } = await visitor(means, { ...who, ...when, event: said });
    return request('once', 'en').place;
  };

  it('is the one that was awaited under that name, with its team and its language', async () => {
    const met = await speak({ id: 'C9', kind: 'channel', name: 'east' });
    expect(met).toEqual({ ...eastPlace, platform: 'fake', ref: 'C9' });
    expect(await office.store.places.byId(eastPlace.id)).toEqual(met);
    expect(await speak({ id: 'C9', kind: 'channel', name: 'renamed' })).toEqual(met);
  });

  it('is another in each chat, of the same team', async () => {
    await office.store.people.linkIdentity(people.ann.id, 'other', `U-${people.ann.key}`);
    await speak({ id: 'C9', kind: 'channel', name: 'east' });
    const other = await speak({ id: 'oc_9', kind: 'channel', name: 'east' }, 'other');
    const { name, teamId } = eastPlace;
    expect(other).toMatchObject({ id: 'other-oc_9', platform: 'other', name, teamId });
    expect(await office.store.places.byId(eastPlace.id)).toMatchObject({ platform: 'fake' });
  });

  it('is nobody’s in particular under any other name, or under none', async () => {
    for (const name of ['lunch', null]) {
      const id = `C-${name}`;
      const met = await speak({ id, kind: 'channel', name });
      expect(met).toMatchObject({ id: `fake-${id}`, name: name ?? id, teamId: null });
    }
    expect(await office.store.places.byId(eastPlace.id)).toEqual(eastPlace);
  });

  it('is none where two talk', async () => {
    expect(await speak({ id: 'D1', kind: 'dm', name: 'east' })).toBeNull();
  });
});
