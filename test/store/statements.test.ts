import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import { currency, money } from '../../src/domain/money.ts';
import type { Store } from '../../src/store/port.ts';
import type { NewStatement } from '../../src/store/port-statements.ts';
import { acme, instant, openCompany, people, period } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const { ann, bob } = people;
const month = (on: string) => period('month', on);

const statement = (hash: string, more: Partial<NewStatement> = {}): NewStatement => ({
  ...{ personId: ann.id, planKey: 'reps', period: month('2026-03-01'), planVersion: 2 },
  ...{ engineVersion: '2.0', hash, body: `{"a":"\\u0000 \\"é\\" {x}","hash":"${hash}"}` },
  ...{ total: money(-9_007_199_254_740_993n, acme.currency), payout: money(5n, acme.currency) },
  ...{ computedAt: at, dataAsOf: null },
  ...more,
});

describe.each(engines)('statements on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`statements-${count}`) });
  });

  it('are kept as they were said, byte for byte, and can be read again', async () => {
    const first = statement('h1', { dataAsOf: at.subtract({ hours: 1 }) });
    expect(await store.statements.latestStatement(first)).toBeNull();
    expect(await store.statements.saveStatement(first)).toEqual({ ...first, revision: 1 });
    expect(await store.statements.latestStatement(first)).toEqual({ ...first, revision: 1 });
  });

  it('become a revision only when they say something else', async () => {
    const [first, second] = [statement('h1'), statement('h2')];
    await store.statements.saveStatement(first);
    const later = { ...first, computedAt: at.add({ hours: 1 }) };
    expect(await store.statements.saveStatement(later)).toEqual({ ...first, revision: 1 });
    expect(await store.statements.saveStatement(second)).toEqual({ ...second, revision: 2 });
    expect((await store.statements.saveStatement(first)).revision).toBe(3);
    const all = await store.statements.statementRevisions(first);
    expect(all.map(({ revision, hash }) => [revision, hash])).toEqual([
      [3, 'h1'],
      [2, 'h2'],
      [1, 'h1'],
    ]);
  });

  it('of earlier periods are the latest of each, newest first, of the same plan and length', async () => {
    await store.statements.saveStatements([
      statement('jan', { period: month('2026-01-01') }),
      statement('feb', { period: month('2026-02-01') }),
      statement('mar'),
      statement('q4', { period: period('quarter', '2025-12-01') }),
      statement('other plan', { period: month('2026-01-01'), planKey: 'x' }),
      statement('other person', { period: month('2026-01-01'), personId: bob.id }),
    ]);
    await store.statements.saveStatement(statement('jan 2', { period: month('2026-01-01') }));
    const hashes = async (limit?: number) =>
      (await store.statements.statementsBefore(statement(''), limit)).map(({ hash }) => hash);
    expect(await hashes()).toEqual(['feb', 'jan 2']);
    expect(await hashes(1)).toEqual(['feb']);
    const first = statement('', { period: month('2026-01-01') });
    expect(await store.statements.statementsBefore(first)).toEqual([]);
  });

  it('of a person are the latest of each plan and period, the period that ended first before', async () => {
    await store.statements.saveStatements([
      statement('mar'),
      statement('q1', { period: period('quarter', '2026-03-01') }),
      statement('mar x', { planKey: 'a' }),
      statement('jan', { period: month('2026-01-01') }),
      statement('bob', { personId: bob.id }),
    ]);
    await store.statements.saveStatement(statement('mar 2'));
    const all = await store.statements.statementsOf(ann.id);
    expect(all.map(({ hash, revision }) => [hash, revision])).toEqual([
      ['jan', 1],
      ['q1', 1],
      ['mar x', 1],
      ['mar 2', 2],
    ]);
  });

  it('are issued by one at a time for a person', async () => {
    const seen: string[] = [];
    const issue = (name: string) =>
      store.transaction(async ({ statements }) => {
        await statements.lockPerson(ann.id);
        seen.push(name);
        const before = await statements.statementsOf(ann.id);
        await statements.saveStatement(statement(`${name} after ${before.length}`));
        seen.push(name);
      });
    await Promise.all([issue('a'), issue('b')]);
    expect(seen).toEqual([seen[0], seen[0], seen[2], seen[2]]);
  });

  it('are stored by the thousand, those alone that say something new', async () => {
    const many = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => statement(`h${n}`, { planKey: `p${from + n}` }));
    expect(await store.statements.saveStatements(many(0, 2_100))).toBe(2_100);
    expect(await store.statements.saveStatements(many(0, 2_105))).toBe(5);
    expect(await store.statements.saveStatements([])).toBe(0);
  });

  it('are numbered apart when several are saved at once, and the same is saved once', async () => {
    const hashes = ['a', 'b', 'a', 'c', 'a'];
    await Promise.all(hashes.map((hash) => store.statements.saveStatement(statement(hash))));
    const all = await store.statements.statementRevisions(statement(''));
    const inOrder = all.map(({ revision, hash }) => [revision, hash]).reverse();
    expect(inOrder.map(([revision]) => revision)).toEqual(all.map((_, index) => index + 1));
    for (const [index, [, hash]] of inOrder.entries())
      expect(hash).not.toBe(inOrder[index + 1]?.[1]);
    expect(new Set(all.map(({ hash }) => hash))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('never change, and have one currency', async () => {
    await store.statements.saveStatement(statement('h'));
    await expect(test.client.statement.updateMany({ data: { body: '' } })).rejects.toThrow('added');
    await expect(test.client.statement.deleteMany()).rejects.toThrow('only ever added');
    const mixed = statement('m', { payout: money(1n, currency('EUR')) });
    await expect(store.statements.saveStatement(mixed)).rejects.toMatchObject({
      code: 'money.currency_mismatch',
    });
  });
});
