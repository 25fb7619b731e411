import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { higherOf, reachedBy } from '../../../../src/domain/plan/back-test.ts';
import type { BatchPlan } from '../../../../src/domain/plan/batch/batch-plan.ts';
import { runBatch } from '../../../../src/domain/plan/batch/run-batch.ts';
import { toBatch } from '../../../../src/domain/plan/batch/translation/to-batch.ts';
import { type CompiledPlan, compile } from '../../../../src/domain/plan/compile.ts';
import { evaluate } from '../../../../src/domain/plan/evaluate.ts';
import { readPlan } from '../../../../src/domain/plan/language/read.ts';
import { type Rational, rational } from '../../../../src/domain/rational.ts';
import { anyCompany, type Company, columnsOf, inputsOf } from './random-company.ts';
import { anyPlan } from './random-plan.ts';

/** Throws what is wrong: a random plan must be a sound one. */
function compiled(tree: object): CompiledPlan {
  const { file, problems } = readPlan(JSON.stringify(tree, null, 1));
  if (!file) throw new Error(problems.map(({ code, path }) => `${code} ${path}`).join('\n'));
  return compile(file);
}

function batchOf(plan: CompiledPlan): BatchPlan {
  const translated = toBatch(plan);
  if (!translated.plan) throw new Error(`${translated.part} is not for columns`);
  return translated.plan;
}

/** Lines and total by seat. */
const fromColumns = (plan: CompiledPlan, company: Company) => {
  const result = runBatch(batchOf(plan), columnsOf(company, plan.levels));
  if (!result) return null;
  const ids = [...plan.components, ...plan.afterwards].map(({ id }) => id);
  const seats = [...result.total].map((total, seat) => ({
    lines: ids.map((id, line) => [id, BigInt(result.lines[line]?.[seat] ?? Number.NaN)]),
    total: BigInt(total),
  }));
  const reached = result.reached.flatMap((point, n): [string | undefined, Rational][] =>
    point ? [[ids[n], rational(BigInt(point.num), BigInt(point.den))]] : [],
  );
  return { seats, reached: new Map(reached) };
};

const oneByOne = (plan: CompiledPlan, company: Company) => {
  const inputs = inputsOf(company, plan.levels);
  const seats = inputs.map((input) => {
    const { components, total } = evaluate(plan, input);
    return { lines: components.map(({ id, amount }) => [id, amount.minor]), total: total.minor };
  });
  const reached = inputs.map((input) => reachedBy(plan, input)).reduce(higherOf);
  return { seats, reached };
};

describe('a plan over columns', () => {
  it('gives the same cents as the evaluator, line by line, for everybody, and the same highest points', () => {
    let [runs, computed] = [0, 0];
    fc.assert(
      fc.property(anyPlan, anyCompany, (tree, company) => {
        const plan = compiled(tree);
        const lines = fromColumns(plan, company);
        runs += 1;
        if (!lines) return;
        computed += 1;
        expect(lines).toEqual(oneByOne(plan, company));
      }),
      { numRuns: 150 },
    );
    // Amounts that no double holds are rare even where they are sought.
    expect(computed).toBeGreaterThan(runs * 0.9);
  });

  it('pays a share of the target incentive for each unit of money, as the evaluator does', () => {
    const index = { of: 'rep', measure: 'bookings', by: 'value' };
    const table = [
      { from: '0', to: '50', factor: '1' },
      { from: '50', to: 'unlimited', factor: '2' },
    ];
    const pay = { index, boundary: 'upper', tiers: 'marginal', table };
    const share = { pays: { 'target-incentive': '50 %' }, 'if-unmeasured': 'pays-nothing' };
    const plan = compiled(planWith({ ...pay, ...share }, { 'target-incentive': '3' }));
    const columns = fromColumns(plan, twoInATeam);
    // Deals of 40 and of 80: 40 × 1.50, and 50 × 1.50 + 30 × 3.00.
    expect(columns?.seats.map(({ total }) => total)).toEqual([60_00n, 165_00n, 0n, 0n]);
    expect(columns).toEqual(oneByOne(plan, twoInATeam));
  });

  it('pays nobody who is not on the plan, but counts them in their team', () => {
    const pool = { index: { of: 'team', measure: 'bookings', by: 'value' }, boundary: 'upper' };
    const table = [{ from: '0', to: 'unlimited', rate: '10 %' }];
    const shared = { pool: { of: 'team', share: 'equally' }, tiers: 'retroactive', table };
    const plan = compiled(
      planWith({ ...pool, ...shared, pays: { 'rate-of': { ...own, of: 'team' } } }),
    );
    const columns = columnsOf(twoInATeam, plan.levels);
    const result = runBatch(batchOf(plan), columns, Uint8Array.of(1, 0, 1, 1));
    expect([...(result?.total ?? [])]).toEqual([600, 0, 0, 0]);
  });

  it('is refused for a level that it does not know, unless nobody of that level is paid', () => {
    const plan = compiled({
      ...planWith({ pays: 'amount', amount: { junior: '1', senior: '2' } }),
      levels: ['junior', 'senior'],
      examples: [{ name: 'one', level: 'junior', rep: {}, expect: { pay: '1', total: '1' } }],
    });
    const columns = columnsOf(twoInATeam, ['senior', 'principal']);
    expect(() => runBatch(batchOf(plan), columns)).toThrow(
      expect.objectContaining({ code: 'plan.level_missing' }),
    );
    const result = runBatch(batchOf(plan), columns, Uint8Array.of(1, 0, 1, 0));
    expect([...(result?.total ?? [])]).toEqual([200, 0, 200, 0]);
  });

  it('is given up where an amount passes what a column holds', () => {
    const plan = compiled(planWith({ pays: { 'rate-of': own }, rate: '100 %' }));
    const deal = { quarter: 0, product: 0, region: 0, role: 0, people: [0], shares: [1] };
    const rep = { level: 0, team: 0, scores: [[], []], quotas: [] };
    const companyWith = (amount: number): Company => ({
      ...{
        reps: [rep],
        teamQuotas: [],
        deals: [
          { ...deal, amount },
          { ...deal, amount },
        ],
      },
    });
    const fits = companyWith(2 ** 51);
    expect(fromColumns(plan, fits)).toEqual(oneByOne(plan, fits));
    expect(fromColumns(plan, companyWith(2 ** 52))).toBe(null);
  });
});

