import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Card, CardElement, Table } from '../../../src/chat/card.ts';
import { everyBlock } from '../../../src/chat/slack/capabilities.ts';
import { figureOf } from '../../../src/chat/slack/figure-of.ts';
import { SlackLimitBreach } from '../../../src/chat/slack/limits.ts';
import { renderCardView, renderHome, renderMessage } from '../../../src/chat/slack/render.ts';
import { cardSaying } from '../../support/sample-cards.ts';
import { missing, shownTexts, textsOf } from '../../support/slack-shown.ts';
import { checkHome, checkMessage, checkModal } from '../../support/slack-validator.ts';

const all = { locale: 'en', capabilities: everyBlock } as const;
const without = (...names: (keyof typeof everyBlock)[]) => ({
  ...all,
  capabilities: { ...everyBlock, ...Object.fromEntries(names.map((name) => [name, false])) },
});
const cardOf = (elements: readonly CardElement[], title = 'A card'): Card => ({
  audience: 'private',
  title,
  elements,
});
const kinds = ({ blocks }: { readonly blocks: readonly { readonly type: string }[] }) =>
  blocks.map(({ type }) => type);
const board = (rows: number, name = (at: number) => `Rep ${at}`): Table => ({
  kind: 'table',
  columns: [
    { title: 'Name', align: 'start' },
    { title: 'Booked', align: 'end' },
  ],
  rows: Array.from({ length: rows }, (_, at) => [
    { text: name(at) },
    { text: `¥${at + 1},000`, ratio: 0.5 },
  ]),
});
const text = (words: string): CardElement => ({ kind: 'text', spans: [{ text: words }] });
const say = (message: { readonly blocks: readonly unknown[] }) =>
  shownTexts(message.blocks).join('\n');

describe('a table', () => {
  it('is turned over in pages and sorted by worth when it is long', () => {
    const message = renderMessage(cardOf([board(40)]), all);
    expect(kinds(message)).toEqual(['header', 'data_table']);
    expect(message.blocks[1]).toMatchObject({
      caption: 'A card',
      row_header_column_index: 0,
      rows: { 40: [{ text: 'Rep 39' }, { type: 'raw_number', value: 40_000 }] },
    });
  });

  it('is a plain one when it is short, on a page, or where Slack has no other', () => {
    expect(kinds(renderMessage(cardOf([board(10)]), all))[1]).toBe('table');
    expect(kinds(renderMessage(cardOf([board(40)]), without('dataTables')))[1]).toBe('table');
    const home = renderHome(cardOf([board(40)]), all);
    expect(kinds(home)[1]).toBe('table');
  });

  it('says how many rows it leaves out', () => {
    for (const [rows, more] of [
      [100, null],
      [101, '+1 more row'],
      [500, '+400 more rows'],
    ] as const) {
      const message = renderMessage(cardOf([board(rows)]), all);
      expect(checkMessage(message)).toEqual([]);
      expect(kinds(message)).toEqual(['header', 'data_table', ...(more ? ['context'] : [])]);
      if (more) expect(say(message).split('\n')).toContain(more);
    }
    const plain = renderMessage(cardOf([board(500)]), {
      ...without('dataTables'),
      locale: 'zh',
    });
    expect(say(plain)).toContain('另有 401 行');
  });

  it('stops before its cells are too long together', () => {
    const message = renderMessage(cardOf([board(50, () => '销'.repeat(500))]), all);
    expect(checkMessage(message)).toEqual([]);
    expect(say(message)).toContain('+31 more rows');
  });

  it('is listed row by row when a single row is too long for one', () => {
    const long = 'long '.repeat(2500).trim();
    const message = renderMessage(cardOf([board(2, (at) => `${at} ${long}`)]), all);
    expect(checkMessage(message)).toEqual([]);
    expect(kinds(message)).not.toContain('table');
    expect(missing(textsOf(cardOf([board(2, (at) => `${at} ${long}`)])), message.blocks)).toEqual(
      [],
    );
  });

  it('is the longest one only: the others are listed row by row', () => {
    const message = renderMessage(cardOf([board(3), board(5), board(2)]), all);
    expect(kinds(message)).toEqual([
      ...['header', 'context', 'rich_text', 'table', 'context', 'rich_text'],
    ]);
    expect(say(message)).toContain('Rep 2');
  });

  it('without titles is listed row by row: Slack would take its first row for them', () => {
    const bare = { ...board(2), columns: board(2).columns.map((each) => ({ ...each, title: '' })) };
    expect(kinds(renderMessage(cardOf([bare]), all))).toEqual(['header', 'rich_text']);
  });

  it('is listed in a window, which takes no table', () => {
    const view = renderCardView(cardOf([board(3)]), { locale: 'en' });
    expect(checkModal(view)).toEqual([]);
    expect(kinds(view)).toEqual(['header', 'context', 'rich_text']);
  });

  it('without rows says what it would hold', () => {
    expect(say(renderMessage(cardOf([board(0)]), all))).toContain('Name · Booked');
  });
});

