/** Calculations with published results, written as plan files: what the source says is what the plan must pay. */
import { describe, expect, it } from 'vitest';
import { commission, example, head, planText, problemsOf, titled } from './plan-text.ts';

const threeTiers = [
  'from: 0, to: 300000, rate: 3 %',
  'from: 300000, to: 600000, rate: 5 %',
  'from: 600000, to: unlimited, rate: 7 %',
];
const commissionOnly = (bookings: string, amount: string) =>
  example(`bookings: ${bookings}`, `commission: ${amount}, total: ${amount}`);

const cases: readonly { what: string; components: string; examples: string }[] = [
  {
    what: '5/6/7 % at 100,000 and 125,000: 150,000 earns 5,000 + 1,500 + 1,750',
    components: commission({
      tiers: 'marginal',
      bands: [
        'from: 0, to: 100000, rate: 5 %',
        'from: 100000, to: 125000, rate: 6 %',
        'from: 125000, to: unlimited, rate: 7 %',
      ],
    }),
    examples: commissionOnly('150000', '8250'),
  },
  {
    what: '3/5/7 % marginal: 600,000 earns 24,000, 650,000 earns 27,500, 750,000 earns 34,500',
    components: commission({ tiers: 'marginal', bands: threeTiers }),
    examples:
      commissionOnly('600000', '24000') +
      commissionOnly('650000', '27500') +
      commissionOnly('750000', '34500'),
  },
  {
    what: '25/30/40 % at 500 and 3,000: 400 earns 100',
    components: commission({
      tiers: 'marginal',
      bands: [
        'from: 0, to: 500, rate: 25 %',
        'from: 500, to: 3000, rate: 30 %',
        'from: 3000, to: unlimited, rate: 40 %',
      ],
    }),
    examples: commissionOnly('400', '100.00'),
  },
  {
    what: '3/5/7 % back to the first dollar: exactly 600,000 earns 42,000',
    components: commission({ tiers: 'retroactive', bands: threeTiers }),
    examples: commissionOnly('600000', '42000'),
  },
  {
    what: '50 then 60 % at 100,000: 180,000 earns 108,000 retroactively',
    components: commission({
      tiers: 'retroactive',
      bands: ['from: 0, to: 100000, rate: 50 %', 'from: 100000, to: unlimited, rate: 60 %'],
    }),
    examples: commissionOnly('180000', '108000'),
  },
  {
    what: '50 then 60 % at 100,000: 180,000 earns 98,000 marginally',
    components: commission({
      tiers: 'marginal',
      bands: ['from: 0, to: 100000, rate: 50 %', 'from: 100000, to: unlimited, rate: 60 %'],
    }),
    examples: commissionOnly('180000', '98000'),
  },
  {
    what: 'a value equal to two limits belongs to the higher tier: 50,000 at 3 % is 1,500',
    components: commission({
      tiers: 'retroactive',
      boundary: 'upper',
      bands: ['from: 0, to: 50000, rate: 2 %', 'from: 50000, to: unlimited, rate: 3 %'],
    }),
    examples: commissionOnly('50000', '1500'),
  },
  {
    what: 'or to the lower one where the plan says so: 50,000 at 2 % is 1,000',
    components: commission({
      tiers: 'retroactive',
      boundary: 'lower',
      bands: ['from: 0, to: 50000, rate: 2 %', 'from: 50000, to: unlimited, rate: 3 %'],
    }),
    examples: commissionOnly('50000', '1000') + commissionOnly('50000.01', '1500'),
  },
  {
    what: 'accelerator 8/12/16 % at 100 and 120 % of 150,000: 195,000 earns 18,000',
    components: commission({
      tiers: 'marginal',
      by: 'attainment',
      bands: [
        'from: 0 %, to: 100 %, rate: 8 %',
        'from: 100 %, to: 120 %, rate: 12 %',
        'from: 120 %, to: unlimited, rate: 16 %',
      ],
    }),
    examples: commissionOnly('195000 of 150000', '18000'),
  },
];

const flat = (rate: string) =>
  commission({ tiers: 'marginal', bands: [`from: 0, to: unlimited, rate: ${rate}`] });

describe('published calculations', () => {
  it.each(cases)('$what', ({ components, examples }) => {
    expect(problemsOf(planText({ components, examples }))).toEqual([]);
  });

  it('cuts 12,000 to a cap of 10,000', () => {
    const afterwards = `
  - { id: cap, mechanic: cap, ${titled}, on: [commission], amount: 10000 }`;
    const examples = example('bookings: 400000', 'commission: 12000, cap: -2000, total: 10000');
    expect(problemsOf(planText({ components: flat('3 %'), afterwards, examples }))).toEqual([]);
  });

  it('pays 5 % of 100,000 times 0.9 at 80 % of quota: 4,500', () => {
    const afterwards = `
  - id: quota-factor
    mechanic: modifier
    ${titled}
    on: [commission]
    index: { of: rep, measure: bookings, by: attainment }
    boundary: upper
    if-unmeasured: 1
    table:
      - { from: 0 %, to: 80 %, factor: 0.8 }
      - { from: 80 %, to: 100 %, factor: 0.9 }
      - { from: 100 %, to: unlimited, factor: 1 }`;
    const examples = example(
      'bookings: 100000 of 125000',
      'commission: 5000, quota-factor: -500, total: 4500',
    );
    expect(problemsOf(planText({ components: flat('5 %'), afterwards, examples }))).toEqual([]);
  });

  it('pays 35,250 times 1.1 for happy customers: 38,775', () => {
    const afterwards = `
  - id: csat
    mechanic: modifier
    ${titled}
    on: [commission]
    index: { of: rep, measure: satisfaction, by: value }
    boundary: upper
    if-unmeasured: 1
    table:
      - { from: 0, to: 4.5, factor: 1 }
      - { from: 4.5, to: unlimited, factor: 1.1 }`;
    const examples =
      example(
        'bookings: 705000, satisfaction: 4.5',
        'commission: 35250, csat: 3525, total: 38775',
      ) +
      example('bookings: 705000, satisfaction: 4.49', 'commission: 35250, csat: 0, total: 35250') +
      example('bookings: 705000, satisfaction: none', 'commission: 35250, csat: 0, total: 35250');
    const text = planText({
      head: head({ measures: '[bookings, satisfaction]' }),
      components: flat('5 %'),
      afterwards,
      examples,
    });
    expect(problemsOf(text)).toEqual([]);
  });

  it('shares a pool of 10,000 equally among ten: 1,000 each', () => {
    const components = `
  - id: pool
    mechanic: team-pool
    ${titled}
    index: { of: team, measure: bookings, by: attainment }
    boundary: upper
    table:
      - { from: 0 %, to: 100 %, pool: { amount: 0 } }
      - { from: 100 %, to: unlimited, pool: { amount: 10000 } }
    shared: equally`;
    const examples =
      example('', 'pool: 1000, total: 1000', 'team: { bookings: 500 of 500, others: 9 }') +
      example('', 'pool: 0, total: 0', 'team: { bookings: 499.99 of 500, others: 9 }');
    expect(problemsOf(planText({ components, examples }))).toEqual([]);
  });

  it('pays an override of 3 % on team sales of 300,000: 9,000', () => {
    const components = flat('3 %').replaceAll('of: rep', 'of: team');
    const examples = example('', 'commission: 9000, total: 9000', 'team: { bookings: 300000 }');
    expect(problemsOf(planText({ components, examples }))).toEqual([]);
  });
});
