/**
 * Columns as PostgreSQL array literals. One text parameter a column: the client would otherwise wrap every element, which costs as much
 * as the insert.
 */
export function textArray(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quote(value))).join(',')}}`;
}

/** PostgreSQL's text cannot hold NUL. */
const quote = (value: string) =>
  `"${value.replace(/["\\\0]/g, (found) => (found === '\0' ? '\ufffd' : `\\${found}`))}"`;

/** For what needs no quoting: whole numbers, dates and truth values. */
export function plainArray(values: readonly (bigint | number | string | boolean | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : value)).join(',')}}`;
}
