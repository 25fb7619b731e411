/** Buttons and choices. */
import type { Button, CardElement } from '../card.ts';
import { isBlank } from '../text.ts';
import type { LarkButton, LarkInner } from './card-schema.ts';
import type { Drawing } from './drawing.ts';
import { markdown, plainText } from './markdown.ts';

/** Side by side as far as there is room, and on in the next line. */
export const actionElements = (buttons: readonly Button[], drawing: Drawing): LarkInner[] =>
  buttons.length === 0
    ? []
    : [
        {
          tag: 'column_set',
          flex_mode: 'flow',
          columns: buttons.map((button) => ({
            tag: 'column',
            width: 'auto',
            elements: [buttonOf(button, drawing)],
          })),
        },
      ];

/** One tap for an answer. */
export const choiceElements = (
  { label, action, options }: Extract<CardElement, { kind: 'choice' }>,
  drawing: Drawing,
): LarkInner[] => [
  ...markdown([{ text: label, style: 'strong' }]),
  ...actionElements(
    options.map((option) => ({ ...option, action })),
    drawing,
  ),
];

const buttonOf = ({ label, action, value, style }: Button, drawing: Drawing): LarkButton => ({
  tag: 'button',
  type: style ?? 'default',
  text: labelOf(label),
  behaviors: [{ type: 'callback', value: drawing.carry(action, value) }],
});

/** Something has to stand there to be pressed. */
export const labelOf = (label: string) => plainText(isBlank(label) ? '–' : label);
