import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/chat/fallback.ts';
import { checkPlan } from '../../src/domain/plan/check.ts';
import type { PlanResult } from '../../src/domain/plan/evaluation.ts';
import { payoutElements, payoutFigure } from '../../src/features/payout.ts';

/** What the plan file comes to in a period of its first example. */
function resultOf(file: string, period = 0): PlanResult {
  const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const result = checkPlan(source).examples[0]?.periods[period]?.result;
  if (!result) throw new Error(`${file} has no such example`);
  return result;
}

const published = (name: string) => `test/fixtures/plans/published/${name}.yaml`;
const shown = (result: PlanResult, locale: 'en' | 'zh', isOver = true) =>
  fallbackText({
    title: '',
    elements: [...payoutFigure(result, isOver, locale), ...payoutElements(result, locale)],
  });

describe('what is paid of what was earned', () => {
  it('is said with what is held back, until when, and what has vested', () => {
    const text = shown(resultOf('src/plans/annual-bonus.yaml'), 'en');
    expect(text).toContain('to be paid for this period: ¥52,500');
    expect(text).toMatch(/Earned +¥75,000/);
    expect(text).toMatch(
      /Paid in the years after +-¥22,500 +¥22,500 held, next ¥11,250 from 1 Jan 2027/,
    );
    expect(text).toMatch(/Paid +¥52,500/);
    expect(text).toMatch(/Shares +4,800 +2,100 +2,100/);
  });

  it('is said in Chinese', () => {
    const text = shown(resultOf('src/plans/annual-bonus.yaml'), 'zh', false);
    expect(text).toContain('若现在结算，本期应发：¥52,500');
    expect(text).toContain('暂扣 ¥22,500，下次 2027年1月1日起发 ¥11,250');
    expect(text).toMatch(/股权 +4,800 +2,100 +2,100/);
    expect(text).not.toMatch(/[a-z]{3}/i);
  });

  it('says what stays owed of a draw, and what a later period takes back', () => {
    const draw = published('draw-recoverable-xactly');
    expect(shown(resultOf(draw), 'en')).toMatch(/draw +\+\$1,000 +\$1,000 stays owed/);
    const later = shown(resultOf(draw, 1), 'en');
    expect(later).toMatch(/Earned +\$3,000/);
    expect(later).toMatch(/draw +-\$1,000 *\n/);
    expect(later).toMatch(/Paid +\$2,000/);
    expect(later).not.toContain('owed');
  });

  it('says what is earned but not yet payable', () => {
    expect(shown(resultOf(published('eligibility-invoice-quotapath')), 'en')).toMatch(
      /-\$500 +\$500 earned, not yet payable/,
    );
  });

  it('has a word for a payout below zero', () => {
    const result = resultOf(published('clawback-core8'));
    const payout = { ...result.payout, minor: -500_00n };
    expect(shown({ ...result, payout }, 'en')).toContain('to be paid back: -$500');
    expect(shown({ ...result, payout }, 'zh')).toContain('本期应退还：-$500');
  });

  it('is not said where all that is earned is paid', () => {
    expect(shown(resultOf('src/plans/account-executive.yaml'), 'en').trim()).toBe('');
  });
});
