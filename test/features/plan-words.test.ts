import { describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/chat/fallback.ts';
import { afterwards } from '../../src/domain/plan/afterwards/afterwards.ts';
import { loadPlanFile } from '../../src/domain/plan/compile.ts';
import { settlements } from '../../src/domain/plan/settlement/settlements.ts';
import { tiersNames } from '../../src/domain/plan/tables/kinds.ts';
import { exampleElements } from '../../src/features/plan-examples.ts';
import { planElements } from '../../src/features/plan-words.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { allPlans, readText, snippets } from '../support/plan-texts.ts';

function tell(text: string, locale: Locale, level: string | null = null): string {
  const reader = { file: loadPlanFile(text), locale, level };
  return fallbackText({
    title: '',
    elements: [...planElements(reader), ...exampleElements(reader)],
  });
}

const inForce = (name: string) => readText(`src/plans/${name}.yaml`);
const head = 'plan: told\ncurrency: USD\nperiod: quarter\nrounding: { mode: half-up, at: line }\n';
const amount = '  - { id: one, amount: 1, pays: amount }\n';
const example = 'examples: [{ name: One, rep: {}, expect: { one: 1, total: 1 } }]\n';

/** What the plan says about a measure that is computed so. */
const measured = (definition: string, locale: Locale, more = ''): string =>
  tell(`${head}measures:\n${more}  it: ${definition}\ncomponents:\n${amount}${example}`, locale);
const conditional = (when: string, locale: Locale): string => {
  const sales = '  sales: { records: deal, take: sum, value: amount, unit: money }\n';
  const text = `${head}measures:\n${sales}components:\n  - { id: one, when: '${when}', amount: 1, pays: amount }\n`;
  return tell(`${text}examples: [{ name: One, rep: {}, expect: { one: 0, total: 0 } }]\n`, locale);
};

describe('a plan in plain language', () => {
  it.each(allPlans)('tells all of $name in both languages', ({ text }) => {
    for (const locale of locales) {
      const told = tell(text, locale);
      expect(told).not.toMatch(/undefined|null|NaN|\[object|function/u);
      // A sentence that lost its figure leaves a hole behind.
      expect(told).not.toMatch(/ {2,}[.,]|\( *\)|（ *）|：。|。。|\.\./u);
      const { components } = loadPlanFile(text);
      for (const { title } of components) expect(told).toContain(title[locale]);
    }
  });

  it('comes across every kind of table and every mechanic in those plans', () => {
    const files = allPlans.map(({ text }) => loadPlanFile(text));
    const used = files.flatMap(({ components, afterwards: after, settlement }) =>
      [...components, ...after, ...settlement].map(({ mechanic }) => mechanic),
    );
    const mechanics = [...afterwards, ...settlements].map(({ name }) => name);
    expect([...tiersNames, ...mechanics, 'flat'].filter((name) => !used.includes(name))).toEqual(
      [],
    );
  });

  it('shows the reader’s own level', () => {
    const senior = tell(inForce('account-executive'), 'en', 'senior');
    expect(senior).toMatch(/100 % to below 130 % +6.5 %/);
    expect(senior).toContain('At most ¥120,000 from the total; what is above lapses.');
    expect(senior).toContain('Half as much again, with unhappy customers');
    expect(senior).not.toContain('On the way, with happy customers');
    const all = tell(inForce('account-executive'), 'en');
    expect(all).toMatch(/Band +junior +regular +senior/);
    expect(all).toContain('junior ¥60,000, regular ¥90,000, senior ¥120,000');
  });

  it('tells components, modifiers and caps in their order', () => {
    const told = tell(inForce('account-executive'), 'en', 'regular');
    expect(told).toContain(
      'New business: It goes by your attainment of Bookings. Each band pays its rate on the part of your Bookings within it.',
    );
    expect(told).toContain(
      'Over-achievement: For every full 10 % of your attainment of Bookings above 110 %: ¥1,000.',
    );
    expect(told).toContain('This is a pool for the team, shared by each one’s Bookings.');
    expect(told.indexOf('1. Satisfaction')).toBeLessThan(told.indexOf('2. Quarter cap'));
  });

  it('tells the same in Chinese', () => {
    const told = tell(inForce('account-executive'), 'zh', 'regular');
    expect(told).toContain(
      '新签提成：按你的签约额达成率查表。每一档的比例只用于你的签约额落在该档内的部分。',
    );
    expect(told).toMatch(/100 % 至不到 130 % +6 %/);
    expect(told).toContain('2. 季度封顶：合计最多 ¥90,000，超出部分不计。');
    expect(told).toContain('你的签约额 ¥312,000（目标 ¥360,000）；你的客户满意度 4.7');
    expect(told).toMatch(/合计 +¥10,128\.00/);
  });

  it('tells what holds for newcomers, and every period of an example', () => {
    const told = tell(inForce('newcomer'), 'en');
    expect(told).toContain(
      'For newcomers, month by month: 25 %, 50 %, 75 % of it, then all of it.',
    );
    expect(told).toContain(
      'At least ¥6,000, then ¥4,500, then ¥3,000 (by month since the start, afterwards nothing) is paid.',
    );
    expect(told).toContain('April 2026; first day 1 Jan 2026; your Bookings: ¥60,000 of ¥100,000.');
    expect(told).toContain('draws and guarantees (by calendar days)');
  });

  it('says on which side of a limit its bands begin', () => {
    const lower = snippets.find(({ text }) => text.includes('Exactly on the limit, which'))?.text;
    expect(tell(lower ?? '', 'en')).toMatch(/up to \$?¥50,000 +2 %\nabove ¥50,000 +3 %/u);
    expect(tell(lower ?? '', 'zh')).toMatch(/不超过 ¥50,000 +2 %\n超过 ¥50,000 +3 %/u);
  });
});

describe('a condition or formula in plain language', () => {
  it.each([
    [
      'attainment(sales) >= 0.8 && active_at_end',
      'Only if attainment of sales is at least 80 % and still employed on the last day.',
      '条件：sales达成率不低于 80 %，并且期末最后一天仍在职。',
    ],
    [
      'sales > 1000 || team(sales) > 500000.5',
      'Only if sales is above $1,000 or the team’s sales is above $500,000.50.',
      '条件：sales超过 $1,000，或者团队的sales超过 $500,000.50。',
    ],
    [
      '(sales > 1 || level == "senior") && months_served < 3',
      'Only if (sales is above $1 or level is “senior”) and the number of months served is below 3.',
      '条件：（sales超过 $1，或者职级为 「senior」），并且入职满月数低于 3。',
    ],
  ])('reads %s', (text, en, zh) => {
    expect(conditional(text, 'en')).toContain(en);
    expect(conditional(text, 'zh')).toContain(zh);
  });

  it.each([
    [
      '{ records: deal, take: sum, value: amount - cost, unit: money, where: \'product in ["A", "B"] && !credit.overlay\', window: { rolling: 3 }, dated: invoiced_on, factor: 90 %, credit: whole }',
      'The sum of the amount − cost over all deals. Only those count where product is “A” or “B” and it is no overlay. Counted over the last 3 quarters, this one included. The day that counts is “invoiced_on”. Everybody who shares a record gets the whole of it. It counts at 90 %.',
      '所有成交单的金额 − cost合计。只计符合以下条件的：product为「A」、「B」之一，并且不属于附加归属。计算含本期在内的最近 3 个季度。以「invoiced_on」的日期为准。分成的每个人都按整笔计算。按 90 % 计入。',
    ],
    [
      '{ records: visit, take: count, where: has(place) }',
      'The number of records “visit”. Only those count where place is stated.',
      '「visit」记录的数量。只计符合以下条件的：已填写place。',
    ],
    [
      "{ records: payment, take: sum, unit: money, value: 'amount * (days_between(invoiced, day) <= 30 ? 1 : 0.5)' }",
      'The sum of the amount × (1 if the days from invoiced to day is at most 30, otherwise 0.5) over all payments.',
      '所有回款的金额 ×（如果invoiced到日期的天数不超过 30则为 1，否则为 0.5）合计。',
    ],
  ])('reads the measure %s', (definition, en, zh) => {
    expect(measured(definition, 'en')).toContain(en);
    expect(measured(definition, 'zh').replaceAll('× （', '×（')).toContain(zh);
  });

  it('reads formulas with the names of the measures', () => {
    const sales =
      '  sales: { title: { en: Sales, zh: 销售额 }, records: deal, take: sum, value: amount, unit: money }\n';
    const growth = '{ formula: (sales - previous(sales)) / previous(sales), unit: percent }';
    expect(measured(growth, 'en', sales)).toContain(
      'Computed: (Sales − Sales of the period before) ÷ Sales of the period before.',
    );
    expect(measured(growth, 'zh', sales)).toContain(
      '计算公式：（销售额 − 上一期销售额） ÷ 上一期销售额。',
    );
    const bonus = '{ formula: "round(max(sales * 0.01 - 50, 0), 2)", unit: money }';
    expect(measured(bonus, 'en', sales)).toContain(
      'Computed: the most of Sales × 0.01 − 50, 0 rounded to 2 decimals.',
    );
  });
});
