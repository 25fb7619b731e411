/**
 * Bands: `marginal` (each pays on its own part), `retroactive` (the one that is reached pays on everything) and `highest-on-overage`
 * (the one that is reached pays on everything above a point). All three are one rule: a band that is reached pays also for the lower
 * ones back to where it is retroactive to.
 */
import { add, compare, max, min, multiply, type Rational, zero } from '../../rational.ts';
import type { Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import type { FigureKind, StepOf } from '../trace.ts';
import { type Band, bandAt, bandTable, partWithin, reaches, scaleBands } from './band.ts';
import { checkFigure, checkNeverFalls, type Figure, figureKeys, figureOf } from './figure.ts';
import {
  type Common,
  type Lookup,
  limitScale,
  type Paid,
  type Table,
  type TableKind,
  type TablePlace,
} from './table.ts';

const rows = bandTable({ ...figureKeys, 'retroactive-to': t.limit.optional() });
type Rows = (typeof rows)['_output'];

export interface BandTerms extends Common {
  readonly table: Rows;
  readonly 'overage-from'?: t.Limit;
}

interface RateBand extends Band {
  readonly figure: Figure;
  /** Where what it pays for begins once it is reached. */
  readonly back: Rational;
}

type Mode = StepOf<'band'>['mode'];

const kind = (name: string, mode: Mode, keys: TableKind['keys']): TableKind<BandTerms> => ({
  name,
  keys: { table: rows, ...keys },
  hasBoundary: true,
  check: (terms, figure, report) => check(terms, mode, figure, report),
  bind: (terms, place) => bind(terms, mode, place),
});

export const marginal = kind('marginal', 'marginal', {});
export const retroactive = kind('retroactive', 'retroactive', {});
export const highestOnOverage = kind('highest-on-overage', 'overage', { 'overage-from': t.limit });

function check(terms: BandTerms, mode: Mode, figure: FigureKind, report: Report) {
  const { table } = terms;
  table.forEach((row, position) => {
    checkFigure(row, figure, report, ['table', position]);
    const back = row['retroactive-to'];
    const at = ['table', position, 'retroactive-to'];
    if (back && mode !== 'marginal')
      report('plan.unknown_key', { key: 'retroactive-to', near: null, known: ['from', 'to'] }, at);
    else if (back) checkBack(back, table.slice(0, position), report, at);
  });
  const overage = terms['overage-from'];
  if (overage) checkBack(overage, table, report, ['overage-from']);
  if (mode !== 'retroactive' && (table[0]?.from.value.num ?? 0n) < 0n)
    report('plan.table_gap', { from: '0', to: table[0]?.from.text ?? '' }, ['table', 0, 'from']);
  if (mode === 'retroactive' && !terms['may-fall']) checkNeverFalls(table, report);
}

/** What is paid again from a point on must begin where a band begins. */
function checkBack(back: t.Limit, earlier: Rows, report: Report, at: readonly (string | number)[]) {
  if (earlier.some(({ from }) => compare(from.value, back.value) === 0)) return;
  const options = earlier.map(({ from }) => from.text);
  report('plan.not_one_of', { text: back.text, near: null, options }, at);
}

function bind(terms: BandTerms, mode: Mode, place: TablePlace): Table {
  const scale = limitScale(place.index, place.plan);
  const overage = terms['overage-from'];
  const backOf = (back: t.Limit | undefined, from: Rational): Rational => {
    const stated = back ?? overage;
    return stated ? min(multiply(stated.value, scale), from) : from;
  };
  const bands = scaleBands(terms.table, scale).map(
    (row): RateBand => ({
      from: row.from,
      to: row.to,
      back: backOf(row['retroactive-to'], row.from),
      figure: figureOf(row, place.plan),
    }),
  );
  const whole = (lookup: Lookup) => onEverything(bands, place, lookup);
  return {
    pay: mode === 'retroactive' ? whole : (lookup) => byParts(bands, mode, place, lookup),
    figureAt: null,
    first: (lookup) => onEverything(bands, place, { ...lookup, at: zero }),
    after(at, level) {
      const next = bands.find(({ from }) => !reaches(at, from, place.boundary));
      return next ? { from: next.from, rate: next.figure(level) } : null;
    },
    runs: mode === 'retroactive' ? 'reached' : 'difference',
  };
}

function onEverything(bands: readonly RateBand[], place: TablePlace, lookup: Lookup): Paid {
  const position = bandAt(bands, lookup.at, place.boundary);
  const part = lookup.basis.whole;
  if (part.num === 0n) return { exact: zero, trace: [] };
  const step = bandStep(bands, position, part, 'retroactive', place, lookup);
  return { exact: step.pays, trace: [step] };
}

/** Each part is paid by the highest band that is reached and goes back that far. */
function byParts(bands: readonly RateBand[], mode: Mode, place: TablePlace, lookup: Lookup): Paid {
  const at = max(zero, lookup.at);
  const reached = bandAt(bands, at, place.boundary);
  const parts = new Map<number, Rational>();
  bands.forEach((band) => {
    const part = multiply(partWithin(band, at), lookup.basis.perIndex);
    if (part.num === 0n) return;
    const payer = bands.findLastIndex(
      ({ back }, index) => index <= reached && compare(back, band.from) <= 0,
    );
    parts.set(payer, add(parts.get(payer) ?? zero, part));
  });
  const steps = [...parts].map(([position, part]) => {
    const band = bands[position];
    const goesBack = band !== undefined && compare(band.back, band.from) < 0;
    const how = goesBack ? (mode === 'overage' ? 'overage' : 'retroactive') : 'marginal';
    return bandStep(bands, position, part, how, place, lookup);
  });
  return { exact: steps.reduce((sum, { pays }) => add(sum, pays), zero), trace: steps };
}

function bandStep(
  bands: readonly RateBand[],
  position: number,
  part: Rational,
  mode: Mode,
  { index, figure }: TablePlace,
  { basis, level }: Lookup,
): StepOf<'band'> {
  const band = bands[position];
  if (!band) throw new RangeError(`no band ${position}`);
  const rate = band.figure(level);
  return {
    step: 'band',
    index,
    basis: basis.ref,
    figure,
    position: position + 1,
    bands: bands.length,
    from: mode === 'overage' ? band.back : band.from,
    to: band.to,
    rate,
    part,
    pays: multiply(part, rate),
    mode,
  };
}
