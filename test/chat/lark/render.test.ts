import { describe, expect, it } from 'vitest';
import type { Card, CardElement, Chart, Table } from '../../../src/chat/card.ts';
import { cardSchema, type LarkCard } from '../../../src/chat/lark/card-schema.ts';
import { LarkLimitBreach } from '../../../src/chat/lark/limits.ts';
import { renderCard } from '../../../src/chat/lark/render.ts';
import { shownInLark } from '../../support/lark-shown.ts';
import { bonusCard, cardSaying, pulseCard } from '../../support/sample-cards.ts';
import { expectTaken } from '../../support/shown-in-lark.ts';

const reader = 'ou_7d8a6e6df7621556ce0d21922b676706';
const cardOf = (elements: readonly CardElement[], title = 'A card'): Card => ({
  audience: 'private',
  title,
  elements,
});
const drawn = (elements: readonly CardElement[], title?: string): LarkCard => {
  const card = renderCard(cardOf(elements, title), { locale: 'en', reader });
  expectTaken(card);
  return card;
};
const elementsOf = (card: LarkCard) => card.body.elements;
const tags = (card: LarkCard) => elementsOf(card).map(({ tag }) => tag);
const say = (card: LarkCard) => shownInLark(elementsOf(card)).join('\n');
const text = (words: string): CardElement => ({ kind: 'text', spans: [{ text: words }] });
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

describe('a table', () => {
  it('is turned over in pages, with its text as nothing but text', () => {
    const [table] = elementsOf(drawn([board(40, () => '**Li** Na')]));
    expect(table).toMatchObject({
      ...{ tag: 'table', page_size: 10 },
      columns: [
        { display_name: 'Name', data_type: 'text', horizontal_align: 'left' },
        { display_name: 'Booked', data_type: 'text', horizontal_align: 'right' },
      ],
      rows: { 0: { c0: '**Li** Na', c1: '¥1,000 ▓▓▓▓▓░░░░░' } },
    });
  });

  it('is markdown in the columns that have a strong cell', () => {
    const rows = [[{ text: '*Sum*', strong: true }, { text: '*5*' }], [{ text: 'a_b' }]];
    const [table] = elementsOf(drawn([{ ...board(0), rows }]));
    expect(table).toMatchObject({
      columns: [{ data_type: 'markdown' }, { data_type: 'text' }],
      rows: [
        { c0: '**&#42;Sum&#42;**', c1: '*5*' },
        { c0: 'a&#95;b', c1: '' },
      ],
    });
  });

  it('says how many rows it leaves out where a card is full', () => {
    const card = drawn([board(900), { kind: 'note', text: 'Only you can see this' }]);
    const [table] = elementsOf(card);
    const rows = table?.tag === 'table' ? table.rows.length : 0;
    expect(rows).toBeGreaterThan(150);
    expect(say(card)).toContain(`+${900 - rows} more rows`);
    expect(say(card)).toContain('Only you can see this');
  });

  it('is told row by row without titles, within something else, and as the sixth one', () => {
    const bare = { ...board(2), columns: board(2).columns.map((each) => ({ ...each, title: '' })) };
    expect(elementsOf(drawn([bare]))).toMatchObject([
      { content: '**Rep 0** · ¥1,000 ▓▓▓▓▓░░░░░\n**Rep 1** · ¥2,000 ▓▓▓▓▓░░░░░' },
    ]);
    const folded = drawn([{ kind: 'details', title: 'All', elements: [board(2)] }]);
    expect(tags(folded)).toEqual(['collapsible_panel']);
    expect(say(folded)).toContain('Name · Booked');
    const six = tags(drawn(Array.from({ length: 6 }, () => board(1))));
    expect(six.filter((tag) => tag === 'table')).toHaveLength(5);
  });

  it('without rows says what it would hold', () => {
    expect(say(drawn([board(0)]))).toBe('Name · Booked');
  });
});

describe('a chart', () => {
  const chart = (categories: readonly string[], values = categories.map((_, at) => at)): Chart => ({
    kind: 'chart',
    type: 'bar',
    alt: 'East leads.',
    categories,
    series: [
      { name: 'East', values },
      { name: 'South', values },
    ],
  });

  it('is drawn, with its words below it', () => {
    const card = drawn([chart(['W1', 'W2'])]);
    expect(tags(card)).toEqual(['chart', 'markdown']);
    expect(elementsOf(card)[0]).toMatchObject({
      chart_spec: {
        ...{ type: 'bar', xField: ['x', 's'], yField: 'y', seriesField: 's', media: [] },
        data: [{ values: [{ x: 'W1', y: 0, s: 'East' }, {}, {}, { x: 'W2', y: 1, s: 'South' }] }],
      },
    });
    expect(say(card)).toContain('East leads.');
  });

  it('is told in figures where it could not be drawn', () => {
    for (const each of [chart(['W1', 'W1']), chart([]), chart(['W1', 'W2'], [1])])
      expect(tags(drawn([each]))).not.toContain('chart');
    const folded = drawn([{ kind: 'details', title: 'Trend', elements: [chart(['W1'])] }]);
    expect(say(folded)).toBe('Trend\nEast leads.\nEast: W1 0\nSouth: W1 0');
    expect(say(drawn([chart(['W1', 'W2'], [1])]))).toContain('W1 1, W2 –');
  });
});

