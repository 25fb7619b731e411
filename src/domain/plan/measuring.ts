/** Reading a plan's index from what was measured, with the steps that show it. */
import { attainment } from '../attainment.ts';
import { type MeasureCode, measure } from '../measure.ts';
import type { Currency } from '../money.ts';
import { multiply, one, type Rational, zero } from '../rational.ts';
import type { Measured, PlanInput, TraceStep } from './evaluation.ts';
import { minorPerUnit } from './mechanic.ts';
import type { Index } from './terms.ts';

const unmeasured: Measured = { value: null, quota: null, count: 0 };

export const measuredOf = (input: PlanInput, of: 'rep' | 'team', code: MeasureCode): Measured =>
  (of === 'rep' ? input.own[code] : input.team?.measurements[code]) ?? unmeasured;

export interface Reading {
  readonly measured: Measured;
  /** Where in the table it stands; null: nothing to look up by. */
  readonly at: Rational | null;
  /** What one unit of the index is worth in the measure's unit: the quota, or 1. */
  readonly unit: Rational;
  readonly trace: readonly TraceStep[];
}

export function readIndex(input: PlanInput, { of, measure: code, by }: Index): Reading {
  const measured = measuredOf(input, of, code);
  const { value, quota, count } = measured;
  const seen: TraceStep = { step: 'measured', measure: code, of, value, quota, count };
  if (by === 'value') return { measured, at: value, unit: one, trace: [seen] };
  const at = attainment(value, quota);
  const steps: TraceStep[] = [seen, { step: 'attainment', measure: code, of, attainment: at }];
  return { measured, at, unit: quota ?? zero, trace: steps };
}

/** Turns a limit as written into the index's unit: shares stay, sums of money become minor units. */
export const limitScale = ({ measure: code, by }: Index, currency: Currency): Rational =>
  by === 'value' && measure(code).unit === 'money' ? minorPerUnit(currency) : one;

export const inMinor = (amount: { readonly value: Rational }, currency: Currency): Rational =>
  multiply(amount.value, minorPerUnit(currency));
