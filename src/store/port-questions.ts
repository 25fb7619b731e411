/** The store's port, part seven: what people ask about lines of their statements. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, QuestionId } from '../domain/ids.ts';
import type { Question, QuestionState, Turn } from '../domain/question.ts';

/** `askedBy` absent: everybody's. */
export interface QuestionFilter {
  readonly states?: readonly QuestionState[];
  readonly askedBy?: readonly PersonId[];
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface QuestionPage {
  readonly questions: readonly Question[];
  readonly total: number;
}

export interface QuestionRepository {
  /** False: there is one of that id, and nothing is changed. */
  add(question: Question): Promise<boolean>;
  byId(id: QuestionId): Promise<Question | null>;
  /** The next turn, after the `seen` that there are; false: somebody else was first. */
  addTurn(id: QuestionId, turn: Turn, seen: number): Promise<boolean>;
  /** Those that have been in their state for longest first. */
  waitingLongest(filter: QuestionFilter, page: Page): Promise<QuestionPage>;
  /** Those that were asked last first. */
  askedLast(filter: QuestionFilter, page: Page): Promise<QuestionPage>;
  /** Whose questions are open, by id. */
  askersOfOpen(): Promise<readonly PersonId[]>;
  /** Open ones that nobody has answered since then or earlier, those that have waited longest first. */
  openSince(latest: Temporal.Instant): Promise<readonly Question[]>;
}
