import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf } from '../../../../src/domain/period.ts';
import { wholePeriodLevel } from '../../../../src/domain/plan/batch/whole-period.ts';
import { compile } from '../../../../src/domain/plan/compile.ts';
import { evaluate } from '../../../../src/domain/plan/evaluate.ts';
import type { Participant } from '../../../../src/domain/plan/evaluation.ts';
import { readPlan } from '../../../../src/domain/plan/language/read.ts';
import { calendar, day } from '../../samples.ts';
import { type Company, inputsOf } from './random-company.ts';

const levels = ['junior', 'senior'];
const bookings = { of: 'rep', measure: 'bookings' };

const planWith = (people: object, target: object) => {
  const tree = {
    ...{ plan: 'sample', currency: 'USD', period: 'quarter', levels, people },
    rounding: { mode: 'half-up', at: 'line' },
    'target-incentive': { junior: '1000', senior: '3000' },
    measures: { bookings: { records: 'deal', take: 'sum', value: 'amount', unit: 'money' } },
    targets: { bookings: { target: 'assigned', ...target } },
    components: [
      {
        ...{ id: 'pay', per: 'period', tiers: 'marginal', pays: { 'target-incentive': '100 %' } },
        ...{ index: { ...bookings, by: 'attainment' }, boundary: 'upper' },
        'if-unmeasured': 'pays-nothing',
        table: [{ from: '0 %', to: 'unlimited', factor: '1' }],
      },
      { id: 'fixed', per: 'period', pays: 'amount', amount: { junior: '100', senior: '200' } },
    ],
    examples: [
      { name: 'n', level: 'junior', rep: {}, expect: { pay: '0', fixed: '100', total: '100' } },
    ],
  };
  const { file, problems } = readPlan(JSON.stringify(tree, null, 1));
  if (!file) throw new Error(problems.map(({ code, path }) => `${code} ${path}`).join('\n'));
  return compile(file);
};

const quarter = periodOf('quarter', day('2026-01-01'), calendar());
const company: Company = {
  reps: [{ level: 0, team: -1, scores: [[], []], quotas: [90_000_00] }],
  deals: [
    { amount: 81_234_56, quarter: 0, product: 0, region: 0, role: 0, people: [0], shares: [1] },
  ],
  teamQuotas: [],
};
const [input] = inputsOf(company, levels);
if (!input) throw new Error('an empty company');
const paid = (plan: ReturnType<typeof planWith>, person: Participant) =>
  evaluate(plan, { ...input, person }).components.map(({ amount }) => amount.minor);

const someDay = fc.constantFrom(
  ...['2025-06-01', '2025-11-15', '2026-01-01', '2026-01-02', '2026-02-01', '2026-03-31'],
  ...['2026-04-01', '2026-04-02'],
);
const range = fc
  .tuple(someDay, someDay)
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: day(from), to: day(to) }));
const spells = fc
  .tuple(
    fc.uniqueArray(someDay, { maxLength: 3 }),
    fc.boolean(),
    fc.array(fc.nat(1), { minLength: 3, maxLength: 3 }),
  )
  .map(([days, isOpen, chosen]) => {
    const edges = days.toSorted().map(day);
    return edges.flatMap((from, n) => {
      const to = edges[n + 1] ?? null;
      const level = levels[chosen[n] ?? 0] ?? '';
      return to || isOpen ? [{ from, to, level }] : [];
    });
  });
const person = fc
  .record({ spells, leave: fc.array(range, { maxLength: 1 }), started: fc.option(someDay) })
  .map(
    ({ started, ...rest }): Participant => ({
      ...input.person,
      ...rest,
      started: started === null ? null : day(started),
    }),
  );
const people = fc.record({
  'part-periods': fc.constantFrom('days', 'whole-months'),
  prorate: fc.subarray(['amounts', 'caps', 'draws', 'target-incentive']),
  leave: fc.constantFrom('counts', 'does-not-count'),
  'level-change': fc.constantFrom('split', 'last-day', 'first-day'),
});
const target = fc.record(
  {
    prorate: fc.constantFrom('none', 'days', 'whole-months'),
    ramp: fc.constantFrom(['50 %', '75 %'], ['0 %']),
  },
  { requiredKeys: ['prorate'] },
);

describe('a whole period', () => {
  it('pays as if nothing were known of somebody but the level', () => {
    let whole = 0;
    fc.assert(
      fc.property(people, target, person, (section, terms, someone) => {
        const plan = planWith(section, terms);
        const level = wholePeriodLevel(plan, someone, quarter);
        if (level === null) return;
        whole += 1;
        const plain = { ...input.person, level, spells: [], leave: [], started: null };
        expect(paid(plan, someone)).toEqual(paid(plan, plain));
      }),
      { numRuns: 200 },
    );
    expect(whole).toBeGreaterThan(10);
  });

  it('is what somebody has who has always been there', () => {
    const plan = planWith(
      { 'part-periods': 'days', prorate: ['amounts'], leave: 'counts', 'level-change': 'split' },
      { prorate: 'days', ramp: ['50 %'] },
    );
    expect(wholePeriodLevel(plan, input.person, quarter)).toBe('junior');
    const newcomer = { ...input.person, started: day('2026-03-10') };
    expect(wholePeriodLevel(plan, newcomer, quarter)).toBe(null);
    const late = [{ from: day('2026-01-02'), to: null, level: 'senior' }];
    expect(wholePeriodLevel(plan, { ...input.person, spells: late }, quarter)).toBe(null);
    const early = [{ from: day('2026-01-01'), to: null, level: 'senior' }];
    expect(wholePeriodLevel(plan, { ...input.person, spells: early }, quarter)).toBe('senior');
  });
});
