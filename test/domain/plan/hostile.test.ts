/** Files from outside: whatever they hold, the answer is a list of problems, soon. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan, isSound } from '../../../src/domain/plan/check.ts';
import { codesOf, commission, example, planText } from './plan-text.ts';

const good = planText({
  components: commission({ tiers: 'marginal', bands: ['from: 0, to: unlimited, rate: 5 %'] }),
  examples: example('bookings: 100', 'commission: 5, total: 5'),
});

const hostile: readonly [string, string][] = [
  ['nothing', ''],
  ['blanks', '   \n\n'],
  ['a comment', '# plan'],
  ['one word', 'plan'],
  ['a list', '- a\n- b'],
  ['ten megabytes', 'x'.repeat(10_000_000)],
  ['open brackets', '['.repeat(200_000)],
  ['open brackets, line by line', '[\n'.repeat(50_000)],
  ['braces', '{a: '.repeat(40)],
  ['dashes', '- '.repeat(400)],
  ['question marks', '? '.repeat(400)],
  ['deep indentation', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ['a key a hundred thousand times', 'a:\n'.repeat(80_000)],
  ['keys without end', Array.from({ length: 4_000 }, (_, i) => `k${i}: 1`).join('\n')],
  ['more keys than any plan has', Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n')],
  ['an open quote', 'plan: "abc'],
  ['an alias', 'a: &a [1]\nb: *a'],
  ['aliases of aliases', 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]'],
  ['an alias of itself', 'a: &a [*a]'],
  ['a prototype', '__proto__: { polluted: yes }'],
  ['a constructor', 'constructor: { prototype: { polluted: yes } }'],
  ['a tag', 'plan: !!js/function "function () {}"'],
  ['two documents', 'plan: a\n---\nplan: b'],
  ['a key twice', 'plan: a\nplan: b'],
  ['control characters', '\u0000\u0001\u{feff}\ud800'],
  ['tabs', '\tplan:\n\t\tx'],
  ['merge keys', '<<: { plan: a }\nplan: b'],
  ['a list as key', '? [a, b]\n: c'],
];

describe('a hostile plan file', () => {
  it.each(hostile)('is refused with a problem: %s', (_, text) => {
    const before = process.cpuUsage();
    const checked = checkPlan(text);
    expect(isSound(checked)).toBe(false);
    expect(checked.plan).toBeNull();
    const { user: spentUs } = process.cpuUsage(before);
    expect(spentUs).toBeLessThan(5_000_000);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'prototype'])('cannot have the key %s anywhere', (key) => {
    expect(codesOf(`${good}\n${key}: { a: b }`)).toContain('plan.key_refused');
    expect(codesOf(good.replace('bookings: 100', `${key}: 100`))).toContain('plan.key_refused');
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(isSound(checkPlan(text))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('never throws on a plan in which any piece was replaced by anything', () => {
    const word = fc.oneof(
      fc.constantFrom('', '~', '[]', '{}', '*a', '&a', '!!x', '"', '-', '? ', '__proto__', '1e999'),
      fc.string({ maxLength: 12 }),
      fc.bigInt().map(String),
    );
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(20), word, (start, length, put) => {
        const text = good.slice(0, start) + put + good.slice(start + length);
        const checked = checkPlan(text);
        expect(checked.plan !== null || checked.problems.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  const formulaOf = (formula: string) =>
    good.replace('measures:', `measures:\n  odd: { formula: '${formula}', unit: number }`);

  it.each([
    ['a chain without end', `1${' + 1'.repeat(100_000)}`],
    ['more operations than a formula has', `1${' + 1'.repeat(150)}`],
    ['parentheses', `${'('.repeat(120)}1${')'.repeat(120)}`],
    ['choices within choices', `${'true ? '.repeat(60)}1${' : 2'.repeat(60)}`],
    ['a loop', '[1, 2].map(x, x * 2)'],
    ['a pattern', '"aaaa".matches("(a+)+$")'],
    ['a member of something', 'bookings.constructor'],
    ['a map', '{"a": 1}'],
    ['a number in scientific form', '1e999'],
    ['half an expression', 'bookings +'],
    ['itself', 'odd + 1'],
    ['nothing known', 'process'],
  ])('refuses a formula that is %s', (_, formula) => {
    const before = process.cpuUsage();
    const checked = checkPlan(formulaOf(formula));
    expect(isSound(checked)).toBe(false);
    const { user: spentUs } = process.cpuUsage(before);
    expect(spentUs).toBeLessThan(5_000_000);
  });

  it('ends a formula that asks for its own past with the history that it may look at', () => {
    const past = formulaOf('if_none(previous(odd), 0) + previous(odd) + 1').replace(
      'expect: { commission: 5, total: 5 }',
      'expect: { commission: 5, total: 5, measures: { odd: none } }',
    );
    expect(isSound(checkPlan(past))).toBe(true);
  });
});
