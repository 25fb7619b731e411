import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Page,
  pageButtons,
  pageElements,
  pageOf,
  readOffset,
} from '../../src/features/pages.ts';
import { wordsOf } from '../support/office.ts';

const to = (offset: number) => ({ action: 'x.page', value: `${offset}` });
const sizes = fc.record({ total: fc.nat(400), size: fc.integer({ min: 1, max: 60 }) });
const rowsOf = (total: number) => Array.from({ length: total }, (_, index) => index);

/** Every page that the button of that label leads to, beginning with `first`. */
function turned<T>(all: readonly T[], size: number, first: Page<T>, label: string): Page<T>[] {
  const pages = [first];
  for (let page = first; ; ) {
    const button = pageButtons(page, size, to, 'en').find((each) => each.label === label);
    if (!button) return pages;
    page = pageOf(all, readOffset(button.value), size);
    pages.push(page);
  }
}

describe('pages', () => {
  it('show every row once, in order, forwards and backwards', () => {
    fc.assert(
      fc.property(sizes, ({ total, size }) => {
        const all = rowsOf(total);
        const forwards = turned(all, size, pageOf(all, 0, size), 'Next page');
        expect(forwards.flatMap(({ rows }) => rows)).toEqual(all);
        const last = pageOf(all, total, size);
        const backwards = turned(all, size, last, 'Previous page').reverse();
        expect(backwards.flatMap(({ rows }) => rows)).toEqual(all);
      }),
    );
  });

  it('never show a page with nothing on it while there is anything to show', () => {
    fc.assert(
      fc.property(sizes, fc.integer(), ({ total, size }, offset) => {
        const { rows } = pageOf(rowsOf(total), offset, size);
        expect(rows.length > 0).toBe(total > 0);
        expect(rows.length).toBeLessThanOrEqual(size);
      }),
    );
  });

  it('say which rows they show, and nothing where they are all', () => {
    expect(pageElements(pageOf(rowsOf(50), 0, 50), 50, to, 'en')).toEqual([]);
    const second = pageElements(pageOf(rowsOf(1234), 50, 50), 50, to, 'en');
    expect(wordsOf(second)).toBe('51–100 of 1,234\nPrevious page\nNext page');
    const last = pageElements(pageOf(rowsOf(101), 100, 50), 50, to, 'zh');
    expect(wordsOf(last)).toBe('第 101–101 行，共 101 行\n上一页');
  });

  it.each([undefined, '', 'x', '-1', '1.5', '9999999999'])(
    'begin where %o is no number',
    (text) => {
      expect(readOffset(text)).toBe(0);
    },
  );
});
