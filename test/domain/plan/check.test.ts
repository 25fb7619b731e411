import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../src/domain/plan/check.ts';
import { codesOf, commission, example, head, planText, problemsOf, titled } from './plan-text.ts';

const flat = commission({ tiers: 'marginal', bands: ['from: 0, to: unlimited, rate: 5 %'] });
const good = planText({
  components: flat,
  examples: example('bookings: 100', 'commission: 5, total: 5'),
});
const withBands = (tiers: 'marginal' | 'retroactive', ...bands: string[]) =>
  planText({
    components: commission({ tiers, bands }),
    examples: example('', 'commission: 0, total: 0'),
  });

/** 1-based line of the text that holds the words. */
const lineOf = (text: string, words: string) =>
  text.slice(0, text.indexOf(words)).split('\n').length;

describe('what a check finds', () => {
  it('finds nothing in a sound plan', () => {
    expect(problemsOf(good)).toEqual([]);
  });

  it.each([
    [
      'a gap',
      ['from: 0, to: 50, rate: 1 %', 'from: 51, to: unlimited, rate: 2 %'],
      'plan.table_gap',
      'from: 51',
    ],
    ['a gap below', ['from: 10, to: unlimited, rate: 1 %'], 'plan.table_gap', 'from: 10'],
    [
      'an overlap',
      ['from: 0, to: 50, rate: 1 %', 'from: 49, to: unlimited, rate: 2 %'],
      'plan.table_overlap',
      'from: 49',
    ],
    [
      'a band that nobody reaches',
      ['from: 0, to: unlimited, rate: 1 %', 'from: 50, to: unlimited, rate: 2 %'],
      'plan.band_unreachable',
      'from: 50',
    ],
    [
      'a band without width',
      ['from: 0, to: 0, rate: 1 %', 'from: 0, to: unlimited, rate: 2 %'],
      'plan.band_unreachable',
      'from: 0, to: 0',
    ],
    [
      'a table without end',
      ['from: 0, to: 50, rate: 1 %'],
      'plan.table_open_end',
      'from: 0, to: 50',
    ],
  ] as const)('finds %s in a table, with its line', (_, bands, code, words) => {
    const text = withBands('marginal', ...bands);
    expect(problemsOf(text)).toContain(`${code} ${lineOf(text, words)}`);
  });

  it('finds rows that are out of order', () => {
    const text = withBands(
      'marginal',
      'from: 50, to: unlimited, rate: 1 %',
      'from: 0, to: 50, rate: 1 %',
    );
    expect(codesOf(text)).toContain('plan.table_unsorted');
  });

  it('refuses that more pays less, unless the plan says so', () => {
    const bands = ['from: 0, to: 50, rate: 2 %', 'from: 50, to: unlimited, rate: 1 %'];
    const examples = example('bookings: 0', 'commission: 0, total: 0');
    const told = commission({ tiers: 'retroactive', mayFall: true, bands });
    expect(codesOf(withBands('retroactive', ...bands))).toEqual(['plan.table_falls']);
    expect(codesOf(planText({ components: told, examples }))).toEqual([]);
  });

  it.each([
    'plan:',
    'currency:',
    'period:',
    'rounding:',
    'examples:',
    'tiers:',
    'boundary:',
    'per:',
    'pays:',
  ])('names what is left out: %s', (key) => {
    const text = good.replace(new RegExp(`^( *)${key}.*$`, 'm'), '$1# gone');
    const { problems } = checkPlan(text);
    const named = problems.some(({ code, params, path }) =>
      code === 'plan.missing'
        ? (params as { key: string }).key === key.slice(0, -1)
        : code === 'plan.example_missing' && path[0] === 'examples',
    );
    expect(named).toBe(true);
  });

  it('has no default for rounding mode or place', () => {
    const text = good.replace('{ mode: half-up, at: line }', '{}');
    expect(codesOf(text)).toEqual(['plan.missing', 'plan.missing']);
  });

  it('names a kind of table that it does not support, and the nearest that it does', () => {
    const { problems } = checkPlan(good.replace('tiers: marginal', 'tiers: marginl'));
    expect(problems.map(({ code }) => code)).toContain('plan.mechanic_unknown');
    expect(problems[0]?.params).toMatchObject({ text: 'marginl', near: 'marginal' });
  });

  it.each(['afterwards', 'settlement'])('names an unknown mechanic under %s', (section) => {
    const text = `${good}\n${section}:\n  - { id: x, mechanic: lottery, on: total }\n`;
    expect(codesOf(text)).toContain('plan.mechanic_unknown');
  });

  it('suggests the key or measure that was meant', () => {
    const key = checkPlan(good.replace('boundary:', 'boundry:')).problems;
    expect(key.find(({ code }) => code === 'plan.unknown_key')?.params).toMatchObject({
      key: 'boundry',
      near: 'boundary',
    });
    const word = checkPlan(good.replace('measure: bookings', 'measure: bookngs')).problems;
    const unknown = word.find(({ code }) => code === 'plan.measure_unknown');
    expect(unknown?.params).toMatchObject({ text: 'bookngs', near: 'bookings' });
  });

  it('reports every problem of every part at once, in the order of the lines', () => {
    const text = good
      .replace('currency: USD', 'currency: XXZ')
      .replace('boundary: upper', 'boundary: middle')
      .replace('rate: 5 %', 'rate: 0.05')
      .replace('bookings: 100', 'bookings: 1e2');
    const { problems } = checkPlan(text);
    expect(problems.map(({ code }) => code)).toEqual([
      'plan.currency_unknown',
      'plan.not_one_of',
      'plan.percent_expected',
      'plan.number_expected',
    ]);
    const lines = problems.map(({ line }) => line ?? 0);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it.each(['0.05', '5', '-5 %', '1e2 %', 'NaN', '0x10 %', '５ %', '.5 %'])(
    'refuses the rate %s',
    (rate) => {
      expect(codesOf(good.replace('rate: 5 %', `rate: ${rate}`))).toEqual([
        'plan.percent_expected',
      ]);
    },
  );

  it('refuses limits in the wrong unit and amounts finer than the currency', () => {
    const percent = good.replace('from: 0,', 'from: 0 %,');
    expect(codesOf(percent)).toEqual(['plan.limit_unit']);
    expect(codesOf(good.replace('total: 5', 'total: 5.001'))).toEqual(['plan.amount_too_fine']);
    expect(
      codesOf(good.replace('currency: USD', 'currency: JPY').replace('total: 5', 'total: 5.5')),
    ).toEqual(['plan.amount_too_fine']);
  });

  it('refuses marginal tiers on another amount than the one they are measured by', () => {
    const text = good.replace('rate-of: { of: rep', 'rate-of: { of: team');
    expect(codesOf(text)).toEqual(['plan.basis_differs']);
  });

  it('refuses a percentage of something that is not money', () => {
    const text = good.replace('unit: money', 'unit: number');
    expect(codesOf(text)).toEqual(['plan.measure_not_money']);
  });

  it('wants every level that the plan names, and no other', () => {
    const levels = (rate: string) =>
      planText({
        head: head({ levels: '[junior, senior]' }),
        components: flat.replace('rate: 5 %', `rate: ${rate}`),
        examples: example('bookings: 100', 'commission: 5, total: 5', 'level: senior'),
      });
    expect(codesOf(levels('{ junior: 4 %, senior: 5 % }'))).toEqual([]);
    expect(codesOf(levels('{ senior: 5 % }'))).toEqual(['plan.level_left_out']);
    expect(codesOf(levels('{ junior: 4 %, senior: 5 %, boss: 9 % }'))).toEqual([
      'plan.level_unknown',
    ]);
    expect(codesOf(good.replace('rate: 5 %', 'rate: { boss: 5 % }'))).toEqual([
      'plan.level_unknown',
    ]);
  });

  it('refuses the same id twice and a cap on something unknown', () => {
    const afterwards = `
  - { id: commission, mechanic: cap, ${titled}, on: [comission], amount: 5 }`;
    const examples = example('bookings: 100', 'commission: 5, total: 5');
    expect(codesOf(planText({ components: flat, afterwards, examples })).toSorted()).toEqual([
      'plan.id_twice',
      'plan.not_one_of',
    ]);
  });

  it('wants an expectation for every line of an example', () => {
    const { problems } = checkPlan(good.replace('commission: 5, total: 5', 'total: 5'));
    expect(problems.map(({ code, params }) => [code, params])).toEqual([
      ['plan.example_lines', { missing: ['commission'] }],
    ]);
  });

  it('shows expected against computed when an example comes out otherwise', () => {
    const { problems, examples } = checkPlan(good.replace('total: 5', 'total: 6'));
    expect(problems.map(({ code, params }) => [code, params])).toEqual([
      ['plan.example_failed', { example: 'example', id: 'total', expected: '6', computed: '5' }],
    ]);
    const [line] = examples[0]?.periods[0]?.result?.components ?? [];
    expect(line?.trace.map(({ step }) => step)).toEqual(['measured', 'band', 'rounded']);
  });
});
