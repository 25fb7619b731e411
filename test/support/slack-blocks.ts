/** Block Kit's blocks, strictly. */
import { z } from 'zod';
import { slackLimits as limits } from './slack-limits.ts';
import {
  accessory,
  actionElement,
  blockId,
  button,
  contextAction,
  eitherText,
  imageElement,
  inputElement,
  items,
  markup,
  plainText,
  richText,
  text,
  urlSource,
} from './slack-objects.ts';

const titledCard = z
  .strictObject({
    type: z.literal('card'),
    ...blockId,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    slack_icon: z.strictObject({ type: z.literal('icon'), name: text() }).optional(),
    title: markup(limits.card.title).optional(),
    subtitle: markup(limits.card.subtitle).optional(),
    body: markup(limits.card.body).optional(),
    subtext: markup(limits.card.subtext).optional(),
    actions: items(button, { min_items: 1, ...limits.card.actions }).optional(),
  })
  .refine(
    ({ hero_image: image, title, actions, body }) => image ?? title ?? actions ?? body,
    'an empty card',
  );

const rawText = z.strictObject({ type: z.literal('raw_text'), text: text(limits.table.cell_text) });
const cell = z.discriminatedUnion('type', [
  rawText,
  z.strictObject({
    type: z.literal('raw_number'),
    value: z.number(),
    text: text(limits.data_table.cell_text),
  }),
  richText,
]);

/** Of all cells of a table together. */
export function cellLength(rows: readonly (readonly z.output<typeof cell>[])[]): number {
  const words = (each: z.output<typeof cell>): readonly string[] =>
    each.type === 'rich_text'
      ? each.elements
          .flatMap((part) =>
            part.type === 'rich_text_list'
              ? part.elements.flatMap(({ elements }) => elements)
              : part.elements,
          )
          .map((run) => run.text ?? '')
      : [each.text];
  return rows.flat().reduce((sum, each) => sum + [...words(each).join('')].length, 0);
}

const tableRows = (
  first: z.ZodType,
  { rows, columns, content }: typeof limits.table | typeof limits.data_table,
) =>
  items(items(cell, columns), rows)
    .refine((all) => new Set(all.map((row) => row.length)).size === 1, 'rows of different length')
    .refine(
      (all) => all[0]?.every((each) => first.safeParse(each).success),
      'a title of another kind',
    )
    .refine((all) => cellLength(all) <= content.max_length, 'too many signs in all cells');

const table = z.strictObject({
  type: z.literal('table'),
  ...blockId,
  rows: tableRows(cell, limits.table),
  column_settings: items(
    z.strictObject({
      align: z.enum(['left', 'center', 'right']).optional(),
      is_wrapped: z.boolean().optional(),
    }),
    { max_items: limits.table.columns.max_items },
  ).optional(),
});
const dataTable = z.strictObject({
  type: z.literal('data_table'),
  ...blockId,
  rows: tableRows(rawText, limits.data_table),
  caption: text(),
  page_size: z
    .number()
    .int()
    .min(limits.data_table.page_size.min)
    .max(limits.data_table.page_size.max)
    .optional(),
  row_header_column_index: z.number().int().optional(),
});

const chartLimits = limits.data_visualization;
const areDifferent = (names: readonly string[]): boolean => new Set(names).size === names.length;
const drawn = z
  .strictObject({
    type: z.enum(['bar', 'line', 'area']),
    axis_config: z.strictObject({
      categories: items(text(chartLimits.category_label), chartLimits.categories).refine(
        areDifferent,
      ),
      x_label: text(chartLimits.axis_label).optional(),
      y_label: text(chartLimits.axis_label).optional(),
    }),
    series: items(
      z.strictObject({
        name: text(chartLimits.series_name),
        data: items(
          z.strictObject({ label: text(chartLimits.point_label), value: z.number() }),
          chartLimits.data,
        ),
      }),
      chartLimits.series,
    ).refine((series) => areDifferent(series.map(({ name }) => name)), 'two series of one name'),
  })
  .refine(
    ({ axis_config: { categories }, series }) =>
      series.every(
        ({ data }) => data.map(({ label }) => label).join('\0') === categories.join('\0'),
      ),
    'not one point for each category',
  );
