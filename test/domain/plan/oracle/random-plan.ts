/** Random plans, always valid, with an example of several periods. */
import { stringify } from 'yaml';
import type { Chance } from './chance.ts';
import { randomExample } from './random-example.ts';
import {
  type Json,
  type Known,
  type Mapping,
  randomMeasures,
  type Unit,
} from './random-measures.ts';
import {
  type Figure,
  type Index,
  randomFigure,
  randomTable,
  type Tiers,
  tableKinds,
} from './random-tables.ts';

export interface Shape {
  readonly chance: Chance;
  readonly levels: readonly string[];
  readonly measures: readonly Known[];
  readonly period: string;
  /** Computed in parts when the level changes. */
  readonly splits: boolean;
  /** Some records are in other currencies. */
  readonly foreign: boolean;
}

const modes = ['half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling', 'floor'];

export function randomPlan(chance: Chance): string {
  const splits = chance.in(4);
  const levels = splits || chance.in(3) ? ['junior', 'senior'] : [];
  const measures = randomMeasures(chance, !splits);
  const period = chance.one('month', 'quarter');
  const foreign = chance.in(4);
  const shape: Shape = { chance, levels, measures, period, splits, foreign };
  const components = Array.from({ length: chance.between(1, 3) }, (_, at) =>
    randomComponent(shape, `part-${at}`),
  );
  const afterwards = Array.from({ length: chance.upTo(3) }, (_, at) =>
    randomAfterward(
      shape,
      `after-${at}`,
      components.map(({ id }) => String(id)),
    ),
  );
  const settlement = chance.in(3) ? [randomDraw(shape)] : [];
  const ids = [...components, ...afterwards].map(({ id }) => String(id));
  const parts: Mapping = {
    currency: chance.one('USD', 'JPY', 'KWD'),
    period,
    rounding: {
      mode: chance.one(...modes),
      at: chance.one('line', 'total'),
      ...(chance.in(4) ? { to: '10' } : {}),
    },
    ...(levels.length > 0 ? { levels } : {}),
    ...(foreign ? { 'foreign-amounts': 'locked-period-rate' } : {}),
    'target-incentive': chance.in(4)
      ? { formula: 'deals * 100 + 50' }
      : randomFigure(shape, 'amount'),
    ...(chance.in(2) ? { targets: randomTargets(shape) } : {}),
    ...(splits || chance.in(3) ? { people: randomPeople(shape) } : {}),
    ...{ components, afterwards, settlement },
    examples: [
      randomExample(shape, [...ids, 'total', ...(settlement.length > 0 ? ['payout'] : [])]),
    ],
  };
  const plan: Mapping = { plan: 'random', ...parts, measures: asked(measures, parts) };
  return stringify(plan, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The measures that the parts name, and those that they are made of. */
function asked(measures: readonly Known[], parts: Mapping): Mapping {
  const found: Record<string, Json> = {};
  const seek = (text: string) => {
    for (const { id, definition } of measures)
      if (!(id in found) && new RegExp(`\\b${id}\\b`).test(text)) {
        found[id] = definition;
        seek(JSON.stringify(definition));
      }
  };
  seek(JSON.stringify(parts));
  return found;
}

const randomPeople = ({ chance, splits }: Shape): Mapping => ({
  'part-periods': chance.one('days', 'whole-months'),
  prorate: ['amounts', 'caps', 'draws', 'target-incentive'].filter(() => chance.in(2)),
  leave: chance.one('counts', 'does-not-count'),
  'level-change': splits ? 'split' : chance.one('last-day', 'first-day'),
});

function randomTargets(shape: Shape): Mapping {
  const { chance, period } = shape;
  const seasons =
    period === 'month'
      ? Array.from({ length: 12 }, (_, at) => (at < 4 ? '10 %' : '7.5 %'))
      : ['20 %', '20 %', '25 %', '35 %'];
  const target = chance.one<Json>(
    'assigned',
    randomFigure(shape, 'amount'),
    { formula: 'previous(sales) * 1.15' },
    { year: '10000', seasons },
  );
  const ramp = chance.in(3) ? { ramp: ['50 %', '75 %'] } : {};
  return { sales: { target, prorate: chance.one('none', 'days', 'whole-months'), ...ramp } };
}

const figureOf = {
  'rate-of': 'rate',
  'per-unit-of': 'amount',
  'target-incentive': 'factor',
  amount: 'amount',
} as const;

function measureOf({ chance, measures }: Shape, ...units: readonly Unit[]): Known {
  const fitting = measures.filter(({ unit }) => units.includes(unit));
  return chance.one(...fitting);
}

const ofWhom = ({ chance }: Shape) => chance.one('rep', 'rep', 'rep', 'team', 'reports', 'company');

function randomIndex(shape: Shape, of: string, own?: Known): Index {
  const known = own ?? measureOf(shape, 'money', 'count', 'number', 'percent');
  const isAttained = ['sales', 'deals', 'margin'].includes(known.id) && shape.chance.in(2);
  return {
    terms: { of, measure: known.id, by: isAttained ? 'attainment' : 'value' },
    unit: known.unit,
    isAttained,
  };
}

function randomComponent(shape: Shape, id: string): Mapping {
  const { chance } = shape;
  if (chance.in(8))
    return { id, pays: { measure: { of: 'rep', measure: 'extra' } }, ...around(shape, false) };
  const kind = chance.one<keyof typeof figureOf>(
    'rate-of',
    'rate-of',
    'per-unit-of',
    'target-incentive',
    'amount',
  );
  const figure: Figure = figureOf[kind];
  const per = chance.one('period', 'period', 'record', 'running');
  const of = per === 'period' ? ofWhom(shape) : 'rep';
  const paid = kind === 'rate-of' ? measureOf(shape, 'money') : measureOf(shape, 'count', 'number');
  if (!shape.splits && chance.in(8)) return dueToDate(shape, id);
  const pays: Json =
    kind === 'amount'
      ? 'amount'
      : kind === 'target-incentive'
        ? { [kind]: chance.one('100 %', '60 %') }
        : { [kind]: { of, measure: paid.id } };
  const hasSource = kind === 'rate-of' || kind === 'per-unit-of';
  if (chance.in(3)) {
    const unit = per === 'running' ? 'record' : per;
    const through = unit === 'record' ? goneThrough(hasSource ? paid : undefined) : {};
    return {
      id,
      per: unit,
      ...through,
      [figure]: randomFigure(shape, figure),
      pays,
      ...around(shape, unit === 'record'),
    };
  }
  return { id, ...lookedUp(shape, { kind, figure, per, of, paid, pays, hasSource }) };
}

/** Of formulas it has to be said whose records are gone through. */
const goneThrough = (known: Known | undefined): Mapping =>
  known?.hasRecords ? {} : { 'per-record-of': { of: 'rep', measure: 'sales' } };

/** A true-up: the whole year (or quarter) so far, less what was earned before. */
function dueToDate(shape: Shape, id: string): Mapping {
  const over = shape.chance.one('quarter', 'year');
  const measure = `this_${over}`;
  const isAttained = shape.chance.in(2);
  const terms = { of: 'rep', measure, by: isAttained ? 'attainment' : 'value' };
  const index: Index = { terms, unit: 'money', isAttained };
  const tiers = shape.chance.one<Tiers>('marginal', 'retroactive', 'curve');
  return {
    ...{ id, per: 'period', index: terms, tiers, 'may-fall': 'yes' },
    ...randomTable(shape, tiers, 'rate', index, index),
    pays: { 'rate-of': { of: 'rep', measure } },
    ...around(shape, false),
    'true-up': { over, deduct: 'earned' },
  };
}

interface Paying {
  readonly kind: string;
  readonly figure: Figure;
  readonly per: string;
  readonly of: string;
  readonly paid: Known;
  readonly pays: Json;
  readonly hasSource: boolean;
}

function lookedUp(
  shape: Shape,
  { kind, figure, per: wanted, of, paid, pays, hasSource }: Paying,
): Mapping {
  const { chance, measures } = shape;
  const runs =
    wanted === 'running' && hasSource && ['sum', 'count'].includes(String(paid.definition['take']));
  const per = runs ? 'running' : wanted === 'running' ? 'record' : wanted;
  const isOwn = hasSource && (runs || chance.in(2));
  const index = randomIndex(shape, of, isOwn ? paid : undefined);
  const whose = {
    ...index,
    terms: { ...index.terms, of: isOwn ? of : per === 'period' ? ofWhom(shape) : 'rep' },
  };
  const fitting = tableKinds.filter((each) => fits(each, kind, runs, hasSource));
  const tiers: Tiers = chance.one(...fitting);
  const across = randomIndex(shape, 'rep');
  const isSame = hasSource && index.terms['measure'] === paid.id && whose.terms['of'] === of;
  const divides = tiers === 'marginal' || tiers === 'highest-on-overage';
  return {
    ...{ per, index: whose.terms, tiers, 'may-fall': 'yes' },
    ...(per === 'period'
      ? {}
      : goneThrough(hasSource ? paid : measures.find(({ id }) => id === index.terms['measure']))),
    ...(chance.in(2) ? { 'if-unmeasured': chance.one('pays-nothing', 'first-band') } : {}),
    ...(divides && hasSource && !isSame ? { split: 'in-proportion' } : {}),
    ...randomTable(shape, tiers, figure, whose, across),
    pays,
    ...around(shape, per !== 'period'),
  };
}

/** What can be paid by which table. */
function fits(tiers: Tiers, kind: string, runs: boolean, hasSource: boolean): boolean {
  if (tiers === 'marginal' || tiers === 'highest-on-overage') return kind !== 'amount';
  if (hasSource && ['thresholds', 'interpolated', 'full-steps'].includes(tiers)) return false;
  return !(runs && tiers === 'matrix');
}

const conditions = [
  'deals >= 2',
  'attainment(sales) >= 0.5 || level == "senior"',
  'if_none(csat, 5) > 3.5',
  'active_at_end',
  'if_none(team(sales), 0) >= 0',
];

function around(shape: Shape, isByRecord: boolean): Mapping {
  const { chance, levels } = shape;
  const limit = (): Json =>
    chance.in(4) ? { 'target-incentive': '150 %' } : randomFigure(shape, 'amount');
  return {
    ...(chance.in(5) ? { when: chance.one(...conditions) } : {}),
    ...(levels.length > 0 && chance.in(6) ? { levels: [chance.one(...levels)] } : {}),
    ...(chance.in(4) ? { cap: limit() } : {}),
    ...(chance.in(6) ? { floor: limit() } : {}),
    ...(isByRecord && chance.in(3) ? { 'cap-per-record': limit() } : {}),
    ...(isByRecord && chance.in(4) ? { 'floor-per-record': String(chance.upTo(20)) } : {}),
    ...(!isByRecord && chance.in(5) ? { pool: randomPool(shape) } : {}),
  };
}

function randomPool(shape: Shape): Mapping {
  const { chance, levels } = shape;
  const weights = Object.fromEntries(levels.map((level, at) => [level, String(at + 1)]));
  const share = chance.one<Json>(
    'equally',
    { by: 'sales' },
    ...(levels.length > 0 ? [{ 'by-level': weights }] : []),
  );
  return {
    of: chance.one('team', 'company'),
    share,
    ...(chance.in(2) ? { who: 'if_none(sales, 0) >= 100' } : {}),
  };
}

function randomAfterward(shape: Shape, id: string, ids: readonly string[]): Mapping {
  const { chance } = shape;
  const mechanic = chance.one('modifier', 'modifier', 'cap', 'floor', 'budget');
  const on: Json =
    mechanic === 'budget' || chance.in(2)
      ? 'total'
      : ids.filter((_, at) => at === 0 || chance.in(2));
  const when = chance.in(5) ? { when: chance.one(...conditions) } : {};
  const base = { id, mechanic, on, ...when };
  if (mechanic === 'budget') return { ...base, amount: String(chance.between(1, 5000)) };
  if (mechanic !== 'modifier')
    return {
      ...base,
      amount: chance.in(4) ? { 'target-incentive': '80 %' } : randomFigure(shape, 'amount'),
    };
  if (chance.in(3)) return { ...base, factor: randomFigure(shape, 'factor') };
  const tiers = chance.one<Tiers>('step', 'curve', 'matrix');
  const index = randomIndex(shape, ofWhom(shape));
  const table = randomTable(shape, tiers, 'factor', index, randomIndex(shape, 'rep'));
  return {
    ...base,
    index: index.terms,
    tiers,
    'may-fall': 'yes',
    'if-unmeasured': '0.9',
    ...table,
  };
}

function randomDraw(shape: Shape): Mapping {
  const { chance } = shape;
  const kind = chance.one(
    'recoverable-guarantee',
    'non-recoverable-guarantee',
    'recoverable-additive',
    'non-recoverable-additive',
    'advance',
  );
  const amount = chance.one<Json>(randomFigure(shape, 'amount'), { 'target-incentive': '75 %' }, [
    '300',
    '200',
    '100',
  ]);
  const recover = kind.startsWith('non-')
    ? {}
    : { 'recover-at-most': chance.one('unlimited', '100', '50 %') };
  return {
    id: 'draw',
    mechanic: 'draw',
    kind,
    amount,
    ...recover,
    ...(chance.in(5) ? { when: 'deals >= 1' } : {}),
  };
}
