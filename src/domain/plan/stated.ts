/** The parts of a plan as they are stated, told apart by type: for whoever goes through every construct of the language. */
import type { BudgetTerms } from './afterwards/budget.ts';
import type { LimitAfterTerms } from './afterwards/limits.ts';
import type { FlatTerms, TableTerms } from './afterwards/modifier.ts';
import type { Component } from './components/component.ts';
import type { ComponentTerms, LookedUpTerms } from './components/schema.ts';
import type { GrantTerms } from './grants/grant.ts';
import type { Part } from './language/part.ts';
import type { ClawbackTerms } from './settlement/clawback.ts';
import type { DrawTerms } from './settlement/draw.ts';
import type { EligibilityTerms } from './settlement/eligibility.ts';
import type { HoldbackTerms } from './settlement/holdback.ts';
import type { BandTerms } from './tables/bands.ts';
import type { CurveTerms } from './tables/curve.ts';
import type { StepsTerms } from './tables/full-steps.ts';
import type { InterpolatedTerms } from './tables/interpolated.ts';
import type { MatrixTerms } from './tables/matrix.ts';
import type { StepTerms } from './tables/step.ts';
import type { ThresholdTerms } from './tables/thresholds.ts';

export type StatedTable =
  | (BandTerms & { readonly tiers: 'marginal' | 'retroactive' | 'highest-on-overage' })
  | (StepTerms & { readonly tiers: 'step' })
  | (ThresholdTerms & { readonly tiers: 'thresholds' })
  | (InterpolatedTerms & { readonly tiers: 'interpolated' })
  | (CurveTerms & { readonly tiers: 'curve' })
  | (MatrixTerms & { readonly tiers: 'matrix' })
  | (StepsTerms & { readonly tiers: 'full-steps' });

export type StatedComponent = ComponentTerms | (LookedUpTerms & StatedTable);

export type StatedAfterward =
  | { readonly mechanic: 'modifier'; readonly terms: FlatTerms | (TableTerms & StatedTable) }
  | { readonly mechanic: 'cap' | 'floor'; readonly terms: LimitAfterTerms }
  | { readonly mechanic: 'budget'; readonly terms: BudgetTerms };

export type StatedSettlement =
  | { readonly mechanic: 'draw'; readonly terms: DrawTerms }
  | { readonly mechanic: 'holdback'; readonly terms: HoldbackTerms }
  | { readonly mechanic: 'eligibility'; readonly terms: EligibilityTerms }
  | { readonly mechanic: 'clawback'; readonly terms: ClawbackTerms };

type AnyPart = Pick<Part<unknown>, 'mechanic' | 'terms'>;

/** The types follow from the mechanic that read the part; tests go through every mechanic that there is. */
export const statedComponent = ({ terms }: Pick<Part<Component>, 'terms'>): StatedComponent =>
  terms as StatedComponent;
export const statedAfterward = (part: AnyPart): StatedAfterward => part as StatedAfterward;
export const statedSettlement = (part: AnyPart): StatedSettlement => part as StatedSettlement;
export const statedGrant = ({ terms }: Pick<AnyPart, 'terms'>): GrantTerms => terms as GrantTerms;

/** Null: it has no table. */
export const statedTable = <T extends object>(terms: T): (T & StatedTable) | null =>
  'tiers' in terms ? (terms as T & StatedTable) : null;
