/** Tables of every kind for random plans. */
import type { Chance } from './chance.ts';
import type { Json, Mapping, Unit } from './random-measures.ts';

export type Figure = 'rate' | 'amount' | 'factor';

export interface Around {
  readonly chance: Chance;
  /** Empty: the plan makes no difference. */
  readonly levels: readonly string[];
}

const plain: Readonly<Record<Figure, (chance: Chance) => string>> = {
  rate: (chance) => chance.one('0 %', '5 %', '7.5 %', '1/3 %', '12 %', '100 %'),
  amount: (chance) => String(chance.upTo(900)),
  factor: (chance) => chance.one('0', '0.5', '1', '1.05', '130 %', '2/3'),
};

export function randomFigure({ chance, levels }: Around, figure: Figure): Json {
  const one = () => plain[figure](chance);
  return levels.length > 0 && chance.in(3)
    ? Object.fromEntries(levels.map((level) => [level, one()]))
    : one();
}

/** Rising limits, written in the unit of the index. */
function limits({ chance }: Around, unit: Unit, isAttained: boolean, count: number): string[] {
  const isPercent = isAttained || unit === 'percent';
  const scale: Readonly<Record<Unit, number>> = { money: 400, count: 3, number: 2, percent: 40 };
  let reached = chance.in(5) ? -chance.between(1, isAttained ? 40 : scale[unit]) : 0;
  return Array.from({ length: count }, () => {
    reached += chance.between(1, isAttained ? 40 : scale[unit]);
    return isPercent ? `${reached} %` : String(reached);
  });
}

export const tableKinds = [
  'marginal',
  'retroactive',
  'highest-on-overage',
  'step',
  'thresholds',
  'interpolated',
  'curve',
  'matrix',
  'full-steps',
] as const;
export type Tiers = (typeof tableKinds)[number];

export interface Index {
  readonly terms: Mapping;
  readonly unit: Unit;
  readonly isAttained: boolean;
}

export function randomTable(
  around: Around,
  tiers: Tiers,
  figure: Figure,
  index: Index,
  across: Index,
): Mapping {
  const { chance } = around;
  const { unit, isAttained } = index;
  const boundary = chance.one('upper', 'lower');
  const put = () => ({ [figure]: randomFigure(around, figure) });
  const bands = (more: (position: number, from: string) => Mapping, at = index): Json[] => {
    const edges = rising(around, at, tiers === 'marginal' || tiers === 'highest-on-overage');
    return edges.map((from, position) => ({
      ...{ from, to: edges[position + 1] ?? 'unlimited' },
      ...more(position, from),
    }));
  };
  switch (tiers) {
    case 'marginal':
      return { boundary, table: withBack(chance, bands(put)) };
    case 'retroactive':
    case 'step':
      return { boundary, table: bands(put) };
    case 'highest-on-overage': {
      const table = bands(put);
      const froms = table.map((row) => (row as { from: string }).from);
      return { boundary, table, 'overage-from': chance.one(...froms) };
    }
    case 'thresholds':
      return {
        boundary,
        counts: chance.one('highest', 'every'),
        table: limits(around, unit, isAttained, chance.between(1, 3)).map((at) => ({
          at,
          ...put(),
        })),
      };
    case 'interpolated': {
      const edges = rising(around, index, false);
      const [last = ''] = limits(around, unit, isAttained, 4).slice(-1);
      const ends = edges.length > 1 ? edges : [...edges, last.startsWith('-') ? '9' : last];
      return {
        table: ends.slice(1).map((to, position) => ({ from: ends[position] ?? '', to, ...put() })),
      };
    }
    case 'curve':
      return {
        'below-first': chance.one('nothing', 'first'),
        'above-last': chance.one('extend', 'flat'),
        table: limits(around, unit, isAttained, chance.between(2, 4)).map((at) => ({
          at,
          ...put(),
        })),
      };
    case 'matrix': {
      const columns = bands(() => ({}), across);
      const cells = () => ({ [`${figure}s`]: columns.map(() => plain[figure](chance)) });
      return { boundary, across: across.terms, columns, table: bands(cells) };
    }
    case 'full-steps': {
      const [above = ''] = limits(around, unit, isAttained, 1);
      const each = `${chance.between(1, 50)}${isAttained || unit === 'percent' ? ' %' : ''}`;
      return { table: { above, 'each-full': each, ...put() } };
    }
  }
}

/** Where bands begin: at nothing, or, where they do not divide what they are looked up by, somewhere below. */
function rising(around: Around, { unit, isAttained }: Index, divides: boolean): string[] {
  const edges = limits(around, unit, isAttained, around.chance.upTo(3));
  if (!divides && edges[0]?.startsWith('-')) return edges;
  const nothing = isAttained || unit === 'percent' ? '0 %' : '0';
  return [nothing, ...edges.filter((edge) => !/^(-|0( |$))/.test(edge))];
}

/** Now and then a band that pays for lower ones, too. */
const withBack = (chance: Chance, rows: readonly Json[]): Json[] =>
  rows.map((row, position) => {
    if (position === 0 || !chance.in(3)) return row;
    const to = rows[chance.upTo(position - 1)] as { from: string };
    return { ...(row as Mapping), 'retroactive-to': to.from };
  });
