/** Plan files for tests, written as a person would, and their verdicts. */
import { Temporal } from 'temporal-polyfill';
import { personId } from '../../../src/domain/ids.ts';
import { decimalText } from '../../../src/domain/money.ts';
import { type Calendar, periodOf } from '../../../src/domain/period.ts';
import { checkPlan } from '../../../src/domain/plan/check.ts';
import { type CompiledPlan, loadPlan } from '../../../src/domain/plan/compile.ts';
import { evaluate } from '../../../src/domain/plan/evaluate.ts';
import type { Measurements, Participant, PlanInput } from '../../../src/domain/plan/evaluation.ts';
import { type Rational, rational } from '../../../src/domain/rational.ts';

const calendar: Calendar = { timeZone: 'UTC', fiscalStartMonth: 1 };

export const titled = 'title: { en: Test, zh: 测试 }';

export const bookings = `  bookings: { ${titled}, records: deal, take: sum, value: amount, unit: money }`;

export const head = (
  more: { currency?: string; rounding?: string; measures?: string; levels?: string } = {},
) => `
plan: test-plan
${titled}
currency: ${more.currency ?? 'USD'}
period: quarter
rounding: ${more.rounding ?? '{ mode: half-up, at: line }'}
measures:
${more.measures ?? bookings}
${more.levels ? `levels: ${more.levels}` : ''}
`;

export interface CommissionText {
  readonly tiers: 'marginal' | 'retroactive';
  readonly by?: 'value' | 'attainment';
  readonly boundary?: 'upper' | 'lower';
  readonly mayFall?: boolean;
  /** `from to rate` each. */
  readonly bands: readonly string[];
}

export const commission = ({ tiers, by, boundary, mayFall, bands }: CommissionText) => `
  - id: commission
    ${titled}
    per: period
    index: { of: rep, measure: bookings, by: ${by ?? 'value'} }
    pays: { rate-of: { of: rep, measure: bookings } }
    tiers: ${tiers}
    boundary: ${boundary ?? 'upper'}
    if-unmeasured: pays-nothing
    ${mayFall ? 'may-fall: yes' : ''}
    table:
${bands.map((band) => `      - { ${band} }`).join('\n')}
`;

export const example = (rep: string, expect: string, more = '') => `
  - name: example
    rep: { ${rep} }
    ${more}
    expect: { ${expect} }
`;

export const planText = (parts: {
  head?: string;
  components: string;
  afterwards?: string;
  examples: string;
}) =>
  `${parts.head ?? head()}
components:
${parts.components}
${parts.afterwards ? `afterwards:\n${parts.afterwards}` : ''}
examples:
${parts.examples}`;

/** Every problem as `code line`; empty: the plan is sound and all its examples pass. */
export const problemsOf = (text: string): readonly string[] =>
  checkPlan(text).problems.map(({ code, line }) => `${code} ${line}`);

export const codesOf = (text: string): readonly string[] =>
  checkPlan(text).problems.map(({ code }) => code);

export const planOf = (text: string): CompiledPlan => loadPlan(text);

/** Somebody with these figures, in the units of the measures. */
export const someone = (given: Measurements, level = '', id = 'p'): Participant => ({
  ...{ id: personId(id), level, started: null, spells: [], leave: [] },
  ...{ given, records: [], quotas: [], past: [] },
});

/** The first quarter of 2026, alone. */
export const alone = (person: Participant): PlanInput => ({
  period: periodOf('quarter', Temporal.PlainDate.from('2026-01-01'), calendar),
  ...{ calendar, person, groups: {}, rates: {}, paid: {}, everyone: null },
  carried: { balances: {}, held: [], released: {} },
});

/** Somebody with these bookings in minor units. */
export const withBookings = (value: bigint | Rational, quota: bigint | null = null): PlanInput =>
  alone(
    someone({
      bookings: {
        value: typeof value === 'bigint' ? rational(value) : value,
        quota: quota === null ? null : rational(quota),
        count: 1,
      },
    }),
  );

export const totalOf = (plan: CompiledPlan, input: PlanInput): string =>
  decimalText(evaluate(plan, input).total);
