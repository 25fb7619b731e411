/** Figures, days and lengths of time that cannot be read, or do not fit where they stand. */
import { commission, lookedUp, type ProblemCase, planFile } from './problem-case.ts';

const held = (words: string) =>
  planFile(`settlement:
  - id: reserve
    mechanic: holdback
    on: total
    leaver: lapses
${words}`);
const taken = (words: string) =>
  planFile(`settlement:
  - id: recovery
    mechanic: clawback
    records: refund
    attainment: stays
${words}`);
const granted = (words: string) =>
  planFile(`grants:
  - id: equity
    granted: 2026-01-01
    leaver: unvested-lapse
${words}`);
const example = (line: string) => planFile(`examples:\n  - name: idle\n${line}`);

export const figureCases: readonly ProblemCase[] = [
  {
    slip: 'a rate without its percent sign',
    code: 'plan.percent_expected',
    text: planFile(commission.replace('5 %', '0.05').replace(/$/, ' # <-')),
    says: { text: '0.05' },
  },
  {
    slip: 'an amount with a comma',
    code: 'plan.number_expected',
    text: planFile('components:\n  - { id: allowance, amount: "1,500", pays: amount } # <-'),
    says: { text: '1,500' },
  },
  {
    slip: 'an amount in scientific form',
    code: 'plan.number_expected',
    text: planFile('target-incentive: 1e4 # <-'),
    says: { text: '1e4' },
  },
  {
    slip: 'an expectation that is no figure',
    code: 'plan.number_expected',
    text: example('    rep: {}\n    expect: { total: nothing } # <-'),
    says: { text: 'nothing' },
  },
  {
    slip: 'a tenth of a cent',
    code: 'plan.amount_too_fine',
    text: planFile('components:\n  - { id: allowance, amount: 0.001, pays: amount } # <-'),
    says: { text: '0.001', currency: 'USD' },
  },
  {
    slip: 'a percentage as the limit of an amount',
    code: 'plan.limit_unit',
    text: planFile(
      lookedUp({
        tiers: 'marginal',
        keys: ['boundary: upper'],
        rows: ['from: 0, to: 100 %, rate: 1 % # <-', 'from: 100 %, to: unlimited, rate: 2 % # <-'],
      }),
    ),
    says: { text: '100 %', by: 'value' },
  },
  {
    slip: 'an amount as the limit of an attainment',
    code: 'plan.limit_unit',
    text: planFile(
      lookedUp({
        tiers: 'marginal',
        keys: ['boundary: upper'],
        rows: ['from: 0, to: unlimited, rate: 1 % # <-'],
      }).replace('by: value', 'by: attainment'),
    ),
    says: { text: '0', by: 'attainment' },
  },
  {
    slip: 'a day that the calendar does not have',
    code: 'plan.day_expected',
    text: example('    started: 2026-02-30 # <-\n    rep: {}\n    expect: { total: 0 }'),
    says: { text: '2026-02-30' },
  },
  {
    slip: 'a period that is none',
    code: 'plan.period_expected',
    text: example('    period: 2026-Q5 # <-\n    rep: {}\n    expect: { total: 0 }'),
    says: { text: '2026-Q5' },
  },
  {
    slip: 'a share of more than all to be held back',
    code: 'plan.share_above_whole',
    text: held('    share: 101 % # <-\n    release: { instalments: 2, first: now }'),
  },
  {
    slip: 'a share of more than all to be taken back',
    code: 'plan.share_above_whole',
    text: taken('    takes: 200 % # <-\n    within: unlimited'),
  },
  {
    slip: 'releases that are not all of what is held',
    code: 'plan.shares_sum',
    text: held(
      '    share: 50 %\n    release: [{ after: 1, share: 50 % }, { after: 2, share: 49 % }] # <-',
    ),
    says: { sum: '99 %' },
  },
  {
    slip: 'a release that comes before the one above it',
    code: 'plan.release_order',
    text: held(`    share: 50 %
    release:
      - { after: 2, share: 50 % }
      - { after: 1, share: 50 % } # <-`),
    says: { before: 2, after: 1 },
  },
  {
    slip: 'a release in the same period',
    code: 'plan.release_order',
    text: held('    share: 50 %\n    release: [{ after: 0, share: 100 % }] # <-'),
    says: { before: 0, after: 0 },
  },
  {
    slip: 'no instalment at all',
    code: 'plan.at_least',
    text: held('    share: 50 %\n    release: { instalments: 0, first: now } # <-'),
    says: { text: '0', least: 1 },
  },
  {
    slip: 'a window of no periods',
    code: 'plan.at_least',
    text: planFile(`measures:
  recent: { records: deal, take: count, window: { rolling: 0 } } # <-
components: [{ id: pay, amount: 1, per: period, pays: { per-unit-of: { of: rep, measure: recent } } }]`),
    says: { text: '0', least: 1 },
  },
  {
    slip: 'a length of time without its unit',
    code: 'plan.duration_expected',
    text: taken('    takes: 100 %\n    within: 90 # <-'),
    says: { text: '90' },
  },
  {
    slip: 'half a unit of a grant',
    code: 'plan.units_expected',
    text: granted('    units: 4800.5 # <-\n    vesting: { months: 48, every: month, cliff: 12 }'),
    says: { text: '4800.5' },
  },
  {
    slip: 'months that do not divide into quarters',
    code: 'plan.vesting_uneven',
    text: granted('    units: 4800\n    vesting: { months: 47, every: quarter, cliff: 12 } # <-'),
    says: { months: 47, every: 3 },
  },
  {
    slip: 'a cliff behind the end of the vesting',
    code: 'plan.cliff_too_long',
    text: granted('    units: 4800\n    vesting: { months: 12, every: month, cliff: 13 } # <-'),
    says: { cliff: 13, months: 12 },
  },
  {
    slip: 'three seasons in a year of four quarters',
    code: 'plan.seasons_count',
    text: planFile(
      'targets:\n  bookings: { target: { year: 1000, seasons: [30 %, 30 %, 40 %] }, prorate: none } # <-',
    ),
    says: { found: 3, periods: 4 },
  },
  {
    slip: 'a percentage as the target of an amount',
    code: 'plan.target_unit',
    text: planFile('targets:\n  bookings: { target: 90 %, prorate: none } # <-'),
    says: { text: '90 %', isPercent: true },
  },
  {
    slip: 'a plain figure as the target of a percentage',
    code: 'plan.target_unit',
    text: planFile(`measures:
  quality: { records: audit, take: average, value: score, unit: percent }
targets:
  quality: { target: 90, prorate: none } # <-`),
    says: { text: '90', isPercent: false },
  },
];
