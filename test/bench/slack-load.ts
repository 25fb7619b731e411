/** Slash commands as Slack sends them, each a gesture of its own with its own signature, as many as can be answered or so many a second. */
import { setTimeout as delay } from 'node:timers/promises';
import autocannon, { type Result } from 'autocannon';
import { encoded, nowSeconds, signatureOf, signingSecret } from '../support/slack/wire.ts';

/** Who types what, and where. */
export interface Typed {
  readonly command: string;
  readonly team: string;
  readonly channel: string;
  /** By turns. */
  readonly users: readonly string[];
}

/** A bot that is asked. */
export interface Asked {
  readonly url: string;
  readonly typed: Typed;
}

export interface Window {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
}

let gestures = 0;

function nextRequest({ command, team, channel, users }: Typed) {
  gestures += 1;
  const { body, type } = encoded({
    kind: 'slash_commands',
    body: {
      ...{ command, text: '', team_id: team, team_domain: 'sample', channel_id: channel },
      ...{ channel_name: 'sales', user_id: users[gestures % users.length] ?? '' },
      ...{ trigger_id: `${process.pid}.${gestures}`, api_app_id: 'A1', user_name: 'somebody' },
      response_url: `https://hooks.slack.com/commands/${team}/${gestures}`,
    },
  });
  const timestamp = String(nowSeconds());
  return {
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signatureOf(body, timestamp, signingSecret),
    },
  };
}

/** The answer, as it came. Throws when it is not acknowledged. */
export async function askOnce({ url, typed }: Asked): Promise<string> {
  const response = await fetch(`${url}/slack/events`, { method: 'POST', ...nextRequest(typed) });
  const text = await response.text();
  if (!response.ok) throw new Error(`answered with ${response.status} ${text}`);
  return text;
}

const connections = 16;

/** As fast as answers come, on as many connections as a busy minute of Slack's has. */
export async function saturate({ url, typed }: Asked, seconds: number): Promise<Window> {
  const waits: number[] = [];
  const { errors, non2xx, duration } = await new Promise<Result>((resolve, reject) => {
    const load = autocannon(
      {
        ...{ url: `${url}/slack/events`, method: 'POST', connections, duration: seconds },
        requests: [{ setupRequest: (request) => ({ ...request, ...nextRequest(typed) }) }],
      },
      (error: Error | null, result) => (error ? reject(error) : resolve(result)),
    );
    load.on('response', (_client, _status, _bytes, ms) => waits.push(ms));
  });
  if (errors + non2xx > 0) throw new Error(`${errors} errors, ${non2xx} not acknowledged`);
  return { perSecond: waits.length / duration, ...spread(waits) };
}

/** Whether or not the former have been answered: what waits in a queue counts as waiting. */
export async function askSteadily(
  asked: Asked,
  perSecond: number,
  seconds: number,
): Promise<Window> {
  const waits: number[] = [];
  const answers: Promise<void>[] = [];
  const began = performance.now();
  for (let n = 0; n < seconds * perSecond; n += 1) {
    const due = began + (n * 1000) / perSecond;
    await delay(Math.max(0, due - performance.now()));
    const answered = askOnce(asked).then(
      () => performance.now() - due,
      // Who is turned away for it took too long has waited for ever.
      () => Number.POSITIVE_INFINITY,
    );
    answers.push(answered.then((wait) => void waits.push(wait)));
  }
  await Promise.all(answers);
  const tookSeconds = (performance.now() - began) / 1000;
  return { perSecond: waits.filter(Number.isFinite).length / tookSeconds, ...spread(waits) };
}

function spread(waits: readonly number[]): Pick<Window, 'median' | 'p99'> {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99) };
}
