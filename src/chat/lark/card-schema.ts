/**
 * Cards JSON 2.0, as far as Upside draws them: Lark turns a card away for a single property that it does not know, so nothing else may
 * be in one.
 */
import { z } from 'zod';
import { carriedSchema } from './carried.ts';
import { bytesOf, componentsIn, limits } from './limits.ts';

const areDifferent = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

const bothLanguages = z.strictObject({ zh_cn: z.string(), en_us: z.string() });
const said = { content: z.string().min(1), i18n_content: bothLanguages.optional() };

const plainText = z.strictObject({ tag: z.literal('plain_text'), ...said });

const elementId = z
  .string()
  .regex(/^[A-Za-z]\w*$/)
  .max(limits.elementId);

const markdown = z.strictObject({
  tag: z.literal('markdown'),
  ...said,
  element_id: elementId.optional(),
  text_align: z.enum(['left', 'center', 'right']).optional(),
  text_size: z.enum(['normal', 'notation']).optional(),
});

const hr = z.strictObject({ tag: z.literal('hr') });

const pressed = {
  tag: z.literal('button'),
  type: z.enum(['default', 'primary', 'danger']),
  text: plainText,
  behaviors: z.tuple([z.strictObject({ type: z.literal('callback'), value: carriedSchema })]),
};
const button = z.strictObject(pressed);

const leaf = z.discriminatedUnion('tag', [markdown, hr, button]);

const column = z.strictObject({
  tag: z.literal('column'),
  width: z.enum(['auto', 'weighted']),
  weight: z.int().min(1).max(5).optional(),
  background_style: z.literal('grey-50').optional(),
  padding: z.literal('12px').optional(),
  elements: z.array(leaf).min(1),
});

const columnSet = z.strictObject({
  tag: z.literal('column_set'),
  flex_mode: z.enum(['none', 'flow']),
  columns: z.array(column).min(1),
});

const inner = z.discriminatedUnion('tag', [markdown, hr, button, columnSet]);

/** Forms, tables and charts stand on the card itself, panels are not put into panels. */
const panel = z.strictObject({
  tag: z.literal('collapsible_panel'),
  expanded: z.literal(false),
  header: z.strictObject({ title: plainText }),
  border: z.strictObject({ color: z.literal('grey'), corner_radius: z.literal('5px') }),
  elements: z.array(inner).min(1),
});

const tableColumn = z.strictObject({
  name: z.string().regex(/^c\d+$/),
  display_name: z.string(),
  data_type: z.enum(['text', 'markdown']),
  width: z.literal('auto'),
  horizontal_align: z.enum(['left', 'right']),
});

const table = z.strictObject({
  tag: z.literal('table'),
  page_size: z.int().min(1).max(limits.rowsOfAPage),
  row_height: z.enum(['low', 'auto']),
  columns: z.array(tableColumn).min(1).max(limits.columns),
  rows: z.array(z.record(z.string(), z.string())).min(1),
});

const point = z.strictObject({ x: z.string(), y: z.number(), s: z.string() });

const chart = z.strictObject({
  tag: z.literal('chart'),
  aspect_ratio: z.literal('16:9'),
  color_theme: z.literal('brand'),
  /** VChart's own words. Without `media` it would ask Lark for how to draw it on other screens. */
  chart_spec: z.strictObject({
    type: z.enum(['bar', 'line']),
    data: z.tuple([z.strictObject({ id: z.literal('d'), values: z.array(point).min(1) })]),
    xField: z.union([z.literal('x'), z.tuple([z.literal('x'), z.literal('s')])]),
    yField: z.literal('y'),
    seriesField: z.literal('s'),
    legends: z.strictObject({ visible: z.boolean() }),
    media: z.tuple([]),
  }),
});

const fieldName = z.string().min(1);

