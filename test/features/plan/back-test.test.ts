import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackTests } from '../../../src/batch/port.ts';
import { personId } from '../../../src/domain/ids.ts';
import { currency, money } from '../../../src/domain/money.ts';
import { loadPlan } from '../../../src/domain/plan/compile.ts';
import { rational } from '../../../src/domain/rational.ts';
import { type Alone, runBackTest } from '../../../src/features/plan/back-test.ts';
import { aloneLine, backTestJson } from '../../../src/features/plan/back-test-lines.ts';
import { beginLoading } from '../../../src/features/plan-loading.ts';
import type { Store } from '../../../src/store/port.ts';
import { anyPlan } from '../../domain/plan/batch/random-plan.ts';
import { backTests } from '../../support/back-tests.ts';
import { acme, day, deal, instant, period } from '../../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { assignOne, openMovingCompany, staff, today } from './moving-company.ts';

const published = instant('2025-01-01T00:00:00Z');

/** Never says anything but that everybody has to be evaluated alone. */
const noColumns: BackTests = {
  use: async () => {},
  run: async (trials) => trials.map(() => ({ kind: 'one by one', part: null })),
  close: async () => {},
};

async function tryPlan(store: Store, source: string, by: BackTests = backTests) {
  const told: Alone[] = [];
  const loading = beginLoading(store, store.workspace);
  const means = { loading, backTests: by, tell: (alone: Alone) => void told.push(alone) };
  const hash = createHash('sha256').update(source).digest('hex');
  const trial = { plan: loadPlan(source), source, hash };
  const answer = await runBackTest(means, trial, today, 2);
  const { rows, before, after, unreached, computed } = answer;
  return {
    paid: { rows, before, after, unreached },
    ...{ computed, told, json: backTestJson(answer, loading) },
  };
}

/** How many, by quarter. */
const aloneBy = (told: readonly Alone[]) =>
  Object.fromEntries(told.map(({ period: { start }, people }) => [`${start}`, people]));

const bookings = { of: 'rep', measure: 'bookings' };
const planOf = (component: object, more: object = {}): string =>
  JSON.stringify(
    {
      ...{ plan: 'random', currency: 'USD', period: 'quarter' },
      rounding: { mode: 'half-up', at: 'line' },
      measures: { bookings: { records: 'deal', take: 'sum', value: 'amount', unit: 'money' } },
      components: [{ id: 'pay', per: 'period', pays: { 'rate-of': bookings }, ...component }],
      examples: [{ name: 'nothing', rep: {}, expect: { pay: '0', total: '0' } }],
      ...more,
    },
    null,
    1,
  );
const tiers = (rate: string, ...from: readonly string[]) => {
  const edges = ['0 %', ...from];
  return {
    ...{ index: { ...bookings, by: 'attainment' }, tiers: 'marginal', boundary: 'upper' },
    ...{ 'if-unmeasured': 'pays-nothing', 'may-fall': 'yes' },
    table: edges.map((edge, n) => ({ from: edge, to: edges[n + 1] ?? 'unlimited', rate })),
  };
};

/** What becomes of parts of periods, of newcomers and of who is away. */
const section = fc.record({
  'part-periods': fc.constantFrom('days', 'whole-months'),
  prorate: fc.subarray(['amounts', 'caps', 'target-incentive']),
  leave: fc.constantFrom('counts', 'does-not-count'),
  'level-change': fc.constantFrom('split', 'last-day', 'first-day'),
});
const target = fc.record(
  {
    ...{ target: fc.constant('assigned'), ramp: fc.constantFrom(['50 %'], ['0 %', '75 %']) },
    prorate: fc.constantFrom('none', 'days', 'whole-months'),
  },
  { requiredKeys: ['target', 'prorate'] },
);
const somePlan = fc
  .tuple(anyPlan, fc.option(section), fc.option(target))
  .map(([tree, people, bookingsTarget]) =>
    JSON.stringify(
      {
        ...tree,
        ...(people ? { people } : {}),
        ...(bookingsTarget ? { targets: { bookings: bookingsTarget } } : {}),
      },
      null,
      1,
    ),
  );