/** A deal of 40 and one of 80, in the first of two quarters. */
const twoInATeam: Company = {
  reps: [0, 1].map((level) => ({ level, team: 0, scores: [[], []], quotas: [] })),
  deals: [4000, 8000].map((amount, rep) => ({
    ...{ amount, quarter: 0, product: 0, region: 0, role: 0, people: [rep], shares: [1] },
  })),
  teamQuotas: [[], []],
};

const own = { of: 'rep', measure: 'bookings' };
const bookings = { records: 'deal', take: 'sum', value: 'amount', unit: 'money' };
const rate = { pays: { 'rate-of': own }, rate: '5 %' };

/** A plan with one component that is nothing out of the ordinary but for what is given. */
const planWith = (component: object, more: object = {}) => ({
  ...{ plan: 'sample', currency: 'USD', period: 'quarter', measures: { bookings } },
  rounding: { mode: 'half-up', at: 'line' },
  components: [{ id: 'pay', per: 'period', ...component }],
  examples: [{ name: 'nothing', rep: {}, expect: { pay: '0', total: '0' } }],
  ...more,
});

describe('a plan that columns do not compute', () => {
  const table = [
    { at: '0 %', rate: '1 %' },
    { at: '100 %', rate: '2 %' },
  ];
  const curve = {
    ...{ index: { ...own, by: 'attainment' }, tiers: 'curve', table, pays: rate.pays },
    ...{ 'below-first': 'first', 'above-last': 'flat' },
  };
  const measuring = (more: object) => ({ measures: { bookings: { ...bookings, ...more } } });
  const trueUp = { 'true-up': { over: 'year', deduct: 'earned' } };
  const shareByWho = { of: 'team', share: 'equally', who: 'bookings > 10' };

  it.each([
    ['pay', 'a curve', planWith(curve)],
    ['pay', 'a condition', planWith({ ...rate, when: 'bookings > 10' })],
    ['pay', 'records one by one', planWith({ ...rate, per: 'record' })],
    ['pay', 'a true-up', planWith({ ...rate, ...trueUp }, measuring({ window: 'year-to-date' }))],
    ['pay', 'a pool for some', planWith({ ...rate, pool: shareByWho })],
    [
      'pay',
      'a pool by what one has oneself',
      planWith({ ...rate, pool: { of: 'team', share: 'equally' } }),
    ],
    ['bookings', 'a longer window', planWith(rate, measuring({ window: 'year-to-date' }))],
    ['bookings', 'a filter by amount', planWith(rate, measuring({ where: 'amount > 10' }))],
    ['bookings', 'another value', planWith(rate, measuring({ value: 'amount * 2' }))],
    [
      'rounding',
      'the total rounded',
      planWith(rate, { rounding: { mode: 'half-up', at: 'total' } }),
    ],
  ])('names %s for %s', (part, _what, tree) => {
    expect(toBatch(compiled(tree))).toEqual({ plan: null, part });
  });
});
