import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import type { Fact } from '../../src/domain/record.ts';
import type { FactCounts, Store } from '../../src/store/port.ts';
import { acme, deal, instant, openCompany, people, period } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

/** What PostgreSQL says of a plan that it has carried out. */
interface Explained {
  readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
}

const at = instant('2026-02-20T10:00:00Z');
const year = period('year', '2026-01-01');

describe.each(engines)('importing facts on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`import-${count}`) });
  });

  const load = (
    chunks: readonly (readonly Fact[])[],
    approve: (counts: FactCounts) => boolean = () => true,
  ): Promise<FactCounts> =>
    store.importFacts({ at, approve }, async (add) => {
      for (const chunk of chunks) await add(chunk);
    });
  const total = async () =>
    (await store.standings.of([{ kind: 'person', id: people.ann.id }], year))[0]?.deal;
  const numbered = (from: number, to: number, minor = 1n) =>
    Array.from({ length: to - from }, (_, n) => deal(`D-${from + n}`, minor));

  it('stores chunks of any size and says what came of them', async () => {
    expect(await load([numbered(0, 3), [], numbered(3, 12_503)])).toEqual({
      ...{ added: 12_503, changed: 0, same: 0 },
      ...{ addedTotal: 12_503n, changedDelta: 0n },
    });
    expect(await total()).toEqual({ total: 12_503n, count: 12_503 });
  });

  it('changes nothing when the same is imported again, and only what differs afterwards', async () => {
    await load([numbered(0, 10_050)]);
    expect(await load([numbered(0, 10_050)])).toMatchObject({ added: 0, changed: 0, same: 10_050 });
    const next = [...numbered(0, 10), ...numbered(10, 20, 5n), ...numbered(20_000, 20_005)];
    expect(await load([next])).toEqual({
      ...{ added: 5, changed: 10, same: 10 },
      ...{ addedTotal: 5n, changedDelta: 40n },
    });
    expect(await total()).toEqual({ total: 10_050n + 40n + 5n, count: 10_055 });
  });

  it('asks before anything is kept, and keeps nothing that is not approved', async () => {
    const asked: FactCounts[] = [];
    const refuse = (counts: FactCounts) => asked.push(counts) < 0;
    const counts = await load([numbered(0, 5), numbered(5, 10_007)], refuse);
    expect(counts).toMatchObject({ added: 10_007, addedTotal: 10_007n });
    expect(asked).toEqual([counts]);
    expect(await total()).toEqual({ total: 0n, count: 0 });
    expect(await store.records.asOf()).toBeNull();
  });

  // The embedded engine answers nobody while a transaction runs.
  it.runIf(engine === 'server')('leaves reading as cheap as it was while it runs', async () => {
    await load([numbered(0, 1_000)]);
    const once = async () => {
      const [row] = await test.client.$queryRaw<readonly { 'QUERY PLAN': readonly Explained[] }[]>`
        explain (analyze, buffers, format json)
        select statement_reading(${store.workspace.id}, ${people.ann.id}, 'year', '2026-01-01'::date, '2027-01-01'::date, '2025-01-01'::date, '2026-02-20'::date)`;
      const plan = row?.['QUERY PLAN'][0]?.Plan;
      return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
    };
    // A connection reads the catalogue when it asks for the first time.
    const pages = async () => {
      const asked: number[] = [];
      for (let n = 0; n < 5; n += 1) asked.push(await once());
      return Math.min(...asked);
    };
    const before = await pages();
    let during = 0;
    await store.importFacts(
      {
        at,
        approve: async () => {
          during = await pages();
          return false;
        },
      },
      async (add) => add(numbered(1_000, 41_000)),
    );
    expect(before).toBeGreaterThan(0);
    expect(during).toBeLessThanOrEqual(before + 10);
  });

  it('tells as of when the data is, by the last of many', async () => {
    const ingestAt = (minute: number) =>
      store.records.ingest([deal('D-1', BigInt(minute))], at.add({ minutes: minute }));
    for (let minute = 0; minute < 15; minute += 1) await ingestAt(minute);
    expect(await store.records.asOf()).toEqual(at.add({ minutes: 14 }));
    await store.records.ingest([deal('D-1', 14n)], at.add({ hours: 1 }));
    expect(await store.records.asOf()).toEqual(at.add({ minutes: 14 }));
  });

  it('keeps nothing when the feed fails half-way', async () => {
    const failing = store.importFacts({ at }, async (add) => {
      await add(numbered(0, 10_001));
      throw new Error('the file broke off');
    });
    await expect(failing).rejects.toThrow('the file broke off');
    expect(await total()).toEqual({ total: 0n, count: 0 });
  });

  it('takes the last of several statements about one deal, counting the later ones as changes', async () => {
    const twice = [deal('D-1', 1n), deal('D-2', 7n), deal('D-1', 2n), deal('D-1', 3n)];
    expect(await load([twice])).toEqual({
      ...{ added: 2, changed: 2, same: 0 },
      ...{ addedTotal: 8n, changedDelta: 2n },
    });
    expect(await total()).toEqual({ total: 10n, count: 2 });
  });

  it('counts only won amounts in its totals', async () => {
    await load([[deal('D-1', 10n, people.ann.id, { stage: 'open' })]]);
    expect(
      await load([[deal('D-1', 10n), deal('D-2', 4n, people.ann.id, { stage: 'lost' })]]),
    ).toEqual({ added: 1, changed: 1, same: 0, addedTotal: 0n, changedDelta: 10n });
  });
});
