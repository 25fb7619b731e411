/** Targets that were assigned, as columns in the smallest unit of the plan's measures. */

import type { PersonId, TeamId } from '../../ids.ts';
import type { Period } from '../../period.ts';
import { type Quota, quotaFigure } from '../../quota.ts';
import { multiply, type Rational, rational } from '../../rational.ts';
import type { CompiledPlan } from '../compile.ts';
import { minorPerUnit } from '../language/part.ts';
import type { BatchPlan } from './batch-plan.ts';
import type { TargetColumns } from './columns.ts';
import { isSafe } from './whole-numbers.ts';

export interface TargetPlaces {
  /** In the order of the seats. */
  readonly people: readonly PersonId[];
  readonly teams: readonly TeamId[];
  readonly periods: readonly Period[];
}

/** Null: a target is finer than the smallest unit of its measure, or beyond what a column holds; then everybody is evaluated alone. */
export function targetColumns(
  quotas: readonly Quota[],
  { measures }: BatchPlan,
  plan: CompiledPlan,
  { people, teams, periods }: TargetPlaces,
): ReadonlyMap<string, TargetColumns> | null {
  const [persons, groups] = [positionsOf(people), positionsOf(teams)];
  const starts = new Map(periods.map(({ start }, place) => [`${start}`, place]));
  const columns = new Map<string, TargetColumns>();
  for (const quota of quotas) {
    const { subject, period } = quota;
    const measure = measures.get(quota.measure);
    const place = starts.get(`${period.start}`);
    const position = (subject.kind === 'person' ? persons : groups).get(subject.id);
    const isOurs = period.kind === plan.period && place !== undefined && position !== undefined;
    if (!measure || !isOurs) continue;
    const column = columns.get(quota.measure) ?? {
      rep: new Float64Array(people.length * periods.length),
      team: new Float64Array(teams.length * periods.length),
    };
    columns.set(quota.measure, column);
    const target = wholeTarget(quota, unitOf(quota.measure, measure.scale, plan), plan);
    if (target === null) return null;
    if (subject.kind === 'person') column.rep[place * people.length + position] = target;
    else column.team[place * teams.length + position] = target;
  }
  return columns;
}

const positionsOf = (ids: readonly string[]): ReadonlyMap<string, number> =>
  new Map(ids.map((id, position) => [id, position]));

/** Smallest units in one of the measure's own, as targets are written. */
const unitOf = (measure: string, scale: number, { measuring, currency }: CompiledPlan): Rational =>
  measuring.measures.get(measure)?.unit === 'money'
    ? minorPerUnit(currency)
    : rational(BigInt(scale));

function wholeTarget(quota: Quota, unit: Rational, { currency }: CompiledPlan): number | null {
  const { num, den } = multiply(quotaFigure(quota, currency), unit);
  const target = Number(num);
  return den === 1n && isSafe(target) ? target : null;
}
