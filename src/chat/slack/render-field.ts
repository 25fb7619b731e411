/** One field of a form as an input: the block is named like the field, its element `field`. */
import type { types } from '@slack/bolt';
import type { Field, Option } from '../card.ts';
import { clean, isBlank, shorten } from '../text.ts';
import { limits, SlackLimitBreach, within } from './limits.ts';
import { optionOf, wholeLabels } from './render-actions.ts';
import { richText } from './rich-text.ts';
import { plain } from './text.ts';

const action = { action_id: 'field' } as const;

/** `value`: what the field opens with; null or empty for nothing. Throws `SlackLimitBreach`. */
export function fieldBlocks(field: Field, value: string | null): types.KnownBlock[] {
  const { name, label, hint, required, type, options } = field;
  const title = isBlank(label) ? name : label;
  const texts = [title, hint ?? ''].map(clean);
  return [
    {
      type: 'input',
      block_id: within('the name of a field', name, limits.identifier),
      label: plain(shorten(clean(title), limits.inputLabel)),
      ...(hint === null || isBlank(hint)
        ? {}
        : { hint: plain(shorten(clean(hint), limits.inputLabel)) }),
      optional: !required || isNothing(options),
      element: elementOf(field, value ?? ''),
    },
    ...richText(texts.filter((text) => text.length > limits.inputLabel).map((text) => [{ text }])),
    ...(type === 'select' ? wholeLabels(options, limits.optionLabel) : []),
  ];
}

function elementOf({ type, options }: Field, value: string): types.InputBlockElement {
  if (type === 'select' && options.some((option) => option.value !== ''))
    return selectOf(options, value);
  if (type === 'date' && isDayOrEmpty(value))
    return { type: 'datepicker', ...action, ...(value === '' ? {} : { initial_date: value }) };
  if (type === 'number' && isNumberOrEmpty(value))
    return {
      ...{ type: 'number_input', ...action, is_decimal_allowed: true },
      ...(value === '' ? {} : { initial_value: value }),
    };
  const initial = within('what a field opens with', value, limits.inputText);
  return {
    ...{ type: 'plain_text_input', ...action, multiline: type === 'multiline' },
    ...(initial === '' ? {} : { initial_value: initial }),
  };
}

/** What somebody wrote otherwise can only be mended as text. */
const isDayOrEmpty = (value: string): boolean => /^(\d{4}-\d{2}-\d{2})?$/.test(value);
const isNumberOrEmpty = (value: string): boolean => /^(-?\d+(\.\d+)?)?$/.test(value);

/** An option without a value is what stands there as long as nothing is chosen: Slack takes no empty one. */
const isNothing = (options: readonly Option[]): boolean =>
  options.some(({ value }) => value === '');

/** One hundred options in a list, beyond that in groups of one hundred, named by their numbers. */
function selectOf(options: readonly Option[], value: string): types.StaticSelect {
  const most = limits.options * limits.optionGroups;
  const nothing = options.find((option) => option.value === '');
  const some = options.filter((option) => option.value !== '');
  if (some.length > most) throw new SlackLimitBreach('the list of a field', some.length, most);
  const all = some.map(optionOf);
  const chosen = all[some.findIndex((option) => option.value === value)];
  const list = {
    type: 'static_select',
    ...action,
    ...(nothing && !isBlank(nothing.label)
      ? { placeholder: plain(shorten(clean(nothing.label), limits.placeholder)) }
      : {}),
    ...(chosen ? { initial_option: chosen } : {}),
  } as const;
  if (all.length <= limits.options) return { ...list, options: all };
  const groups: NonNullable<types.StaticSelect['option_groups']> = [];
  for (let at = 0; at < all.length; at += limits.options) {
    const group = all.slice(at, at + limits.options);
    groups.push({ label: plain(`${at + 1}–${at + group.length}`), options: group });
  }
  return { ...list, option_groups: groups };
}
