import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import { currency, money } from '../../src/domain/money.ts';
import { one, rational } from '../../src/domain/rational.ts';
import type { Store } from '../../src/store/port.ts';
import {
  acme,
  day,
  deal,
  instant,
  openCompany,
  people,
  period,
  rating,
  seat,
  teams,
} from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const later = instant('2026-02-21T10:00:00Z');
const q1 = period('quarter', '2026-02-15');
const { ann, bob, cy, dee } = people;

describe.each(engines)('records on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`acme-${count}`) });
  });

  const standing = async (subject: { id: string }, kind: 'person' | 'team' = 'person', of = q1) => {
    const [found] = await store.standings.of([{ kind, id: subject.id } as never], of);
    return found && { deal: found.deal, rating: found.rating };
  };
  const deals = (total: bigint, number: number) => ({
    deal: { total, count: number },
    rating: { total: 0n, count: 0 },
  });

  it('credits a deal to the person, the team and every team above', async () => {
    expect(await store.records.ingest([deal('D-1', 500_00n)], at)).toEqual({
      added: 1,
      changed: 0,
      same: 0,
    });
    expect(await standing(ann)).toEqual(deals(500_00n, 1));
    expect(await standing(teams.east, 'team')).toEqual(deals(500_00n, 1));
    expect(await standing(teams.all, 'team')).toEqual(deals(500_00n, 1));
    expect(await standing(teams.west, 'team')).toEqual(deals(0n, 0));
  });

  it('counts a deal in its month, quarter, half and year and in no other', async () => {
    await store.records.ingest([deal('D-1', 500_00n)], at);
    for (const kind of ['month', 'quarter', 'half', 'year'] as const) {
      expect(await standing(ann, 'person', period(kind, '2026-02-01'))).toEqual(deals(500_00n, 1));
      expect(await standing(ann, 'person', period(kind, '2025-12-31'))).toEqual(deals(0n, 0));
    }
    expect(await standing(ann, 'person', period('month', '2026-03-01'))).toEqual(deals(0n, 0));
  });

  it('shares a split deal to the last cent and a rating not at all', async () => {
    await store.records.ingest([deal('D-1', 100_01n, [ann.id, cy.id]), rating('R-1', 470n)], at);
    expect(await standing(ann)).toEqual({
      deal: { total: 50_01n, count: 1 },
      rating: { total: 470n, count: 1 },
    });
    expect(await standing(cy)).toEqual(deals(50_00n, 1));
    expect((await standing(teams.all, 'team'))?.deal).toEqual({ total: 100_01n, count: 2 });
  });

  it('changes nothing when the same is said again', async () => {
    const facts = [deal('D-1', 500_00n, [ann.id, bob.id], { attributes: { b: '2', a: '1' } })];
    await store.records.ingest(facts, at);
    const again = [deal('D-1', 500_00n, [bob.id, ann.id], { attributes: { a: '1', b: '2' } })];
    expect(await store.records.ingest(again, later)).toEqual({ added: 0, changed: 0, same: 1 });
    expect(await store.records.asOf()).toEqual(at);
  });

  it('supersedes what changed and keeps the earlier version', async () => {
    await store.records.ingest([deal('D-1', 500_00n)], at);
    const changed = [deal('D-1', 300_00n, bob.id, { occurredOn: day('2026-03-02') })];
    expect(await store.records.ingest(changed, later)).toEqual({ added: 0, changed: 1, same: 0 });
    expect(await standing(ann)).toEqual(deals(0n, 0));
    expect(await standing(bob)).toEqual(deals(300_00n, 1));
    expect(await standing(teams.all, 'team')).toEqual(deals(300_00n, 1));
    const { entries } = await store.records.creditsOf(bob.id, 'deal', q1, { offset: 0, limit: 9 });
    expect(entries.map(({ record }) => record.version)).toEqual([2]);
    const kept = await test.client.performanceRecord.findMany({
      where: { workspaceId: store.workspace.id },
      orderBy: { version: 'asc' },
    });
    expect(kept.map(({ version, amount }) => [version, amount])).toEqual([
      [1, 500_00n],
      [2, 300_00n],
    ]);
  });

  it('takes the credit back when a deal is lost, undated or nobody’s', async () => {
    for (const gone of [{ stage: 'lost' }, { occurredOn: null }, { splits: [] }] as const) {
      await store.records.ingest([deal('D-1', 500_00n)], at);
      expect(await standing(ann)).toEqual(deals(500_00n, 1));
      await store.records.ingest([deal('D-1', 500_00n, ann.id, gone)], later);
      expect(await standing(ann)).toEqual(deals(0n, 0));
    }
  });

  it('never lets a stored record be rewritten', async () => {
    await store.records.ingest([deal('D-1', 500_00n)], at);
    await expect(
      test.client.performanceRecord.updateMany({ data: { amount: 1n } }),
    ).rejects.toThrow('only ever added');
  });

  it('keeps an amount in another currency apart: it is in no standing, and no change of the sums', async () => {
    const euro = (minor: bigint) => ({ amount: money(minor, currency('EUR')) });
    const imported = await store.importFacts({ at }, (add) =>
      add([deal('D-1', 5_00n), deal('D-2', 1n, ann.id, euro(70_00n))]),
    );
    expect(imported).toMatchObject({ added: 2, addedTotal: 5_00n });
    expect(await standing(ann)).toEqual(deals(5_00n, 1));
    expect(await standing(teams.all, 'team')).toEqual(deals(5_00n, 1));
    const days = {
      from: day('2026-01-01'),
      to: day('2026-12-31'),
      since: at.subtract({ hours: 1 }),
    };
    expect(await store.records.creditsBetween([ann.id], 'deal', days)).toHaveLength(1);
    const { total } = await store.records.creditsOf(ann.id, 'deal', q1, { offset: 0, limit: 9 });
    expect(total).toBe(1);
    const again = [deal('D-2', 1n, ann.id, euro(70_00n))];
    expect(await store.records.ingest(again, later)).toEqual({ added: 0, changed: 0, same: 1 });
    const inDollars = await store.importFacts({ at: later }, (add) =>
      add([deal('D-2', 70_00n), deal('D-1', 1n, ann.id, euro(5_00n))]),
    );
    expect(inDollars).toMatchObject({ changed: 2, changedDelta: 65_00n });
    expect(await standing(ann)).toEqual(deals(70_00n, 1));
  });

  it('keeps records of any kind without counting them in standing', async () => {
    const payment = deal('P-1', 80_00n, ann.id, { kind: 'payment' });
    const visit = deal('V-1', 0n, ann.id, { kind: 'site_visit', amount: null });
    expect(await store.records.ingest([payment, visit], at)).toMatchObject({ added: 2 });
    expect(await store.records.ingest([payment, visit], later)).toMatchObject({ same: 2 });
    expect(await standing(ann)).toEqual(deals(0n, 0));
    await store.records.ingest([{ ...payment, stage: 'lost' }], later);
    expect(await standing(ann)).toEqual(deals(0n, 0));
    const { entries } = await store.records.creditsOf(ann.id, 'site_visit', q1, {
      ...{ offset: 0, limit: 9 },
    });
    expect(entries.map(({ record, credit }) => [record.kind, credit.value])).toEqual([
      ['site_visit', 0n],
    ]);
  });

  it('keeps roles and overlays, counting overlays in no standing', async () => {
    const [half, engineer] = [rational(1n, 2n), 'sales "engineer"'] as const;
    const splits = [
      { personId: ann.id, share: half, role: 'hunter' },
      { personId: bob.id, share: half },
      { personId: cy.id, share: rational(1n, 3n), role: engineer, overlay: true },
      { personId: ann.id, share: one, role: 'coach', overlay: true },
    ] as const;
    await store.records.ingest([deal('D-1', 100_01n, ann.id, { splits })], at);
    expect(await standing(ann)).toEqual(deals(50_01n, 1));
    expect(await standing(cy)).toEqual(deals(0n, 0));
    expect(await standing(teams.all, 'team')).toEqual(deals(100_01n, 2));
    const reading = { offset: 0, limit: 9 };
    const { entries } = await store.records.creditsOf(ann.id, 'deal', q1, reading);
    expect(entries.map(({ credit }) => [credit.value, credit.role, credit.overlay])).toEqual([
      [50_01n, 'hunter', undefined],
    ]);
    expect(entries[0]?.record.splits).toEqual([splits[3], splits[0], splits[1], splits[2]]);
    const again = [deal('D-1', 100_01n, ann.id, { splits: splits.toReversed() })];
    expect(await store.records.ingest(again, later)).toMatchObject({ same: 1 });
    const without = [deal('D-1', 100_01n, ann.id, { splits: splits.slice(0, 2) })];
    expect(await store.records.ingest(without, later)).toMatchObject({ changed: 1 });
    expect(await standing(teams.all, 'team')).toEqual(deals(100_01n, 2));
    expect(await test.client.credit.count({ where: { workspaceId: store.workspace.id } })).toBe(2);
  });

  it('refuses a kind that is no plain word, and keeps nothing of the batch', async () => {
    for (const kind of ['Deal', 'a,b', '', 'x'.repeat(41)])
      await expect(
        store.records.ingest([deal('D-1', 1n), deal('D-2', 1n, ann.id, { kind })], at),
      ).rejects.toMatchObject({ code: 'record.kind_unreadable', params: { text: kind } });
    expect(await store.records.asOf()).toBeNull();
  });

  it('keeps hostile texts as they are, but for what a database cannot hold', async () => {
    const attributes = { 'a"{},\\': `'; drop table credit; -- 😀 \\u0000`, nul: 'x\0y\ud800' };
    const odd = `{"',NULL}\\ 名\t\n`;
    await store.records.ingest([deal(odd, 1n, ann.id, { attributes })], at);
    const { entries } = await store.records.creditsOf(ann.id, 'deal', q1, { offset: 0, limit: 1 });
    expect(entries[0]?.record.externalId).toBe(odd);
    expect(entries[0]?.record.attributes).toEqual({ ...attributes, nul: 'x\ufffdy\ufffd' });
  });

  it('pages through credits, newest first', async () => {
    const facts = [1, 2, 3, 4, 5].map((n) =>
      deal(`D-${n}`, BigInt(n), n === 4 ? [ann.id, bob.id] : ann.id, {
        occurredOn: day(`2026-02-0${n}`),
      }),
    );
    await store.records.ingest(facts, at);
    const page = await store.records.creditsOf(ann.id, 'deal', q1, { offset: 1, limit: 2 });
    expect(page.total).toBe(5);
    expect(page.entries.map(({ record }) => record.externalId)).toEqual(['D-4', 'D-3']);
    expect(page.entries.map(({ credit }) => [credit.value, credit.share])).toEqual([
      [2n, rational(1n, 2n)],
      [3n, one],
    ]);
    const other = await store.records.creditsOf(ann.id, 'rating', q1, { offset: 0, limit: 9 });
    expect(other).toEqual({ entries: [], total: 0 });
  });

  it('finds what began to count after an instant, in the order in which it did', async () => {
    await store.records.ingest([deal('OLD', 1n), deal('OPEN', 2n, ann.id, { stage: 'open' })], at);
    await store.records.ingest([deal('OLD', 10n), deal('NEW', 4n, bob.id)], later);
    await store.records.ingest([deal('OPEN', 2n)], later.add({ seconds: 1 }));
    const days = { from: day('2026-02-15'), to: day('2026-02-15'), since: at };
    const found = await store.records.creditsBetween([ann.id, bob.id], 'deal', days);
    expect(found.map(({ credit, recordedAt }) => [credit.value, recordedAt])).toEqual([
      [4n, later],
      [2n, later.add({ seconds: 1 })],
    ]);
    const before = { ...days, to: day('2026-02-14'), from: day('2026-01-01') };
    expect(await store.records.creditsBetween([ann.id], 'deal', before)).toEqual([]);
  });

  it('counts a deal in the team in which the person was on its day', async () => {
    const on = (text: string) => ({ occurredOn: day(text) });
    await store.records.ingest(
      [deal('D-1', 1_00n, dee.id, on('2026-02-28')), deal('D-2', 20_00n, dee.id, on('2026-03-01'))],
      at,
    );
    expect(await standing(teams.east, 'team')).toEqual(deals(1_00n, 1));
    expect(await standing(teams.west, 'team')).toEqual(deals(20_00n, 1));
  });

  it('moves what was credited when an assignment is corrected', async () => {
    await store.records.ingest([deal('D-1', 5_00n, bob.id), deal('D-2', 7_00n)], at);
    await store.people.savePeople([{ ...bob, assignments: [seat(teams.west)] }]);
    expect(await standing(teams.east, 'team')).toEqual(deals(7_00n, 1));
    expect(await standing(teams.west, 'team')).toEqual(deals(5_00n, 1));
    expect(await standing(teams.all, 'team')).toEqual(deals(12_00n, 2));
  });

  it('moves what was credited when a team gets another parent', async () => {
    await store.records.ingest([deal('D-1', 5_00n, bob.id)], at);
    await store.people.saveTeams([{ ...teams.east, parentId: teams.west.id }]);
    expect(await standing(teams.west, 'team')).toEqual(deals(5_00n, 1));
    expect(await standing(teams.all, 'team')).toEqual(deals(5_00n, 1));
    await store.people.saveTeams([{ ...teams.east, parentId: null }]);
    expect(await standing(teams.all, 'team')).toEqual(deals(0n, 0));
  });

  it('counts anew when the fiscal year begins in another month', async () => {
    await store.records.ingest([deal('D-1', 5_00n)], at);
    const fiscal = { ...store.workspace, fiscalStartMonth: 2 };
    store = await test.database.openWorkspace(fiscal);
    const start = { kind: 'quarter', start: day('2026-02-01'), end: day('2026-05-01') } as const;
    expect(await standing(ann, 'person', start)).toEqual(deals(5_00n, 1));
    expect(await standing(teams.all, 'team', start)).toEqual(deals(5_00n, 1));
    expect(await standing(ann)).toEqual(deals(0n, 0));
  });

  it('undoes everything when a transaction fails', async () => {
    const failing = store.transaction(async (tx) => {
      await tx.records.ingest([deal('D-1', 5_00n)], at);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await standing(ann)).toEqual(deals(0n, 0));
    expect(await store.records.asOf()).toBeNull();
  });
});
