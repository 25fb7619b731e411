/**
 * A question about a line of somebody's statement: what is said about it, by whom, and in which order. Pure. A question never changes
 * pay: what is wrong is put right where it comes from, and shows in the figures then.
 */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, QuestionId } from './ids.ts';
import type { Money } from './money.ts';
import type { Period } from './period.ts';
import type { PlanTitle } from './plan/evaluation.ts';

/** A line as it stood when it was asked about: shown later as it was, whatever has come in since. */
export interface AskedLine {
  readonly title: PlanTitle;
  readonly amount: Money;
  /** Its arithmetic, step by step. */
  readonly steps: { readonly en: readonly string[]; readonly zh: readonly string[] };
}

export interface QuestionAbout {
  readonly planKey: string;
  readonly planVersion: number;
  readonly period: Period;
  /** The statement that had been issued by then; null: none had. */
  readonly issued: { readonly revision: number; readonly hash: string } | null;
  /** When the newest record behind it was recorded; null: there was none. */
  readonly dataAsOf: Temporal.Instant | null;
  /** Null: something is missing. */
  readonly line: AskedLine | null;
  /** As it was written; null: about no deal. */
  readonly deal: string | null;
}

export const verdicts = ['explained', 'to_correct'] as const;
export type Verdict = (typeof verdicts)[number];

interface Said {
  readonly by: PersonId;
  readonly at: Temporal.Instant;
  readonly words: string;
}

/** `told`: who was asked. */
export type Turn =
  | (Said & { readonly kind: 'asked' | 'asked_back'; readonly told: readonly PersonId[] })
  | (Said & { readonly kind: 'answered'; readonly verdict: Verdict })
  | (Said & { readonly kind: 'closed' });

export type QuestionState = 'open' | 'answered' | 'closed';

export interface Question {
  readonly id: QuestionId;
  readonly askedBy: PersonId;
  readonly about: QuestionAbout;
  /** In order; the first asks. */
  readonly turns: readonly [Turn, ...Turn[]];
}

export const lastTurn = ({ turns }: Pick<Question, 'turns'>): Turn => turns.at(-1) ?? turns[0];

const stateAfter = {
  asked: 'open',
  asked_back: 'open',
  answered: 'answered',
  closed: 'closed',
} as const satisfies Readonly<Record<Turn['kind'], QuestionState>>;

export const questionState = (question: Pick<Question, 'turns'>): QuestionState =>
  stateAfter[lastTurn(question).kind];

/** Once: after the second answer two people talk to each other. */
export const canAskBack = ({ turns }: Pick<Question, 'turns'>): boolean =>
  questionState({ turns }) === 'answered' && !turns.some(({ kind }) => kind === 'asked_back');

/**
 * `answered`: somebody was first. `closed`: it is over. `unanswered`: it still waits for its answer. `asked_back`: that was done once.
 * `own`: nobody answers themselves. `others`: only who asked may.
 */
export type Refusal = 'answered' | 'closed' | 'unanswered' | 'asked_back' | 'own' | 'others';

export type Outcome =
  | { readonly kind: 'said'; readonly question: Question }
  /** The same was said by the same person just before: nothing is added. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** `seen`: how many turns whoever says it had before their eyes. What came in between is not answered blindly. */
export function follow(question: Question, turn: Turn, seen: number): Outcome {
  if (isRepeated(lastTurn(question), turn)) return { kind: 'repeated' };
  const why = refusal(question, turn, seen);
  if (why) return { kind: 'refused', why };
  return { kind: 'said', question: { ...question, turns: [...question.turns, turn] } };
}

function refusal(question: Question, turn: Turn, seen: number): Refusal | null {
  const isOwn = turn.by === question.askedBy;
  if (turn.kind === 'answered' ? isOwn : !isOwn) return isOwn ? 'own' : 'others';
  const state = questionState(question);
  if (state === 'closed') return 'closed';
  switch (turn.kind) {
    case 'asked':
      return 'asked_back';
    case 'answered':
      return state === 'answered' || question.turns.length !== seen ? 'answered' : null;
    case 'asked_back':
      if (state === 'open') return 'unanswered';
      return canAskBack(question) ? null : 'asked_back';
    case 'closed':
      return null;
  }
}

const isRepeated = (last: Turn, turn: Turn): boolean =>
  last.kind === turn.kind &&
  last.by === turn.by &&
  last.words === turn.words &&
  (last.kind !== 'answered' || turn.kind !== 'answered' || last.verdict === turn.verdict);

/** By what it is about and what it says: the same form sent twice is one question. */
export const questionKey = (
  { planKey, period, line, deal }: QuestionAbout,
  askedBy: PersonId,
  words: string,
): string =>
  JSON.stringify([
    ...[askedBy, planKey, period.kind, period.start.toString()],
    ...[line?.title.en ?? null, deal, words],
  ]);
