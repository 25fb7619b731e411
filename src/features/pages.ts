/** Long lists page by page: whoever turns them sees every row once, in order, and never a page with nothing on it. */
import type { Button, CardElement } from '../chat/card.ts';
import { formatNumber } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { common } from '../i18n/texts/common.ts';
import { noteElement } from './figures.ts';

/** Rows of a private list; platforms show so many in one message. */
export const longPage = 50;

export interface Page<T> {
  readonly rows: readonly T[];
  /** Rows before the first of these. */
  readonly offset: number;
  /** On all pages. */
  readonly total: number;
}

/** Where the page begins that is shown when one from `offset` was asked for: the last there is, when the list has become shorter. */
export const pageStart = (offset: number, total: number, size: number): number =>
  Math.min(Math.max(0, offset), Math.floor(Math.max(0, total - 1) / size) * size);

export function pageOf<T>(all: readonly T[], offset: number, size: number): Page<T> {
  const from = pageStart(offset, all.length, size);
  return { rows: all.slice(from, from + size), offset: from, total: all.length };
}

/** From a button's value; 0 for whatever is no whole number. */
export const readOffset = (text: string | undefined): number =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;

/** `to`: the button that shows the page that begins there. */
export function pageButtons(
  { rows, offset, total }: Page<unknown>,
  size: number,
  to: (offset: number) => Pick<Button, 'action' | 'value'>,
  locale: Locale,
): readonly Button[] {
  const after = offset + rows.length;
  return [
    ...(offset > 0
      ? [{ label: say(locale, common.previousPage), ...to(Math.max(0, offset - size)) }]
      : []),
    ...(after < total ? [{ label: say(locale, common.nextPage), ...to(after) }] : []),
  ];
}

/** Which rows these are, and the way to the others; nothing when these are all. */
export function pageElements(
  page: Page<unknown>,
  size: number,
  to: (offset: number) => Pick<Button, 'action' | 'value'>,
  locale: Locale,
): readonly CardElement[] {
  const { rows, offset, total } = page;
  if (rows.length === total) return [];
  const count = (value: number) => formatNumber(value, locale);
  const figures = { from: count(offset + 1), to: count(offset + rows.length), total: count(total) };
  return [
    noteElement([say(locale, common.rowsShown, figures)]),
    { kind: 'actions', buttons: pageButtons(page, size, to, locale) },
  ];
}
