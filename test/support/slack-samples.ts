/** For every limit of Slack's, something that is exactly `n` long or many in that one place and right everywhere else. */
import { checkBlock, checkHome, checkMessage, checkModal } from './slack-validator.ts';

const words = (n: number): string => 'x'.repeat(n);
const many = <T>(n: number, make: (at: number) => T): T[] =>
  Array.from({ length: n }, (_, at) => make(at));
const plain = (n: number) => ({ type: 'plain_text', text: words(n) });
const markup = (n: number) => ({ type: 'mrkdwn', text: words(n) });
const raw = (n: number) => ({ type: 'raw_text', text: words(n) });
const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' };
const option = { text: plain(1), value: 'v' };
const button = (own: object = {}) => ({ type: 'button', action_id: 'a', text: plain(1), ...own });
const actions = (element: object) => ({ type: 'actions', elements: [element] });
const select = (own: object) => actions({ type: 'static_select', ...own });
const input = (element: object, own: object = {}) => ({
  type: 'input',
  label: plain(1),
  element,
  ...own,
});
const section = (own: object) => ({ type: 'section', text: markup(1), ...own });
const confirm = (own: object) => actions(button({ confirm: { text: plain(1), ...own } }));
const card = (own: object) => ({ type: 'card', title: markup(1), ...own });
const container = (own: object) => ({
  ...{ type: 'container', title: plain(1), child_blocks: [{ type: 'divider' }] },
  ...own,
});
const feedback = { text: plain(1), value: 'v' };
const feedbackButtons = (own: object) => ({
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      positive_button: { ...feedback, ...own },
      negative_button: feedback,
    },
  ],
});
const iconButton = (own: object = {}) => ({
  type: 'icon_button',
  icon: 'trash',
  text: plain(1),
  ...own,
});
const dataTable = (rows: object[][], own: object = {}) => ({
  ...{ type: 'data_table', caption: 'c', rows },
  ...own,
});
const video = (own: object) => ({
  ...{ type: 'video', alt_text: 'a', title: plain(1), thumbnail_url: 't', video_url: 'v' },
  ...own,
});
const pie = (segments: object[]) => ({
  type: 'data_visualization',
  title: 't',
  chart: { type: 'pie', segments },
});
const series = (count: number, points: number, label = 'c', name = 's') => ({
  type: 'bar',
  axis_config: { categories: many(points, (at) => `${label}${at}`) },
  series: many(count, (at) => ({
    name: `${name}${at}`,
    data: many(points, (point) => ({ label: `${label}${point}`, value: 1 })),
  })),
});
const chart = (own: object, title = 't') => ({ type: 'data_visualization', title, chart: own });
const named = (name: string) => ({
  ...series(1, 1),
  axis_config: { categories: [name] },
  series: [{ name: 's', data: [{ label: name, value: 1 }] }],
});
const columns = (n: number) => [many(n, () => raw(1)), many(n, () => raw(1))];
/** Two rows of ten cells with `n` signs in all. */
const cells = (n: number) => [many(10, () => raw(1)), many(10, (at) => raw(at === 0 ? n - 19 : 1))];
const divider = { type: 'divider' };
const modal = (own: object) => ({ type: 'modal', title: plain(1), blocks: [divider], ...own });
const oneTable = (n: number) => dataTable(cells(n));

const ofBlock = (make: (n: number) => object) => (n: number) => checkBlock(make(n));
const ofModal = (make: (n: number) => object) => (n: number) => checkModal(modal(make(n)));
const ofMessage = (make: (n: number) => object) => (n: number) =>
  checkMessage({ text: 't', blocks: [divider], ...make(n) });

