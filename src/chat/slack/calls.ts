/** The calls that follow an acknowledgement. Each is made once; one that fails is logged by the reference of its request. */
import type { types } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Call, Shown } from './answer.ts';
import type { AppOptions } from './options.ts';
import { failureOf } from './outcome.ts';
import { interactiveTimeoutMs, type WebClient } from './web.ts';

export interface Caller {
  /** One after the other, in this order. Never throws. */
  make(calls: readonly Call[], reference: string): Promise<void>;
}

export function createCaller(
  web: WebClient,
  { log, apiUrl, fetch = globalThis.fetch }: AppOptions,
): Caller {
  const respond = (url: string, body: Shown) => postTo(fetch, checkedUrl(url, apiUrl), body);
  return {
    async make(calls, reference) {
      for (const call of calls) await attempt(call, reference);
    },
  };

  async function attempt(call: Call, reference: string): Promise<void> {
    try {
      await makeCall(web, respond, call);
    } catch (error) {
      report(log, call.kind, reference, error);
      if ((call.kind === 'open' || call.kind === 'push') && call.otherwise)
        await attempt({ kind: 'respond', ...call.otherwise }, reference);
    }
  }
}

async function makeCall(
  web: WebClient,
  respond: (url: string, body: Shown) => Promise<void>,
  call: Call,
): Promise<void> {
  switch (call.kind) {
    case 'respond':
      return respond(call.url, call.body);
    case 'open':
      await web.views.open({ trigger_id: call.trigger, view: call.view });
      return;
    case 'push':
      await web.views.push({ trigger_id: call.trigger, view: call.view });
      return;
    case 'change_window':
      await web.views.update({ view_id: call.id, view: call.view, ...hashOf(call) });
      return;
    case 'publish':
      await web.views.publish({ user_id: call.user, view: asHome(call.view), ...hashOf(call) });
      return;
    case 'whisper':
      await web.chat.postEphemeral({
        channel: call.place,
        user: call.user,
        ...call.message,
      });
  }
}

const hashOf = ({ hash }: { readonly hash: string | null }) => (hash === null ? {} : { hash });

function asHome(view: types.View): types.HomeView {
  return { type: 'home', blocks: view.blocks };
}

/** Somebody who opened the page twice at once is shown the later one. */
const isHarmless = (error: unknown): boolean => {
  const failure = failureOf(error);
  return failure.kind === 'no' && failure.code === 'hash_conflict';
};

function report(log: Log, call: Call['kind'], reference: string, error: unknown): void {
  if (isHarmless(error)) return;
  const failure = failureOf(error);
  const reason = failure.kind === 'no' ? failure.code : failure.kind;
  log.warn({ reference, call, reason, err: error }, 'an answer was not shown');
}

const hosts: ReadonlySet<string> = new Set(['hooks.slack.com', 'hooks.slack-gov.com']);

/** The address came with a request, or travelled through a form: nothing but Slack is ever written to. Throws RangeError. */
function checkedUrl(url: string, apiUrl: string | null): URL {
  const { protocol, hostname } = new URL(url);
  const isSlack = protocol === 'https:' && hosts.has(hostname);
  const isTest = apiUrl !== null && hostname === new URL(apiUrl).hostname;
  if (!isSlack && !isTest) throw new RangeError('an answer may go to Slack only');
  return new URL(url);
}

async function postTo(fetch: typeof globalThis.fetch, url: URL, body: Shown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(interactiveTimeoutMs),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`the answer was turned away with ${response.status}`);
}
