import { afterAll, describe, expect, it } from 'vitest';
import { openBackTests } from '../../src/batch/back-tests.ts';
import type { BackTests } from '../../src/batch/port.ts';
import { type Company, columnsOf } from '../domain/plan/batch/random-company.ts';

const deal = { quarter: 0, product: 0, region: 0, role: 0, people: [0], shares: [1] };
const rep = { level: 0, team: -1, scores: [[], []], quotas: [] };
const companyWith = (amount: number): Company => ({
  reps: [rep],
  deals: [{ ...deal, amount }],
  teamQuotas: [],
});

const planOf = (pay: object, more: object = {}): string =>
  JSON.stringify(
    {
      ...{ plan: 'sample', currency: 'USD', period: 'quarter' },
      rounding: { mode: 'half-up', at: 'line' },
      measures: { bookings: { records: 'deal', take: 'sum', value: 'amount', unit: 'money' } },
      components: [
        {
          id: 'pay',
          per: 'period',
          pays: { 'rate-of': { of: 'rep', measure: 'bookings' } },
          ...pay,
        },
      ],
      examples: [{ name: 'nothing', rep: {}, expect: { pay: '0', total: '0' } }],
      ...more,
    },
    null,
    1,
  );
const trial = (source: string) => ({ source, paid: null, targets: new Map() });

/** One thread for all: to start one takes longer than to ask it. */
const backTests: BackTests = openBackTests();
afterAll(() => backTests.close());
const opened = async (amount: number): Promise<BackTests> => {
  await backTests.use(columnsOf(companyWith(amount), ['senior']));
  return backTests;
};

describe('back-tests', () => {
  it('try a plan and a changed one on the same records', async () => {
    const tests = await opened(1000_00);
    const [now, changed] = await tests.run([
      trial(planOf({ rate: '5 %' })),
      trial(planOf({ rate: '6 %' })),
    ]);
    const amounts = Float64Array.of(50_00, 0);
    const lines = [{ id: 'pay', amounts }];
    expect(now).toEqual({ kind: 'earned', lines, total: amounts, reached: [] });
    expect(changed).toMatchObject({ total: Float64Array.of(60_00, 0) });
  });

  it('say how far up a table anybody came', async () => {
    const tests = await opened(1000_00);
    const index = { of: 'rep', measure: 'bookings', by: 'value' };
    const table = [
      { from: '0', to: '2000', rate: '5 %' },
      { from: '2000', to: 'unlimited', rate: '6 %' },
    ];
    const tiers = { index, tiers: 'retroactive', boundary: 'upper', table };
    const [result] = await tests.run([
      trial(planOf({ ...tiers, 'if-unmeasured': 'pays-nothing' })),
    ]);
    expect(result).toMatchObject({ reached: [{ id: 'pay', num: 1000_00, den: 1 }] });
  });

  it('go on with other columns', async () => {
    const tests = await opened(1000_00);
    await tests.use(columnsOf(companyWith(2000_00), ['senior']));
    const [result] = await tests.run([trial(planOf({ rate: '5 %' }))]);
    expect(result).toMatchObject({ total: Float64Array.of(100_00, 0) });
  });

  it('say for which part of a plan each person has to be evaluated alone', async () => {
    const tests = await opened(1000_00);
    const results = await tests.run([
      trial(planOf({ rate: '5 %', per: 'record' })),
      trial(planOf({ rate: '5 %' })),
    ]);
    expect(results[0]).toEqual({ kind: 'one by one', part: 'pay' });
    expect(results[1]).toMatchObject({ kind: 'earned' });
  });

  it('refuse what cannot count, and answer the next question', async () => {
    const tests = await opened(1000_00);
    const unknown = planOf(
      { rate: { junior: '1 %' } },
      {
        levels: ['junior'],
        examples: [{ name: 'n', level: 'junior', rep: {}, expect: { pay: '0', total: '0' } }],
      },
    );
    await expect(tests.run([trial('plan: [')])).rejects.toMatchObject({ code: 'plan.broken' });
    await expect(tests.run([trial(unknown)])).rejects.toMatchObject({
      code: 'plan.level_missing',
      params: { plan: 'sample', level: 'senior', levels: ['junior'] },
    });
    const [result] = await tests.run([trial(planOf({ rate: '5 %' }))]);
    expect(result).toMatchObject({ kind: 'earned' });
  });

  it('tell who waits when they are closed, and begin anew when they are asked again', async () => {
    const tests = openBackTests();
    const waiting = tests.use(columnsOf(companyWith(1000_00), ['senior']));
    await tests.close();
    await expect(waiting).rejects.toThrow(/ended/);
    await tests.use(columnsOf(companyWith(1000_00), ['senior']));
    const [result] = await tests.run([trial(planOf({ rate: '5 %' }))]);
    expect(result).toMatchObject({ total: Float64Array.of(50_00, 0) });
    await tests.close();
  });
});
