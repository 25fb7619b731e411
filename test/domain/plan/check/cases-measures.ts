/** Measures, expressions and levels that do not fit together. */
import { commission, type ProblemCase, planFile } from './problem-case.ts';

const own = (line: string) =>
  planFile(`measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
${line}`);
const when = (condition: string) =>
  planFile(
    `components:\n  - { id: allowance, when: '${condition}', rate: 1 %, per: period, pays: { rate-of: { of: rep, measure: bookings } } } # <-`,
  );
const levels = 'levels: [junior, senior]';
const rate = (figure: string) =>
  planFile(`${levels}\n${commission.replace('5 %', figure).replace(/$/, ' # <-')}`);

export const measureCases: readonly ProblemCase[] = [
  {
    slip: 'a measure with a hyphen, which would be a minus in a formula',
    code: 'plan.measure_name',
    text: own('  new-deals: { records: deal, take: count } # <-'),
    says: { text: 'new-deals' },
  },
  {
    slip: 'a measure that is called like a word of the language',
    code: 'plan.measure_name',
    text: own('  level: { records: deal, take: count } # <-'),
    says: { text: 'level' },
  },
  {
    slip: 'a measure that there is not, in a component',
    code: 'plan.measure_unknown',
    text: planFile(
      commission.replace('measure: bookings', 'measure: bookngs').replace(/$/, ' # <-'),
    ),
    says: { text: 'bookngs', near: 'bookings' },
  },
  {
    slip: 'a measure that there is not, in a formula',
    code: 'plan.measure_unknown',
    text: own("  growth: { formula: 'bookings / previous(booking)', unit: percent } # <-"),
    says: { text: 'booking', near: 'bookings' },
  },
  {
    slip: 'a measure that there is not, in an example',
    code: 'plan.measure_unknown',
    text: planFile(
      'examples:\n  - name: idle\n    rep: { dials: 3 } # <-\n    expect: { total: 0 }',
    ),
    says: { text: 'dials', near: 'deals' },
  },
  {
    slip: 'a target of a measure that there is not',
    code: 'plan.measure_unknown',
    text: planFile('targets:\n  revenue: { target: 100, prorate: none } # <-'),
    says: { text: 'revenue', near: null },
  },
  {
    slip: 'two measures that are computed from each other',
    code: 'plan.measure_circle',
    text: own(`  one: { formula: other + 1, unit: number } # <-
  other: { formula: one + 1, unit: number } # <-`),
  },
  {
    slip: 'a target incentive that is computed from itself',
    code: 'plan.measure_circle',
    text: planFile("target-incentive: { formula: 'target_incentive * 1.1' } # <-"),
    says: { measure: 'target_incentive' },
  },
  {
    slip: 'a count that is called money',
    code: 'plan.measure_unit',
    text: own('  orders: { records: order, take: count, unit: money } # <-'),
    says: { measure: 'orders', unit: 'money', needed: 'count' },
  },
  {
    slip: 'so much for each unit of an amount of money',
    code: 'plan.measure_unit',
    text: planFile(
      'components:\n  - { id: each, per: period, amount: 5, pays: { per-unit-of: { of: rep, measure: bookings } } } # <-',
    ),
    says: { measure: 'bookings', unit: 'money', needed: 'count' },
  },
  {
    slip: 'a percentage of a number of deals',
    code: 'plan.measure_not_money',
    text: planFile(commission.replace('measure: bookings', 'measure: deals').replace(/$/, ' # <-')),
    says: { measure: 'deals' },
  },
  {
    slip: 'half a formula',
    code: 'plan.expression_unreadable',
    text: own("  extra: { formula: 'bookings +', unit: money } # <-"),
    says: { text: 'bookings +' },
  },
  {
    slip: 'a formula of more than 400 characters',
    code: 'plan.expression_too_large',
    text: own(`  extra: { formula: '1${' + 1'.repeat(100)}', unit: number } # <-`),
  },
  {
    slip: 'a function that there is not',
    code: 'plan.expression_unknown',
    text: when('sqrt(bookings) > 10'),
    says: { part: 'sqrt(bookings)' },
  },
  {
    slip: 'an operator that there is not',
    code: 'plan.expression_unknown',
    text: when('deals % 2 == 0'),
    says: { part: 'deals % 2' },
  },
  {
    slip: 'a question about a line that comes later',
    code: 'plan.earned_later',
    text: planFile(`components:
  - { id: first, when: earned("second") > 0, rate: 1 %, per: period, pays: { rate-of: { of: rep, measure: bookings } } } # <-
  - { id: second, rate: 1 %, per: period, pays: { rate-of: { of: rep, measure: bookings } } }`),
    says: { id: 'second' },
  },
  {
    slip: 'a share of a target incentive that is named nowhere',
    code: 'plan.target_incentive_missing',
    text: planFile(
      'components:\n  - { id: bonus, per: period, factor: 0, pays: { target-incentive: 100 % } } # <-',
    ),
  },
  {
    slip: 'a formula with a target incentive that is named nowhere',
    code: 'plan.target_incentive_missing',
    text: when('target_incentive > 0'),
  },
  {
    slip: 'the value of a count',
    code: 'plan.not_with',
    text: own('  orders: { records: order, take: count, value: amount } # <-'),
    says: { key: 'value', other: 'take: count' },
  },
  {
    slip: 'less of a value, which has no target to be less than',
    code: 'plan.not_with',
    text: own(`  score:
    scorecard:
      - { measure: bookings, by: value, weight: 100 %, cap: 120 %, less-is-better: yes } # <-`),
    says: { key: 'less-is-better', other: 'by: value' },
  },
  {
    slip: 'less of something, without what none at all counts as',
    code: 'plan.missing',
    text: own(`  score:
    scorecard:
      - { measure: bookings, by: attainment, weight: 100 %, less-is-better: yes } # <-`),
    says: { key: 'cap' },
  },
  {
    slip: 'weights of a scorecard that are not the whole',
    code: 'plan.shares_sum',
    text: own(`  score:
    scorecard: # <-
      - { measure: bookings, by: attainment, weight: 70 % }
      - { measure: bookings, by: value, weight: 20 % }`),
    says: { sum: '90 %' },
  },
  {
    slip: 'a rate for a level that there is not',
    code: 'plan.level_unknown',
    text: rate('{ junior: 4 %, senior: 5 %, senoir: 6 % }'),
    says: { level: 'senoir', near: 'senior' },
  },
  {
    slip: 'a component for a level that there is not',
    code: 'plan.level_unknown',
    text: planFile(`${levels}\n${commission.replace('{ id', '{ levels: [boss], id')} # <-`).replace(
      'total: 0',
      'commission: 0, total: 0',
    ),
    says: { level: 'boss', near: null },
  },
  {
    slip: 'an example at a level that there is not',
    code: 'plan.level_unknown',
    text: planFile(`${levels}
examples:
  - name: idle
    level: juinor # <-
    rep: {}
    expect: { total: 0 }`),
    says: { level: 'juinor', near: 'junior' },
  },
  {
    slip: 'an example of somebody who rises to a level that there is not',
    code: 'plan.level_unknown',
    text: planFile(`${levels}
examples:
  - name: rising
    spells:
      - { from: 2026-01-01, level: junior }
      - { from: 2026-02-01, level: seniro } # <-
    rep: {}
    expect: { total: 0 }`),
    says: { level: 'seniro', near: 'senior' },
  },
  {
    slip: 'a rate that leaves out a level',
    code: 'plan.level_left_out',
    text: rate('{ junior: 4 % }'),
    says: { levels: ['senior'] },
  },
];
