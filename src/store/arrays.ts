/**
 * Columns as PostgreSQL array literals. One text parameter a column: the client would otherwise wrap every element, which costs as much
 * as the insert.
 */
export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quote(value))).join(',')}}`;
}

/** PostgreSQL's text cannot hold NUL. */
function quote(value: string): string {
  const text = value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
  return `"${text.includes('"') || text.includes('\\') ? text.replace(/["\\]/g, '\\$&') : text}"`;
}

/** For what needs no quoting: whole numbers, dates and truth values. */
export function plainArray(values: readonly (bigint | number | string | boolean | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : value)).join(',')}}`;
}
