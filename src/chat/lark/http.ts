/**
 * What the SDK sends its requests by: `fetch` with a time limit, and errors that carry neither headers nor addresses. The SDK's own way
 * waits for ever, and its errors hold the token.
 */
import { CallFailed, failureOfCode, failureOfError, failureOfStatus } from './outcome.ts';

/** As the SDK hands it over; what is not here is not used. */
export interface HttpRequest {
  readonly url?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  readonly timeout?: number;
  readonly signal?: unknown;
}

const usualTimeoutMs = 5_000;

/** Answers the reply's JSON, whatever it says. Rejects with `CallFailed` only. */
export async function exchange(
  fetch: typeof globalThis.fetch,
  request: HttpRequest,
): Promise<unknown> {
  const response = await sent(fetch, request);
  const reset = secondsOf(response.headers.get('x-ogw-ratelimit-reset'));
  const body = await bodyOf(response);
  if (response.ok && body !== null) return body;
  if (response.ok) throw new CallFailed({ kind: 'unknown', reason: 'unreadable reply' });
  const said = codeOf(body);
  // In trouble, Lark may have done what it was asked, whatever its number says.
  throw new CallFailed(
    said === null || response.status >= 500
      ? failureOfStatus(response.status, reset)
      : failureOfCode(said.code, said.message, reset),
  );
}

async function sent(
  fetch: typeof globalThis.fetch,
  { url = '', method = 'GET', headers = {}, params = {}, data, timeout, signal }: HttpRequest,
): Promise<Response> {
  const limit = AbortSignal.timeout(timeout ?? usualTimeoutMs);
  try {
    return await fetch(addressOf(url, params), {
      method: method.toUpperCase(),
      headers: { ...textsOf(headers), 'content-type': 'application/json; charset=utf-8' },
      redirect: 'error',
      signal: signal instanceof AbortSignal ? AbortSignal.any([signal, limit]) : limit,
      ...(data === undefined ? {} : { body: JSON.stringify(data) }),
    });
  } catch (error) {
    throw new CallFailed(failureOfError(error));
  }
}

function addressOf(url: string, params: Readonly<Record<string, unknown>>): URL {
  const address = new URL(url);
  for (const [name, value] of Object.entries(textsOf(params)))
    address.searchParams.append(name, value);
  return address;
}

const textsOf = (given: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, String(value)]]
        : [],
    ),
  );

const secondsOf = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;

/** Null: no JSON object, or it broke off. */
async function bodyOf(response: Response): Promise<object | null> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' ? body : null;
  } catch {
    return null;
  }
}

/** Lark's own number and words; null: it gives none. */
export function codeOf(body: unknown): { readonly code: number; readonly message: string } | null {
  if (typeof body !== 'object' || body === null || !('code' in body)) return null;
  if (typeof body.code !== 'number') return null;
  return {
    code: body.code,
    message: 'msg' in body && typeof body.msg === 'string' ? body.msg : '',
  };
}
