/** What Lark accepts at most, where its documents disagree the smaller figure. Bytes are UTF-8. */

/** Something that may not be cut is larger than Lark takes it: the message, form or button cannot be made. */
export class LarkLimitBreach extends Error {
  override readonly name = 'LarkLimitBreach';
  readonly what: string;
  readonly size: number;
  readonly most: number;

  constructor(what: string, size: number, most: number) {
    super(`${what} has the size ${size}; Lark takes ${most}`);
    this.what = what;
    this.size = size;
    this.most = most;
  }
}

export const limits = {
  /** Of the request that sends a card, in which the card is a string within JSON. */
  requestBytes: 30_000,
  /** What a request has around its card, generously. */
  requestFrame: 500,
  /** Everything that has a `tag`, texts and options too. */
  components: 200,
  tables: 5,
  columns: 50,
  rowsOfAPage: 10,
  charts: 5,
  /** Of what a button carries. */
  carriedBytes: 1024,
  /** UTF-16 units of what is typed into one input. */
  inputText: 1000,
  placeholder: 100,
  /** Longer ones stand whole below the heading; of our own, Lark shows four lines of it. */
  title: 120,
  elementId: 20,
} as const;

/** Bytes of `value` as part of a card on its way: quotes and breaks of lines are escaped twice. */
export const bytesOf = (value: unknown): number =>
  Buffer.byteLength(JSON.stringify(JSON.stringify(value)));

/** How many of its parts Lark counts. */
export function componentsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + componentsIn(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'tag' in value ? 1 : 0;
  return own + componentsIn(Object.values(value));
}
