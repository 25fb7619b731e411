/** Which credits a measure counts: decided once for each combination of attribute values, not for each record. */
import type { AttributeColumn, CreditColumns } from './columns.ts';

export interface Filter {
  /** Attributes that decide, each once. */
  readonly attributes: readonly string[];
  /** Values in the order of `attributes`; null: the record has no such attribute. */
  readonly counts: (values: readonly (string | null)[]) => boolean;
}

/** 1 or 0 for each code; `codes` has one a row. */
export interface Bitmap {
  readonly codes: Uint16Array | Uint32Array;
  readonly counts: Float64Array;
}

/** Beyond so many combinations it costs more to decide than to count. */
const most = 2 ** 20;

/** Null: too many combinations, or an attribute is not among the columns. */
export function bitmapOf(filter: Filter, credits: CreditColumns): Bitmap | null {
  const columns = filter.attributes.flatMap((name) => credits.attributes.get(name) ?? []);
  if (columns.length < filter.attributes.length) return null;
  const combinations = columns.reduce((product, { entries }) => product * entries.length, 1);
  if (combinations > most) return null;
  const counts = new Float64Array(combinations);
  for (let code = 0; code < combinations; code += 1)
    counts[code] = filter.counts(valuesAt(columns, code)) ? 1 : 0;
  return { codes: combine(columns, credits.person.length), counts };
}

/** The first attribute is the lowest digit of a combination's code. */
function valuesAt(columns: readonly AttributeColumn[], code: number): (string | null)[] {
  let rest = code;
  return columns.map(({ entries }) => {
    const value = entries[rest % entries.length] ?? null;
    rest = Math.floor(rest / entries.length);
    return value;
  });
}

function combine(columns: readonly AttributeColumn[], rows: number): Uint16Array | Uint32Array {
  const [first, ...others] = columns;
  if (!first) return new Uint16Array(rows);
  if (others.length === 0) return first.codes;
  const codes = Uint32Array.from(first.codes);
  let base = first.entries.length;
  for (const { codes: more, entries } of others) {
    for (let row = 0; row < rows; row += 1)
      codes[row] = (codes[row] as number) + base * (more[row] as number);
    base *= entries.length;
  }
  return codes;
}
