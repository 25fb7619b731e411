/** Components that columns pay: flat, marginal, retroactive, by steps (reached and full) and by thresholds, also as a team's pool. */
import { multiply, zero } from '../../../rational.ts';
import type { CompiledPlan } from '../../compile.ts';
import type { Component } from '../../components/component.ts';
import type { LimitTerms } from '../../components/limit.ts';
import { type Pays, sourceOf } from '../../components/pays.ts';
import type { ComponentTerms, LookedUpTerms } from '../../components/schema.ts';
import { minorPerUnit } from '../../language/part.ts';
import { figureOf } from '../../tables/figure.ts';
import type { BatchComponent, BatchPay, BatchPool, BatchTable, Figures } from '../batch-plan.ts';
import { safe } from '../whole-numbers.ts';
import type { Measures } from './measures.ts';
import { type FigureAt, scaleOf, stepsOf, type TableTerms, tableOf } from './tables.ts';
import {
  amountsOf,
  byLevel,
  figuresOf,
  levelMask,
  levelsOf,
  NotInColumns,
} from './whole-figures.ts';

const kinds = new Set(['flat', 'marginal', 'retroactive', 'step', 'thresholds', 'full-steps']);

/** Throws `NotInColumns` with the id of what has to be computed person by person. */
export function componentOf(
  { id, mechanic, terms }: Component,
  plan: CompiledPlan,
  measures: Measures,
): BatchComponent {
  if (!kinds.has(mechanic) || isByRecord(terms) || terms.when || terms['true-up'])
    throw new NotInColumns(id);
  const levels = levelsOf(plan);
  const read = readTable(terms, mechanic, plan, measures);
  const rows = read?.rows ?? [flatFigure(terms, plan)];
  const pool = terms.pool ? poolOf(terms, measures) : null;
  const every = read && 'every' in read ? read.every : null;
  const pay = payOf(terms, mechanic, rows, every, plan, measures);
  if (pool) checkPool(id, read?.table ?? null, pay);
  const limit = (own: LimitTerms | undefined) =>
    own ? amountsOf(levels, limitAt(own, plan, id), plan.rounding.unit, id) : null;
  return {
    ...{ id, table: read?.table ?? null, pay, pool },
    ...{ floor: limit(terms.floor), cap: limit(terms.cap) },
    levels: levelMask(levels, terms.levels),
  };
}

function readTable(
  terms: ComponentTerms,
  mechanic: string,
  plan: CompiledPlan,
  measures: Measures,
): ReturnType<typeof tableOf> | ReturnType<typeof stepsOf> | null {
  if (mechanic === 'flat') return null;
  if (mechanic === 'full-steps') return stepsOf(terms as never, plan, measures);
  const looked = terms as LookedUpTerms & TableTerms;
  return tableOf(looked, plan, measures, looked['if-unmeasured'] === 'first-band');
}

const isByRecord = ({ per }: ComponentTerms): boolean => per === 'record' || per === 'running';

function flatFigure(terms: ComponentTerms, plan: CompiledPlan): FigureAt {
  const isMeasureItself = terms.pays !== 'amount' && 'measure' in terms.pays;
  if (isMeasureItself) throw new NotInColumns(terms.id);
  return figureOf(terms, plan);
}

function payOf(
  terms: ComponentTerms,
  mechanic: string,
  rows: readonly FigureAt[],
  every: number | null,
  plan: CompiledPlan,
  measures: Measures,
): BatchPay {
  const { id, pays } = terms;
  const source = sourceOf(pays);
  const basis = source && measures.subject(source.of, source.measure);
  const figures = figuresOf(levelsOf(plan), rows.map(inMoney(pays, plan, id)));
  if (every !== null) return { kind: 'steps', figures, every };
  if (mechanic === 'marginal') {
    // A share of the target incentive is paid for each unit of money, not for each smallest one.
    const per = basis ? 1 : safe(scaleOf((terms as LookedUpTerms).index, plan).num);
    return { kind: 'marginal', figures, basis, per };
  }
  return basis ? { kind: 'of', figures, basis } : { kind: 'amount', figures };
}

/** A factor of the target incentive is an amount like any other. */
const inMoney =
  (pays: Pays, plan: CompiledPlan, id: string) =>
  (figure: FigureAt): FigureAt => {
    if (pays === 'amount' || !('target-incentive' in pays)) return figure;
    const share = pays['target-incentive'];
    const whole = targetIncentive(plan, id);
    return (level) => multiply(multiply(whole(level), share), figure(level));
  };

/** Minor units by level; a formula has to be computed person by person. */
function targetIncentive({ measuring }: CompiledPlan, id: string): FigureAt {
  const number = (): never => {
    throw new NotInColumns(id);
  };
  return (level) => measuring.targetIncentive(level, { number } as never) ?? zero;
}

export function limitAt(own: LimitTerms, plan: CompiledPlan, id: string): FigureAt {
  if ('target-incentive' in own) {
    const whole = targetIncentive(plan, id);
    return (level) => multiply(whole(level), own['target-incentive']);
  }
  return byLevel(own, ({ value }) => multiply(value, minorPerUnit(plan.currency)));
}

function poolOf({ id, pool }: ComponentTerms, measures: Measures): BatchPool {
  if (pool?.of !== 'team' || pool.who) throw new NotInColumns(id);
  if (pool.share === 'equally') return { by: null };
  if (!('by' in pool.share)) throw new NotInColumns(id);
  const { measure } = measures.subject('rep', pool.share.by);
  // Averages have a denominator for each person: no weights of one kind.
  if (measures.found.get(measure)?.take === 'average') throw new NotInColumns(id);
  return { by: measure };
}

/** A pool is computed for the team, so nothing of it may depend on the person. */
function checkPool(id: string, table: BatchTable | null, pay: BatchPay): void {
  const { figures } = pay;
  const isOfTeam = (table?.index.of ?? 'team') === 'team';
  const paysOnTeam = !('basis' in pay) || (pay.basis?.of ?? 'team') === 'team';
  if (!isOfTeam || !paysOnTeam || !isSameForAll(figures)) throw new NotInColumns(id);
}

const isSameForAll = ({ num, rows }: Figures): boolean =>
  num.every((figure, position) => figure === num[position % rows]);
