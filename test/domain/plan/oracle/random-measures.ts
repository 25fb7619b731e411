/** Measures for random plans: a stock of definitions, each with its variations. */
import type { Chance } from './chance.ts';

export type Json = string | readonly Json[] | { readonly [key: string]: Json };
export type Mapping = { readonly [key: string]: Json };

export type Unit = 'money' | 'count' | 'number' | 'percent';

export interface Known {
  readonly id: string;
  readonly unit: Unit;
  readonly definition: Mapping;
  /** Whether it is computed from records. */
  readonly hasRecords: boolean;
}

const windowOf = (chance: Chance): Mapping => {
  if (!chance.in(4)) return {};
  return { window: chance.one<Json>('quarter-to-date', 'year-to-date', { rolling: '2' }) };
};

const moneyValue = (chance: Chance) =>
  chance.one(
    'amount',
    'amount',
    'amount - cost',
    'if_none(amount, 0) * 0.5 + 10',
    'quantity > 5 ? amount : 0',
    'max(amount, cost)',
  );

const where = (chance: Chance): Mapping =>
  chance.in(3)
    ? {
        where: chance.one(
          'quantity >= 3',
          'product in ["A", "B"] && !(quantity == 4)',
          'credit.role == "lead" || amount > 500',
          'has(cost) && cost < amount',
          'day >= "2026-02-01"',
          'credit.overlay == false',
        ),
      }
    : {};

const factor = (chance: Chance): Mapping => (chance.in(4) ? { factor: '90 %' } : {});

/** What is due to date is measured to date. */
const toDate = (of: 'quarter' | 'year'): Known => ({
  ...{ id: `this_${of}`, unit: 'money', hasRecords: true },
  definition: {
    ...{ records: 'deal', unit: 'money', take: 'sum', value: 'amount' },
    window: `${of}-to-date`,
  },
});

/** `canWindow`: nothing but the period where it is computed in parts. */
export function randomMeasures(chance: Chance, canWindow: boolean): readonly Known[] {
  const window = () => (canWindow ? windowOf(chance) : {});
  const fromRecords = (id: string, unit: Unit, records: string, more: Mapping): Known => ({
    ...{ id, unit, hasRecords: true },
    definition: { records, unit, ...more, ...where(chance), ...window(), ...factor(chance) },
  });
  const credit = (): Mapping => (chance.in(3) ? { credit: 'whole' } : {});
  const formula = (id: string, unit: Unit, text: string): Known => ({
    ...{ id, unit, hasRecords: false },
    definition: { formula: text, unit },
  });
  return [
    fromRecords('sales', 'money', 'deal', { take: 'sum', value: moneyValue(chance), ...credit() }),
    ...(canWindow ? [toDate('year'), toDate('quarter')] : []),
    fromRecords('margin', 'money', 'deal', { take: 'sum', value: 'amount - cost' }),
    { ...fromRecords('deals', 'count', 'deal', { take: 'count' }) },
    fromRecords('pieces', 'count', 'deal', { take: 'sum', value: 'quantity' }),
    fromRecords('extreme', 'money', 'deal', {
      take: chance.one('min', 'max', 'latest', 'average'),
      value: 'amount',
    }),
    fromRecords('csat', 'number', 'rating', {
      take: chance.one('average', 'latest', 'min'),
      value: 'score',
    }),
    fromRecords('weighed', 'number', 'rating', {
      take: 'weighted-average',
      value: 'score',
      weight: 'quantity',
    }),
    formula('ratio', 'percent', chance.one('margin / sales', 'deals / 10', 'margin / (sales + 1)')),
    formula(
      'growth',
      'percent',
      chance.one('sales / previous(sales) - 1', 'pieces / last_year(pieces) - 1'),
    ),
    formula(
      'mixed',
      'number',
      chance.one(
        'if_none(csat, 3) * 10 + deals',
        'abs(csat - 4) < 1 ? min(deals, 5) : round(csat * 1.37, 1)',
        'days_active / days_in_period * 7 + if_none(months_served, 0)',
        'attainment(sales) * 3 + if_none(team(deals), 1)',
        'month(period_end) == 3 ? deals : days_between(period_start, period_end) * 0.1',
      ),
    ),
    formula(
      'extra',
      'money',
      chance.one(
        'sales * 0.01 - 50',
        'margin - if_none(previous(margin), 0)',
        'target_incentive * 0.1 + deals',
        'if_none(earned("total"), 0) * 0.1',
      ),
    ),
    {
      ...{ id: 'card', unit: 'percent', hasRecords: false },
      definition: {
        scorecard: [
          {
            measure: 'sales',
            by: 'attainment',
            weight: '60 %',
            ...(chance.in(2) ? { cap: '120 %' } : {}),
          },
          {
            measure: 'deals',
            by: 'attainment',
            weight: '30 %',
            'less-is-better': 'yes',
            floor: '20 %',
            cap: '150 %',
          },
          { measure: 'ratio', by: 'value', weight: '10 %' },
        ],
      },
    },
    {
      ...{ id: 'place', unit: 'count', hasRecords: false },
      definition: {
        rank: {
          measure: 'sales',
          by: chance.one('value', 'attainment'),
          among: chance.one('team', 'level'),
        },
      },
    },
    {
      ...{ id: 'reached', unit: 'count', hasRecords: false },
      definition: {
        members: { of: 'team', take: 'count', where: 'attainment(sales) >= 1' },
        unit: 'count',
      },
    },
    {
      ...{ id: 'mean', unit: 'percent', hasRecords: false },
      definition: {
        members: {
          of: chance.one('team', 'reports'),
          take: chance.one('average', 'min', 'max', 'sum'),
          value: 'attainment(sales)',
        },
        unit: 'percent',
      },
    },
  ];
}