describe('a figure in a table', () => {
  it.each([
    ['¥18,240', 18_240],
    ['-¥900.50', -900.5],
    ['+¥780', 780],
    ['87 %', 87],
    ['¥31.2 万', 312_000],
    ['CN¥5', 5],
    ['1,284', 1284],
  ])('%s is worth %d', (written, worth) => {
    expect(figureOf(written)).toBeCloseTo(worth, 6);
  });

  it.each(['', '–', '12 Oct', 'HT-2041', '🥇', '1,2', '4.7 of 5', '2026-11-26', '9'.repeat(30)])(
    '%s is none',
    (written) => {
      expect(figureOf(written)).toBeNull();
    },
  );
});

describe('a chart', () => {
  const chart = (categories: readonly string[], values = categories.map((_, at) => at)) =>
    ({
      kind: 'chart',
      type: 'line',
      alt: 'East leads.',
      categories,
      series: [{ name: 'East', values }],
    }) as const;

  it('is drawn, with its words above it', () => {
    expect(kinds(renderMessage(cardOf([chart(['W1', 'W2'])]), all))).toEqual([
      ...['header', 'rich_text', 'data_visualization'],
    ]);
  });

  it('is told in figures where Slack draws none, or could not tell its names apart', () => {
    const told = ['header', 'rich_text', 'rich_text'];
    expect(kinds(renderMessage(cardOf([chart(['W1'])]), without('charts')))).toEqual(told);
    for (const names of [
      ['x'.repeat(21), 'x'.repeat(22)],
      ['W1', 'W1'],
      Array.from({ length: 21 }, (_, at) => `W${at}`),
    ])
      expect(kinds(renderMessage(cardOf([chart(names)]), all))).toEqual(told);
    expect(kinds(renderMessage(cardOf([chart(['W1', 'W2'], [1])]), all))).toEqual(told);
    expect(say(renderMessage(cardOf([chart(['W1', 'W2'], [1])]), all))).toContain('W1 1, W2 –');
  });

  it('says a long name in full beside the picture', () => {
    const message = renderMessage(cardOf([chart(['Week of the autumn fair'])]), all);
    expect(kinds(message).slice(2)).toEqual(['data_visualization', 'context']);
    expect(say(message)).toContain('Week of the autumn fair');
    expect(checkMessage(message)).toEqual([]);
  });

  it('is drawn twice at most', () => {
    const three = [1, 2, 3].map((at) => chart([`W${at}`]));
    const drawn = kinds(renderMessage(cardOf(three), all));
    expect(drawn.filter((kind) => kind === 'data_visualization')).toHaveLength(2);
  });
});

describe('what is folded away', () => {
  const details = (count: number): CardElement => ({
    kind: 'details',
    title: 'How',
    elements: Array.from({ length: count }, (_, at) => [
      text(`step ${at}`),
      { kind: 'divider' } as const,
    ]).flat(),
  });

  it('is a closed container, or several when it is long', () => {
    const one = renderMessage(cardOf([details(3)]), all);
    expect(one.blocks[1]).toMatchObject({ is_collapsible: true, default_collapsed: true });
    const three = renderMessage(cardOf([details(13)]), all);
    expect(kinds(three)).toEqual(['header', 'container', 'container', 'container']);
    expect(three.blocks[3]).toMatchObject({ title: { text: 'How (3/3)' } });
    expect(checkMessage(three)).toEqual([]);
  });

  it('stands open under its title where Slack folds nothing', () => {
    const open = renderMessage(cardOf([details(1)]), without('containers'));
    expect(kinds(open)).toEqual(['header', 'rich_text', 'rich_text', 'divider']);
  });
});

describe('a card that is too long for one message', () => {
  const paragraphs = Array.from({ length: 60 }, (_, at) => text(`paragraph ${at}`));

  it('is drawn closer together', () => {
    const message = renderMessage(cardOf(paragraphs), all);
    expect(kinds(message)).toEqual(['header', 'rich_text']);
    expect(missing(textsOf(cardOf(paragraphs)), message.blocks)).toEqual([]);
  });

  it('keeps its buttons and small print, and says how much is missing', () => {
    const body = Array.from({ length: 30 }, (_, at) => [
      text(`part ${at}`),
      { kind: 'divider' } as const,
    ]).flat();
    const foot: readonly CardElement[] = [
      { kind: 'note', text: 'Only you can see this' },
      { kind: 'actions', buttons: [{ label: 'On', action: 'a.b', value: 'v' }] },
    ];
    const message = renderMessage(cardOf([...body, ...foot]), all);
    expect(checkMessage(message)).toEqual([]);
    expect(message.blocks).toHaveLength(50);
    expect(kinds(message).slice(-2)).toEqual(['context', 'actions']);
    const shown = say(message);
    expect(shown).toContain('Only you can see this');
    const more = Number(/\+(\d+) more parts/.exec(shown)?.[1]);
    const parts = message.blocks.length - 4;
    expect(parts + more).toBe(body.length);
  });

  it('stays below what a page may weigh', () => {
    const heavy = cardOf(Array.from({ length: 90 }, () => text('销'.repeat(2900))));
    const home = renderHome(heavy, { locale: 'en' });
    expect(checkHome(home)).toEqual([]);
    expect(say(home)).toMatch(/\+\d+ more parts/);
  });
});

