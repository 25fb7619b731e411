/** Tables that say nothing, say it twice, or say something that cannot be meant. */
import { lookedUp, type ProblemCase, planFile, type TableText } from './problem-case.ts';

const bands = (tiers: string, ...rows: readonly string[]): string =>
  planFile(lookedUp({ tiers, rows, keys: ['boundary: upper'] }));
const points = (...rows: readonly string[]): string =>
  planFile(
    lookedUp({
      tiers: 'thresholds',
      rows,
      pays: 'amount',
      keys: ['boundary: upper', 'counts: highest'],
    }),
  );
const curve = (end: string, ...rows: readonly string[]): string =>
  planFile(
    lookedUp({
      tiers: 'curve',
      rows,
      pays: 'amount',
      keys: ['below-first: nothing', `above-last: ${end}`],
    }),
  );
const interpolated = (...rows: readonly string[]): string =>
  planFile(lookedUp({ tiers: 'interpolated', rows, pays: 'amount' }));
const matrix = (more: Pick<TableText, 'rows'>): string =>
  planFile(
    lookedUp({
      tiers: 'matrix',
      pays: 'amount',
      keys: [
        'boundary: upper',
        'across: { of: rep, measure: deals, by: value }',
        'columns: [{ from: 0, to: 5 }, { from: 5, to: unlimited }]',
      ],
      ...more,
    }),
  );

export const tableCases: readonly ProblemCase[] = [
  { slip: 'bands without a row', code: 'plan.table_empty', text: bands('marginal') },
  { slip: 'thresholds without a row', code: 'plan.table_empty', text: points() },
  { slip: 'spans without a row', code: 'plan.table_empty', text: interpolated() },
  {
    slip: 'a range of which nothing is said',
    code: 'plan.table_gap',
    text: bands(
      'marginal',
      'from: 0, to: 50, rate: 1 %',
      'from: 51, to: unlimited, rate: 2 % # <-',
    ),
    says: { from: '50', to: '51' },
  },
  {
    slip: 'a table that begins above nothing',
    code: 'plan.table_gap',
    text: bands('retroactive', 'from: 10, to: unlimited, rate: 1 % # <-'),
    says: { from: '0', to: '10' },
  },
  {
    slip: 'marginal bands that begin below nothing',
    code: 'plan.table_gap',
    text: bands('marginal', 'from: -10, to: unlimited, rate: 1 % # <-'),
    says: { from: '0', to: '-10' },
  },
  {
    slip: 'a gap between spans',
    code: 'plan.table_gap',
    text: interpolated('from: 0, to: 50, amount: 10', 'from: 60, to: 90, amount: 10 # <-'),
    says: { from: '50', to: '60' },
  },
  {
    slip: 'a table that ends somewhere',
    code: 'plan.table_open_end',
    text: bands('marginal', 'from: 0, to: 50, rate: 1 % # <-'),
    says: { from: '50' },
  },
  {
    slip: 'a range to which two rows apply',
    code: 'plan.table_overlap',
    text: bands(
      'marginal',
      'from: 0, to: 50, rate: 1 %',
      'from: 49, to: unlimited, rate: 2 % # <-',
    ),
    says: { from: '49', to: '50' },
  },
  {
    slip: 'the same point twice',
    code: 'plan.table_overlap',
    text: points('at: 50, amount: 10', 'at: 50, amount: 20 # <-'),
    says: { from: '50', to: '50' },
  },
  {
    slip: 'spans that overlap',
    code: 'plan.table_overlap',
    text: interpolated('from: 0, to: 50, amount: 10', 'from: 40, to: 90, amount: 10 # <-'),
    says: { from: '40', to: '50' },
  },
  {
    slip: 'points from high to low',
    code: 'plan.table_unsorted',
    text: points('at: 50, amount: 10', 'at: 40, amount: 20 # <-'),
    says: { before: '50', after: '40' },
  },
  {
    slip: 'a row that begins below the one before',
    code: 'plan.table_unsorted',
    text: bands(
      'marginal',
      'from: 0, to: 50, rate: 1 %',
      'from: -5, to: unlimited, rate: 2 % # <-',
    ),
    says: { before: '0', after: '-5' },
  },
  {
    slip: 'a row below one that never ends',
    code: 'plan.band_unreachable',
    text: bands(
      'marginal',
      'from: 0, to: unlimited, rate: 1 %',
      'from: 50, to: unlimited, rate: 2 % # <-',
    ),
    says: { position: 2 },
  },
  {
    slip: 'a row without width',
    code: 'plan.band_unreachable',
    text: bands('marginal', 'from: 0, to: 0, rate: 1 % # <-', 'from: 0, to: unlimited, rate: 2 %'),
    says: { position: 1 },
  },
  {
    slip: 'a span that ends where it begins',
    code: 'plan.band_unreachable',
    text: interpolated('from: 50, to: 50, amount: 10 # <-'),
    says: { position: 1 },
  },
  {
    slip: 'a higher band that pays less',
    code: 'plan.table_falls',
    text: bands(
      'retroactive',
      'from: 0, to: 50, rate: 2 %',
      'from: 50, to: unlimited, rate: 1 % # <-',
    ),
    says: { position: 2 },
  },
  {
    slip: 'marginal bands on another amount than the one that is paid on',
    code: 'plan.basis_differs',
    text: planFile(
      lookedUp({
        tiers: 'marginal',
        keys: ['boundary: upper'],
        pays: '{ rate-of: { of: team, measure: bookings } } # <-',
        rows: ['from: 0, to: unlimited, rate: 1 %'],
      }),
    ),
  },
  {
    slip: 'an amount where a rate is needed',
    code: 'plan.figure_other',
    text: bands('retroactive', 'from: 0, to: unlimited, amount: 100 # <-'),
    says: { key: 'amount', expected: 'rate' },
    also: ['plan.missing'],
  },
  {
    slip: 'rates in a matrix of amounts',
    code: 'plan.figure_other',
    text: matrix({ rows: ['from: 0, to: unlimited, rates: [1 %, 2 %] # <-'] }),
    says: { key: 'rates', expected: 'amounts' },
    also: ['plan.missing'],
  },
  {
    slip: 'a line through a single point',
    code: 'plan.curve_point',
    text: curve('extend', 'at: 50, amount: 10').replace('table:', 'table: # <-'),
  },
  {
    slip: 'one cell for two columns',
    code: 'plan.matrix_width',
    text: matrix({ rows: ['from: 0, to: unlimited, amounts: [100] # <-'] }),
    says: { cells: 1, columns: 2 },
  },
  {
    slip: 'a rate on thresholds, which pay sums',
    code: 'plan.not_with',
    text: planFile(
      lookedUp({
        tiers: 'thresholds',
        keys: ['boundary: upper', 'counts: highest'],
        pays: '{ rate-of: { of: rep, measure: bookings } } # <-',
        rows: ['at: 50, rate: 1 %'],
      }),
    ),
    says: { key: 'thresholds', other: 'rate-of' },
  },
];
