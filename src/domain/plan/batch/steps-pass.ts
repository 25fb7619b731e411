/** A sum for every full step of the index above a point, for every row. */
import type { BatchPay, BatchTable } from './batch-plan.ts';
import { indexOf, type Rows } from './fractions.ts';
import { isSafe, mulDiv, type Rounding, safe } from './whole-numbers.ts';

type Steps = Extract<BatchPay, { readonly kind: 'steps' }>;

export function paySteps(
  { index, from, fromDen }: BatchTable,
  { figures, every }: Steps,
  rows: Rows,
  { settle, unit }: Rounding,
  out: Float64Array,
): void {
  const { num, den } = indexOf(rows, index);
  const above = from[0] as number;
  const over = figures.den * unit;
  for (let row = 0; row < rows.size; row += 1) {
    const below = den[row] as number;
    if (below === 0) continue;
    const steps = fullSteps(num[row] as number, fromDen, above, every, below);
    const each = figures.num[(rows.level[row] as number) * figures.rows] as number;
    if (steps > 0) out[row] = settle(steps, each, over) * unit;
  }
}

const wholes = mulDiv('down');

/** Of `at ÷ below`, above `above ÷ scale` and `every ÷ scale` long. */
function fullSteps(at: number, scale: number, above: number, every: number, below: number): number {
  const [reached, begin, length] = [at * scale, above * below, every * below];
  if (isSafe(reached) && isSafe(begin) && isSafe(length) && isSafe(reached - begin))
    return reached > begin ? wholes(reached - begin, 1, length) : 0;
  const beyond = BigInt(at) * BigInt(scale) - BigInt(above) * BigInt(below);
  return beyond > 0n ? safe(beyond / (BigInt(every) * BigInt(below))) : 0;
}
