/** Which properties each part of a card (JSON 2.0) may have. Lark refuses a card with any other. */
import { z } from 'zod';

const locales = ['zh_cn', 'en_us', 'ja_jp', 'zh_hk', 'zh_tw', 'ko_kr'] as const;
const inLanguages = z.partialRecord(z.enum(locales), z.string()).optional();
const word = z.string().optional();
const flag = z.boolean().optional();

const own = {
  element_id: z
    .string()
    .regex(/^[A-Za-z]\w{0,19}$/)
    .optional(),
  margin: word,
};

const icon = z
  .strictObject({
    tag: z.enum(['standard_icon', 'custom_icon']),
    token: word,
    img_key: word,
    color: word,
    size: word,
  })
  .optional();

const plain = z.strictObject({
  tag: z.literal('plain_text'),
  content: z.string(),
  i18n_content: inLanguages,
});

const styled = z.strictObject({
  tag: z.enum(['plain_text', 'lark_md']),
  content: z.string(),
  i18n_content: inLanguages,
  element_id: own.element_id,
  text_size: word,
  text_align: z.enum(['left', 'center', 'right']).optional(),
  text_color: word,
  lines: z.int().min(1).optional(),
});

const markdown = z.strictObject({
  ...own,
  tag: z.literal('markdown'),
  content: z.string(),
  i18n_content: inLanguages,
  text_size: word,
  text_align: z.enum(['left', 'center', 'right']).optional(),
  icon,
});

/** At most 1 KB of JSON, and an object: SDKs pass nothing else on. */
const value = z
  .record(z.string(), z.unknown())
  .refine((all) => Buffer.byteLength(JSON.stringify(all)) <= 1024, 'longer than 1 KB');
const behaviors = z.array(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('callback'), value }),
    z.strictObject({
      type: z.literal('open_url'),
      default_url: z.string(),
      pc_url: word,
      ios_url: word,
      android_url: word,
    }),
  ]),
);
const confirm = z.strictObject({ title: plain, text: plain }).optional();

const div = z.strictObject({ ...own, tag: z.literal('div'), text: styled, icon, width: word });
const hr = z.strictObject({ ...own, tag: z.literal('hr') });

const button = z.strictObject({
  ...own,
  tag: z.literal('button'),
  type: z
    .enum(
      'default primary danger text primary_text danger_text primary_filled danger_filled laser'.split(
        ' ',
      ),
    )
    .optional(),
  size: z.enum(['tiny', 'small', 'medium', 'large']).optional(),
  width: word,
  text: plain,
  icon,
  name: word,
  hover_tips: plain.optional(),
  disabled: flag,
  disabled_tips: plain.optional(),
  confirm,
  form_action_type: z.enum(['submit', 'reset']).optional(),
  behaviors: behaviors.optional(),
});

const field = {
  ...own,
  name: word,
  required: flag,
  disabled: flag,
  placeholder: plain.optional(),
  width: word,
  behaviors: behaviors.optional(),
  confirm,
};

const input = z.strictObject({
  ...field,
  tag: z.literal('input'),
  label: plain.optional(),
  label_position: z.enum(['top', 'left']).optional(),
  default_value: word,
  input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
  rows: z.int().min(1).optional(),
  auto_resize: flag,
  max_rows: z.int().min(1).optional(),
  max_length: z.int().min(1).max(1000).optional(),
  show_icon: flag,
  disabled_tips: plain.optional(),
});

const selectStatic = z.strictObject({
  ...field,
  tag: z.literal('select_static'),
  type: z.enum(['default', 'text']).optional(),
  initial_option: word,
  initial_index: z.int().min(1).optional(),
  options: z.array(z.strictObject({ text: plain, value: z.string(), icon })).min(1),
});

const datePicker = z.strictObject({
  ...field,
  tag: z.literal('date_picker'),
  initial_date: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
});

const chart = z.strictObject({
  ...own,
  tag: z.literal('chart'),
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).optional(),
  color_theme: word,
  chart_spec: z.record(z.string(), z.unknown()),
  preview: flag,
  height: word,
});

const column = z.strictObject({
  name: z.string(),
  display_name: word,
  width: word,
  horizontal_align: z.enum(['left', 'center', 'right']).optional(),
  vertical_align: z.enum(['top', 'center', 'bottom']).optional(),
  data_type: z.enum(['text', 'lark_md', 'markdown', 'options', 'number', 'persons', 'date']),
  format: z
    .strictObject({ symbol: word, precision: z.int().min(0).max(10).optional(), separator: flag })
    .optional(),
  date_format: word,
});

