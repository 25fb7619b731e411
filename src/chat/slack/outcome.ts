/** What a call to Slack that did not go well says about what was shown. Pure, so that every case can be read and tested in one place. */
import { z } from 'zod';
import type { SendOutcome } from '../port.ts';
import { NoToken } from './web.ts';

export type Failure =
  /** Slack said no: nothing was done. `code`: its own word for why. */
  | { readonly kind: 'no'; readonly code: string }
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number }
  /** The call never got to Slack. */
  | { readonly kind: 'not_reached' }
  /** Anything may have become of it. */
  | { readonly kind: 'unknown'; readonly reason: string };

const platformError = z.object({
  code: z.literal('slack_webapi_platform_error'),
  data: z.object({ error: z.string() }),
});
const rateLimited = z.object({
  code: z.literal('slack_webapi_rate_limited_error'),
  retryAfter: z.number(),
});
const httpError = z.object({ code: z.literal('slack_webapi_http_error'), statusCode: z.number() });

/** Slack’s words for a failure of its own, during which the work may have been done. */
const unsure: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);
const paused: ReadonlySet<string> = new Set(['rate_limited', 'ratelimited']);
const pauseMs = 30_000;

export function failureOf(error: unknown): Failure {
  const limited = rateLimited.safeParse(error);
  if (limited.success)
    return { kind: 'rate_limited', retryAfterMs: limited.data.retryAfter * 1000 };
  const said = platformError.safeParse(error);
  if (said.success) return spokenFailure(said.data.data.error);
  const http = httpError.safeParse(error);
  if (http.success) return { kind: 'unknown', reason: `HTTP ${http.data.statusCode}` };
  if (neverConnected(error)) return { kind: 'not_reached' };
  return { kind: 'unknown', reason: error instanceof Error ? error.name : 'unknown error' };
}

/** The SDK takes a reply that is no JSON for a word of Slack’s, too: half a reply says nothing about what was done. */
function spokenFailure(code: string): Failure {
  if (!/^[a-z][a-z0-9_]*$/.test(code)) return { kind: 'unknown', reason: 'unreadable reply' };
  if (paused.has(code)) return { kind: 'rate_limited', retryAfterMs: pauseMs };
  return unsure.has(code) ? { kind: 'unknown', reason: code } : { kind: 'no', code };
}

const networkError = z.object({ code: z.string().optional(), syscall: z.string().optional() });

/** Refused, or the name not found: before any byte of the request. A connection that broke later is another matter. */
function neverConnected(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof NoToken) return true;
    const parts = at instanceof AggregateError ? at.errors : [at];
    if (parts.length > 0 && parts.every(isConnectFailure)) return true;
  }
  return false;
}

function isConnectFailure(error: unknown): boolean {
  const { data } = networkError.safeParse(error);
  return (
    data?.syscall === 'connect' ||
    data?.syscall === 'getaddrinfo' ||
    data?.code === 'UND_ERR_CONNECT_TIMEOUT'
  );
}

/** Slack’s words for a token that opens nothing any more. */
const lost: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

export const isLost = (failure: Failure): failure is Failure & { kind: 'no' } =>
  failure.kind === 'no' && lost.has(failure.code);

/** `isUpdate`: changes are counted for the whole workspace, new messages for each conversation. */
export function outcomeOf(failure: Failure, isUpdate: boolean): SendOutcome {
  switch (failure.kind) {
    case 'no':
      return { kind: 'refused', reason: `Slack: ${failure.code}` };
    case 'rate_limited':
      return {
        kind: 'wait',
        retryAfterMs: failure.retryAfterMs,
        scope: isUpdate ? 'workspace' : 'conversation',
      };
    case 'not_reached':
      return { kind: 'wait', retryAfterMs: pauseMs, scope: 'workspace' };
    case 'unknown':
      return { kind: 'ambiguous', reason: failure.reason };
  }
}
