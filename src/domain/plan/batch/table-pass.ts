/** What a table pays every row, rounded. */
import { reachedBands } from './band-pass.ts';
import type { BatchPay, BatchTable, Figures, Subject } from './batch-plan.ts';
import { indexOf, type Rows, valueOf } from './fractions.ts';
import { payMarginal } from './marginal-pass.ts';
import { paySteps } from './steps-pass.ts';
import type { Rounding } from './whole-numbers.ts';

export function payByTable(
  table: BatchTable | null,
  pay: BatchPay,
  rows: Rows,
  rounding: Rounding,
): Float64Array {
  const out = new Float64Array(rows.size);
  if (pay.kind === 'steps') {
    if (table) paySteps(table, pay, rows, rounding, out);
    return out;
  }
  if (pay.kind === 'marginal' && table) {
    const index = indexOf(rows, table.index);
    const basis = pay.basis && valueOf(rows, pay.basis);
    const isOwn = pay.basis !== null && isSame(table.index, pay.basis);
    payMarginal(
      { table, figures: pay.figures, index, basis, per: pay.per, isOwn, rounding },
      rows,
      out,
    );
    if (table.unmeasured < 0) return out;
    // What has no index is paid as a whole: the others have been paid.
    const unmeasured = onlyUnmeasured(reachedBands(table, index), table.unmeasured);
    payReached(pay.figures, pay.basis, unmeasured, rows, rounding, out);
    return out;
  }
  const bands = table ? reachedBands(table, indexOf(rows, table.index)) : new Int16Array(rows.size);
  if (table && table.unmeasured >= 0)
    for (let row = 0; row < rows.size; row += 1)
      if ((bands[row] as number) < 0) bands[row] = table.unmeasured;
  payReached(pay.figures, pay.kind === 'amount' ? null : pay.basis, bands, rows, rounding, out);
  return out;
}

const isSame = (a: Subject, b: Subject): boolean => a.of === b.of && a.measure === b.measure;

const onlyUnmeasured = (bands: Int16Array, row: number): Int16Array =>
  bands.map((band) => (band < 0 ? row : -1));

/** The figure of the band that is reached, times the basis where there is one. -1: nothing. */
function payReached(
  figures: Figures,
  subject: Subject | null,
  bands: Int16Array,
  rows: Rows,
  { settle, unit }: Rounding,
  out: Float64Array,
): void {
  const { num, den, rows: width } = figures;
  const over = den * unit;
  if (!subject) {
    const amounts = num.map((figure) => settle(figure, 1, over) * unit);
    for (let row = 0; row < rows.size; row += 1) {
      const band = bands[row] as number;
      if (band >= 0) out[row] = amounts[(rows.level[row] as number) * width + band] as number;
    }
    return;
  }
  const basis = valueOf(rows, subject);
  for (let row = 0; row < rows.size; row += 1) {
    const band = bands[row] as number;
    const worth = basis.num[row] as number;
    const each = basis.den[row] as number;
    if (band < 0 || worth <= 0 || each === 0) continue;
    const figure = num[(rows.level[row] as number) * width + band] as number;
    out[row] = settle(worth, figure, over * each) * unit;
  }
}
