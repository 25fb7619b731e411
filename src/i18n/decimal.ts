/** Exact decimal text from whole numbers: what is shown never passed through a float. */

/** A fraction; `den` above zero. */
export interface Ratio {
  readonly num: bigint;
  readonly den: bigint;
}

/** `num / den` rounded half to even, as a whole number of 10^-decimals. */
export function roundHalfEven({ num, den }: Ratio, decimals: number): bigint {
  const scaled = (num < 0n ? -num : num) * 10n ** BigInt(decimals);
  const whole = scaled / den;
  const twice = (scaled % den) * 2n;
  const up = twice > den || (twice === den && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return num < 0n ? -rounded : rounded;
}

/** `units` of 10^-decimals as plain decimal text: (123456n, 2) is `1234.56`. */
export function decimalOf(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}
