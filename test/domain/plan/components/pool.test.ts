import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { personId } from '../../../../src/domain/ids.ts';
import { periodOf } from '../../../../src/domain/period.ts';
import { shareOf } from '../../../../src/domain/plan/components/pool.ts';
import { poolTerms } from '../../../../src/domain/plan/components/pool-terms.ts';
import type { Participant, PlanInput } from '../../../../src/domain/plan/evaluation.ts';
import { measureEntry, toDefinition } from '../../../../src/domain/plan/measures/definition.ts';
import { createReader, type MeasurePlan } from '../../../../src/domain/plan/measures/reader.ts';
import { planTargets } from '../../../../src/domain/plan/measures/targets.ts';
import { rational } from '../../../../src/domain/rational.ts';
import { calendar, ratio } from '../../samples.ts';
import { plain, stepsOf, treeOf, usd } from '../tables/table-text.ts';

const measure = (id: string, text: string) =>
  [id, toDefinition(id, measureEntry.parse(treeOf(text)))] as const;

const plan: MeasurePlan = {
  measures: new Map([
    measure('sales', '{ records: deal, take: sum, value: amount, unit: money }'),
    measure('rating', '{ records: rating, take: average, value: score, unit: number }'),
  ]),
  targets: planTargets(new Map(), {} as never),
  conversion: { currency: usd.currency, foreign: null } as never,
  targetIncentive: () => null,
};

/** Somebody who has sold for so many cents; null: with nothing handed in. */
const member = (id: string, sales: string | null, level = 'junior'): Participant => {
  const handed = { value: ratio(sales ?? '0'), quota: null, count: 1 };
  return {
    ...{ id: personId(id), level, started: null, spells: [], leave: [] },
    ...{ given: sales === null ? {} : { sales: handed }, records: [], quotas: [], past: [] },
  };
};

const inputOf = (person: Participant, members: readonly Participant[]): PlanInput => ({
  period: periodOf('quarter', Temporal.PlainDate.from('2026-01-01'), calendar()),
  calendar: calendar(),
  person,
  groups: { team: { id: 'east', given: {}, quotas: [], members, past: [] } },
  rates: {},
  paid: {},
  everyone: null,
  carried: { balances: {}, held: [], released: {} },
});

const share = (terms: string, cents: string, person: Participant, all: readonly Participant[]) => {
  const input = inputOf(person, all);
  const pool = poolTerms.parse(treeOf(terms));
  return shareOf(pool, ratio(cents), input, createReader(plan, input), usd);
};

/** What each of them gets, in cents. */
const shares = (terms: string, cents: string, ...all: readonly Participant[]) =>
  all.map((each) => plain(share(terms, cents, each, all).exact));

const equally = '{ of: team, share: equally }';
const bySales = '{ of: team, share: { by: sales } }';
const byLevel = '{ of: team, share: { by-level: { junior: 1, senior: 1.5 } } }';

const chen = member('chen', '3000');
const li = member('li', '1000', 'senior');
const zhao = member('zhao', '0');

describe('a pool', () => {
  it('shared equally gives everybody the same, and the cent left over to the lowest id', () => {
    expect(shares(equally, '10000', chen, li, zhao)).toEqual(['3334', '3333', '3333']);
    expect(shares(equally, '10000', zhao, li, chen)).toEqual(['3333', '3333', '3334']);
  });

  it('shared by contribution gives three quarters for three quarters of the sales', () => {
    expect(shares(bySales, '10000', chen, li, zhao)).toEqual(['7500', '2500', '0']);
  });

  it('shared by level gives a senior half as much again', () => {
    expect(shares(byLevel, '10000', chen, li)).toEqual(['4000', '6000']);
  });

  it('shared by level leaves out a level of which the plan says nothing', () => {
    const director = member('wu', '0', 'director');
    expect(shares(byLevel, '10000', chen, li, director)).toEqual(['4000', '6000', '0']);
  });

  it('takes nobody in who does not fulfil its condition', () => {
    const who = '{ of: team, share: equally, who: sales >= 10 }';
    expect(shares(who, '9000', chen, li, zhao)).toEqual(['4500', '4500', '0']);
  });

  it('is weighed by nothing for who has more refunds than sales, or was not measured', () => {
    const refunded = member('wang', '-2000');
    expect(shares(bySales, '10000', chen, li, refunded)).toEqual(['7500', '2500', '0']);
    expect(shares(bySales, '10000', chen, member('xu', null))).toEqual(['10000', '0']);
    expect(shares('{ of: team, share: { by: rating } }', '100', chen)).toEqual(['0']);
  });

  it('is not shared with who has left before the end', () => {
    const day = Temporal.PlainDate.from;
    const spell = { from: day('2026-01-01'), to: day('2026-03-01'), level: 'junior' };
    const left = { ...member('wang', '9000'), spells: [spell] };
    expect(shares(equally, '10000', chen, li, left)).toEqual(['5000', '5000', '0']);
  });

  it('is rounded to a whole cent first, as the plan rounds', () => {
    expect(shares(equally, '99.5', chen, li)).toEqual(['50', '50']);
    expect(shares(equally, '100.4', chen, li)).toEqual(['50', '50']);
  });

  it('adds up to the cent, whoever is asked', () => {
    const parts = shares(bySales, '10001', chen, li, member('wang', '777'));
    expect(parts.reduce<bigint>((sum, part) => sum + BigInt(String(part)), 0n)).toBe(10001n);
  });

  it('lapses where nobody weighs anything', () => {
    expect(shares(bySales, '10000', zhao, member('wang', '0'))).toEqual(['0', '0']);
    expect(stepsOf(share(bySales, '10000', zhao, [zhao]))).toMatchObject([
      { members: 0, weight: '0', weights: '0', share: { minor: '0' } },
    ]);
  });

  it('gives nothing to who does not belong to it', () => {
    const paid = share(equally, '10000', chen, [li, zhao]);
    expect(plain(paid.exact)).toBe('0');
    expect(stepsOf(paid)).toMatchObject([{ members: 2, weight: '0', weights: '2' }]);
  });

  it('of a group that there is not pays nothing', () => {
    const of = '{ of: company, share: equally }';
    expect(plain(share(of, '10000', chen, [chen]))).toEqual({ exact: '0', trace: [] });
  });

  it('shows the pool, who takes part, and the own weight among all', () => {
    expect(stepsOf(share(bySales, '10000', chen, [chen, li, zhao]))).toMatchObject([
      {
        ...{ step: 'pool', pool: { minor: '10000', currency: 'USD' }, members: 2 },
        ...{ weight: '3000', weights: '4000', share: { minor: '7500', currency: 'USD' } },
      },
    ]);
    expect(share(equally, '10000', chen, [chen]).exact).toEqual(rational(10_000n));
  });
});
