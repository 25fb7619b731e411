/** Random plans of the parts that columns compute, as trees of a plan file. */
import * as fc from 'fast-check';

const levels = ['junior', 'senior'];
const percent = (low: number, high: number) =>
  fc.integer({ min: low * 10, max: high * 10 }).map((tenths) => `${tenths / 10} %`);
const amount = fc.integer({ min: 0, max: 500_000 }).map((cents) => `${cents / 100}`);
const factor = fc.integer({ min: 0, max: 200 }).map((hundredths) => `${hundredths / 100}`);

const byLevel = (value: fc.Arbitrary<string>, hasLevels: boolean): fc.Arbitrary<unknown> =>
  hasLevels
    ? fc.oneof(
        value,
        fc.tuple(value, value).map(([junior, senior]) => ({ junior, senior })),
      )
    : value;

const where = fc.constantFrom(
  'product == "Atlas"',
  'product in ["Atlas", "Iris"] && region != "north"',
  '!has(region) || starts_with(region, "s")',
  'kind == "deal"',
  'credit.role == "closer"',
);

const measures = fc.record({
  bookings: fc.record(
    {
      ...{ records: fc.constant('deal'), take: fc.constant('sum'), value: fc.constant('amount') },
      ...{ unit: fc.constant('money'), where, credit: fc.constantFrom('shared', 'whole') },
      factor: percent(10, 200),
    },
    { requiredKeys: ['records', 'take', 'value', 'unit'] },
  ),
  deals: fc.record(
    { records: fc.constant('deal'), take: fc.constant('count'), where },
    { requiredKeys: ['records', 'take'] },
  ),
  satisfaction: fc.constant({ records: 'rating', take: 'average', value: 'score', unit: 'number' }),
  size: fc.constant({ records: 'deal', take: 'average', value: 'amount', unit: 'money' }),
});
type MeasureId = 'bookings' | 'deals' | 'satisfaction' | 'size';

/** Ascending, each once, with the sign of a share or in the size of the measure. */
const edges = (measure: MeasureId, by: string, count: number): fc.Arbitrary<string[]> => {
  const most =
    by === 'attainment' ? 250 : { bookings: 9000, deals: 8, satisfaction: 5, size: 900 }[measure];
  return fc
    .uniqueArray(fc.integer({ min: 1, max: most * 10 }), { minLength: count, maxLength: count })
    .map((tenths) =>
      tenths
        .toSorted((a, b) => a - b)
        .map((edge) => (by === 'attainment' ? `${edge / 10} %` : `${edge / 10}`)),
    );
};

const subject = (measure: fc.Arbitrary<MeasureId>, of: fc.Arbitrary<string>) =>
  fc.record({ of, measure });
const anyMeasure = fc.constantFrom<MeasureId>('bookings', 'deals', 'satisfaction', 'size');
const money = fc.constantFrom<MeasureId>('bookings', 'size');
const anyOf = fc.constantFrom('rep', 'team');

interface Index {
  readonly of: string;
  readonly measure: MeasureId;
  readonly by: string;
}

const indexOf = (of: fc.Arbitrary<string>): fc.Arbitrary<Index> =>
  fc.record({ of, measure: anyMeasure, by: fc.constantFrom('attainment', 'value') });

