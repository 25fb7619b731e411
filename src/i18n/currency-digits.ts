/** Decimals by currency as ISO 4217 has them. `Intl` follows CLDR, which prints ISK, HUF or RSD otherwise: never ask it. */
const other: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code): [string, number] => [code, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code): [string, number] => [code, 3]),
  ...'CLF UYW'.split(' ').map((code): [string, number] => [code, 4]),
]);

export const currencyDigits = (code: string): number => other.get(code) ?? 2;
