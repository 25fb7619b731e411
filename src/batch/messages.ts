/** What goes to the thread of the back-tests, and what comes back. */

import { AppError, type ErrorCode, type ErrorParams } from '../domain/errors.ts';
import type { CompanyYear, Earned, OneByOne, Trial } from './port.ts';

export type Question = { readonly id: number } & (
  | { readonly ask: 'use'; readonly year: CompanyYear }
  | { readonly ask: 'run'; readonly trials: readonly Trial[] }
);

export type Answer = { readonly id: number } & (
  | { readonly kind: 'done'; readonly results: readonly (Earned | OneByOne)[] }
  /** An expected error: a thread hands over data, not classes. */
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly params: ErrorParams[ErrorCode] }
  | { readonly kind: 'failed'; readonly message: string }
);

export const refusal = (id: number, error: unknown): Answer =>
  error instanceof AppError
    ? { id, kind: 'refused', code: error.code, params: error.params }
    : { id, kind: 'failed', message: error instanceof Error ? (error.stack ?? '') : `${error}` };

/** Throws what was refused or failed on the other side. */
export function resultsOf(answer: Answer): readonly (Earned | OneByOne)[] {
  if (answer.kind === 'done') return answer.results;
  if (answer.kind === 'refused') throw new AppError(answer.code, answer.params);
  throw new Error(answer.message);
}
