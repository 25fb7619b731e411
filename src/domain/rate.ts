/** Exchange rates of a period. Once one is locked, whatever was computed by it stays computed by it. */
import type { Currency } from './money.ts';
import type { Period } from './period.ts';
import type { Rational } from './rational.ts';

export interface LockedRate {
  readonly period: Period;
  readonly currency: Currency;
  /** What one unit of the currency is worth, in units of the workspace's. Above 0. */
  readonly rate: Rational;
}
