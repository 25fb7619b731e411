import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/store/port.ts';
import {
  acme,
  deal,
  instant,
  openCompany,
  people,
  period,
  seat,
  teams,
} from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const q1 = period('quarter', '2026-02-15');
const { ann, bob, cy, dee } = people;

describe.each(engines)('many at once on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
    store = await openCompany(test.database, { ...acme, id: workspaceId('crowd') });
  });
  afterAll(() => test.close());

  const dealsOf = async (id: string, kind: 'person' | 'team') =>
    (await store.standings.of([{ kind, id } as never], q1))[0]?.deal;

  it('stays exact under 200 ingests at the same time', async () => {
    const sellers = [ann.id, bob.id, cy.id, dee.id];
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const owner = sellers[n % 4] ?? ann.id;
        return store.records.ingest([deal(`A-${n}`, 100n, owner), deal(`B-${n}`, 1n)], at);
      }),
    );
    expect(await dealsOf(teams.all.id, 'team')).toEqual({ total: 20_200n, count: 400 });
    expect(await dealsOf(ann.id, 'person')).toEqual({ total: 5_200n, count: 250 });
    expect(await dealsOf(cy.id, 'person')).toEqual({ total: 5_000n, count: 50 });
  });

  it('hands every reader its own rows while others read and write', async () => {
    const keys = (rows: readonly { readonly key: string }[]) => rows.map(({ key }) => key).join();
    const [everybody, allTeams] = [
      keys(await store.people.list()),
      keys(await store.people.teams()),
    ];
    const rounds = Array.from({ length: 60 }, async (_, n) => {
      const [list, found, named, asOf] = await Promise.all([
        store.people.list(),
        store.people.teams(),
        store.people.byId(ann.id),
        store.records.asOf(),
        store.places.list(),
        store.records.ingest([deal(`R-${n}`, 0n, dee.id)], at),
      ]);
      return [keys(list), keys(found), named?.key, asOf !== null];
    });
    for (const seen of await Promise.all(rounds))
      expect(seen).toEqual([everybody, allTeams, ann.key, true]);
  });

  it('makes one version a change when the same deal changes from many sides', async () => {
    const before = await dealsOf(teams.all.id, 'team');
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        store.records.ingest([deal('HOT-1', BigInt(n + 1), bob.id), deal('HOT-2', 5n, cy.id)], at),
      ),
    );
    const { entries } = await store.records.creditsOf(bob.id, 'deal', q1, {
      offset: 0,
      limit: 500,
    });
    const hot = entries.filter(({ record }) => record.externalId === 'HOT-1');
    expect(hot.map(({ record }) => record.version)).toEqual([30]);
    const after = await dealsOf(teams.all.id, 'team');
    expect(after).toEqual({
      total: (before?.total ?? 0n) + 5n + (hot[0]?.credit.value ?? 0n),
      count: (before?.count ?? 0) + 2,
    });
  });

  it('keeps teams exact while people move between them', async () => {
    await Promise.all([
      ...[1, 2, 3, 4].map((n) =>
        store.people.savePeople([
          { ...bob, assignments: [seat(n % 2 === 0 ? teams.east : teams.west)] },
        ]),
      ),
      ...Array.from({ length: 40 }, (_, n) =>
        store.records.ingest([deal(`M-${n}`, 3n, bob.id)], at),
      ),
    ]);
    const [east, west, all] = await Promise.all(
      [teams.east, teams.west, teams.all].map(({ id }) => dealsOf(id, 'team')),
    );
    expect((east?.total ?? 0n) + (west?.total ?? 0n)).toBe(all?.total);
    const seats = [await dealsOf(ann.id, 'person'), await dealsOf(dee.id, 'person')];
    const bobs = await dealsOf(bob.id, 'person');
    const isEast = (await store.people.byId(bob.id))?.assignments[0]?.teamId === teams.east.id;
    const expected = seats.reduce((sum, one) => sum + (one?.total ?? 0n), 0n);
    expect(east?.total).toBe(expected + (isEast ? (bobs?.total ?? 0n) : 0n));
  });

  it('never hands one message to two claimers', async () => {
    const now = instant('2026-02-20T12:00:00Z');
    for (let n = 0; n < 40; n += 1)
      await store.outbox.add(
        {
          key: `m-${n}`,
          to: { kind: 'person', id: ann.id },
          ...{ locale: 'en', card: { n }, lane: `lane-${n}`, updates: null, expiresAt: null },
          ...{ priority: 1, policy: 'once', batch: null },
        },
        at,
      );
    const claims = await Promise.all(
      Array.from({ length: 12 }, () => store.outbox.claim(now, 5, 60_000)),
    );
    const keys = claims.flat().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(40 - 12);
  });
});