describe.each(engines)('a back-test of a stored company, on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let companies: readonly Store[];
  beforeAll(async () => {
    test = await openTestDatabase(engine);
    store = await openMovingCompany(test.database, 'moving', 1);
    await store.plans.publish('random', planOf({ rate: '5 %' }), day('2025-01-01'), published);
    const others = [2, 3].map((seed) => openMovingCompany(test.database, `moving-${seed}`, seed));
    companies = await Promise.all(others);
    for (const company of companies.slice(1)) await assignOne(company);
  });
  afterAll(() => test.close());

  it('gives the same by columns as person by person, whoever comes, goes, moves or is away', async () => {
    const ways = { atOnce: 0, alone: 0 };
    await fc.assert(
      fc.asyncProperty(somePlan, somePlan, fc.constantFrom(...companies), async (was, now, at) => {
        await at.plans.publish('random', was, day('2025-01-01'), published);
        const columns = await tryPlan(at, now);
        expect(columns.paid).toEqual((await tryPlan(at, now, noColumns)).paid);
        ways.atOnce += columns.computed.atOnce;
        ways.alone += columns.computed.alone;
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect(ways.atOnce).toBeGreaterThan(ways.alone / 4);
    expect(ways.alone).toBeGreaterThan(0);
  });

  it('computes by columns everybody whose quarter is whole', async () => {
    const { computed, paid, told } = await tryPlan(store, planOf({ rate: '6 %' }));
    // Who joins; who leaves, and who is put on another plan.
    expect(aloneBy(told)).toEqual({ '2025-04-01': 1, '2025-07-01': 2 });
    expect(computed).toEqual({ atOnce: paid.rows.length - 3, alone: 3, because: null });
    expect(paid.after).toBeGreaterThan(paid.before);
  });

  it('evaluates alone who is in a team where others come and go, where a plan looks at the team', async () => {
    const ofTeam = planOf({ pays: { 'rate-of': { ...bookings, of: 'team' } }, rate: '6 %' });
    const { computed, paid, told } = await tryPlan(store, ofTeam);
    expect(paid).toEqual((await tryPlan(store, ofTeam, noColumns)).paid);
    // All but the two in deep; then those in west and deep, and who is put on another plan.
    expect(aloneBy(told)).toEqual({ '2025-04-01': 10, '2025-07-01': 5 });
    expect(computed.atOnce).toBe(paid.rows.length - 15);
  });

  it('says which tiers nobody came to, as person by person', async () => {
    const steep = planOf(tiers('5 %', '100 %', '100000 %'));
    const { computed, paid } = await tryPlan(store, steep);
    expect(paid.unreached).toEqual([{ component: 'pay', from: '100000 %', row: 2 }]);
    expect(paid.unreached).toEqual((await tryPlan(store, steep, noColumns)).paid.unreached);
    expect(computed.atOnce).toBeGreaterThan(0);
  });

  it('computes alone what columns cannot, and says because of what', async () => {
    const byRecord = planOf({ rate: '6 %', per: 'record' });
    const { computed, paid, told } = await tryPlan(store, byRecord);
    expect(computed).toEqual({ atOnce: 0, alone: paid.rows.length, because: 'pay' });
    expect(told.map(({ because }) => because)).toEqual(['pay', 'pay']);
    expect(paid.after).toBeGreaterThan(0n);
  });

  it('computes alone a quarter in which something was sold in another currency', async () => {
    const abroad = await openMovingCompany(test.database, 'abroad', 4);
    const euros = { amount: money(1000_00n, currency('EUR')), occurredOn: day('2025-08-05') };
    await abroad.records.ingest([deal('D-EUR', 0n, personId('p-west'), euros)], published);
    const rate = { currency: currency('EUR'), rate: rational(11n, 10n) };
    await abroad.rates.lock([{ ...rate, period: period('quarter', '2025-07-01') }], published);
    const converting = planOf({ rate: '6 %' }, { 'foreign-amounts': 'locked-period-rate' });
    const { computed, paid, told } = await tryPlan(abroad, converting);
    expect(paid).toEqual((await tryPlan(abroad, converting, noColumns)).paid);
    expect(aloneBy(told)).toEqual({ '2025-04-01': 1, '2025-07-01': 12 });
    expect(computed.because).toBe(null);
  });

  it('needs no version in force', async () => {
    const other = planOf({ rate: '6 %' }).replace('"random"', '"x"');
    const { computed, paid } = await tryPlan(store, other);
    expect(paid.before).toBe(0n);
    expect(paid.after).toBeGreaterThan(0n);
    // Who is put on it in the middle of the third quarter; somebody else is always on it.
    expect(computed).toEqual({ atOnce: 2, alone: 1, because: null });
  });

  it('finds a level that a plan does not know, either way', async () => {
    const levels = { levels: ['senior'] };
    const example = { name: 'n', level: 'senior', rep: {}, expect: { pay: '0', total: '0' } };
    const senior = planOf({ rate: { senior: '5 %' } }, { ...levels, examples: [example] });
    const missing = { code: 'plan.level_missing', params: { plan: 'random', level: 'junior' } };
    await expect(tryPlan(store, senior)).rejects.toMatchObject(missing);
    await expect(tryPlan(store, senior, noColumns)).rejects.toMatchObject(missing);
  });

  it('tells scripts how it was computed', async () => {
    const { json, computed } = await tryPlan(store, planOf({ rate: '6 %' }));
    expect(json).toMatchObject({ plan: 'random', computed });
    expect(staff.map(({ id }) => id)).toEqual(
      expect.arrayContaining(json.rows.map(({ person }) => person)),
    );
  });
});

describe('what is said while people are computed one by one', () => {
  const loading = { workspace: acme } as never;
  const alone = { period: period('quarter', '2026-01-01'), because: 'pay' };
  it('is nothing where they are few', () => {
    expect(aloneLine({ ...alone, people: 99 }, loading, 'en')).toBe(null);
  });
  it('is how many, and because of what', () => {
    const many = { ...alone, people: 1_200 };
    expect(aloneLine(many, loading, 'en')).toContain(
      '2026-Q1: 1,200 people are computed one by one',
    );
    expect(aloneLine(many, loading, 'en')).toContain('because of `pay`');
    expect(aloneLine(many, loading, 'zh')).toContain('1,200 人需逐人计算');
    expect(aloneLine({ ...many, because: null }, loading, 'en')).toContain('were away');
  });
});
