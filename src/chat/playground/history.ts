/**
 * Everything that was said, in a journal of its own: one JSON line per message or change of a message, appended before anybody is
 * told, so that a restart shows the same conversations and a repeated key is recognised. All of it is held in memory: it is a demo's.
 */
import type { Card, Form, PublicCard } from '../card.ts';
import { Journal, type JournalLine } from './journal.ts';

export interface Message {
  readonly id: string;
  /** Number of its latest change: what a reader has not seen has a higher one than what the reader saw last. */
  readonly seq: number;
  readonly at: string;
  /** Set when the message was changed in place. */
  readonly changedAt: string | null;
  readonly place: string;
  readonly author: 'bot' | { readonly person: string };
  readonly visibleTo: 'all' | readonly string[];
  /** Says the same thing once, however often it is asked to. */
  readonly key: string;
  /** Of the latest change, when it came with one. */
  readonly changeKey: string | null;
  readonly content: Content;
}

export type Content =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'card'; readonly card: Card | PublicCard }
  /** Open for its reader, not part of the conversation. */
  | { readonly kind: 'form'; readonly form: Form; readonly origin: Origin | null };

/** The button that was pressed, by message. */
export interface Origin {
  readonly message: string;
  readonly action: string;
}

export type NewMessage = Pick<Message, 'place' | 'author' | 'visibleTo' | 'key' | 'content' | 'at'>;

export class History {
  readonly #journal: Journal;
  readonly #messages = new Map<string, Message>();
  readonly #byKey = new Map<string, string>();
  readonly #listeners = new Set<(message: Message) => void>();
  #seq = 0;

  private constructor(journal: Journal, lines: readonly JournalLine[]) {
    this.#journal = journal;
    for (const line of lines) {
      this.#seq = Math.max(this.#seq, line.seq);
      if (line.message) this.#remember(line.message);
    }
  }

  /** `born`: told apart from journals before it, when it is a new one. */
  static open(folder: string, born: string): History {
    const { journal, lines } = Journal.open(folder, born);
    const history = new History(journal, lines);
    const latest = [...history.#messages.values()];
    if (lines.length > 2 * latest.length + 2000) journal.rewrite(history.#seq, latest);
    return history;
  }

  get born(): string {
    return this.#journal.born;
  }

  get latest(): number {
    return this.#seq;
  }

  /** A name that no gesture had before, in this journal or another. */
  nextGesture(): string {
    this.#seq += 1;
    this.#journal.append({ seq: this.#seq });
    return `${this.#journal.born}-${this.#seq}`;
  }

  add(message: NewMessage): Message {
    const before = this.byKey(message.key);
    if (before) return before;
    const seq = this.#seq + 1;
    return this.#write({ ...message, id: `m${seq}`, seq, changedAt: null, changeKey: null });
  }

  /** Null: there is no such message. The same key again changes nothing. */
  change(id: string, content: Content, at: string, changeKey: string | null): Message | null {
    const before = this.#messages.get(id);
    if (!before) return null;
    if (changeKey !== null && before.changeKey === changeKey) return before;
    return this.#write({ ...before, seq: this.#seq + 1, content, changedAt: at, changeKey });
  }

  find(id: string): Message | null {
    return this.#messages.get(id) ?? null;
  }

  byKey(key: string): Message | null {
    return this.find(this.#byKey.get(key) ?? '');
  }

  /** What the person sees of what stands there, in the order it was said. */
  conversation(person: string, isThere: (message: Message) => boolean): Message[] {
    return [...this.#messages.values()].filter(
      (message) =>
        message.content.kind !== 'form' && isThere(message) && isVisible(message, person),
    );
  }

  /** What the person has not seen yet of all places, oldest change first. */
  since(seq: number, person: string): Message[] {
    return [...this.#messages.values()]
      .filter((message) => message.seq > seq && isVisible(message, person))
      .sort((a, b) => a.seq - b.seq);
  }

  listen(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#journal.close();
  }

  #write(message: Message): Message {
    this.#journal.append({ seq: message.seq, message });
    this.#seq = message.seq;
    this.#remember(message);
    for (const listener of this.#listeners) listener(message);
    return message;
  }

  #remember(message: Message): void {
    this.#messages.set(message.id, message);
    this.#byKey.set(message.key, message.id);
  }
}

export const isVisible = (message: Message, person: string): boolean =>
  message.visibleTo === 'all' || message.visibleTo.includes(person);