describe('buttons', () => {
  const press = (count: number, label = (at: number) => `B${at}`): CardElement => ({
    kind: 'actions',
    buttons: Array.from({ length: count }, (_, at) => ({
      label: label(at),
      action: 'a.b',
      value: '',
    })),
  });

  it('bear their action and a number, and nothing where they have no value', () => {
    const { blocks } = renderMessage(cardOf([press(2)]), all);
    expect(blocks[1]).toMatchObject({ elements: [{ action_id: 'a.b#1' }, { action_id: 'a.b#2' }] });
    expect(JSON.stringify(blocks)).not.toContain('"value"');
  });

  it('stand in rows that Slack takes, with the whole of a label that is cut', () => {
    expect(kinds(renderMessage(cardOf([press(30)]), all))).toEqual([
      'header',
      'actions',
      'actions',
    ]);
    const long = 'A label of many words '.repeat(5).trim();
    const message = renderMessage(cardOf([press(1, () => long)]), all);
    expect(kinds(message)).toEqual(['header', 'context', 'actions']);
    expect(say(message)).toContain(long);
  });

  it('are a menu when there are very many to choose from', () => {
    const choice = (options: number): CardElement => ({
      ...{ kind: 'choice', label: 'Which?', action: 'a.b' },
      options: Array.from({ length: options }, (_, at) => ({ label: `${at}`, value: `v${at}` })),
    });
    expect(renderMessage(cardOf([choice(11)]), all).blocks[2]).toMatchObject({
      elements: { 10: { type: 'button', value: 'v10' } },
    });
    expect(renderMessage(cardOf([choice(60)]), all).blocks[2]).toMatchObject({
      elements: [{ type: 'static_select', action_id: 'a.b#1' }],
    });
  });

  it('are not made with a value that Slack would cut', () => {
    const value = 'x'.repeat(2001);
    const card = cardOf([{ kind: 'actions', buttons: [{ label: 'B', action: 'a.b', value }] }]);
    expect(() => renderMessage(card, all)).toThrow(
      new SlackLimitBreach('the value of a button', 2001, 2000),
    );
  });
});

describe('a name', () => {
  it('cannot turn the figures after it around', () => {
    const [turned, card] = ['\u202eLi \u2067Na', cardSaying('\u202eLi \u2067Na')];
    const message = renderMessage(card, all);
    expect(message.text + say(message)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(say(message)).toContain('Li Na');
    const table = {
      ...board(1, () => turned),
      columns: [{ title: '\u202e', align: 'end' }],
    } as const;
    expect(checkMessage(renderMessage(cardOf([table, board(1, () => '\u2066')]), all))).toEqual([]);
  });
});

describe('docs/slack.md', () => {
  it('says of every element what becomes of it', () => {
    const rows = {
      ...{
        text: 'text',
        figure: 'figure',
        bar: 'bar',
        table: 'table',
        chart: 'chart',
        note: 'note',
      },
      ...{ divider: 'divider', details: 'details', actions: 'actions', choice: 'choice' },
    } satisfies Record<CardElement['kind'], string>;
    const docs = readFileSync(new URL('../../../docs/slack.md', import.meta.url), 'utf8');
    for (const row of Object.values(rows)) expect(docs).toContain(`\n| ${row} | `);
  });
});

describe('a notification', () => {
  it('says the title of a private card and nothing else', () => {
    const card = cardOf([text('You earned ¥18,240')], 'Your bonus');
    expect(renderMessage(card, all).text).toBe('Your bonus');
  });

  it('says the first words of a public card too', () => {
    const card = { ...cardOf([text('East leads')], 'Board'), audience: 'public' } as const;
    expect(renderMessage(card, all).text).toBe('Board\nEast leads');
  });

  it('calls nobody, whatever a name looks like', () => {
    const { text: said } = renderMessage(cardSaying('<!channel> & <@U123>'), all);
    expect(said).toBe('&lt;!channel&gt; &amp; &lt;@U123&gt;');
  });

  it('is never empty', () => {
    expect(renderMessage(cardOf([], ' '), all).text).toBe('A message from Upside');
    expect(checkMessage(renderMessage(cardOf([], ''), all))).toEqual([]);
  });
});
