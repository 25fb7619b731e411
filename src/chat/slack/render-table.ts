/** A table as one of Slack's two kinds, or row by row. */
import type { types } from '@slack/bolt';
import { textBar } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { chatCards } from '../../i18n/texts/chat-cards.ts';
import type { CardElement, Cell, Table } from '../card.ts';
import { clean, isBlank, shorten } from '../text.ts';
import type { Drawing, SlackBlock } from './drawing.ts';
import { figureOf } from './figure-of.ts';
import { limits } from './limits.ts';
import { context, type Line, richText, runOf } from './rich-text.ts';

/** More than this is turned over in pages and sorted. */
const rowsOfAPage = 10;

/** The longest one that has titles: without them Slack would take the first row for its titles. */
export function tableToDraw(elements: readonly CardElement[]): Table | null {
  let longest: Table | null = null;
  for (const table of tablesIn(elements))
    if (isDrawable(table) && table.rows.length > (longest?.rows.length ?? 0)) longest = table;
  return longest;
}

const tablesIn = (elements: readonly CardElement[]): readonly Table[] =>
  elements.flatMap((element) =>
    element.kind === 'table'
      ? [element]
      : element.kind === 'details'
        ? tablesIn(element.elements)
        : [],
  );

const isDrawable = ({ columns }: Table): boolean =>
  columns.length <= limits.columns && columns.some(({ title }) => !isBlank(title));

/** `isNested`: within a container, which takes the plain kind only. */
export function tableBlocks(table: Table, drawing: Drawing, isNested: boolean): SlackBlock[] {
  const { locale, surface, capabilities } = drawing;
  const isPaged =
    capabilities.dataTables &&
    surface === 'message' &&
    !isNested &&
    table.rows.length > rowsOfAPage;
  const isOne = table === drawing.table && drawing.tables === 0 && surface !== 'modal';
  const drawn = isOne ? roomFor(table, limits.rows[isPaged ? 'data_table' : 'table']) : 0;
  if (drawn === 0) return listed(table, drawing);
  drawing.tables += 1;
  const rows = table.rows.slice(0, drawn);
  const block = isPaged
    ? pagedTable({ ...table, rows }, captionOf(table, drawing))
    : plainTable({ ...table, rows });
  const more = table.rows.length - drawn;
  return [block, ...(more > 0 ? context([say(locale, chatCards.moreRows, { count: more })]) : [])];
}

/** How many rows go in before they are too many, or too long together. */
function roomFor({ columns, rows }: Table, most: number): number {
  const lengthOf = (texts: readonly string[]): number =>
    texts.reduce((sum, text) => sum + filled(text).length, 0);
  let room = limits.cells - lengthOf(columns.map(({ title }) => title));
  let taken = 0;
  for (const row of rows.slice(0, most)) {
    room -= lengthOf(columns.map((_, at) => textOf(row[at])));
    if (room < 0) break;
    taken += 1;
  }
  return taken;
}

const captionOf = ({ columns }: Table, { title }: Drawing): string =>
  shorten(
    clean([title, ...columns.map((each) => each.title)].find((text) => !isBlank(text)) ?? ''),
    limits.header,
  );

const pagedTable = ({ columns, rows }: Table, caption: string): types.DataTableBlock => ({
  type: 'data_table',
  caption,
  page_size: rowsOfAPage,
  // What a row is about, to those who have it read out: a rank or a figure is not.
  row_header_column_index: Math.max(
    0,
    columns.findIndex(({ align }) => align === 'start'),
  ),
  rows: [titleRow(columns), ...rows.map((row) => columns.map((_, at) => sortable(row[at])))],
});

const plainTable = ({ columns, rows }: Table): types.TableBlock => ({
  type: 'table',
  rows: [titleRow(columns), ...rows.map((row) => columns.map((_, at) => shown(row[at])))],
  column_settings: columns.map(({ align }) =>
    align === 'end' ? { align: 'right' } : { align: 'left', is_wrapped: true },
  ),
});

const titleRow = (columns: Table['columns']): types.RawTextElement[] =>
  columns.map(({ title }) => raw(title));

/** Sorted by what the figure is worth, not by its letters. */
function sortable(cell: Cell | undefined): ReturnType<typeof shown> | types.RawNumberElement {
  const value = cell ? figureOf(cell.text) : null;
  return value === null ? shown(cell) : { type: 'raw_number', value, text: textOf(cell) };
}

function shown(cell: Cell | undefined): types.RawTextElement | types.RichTextBlock {
  const text = textOf(cell);
  if (!cell?.strong || isBlank(text)) return raw(text);
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text, style: { bold: true } }] },
    ],
  };
}

const raw = (text: string): types.RawTextElement => ({ type: 'raw_text', text: filled(text) });

/** An empty cell is a space: it has to be something. */
const filled = (text: string): string => clean(text) || ' ';

const textOf = (cell: Cell | undefined): string =>
  cell === undefined
    ? ''
    : clean(cell.ratio === undefined ? cell.text : withBar(cell.text, cell.ratio));

const withBar = (text: string, ratio: number): string => `${text} ${textBar(ratio)}`.trim();

/** Row by row: what it is about in bold, then the rest. */
function listed({ columns, rows }: Table, { locale }: Drawing): SlackBlock[] {
  const titles = columns.map(({ title }) => title).filter((title) => !isBlank(title));
  const most = limits.rows.data_table;
  const more = rows.length - most;
  return [
    ...context([titles.join(' · ')]),
    ...richText(
      rows.slice(0, most).map((row) => rowLine(columns.map((_, at) => row[at]))),
      'list',
    ),
    ...(more > 0 ? context([say(locale, chatCards.moreRows, { count: more })]) : []),
  ];
}

function rowLine(cells: readonly (Cell | undefined)[]): Line {
  const filledCells = cells.filter((cell) => !isBlank(textOf(cell)));
  return filledCells.flatMap((cell, at): Line => {
    const run = runOf(textOf(cell), at === 0 || cell?.strong ? 'bold' : undefined);
    return at === 0 ? [run] : [{ text: ' · ' }, run];
  });
}