const table = z.strictObject({
  ...own,
  tag: z.literal('table'),
  page_size: z.int().min(1).max(10).optional(),
  row_height: z
    .string()
    .regex(/^(low|middle|high|auto|\d+px)$/)
    .optional(),
  row_max_height: word,
  freeze_first_column: flag,
  header_style: z
    .strictObject({
      text_align: z.enum(['left', 'center', 'right']).optional(),
      text_size: word,
      background_style: z.enum(['grey', 'none']).optional(),
      text_color: word,
      bold: flag,
      lines: z.int().min(1).optional(),
    })
    .optional(),
  columns: z.array(column).min(1).max(50),
  rows: z.array(z.record(z.string(), z.unknown())),
});

const flow = {
  direction: z.enum(['vertical', 'horizontal']).optional(),
  padding: word,
  horizontal_spacing: word,
  horizontal_align: z.enum(['left', 'center', 'right']).optional(),
  vertical_spacing: word,
  vertical_align: z.enum(['top', 'center', 'bottom']).optional(),
};

const columnSet = z.strictObject({
  ...own,
  tag: z.literal('column_set'),
  flex_mode: z.enum(['none', 'stretch', 'flow', 'bisect', 'trisect']).optional(),
  background_style: word,
  horizontal_spacing: word,
  horizontal_align: z.enum(['left', 'center', 'right']).optional(),
  get columns() {
    return z.array(
      z.strictObject({
        ...own,
        ...flow,
        tag: z.literal('column'),
        width: word,
        weight: z.int().min(1).max(5).optional(),
        background_style: word,
        elements: z.array(element),
      }),
    );
  },
});

const collapsiblePanel = z.strictObject({
  ...own,
  ...flow,
  tag: z.literal('collapsible_panel'),
  expanded: flag,
  background_color: word,
  header: z.strictObject({
    title: z.union([styled, markdown]),
    background_color: word,
    vertical_align: z.enum(['top', 'center', 'bottom']).optional(),
    padding: word,
    position: z.enum(['top', 'bottom']).optional(),
    width: word,
    icon,
    icon_position: z.enum(['left', 'right', 'follow_text']).optional(),
    icon_expanded_angle: z.union([z.literal([-180, -90, 90, 180]), z.string()]).optional(),
  }),
  border: z.strictObject({ color: word, corner_radius: word }).optional(),
  get elements() {
    return z.array(element);
  },
});

const form = z.strictObject({
  ...own,
  ...flow,
  tag: z.literal('form'),
  name: z.string().min(1),
  confirm,
  get elements() {
    return z.array(element);
  },
});

const interactiveContainer = z.strictObject({
  ...own,
  ...flow,
  tag: z.literal('interactive_container'),
  width: word,
  height: word,
  background_style: word,
  has_border: flag,
  border_color: word,
  corner_radius: word,
  hover_tips: plain.optional(),
  disabled: flag,
  disabled_tips: plain.optional(),
  confirm,
  behaviors,
  get elements() {
    return z.array(element);
  },
});

const element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('tag', [
    markdown,
    div,
    hr,
    styled.extend({ tag: z.literal('plain_text'), margin: word }),
    columnSet,
    collapsiblePanel,
    table,
    chart,
    form,
    input,
    selectStatic,
    datePicker,
    button,
    interactiveContainer,
  ]),
);

const colors =
  'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default';

export const cardParts = z.strictObject({
  schema: z.literal('2.0'),
  config: z
    .strictObject({
      streaming_mode: flag,
      enable_forward: flag,
      enable_forward_interaction: flag,
      update_multi: z.literal(true).optional(),
      width_mode: z.enum(['default', 'compact', 'fill']).optional(),
      use_custom_translation: flag,
      locales: z.array(z.enum(locales)).optional(),
      summary: z.strictObject({ content: z.string(), i18n_content: inLanguages }).optional(),
      style: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  card_link: z
    .strictObject({ url: z.string(), pc_url: word, ios_url: word, android_url: word })
    .optional(),
  header: z
    .strictObject({
      title: styled,
      subtitle: styled.optional(),
      template: z.enum(colors.split(' ')).optional(),
      icon,
      padding: word,
      text_tag_list: z
        .array(
          z.strictObject({
            tag: z.literal('text_tag'),
            element_id: own.element_id,
            text: plain,
            color: word,
          }),
        )
        .max(3)
        .optional(),
    })
    .optional(),
  body: z.strictObject({ ...flow, elements: z.array(element) }),
});