const pie = z.strictObject({
  type: z.literal('pie'),
  segments: items(
    z.strictObject({
      label: text(chartLimits.segment.label),
      value: z.number().gt(chartLimits.segment.value.exclusive_min),
    }),
    chartLimits.segments,
  ),
});
const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  ...blockId,
  title: text(chartLimits.title),
  chart: z.discriminatedUnion('type', [drawn, pie]),
});

const taskCard = z.strictObject({
  type: z.literal('task_card'),
  ...blockId,
  task_id: text(),
  title: text(),
  details: richText.optional(),
  output: richText.optional(),
  sources: z.array(urlSource).optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
});

/** What a container may hold. */
const inside = [
  z.strictObject({
    type: z.literal('actions'),
    ...blockId,
    elements: items(actionElement, { min_items: 1, ...limits.actions.elements }),
  }),
  z.strictObject({
    type: z.literal('context'),
    ...blockId,
    elements: items(z.union([eitherText(), imageElement]), {
      min_items: 1,
      ...limits.context.elements,
    }),
  }),
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  z.strictObject({
    type: z.literal('file'),
    ...blockId,
    external_id: text(),
    source: z.literal('remote'),
  }),
  z.strictObject({ type: z.literal('header'), ...blockId, text: plainText(limits.header.text) }),
  z.strictObject({
    type: z.literal('image'),
    ...blockId,
    image_url: text(limits.image.image_url),
    alt_text: text(limits.image.alt_text),
    title: plainText().optional(),
  }),
  z.strictObject({
    type: z.literal('input'),
    ...blockId,
    label: plainText(limits.input.label),
    hint: plainText(limits.input.hint).optional(),
    optional: z.boolean().optional(),
    element: inputElement,
  }),
  richText,
  z
    .strictObject({
      type: z.literal('section'),
      ...blockId,
      text: eitherText(limits.section.text).optional(),
      fields: items(eitherText({ max_length: limits.section.fields.item_max_length }), {
        min_items: 1,
        max_items: limits.section.fields.max_items,
      }).optional(),
      accessory: accessory.optional(),
      expand: z.boolean().optional(),
    })
    .refine(({ text: words, fields }) => words ?? fields, 'an empty section'),
  table,
  z.strictObject({
    type: z.literal('video'),
    ...blockId,
    alt_text: text(limits.video.alt_text),
    title: plainText(limits.video.title),
    title_url: text().optional(),
    thumbnail_url: text(),
    video_url: text(),
    author_name: text(limits.video.author_name).optional(),
    description: plainText(limits.video.description).optional(),
    provider_name: text(limits.video.provider_name).optional(),
    provider_icon_url: text().optional(),
  }),
] as const;

const container = z.strictObject({
  type: z.literal('container'),
  ...blockId,
  title: plainText(limits.container.title),
  subtitle: eitherText(limits.container.subtitle).optional(),
  child_blocks: items(z.discriminatedUnion('type', [...inside]), {
    min_items: 1,
    ...limits.container.child_blocks,
  }),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  icon: imageElement.optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
});

export const block = z.discriminatedUnion('type', [
  ...inside,
  container,
  z.strictObject({
    type: z.literal('alert'),
    ...blockId,
    text: eitherText(limits.alert.text),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  titledCard,
  z.strictObject({
    type: z.literal('carousel'),
    ...blockId,
    elements: items(titledCard, limits.carousel.elements),
  }),
  z.strictObject({
    type: z.literal('context_actions'),
    ...blockId,
    elements: items(contextAction, { min_items: 1, ...limits.context_actions.elements }),
  }),
  dataTable,
  dataVisualization,
  z.strictObject({ type: z.literal('markdown'), ...blockId, text: text(limits.markdown.text) }),
  z.strictObject({
    type: z.literal('plan'),
    ...blockId,
    title: text(),
    tasks: z.array(taskCard.omit({ type: true })).optional(),
  }),
  taskCard,
]);

/** Of any block, what is looked at across blocks. */
export interface AnyBlock {
  readonly type: string;
  readonly block_id?: string | undefined;
  readonly child_blocks?: readonly AnyBlock[] | undefined;
  readonly rows?: Parameters<typeof cellLength>[0] | undefined;
  readonly elements?: readonly object[] | undefined;
}
