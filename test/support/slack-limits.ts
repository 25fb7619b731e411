/**
 * What Slack accepts, as the tests hold every message against it: written down apart from what the product keeps to. The same names as
 * in test/fixtures/slack/limits.json, and what is not in there. Lengths are signs (code points). docs/slack.md prints it.
 */
export const slackLimits = {
  message: {
    blocks: { min_items: 1, max_items: 50 },
    text: { min_length: 1, max_length: 40_000 },
    tables: { max_items: 1 },
    charts: { max_items: 2 },
    cells: { max_length: 10_000 },
  },
  home: { blocks: { max_items: 100 }, bytes: { max: 250_000 } },
  text: { min_length: 1, max_length: 3000 },
  action_id: { max_length: 255 },
  block_id: { max_length: 255 },
  button: {
    text: { max_length: 75 },
    url: { max_length: 3000 },
    value: { max_length: 2000 },
    accessibility_label: { max_length: 75 },
  },
  confirmation: {
    title: { max_length: 100 },
    text: { max_length: 300 },
    confirm: { max_length: 30 },
    deny: { max_length: 30 },
  },
  option: {
    text: { max_length: 75 },
    value: { max_length: 150 },
    description: { max_length: 75 },
    url: { max_length: 3000 },
  },
  option_group: { label: { max_length: 75 }, options: { min_items: 1, max_items: 100 } },
  select: {
    placeholder: { max_length: 150 },
    options: { max_items: 100 },
    option_groups: { max_items: 100 },
  },
  overflow: { options: { min_items: 1, max_items: 5 } },
  checkboxes: { options: { min_items: 1, max_items: 10 } },
  radio_buttons: { options: { min_items: 1, max_items: 10 } },
  url_source: { url: { min_length: 1, max_length: 3000 } },
  file_input: { max_files: { min: 1, max: 10 } },
  plain_text_input: { max_length: { max: 3000 } },
  actions: { elements: { max_items: 25 } },
  alert: { text: { max_length: 200 } },
  card: {
    title: { max_length: 150 },
    subtitle: { max_length: 150 },
    body: { max_length: 200 },
    actions: { max_items: 3 },
    subtext: { max_length: 200 },
  },
  carousel: { elements: { min_items: 1, max_items: 10 } },
  container: {
    title: { max_length: 150 },
    subtitle: { max_length: 150 },
    child_blocks: { max_items: 10 },
  },
  context: { elements: { max_items: 10 } },
  context_actions: { elements: { max_items: 5 } },
  feedback_button: {
    text: { max_length: 75 },
    value: { max_length: 2000 },
    accessibility_label: { max_length: 75 },
  },
  icon_button: { visible_to_user_ids: { max_items: 10 } },
  data_table: {
    rows: { min_items: 2, max_items: 101 },
    columns: { min_items: 1, max_items: 20 },
    page_size: { min: 1, max: 100 },
    cell_text: { min_length: 1 },
    content: { max_length: 10_000 },
  },
  table: {
    rows: { min_items: 1, max_items: 100 },
    columns: { min_items: 1, max_items: 20 },
    cell_text: { min_length: 1 },
    content: { max_length: 10_000 },
  },
  data_visualization: {
    title: { max_length: 50 },
    segments: { min_items: 1, max_items: 6 },
    segment: { label: { max_length: 20 }, value: { exclusive_min: 0 } },
    series: { min_items: 1, max_items: 6 },
    series_name: { max_length: 20 },
    data: { min_items: 1, max_items: 20 },
    point_label: { max_length: 20 },
    categories: { min_items: 1, max_items: 20 },
    category_label: { max_length: 20 },
    axis_label: { max_length: 50 },
  },
  header: { text: { max_length: 150 } },
  image: { image_url: { max_length: 3000 }, alt_text: { max_length: 2000 } },
  input: { label: { max_length: 2000 }, hint: { max_length: 2000 } },
  markdown: { text: { min_length: 1, max_length: 12_000 } },
  section: {
    text: { max_length: 3000 },
    fields: { max_items: 10, item_max_length: 2000 },
  },
  video: {
    alt_text: { min_length: 1, max_length: 200 },
    title: { max_length: 200 },
    author_name: { max_length: 50 },
    description: { max_length: 200 },
    provider_name: { max_length: 50 },
  },
  view: {
    blocks: { min_items: 1, max_items: 100 },
    private_metadata: { max_length: 3000 },
    callback_id: { max_length: 255 },
    title: { max_length: 24 },
    close: { max_length: 24 },
    submit: { max_length: 24 },
  },
} as const;

/** By dotted name, in order. */
export function flatLimits(limits: object, path = ''): [string, number][] {
  return Object.entries(limits).flatMap(([name, value]: [string, unknown]): [string, number][] => {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'number') return [[at, value]];
    return typeof value === 'object' && value !== null ? flatLimits(value, at) : [];
  });
}
