import { describe, expect, it } from 'vitest';
import { cardSchema } from '../../../src/chat/lark/card-schema.ts';

const title = (content: string) => ({ tag: 'plain_text', content });
const card = (...elements: readonly unknown[]) => ({
  schema: '2.0',
  config: { update_multi: true, width_mode: 'fill' },
  header: { template: 'blue', title: title('我的奖金') },
  body: { elements },
});
const words = (content: string) => ({ tag: 'markdown', content });
const button = (value: object, more: object = {}) => ({
  ...{ tag: 'button', type: 'primary', text: title('我的奖金') },
  behaviors: [{ type: 'callback', value }],
  ...more,
});
const show = { v: 1, a: 'mybonus.show', x: '2026-11' };
const table = {
  ...{ tag: 'table', page_size: 10, row_height: 'low' },
  columns: [
    {
      ...{ name: 'c0', display_name: '成员', data_type: 'text' },
      ...{ width: 'auto', horizontal_align: 'left' },
    },
  ],
  rows: [{ c0: '李娜' }],
};
const chart = {
  ...{ tag: 'chart', aspect_ratio: '16:9', color_theme: 'brand' },
  chart_spec: {
    type: 'bar',
    data: [{ id: 'd', values: [{ x: '李娜', y: 120, s: '达成率' }] }],
    ...{ xField: 'x', yField: 'y', seriesField: 's', legends: { visible: false }, media: [] },
  },
};
const select = {
  ...{ tag: 'select_static', name: 'q1', required: true, width: 'fill' },
  placeholder: title('请选择'),
  options: [
    { text: title('5 非常清楚'), value: '5' },
    { text: title('1 不清楚'), value: '1' },
  ],
};
const input = {
  ...{ tag: 'input', name: 'q2', required: false, width: 'fill' },
  ...{ input_type: 'multiline_text', rows: 3, max_length: 500 },
};
const submit = button(show, { name: 'form_send', form_action_type: 'submit' });
const form = (...elements: readonly unknown[]) => ({ tag: 'form', name: 'pulse', elements });
const panel = (...elements: readonly unknown[]) => ({
  ...{ tag: 'collapsible_panel', expanded: false, elements },
  header: { title: title('明细') },
  border: { color: 'grey', corner_radius: '5px' },
});

describe('a card that Lark takes', () => {
  it.each([
    ['a leaderboard', card(chart, table, button(show))],
    ['a survey', card(form(words('**1. 清楚吗？**'), select, input, submit))],
    [
      'a statement',
      {
        ...card(
          {
            ...{ tag: 'column_set', flex_mode: 'none' },
            columns: [
              {
                ...{ tag: 'column', width: 'weighted', weight: 1, padding: '12px' },
                background_style: 'grey-50',
                elements: [{ ...words('## ¥12,345.00'), text_align: 'center' }],
              },
            ],
          },
          panel(words('HT&#45;001 ¥100,000 × 3 % = **¥3,000.00**')),
          button(show),
        ),
        config: { update_multi: true, width_mode: 'fill', enable_forward: false },
      },
    ],
  ])('is %s', (_, given) => {
    expect(cardSchema.safeParse(given).error).toBeUndefined();
  });
});

describe('a card that Lark turns away', () => {
  const many = (count: number, element: unknown) => Array.from({ length: count }, () => element);
  it.each([
    ['has nothing in it', card()],
    ['has a text of nothing', card(words(''))],
    ['has a property of its own', { ...card(words('a')), fallback: {} }],
    ['has an element of an older kind', card({ tag: 'note', elements: [] })],
    ['is for one reader only', { ...card(words('a')), config: { update_multi: false } }],
    ['has six tables', card(...many(6, table))],
    ['has six charts', card(...many(6, chart))],
    ['has a table within something', card(panel(table))],
    ['has a form within something', card(panel(form(submit)))],
    ['has a panel within a panel', card(panel(panel(words('a'))))],
    ['has a form that cannot be sent', card(form(input))],
    ['has a form that is sent in two ways', card(form(submit, { ...submit, name: 'other' }))],
    ['has one name twice in a form', card(form(input, input, submit))],
    ['has one id twice', card(...many(2, { ...words('a'), element_id: 'error_1' }))],
    [
      'has one value twice in a list',
      card(form({ ...select, options: many(2, select.options[0]) }, submit)),
    ],
    [
      'begins a list with what is not in it',
      card(form({ ...select, initial_option: '9' }, submit)),
    ],
    ['asks for more than an input holds', card(form({ ...input, max_length: 1001 }, submit))],
    ['carries more than a button may', card(button({ ...show, x: 'x'.repeat(1024) }))],
    [
      'carries what is no object',
      card({ ...button(show), behaviors: [{ type: 'callback', value: 'a' }] }),
    ],
    ['has more than 200 components', card(...many(200, words('a')))],
    ['is longer than 30 KB', card(words('销'.repeat(10_000)))],
  ])('%s', (_, given) => {
    expect(cardSchema.safeParse(given).success).toBe(false);
  });
});
