/** Examples that are not there, leave something out, come out otherwise, or cannot be computed. */
import { commission, type ProblemCase, planFile } from './problem-case.ts';

const sold = (expect: string) => `${commission}
examples:
  - name: A thousand # <-
    records: [{ kind: deal, amount: 1000 EUR }]
    expect: ${expect}`;
const recovery = (record: string) => `settlement:
  - { id: recovery, mechanic: clawback, records: refund, takes: 100 %, within: 90 days, attainment: stays }
examples:
  - name: A refund # <-
    records: [{ kind: refund, id: R-1, ${record} }]
    paid: { HT-1: 100 }
    expect: { total: 0, payout: 0 }`;

export const exampleCases: readonly ProblemCase[] = [
  {
    slip: 'a plan that proves nothing',
    code: 'plan.example_missing',
    text: planFile('plan: told\nexamples: [] # <-'),
  },
  {
    slip: 'an example that says nothing of one line',
    code: 'plan.example_lines',
    text: planFile(`${commission}
examples:
  - name: idle
    rep: {}
    expect: { total: 0 } # <-`),
    says: { missing: ['commission'] },
  },
  {
    slip: 'an example that comes out otherwise',
    code: 'plan.example_failed',
    text: planFile(`${commission}
examples:
  - name: A thousand
    rep: { bookings: 1000 }
    expect:
      commission: 50
      total: 49 # <-`),
    says: { example: 'A thousand', id: 'total', expected: '49', computed: '50' },
  },
  {
    slip: 'the period of an example that comes out otherwise',
    code: 'plan.example_failed',
    text: planFile(`examples:
  - name: Two quarters
    periods:
      - rep: { bookings: 10 }
        expect: { total: 0 }
      - rep: { bookings: 20 }
        expect:
          total: 0
          measures: { bookings: 30 } # <-`),
    says: { id: 'measures.bookings', expected: '30', computed: '20' },
  },
  {
    slip: 'an amount in another currency, of which the plan says nothing',
    code: 'plan.currency_foreign',
    text: planFile(sold('{ commission: 50, total: 50 }')),
    says: { currency: 'EUR' },
  },
  {
    slip: 'an amount in a currency without a rate',
    code: 'plan.rate_missing',
    text: planFile(`foreign-amounts: locked-period-rate\n${sold('{ commission: 50, total: 50 }')}`),
    says: { currency: 'EUR' },
  },
  {
    slip: 'a budget for all, of whom nothing is known',
    code: 'plan.budget_unknown',
    text: planFile(`afterwards: [{ id: budget, mechanic: budget, on: total, amount: 1000 }]
examples:
  - { name: idle, rep: {}, expect: { budget: 0, total: 0 } } # <-`),
  },
  {
    slip: 'a grant from a first day that is not known',
    code: 'plan.start_missing',
    text: planFile(`grants:
  - id: equity
    units: 4800
    granted: start
    vesting: { months: 48, every: month, cliff: 12 }
    leaver: unvested-lapse
examples:
  - { name: idle, rep: {}, expect: { total: 0 } } # <-`),
    says: { part: 'equity' },
  },
  {
    slip: 'a refund that does not say of what',
    code: 'plan.event_unlinked',
    text: planFile(recovery('day: 2026-02-01')),
    says: { event: 'R-1', attribute: 'reverses' },
  },
  {
    slip: 'a refund of something that was paid nobody knows when',
    code: 'plan.event_undated',
    text: planFile(recovery('day: 2026-02-01, reverses: HT-1')),
    says: { event: 'R-1', record: 'HT-1' },
  },
  {
    slip: 'days that do not follow each other',
    code: 'plan.table_unsorted',
    text: planFile(`examples:
  - name: away
    leave:
      - [2026-02-10, 2026-02-01] # <-
    rep: {}
    expect: { total: 0 }`),
    says: { before: '2026-02-10', after: '2026-02-01' },
  },
  {
    slip: 'two records with one id',
    code: 'plan.id_twice',
    text: planFile(`examples:
  - name: idle
    records:
      - { kind: call, id: HT-1 }
      - { kind: call, id: HT-1 } # <-
    expect: { total: 0 }`),
    says: { id: 'HT-1' },
  },
  {
    slip: 'a plan that counts nothing and pays nothing',
    code: 'plan.empty',
    text: planFile('measures: {}\ncomponents: [] # <-'),
  },
];

/** What is no mistake, but worth a second look. */
export const warningCases: readonly ProblemCase[] = [
  {
    slip: 'a measure that nothing uses',
    code: 'plan.measure_unused',
    text: planFile(`measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
  calls: { records: call, take: count } # <-
${commission}`),
    says: { measure: 'calls' },
  },
  {
    slip: 'parts without a title',
    code: 'plan.title_missing',
    text: planFile('plan: told # <-'),
    says: { ids: ['told', 'bookings', 'deals'] },
  },
  {
    slip: 'more measures than anybody keeps in mind',
    code: 'plan.many_measures',
    text: planFile(`measures: # <-
  a: { records: call, take: count }
  b: { records: visit, take: count }
  c: { records: mail, take: count }
  d: { records: demo, take: count }
  e: { records: deal, take: count }`),
    says: { count: 5 },
  },
  {
    slip: 'a step for which people wait',
    code: 'plan.cliff',
    text: planFile(`components:
  - id: commission
    per: period
    index: { of: rep, measure: bookings, by: value }
    tiers: retroactive
    boundary: upper
    pays: { rate-of: { of: rep, measure: bookings } }
    table:
      - { from: 0, to: 1000, rate: 1 % }
      - { from: 1000, to: unlimited, rate: 2 % } # <-`),
    says: { id: 'commission', at: '1000', times: '100' },
  },
  {
    slip: 'an attribute that no record has',
    code: 'plan.attribute_unseen',
    text: planFile(`measures:
  bookings: { records: deal, take: sum, value: amount, unit: money, where: produkt == "A" }
examples:
  - name: One
    records: # <-
      - { kind: deal, amount: 10, product: A }
    expect: { total: 0 }`),
    says: { attribute: 'produkt', measure: 'bookings' },
  },
  {
    slip: 'a condition on a level that there is not',
    code: 'plan.level_unlisted',
    text: planFile(`levels: [junior, senior]
components:
  - id: allowance
    when: level == "senoir" || level in ["junior", "principal"] # <-
    per: period
    rate: 1 %
    pays: { rate-of: { of: rep, measure: bookings } }`),
    lines: [11, 11],
    says: { level: 'senoir', near: 'senior', levels: ['junior', 'senior'] },
  },
  {
    slip: 'a formula with a level that there is not',
    code: 'plan.level_unlisted',
    text: planFile(`levels: [junior, senior]
measures:
  bonus: { formula: '!("seniro" != level) ? 10 : -min(1, level == "junior" ? 2 : 3)', unit: number } # <-`),
    says: { level: 'seniro', near: 'senior' },
  },
  {
    slip: 'a target of a level that there is not',
    code: 'plan.level_unlisted',
    text: planFile(`levels: [junior, senior]
targets:
  deals: { target: { formula: 'level == "intern" ? 1 : 5' }, prorate: none } # <-`),
    says: { level: 'intern' },
  },
  {
    slip: 'a colleague at a level that there is not',
    code: 'plan.level_unlisted',
    text: planFile(`levels: [junior, senior]
examples:
  - name: With a colleague
    level: junior
    team:
      others:
        - { level: seniro } # <-
    expect: { total: 0 }`),
    says: { level: 'seniro', near: 'senior' },
  },
];
