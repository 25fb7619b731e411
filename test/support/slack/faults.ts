/** What can go wrong between a connection and Slack, one fault a call of the method, first come first served; then none. */
import type { Fetch } from './workspace.ts';

/** `accepted`: Slack has done what it was asked, whatever the caller hears of it. */
export type SlackFault =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'answers';
      readonly accepted: boolean;
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'breaks'; readonly accepted: boolean; readonly error: Error };

export interface Faults {
  readonly around: (fetch: Fetch) => Fetch;
  /** The next calls of the method. */
  next(method: string, ...faults: readonly SlackFault[]): void;
  /** Bodies of all calls of the method. */
  calls(method: string): readonly URLSearchParams[];
  /** The limits in time that the calls of the method were given. */
  signals(method: string): readonly (AbortSignal | null | undefined)[];
}

interface Made {
  readonly method: string;
  readonly body: URLSearchParams;
  readonly signal: AbortSignal | null | undefined;
}

export function createFaults(): Faults {
  const queues = new Map<string, SlackFault[]>();
  const made: Made[] = [];
  const of = (method: string) => made.filter((each) => each.method === method);
  return {
    next: (method, ...faults) => {
      queues.set(method, [...(queues.get(method) ?? []), ...faults]);
    },
    calls: (method) => of(method).map(({ body }) => body),
    signals: (method) => of(method).map(({ signal }) => signal),
    around: (fetch) => async (input, init) => {
      const method = new URL(String(input)).pathname.split('/').at(-1) ?? '';
      made.push({
        method,
        body: new URLSearchParams(String(init?.body ?? '')),
        signal: init?.signal,
      });
      const fault = queues.get(method)?.shift() ?? { kind: 'none' };
      if (fault.kind === 'none') return fetch(input, init);
      if (fault.accepted) await (await fetch(input, init)).arrayBuffer();
      if (fault.kind === 'breaks') throw fault.error;
      return new Response(fault.body, { status: fault.status, headers: fault.headers ?? {} });
    },
  };
}

export const says = (error: string): SlackFault => ({
  kind: 'answers',
  accepted: false,
  status: 200,
  body: JSON.stringify({ ok: false, error }),
});

export const limited = (headers: Readonly<Record<string, string>>): SlackFault => ({
  kind: 'answers',
  accepted: false,
  status: 429,
  body: '{"ok":false,"error":"ratelimited"}',
  headers,
});

export const unavailable = (accepted: boolean): SlackFault => ({
  kind: 'answers',
  accepted,
  status: 503,
  body: 'upstream connect error',
});

/** As Node's fetch fails: a TypeError whose cause is the socket's error. */
export const broken = (
  accepted: boolean,
  code: string,
  syscall: string | null = null,
): SlackFault => ({
  kind: 'breaks',
  accepted,
  error: new TypeError('fetch failed', {
    cause: Object.assign(new Error(code), { code, ...(syscall === null ? {} : { syscall }) }),
  }),
});

/** What a call that takes too long ends with. */
export const tooSlow = (accepted: boolean): SlackFault => ({
  kind: 'breaks',
  accepted,
  error: new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
});
