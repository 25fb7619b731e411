/** A plan as it is computed with: read, found whole and bound, once per version. */
import { AppError } from '../errors.ts';
import type { Currency } from '../money.ts';
import type { PeriodKind } from '../period.ts';
import { multiply, type Rational, type RoundingMode } from '../rational.ts';
import type { Afterward } from './afterwards/afterward.ts';
import type { Component } from './components/component.ts';
import type { MeasureRef, PlanTitle } from './evaluation.ts';
import type { Grant } from './grants/grant.ts';
import { type PlanHead, roundingUnit, type TargetIncentiveTerms } from './language/head.ts';
import { minorPerUnit, type Part, type PartTerms, type PlanTerms } from './language/part.ts';
import { type PlanFile, readPlan } from './language/read.ts';
import { forAnyLevel } from './language/terms.ts';
import type { MeasureDefinition } from './measures/definition.ts';
import type { MeasurePlan, Reader } from './measures/reader.ts';
import { planTargets } from './measures/targets.ts';
import { type PeopleTerms, toPeopleTerms } from './people/section.ts';
import type { TargetTerms } from './people/target-entry.ts';
import type { Settlement } from './settlement/settling.ts';

export interface Rounding {
  readonly mode: RoundingMode;
  readonly at: 'line' | 'total';
  /** Minor units that amounts are rounded to; 1 unless the plan says otherwise. */
  readonly unit: bigint;
}

export interface CompiledPlan {
  readonly key: string;
  readonly title: PlanTitle;
  readonly currency: Currency;
  readonly period: PeriodKind;
  readonly rounding: Rounding;
  /** In the order of the file: the first is what the plan is mainly about. */
  readonly measures: readonly MeasureDefinition[];
  readonly targets: ReadonlyMap<string, TargetTerms>;
  /** Empty: the plan makes no difference between levels. */
  readonly levels: readonly string[];
  readonly people: PeopleTerms;
  /** Null: none is named. */
  readonly targetIncentive: TargetIncentiveTerms | null;
  readonly measuring: MeasurePlan;
  readonly components: readonly (PartTerms & Component)[];
  /** In the order in which they apply. */
  readonly afterwards: readonly (PartTerms & Afterward & { readonly terms: object })[];
  readonly settlement: readonly (PartTerms & Settlement & { readonly terms: object })[];
  readonly grants: readonly (PartTerms & Grant)[];
}

export function compile(file: PlanFile): CompiledPlan {
  const { head, measures, targets } = file;
  const { plan: key, currency, period, rounding, levels = [] } = head;
  const byId = new Map(measures.map((each) => [each.id, each]));
  const terms: PlanTerms = { currency, mode: rounding.mode, measure: (id) => refOf(byId, id) };
  const bound = <B>(part: Part<B>) => ({
    ...part.bind(terms),
    id: part.id,
    mechanic: part.mechanic,
    title: part.title,
    terms: part.terms,
  });
  const people = toPeopleTerms(head.people);
  return {
    key,
    title: head.title ?? { en: key, zh: key },
    currency,
    period,
    rounding: {
      mode: rounding.mode,
      at: rounding.at,
      unit: roundingUnit(head, minorPerUnit(currency)),
    },
    measures,
    targets,
    levels,
    people,
    targetIncentive: head['target-incentive'] ?? null,
    measuring: measuringOf(head, byId, targets, people),
    components: file.components.map((part) => part.bind(terms)),
    afterwards: file.afterwards.map(bound),
    settlement: file.settlement.map(bound),
    grants: file.grants.map(bound),
  };
}

function refOf(byId: ReadonlyMap<string, MeasureDefinition>, id: string): MeasureRef {
  const found = byId.get(id);
  if (!found) throw new RangeError(`the plan has no measure ${id}`);
  return { id, unit: found.unit, title: found.title };
}

function measuringOf(
  head: PlanHead,
  measures: ReadonlyMap<string, MeasureDefinition>,
  targets: ReadonlyMap<string, TargetTerms>,
  people: PeopleTerms,
): MeasurePlan {
  const { currency } = head;
  const stated = head['target-incentive'];
  return {
    measures,
    targets: planTargets(targets, people),
    conversion: { currency, convertsForeign: head['foreign-amounts'] !== undefined },
    targetIncentive: (level, reader) =>
      stated ? incentive(stated, level, reader, currency) : null,
  };
}

function incentive(
  stated: TargetIncentiveTerms,
  level: string,
  reader: Reader,
  currency: Currency,
): Rational | null {
  const scale = minorPerUnit(currency);
  if (!('formula' in stated)) {
    const amount = forAnyLevel(stated, level);
    return amount && multiply(amount.value, scale);
  }
  const { value } = reader.number(stated.formula);
  return value && multiply(value, scale);
}

/** A published plan, from its file. Throws `plan.broken`: only checked files are published, so that would be a fault of ours. */
export const loadPlan = (source: string): CompiledPlan => compile(loadPlanFile(source));

/** The same before it is bound: as it is stated, for texts about it. */
export function loadPlanFile(source: string): PlanFile {
  const { file, problems } = readPlan(source);
  if (file) return file;
  const errors = problems.filter(({ severity }) => severity === 'error');
  throw new AppError('plan.broken', { problems: errors.length, line: errors[0]?.line ?? null });
}
