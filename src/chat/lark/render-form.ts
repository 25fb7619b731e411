/**
 * Forms as Lark shows them: a card with one form in it. Pure, no string read as markup. Throws `LarkLimitBreach` for a form that one
 * card does not hold, and for what may not be cut.
 */
import type { Locale } from '../../i18n/locale.ts';
import type { Form } from '../card.ts';
import type { LarkCard, LarkFormElement } from './card-schema.ts';
import { carry } from './carried.ts';
import { type Envelope, enveloped, roomWithin, wholeTitle } from './envelope.ts';
import { fits } from './fit.ts';
import { bytesOf, LarkLimitBreach, limits } from './limits.ts';
import { markdown } from './markdown.ts';
import { labelOf } from './render-actions.ts';
import { errorElements, fieldElements } from './render-field.ts';

export interface FormOptions {
  readonly locale: Locale;
  /** The `open_id` of who fills it in: it works for nobody else. */
  readonly reader: string;
  /** The chat in which it was asked for; null: none but the reader's own. */
  readonly origin?: string | null;
  /** What was typed before, by field name; a field left out keeps what the form opens with. */
  readonly values?: Readonly<Record<string, string>>;
  /** What has to be mended, by field name. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** How many options each list may have, from all of them on. */
const listLengths = [Number.POSITIVE_INFINITY, 150, 100, 70, 50, 35, 25, 15, 10];

/** Comes back as `action` with `value`, and a text per field by the field's name. */
export function renderForm(form: Form, options: FormOptions): LarkCard {
  const { title } = form;
  const envelope: Envelope = {
    ...{ title, template: 'wathet', isPrivate: true, locale: options.locale },
  };
  const room = roomWithin(envelope);
  for (const mostOptions of listLengths) {
    const elements = drawForm(form, options, mostOptions);
    if (fits(elements, room)) return enveloped(envelope, elements);
  }
  const least = drawForm(form, options, listLengths.at(-1) ?? 0);
  throw new LarkLimitBreach('a form', bytesOf(least), limits.requestBytes);
}

function drawForm(
  { title, submit, action, value, intro, fields }: Form,
  { locale, reader, origin = null, values = {}, errors = {} }: FormOptions,
  mostOptions: number,
): LarkCard['body']['elements'] {
  const names = fields.map(({ name }) => name);
  const others = Object.entries(errors).filter(([name]) => !names.includes(name));
  const send: LarkFormElement = {
    ...{ tag: 'button', name: 'form_send', type: 'primary', form_action_type: 'submit' },
    text: labelOf(submit),
    behaviors: [{ type: 'callback', value: carry(action, value, { reader, origin }) }],
  };
  return [
    ...wholeTitle(title),
    ...others.flatMap(([, text]) => errorElements(text, null)),
    ...markdown(intro === null ? [] : [{ text: intro }]),
    {
      tag: 'form',
      name: 'form',
      elements: [
        ...fields.flatMap((field, index) =>
          fieldElements(field, {
            ...{ locale, index, mostOptions },
            value: values[field.name] ?? field.initial,
            error: errors[field.name] ?? null,
          }),
        ),
        send,
      ],
    },
  ];
}
