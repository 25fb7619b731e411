/**
 * Answers in a large company: what /mybonus costs beside one bare read by primary key, and that neither a question nor a new record
 * costs more where a hundred times as many records are stored.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import { measure } from '../../src/domain/measure.ts';
import type { Person } from '../../src/domain/people.ts';
import { businessDay } from '../../src/domain/period.ts';
import type { Request } from '../../src/features/feature.ts';
import { mybonus } from '../../src/features/mybonus/feature.ts';
import type { Store } from '../../src/store/port.ts';
import { plan } from '../features/sales-floor.ts';
import { acme, day, deal, instant, period } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { fill, seatEverybody } from './big-company.ts';
import { compare } from './measure.ts';
import { full, sizeOf } from './sizes.ts';

const now = instant('2026-11-23T15:00:00Z');
const quarter = period('quarter', '2026-11-01');
const rounds = full ? 301 : 101;

describe.each(engines)('a large company on the %s engine', (engine) => {
  const { reps, few, many } = sizeOf(engine);
  const stored = `${many.toLocaleString('en')} records stored to ${few.toLocaleString('en')}`;
  let test: TestDatabase;
  let small: Store;
  let large: Store;
  let people: readonly Person[];

  beforeAll(async () => {
    test = await openTestDatabase(engine);
    [small] = await openCompany(test, 'small', reps, few);
    [large, people] = await openCompany(test, 'large', reps, many);
  });
  afterAll(() => test.close());

  const someone = (round: number): Person => {
    const person = people[(round * 7919) % people.length];
    if (!person) throw new Error('an empty company');
    return person;
  };
  const ask = (store: Store) => async (round: number) => {
    const answer = await mybonus.command?.run(requestOf(store, someone(round)), '');
    if (answer?.kind !== 'private') throw new Error('no statement');
    return answer;
  };
  const record = (store: Store) => (round: number) => {
    const mine = { occurredOn: day('2026-11-20') };
    return store.records.ingest([deal(`NEW-${round}`, 100n, someone(round).id, mine)], now);
  };

  it('answers /mybonus in a few bare reads', async (context) => {
    const bare = (round: number) => test.client.$queryRaw`select id from person
      where workspace_id = ${large.workspace.id} and id = ${someone(round).id}`;
    expect(JSON.stringify((await ask(large)(3)).card)).toContain('#');
    await compare(context, {
      ...{ what: '/mybonus to one bare read by primary key', engine, rounds, limit: 3 },
      ...{ base: bare, it: ask(large) },
    });
  });

  it('answers /mybonus at one price, however many records there are', (context) =>
    compare(context, {
      ...{ what: `/mybonus, ${stored}`, engine, rounds, limit: 1.5 },
      ...{ base: ask(small), it: ask(large) },
    }));

  it('takes a new record at one price, however many there are', (context) =>
    compare(context, {
      ...{ what: `a new record, ${stored}`, engine, rounds, limit: 1.5 },
      ...{ base: record(small), it: record(large) },
    }));

  it('lists the best ten at one price, however many records there are', (context) => {
    const best = (store: Store) => () =>
      store.standings.top(measure('bookings'), 'value', quarter, 10);
    return compare(context, {
      ...{ what: `the best ten, ${stored}`, engine, rounds, limit: 1.5 },
      ...{ base: best(small), it: best(large) },
    });
  });
});

async function openCompany(
  { database }: TestDatabase,
  name: string,
  reps: number,
  records: number,
): Promise<readonly [Store, readonly Person[]]> {
  const store = await database.openWorkspace({ ...acme, id: workspaceId(name) });
  const people = await seatEverybody(store, reps);
  await store.plans.publish('reps', plan, day('2025-01-01'), now);
  await store.quotas.save(
    people.map(({ id }) => ({
      subject: { kind: 'person', id } as const,
      ...{ measure: 'bookings' as const, period: quarter, amount: 400_000_00n },
    })),
  );
  await fill(store, reps, 0, records);
  return [store, people];
}

const refuse = (): Promise<never> => Promise.reject(new Error('a reading says nothing'));

const requestOf = (store: Store, actor: Person): Request => ({
  ...{ store, workspace: store.workspace, actor, now, today: businessDay(now, store.workspace) },
  ...{ delivery: { post: refuse, tell: refuse, refresh: refuse } },
  ...{ locale: 'en', place: null, requestKey: 'bench' },
});
