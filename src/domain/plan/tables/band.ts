/** Tables of bands: half-open, without gap or overlap from 0 to the end, the side of a limit stated by the plan. */
import * as z from 'zod';
import { compare, max, min, multiply, type Rational, subtract, zero } from '../../rational.ts';
import type { Report } from '../language/problem.ts';
import {
  type Boundary,
  type Limit,
  limit,
  mapping,
  passOn,
  reportTo,
  upperLimit,
} from '../language/terms.ts';

/** A list of bands; `pays` says what else stands in a row (`rate`, `factor`, …). Limits are checked even where something else is wrong. */
export function bandTable<S extends z.ZodRawShape>(pays: S) {
  const row = mapping({ from: limit, to: upperLimit, ...pays });
  const limits = z.object({ from: limit, to: upperLimit });
  return z.array(z.unknown()).transform((trees, context): z.infer<typeof row>[] => {
    const edges = trees.map((tree) => limits.safeParse(tree));
    if (edges.every(({ success }) => success))
      checkBands(
        edges.flatMap(({ data }) => data ?? []),
        reportTo(context),
      );
    return trees.flatMap((tree, position) => {
      const result = row.safeParse(tree);
      if (result.success) return [result.data];
      passOn(context, result.error, tree, [position]);
      return [];
    });
  });
}

interface Row {
  readonly from: Limit;
  readonly to: { readonly end: Limit | null };
}

function checkBands(rows: readonly Row[], report: Report) {
  const first = rows[0];
  if (!first) return report('plan.table_empty', {});
  if (first.from.value.num > 0n)
    report(
      'plan.table_gap',
      { from: first.from.isPercent ? '0 %' : '0', to: first.from.text },
      [0],
    );
  rows.forEach((row, position) => {
    const end = row.to.end;
    const next = rows[position + 1];
    if (end && compare(end.value, row.from.value) <= 0)
      report('plan.band_unreachable', { position: position + 1 }, [position]);
    if (next) checkJoint(row, next, position, report);
    else if (end) report('plan.table_open_end', { from: end.text }, [position, 'to']);
  });
}

function checkJoint(row: Row, next: Row, position: number, report: Report) {
  const at = [position + 1, 'from'];
  const end = row.to.end;
  if (compare(next.from.value, row.from.value) < 0)
    report('plan.table_unsorted', { before: row.from.text, after: next.from.text }, at);
  else if (!end) report('plan.band_unreachable', { position: position + 2 }, [position + 1]);
  else if (compare(end.value, next.from.value) < 0)
    report('plan.table_gap', { from: end.text, to: next.from.text }, at);
  else if (compare(end.value, next.from.value) > 0)
    report('plan.table_overlap', { from: next.from.text, to: end.text }, at);
}

/** A band with its limits in the index's unit: a share, or minor units where the index is money. */
export interface Band {
  readonly from: Rational;
  readonly to: Rational | null;
}

export const scaleBands = <R extends Row>(
  rows: readonly R[],
  scale: Rational,
): (Omit<R, 'from' | 'to'> & Band)[] =>
  rows.map((row) => ({
    ...row,
    from: multiply(row.from.value, scale),
    to: row.to.end && multiply(row.to.end.value, scale),
  }));

/** Whether `index` has come to the band or threshold that begins at `from`. */
export const reaches = (index: Rational, from: Rational, boundary: Boundary): boolean =>
  boundary === 'upper' ? compare(index, from) >= 0 : compare(index, from) > 0;

/** Position (from 0) of the band that holds `index`; what lies below the table belongs to its first band. */
export function bandAt(bands: readonly Band[], index: Rational, boundary: Boundary): number {
  let position = 0;
  while (position + 1 < bands.length) {
    const next = bands[position + 1];
    if (!next || !reaches(index, next.from, boundary)) break;
    position += 1;
  }
  return position;
}

/** How much of `index` lies within the band. */
export function partWithin(band: Band, index: Rational): Rational {
  const top = band.to ? min(index, band.to) : index;
  return max(zero, subtract(top, band.from));
}
