import { existsSync, readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personId } from '../../../src/domain/ids.ts';
import { decimalText, money } from '../../../src/domain/money.ts';
import type { Store } from '../../../src/store/port.ts';
import { temporaryFile } from '../../sources/temporary.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { leftOut } from '../../support/left-out.ts';
import { bookings, company, credits, fixture, runJson } from './command.ts';

let opened: TestDatabase;
let count = 0;

beforeAll(async () => {
  opened = await openTestDatabase('embedded');
});
afterAll(async () => {
  await opened.close();
});

const empty = (): Promise<Store> => opened.database.openWorkspace(company(`w${(count += 1)}`));

/** The targets of everybody together, as decimal text. */
async function targets(store: Store): Promise<{ number: number; total: string }> {
  const [from, to] = ['2000-01-01', '2100-01-01'].map((day) => Temporal.PlainDate.from(day));
  if (!from || !to) throw new Error('two days');
  const quotas = [];
  for (const { id } of await store.people.list())
    quotas.push(...(await store.quotas.of({ kind: 'person', id: personId(id) }, from, to)));
  const total = quotas.reduce((sum, quota) => sum + quota.amount, 0n);
  return { number: quotas.length, total: decimalText(money(total, store.workspace.currency)) };
}

describe('AdventureWorks', () => {
  const file = (name: string) => fixture(`adventureworks/${name}.csv`);
  const map = (name: string) => ['--map', fixture(`adventureworks-${name}.yaml`)] as const;

  it('imports territories, people with commission rates, and their quotas', async () => {
    const store = await empty();
    expect(
      await runJson(store, 'teams', file('SalesTerritory'), ...map('territories')),
    ).toMatchObject({
      code: 0,
      rows: 10,
      new: 10,
      createdTeams: 3,
    });
    expect(await runJson(store, 'people', file('SalesPerson'), ...map('people'))).toMatchObject({
      code: 0,
      rows: 17,
      new: 17,
    });
    const people = await store.people.list();
    const linda = people.find((person) => person.key === '276');
    expect(linda?.attributes).toEqual({ commission_rate: '0.0150' });
    const teams = await store.people.teams();
    const team = teams.find(({ id }) => id === linda?.assignments[0]?.teamId);
    expect(team?.name).toBe('Southwest');
    expect(teams.find(({ id }) => id === team?.parentId)?.name).toBe('North America');
    const quotas = ['quotas', file('SalesPersonQuotaHistory'), ...map('quota-history')] as const;
    expect(await runJson(store, ...quotas)).toMatchObject({ code: 0, rows: 163, new: 163 });
    expect(await targets(store)).toEqual({ number: 163, total: '95714000.00' });
    expect(await runJson(store, ...quotas)).toMatchObject({ code: 0, new: 0, same: 163 });
    expect(await runJson(store, 'people', file('SalesPerson'), ...map('people'))).toMatchObject({
      same: 17,
    });
  });
});

const shared = '../shared/data';

const isMissing = (name: string): boolean =>
  leftOut(!existsSync(`${shared}/${name}`), `the import of shared/data/${name}: it is not there.`);

describe.skipIf(isMissing('maven-crm'))('the Maven pipeline', () => {
  it('imports to identical facts from its three date spellings at the same time', async () => {
    const load = async (spelling: string): Promise<readonly string[]> => {
      const store = await empty();
      const people = [
        'people',
        `${shared}/maven-crm/sales_teams.csv`,
        '--map',
        fixture('maven-people.yaml'),
      ];
      expect(await runJson(store, ...people)).toMatchObject({
        code: 0,
        rows: 35,
        new: 35,
        createdTeams: 3,
        createdPeople: 6,
      });
      const deals = [
        'deals',
        `${shared}/maven-crm/sales_pipeline${spelling}.csv`,
        '--map',
        fixture('maven-deals.yaml'),
      ];
      expect(await runJson(store, ...deals)).toMatchObject({
        code: 0,
        rows: 8800,
        new: 8800,
        rejected: 0,
        newTotal: '10005534.00',
      });
      expect(await bookings(store, '2017-Q1')).toBe('1134672.00');
      expect(await bookings(store, '2017-Q2')).toBe('3086111.00');
      expect(await bookings(store, '2017-Q3')).toBe('2982255.00');
      expect(await bookings(store, '2017-Q4')).toBe('2802496.00');
      const found = await credits(store, '2017');
      expect(found).toHaveLength(4238);
      expect(found.filter((line) => line.includes('GTXPro'))).toEqual([]);
      expect(await runJson(store, ...deals)).toMatchObject({ new: 0, changed: 0, same: 8800 });
      return found;
    };
    const all = await Promise.all(['', '.us-dates', '.dd-mm-yyyy'].map(load));
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });
});

describe.skipIf(isMissing('formats'))('targets with a column for each month', () => {
  it('are read from UTF-16, leaving out the months without one', async () => {
    const store = await empty();
    const file = `${shared}/formats/ResellerSalesTargets.csv`;
    expect(
      await runJson(store, 'people', file, '--map', fixture('reseller-people.yaml')),
    ).toMatchObject({
      code: 0,
      rows: 81,
      new: 18,
      joined: 63,
      encoding: 'utf-16le',
    });
    expect(
      await runJson(store, 'quotas', file, '--map', fixture('reseller-targets.yaml')),
    ).toMatchObject({
      code: 0,
      rows: 809,
      new: 809,
    });
    expect(await targets(store)).toEqual({ number: 809, total: '676210.00' });
  });
});

describe.skipIf(isMissing('adventureworks/FactSalesQuota.csv'))('targets parted by |', () => {
  it('are read by position; a second target for the same quarter is put aside', async () => {
    const store = await empty();
    const file = `${shared}/adventureworks/FactSalesQuota.csv`;
    const copy = await temporaryFile('FactSalesQuota.csv', readFileSync(file));
    await runJson(store, 'people', copy, '--map', fixture('fact-quota-people.yaml'));
    expect(
      await runJson(store, 'quotas', copy, '--map', fixture('adventureworks-fact-quota.yaml')),
    ).toMatchObject({ code: 1, rows: 163, new: 153, rejected: 10 });
  });
});
