/** The kinds of tables a plan can use: the words that may stand after `tiers:`. One file each; a new one is a line here. */
import { highestOnOverage, marginal, retroactive } from './bands.ts';
import { curve } from './curve.ts';
import { fullSteps } from './full-steps.ts';
import { interpolated } from './interpolated.ts';
import { matrix } from './matrix.ts';
import { step } from './step.ts';
import type { TableKind } from './table.ts';
import { thresholds } from './thresholds.ts';

export const tableKinds: readonly TableKind[] = [
  marginal,
  retroactive,
  highestOnOverage,
  step,
  thresholds,
  interpolated,
  curve,
  matrix,
  fullSteps,
];

export const tiersNames: readonly string[] = tableKinds.map(({ name }) => name);
