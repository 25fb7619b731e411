/** What a figure as Upside writes it is worth, to put rows in order: `¥18,240`, `-¥900.50`, `87 %`, `31.2 万`, `1,284`. */

const figure =
  /^([-+]?)\s?(?:\p{Sc}|[A-Z]{1,3}\p{Sc}?)?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(%|万|亿)?$/u;

const units: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Null for what is no figure. For order only: an amount is shown by its own text. */
export function figureOf(text: string): number | null {
  const [, sign, whole, decimals = '', unit = ''] = figure.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const value = Number(`${whole.replaceAll(',', '')}${decimals}`) * (units[unit] ?? 1);
  return Number.isSafeInteger(Math.trunc(value)) ? (sign === '-' ? -value : value) : null;
}