const input = z.strictObject({
  tag: z.literal('input'),
  name: fieldName,
  required: z.boolean(),
  width: z.literal('fill'),
  input_type: z.enum(['text', 'multiline_text']),
  rows: z.int().min(1).optional(),
  max_length: z.int().min(1).max(limits.inputText),
  default_value: z.string().min(1).max(limits.inputText).optional(),
});

const placeholder = plainText.refine(({ content }) => content.length <= limits.placeholder);

const datePicker = z.strictObject({
  tag: z.literal('date_picker'),
  name: fieldName,
  required: z.boolean(),
  placeholder,
  initial_date: z.iso.date().optional(),
});

const selectStatic = z
  .strictObject({
    tag: z.literal('select_static'),
    name: fieldName,
    required: z.boolean(),
    width: z.literal('fill'),
    placeholder,
    initial_option: z.string().min(1).optional(),
    options: z
      .array(z.strictObject({ text: plainText, value: z.string().min(1) }))
      .min(1)
      .refine((options) => areDifferent(options.map(({ value }) => value)), {
        error: 'one value twice',
      }),
  })
  .refine(
    ({ initial_option, options }) =>
      initial_option === undefined || options.some(({ value }) => value === initial_option),
    { error: 'begins with what is not in the list' },
  );

const submit = z.strictObject({
  ...pressed,
  name: fieldName,
  form_action_type: z.literal('submit'),
});

const form = z
  .strictObject({
    tag: z.literal('form'),
    name: z.string().min(1),
    elements: z
      .array(z.discriminatedUnion('tag', [markdown, input, datePicker, selectStatic, submit]))
      .min(1),
  })
  .refine(({ elements }) => elements.filter(({ tag }) => tag === 'button').length === 1, {
    error: 'has to be sent in one way',
  })
  .refine(
    ({ elements }) => areDifferent(elements.flatMap((each) => ('name' in each ? [each.name] : []))),
    { error: 'one name twice' },
  );

const root = z.discriminatedUnion('tag', [inner, panel, table, chart, form]);

const idsIn = (elements: readonly LarkElement[]): string[] =>
  elements
    .flatMap((each): readonly (LarkElement | LarkFormElement)[] =>
      each.tag === 'form' ? each.elements : [each],
    )
    .flatMap((each) => (each.tag === 'markdown' && each.element_id ? [each.element_id] : []));

const count = (elements: readonly LarkElement[], tag: LarkElement['tag']): number =>
  elements.filter((each) => each.tag === tag).length;

/** Throws what zod throws for a card that Lark would not take. */
export const cardSchema = z
  .strictObject({
    schema: z.literal('2.0'),
    config: z.strictObject({
      update_multi: z.literal(true),
      width_mode: z.literal('fill'),
      enable_forward: z.literal(false).optional(),
    }),
    header: z.strictObject({ template: z.enum(['blue', 'wathet']), title: plainText }),
    body: z.strictObject({ elements: z.array(root).min(1) }),
  })
  .refine(({ body }) => count(body.elements, 'table') <= limits.tables, { error: 'many tables' })
  .refine(({ body }) => count(body.elements, 'chart') <= limits.charts, { error: 'many charts' })
  .refine(({ body }) => count(body.elements, 'form') <= 1, { error: 'many forms' })
  .refine(({ body }) => areDifferent(idsIn(body.elements)), { error: 'one id twice' })
  .refine((card) => componentsIn(card) <= limits.components, { error: 'many components' })
  .refine((card) => bytesOf(card) + limits.requestFrame <= limits.requestBytes, {
    error: 'too long',
  });

export type LarkCard = z.output<typeof cardSchema>;
/** What stands on a card itself, and what within a panel or a form. */
export type LarkElement = z.output<typeof root>;
export type LarkInner = z.output<typeof inner>;
export type LarkFormElement = z.output<typeof form>['elements'][number];
export type LarkText = z.output<typeof plainText>;
export type LarkMarkdown = z.output<typeof markdown>;
export type LarkButton = z.output<typeof button>;
export type LarkTable = z.output<typeof table>;
export type LarkChart = z.output<typeof chart>;
