/** What changes components afterwards: modifiers, caps and floors, each as a line of its own. */
import { byText } from '../../text-order.ts';
import { reachedBands } from './band-pass.ts';
import type { BatchAfterward, BatchLimit, BatchModifier } from './batch-plan.ts';
import { indexOf, type Rows } from './fractions.ts';
import { claimsOf, largestRemainder } from './share-out.ts';
import type { Rounding } from './whole-numbers.ts';

/** What a component is worth after everything so far, by seat. */
export interface Standing {
  readonly id: string;
  readonly worth: Float64Array;
}

/**
 * The line of every row. What the components stand at is brought up to date, `exactly` for each or only for all of them together.
 */
export function change(
  afterward: BatchAfterward,
  exactly: boolean,
  standing: readonly Standing[],
  rows: Rows,
  rounding: Rounding,
): Float64Array {
  const on = afterward.on.flatMap((position) => standing[position] ?? []);
  const before = new Float64Array(rows.size);
  for (const { worth } of on) addTo(before, worth);
  const line =
    afterward.kind === 'modifier'
      ? modify(afterward, before, rows, rounding)
      : limit(afterward, before, rows, rounding);
  const { levels } = afterward;
  if (levels)
    for (let row = 0; row < rows.size; row += 1)
      if (levels[rows.level[row] as number] === 0) line[row] = 0;
  const [first] = on;
  if (exactly) shareAmong(on, before, line);
  else if (first) addTo(first.worth, line);
  return line;
}

function modify(
  { table, figures, unmeasured }: BatchModifier,
  before: Float64Array,
  rows: Rows,
  { settle, unit }: Rounding,
): Float64Array {
  const line = new Float64Array(rows.size);
  const bands = table ? reachedBands(table, indexOf(rows, table.index)) : new Int16Array(rows.size);
  const over = figures.den * unit;
  for (let row = 0; row < rows.size; row += 1) {
    const stands = before[row] as number;
    const band = bands[row] as number;
    const at = (rows.level[row] as number) * figures.rows + band;
    const factor = band < 0 ? unmeasured : (figures.num[at] as number);
    if (stands !== 0 && factor !== figures.den)
      line[row] = settle(stands, factor - figures.den, over) * unit;
  }
  return line;
}

function limit(
  { kind, amount }: BatchLimit,
  before: Float64Array,
  rows: Rows,
  { settle, unit }: Rounding,
): Float64Array {
  const line = new Float64Array(rows.size);
  for (let row = 0; row < rows.size; row += 1) {
    const stands = before[row] as number;
    const end = amount[rows.level[row] as number] as number;
    const isPast = kind === 'cap' ? stands > end : stands < end;
    if (isPast) line[row] = settle(end - stands, 1, unit) * unit;
  }
  return line;
}

/** Whether it matters later what each component has of a change: one at a time looks at some of them only, or is shared by what they have. */
export function needParts(afterwards: readonly BatchAfterward[]): readonly boolean[] {
  let isLaterNeeded = false;
  return afterwards
    .map((afterward, position) => {
      const later = afterwards.slice(position + 1);
      return later.some((next) => takesApart(next, afterward));
    })
    .toReversed()
    .map((isTakenApart) => {
      isLaterNeeded ||= isTakenApart;
      return isLaterNeeded;
    })
    .toReversed();
}

/** Whether the later one looks at some, but not at all, of what the earlier one changed together. */
const takesApart = (later: BatchAfterward, earlier: BatchAfterward): boolean =>
  earlier.on.some((position) => later.on.includes(position)) &&
  !earlier.on.every((position) => later.on.includes(position));

/** In proportion to what they stand at, to the last unit; to the first where there is no proportion. */
function shareAmong(on: readonly Standing[], before: Float64Array, line: Float64Array): void {
  const claims = claimsOf(on.length);
  const sorted = on.toSorted((a, b) => byText(a.id, b.id)).map(({ worth }) => worth);
  const first = on[0]?.worth;
  if (!first) return;
  for (let row = 0; row < line.length; row += 1) {
    const changed = line[row] as number;
    if (changed === 0) continue;
    let isPositive = true;
    for (const [n, worth] of sorted.entries()) {
      claims.weights[n] = worth[row] as number;
      if ((worth[row] as number) < 0) isPositive = false;
    }
    if (before[row] === 0 || !isPositive) {
      first[row] = (first[row] as number) + changed;
      continue;
    }
    const after = (before[row] as number) + changed;
    largestRemainder(Math.abs(after), claims, on.length);
    const sign = after < 0 ? -1 : 1;
    for (const [n, worth] of sorted.entries()) worth[row] = sign * (claims.parts[n] as number);
  }
}

function addTo(sum: Float64Array, values: Float64Array): void {
  for (let row = 0; row < sum.length; row += 1)
    sum[row] = (sum[row] as number) + (values[row] as number);
}
