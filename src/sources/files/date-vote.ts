/**
 * Decides for a whole column in which order its dates are written: never row by row. In an ordinary file a third of the rows
 * read both ways, so a guess per row would put them into the wrong month without anybody noticing.
 */

import { type DateOrder, dateOrders, orderedDay, readDateText } from './date-text.ts';
import type { Seen } from './money-vote.ts';

export type DateVerdict =
  | { readonly kind: 'decided'; readonly order: DateOrder | null }
  /** Every row fits each of the readings. `days`: what the example would be, ISO. */
  | {
      readonly kind: 'ambiguous';
      readonly example: Seen;
      readonly readings: readonly { readonly order: DateOrder; readonly day: string }[];
    }
  /** No order fits all rows; two rows that contradict each other. */
  | { readonly kind: 'conflict'; readonly left: Seen; readonly right: Seen };

export class DateVote {
  /** Orders that have fitted every date so far. */
  #open: readonly DateOrder[] = dateOrders;
  #narrowedBy: Seen | null = null;
  #conflict: { left: Seen; right: Seen } | null = null;
  #triple: Seen | null = null;
  #serial: Seen | null = null;
  /** For two orders the first date that they read differently. */
  readonly #differs = new Map<string, Seen>();

  add(text: string, row: number): void {
    const date = readDateText(text);
    if (date?.kind === 'serial') this.#serial ??= { text, row };
    if (date?.kind !== 'triple') return;
    const fits = dateOrders.filter((order) => orderedDay(date.parts, order) !== null);
    if (fits.length === 0) return;
    const seen = { text, row };
    this.#triple ??= seen;
    for (const [one, other] of pairs(fits))
      if (!this.#differs.has(one + other) && distinctDays(text, [one, other]).length > 1)
        this.#differs.set(one + other, seen);
    const left = this.#open.filter((order) => fits.includes(order));
    if (left.length === 0) this.#conflict ??= { left: this.#narrowedBy ?? seen, right: seen };
    else {
      if (left.length < this.#open.length && fits.length < 3) this.#narrowedBy = seen;
      this.#open = left;
    }
  }

  verdict(): DateVerdict {
    if (this.#conflict) return { kind: 'conflict', ...this.#conflict };
    if (!this.#triple) return { kind: 'decided', order: null };
    /** Serial numbers beside text dates: a spreadsheet has read some of them and left the others, in an order of its own. */
    if (this.#serial) return { kind: 'conflict', left: this.#triple, right: this.#serial };
    for (const [one, other] of pairs(this.#open)) {
      const example = this.#differs.get(one + other);
      if (example)
        return { kind: 'ambiguous', example, readings: distinctDays(example.text, this.#open) };
    }
    return { kind: 'decided', order: this.#open[0] ?? null };
  }
}

/** Four digits and a mark: neither three numbers in doubt nor a serial number begins so, hence it has no vote. */
export function beginsWithYear(text: string): boolean {
  const mark = text.charCodeAt(4);
  if (mark !== 0x2d && mark !== 0x2e && mark !== 0x2f) return false;
  for (let at = 0; at < 4; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

const pairs = (orders: readonly DateOrder[]): readonly (readonly [DateOrder, DateOrder])[] =>
  orders.flatMap((one, index) => orders.slice(index + 1).map((other) => [one, other] as const));

/** The days that the text can mean, each once, with the first order that gives it. */
function distinctDays(text: string, orders: readonly DateOrder[]) {
  const date = readDateText(text);
  const days = new Map<string, DateOrder>();
  if (date?.kind !== 'triple') return [];
  for (const order of orders) {
    const day = orderedDay(date.parts, order)?.toString();
    if (day && !days.has(day)) days.set(day, order);
  }
  return [...days].map(([day, order]) => ({ order, day }));
}
