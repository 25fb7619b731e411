/** Cards and forms in Lark's own JSON for the tests of the tenant itself. */
import type { Content } from './state.ts';

export const callback = (value: Content) => [{ type: 'callback', value: { v: 1, ...value } }];

export const plain = (content: string) => ({ tag: 'plain_text', content });

export const buttonFor = (label: string, value: Content): Content => ({
  tag: 'button',
  text: plain(label),
  behaviors: callback(value),
});

export const cardOf = (elements: readonly Content[], config: Content = {}): Content => ({
  schema: '2.0',
  config: { update_multi: true, ...config },
  header: { title: plain('A card') },
  body: { elements },
});

export const words = (content: string): Content => ({ tag: 'markdown', content });

export const formCard = (error: string | null = null): Content =>
  cardOf([
    {
      tag: 'form',
      name: 'contest',
      elements: [
        { tag: 'input', name: 'title', label: plain('Name'), default_value: 'Q4' },
        { tag: 'input', name: 'goal', label: plain('Goal'), required: true },
        ...(error === null ? [] : [{ ...words(error), element_id: 'error_1' }]),
        { tag: 'date_picker', name: 'until', initial_date: '2026-12-05' },
        {
          tag: 'select_static',
          name: 'team',
          initial_option: 'east',
          options: [
            { text: plain('East'), value: 'east' },
            { text: plain('South'), value: 'south' },
          ],
        },
        {
          ...buttonFor('Send', { a: 'contest.create', x: 'draft' }),
          name: 'send',
          form_action_type: 'submit',
        },
      ],
    },
  ]);
