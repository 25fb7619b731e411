/** Each band pays its own figure on the part of the index that lies within it, for every row. */
import {
  add,
  divide,
  max,
  min,
  multiply,
  type Rational,
  rational,
  round,
  subtract,
  zero,
} from '../../rational.ts';
import type { BatchTable, Figures } from './batch-plan.ts';
import type { Fractions, Rows } from './fractions.ts';
import { isSafe, type Rounding, safe } from './whole-numbers.ts';

export interface MarginalTerms {
  readonly table: BatchTable;
  readonly figures: Figures;
  readonly index: Fractions;
  /** What falls into the bands as the index does; null: the figures pay for `per` of the index. */
  readonly basis: Fractions | null;
  /** Smallest units of the index: 1, or those in a unit of money. */
  readonly per: number;
  /** The basis is what the index measures, so that it cancels out. */
  readonly isOwn: boolean;
  readonly rounding: Rounding;
}

export function payMarginal(terms: MarginalTerms, rows: Rows, out: Float64Array): void {
  const { table, figures, index, basis, per, isOwn, rounding } = terms;
  const { settle, unit } = rounding;
  const { from, fromDen } = table;
  const { num, den, rows: bands } = figures;
  const most = num.reduce((high, figure) => Math.max(high, figure), 1);
  const over = fromDen * den * unit;
  for (let row = 0; row < rows.size; row += 1) {
    const at = index.num[row] as number;
    const below = index.den[row] as number;
    if (below === 0 || at <= 0) continue;
    const worth = basis && !isOwn ? Math.max(0, basis.num[row] as number) : 1;
    if (worth === 0) continue;
    // sum ÷ divisor × worth is what is paid: the basis by the index is what one whole of the index is worth.
    const each = basis ? (basis.den[row] as number) * (isOwn ? 1 : at) : below * per;
    const first = (rows.level[row] as number) * bands;
    const scaled = at * fromDen;
    if (!isSafe(scaled * most) || !isSafe(over * each)) {
      out[row] = exactly(terms, row, first);
      continue;
    }
    let sum = 0;
    for (let band = 0; band < bands; band += 1) {
      const start = (from[band] as number) * below;
      if (scaled <= start) break;
      const end = band + 1 < bands ? (from[band + 1] as number) * below : scaled;
      sum += (num[first + band] as number) * (Math.min(scaled, end) - start);
    }
    if (each !== 0) out[row] = settle(sum, worth, over * each) * unit;
  }
}

const fraction = (num: number, den: number): Rational => rational(BigInt(num), BigInt(den));

/** The same for a row whose products pass what a double holds. */
function exactly(terms: MarginalTerms, row: number, first: number): number {
  const { table, figures, index, basis, per, rounding } = terms;
  const edge = (band: number) => fraction(table.from[band] as number, table.fromDen);
  const at = fraction(index.num[row] as number, index.den[row] as number);
  let sum = zero;
  for (let band = 0; band < figures.rows; band += 1) {
    const end = band + 1 < figures.rows ? min(at, edge(band + 1)) : at;
    const part = max(zero, subtract(end, edge(band)));
    sum = add(sum, multiply(part, fraction(figures.num[first + band] as number, figures.den)));
  }
  if (basis && basis.den[row] === 0) return 0;
  const whole = basis && fraction(basis.num[row] as number, basis.den[row] as number);
  const paid = whole ? multiply(sum, divide(whole, at)) : divide(sum, rational(BigInt(per)));
  const units = divide(paid, rational(BigInt(rounding.unit)));
  return safe(round(units, rounding.mode)) * rounding.unit;
}
