/** Files that are no plan, and words that are none of the language. */
import { commission, type ProblemCase, planFile } from './problem-case.ts';

const long = 'x'.repeat(1001);

export const fileCases: readonly ProblemCase[] = [
  {
    slip: 'an empty file',
    code: 'plan.unreadable',
    text: '',
    lines: [1],
  },
  {
    slip: 'a quote that is never closed',
    code: 'plan.unreadable',
    text: 'plan: told\ntitle: "Commission\n',
    lines: [3],
  },
  {
    slip: 'the same key twice',
    code: 'plan.unreadable',
    text: planFile('plan: told\nplan: other # <-'),
  },
  {
    slip: 'more than 256 KB',
    code: 'plan.too_large',
    text: '# \n'.repeat(100_000),
    lines: [null],
    says: { reason: 'size' },
  },
  {
    slip: 'more than 5,000 lines',
    code: 'plan.too_large',
    text: '\n'.repeat(5001),
    lines: [null],
    says: { reason: 'size' },
  },
  {
    slip: 'a line without end',
    code: 'plan.too_large',
    text: planFile(`title: { en: ${long}, zh: x } # <-`),
    says: { reason: 'line' },
  },
  {
    slip: 'brackets in brackets in brackets',
    code: 'plan.too_large',
    text: `plan: told\nlevels: ${'['.repeat(33)}`,
    lines: [2],
    says: { reason: 'depth' },
  },
  {
    slip: 'mappings in mappings in mappings',
    code: 'plan.too_large',
    text: planFile(`grants: ${'[{ a: '.repeat(13)}1${' }]'.repeat(13)} # <-`),
    says: { reason: 'depth' },
    also: ['plan.missing', 'plan.unknown_key'],
  },
  {
    slip: 'an anchor, and the alias that repeats it',
    code: 'plan.alias',
    text: planFile(
      'levels:\n  - &first junior # <-\n  - *first # <-\nexamples: [{ name: idle, level: junior, rep: {}, expect: { total: 0 } }]',
    ),
    also: ['plan.missing'],
  },
  {
    slip: 'a key that every object has',
    code: 'plan.key_refused',
    text: planFile('\n\n__proto__: { polluted: yes } # <-'),
    says: { key: '__proto__' },
  },
  {
    slip: 'a list as a key',
    code: 'plan.key_refused',
    text: planFile('? [a, b] # <-\n: c'),
    says: { key: '' },
  },
  {
    slip: 'no currency',
    code: 'plan.missing',
    text: planFile('').replace('currency: USD\n', ''),
    lines: [1],
    says: { key: 'currency', options: ['CNY', 'USD'] },
  },
  {
    slip: 'a key without its value',
    code: 'plan.missing',
    text: planFile('period: # <-'),
    says: { key: 'period' },
  },
  {
    slip: 'a component that does not say how often',
    code: 'plan.missing',
    text: planFile(
      'components:\n  - id: commission # <-\n    rate: 5 %\n    pays: { rate-of: { of: rep, measure: bookings } }',
    ),
    says: { key: 'per' },
  },
  {
    slip: 'an empty list of levels',
    code: 'plan.missing',
    text: planFile('levels: [] # <-\nexamples: [{ name: idle, rep: {}, expect: { total: 0 } }]'),
    says: { key: 'levels' },
  },
  {
    slip: 'a misspelt key',
    code: 'plan.unknown_key',
    text: planFile('roundng: { mode: up, at: line } # <-'),
    says: { key: 'roundng', near: 'rounding' },
  },
  {
    slip: 'a rate beside the measure that is paid as it is',
    code: 'plan.unknown_key',
    text: planFile(`components:
  - id: commission
    rate: 5 % # <-
    pays: { measure: { of: rep, measure: bookings } }`),
    says: { key: 'rate' },
  },
  {
    slip: 'a kind of period that there is not',
    code: 'plan.not_one_of',
    text: planFile('period: quater # <-'),
    says: { text: 'quater', near: 'quarter' },
  },
  {
    slip: 'a cap on a component that there is not',
    code: 'plan.not_one_of',
    text: planFile(`${commission}
afterwards:
  - { id: top, mechanic: cap, on: [comission], amount: 100 } # <-`),
    says: { text: 'comission', near: 'commission' },
  },
  {
    slip: 'a word where a list belongs',
    code: 'plan.wrong_shape',
    text: planFile(
      'levels: junior # <-\nexamples: [{ name: idle, rep: {}, expect: { total: 0 } }]',
    ),
    says: { expected: 'list' },
  },
  {
    slip: 'a day of leave where its first and its last belong',
    code: 'plan.wrong_shape',
    text: planFile(
      'examples:\n  - { name: idle, leave: [2026-01-05], rep: {}, expect: { total: 0 } } # <-',
    ),
    says: { expected: 'list' },
  },
  {
    slip: 'a list where a mapping belongs',
    code: 'plan.wrong_shape',
    text: planFile('measures: [bookings] # <-'),
    says: { expected: 'mapping' },
  },
  {
    slip: 'a list where a word belongs',
    code: 'plan.wrong_shape',
    text: planFile('plan: [told] # <-'),
    says: { expected: 'text' },
  },
  {
    slip: 'a mechanic that is not supported',
    code: 'plan.mechanic_unknown',
    text: planFile('settlement:\n  - { id: reserve, mechanic: holdbak } # <-'),
    says: { text: 'holdbak', near: 'holdback' },
  },
  {
    slip: 'a kind of table that there is not',
    code: 'plan.mechanic_unknown',
    text: planFile(`components:
  - id: commission
    per: period
    index: { of: rep, measure: bookings, by: value }
    tiers: marginl # <-
    pays: amount
    table: []`),
    says: { text: 'marginl', near: 'marginal' },
  },
  {
    slip: 'a currency that there is not',
    code: 'plan.currency_unknown',
    text: planFile('currency: RMB # <-'),
    says: { text: 'RMB' },
  },
  {
    slip: 'a name with a blank for the plan',
    code: 'plan.id_invalid',
    text: planFile('plan: Account Executive # <-'),
    says: { text: 'Account Executive' },
  },
  {
    slip: 'a component that is called like the sum of all',
    code: 'plan.id_invalid',
    text: planFile(commission.replace('commission', 'total').replace(/$/, ' # <-')),
    says: { text: 'total' },
  },
  {
    slip: 'a settlement whose name cannot be a key',
    code: 'plan.id_invalid',
    text: planFile(
      'settlement:\n  - { id: constructor, mechanic: draw, kind: advance, amount: 100 } # <-',
    ),
    says: { text: 'constructor' },
  },
  {
    slip: 'two parts with the same id',
    code: 'plan.id_twice',
    text: planFile(`${commission}
afterwards:
  - { id: commission, mechanic: cap, on: total, amount: 100 } # <-`),
    says: { id: 'commission' },
  },
];
