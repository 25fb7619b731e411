/** One field of a form: what it is called, what helps to fill it in, the input of its name, and what has to be mended. */
import { z } from 'zod';
import { type Locale, say } from '../../i18n/locale.ts';
import { larkCards } from '../../i18n/texts/lark-cards.ts';
import type { Field, Option } from '../card.ts';
import { clean, isBlank, shorten } from '../text.ts';
import type { LarkFormElement, LarkMarkdown } from './card-schema.ts';
import { LarkLimitBreach, limits } from './limits.ts';
import { escapeMarkdown, markdown, plainText, smallPrint } from './markdown.ts';
import { labelOf } from './render-actions.ts';

export interface FieldOptions {
  readonly locale: Locale;
  /** What the field opens with; null or empty for nothing. */
  readonly value: string | null;
  /** What has to be mended; null: nothing. */
  readonly error: string | null;
  /** Of all fields, counted from 0. */
  readonly index: number;
  /** How many options a list may have; those that have no room are counted below it. */
  readonly mostOptions: number;
}

/** Throws `LarkLimitBreach` for a value that is too long to be shown and come back whole. */
export function fieldElements(field: Field, options: FieldOptions): LarkFormElement[] {
  const { name, label, hint, required } = field;
  return [
    ...markdown([
      { text: isBlank(label) ? name : label, style: 'strong' },
      ...(required ? [{ text: ' *' }] : []),
    ]),
    ...smallPrint(hint ?? ''),
    ...inputElements(field, options),
    ...(options.error === null ? [] : errorElements(options.error, options.index)),
  ];
}

/** What somebody reads where it has to be mended; without an index, what belongs to no field. */
export const errorElements = (text: string, index: number | null): LarkMarkdown[] =>
  isBlank(text)
    ? []
    : [
        {
          tag: 'markdown',
          content: clean(text)
            .split('\n')
            .filter((line) => !isBlank(line))
            .map((line) => `<font color='red'>${escapeMarkdown(line.trim())}</font>`)
            .join('\n'),
          ...(index === null ? {} : { element_id: `error_${index}` }),
        },
      ];

function inputElements(
  field: Field,
  { locale, value, mostOptions }: FieldOptions,
): LarkFormElement[] {
  const { name, type, required, options } = field;
  const text = value ?? '';
  if (type === 'select' && options.some((option) => option.value !== ''))
    return selectElements(field, text, { locale, mostOptions });
  if (type === 'date' && (text === '' || isDay(text)))
    return [
      {
        ...{ tag: 'date_picker', name, required },
        placeholder: plainText(say(locale, larkCards.chooseDay)),
        ...(text === '' ? {} : { initial_date: text }),
      },
    ];
  if (text.length > limits.inputText)
    throw new LarkLimitBreach('what a field opens with', text.length, limits.inputText);
  const lines = type === 'multiline' ? ({ input_type: 'multiline_text', rows: 4 } as const) : null;
  return [
    {
      ...{ tag: 'input', name, required, width: 'fill', max_length: limits.inputText },
      ...(lines ?? { input_type: 'text' }),
      ...(text === '' ? {} : { default_value: text }),
    },
  ];
}

/** What somebody wrote otherwise can only be mended as text. */
const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

/** An option without a value is what stands there as long as nothing is chosen: Lark takes no empty one. */
function selectElements(
  { name, required, options }: Field,
  value: string,
  { locale, mostOptions }: Pick<FieldOptions, 'locale' | 'mostOptions'>,
): LarkFormElement[] {
  const nothing = options.find((option) => option.value === '');
  const some = options.filter((option) => option.value !== '');
  const chosen = some.find((option) => option.value === value);
  const shown = withChosen(some.slice(0, mostOptions), chosen);
  const more = some.length - shown.length;
  const placeholder = nothing && !isBlank(nothing.label) ? clean(nothing.label) : null;
  return [
    {
      ...{ tag: 'select_static', name, required: required && !nothing, width: 'fill' },
      placeholder: plainText(
        shorten(placeholder ?? say(locale, larkCards.choose), limits.placeholder),
      ),
      ...(chosen ? { initial_option: chosen.value } : {}),
      options: shown.map((option) => ({ text: labelOf(option.label), value: option.value })),
    },
    ...((placeholder?.length ?? 0) > limits.placeholder ? smallPrint(placeholder ?? '') : []),
    ...(more > 0 ? smallPrint(say(locale, larkCards.moreOptions, { count: more })) : []),
  ];
}

/** What is chosen already is in the list, however long it is. */
const withChosen = (shown: readonly Option[], chosen: Option | undefined): readonly Option[] =>
  chosen === undefined || shown.includes(chosen) ? shown : [...shown.slice(0, -1), chosen];