/** By the name of the limit without its kind (`min_items`, `max_length`, …). */
export const samples: Readonly<Record<string, (n: number) => readonly string[]>> = {
  'message.blocks': ofMessage((n) => ({ blocks: many(n, () => divider) })),
  'message.text': ofMessage((n) => ({ text: words(n) })),
  'message.tables': ofMessage((n) => ({ blocks: [divider, ...many(n, () => oneTable(21))] })),
  'message.charts': ofMessage((n) => ({
    blocks: [divider, ...many(n, () => chart(series(1, 1)))],
  })),
  'message.cells': ofMessage((n) => ({ blocks: [oneTable(n)] })),
  'home.blocks': (n) => checkHome({ type: 'home', blocks: many(n, () => divider) }),
  'home.bytes': (n) => {
    const view = {
      type: 'home',
      blocks: many(100, () => section({ text: plain(1) })),
      callback_id: 'c',
    };
    const missing = n - Buffer.byteLength(JSON.stringify(view));
    const each = Math.floor(missing / 100);
    const blocks = many(100, (at) =>
      section({ text: plain(1 + each + (at === 0 ? missing - each * 100 : 0)) }),
    );
    return checkHome({ ...view, blocks });
  },
  text: ofBlock((n) => section({ text: plain(n) })),
  action_id: ofBlock((n) => actions(button({ action_id: words(n) }))),
  block_id: ofBlock((n) => ({ ...divider, block_id: words(n) })),
  'button.text': ofBlock((n) => actions(button({ text: plain(n) }))),
  'button.url': ofBlock((n) => actions(button({ url: words(n) }))),
  'button.value': ofBlock((n) => actions(button({ value: words(n) }))),
  'button.accessibility_label': ofBlock((n) => actions(button({ accessibility_label: words(n) }))),
  'confirmation.title': ofBlock((n) => confirm({ title: plain(n) })),
  'confirmation.text': ofBlock((n) => confirm({ text: plain(n) })),
  'confirmation.confirm': ofBlock((n) => confirm({ confirm: plain(n) })),
  'confirmation.deny': ofBlock((n) => confirm({ deny: plain(n) })),
  'option.text': ofBlock((n) => select({ options: [{ ...option, text: plain(n) }] })),
  'option.value': ofBlock((n) => select({ options: [{ ...option, value: words(n) }] })),
  'option.description': ofBlock((n) => select({ options: [{ ...option, description: plain(n) }] })),
  'option.url': ofBlock((n) => select({ options: [{ ...option, url: words(n) }] })),
  'option_group.label': ofBlock((n) =>
    select({ option_groups: [{ label: plain(n), options: [option] }] }),
  ),
  'option_group.options': ofBlock((n) =>
    select({ option_groups: [{ label: plain(1), options: many(n, () => option) }] }),
  ),
  'select.placeholder': ofBlock((n) => select({ placeholder: plain(n), options: [option] })),
  'select.options': ofBlock((n) => select({ options: many(n, () => option) })),
  'select.option_groups': ofBlock((n) =>
    select({ option_groups: many(n, () => ({ label: plain(1), options: [option] })) }),
  ),
  'overflow.options': ofBlock((n) => actions({ type: 'overflow', options: many(n, () => option) })),
  'checkboxes.options': ofBlock((n) =>
    actions({ type: 'checkboxes', options: many(n, () => option) }),
  ),
  'radio_buttons.options': ofBlock((n) =>
    actions({ type: 'radio_buttons', options: many(n, () => option) }),
  ),
  'url_source.url': ofBlock((n) => ({
    ...{ type: 'task_card', task_id: 't', title: 't', status: 'pending' },
    sources: [{ type: 'url', url: words(n), text: 't' }],
  })),
  'file_input.max_files': ofBlock((n) => input({ type: 'file_input', max_files: n })),
  'plain_text_input.max_length': ofBlock((n) => input({ type: 'plain_text_input', max_length: n })),
  'actions.elements': ofBlock((n) => ({ type: 'actions', elements: many(n, () => button()) })),
  'alert.text': ofBlock((n) => ({ type: 'alert', text: plain(n) })),
  'card.title': ofBlock((n) => card({ title: markup(n) })),
  'card.subtitle': ofBlock((n) => card({ subtitle: markup(n) })),
  'card.body': ofBlock((n) => card({ body: markup(n) })),
  'card.actions': ofBlock((n) => card({ actions: many(n, () => button()) })),
  'card.subtext': ofBlock((n) => card({ subtext: markup(n) })),
  'carousel.elements': ofBlock((n) => ({ type: 'carousel', elements: many(n, () => card({})) })),
  'container.title': ofBlock((n) => container({ title: plain(n) })),
  'container.subtitle': ofBlock((n) => container({ subtitle: plain(n) })),
  'container.child_blocks': ofBlock((n) => container({ child_blocks: many(n, () => divider) })),
  'context.elements': ofBlock((n) => ({ type: 'context', elements: many(n, () => image) })),
  'context_actions.elements': ofBlock((n) => ({
    type: 'context_actions',
    elements: many(n, () => iconButton()),
  })),
  'feedback_button.text': ofBlock((n) => feedbackButtons({ text: plain(n) })),
  'feedback_button.value': ofBlock((n) => feedbackButtons({ value: words(n) })),
  'feedback_button.accessibility_label': ofBlock((n) =>
    feedbackButtons({ accessibility_label: words(n) }),
  ),
  'icon_button.visible_to_user_ids': ofBlock((n) => ({
    type: 'context_actions',
    elements: [iconButton({ visible_to_user_ids: many(n, () => 'U1') })],
  })),
  'data_table.rows': ofBlock((n) => dataTable(many(n, () => [raw(1)]))),
  'data_table.columns': ofBlock((n) => dataTable(columns(n))),
  'data_table.page_size': ofBlock((n) => dataTable(columns(1), { page_size: n })),
  'data_table.cell_text': ofBlock((n) => dataTable([[raw(1)], [raw(n)]])),
  'data_table.content': ofBlock((n) => dataTable(cells(n))),
  'table.rows': ofBlock((n) => ({ type: 'table', rows: many(n, () => [raw(1)]) })),
  'table.columns': ofBlock((n) => ({ type: 'table', rows: columns(n) })),
  'table.cell_text': ofBlock((n) => ({ type: 'table', rows: [[raw(n)]] })),
  'table.content': ofBlock((n) => ({ type: 'table', rows: cells(n) })),
  'data_visualization.title': ofBlock((n) => chart(series(1, 1), words(n))),
  'data_visualization.segments': ofBlock((n) => pie(many(n, () => ({ label: 'l', value: 1 })))),
  'data_visualization.segment.label': ofBlock((n) => pie([{ label: words(n), value: 1 }])),
  'data_visualization.segment.value': ofBlock((n) => pie([{ label: 'l', value: n }])),
  'data_visualization.series': ofBlock((n) => chart(series(n, 1))),
  'data_visualization.series_name': ofBlock((n) => chart(series(1, 1, 'c', words(n - 1)))),
  'data_visualization.data': ofBlock((n) => chart(series(1, n))),
  'data_visualization.point_label': ofBlock((n) => chart(named(words(n)))),
  'data_visualization.categories': ofBlock((n) => chart(series(1, n))),
  'data_visualization.category_label': ofBlock((n) => chart(named(words(n)))),
  'data_visualization.axis_label': ofBlock((n) =>
    chart({ ...series(1, 1), axis_config: { categories: ['c0'], x_label: words(n) } }),
  ),
  'header.text': ofBlock((n) => ({ type: 'header', text: plain(n) })),
  'image.image_url': ofBlock((n) => ({ ...image, image_url: words(n) })),
  'image.alt_text': ofBlock((n) => ({ ...image, alt_text: words(n) })),
  'input.label': ofBlock((n) => input({ type: 'plain_text_input' }, { label: plain(n) })),
  'input.hint': ofBlock((n) => input({ type: 'plain_text_input' }, { hint: plain(n) })),
  'markdown.text': ofBlock((n) => ({ type: 'markdown', text: words(n) })),
  'section.text': ofBlock((n) => section({ text: markup(n) })),
  'section.fields.max_items': ofBlock((n) => section({ fields: many(n, () => markup(1)) })),
  'section.fields.item_max_length': ofBlock((n) => section({ fields: [markup(n)] })),
  'video.alt_text': ofBlock((n) => video({ alt_text: words(n) })),
  'video.title': ofBlock((n) => video({ title: plain(n) })),
  'video.author_name': ofBlock((n) => video({ author_name: words(n) })),
  'video.description': ofBlock((n) => video({ description: plain(n) })),
  'video.provider_name': ofBlock((n) => video({ provider_name: words(n) })),
  'view.blocks': ofModal((n) => ({ blocks: many(n, () => divider) })),
  'view.private_metadata': ofModal((n) => ({ private_metadata: words(n) })),
  'view.callback_id': ofModal((n) => ({ callback_id: words(n) })),
  'view.title': ofModal((n) => ({ title: plain(n) })),
  'view.close': ofModal((n) => ({ close: plain(n) })),
  'view.submit': ofModal((n) => ({ submit: plain(n) })),
};
