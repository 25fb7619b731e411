/** Cards and forms of any shape, filled with what people and hostile people write. */
import fc from 'fast-check';
import type { Card, CardElement, Form, Table } from '../../src/chat/card.ts';
import { naughtyStrings } from './naughty-strings.ts';

const hostile = [
  ...[
    '<!channel>',
    '<!here|here>',
    '<@U123>',
    '<#C123|general>',
    '<https://evil.example|my bonus>',
  ],
  ...[
    '&amp; & &lt;!channel&gt;',
    '*bold* _it_ ~no~ `code` ```block```',
    '> quoted',
    ':tada:',
    '@here',
  ],
  ...['\u202eevil\u202c', '\ud800', 'a\u0000b\u0007', '\u200b', ' \n\t ', '…', '#', 'a#1', '|'],
  ...[
    'مرحبا بالعالم',
    'שלום',
    '李娜 118 % ▓▓▓',
    '👩‍👩‍👧‍👦'.repeat(40),
    'é'.repeat(160),
    '销'.repeat(3100),
  ],
  'x'.repeat(4000),
  `${'word '.repeat(900)}end`,
];
export const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  { weight: 2, arbitrary: fc.constantFrom(...naughtyStrings) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 2, arbitrary: fc.constantFrom('', 'Li Na', '¥18,240', '87 %', '–', '新签提成') },
);

const action = fc.constantFrom('mybonus.show', 'leaderboard.place', 'pulse.answer');
const value = fc.oneof(fc.string({ maxLength: 2000 }), fc.constantFrom('', 'x'.repeat(2000)));
const option = fc.record({ label: words, value });

const cell = fc.record(
  { text: words, strong: fc.boolean(), ratio: fc.double({ min: 0, max: 1.5, noNaN: true }) },
  { requiredKeys: ['text'] },
);
/** Rows repeat: what matters is how many there are and how long. */
const table: fc.Arbitrary<Table> = fc
  .record({
    columns: fc.array(
      fc.record({
        title: fc.oneof(fc.constantFrom('', 'Name', 'Booked'), words),
        align: fc.constantFrom('start' as const, 'end' as const),
      }),
      { maxLength: 22 },
    ),
    few: fc.array(fc.array(cell, { maxLength: 22 }), { minLength: 1, maxLength: 3 }),
    count: fc.constantFrom(0, 1, 3, 11, 99, 100, 101, 500),
  })
  .map(({ columns, few, count }) => ({
    kind: 'table',
    columns,
    rows: Array.from({ length: count }, (_, at) => few[at % few.length] ?? []),
  }));

const number = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
const chart: fc.Arbitrary<CardElement> = fc.record({
  kind: fc.constant('chart' as const),
  type: fc.constantFrom('bar' as const, 'line' as const),
  alt: words,
  categories: fc.oneof(fc.array(words, { maxLength: 25 }), fc.constant(['W44', 'W45', 'W46'])),
  series: fc.array(
    fc.record({
      name: fc.oneof(words, fc.constantFrom('East', 'South', 'North')),
      values: fc.array(fc.oneof(number, fc.constant(Number.NaN)), { maxLength: 25 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});

const span = fc.record(
  { text: words, style: fc.constantFrom('strong' as const, 'muted' as const) },
  { requiredKeys: ['text'] },
);
const simple: fc.Arbitrary<CardElement>[] = [
  fc.record({ kind: fc.constant('text' as const), spans: fc.array(span, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('figure' as const), value: words, label: words }),
  fc.record({
    kind: fc.constant('bar' as const),
    label: words,
    ratio: fc.double({ min: -1, max: 2, noNaN: true }),
    caption: words,
  }),
  fc.record({ kind: fc.constant('note' as const), text: words }),
  fc.constant({ kind: 'divider' }),
  fc.record({
    kind: fc.constant('actions' as const),
    buttons: fc.array(fc.record({ label: words, action, value }), { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    label: words,
    action,
    options: fc.oneof(
      fc.array(option, { maxLength: 12 }),
      fc.array(fc.record({ label: words, value: fc.string({ maxLength: 150 }) }), {
        minLength: 26,
        maxLength: 101,
      }),
    ),
  }),
];
const flat = fc.oneof(...simple, table, chart);
const details = (inside: fc.Arbitrary<CardElement>): fc.Arbitrary<CardElement> =>
  fc.record({
    kind: fc.constant('details' as const),
    title: words,
    elements: fc.array(inside, { maxLength: 14 }),
  });

export const cards: fc.Arbitrary<Card> = fc.record({
  audience: fc.constantFrom('private' as const, 'public' as const),
  title: words,
  elements: fc.array(
    fc.oneof({ weight: 5, arbitrary: flat }, details(fc.oneof(flat, details(flat)))),
    {
      maxLength: 20,
    },
  ),
});

export const forms: fc.Arbitrary<Form> = fc.record({
  title: words,
  submit: words,
  action,
  value,
  intro: fc.option(words),
  fields: fc
    .array(
      fc.record({
        label: words,
        hint: fc.option(words),
        type: fc.constantFrom('text', 'multiline', 'money', 'number', 'date', 'select'),
        required: fc.boolean(),
        initial: fc.option(
          fc.constantFrom('', '2026-12-05', 'Friday', '100000', '1.5', 'abc', '<!channel>', 'v1'),
        ),
        options: fc
          .record({ label: words, count: fc.constantFrom(0, 1, 2, 100, 101, 250) })
          .map(({ label, count }) =>
            Array.from({ length: count }, (_, at) => ({ label, value: at === 1 ? '' : `v${at}` })),
          ),
      }),
      { maxLength: 12 },
    )
    .map((fields) => fields.map((field, at) => ({ ...field, name: `field_${at}` }))),
});
