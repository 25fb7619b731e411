import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { money } from '../../src/domain/money.ts';
import { checkPlan } from '../../src/domain/plan/check.ts';
import { evaluate } from '../../src/domain/plan/evaluate.ts';
import { rational } from '../../src/domain/rational.ts';
import { explainLine, explainNext } from '../../src/features/explain.ts';
import { explainSteps } from '../../src/features/explain-steps.ts';

const { plan, examples } = checkPlan(
  readFileSync(new URL('../../src/plans/account-executive.yaml', import.meta.url), 'utf8'),
);
const resultOf = (position: number) => {
  const input = examples[position]?.periods[0]?.input;
  if (!plan || !input) throw new Error('the plan has no such example');
  return evaluate(plan, input);
};
const lines = (position: number, locale: 'en' | 'zh') =>
  resultOf(position).components.map((component) => explainLine(component, locale));

describe('the line beside an amount', () => {
  it('says in English how it came about', () => {
    expect(lines(0, 'en')).toEqual([
      '¥312,000, 2.62 % on average (up to tier 2 of 4)',
      'from 100 %: ¥48,000 to go',
      'from 120 %: ¥120,000 to go',
      'team at 92 %, your share 13 %',
      '× 1.05 for 4.7',
      'below the cap of ¥90,000',
    ]);
  });

  it('says it in Chinese', () => {
    expect(lines(0, 'zh')?.slice(0, 4)).toEqual([
      '¥312,000，平均 2.62 %（计至第 2 档，共 4 档）',
      '100 % 起算，还差 ¥48,000',
      '120 % 起算，还差 ¥120,000',
      '团队达成 92 %，你的份额 13 %',
    ]);
  });

  it('says what was reached, stepped over and cut', () => {
    expect(lines(3, 'en')?.slice(1)).toEqual([
      '100 % reached',
      '19 × ¥1,000, for every full 10 % above 110 %',
      'no target set for this period',
      '× 1, nothing measured yet',
      'cut to the cap of ¥60,000',
    ]);
  });

  it('gives a share of a pool with the decimals that lead to its cent', () => {
    const pool = examples[0]?.periods[0]?.result?.components[3];
    if (!pool) throw new Error('no pool');
    // A seventh of 12,000.00 is 1,714.2857…
    const seventh = {
      weight: rational(1n),
      weights: rational(7n),
      share: money(1_714_29n, pool.amount.currency),
    };
    const trace = pool.trace.map((step) => (step.step === 'pool' ? { ...step, ...seventh } : step));
    const steps = explainSteps(
      { ...pool, trace },
      { locale: 'en', currency: pool.amount.currency },
    );
    expect(steps.join()).toContain('your share 14.285714 % of it = ¥1,714.29');
    expect(explainLine({ ...pool, trace }, 'en')).toContain('your share 14.3 %');
  });

  it('says what the next step is worth', () => {
    const next = resultOf(0).components[0]?.next;
    expect(next && explainNext(next, 'en')).toBe(
      '¥48,000 more reaches 100 % and pays ¥1,920, then 6 % from there',
    );
  });
});
