/** Texts that have broken other programs, at every place of a plan file. */
import { describe, expect, it } from 'vitest';
import { type CheckedPlan, checkPlan } from '../../../src/domain/plan/check.ts';
import { diagnose } from '../../../src/features/plan/diagnose.ts';
import { locales } from '../../../src/i18n/locale.ts';
import { naughtyStrings } from '../../support/naughty-strings.ts';

interface Words {
  readonly plan?: string;
  readonly title?: string;
  readonly currency?: string;
  readonly level?: string;
  readonly measure?: string;
  readonly where?: string;
  readonly when?: string;
  readonly rate?: string;
  readonly cap?: string;
  readonly key?: string;
  readonly figure?: string;
  readonly day?: string;
  readonly product?: string;
  readonly line?: string;
}

/** Sound as it stands; each word is put into it as it is. */
const planWith = (words: Words): string => `plan: ${words.plan ?? 'odd'}
title: { en: ${words.title ?? 'Odd'}, zh: 奇怪 }
currency: ${words.currency ?? 'USD'}
period: quarter
rounding: { mode: half-up, at: line }
levels: [${words.level ?? 'junior'}]
${words.key ?? 'people'}: { part-periods: days, prorate: [], leave: counts, level-change: last-day }
measures:
  ${words.measure ?? 'bookings'}:
    title: { en: Bookings, zh: 签约额 }
    records: deal
    take: sum
    value: amount
    unit: money
    where: ${words.where ?? 'product == "A"'}
components:
  - id: commission
    title: { en: Commission, zh: 提成 }
    when: ${words.when ?? 'bookings > 0'}
    per: period
    rate: ${words.rate ?? '5 %'}
    cap: ${words.cap ?? '1000'}
    pays: { rate-of: { of: rep, measure: bookings } }
examples:
  - name: One deal
    level: junior
    records:
      - { amount: ${words.figure ?? '100'}, day: ${words.day ?? '2026-02-01'}, product: ${words.product ?? 'A'} }
      - { amount: 1000, product: another }
    expect: { ${words.line ?? 'commission'}: 5, total: 5 }
`;

/** As a text in a plan file, and as one in an expression in a plan file. */
const quoted = (text: string): string => JSON.stringify(text);
const literal = (text: string): string => `'product == ${quoted(text).replaceAll("'", "''")}'`;

/** Either it counts or it says why not, in both languages; and nothing else has changed in the world. */
function expectVerdict(text: string): CheckedPlan {
  const checked = checkPlan(text);
  expect(checked.plan !== null || checked.problems.length > 0).toBe(true);
  const unsaid = locales.flatMap((locale) =>
    checked.problems
      .map((problem) => diagnose(problem, locale))
      .filter(({ message, code, hint }) => message === code || message.length > 500 || hint === ''),
  );
  expect(unsaid).toEqual([]);
  return checked;
}

const atHome = Reflect.ownKeys(Object.prototype);

const everywhere = (text: string): Words => ({
  plan: text,
  title: text,
  currency: text,
  level: text,
  key: text,
  measure: text,
  where: text,
  when: text,
  rate: text,
  cap: text,
  figure: text,
  day: text,
  product: text,
  line: text,
});

describe('a naughty string', () => {
  it('finds nothing wrong with the plan into which it is put', () => {
    expect(checkPlan(planWith({})).problems).toEqual([]);
  });

  it('as every word of a plan at once is a list of problems', () => {
    for (const text of naughtyStrings)
      expect(expectVerdict(planWith(everywhere(quoted(text)))).plan).toBeNull();
    expect(Reflect.ownKeys(Object.prototype)).toEqual(atHome);
  });

  it('without quotes, as an amount and an expression, gives a plan or a problem', () => {
    for (const text of naughtyStrings) expectVerdict(planWith({ cap: text, when: text }));
    expect(Reflect.ownKeys(Object.prototype)).toEqual(atHome);
  });

  it('as a whole file is no plan', () => {
    for (const text of naughtyStrings) expect(expectVerdict(text).plan).toBeNull();
  });

  it('may be a name, and chooses in a filter the records that carry it, and no others', () => {
    const names = naughtyStrings.filter((each) => each.trim() !== '');
    const sound = names.filter((text) => {
      const words = { title: quoted(text), where: literal(text), product: quoted(text) };
      const { plan, problems } = expectVerdict(planWith(words));
      expect(problems.map(({ code }) => code)).not.toContain('plan.example_failed');
      if (plan) expect(plan.title.en).toBe(text.trim().slice(0, 200));
      return problems.length === 0;
    });
    expect(sound.length).toBeGreaterThan(names.length * 0.95);
  });
});
