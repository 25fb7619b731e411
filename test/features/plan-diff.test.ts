import { describe, expect, it } from 'vitest';
import { loadPlanFile } from '../../src/domain/plan/compile.ts';
import { diffWords } from '../../src/features/plan-diff.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { allPlans, readText } from '../support/plan-texts.ts';

const old = readText('src/plans/account-executive.yaml');

function words(
  changes: readonly (readonly [string, string])[],
  locale: Locale = 'en',
  level: string | null = null,
): readonly string[] {
  let text = old;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  return diffWords(loadPlanFile(old), loadPlanFile(text), { locale, level }).flatMap(
    ({ title, lines }) => lines.map((line) => `${title} | ${line}`),
  );
}

const seniorRate = ['senior: 6.5 %', 'senior: 7 %'] as const;

describe('the difference of two versions in words', () => {
  it('says which figure of which row has changed, for which level', () => {
    expect(words([seniorRate])).toEqual([
      'New business | 100 % to below 130 %: 6.5 % → 7 % (senior)',
    ]);
    expect(words([seniorRate], 'zh')).toEqual([
      '新签提成 | 100 % 至不到 130 %：6.5 % → 7 %（senior）',
    ]);
  });

  it('leaves out what does not concern the reader’s level', () => {
    expect(words([seniorRate], 'en', 'senior')).toEqual([
      'New business | 100 % to below 130 %: 6.5 % → 7 %',
    ]);
    expect(words([seniorRate], 'en', 'junior')).toEqual([]);
  });

  it('tells changed sentences side by side, new and former ones by themselves', () => {
    const at = 'counts: highest\n    table:';
    expect(words([[at, 'counts: highest\n    cap: 3500\n    table:']])).toEqual([
      'Target reached | New: It is never more than ¥3,500.',
    ]);
    expect(words([['share: { by: bookings }', 'share: equally']])).toEqual([
      'Team pool | Before: This is a pool for the team, shared by each one’s Bookings. Now: This is a pool for the team, shared in equal parts.',
    ]);
    expect(words([['on: [new-business]', 'on: total']], 'zh')).toEqual([
      '客户满意度 | 原为：新签提成乘以系数。现为：合计乘以系数。',
    ]);
  });

  it('tells rows that move, come and go', () => {
    const moved = [
      ['from: 100 %, to: 130 %', 'from: 100 %, to: 140 %'],
      ['from: 130 %', 'from: 140 %'],
    ] as const;
    expect(words(moved, 'en', 'junior')).toEqual([
      'New business | 100 % to below 130 %: 6 % → 100 % to below 140 %: 6 %',
      'New business | from 130 %: 8 % → from 140 %: 8 %',
    ]);
    const added = [
      [
        '- { from: 80 %, to: 100 %, amount: 12000 }',
        '- { from: 80 %, to: 90 %, amount: 12000 }\n      - { from: 90 %, to: 100 %, amount: 15000 }',
      ],
    ] as const;
    expect(words(added)).toEqual([
      'Team pool | 80 % to below 100 %: ¥12,000 → 80 % to below 90 %: ¥12,000',
      'Team pool | New row: 90 % to below 100 %: ¥15,000',
    ]);
  });

  it('tells what holds for the whole plan, and a new name', () => {
    expect(words([['at: line', 'at: total']])).toEqual([
      'The plan as a whole | Before: Each line is rounded to ¥0.01, half up. Now: Only the total is rounded to ¥0.01, half up.',
    ]);
    expect(words([['en: Quarter cap', 'en: Ceiling']])).toEqual([
      'Ceiling | It was called “Quarter cap”.',
    ]);
  });

  it('tells a table that is read otherwise from now on, whole', () => {
    const told = words([['tiers: marginal', 'tiers: retroactive'], seniorRate], 'en', 'senior');
    expect(told[0]).toContain(
      'Now: The band that is reached pays its rate on all of your Bookings',
    );
    expect(told).toContain('New business | 100 % to below 130 %: 7 %');
  });

  it('tells every part of every plan as new beside a plan of another kind', () => {
    for (const { text } of allPlans.filter((each) => each.text !== old))
      for (const locale of ['en', 'zh'] as const) {
        const after = loadPlanFile(text);
        const groups = diffWords(loadPlanFile(old), after, { locale, level: null });
        const told = groups.map(({ title, lines }) => `${title}\n${lines.join('\n')}`).join('\n');
        expect(told).not.toMatch(/undefined|null|\[object/u);
        for (const { title } of [...after.components, ...after.settlement, ...after.grants])
          expect(told).toContain(title[locale]);
      }
  });
});
