/** The tables of a plan: how each kind is read, and its rows as the reader needs them. */
import type { Table } from '../chat/card.ts';
import type { Boundary, Index, Limit } from '../domain/plan/language/terms.ts';
import type { StatedTable } from '../domain/plan/stated.ts';
import type { FigureRow } from '../domain/plan/tables/figure.ts';
import { say, type Text } from '../i18n/locale.ts';
import {
  figureNouns,
  figureTitles,
  ranges,
  tableWords as texts,
} from '../i18n/texts/plan-words-tables.ts';
import { type Clause, clause, usual } from './plan-words-clause.ts';
import {
  amountsText,
  byLevelText,
  factorText,
  indexText,
  limitText,
  type PlanReader,
  sharesText,
  shareText,
  unitsText,
} from './plan-words-figures.ts';

/** What stands in a table: a rate, an amount (as it is, or for each unit), a share of a sum, or a factor that multiplies. */
export type Figure = keyof typeof figureNouns;

/** A table in its place: what its figures are, and what they are applied to (empty: nothing, they are paid as they stand). */
export interface TablePlace {
  readonly figure: Figure;
  readonly basis: string;
}

export function tableClauses(
  table: StatedTable,
  place: TablePlace,
  reader: PlanReader,
): readonly Clause[] {
  const { locale } = reader;
  const how = { figure: say(locale, figureNouns[place.figure]), basis: place.basis };
  const index = indexText(table.index, reader);
  const goesBy = clause('index', say(locale, texts.index, { index }));
  const read = (text: Text<typeof how>, ...keys: readonly string[]) =>
    clause(['tiers', 'pays', ...keys], say(locale, text, how));
  const rest = place.basis === '' ? [] : [read(texts.of)];
  switch (table.tiers) {
    case 'marginal':
      return [goesBy, read(texts.marginal), side(table.boundary, reader)];
    case 'retroactive':
      return [goesBy, read(texts.retroactive), side(table.boundary, reader)];
    case 'highest-on-overage': {
      const limit = table['overage-from'];
      const from = limit ? limitText(limit, table.index, reader) : '';
      const text = say(locale, texts.overage, { ...how, from });
      return [
        goesBy,
        clause(['tiers', 'pays', 'overage-from'], text),
        side(table.boundary, reader),
      ];
    }
    case 'step':
      return [goesBy, read(texts.step), side(table.boundary, reader)];
    case 'thresholds':
      return [
        goesBy,
        clause(['tiers', 'counts'], say(locale, texts[table.counts])),
        ...rest,
        side(table.boundary, reader),
      ];
    case 'interpolated':
      return [goesBy, clause('tiers', say(locale, texts.interpolated)), ...rest];
    case 'curve':
      return [
        goesBy,
        read(texts.curve),
        clause('below-first', say(locale, texts.below[table['below-first']])),
        clause('above-last', say(locale, texts.above[table['above-last']])),
        ...rest,
      ];
    case 'matrix': {
      const across = indexText(table.across, reader);
      const two = say(locale, texts.matrix, { index, across });
      return [clause(['tiers', 'index', 'across'], two), ...rest, side(table.boundary, reader)];
    }
    case 'full-steps': {
      const { above, 'each-full': each } = table.table;
      const text = say(locale, texts.fullSteps, {
        index,
        above: limitText(above, table.index, reader),
        each: limitText(each, table.index, reader),
        figure: rowFigure(table.table, place.figure, reader),
      });
      return [clause(['tiers', 'index', 'table'], text), ...rest];
    }
  }
}

/** Seen in the rows themselves, so it is told only when it changes. */
const side = (boundary: Boundary | undefined, { locale }: PlanReader): Clause =>
  usual('boundary', say(locale, texts.boundary[boundary ?? 'upper']));

/** The figure of a row, or the only one of a part without a table. */
export function rowFigure(row: FigureRow, figure: Figure, reader: PlanReader): string {
  if (row.amount) return amountsText(row.amount, reader);
  if (row.rate) return sharesText(row.rate, reader);
  if (!row.factor) return '';
  return figure === 'factor'
    ? byLevelText(row.factor, reader, (value) => factorText(value, reader))
    : sharesText(row.factor, reader);
}

