/** What a call to Lark that did not go well says about what was shown. Pure, so that every case can be read and tested in one place. */
import { reasonOf } from '../access.ts';
import type { SendOutcome } from '../port.ts';

export type Failure =
  /** Lark said no: nothing was done. `code`: its own number for why. */
  | { readonly kind: 'no'; readonly code: number; readonly message: string }
  /** The token does not hold: nothing was done. */
  | { readonly kind: 'token' }
  | {
      readonly kind: 'rate_limited';
      readonly retryAfterMs: number;
      readonly scope: 'conversation' | 'app';
    }
  /** The call never got to Lark. */
  | { readonly kind: 'not_reached'; readonly reason: string }
  /** Anything may have become of it. */
  | { readonly kind: 'unknown'; readonly reason: string };

export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(wordsOf(failure));
    this.failure = failure;
  }
}

/** For the log. */
function wordsOf(failure: Failure): string {
  switch (failure.kind) {
    case 'no':
      return `${failure.code} ${failure.message}`;
    case 'token':
    case 'rate_limited':
      return failure.kind;
    case 'not_reached':
    case 'unknown':
      return `${failure.kind}: ${failure.reason}`;
  }
}

/** Lark's numbers for a token that is missing, wrong or out of date. */
const tokens: ReadonlySet<number> = new Set([
  99991661, 99991663, 99991664, 99991665, 99991668, 99991671,
]);
/** Too often, whoever it is sent to. */
const appLimits: ReadonlySet<number> = new Set([99991400, 11232, 1000004, 1000005]);
/** Too often to this person or group, or changed by somebody else at this moment. */
const conversationLimits: ReadonlySet<number> = new Set([230020, 230049]);
/** Lark's own troubles, during which the work may have been done. */
const troubles: ReadonlySet<number> = new Set([1500, 1061045, 1663, 5000, 55001, 230000]);

const shortPauseMs = 2_000;
const pauseMs = 30_000;

/** `resetSeconds`: how long Lark asks to wait; null: it does not say. */
export function failureOfCode(code: number, message: string, resetSeconds: number | null): Failure {
  if (tokens.has(code)) return { kind: 'token' };
  const retryAfterMs = resetSeconds === null ? shortPauseMs : Math.max(1, resetSeconds) * 1000;
  if (appLimits.has(code)) return { kind: 'rate_limited', retryAfterMs, scope: 'app' };
  if (conversationLimits.has(code))
    return { kind: 'rate_limited', retryAfterMs, scope: 'conversation' };
  if (troubles.has(code)) return { kind: 'unknown', reason: `Lark: ${code}` };
  return { kind: 'no', code, message: withoutContent(message) };
}

/** Of a card that it does not take, Lark repeats parts: somebody's figures belong in no log. */
const withoutContent = (message: string): string =>
  message.replace(/\bError ?Value\b.*/is, '').slice(0, 200);

/** For a reply without a number of Lark's own. */
export function failureOfStatus(status: number, resetSeconds: number | null): Failure {
  if (status === 429)
    return {
      kind: 'rate_limited',
      retryAfterMs: resetSeconds === null ? pauseMs : Math.max(1, resetSeconds) * 1000,
      scope: 'app',
    };
  return status >= 500
    ? { kind: 'unknown', reason: `HTTP ${status}` }
    : { kind: 'no', code: status, message: 'turned away without a reason' };
}

/** What `fetch` throws. */
export function failureOfError(error: unknown): Failure {
  const reason = reasonOf(error);
  return neverConnected(error) ? { kind: 'not_reached', reason } : { kind: 'unknown', reason };
}

/** Refused, or the name not found: before any byte of the request. A connection that broke later is another matter. */
function neverConnected(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const parts: readonly unknown[] = at instanceof AggregateError ? at.errors : [at];
    if (parts.length > 0 && parts.every(isConnectFailure)) return true;
  }
  return false;
}

const isConnectFailure = (error: unknown): boolean =>
  error instanceof Error &&
  (('syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo')) ||
    ('code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT'));

/** A card may be changed for 14 days. */
export const isTooOld = (failure: Failure): boolean =>
  failure.kind === 'no' && failure.code === 230031;

const tokenPauseMs = 60_000;

export function outcomeOf(failure: Failure): SendOutcome {
  switch (failure.kind) {
    case 'no':
      return { kind: 'refused', reason: `Lark: ${failure.code} ${failure.message}` };
    case 'token':
      return { kind: 'wait', retryAfterMs: tokenPauseMs, scope: 'app' };
    case 'rate_limited':
      return { kind: 'wait', retryAfterMs: failure.retryAfterMs, scope: failure.scope };
    case 'not_reached':
      return { kind: 'wait', retryAfterMs: pauseMs, scope: 'app' };
    case 'unknown':
      return { kind: 'ambiguous', reason: failure.reason };
  }
}
