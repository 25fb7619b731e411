/** Targets. A quota belongs to a person or a team, for one measure and one period. */
import type { PersonId, TeamId } from './ids.ts';
import type { MeasureCode } from './measure.ts';
import type { Period } from './period.ts';

export type Subject =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'team'; readonly id: TeamId };

export interface Quota {
  readonly subject: Subject;
  readonly measure: MeasureCode;
  readonly period: Period;
  /** Minor units for money, a plain count for counts, hundredths of a point for scores. Never negative. */
  readonly amount: bigint;
}
