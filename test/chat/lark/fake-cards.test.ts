/** Which cards the tenant of the tests takes, and what a person reads of them. */
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../support/lark/card-rules.ts';
import { readMarkdown } from '../../support/lark/markdown.ts';
import { buttonFor, cardOf, formCard, plain, words } from '../../support/lark/sample-cards.ts';
import type { Content } from '../../support/lark/state.ts';
import { readCardAs } from '../../support/lark/words.ts';

describe('a card in the strict reading of JSON 2.0', () => {
  it('is taken with every part that may stand in one', () => {
    const column = { tag: 'column', weight: 1, elements: [words('## ¥12,345.00')] };
    const card = cardOf([
      { tag: 'column_set', flex_mode: 'none', columns: [column] },
      {
        tag: 'collapsible_panel',
        element_id: 'details',
        header: { title: { tag: 'markdown', content: '**明细**' } },
        elements: [words('1'), { tag: 'hr' }, { tag: 'div', text: plain('2') }],
      },
      {
        tag: 'table',
        page_size: 10,
        columns: [{ name: 'c0', display_name: '#', data_type: 'number' }],
        rows: [{ c0: 1 }],
      },
      { tag: 'chart', aspect_ratio: '16:9', chart_spec: { type: 'bar', data: [] } },
      { tag: 'interactive_container', behaviors: [], elements: [plain('in a box')] },
    ]);
    expect(problemOf(card)).toBeNull();
    expect(problemOf(formCard())).toBeNull();
  });

  const table = { tag: 'table', columns: [{ name: 'a', data_type: 'text' }], rows: [] };
  const inPanel = (part: Content, depth = 1): Content =>
    depth === 0
      ? part
      : {
          tag: 'collapsible_panel',
          header: { title: plain('more') },
          elements: [inPanel(part, depth - 1)],
        };
  it.each<[string, Content, string]>([
    ['a property of no meaning', cardOf([{ ...words('x'), colour: 'red' }]), '200621'],
    ['a part of version 1', cardOf([{ tag: 'note', elements: [] }]), '200621'],
    ['a table in a panel', cardOf([inPanel(table)]), '200621'],
    ['six tables', cardOf(Array(6).fill(table)), '11310'],
    ['201 parts', cardOf(Array(201).fill({ tag: 'hr' })), '11310'],
    ['what is nested six deep', cardOf([inPanel(words('x'), 5)]), '11310'],
    [
      'a value that is a text',
      cardOf([{ ...buttonFor('x', {}), behaviors: [{ type: 'callback', value: 'x' }] }]),
      '200621',
    ],
    ['a value of more than 1 KB', cardOf([buttonFor('x', { x: 'y'.repeat(1024) })]), '200621'],
    [
      'two forms of the same name',
      cardOf(
        [formCard(), formCard()].flatMap(({ body }) => (body as { elements: Content[] }).elements),
      ),
      '200621',
    ],
    ['a text in a column of numbers', cardOf([{ ...table, rows: [{ a: 1 }] }]), '200621'],
  ])('is refused with %s', (_, card, inner) => {
    expect(problemOf(card)).toMatchObject({ code: 230099, msg: expect.stringContaining(inner) });
  });

  it('is refused above 30 KB', () => {
    expect(problemOf(cardOf([words('奖'.repeat(10_300))]))).toMatchObject({ code: 230025 });
  });
});

describe('what a person reads', () => {
  const read = (text: string) => readMarkdown(text, () => 'Li Na');

  it('is in the language of their client, or else in English', () => {
    const i18n_content = { zh_cn: '排行榜', en_us: 'Leaderboard' };
    const in2 = cardOf([{ ...words('?'), i18n_content }]);
    const in1 = cardOf([{ ...words('?'), i18n_content: { en_us: 'Leaderboard' } }]);
    const readAs = (card: Content, locale: 'zh_cn' | 'en_us') =>
      readCardAs(card, { locale, nameOf: (id) => id }).words;
    expect(readAs(in2, 'zh_cn')).toBe('A card\n排行榜');
    expect(readAs(in2, 'en_us')).toBe('A card\nLeaderboard');
    expect(readAs(in1, 'zh_cn')).toBe('A card\nLeaderboard');
  });

  it('is free of markup, which is told of as live', () => {
    const text =
      '<at id=all></at> **a** [b](https://c.example) <font color="grey">d</font> <b>e</b>';
    const { words: shown, live } = read(text);
    expect(shown).toBe('@all a b d e');
    const kinds = ['at', 'link', 'font', 'bold', 'tag', 'tag'];
    expect(live.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds));
    expect(live).toHaveLength(kinds.length);
  });

  it('is as it was written where it was escaped', () => {
    const hostile = '<at id=all></at> **x** [y](z) `w` # - 1. https://a.example &lt; 李 娜';
    const escaped = hostile.replaceAll(/[^\p{L}\p{N}\s]/gu, (sign) => `&#${sign.codePointAt(0)};`);
    expect(read(escaped)).toEqual({ words: hostile, live: [] });
  });
});
