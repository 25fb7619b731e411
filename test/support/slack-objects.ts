/** Block Kit's texts, options and elements, strictly: what is not listed is refused. */
import { z } from 'zod';
import { slackLimits as limits } from './slack-limits.ts';

/** Lengths in signs; at least one where nothing else is said. */
export function text(limit: { readonly min_length?: number; readonly max_length?: number } = {}) {
  const { min_length: least = 1, max_length: most = Number.POSITIVE_INFINITY } = limit;
  return z
    .string()
    .refine((value) => [...value].length >= least, `shorter than ${least}`)
    .refine((value) => [...value].length <= most, `longer than ${most}`);
}

export function items<S extends z.ZodType>(
  schema: S,
  {
    min_items: least = 0,
    max_items: most,
  }: { readonly min_items?: number; readonly max_items: number },
) {
  return z.array(schema).min(least).max(most);
}

export const blockId = { block_id: text(limits.block_id).optional() };
const actionId = { action_id: text(limits.action_id).optional() };

type Length = { readonly max_length: number };

export const plainText = (limit: Length = limits.text) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: text(limit),
    emoji: z.boolean().optional(),
  });
export const markup = (limit: Length = limits.text) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: text(limit),
    verbatim: z.boolean().optional(),
  });
export const eitherText = (limit: Length = limits.text) =>
  z.discriminatedUnion('type', [plainText(limit), markup(limit)]);

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();
/** Mentions, dates and emoji are left out on purpose: no card may hold one. */
const run = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: text(), style }),
  z.strictObject({ type: z.literal('link'), url: text(), text: text().optional(), style }),
]);
const section = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(run).min(1),
});
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(section).min(1),
          indent: z.number().int().optional(),
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(run).min(1) }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(run).min(1),
        }),
      ]),
    )
    .min(1),
});

const confirm = z.strictObject({
  title: plainText(limits.confirmation.title).optional(),
  text: eitherText(limits.confirmation.text),
  confirm: plainText(limits.confirmation.confirm).optional(),
  deny: plainText(limits.confirmation.deny).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const confirmable = { confirm: confirm.optional() };

export const button = z.strictObject({
  type: z.literal('button'),
  ...actionId,
  text: plainText(limits.button.text),
  url: text(limits.button.url).optional(),
  value: text(limits.button.value).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: text(limits.button.accessibility_label).optional(),
  ...confirmable,
});

const option = z.strictObject({
  text: eitherText(limits.option.text),
  value: text(limits.option.value).optional(),
  description: eitherText(limits.option.description).optional(),
  url: text(limits.option.url).optional(),
});
const group = z.strictObject({
  label: plainText(limits.option_group.label),
  options: items(option, limits.option_group.options),
});
const selectOptions = {
  placeholder: plainText(limits.select.placeholder).optional(),
  options: items(option, { min_items: 1, ...limits.select.options }).optional(),
  option_groups: items(group, { min_items: 1, ...limits.select.option_groups }).optional(),
};
const hasOneList = ({
  options,
  option_groups: groups,
}: {
  options?: unknown;
  option_groups?: unknown;
}) => (options === undefined) !== (groups === undefined);

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...actionId,
    ...selectOptions,
    initial_option: option.optional(),
    ...confirmable,
  })
  .refine(hasOneList, 'neither or both of options and option_groups')
  .refine(({ options, option_groups: groups, initial_option: initial }) => {
    const all = [...(options ?? []), ...(groups ?? []).flatMap((each) => each.options)];
    return !initial || all.some((each) => JSON.stringify(each) === JSON.stringify(initial));
  }, 'the initial option is none of the options');
const multiSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...actionId,
    ...selectOptions,
    ...confirmable,
  })
  .refine(hasOneList, 'neither or both of options and option_groups');
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionId,
  options: items(option, limits.overflow.options),
  ...confirmable,
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...actionId,
  options: items(option, limits.checkboxes.options),
  ...confirmable,
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...actionId,
  options: items(option, limits.radio_buttons.options),
  initial_option: option.optional(),
  ...confirmable,
});
const placeholder = { placeholder: plainText(limits.select.placeholder).optional() };
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...actionId,
  ...placeholder,
  initial_date: z.iso.date().optional(),
  ...confirmable,
});
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...actionId,
  ...placeholder,
  is_decimal_allowed: z.boolean(),
  initial_value: z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .optional(),
});
const { max: longestInput } = limits.plain_text_input.max_length;
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...actionId,
  ...placeholder,
  initial_value: text({ max_length: longestInput }).optional(),
  multiline: z.boolean().optional(),
  max_length: z.number().int().min(1).max(longestInput).optional(),
});
const fileInput = z.strictObject({
  type: z.literal('file_input'),
  ...actionId,
  max_files: z
    .number()
    .int()
    .min(limits.file_input.max_files.min)
    .max(limits.file_input.max_files.max)
    .optional(),
});
export const imageElement = z.strictObject({
  type: z.literal('image'),
  image_url: text(limits.image.image_url),
  alt_text: text(limits.image.alt_text),
});

const choosers = [staticSelect, multiSelect, checkboxes, radioButtons, datepicker] as const;
export const actionElement = z.discriminatedUnion('type', [button, overflow, ...choosers]);
export const accessory = z.discriminatedUnion('type', [
  button,
  overflow,
  imageElement,
  ...choosers,
]);
export const inputElement = z.discriminatedUnion('type', [
  ...choosers,
  numberInput,
  plainTextInput,
  fileInput,
]);

const feedback = z.strictObject({
  text: plainText(limits.feedback_button.text),
  value: text(limits.feedback_button.value),
  accessibility_label: text(limits.feedback_button.accessibility_label).optional(),
});
export const contextAction = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    ...actionId,
    positive_button: feedback,
    negative_button: feedback,
  }),
  z.strictObject({
    type: z.literal('icon_button'),
    ...actionId,
    icon: z.literal('trash'),
    text: plainText(limits.button.text),
    value: text(limits.button.value).optional(),
    visible_to_user_ids: items(text(), limits.icon_button.visible_to_user_ids).optional(),
    ...confirmable,
  }),
]);
export const urlSource = z.strictObject({
  type: z.literal('url'),
  url: text(limits.url_source.url),
  text: text(),
});
