import { describe, expect, it } from 'vitest';
import { personId, teamId } from '../../../../src/domain/ids.ts';
import { periodOf } from '../../../../src/domain/period.ts';
import { targetColumns } from '../../../../src/domain/plan/batch/target-columns.ts';
import { toBatch } from '../../../../src/domain/plan/batch/translation/to-batch.ts';
import { compile } from '../../../../src/domain/plan/compile.ts';
import { readPlan } from '../../../../src/domain/plan/language/read.ts';
import type { Quota } from '../../../../src/domain/quota.ts';
import { calendar, day } from '../../samples.ts';

const quarter = periodOf('quarter', day('2026-01-01'), calendar());
const next = periodOf('quarter', day('2026-04-01'), calendar());
const [ann, bob] = [personId('p-ann'), personId('p-bob')];
const east = teamId('t-east');
const places = { people: [ann, bob], teams: [east], periods: [quarter, next] };

const measures = {
  bookings: { records: 'deal', take: 'sum', value: 'amount', unit: 'money' },
  margin: { records: 'deal', take: 'sum', value: 'amount', unit: 'money' },
  rating: { records: 'rating', take: 'average', value: 'score', unit: 'number' },
};
const components = Object.keys(measures).map((measure, n) => ({
  ...{ id: `c${n}`, per: 'period', pays: 'amount', tiers: 'step', boundary: 'upper' },
  index: { of: 'rep', measure, by: 'attainment' },
  ...{ 'if-unmeasured': 'pays-nothing', table: [{ from: '0 %', to: 'unlimited', amount: '0' }] },
}));
const tree = {
  ...{ plan: 'sample', currency: 'USD', period: 'quarter', measures, components },
  rounding: { mode: 'half-up', at: 'line' },
  examples: [{ name: 'n', rep: {}, expect: { c0: '0', c1: '0', c2: '0', total: '0' } }],
};

function targetsOf(...quotas: readonly Partial<Quota>[]) {
  const { file } = readPlan(JSON.stringify(tree, null, 1));
  if (!file) throw new Error('not a plan');
  const plan = compile(file);
  const batch = toBatch(plan).plan;
  if (!batch) throw new Error('not for columns');
  const whole = quotas.map((quota): Quota => {
    const subject = { kind: 'person', id: ann } as const;
    return { subject, measure: 'bookings', period: quarter, amount: 1n, ...quota };
  });
  return targetColumns(whole, batch, plan, places);
}

describe('targets as columns', () => {
  it('stand where somebody sits, and where a team is', () => {
    const columns = targetsOf(
      { amount: 900_00n },
      { amount: 800_00n, subject: { kind: 'person', id: bob }, period: next },
      { amount: 9_000_00n, subject: { kind: 'team', id: east }, period: next },
    )?.get('bookings');
    expect([...(columns?.rep ?? [])]).toEqual([900_00, 0, 0, 800_00]);
    expect([...(columns?.team ?? [])]).toEqual([0, 9_000_00]);
  });

  it('are in the smallest unit of the measure, whatever they were written in', () => {
    const columns = targetsOf(
      { measure: 'margin', amount: 1250n, scale: 1 },
      { measure: 'rating', amount: 45n, scale: 1 },
    );
    expect(columns?.get('margin')?.rep[0]).toBe(125_00);
    expect(columns?.get('rating')?.rep[0]).toBe(450);
  });

  it('leave out measures, periods and people that are not asked for', () => {
    const columns = targetsOf(
      { measure: 'other' },
      { subject: { kind: 'person', id: personId('p-cy') } },
      { period: periodOf('month', day('2026-01-01'), calendar()) },
      { period: periodOf('quarter', day('2026-07-01'), calendar()) },
    );
    expect(columns?.size).toBe(0);
  });

  it('are given up where one is finer than the smallest unit, or too large', () => {
    expect(targetsOf({ measure: 'margin', amount: 1n, scale: 3 })).toBe(null);
    expect(targetsOf({ amount: 2n ** 53n })).toBe(null);
    expect(targetsOf({ amount: 2n ** 53n - 1n })?.get('bookings')?.rep[0]).toBe(2 ** 53 - 1);
  });
});
