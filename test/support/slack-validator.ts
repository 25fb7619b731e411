/** Whether Slack would take a message, a window or a page: every problem in words, none when it would. */
import { z } from 'zod';
import { type AnyBlock, block, cellLength } from './slack-blocks.ts';
import { slackLimits as limits } from './slack-limits.ts';
import { items, plainText, text } from './slack-objects.ts';

/** What only some places take; where a source leaves it open, it counts as not taken. */
const notIn = {
  message: ['alert', 'input'],
  home: [
    'alert',
    'markdown',
    'plan',
    'context_actions',
    'file',
    'data_table',
    'data_visualization',
  ],
  modal: [
    ...['table', 'data_table', 'data_visualization', 'container', 'carousel', 'markdown', 'plan'],
    ...['context_actions', 'file'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const message = z.strictObject({
  text: text(limits.message.text),
  blocks: items(block, limits.message.blocks),
});
const view = {
  private_metadata: text({ min_length: 0, ...limits.view.private_metadata }).optional(),
  callback_id: text(limits.view.callback_id).optional(),
};
const home = z.strictObject({
  type: z.literal('home'),
  ...view,
  blocks: items(block, { min_items: 1, ...limits.home.blocks }),
});
const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...view,
    title: plainText(limits.view.title),
    close: plainText(limits.view.close).optional(),
    submit: plainText(limits.view.submit).optional(),
    blocks: items(block, limits.view.blocks),
  })
  .refine(
    ({ blocks, submit }) => submit ?? !blocks.some(({ type }) => type === 'input'),
    'inputs without a submit button',
  );

export const checkBlock = (value: unknown): string[] => problemsOf(block, value, () => []);

export const checkMessage = (value: unknown): string[] =>
  problemsOf(message, value, ({ blocks }) => [...together(blocks, 'message')]);

export const checkModal = (value: unknown): string[] =>
  problemsOf(modal, value, ({ blocks }) => together(blocks, 'modal'));

export const checkHome = (value: unknown): string[] =>
  problemsOf(home, value, ({ blocks }) => [
    ...together(blocks, 'home'),
    ...(Buffer.byteLength(JSON.stringify(value)) > limits.home.bytes.max ? ['too many bytes'] : []),
  ]);

function problemsOf<T>(
  schema: z.ZodType<T>,
  value: unknown,
  more: (value: T) => readonly string[],
): string[] {
  const read = schema.safeParse(value);
  return read.success
    ? [...more(read.data)]
    : read.error.issues.map(({ path, message: words }) => `${path.join('.')}: ${words}`);
}

/** What holds of all blocks together. */
function together(blocks: readonly AnyBlock[], surface: keyof typeof notIn): string[] {
  const all = blocks.flatMap((each) => [each, ...(each.child_blocks ?? [])]);
  const foreign: readonly string[] = notIn[surface];
  const tables = all.flatMap(({ rows }) => (rows ? [rows] : []));
  const charts = all.filter(({ type }) => type === 'data_visualization');
  const cells = tables.reduce((sum, rows) => sum + cellLength(rows), 0);
  const ids = all.map(({ block_id: id }) => id);
  const actions = all.filter(({ type }) => type === 'actions').flatMap(actionIds);
  return [
    ...all.flatMap(({ type }) => (foreign.includes(type) ? [`${type} in a ${surface}`] : [])),
    ...(tables.length > limits.message.tables.max_items ? ['more than one table'] : []),
    ...(charts.length > limits.message.charts.max_items ? ['too many charts'] : []),
    ...(cells > limits.message.cells.max_length ? ['too many signs in cells'] : []),
    ...repeated('block_id', ids),
    ...repeated('action_id', actions),
  ];
}

const actionIds = ({ elements = [] }: AnyBlock): readonly unknown[] =>
  elements.map((each) => ('action_id' in each ? each.action_id : undefined));

function repeated(what: string, ids: readonly unknown[]): string[] {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size < given.length ? [`the same ${what} twice`] : [];
}
