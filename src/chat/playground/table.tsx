/** A table as HTML. All of its rows are there; Lark's look turns them over in pages. */
import type { FC } from 'hono/jsx';
import { type Locale, say } from '../../i18n/locale.ts';
import { playground } from '../../i18n/texts/playground.ts';
import type { Cell, Table } from '../card.ts';
import { Meter, Signs } from './meter.tsx';

/** As many as Lark shows at a time. */
const ROWS_OF_A_PAGE = 10;

type Row = readonly Cell[];

export const TableView: FC<{ table: Table; locale: Locale }> = ({ table, locale }) => {
  const { columns, rows } = table;
  const pages = pagesOf(rows);
  return (
    // A wide table is scrolled by keyboard, so it takes the focus
    <div class="table" tabindex={0}>
      <table>
        {columns.some(({ title }) => title !== '') && (
          <thead>
            <tr>
              {columns.map(({ title, align }) => (
                <th scope="col" class={align}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
        )}
        {pages.map((page, at) => (
          <tbody class={at === 0 ? 'shown' : ''}>
            {page.map((row) => (
              <RowView row={row} columns={columns} />
            ))}
          </tbody>
        ))}
      </table>
      {pages.length > 1 && <Pager pages={pages.length} locale={locale} />}
    </div>
  );
};

const pagesOf = (rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS_OF_A_PAGE) }, (_, at) =>
    rows.slice(at * ROWS_OF_A_PAGE, (at + 1) * ROWS_OF_A_PAGE),
  );

const Pager: FC<{ pages: number; locale: Locale }> = ({ pages, locale }) => (
  <p class="pager">
    <button type="button" data-turn="-1" aria-label={say(locale, playground.pageBefore)} disabled>
      ‹
    </button>
    <span>{`1/${pages}`}</span>
    <button type="button" data-turn="1" aria-label={say(locale, playground.pageAfter)}>
      ›
    </button>
  </p>
);

const RowView: FC<{ row: Row; columns: Table['columns'] }> = ({ row, columns }) => (
  <tr class={isStrong(row) ? 'strong' : ''}>
    {columns.map(({ align }, at) => (
      <CellView cell={row[at]} align={align} />
    ))}
  </tr>
);

/** The reader's own row or a total; a strong first word alone is only a heading of its row. */
const isStrong = (row: Row): boolean => {
  const filled = row.filter(({ text }) => text !== '');
  return filled.length > 0 && filled.every(({ strong }) => strong);
};

const CellView: FC<{ cell: Cell | undefined; align: 'start' | 'end' }> = ({ cell, align }) => (
  <td class={`${align}${cell?.ratio === undefined ? '' : ' with-bar'}`}>
    {cell?.strong ? <strong>{cell.text}</strong> : cell?.text}
    {cell?.ratio !== undefined && (
      <>
        {' '}
        <Signs ratio={cell.ratio} />
        <Meter ratio={cell.ratio} label={cell.text} />
      </>
    )}
  </td>
);
