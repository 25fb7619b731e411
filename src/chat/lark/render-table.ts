/** A table as Lark's own, which is turned over in pages, or row by row. */
import { textBar } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { chatCards } from '../../i18n/texts/chat-cards.ts';
import type { Cell, Span, Table } from '../card.ts';
import { clean, isBlank } from '../text.ts';
import type { LarkElement, LarkInner, LarkTable } from './card-schema.ts';
import type { Drawing } from './drawing.ts';
import { bytesOf, limits } from './limits.ts';
import { inMarkdown, smallPrint } from './markdown.ts';

/** On the card itself. Lark's own table begins with its titles: one without any is told row by row. */
export function tableElements(table: Table, drawing: Drawing): LarkElement[] {
  const { columns, rows } = table;
  const isDrawable =
    drawing.tables < limits.tables &&
    columns.length <= limits.columns &&
    columns.some(({ title }) => !isBlank(title));
  const drawn = isDrawable ? fitting(rows, rowOf(table), drawing.tableBytes) : [];
  if (drawn.length === 0) return listElements(table, drawing);
  drawing.tables += 1;
  return [nativeTable(table, drawn), ...moreRows(rows.length - drawn.length, drawing)];
}

/** Anywhere else: what a row is about in bold, then the rest. */
export function listElements({ columns, rows }: Table, drawing: Drawing): LarkInner[] {
  const titles = columns.map(({ title }) => title).filter((title) => !isBlank(title));
  const lineOf = (row: readonly Cell[]) => inMarkdown(rowSpans(columns.map((_, at) => row[at])));
  const told = fitting(rows, lineOf, drawing.tableBytes);
  const content = told.filter((line) => !isBlank(line)).join('\n');
  return [
    ...smallPrint(titles.join(' · ')),
    ...(content === '' ? [] : [{ tag: 'markdown', content } as const]),
    ...moreRows(rows.length - told.length, drawing),
  ];
}

/** As many rows from the first one on as have room. */
function fitting<T>(rows: Table['rows'], drawn: (row: readonly Cell[]) => T, bytes: number): T[] {
  const taken: T[] = [];
  let room = bytes;
  for (const row of rows) {
    const next = drawn(row);
    room -= bytesOf(next);
    if (room < 0) break;
    taken.push(next);
  }
  return taken;
}

const moreRows = (count: number, { locale }: Drawing) =>
  count > 0 ? smallPrint(say(locale, chatCards.moreRows, { count })) : [];

/** Cells are markdown only in columns that have a strong one; elsewhere they cannot be anything but text. */
const isStrong = ({ rows }: Table, at: number): boolean =>
  rows.some((row) => row[at]?.strong === true);

function rowOf(table: Table): (row: readonly Cell[]) => Record<string, string> {
  const strong = table.columns.map((_, at) => isStrong(table, at));
  return (row) =>
    Object.fromEntries(
      table.columns.map((_, at) => {
        const text = textOf(row[at]);
        return [`c${at}`, strong[at] ? inMarkdown([spanOf(text, row[at])]) : text];
      }),
    );
}

const nativeTable = (table: Table, rows: LarkTable['rows']): LarkTable => ({
  tag: 'table',
  page_size: limits.rowsOfAPage,
  row_height: 'auto',
  columns: table.columns.map(({ title, align }, at) => ({
    name: `c${at}`,
    display_name: clean(title),
    data_type: isStrong(table, at) ? 'markdown' : 'text',
    width: 'auto',
    horizontal_align: align === 'end' ? 'right' : 'left',
  })),
  rows,
});

function rowSpans(cells: readonly (Cell | undefined)[]): Span[] {
  const filled = cells.filter((cell) => !isBlank(textOf(cell)));
  return filled.flatMap((cell, at): Span[] => {
    const text = textOf(cell);
    return at === 0 ? [{ text, style: 'strong' }] : [{ text: ' · ' }, spanOf(text, cell)];
  });
}

const spanOf = (text: string, cell: Cell | undefined): Span =>
  cell?.strong ? { text, style: 'strong' } : { text };

const textOf = (cell: Cell | undefined): string =>
  cell === undefined
    ? ''
    : clean(cell.ratio === undefined ? cell.text : `${cell.text} ${textBar(cell.ratio)}`.trim());