/** The rows; null: the sentence has said it all. One column for each level when they differ and the reader has none. */
export function tableOf(
  table: StatedTable,
  { figure }: TablePlace,
  reader: PlanReader,
): Table | null {
  const { locale } = reader;
  switch (table.tiers) {
    case 'full-steps':
      return null;
    case 'matrix':
      return matrixTable(table, figure, reader);
    case 'marginal':
    case 'retroactive':
    case 'highest-on-overage':
    case 'step': {
      const labels = bandTexts(table.table, table.index, table.boundary, reader);
      const notes = table.table.map((row) => backOf(row, table.index, reader));
      return figureTable(say(locale, texts.band), labels, table.table, figure, notes, reader);
    }
    case 'interpolated': {
      const labels = table.table.map(({ from, to }) => openRange(from, to, table.index, reader));
      return figureTable(say(locale, texts.band), labels, table.table, figure, [], reader);
    }
    case 'thresholds': {
      const labels = table.table.map(({ at }) => pointText(at, table, reader));
      return figureTable(say(locale, texts.point), labels, table.table, figure, [], reader);
    }
    case 'curve': {
      const labels = table.table.map(({ at }) => limitText(at, table.index, reader));
      return figureTable(say(locale, texts.curvePoint), labels, table.table, figure, [], reader);
    }
  }
}

/** `60 % to below 100 %`. */
export function bandTexts(
  rows: readonly { readonly from: Limit; readonly to: { readonly end: Limit | null } }[],
  index: Index,
  boundary: Boundary | undefined,
  reader: PlanReader,
): readonly string[] {
  const { locale } = reader;
  const words = ranges[boundary ?? 'upper'];
  return rows.map(({ from, to }, position) => {
    const ends = {
      from: limitText(from, index, reader),
      to: to.end ? limitText(to.end, index, reader) : '',
    };
    if (position === 0) return to.end ? say(locale, words.first, ends) : say(locale, ranges.all);
    return say(locale, to.end ? words.between : words.last, ends);
  });
}

export const openRange = (from: Limit, to: Limit, index: Index, reader: PlanReader): string =>
  say(reader.locale, ranges.open, {
    from: limitText(from, index, reader),
    to: limitText(to, index, reader),
  });

/** Where a threshold begins to pay: `from 100 %`. */
export const pointText = (
  at: Limit,
  { index, boundary }: Pick<StatedTable, 'index' | 'boundary'>,
  reader: PlanReader,
): string =>
  say(reader.locale, ranges[boundary ?? 'upper'].last, {
    from: limitText(at, index, reader),
    to: '',
  });

type Note = (figure: string) => string;

function backOf(
  row: FigureRow & { readonly 'retroactive-to'?: Limit | undefined },
  index: Index,
  reader: PlanReader,
): Note {
  const back = row['retroactive-to'];
  if (!back) return (figure) => figure;
  const from = limitText(back, index, reader);
  return (figure) => say(reader.locale, texts.back, { figure, from });
}

function figureTable(
  title: string,
  labels: readonly string[],
  rows: readonly FigureRow[],
  figure: Figure,
  notes: readonly Note[],
  reader: PlanReader,
): Table {
  const columns = columnsFor(rows, say(reader.locale, figureTitles[figure]), reader);
  return {
    kind: 'table',
    columns: [
      { title, align: 'start' },
      ...columns.map((column) => ({ title: column.title, align: 'end' as const })),
    ],
    rows: rows.map((row, position) => [
      { text: labels[position] ?? '' },
      ...columns.map(({ level }) => {
        const text = rowFigure(row, figure, { ...reader, level });
        return { text: notes[position]?.(text) ?? text };
      }),
    ]),
  };
}

/** One column for the reader's level, or where all are alike; otherwise one for each level. */
function columnsFor(
  rows: readonly FigureRow[],
  title: string,
  { level, file }: PlanReader,
): readonly { readonly title: string; readonly level: string | null }[] {
  const differs = rows.some(({ rate, amount, factor }) =>
    [rate, amount, factor].some((each) => each?.kind === 'by-level'),
  );
  if (level !== null || !differs) return [{ title, level }];
  return (file.head.levels ?? []).map((each) => ({ title: each, level: each }));
}

function matrixTable(
  { table, columns, across, index, boundary }: Extract<StatedTable, { tiers: 'matrix' }>,
  figure: Figure,
  reader: PlanReader,
): Table {
  const heads = bandTexts(columns, across, boundary, reader);
  const labels = bandTexts(table, index, boundary, reader);
  return {
    kind: 'table',
    columns: [
      { title: say(reader.locale, texts.band), align: 'start' },
      ...heads.map((title) => ({ title, align: 'end' as const })),
    ],
    rows: table.map((row, position) => [
      { text: labels[position] ?? '' },
      ...cellTexts(row, figure, reader).map((text) => ({ text })),
    ]),
  };
}

/** The figures of a row of a matrix. */
export function cellTexts(
  { rates, amounts, factors }: Extract<StatedTable, { tiers: 'matrix' }>['table'][number],
  figure: Figure,
  reader: PlanReader,
): readonly string[] {
  if (amounts) return amounts.map(({ value }) => unitsText(value, reader));
  const shares = rates ?? factors ?? [];
  return shares.map((value) =>
    figure === 'factor' ? factorText(value, reader) : shareText(value, reader),
  );
}
