/** Buttons and choices. */
import type { types } from '@slack/bolt';
import type { Button, CardElement, Option } from '../card.ts';
import { clean, isBlank, shorten } from '../text.ts';
import { actionId, type Drawing } from './drawing.ts';
import { limits, within } from './limits.ts';
import { context, richText } from './rich-text.ts';
import { plain } from './text.ts';

type ActionBlock = types.ActionsBlock | types.ContextBlock | types.RichTextBlock;
type Choice = Extract<CardElement, { kind: 'choice' }>;

export function actionBlocks(buttons: readonly Button[], drawing: Drawing): ActionBlock[] {
  const elements = buttons.map((button) => buttonOf(button, drawing));
  return [...wholeLabels(buttons, limits.buttonLabel), ...inRows(elements)];
}

/** Up to a row of buttons, so that one tap is enough; a menu for what is longer, where its values fit into one. */
export function choiceBlocks({ label, action, options }: Choice, drawing: Drawing): ActionBlock[] {
  const asked = richText([[{ text: label, style: 'bold' }]]);
  const fitsMenu =
    options.length <= limits.options &&
    options.every(({ value }) => value !== '' && value.length <= limits.optionValue);
  if (options.length <= limits.buttons || !fitsMenu)
    return [
      ...asked,
      ...actionBlocks(
        options.map((option) => ({ ...option, action })),
        drawing,
      ),
    ];
  const menu: types.StaticSelect = {
    type: 'static_select',
    action_id: actionId(action, drawing),
    options: options.map(optionOf),
  };
  return [...asked, ...wholeLabels(options, limits.optionLabel), ...inRows([menu])];
}

function inRows(elements: readonly types.ActionsBlockElement[]): types.ActionsBlock[] {
  const rows: types.ActionsBlock[] = [];
  for (let at = 0; at < elements.length; at += limits.buttons)
    rows.push({ type: 'actions', elements: elements.slice(at, at + limits.buttons) });
  return rows;
}

const buttonOf = ({ label, action, value, style }: Button, drawing: Drawing): types.Button => ({
  type: 'button',
  action_id: actionId(action, drawing),
  text: labelOf(label, limits.buttonLabel),
  ...(value === '' ? {} : { value: within('the value of a button', value, limits.buttonValue) }),
  ...(style ? { style } : {}),
});

export const optionOf = ({ label, value }: Option): types.PlainTextOption => ({
  text: labelOf(label, limits.optionLabel),
  value: within('the value of an option', value, limits.optionValue),
});

/** Something has to stand there to be pressed. */
const labelOf = (label: string, most: number): types.PlainTextElement =>
  plain(isBlank(label) ? '–' : shorten(clean(label), most));

/** Labels that are cut, in full beside them. */
export const wholeLabels = (
  labelled: readonly { readonly label: string }[],
  most: number,
): types.ContextBlock[] =>
  context(labelled.map(({ label }) => clean(label)).filter((label) => label.length > most));
