/** How far up a table anybody came, for every component that has one. */
import type { BatchComponent } from './batch-plan.ts';
import { type Fractions, indexOf, type Rows } from './fractions.ts';
import { compareProducts } from './whole-numbers.ts';

/** A point of an index: a share of the target, or a value in the measure's unit. The denominator is above zero. */
export interface Point {
  readonly num: number;
  readonly den: number;
}

/** Null: no table with rows to come to, or none of those who are paid has anything measured to look up. */
export const highestPoint = (
  { table, pay }: BatchComponent,
  rows: Rows,
  paid: Uint8Array | null,
): Point | null =>
  table && pay.kind !== 'steps' ? highest(indexOf(rows, table.index), paid) : null;

function highest({ num, den }: Fractions, paid: Uint8Array | null): Point | null {
  let [most, below] = [0, 0];
  for (let row = 0; row < num.length; row += 1) {
    const [at, each] = [num[row] as number, den[row] as number];
    if (each === 0 || paid?.[row] === 0) continue;
    if (below === 0 || compareProducts(at, below, most, each) > 0) [most, below] = [at, each];
  }
  return below === 0 ? null : { num: most, den: below };
}
