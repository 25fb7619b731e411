/** What can go wrong between an app and Lark, one fault a call of the route, first come first served; then none. */
import type { Answered } from './reply.ts';
import type { Content } from './state.ts';

/** `accepted`: Lark has done what it was asked, whatever the caller hears of it. */
export type LarkFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'answers'; readonly accepted: boolean; readonly answer: Answered }
  /** The connection breaks without an answer. */
  | { readonly kind: 'drops'; readonly accepted: boolean }
  /** Nothing comes back, until the tenant stops. */
  | { readonly kind: 'hangs'; readonly accepted: boolean };

export interface Call {
  /** `<method> <path>`, `:id` in place of ids. */
  readonly route: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Content;
}

export interface Faults {
  /** Of the next calls of the route, as `POST /open-apis/im/v1/messages/:id/reply`. */
  next(route: string, ...faults: readonly LarkFault[]): void;
  /** All calls, or those of one route, in order. */
  calls(route?: string): readonly Call[];
  /** To be told of a call; answers what goes wrong with it. */
  take(call: Call): LarkFault;
}

export function createFaults(): Faults {
  const queues = new Map<string, LarkFault[]>();
  const made: Call[] = [];
  return {
    next: (route, ...faults) => {
      queues.set(route, [...(queues.get(route) ?? []), ...faults]);
    },
    calls: (route) => made.filter((each) => route === undefined || each.route === route),
    take: (call) => {
      made.push(call);
      return queues.get(call.route)?.shift() ?? { kind: 'none' };
    },
  };
}

const says = (
  accepted: boolean,
  status: number,
  body: Content,
  headers: Answered['headers'] = {},
): LarkFault => ({ kind: 'answers', accepted, answer: { status, body, headers } });

/** An error of Lark's own: HTTP 200 or 400 with a code. */
export const fails = (code: number, status: 200 | 400 = 400): LarkFault =>
  says(false, status, { code, msg: 'failed' });

export const unavailable = (accepted: boolean): LarkFault =>
  says(accepted, 503, { code: 2200, msg: 'internal error' });

export const tokenRejected: LarkFault = fails(99991663);

/** `resetSeconds`: after which it may be tried again. */
export const limited = (resetSeconds: number, status: 400 | 429 = 429): LarkFault =>
  says(
    false,
    status,
    { code: 99991400, msg: 'request trigger frequency limit' },
    { 'x-ogw-ratelimit-reset': String(resetSeconds) },
  );

export const drops = (accepted: boolean): LarkFault => ({ kind: 'drops', accepted });

export const hangs = (accepted: boolean): LarkFault => ({ kind: 'hangs', accepted });