describe('what is folded away', () => {
  it('is a closed panel, and stands open where it is within one', () => {
    const inner: CardElement = { kind: 'details', title: 'Inner', elements: [text('step')] };
    const card = drawn([{ kind: 'details', title: 'How', elements: [inner] }]);
    expect(elementsOf(card)).toMatchObject([
      { expanded: false, elements: [{ content: '**Inner**' }, { content: 'step' }] },
    ]);
  });

  it('is not folded when nothing is in it or above it', () => {
    expect(tags(drawn([{ kind: 'details', title: 'How', elements: [] }]))).toEqual(['markdown']);
    expect(tags(drawn([{ kind: 'details', title: ' ', elements: [text('a')] }]))).toEqual([
      'markdown',
    ]);
  });
});

describe('a card that is too long for one message', () => {
  const foot: readonly CardElement[] = [
    { kind: 'note', text: 'Only you can see this' },
    { kind: 'actions', buttons: [{ label: 'On', action: 'a.b', value: 'v' }] },
  ];

  it('keeps its buttons and small print, and says how much is missing', () => {
    for (const [count, words] of [
      [300, 'part'],
      [60, '销'.repeat(500)],
    ] as const) {
      const body = Array.from({ length: count }, () => text(words));
      const card = drawn([...body, ...foot]);
      const more = Number(/\+(\d+) more parts/.exec(say(card))?.[1]);
      expect(elementsOf(card).length - 3 + more).toBe(count);
      expect(tags(card).slice(-3)).toEqual(['markdown', 'markdown', 'column_set']);
      expect(say(card)).toContain('Only you can see this');
    }
  });

  it('uses the room that there is', () => {
    const card = drawn([...Array.from({ length: 300 }, () => text('part')), ...foot]);
    expect(elementsOf(card).length).toBeGreaterThan(190);
    const heavy = drawn(Array.from({ length: 60 }, () => text('销'.repeat(500))));
    expect(Buffer.byteLength(JSON.stringify(heavy))).toBeGreaterThan(27_000);
  });
});

describe('buttons', () => {
  const press: CardElement = {
    kind: 'actions',
    buttons: [
      { label: 'Yes', action: 'a.yes', value: '1', style: 'primary' },
      { label: ' ', action: 'a.no', value: '', style: 'danger' },
    ],
  };

  it('carry their action, their value and who may press them', () => {
    expect(elementsOf(drawn([press]))).toMatchObject([
      {
        ...{ tag: 'column_set', flex_mode: 'flow' },
        columns: [
          {
            elements: [
              {
                type: 'primary',
                behaviors: [{ value: { v: 1, a: 'a.yes', x: '1', p: reader } }],
              },
            ],
          },
          { elements: [{ type: 'danger', text: { content: '–' } }] },
        ],
      },
    ]);
  });

  it('may be pressed by anybody where everybody reads', () => {
    const card = renderCard(pulseCard, { locale: 'en', reader });
    expect(JSON.stringify(card)).not.toContain(reader);
    expect(card.config).not.toHaveProperty('enable_forward');
    expect(JSON.stringify(card).match(/"tag":"button"/g)).toHaveLength(5);
  });

  it('are not made with a value that Lark would cut', () => {
    const card = cardOf([
      { kind: 'actions', buttons: [{ label: 'B', action: 'a.b', value: 'x'.repeat(1024) }] },
    ]);
    expect(() => renderCard(card, { locale: 'en' })).toThrow(LarkLimitBreach);
  });
});

describe('a title', () => {
  it('that is too long for a heading stands whole below it', () => {
    const title = 'A title of many words '.repeat(10).trim();
    const card = drawn([], title);
    expect(card.header.title.content).toMatch(/…$/);
    expect(say(card)).toBe(title);
  });

  it('is never empty, and neither is a card', () => {
    expect(shownInLark(drawn([], ' '))).toEqual(['A message from Upside', 'A message from Upside']);
  });
});

describe('a name', () => {
  it('is shown as it is written, whatever it looks like', () => {
    for (const name of [
      '<at id=all></at>',
      '[my bonus](https://evil.example)',
      '**Li** `Na`',
      '1. a',
    ])
      expect(say(drawn(cardSaying(name).elements)).split('\n')).toContain(name);
  });

  it('cannot turn the figures after it around', () => {
    const turned = '\u202eLi \u2067Na';
    const shown = shownInLark(drawn(cardSaying(turned).elements, turned)).join('\n');
    expect(shown).toContain('Li Na');
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('what is drawn', () => {
  it('is an answer in large, and what it is below', () => {
    const card = renderCard(bonusCard('en'), { locale: 'en', reader });
    expect(cardSchema.safeParse(card).success).toBe(true);
    expect(card.config.enable_forward).toBe(false);
    expect(elementsOf(card)[0]).toMatchObject({
      columns: [
        {
          background_style: 'grey-50',
          elements: [{ content: '## ¥18,240', text_align: 'center' }, { text_size: 'notation' }],
        },
      ],
    });
    expect(say(card)).toContain('Attainment ▓▓▓▓▓▓▓▓▓░ 87 %');
  });
});
