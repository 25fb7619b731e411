/** Steps of an arithmetic and how each reads: the shape of a row, and figures that rows are made of. */
import type { MeasureRef } from '../../../src/domain/plan/evaluation.ts';
import type { IndexRef, StepOf, TraceStep } from '../../../src/domain/plan/trace.ts';
import { rational } from '../../../src/domain/rational.ts';
import { cents } from '../../domain/plan/settlement/settled.ts';

export type Kind = TraceStep['step'];

export interface Row {
  readonly step: TraceStep;
  /** What stands before it in the trace. */
  readonly after?: TraceStep;
  readonly mechanic?: string;
  readonly en: string;
  readonly zh: string;
}

/** The rows of some kinds, none left out. */
export type Rows<K extends Kind> = Readonly<Record<K, readonly Row[]>>;

export const bookings: MeasureRef = { id: 'bookings', unit: 'money', title: null };

export const calls: MeasureRef = {
  id: 'calls',
  unit: 'count',
  title: { en: 'Calls', zh: '电话数' },
};

export const winRate: MeasureRef = {
  id: 'win_rate',
  unit: 'percent',
  title: { en: 'Win rate', zh: '赢单率' },
};

export const nps: MeasureRef = { id: 'nps', unit: 'number', title: { en: 'NPS', zh: '净推荐值' } };

export const money = (units: string) => rational(cents(units));

export const onTarget: IndexRef = { measure: bookings, of: 'rep', by: 'attainment' };

export const byRate: IndexRef = { measure: winRate, of: 'rep', by: 'value' };

export const measured: StepOf<'measured'> = {
  ...{ step: 'measured', measure: bookings, of: 'rep' },
  ...{ value: money('312000'), quota: money('360000'), count: 7 },
};