/** Rows of bands with that figure in each. */
const bands = (index: Index, key: string, figure: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> =>
  fc.integer({ min: 0, max: 4 }).chain((count) =>
    fc
      .tuple(
        edges(index.measure, index.by, count),
        fc.array(figure, { minLength: count + 1, maxLength: count + 1 }),
      )
      .map(([limits, figures]) =>
        figures.map((each, row) => ({
          from: row === 0 ? (index.by === 'attainment' ? '0 %' : '0') : limits[row - 1],
          to: limits[row] ?? 'unlimited',
          [key]: each,
        })),
      ),
  );

const thresholds = (index: Index, key: string, figure: fc.Arbitrary<unknown>) =>
  fc
    .integer({ min: 1, max: 4 })
    .chain((count) =>
      fc
        .tuple(
          edges(index.measure, index.by, count),
          fc.array(figure, { minLength: count, maxLength: count }),
        )
        .map(([limits, figures]) => figures.map((each, row) => ({ at: limits[row], [key]: each }))),
    );

const ofTarget: unknown = { 'target-incentive': '80 %' };

/** What is paid, with the name of the figure that it needs. */
const paysWith = (of: fc.Arbitrary<string>, isPool: boolean) =>
  fc.oneof(
    fc.constant({ key: 'amount', pays: 'amount' as unknown, figure: amount }),
    // The target incentive is each person's own: no sum for a team.
    ...(isPool ? [] : [fc.constant({ key: 'factor', pays: ofTarget, figure: factor })]),
    subject(money, of).map((basis) => ({
      key: 'rate',
      pays: { 'rate-of': basis } as unknown,
      figure: percent(0, 30),
    })),
    subject(fc.constant('deals'), of).map((basis) => ({
      ...{ key: 'amount', pays: { 'per-unit-of': basis } as unknown, figure: amount },
    })),
  );

interface Shape {
  readonly hasLevels: boolean;
  readonly isPool: boolean;
}

const lookedUp = ({ hasLevels, isPool }: Shape): fc.Arbitrary<Record<string, unknown>> => {
  const of = isPool ? fc.constant('team') : anyOf;
  return fc
    .tuple(
      indexOf(of),
      paysWith(of, isPool),
      fc.constantFrom('marginal', 'retroactive', 'step', 'thresholds'),
      fc.constantFrom('upper', 'lower'),
      fc.constantFrom('pays-nothing', 'first-band'),
    )
    .chain(([index, { key, pays, figure }, tiers, boundary, unmeasured]) => {
      const value = byLevel(figure, hasLevels && !isPool);
      const kind = fits(tiers, key, pays);
      const rows = kind === 'thresholds' ? thresholds(index, key, value) : bands(index, key, value);
      const basis =
        (pays as Record<string, Index>)['rate-of'] ??
        (pays as Record<string, Index>)['per-unit-of'];
      const isOwn = basis?.of === index.of && basis.measure === index.measure;
      return rows.map((table) => ({
        ...{ index, boundary, tiers: kind, pays, table, 'may-fall': 'yes' },
        'if-unmeasured': unmeasured,
        ...(kind === 'thresholds' ? { counts: index.by === 'value' ? 'every' : 'highest' } : {}),
        ...(kind === 'marginal' && basis && !isOwn ? { split: 'in-proportion' } : {}),
      }));
    });
};

/** Not every table can pay everything. */
const fits = (tiers: string, key: string, pays: unknown): string => {
  if (tiers === 'marginal' && pays === 'amount') return 'step';
  return tiers === 'thresholds' && key !== 'factor' && pays !== 'amount' ? 'retroactive' : tiers;
};

const flat = ({ hasLevels, isPool }: Shape): fc.Arbitrary<Record<string, unknown>> =>
  paysWith(isPool ? fc.constant('team') : anyOf, isPool).chain(({ key, pays, figure }) =>
    byLevel(figure, hasLevels && !isPool).map((each) => ({ pays, [key]: each })),
  );

const fullSteps = ({ hasLevels, isPool }: Shape): fc.Arbitrary<Record<string, unknown>> =>
  indexOf(isPool ? fc.constant('team') : anyOf).chain((index) =>
    fc
      .tuple(
        edges(index.measure, index.by, 2),
        paysWith(anyOf, isPool).filter(({ key, pays }) => pays === 'amount' || key === 'factor'),
      )
      .chain(([[above, each], { key, pays, figure }]) =>
        byLevel(figure, hasLevels && !isPool).map((one) => ({
          ...{ index, tiers: 'full-steps', pays, table: { above, 'each-full': each, [key]: one } },
        })),
      ),
  );

const component = (hasLevels: boolean) =>
  fc.boolean().chain((isPool) =>
    fc
      .tuple(
        fc.oneof(
          flat({ hasLevels, isPool }),
          { weight: 3, arbitrary: lookedUp({ hasLevels, isPool }) },
          fullSteps({ hasLevels, isPool }),
        ),
        fc.record(
          {
            ...{ cap: byLevel(whole, hasLevels), floor: byLevel(whole, hasLevels) },
            levels: fc.subarray(levels, { minLength: 1 }),
          },
          { requiredKeys: [] },
        ),
        fc.constantFrom<unknown>('equally', { by: 'bookings' }, { by: 'deals' }),
      )
      .map(([pay, { levels: only, ...limits }, share]) => ({
        per: 'period',
        ...pay,
        ...limits,
        ...(hasLevels && only ? { levels: only } : {}),
        ...(isPool ? { pool: { of: 'team', share } } : {}),
      })),
  );

/** Hundreds of units: whole whatever a line is rounded to. */
const whole = fc.integer({ min: 0, max: 90 }).map((hundreds) => `${hundreds * 100}`);

const afterward = (hasLevels: boolean) =>
  fc.oneof(
    fc
      .tuple(indexOf(anyOf), fc.constantFrom('upper', 'lower'), factor)
      .chain(([index, boundary, unmeasured]) =>
        bands(index, 'factor', byLevel(factor, hasLevels)).map((table) => ({
          ...{ mechanic: 'modifier', index, boundary, tiers: 'step', table, 'may-fall': 'yes' },
          'if-unmeasured': unmeasured,
        })),
      ),
    byLevel(factor, hasLevels).map((each) => ({ mechanic: 'modifier', factor: each })),
    byLevel(amount, hasLevels).map((each) => ({ mechanic: 'cap', amount: each })),
    byLevel(amount, hasLevels).map((each) => ({ mechanic: 'floor', amount: each })),
  );

const ids = ['zeta', 'alpha', 'mid', 'beta'];

export const anyPlan = fc.boolean().chain((hasLevels) =>
  fc
    .record({
      measures,
      mode: fc.constantFrom('half-even', 'half-up', 'half-down', 'up', 'down', 'ceiling', 'floor'),
      to: fc.constantFrom('0.01', '1', '10'),
      incentive: byLevel(amount, hasLevels),
      target: fc.option(byLevel(fc.integer({ min: 0, max: 9000 }).map(String), hasLevels)),
      components: fc.array(component(hasLevels), { minLength: 1, maxLength: 4 }),
      afterwards: fc.array(
        fc.tuple(
          afterward(hasLevels),
          fc.option(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 })),
        ),
        { maxLength: 4 },
      ),
    })
    .map((drawn) => planOf(drawn, hasLevels)),
);

