/** What Slack accepts at most, where its documents and its examples agree on the smaller figure. Lengths are UTF-16 units. */

/** A text that may not be cut is longer than Slack takes it: the message, form or button cannot be made. */
export class SlackLimitBreach extends Error {
  override readonly name = 'SlackLimitBreach';
  readonly what: string;
  readonly length: number;
  readonly most: number;

  constructor(what: string, length: number, most: number) {
    super(`${what} is ${length} long; Slack takes ${most}`);
    this.what = what;
    this.length = length;
    this.most = most;
  }
}

/** What travels and comes back is passed on whole or not at all. */
export function within(what: string, text: string, most: number): string {
  if (text.length > most) throw new SlackLimitBreach(what, text.length, most);
  return text;
}

export const limits = {
  blocks: { message: 50, home: 100, modal: 100 },
  homeBytes: 250_000,
  text: 3000,
  header: 150,
  notification: 300,
  buttonLabel: 75,
  buttonValue: 2000,
  identifier: 255,
  buttons: 25,
  options: 100,
  optionGroups: 100,
  optionLabel: 75,
  optionValue: 150,
  placeholder: 150,
  contextTexts: 10,
  /** Of both kinds of table, the row of titles not counted. */
  rows: { table: 99, data_table: 100 },
  columns: 20,
  /** Of all cells together. */
  cells: 10_000,
  charts: 2,
  chartTitle: 50,
  chartPoints: 20,
  chartSeries: 6,
  chartName: 20,
  containerTitle: 150,
  containerBlocks: 10,
  inputLabel: 2000,
  inputText: 3000,
  viewTitle: 24,
  viewMetadata: 3000,
  alert: 200,
} as const;