interface Drawn {
  readonly measures: object;
  readonly mode: string;
  readonly to: string;
  readonly incentive: unknown;
  readonly target: unknown;
  readonly components: readonly object[];
  readonly afterwards: readonly (readonly [object, readonly number[] | null])[];
}

function planOf(drawn: Drawn, hasLevels: boolean): object {
  const components = drawn.components.map((each, n) => ({ id: ids[n], ...each }));
  const afterwards = drawn.afterwards.flatMap(([each, on], n) => {
    const named = on?.flatMap((at) => components[at]?.id ?? []);
    return named?.length === 0 ? [] : [{ id: `after-${n}`, ...each, on: named ?? 'total' }];
  });
  const lines = [...components, ...afterwards].map(({ id }) => [id, '0']);
  return {
    ...{ plan: 'random', currency: 'USD', period: 'quarter', measures: drawn.measures },
    rounding: { mode: drawn.mode, at: 'line', to: drawn.to },
    'target-incentive': drawn.incentive,
    ...(hasLevels ? { levels } : {}),
    ...(drawn.target === null
      ? {}
      : { targets: { bookings: { target: drawn.target, prorate: 'none' } } }),
    ...{ components, afterwards },
    examples: [
      {
        ...{ name: 'nothing', rep: {}, ...(hasLevels ? { level: 'junior' } : {}) },
        expect: { ...Object.fromEntries(lines), total: '0' },
      },
    ],
  };
}
