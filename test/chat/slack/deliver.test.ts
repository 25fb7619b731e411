/** Sending under every fault: one request a message, never two, and an outcome that says no more than is known. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card, PublicCard } from '../../../src/chat/card.ts';
import { longestCallMs, type Outgoing } from '../../../src/chat/port.ts';
import { bulkTimeoutMs } from '../../../src/chat/slack/web.ts';
import { systemClock } from '../../../src/clock.ts';
import { boardCard, cardSaying } from '../../support/sample-cards.ts';
import {
  broken,
  createFaults,
  type Faults,
  limited,
  type SlackFault,
  says,
  tooSlow,
  unavailable,
} from '../../support/slack/faults.ts';
import { type SampleSlack, startSlack } from '../../support/slack/sample.ts';
import { httpWire } from '../../support/slack/wire.ts';

const post = 'chat.postMessage';
let faults: Faults;
let sample: SampleSlack;
let count = 0;

beforeAll(async () => {
  faults = createFaults();
  sample = await startSlack(httpWire(), { around: faults.around });
});
afterAll(async () => sample.stop());

const outgoing = (changes: Partial<Outgoing> = {}): Outgoing => {
  count += 1;
  return {
    key: `message-${count}`,
    tenant: sample.workspace.team,
    to: { kind: 'place', place: sample.place('sales'), card: boardCard(`at ${count}`) },
    locale: 'en',
    update: null,
    firstTriedAt: systemClock.now(),
    ...changes,
  };
};
const toPerson = (card: Card = cardSaying('hello')): Partial<Outgoing> => ({
  to: { kind: 'person', user: sample.user('li-na'), card },
});

/** Sends it with this fault, and tells what was made of it. */
async function under(fault: SlackFault, message: Outgoing = outgoing(), method = post) {
  const before = faults.calls(method).length;
  faults.next(method, fault);
  const outcome = await sample.connection.send(message);
  return { outcome, message, requests: faults.calls(method).length - before };
}

const shownIn = async (place: string) => {
  const messages = await sample.client.look(sample.user('li-na'), place);
  return messages.map(({ words }) => words);
};

describe('a message', () => {
  it('is one request, with nothing unfolded and nobody called', async () => {
    const { outcome, requests } = await under({ kind: 'none' });
    expect([outcome.kind, requests]).toEqual(['sent', 1]);
    expect(Object.fromEntries(faults.calls(post).at(-1) ?? [])).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
      link_names: 'false',
    });
  });

  it('bears a mark that says nothing of what it is about', async () => {
    const { message } = await under({ kind: 'none' }, outgoing({ key: 'statement:li-na:2026-Q4' }));
    const metadata = faults.calls(post).at(-1)?.get('metadata') ?? '';
    expect(metadata).toMatch(/"k":"[\w-]{43}"/);
    expect(metadata).not.toContain(message.key);
    expect(metadata).not.toContain('li-na');
  });

  it('has a limit in time that fits twice into what a call may take', async () => {
    await under({ kind: 'none' });
    expect(faults.signals(post).at(-1)).toBeInstanceOf(AbortSignal);
    expect(2 * bulkTimeoutMs).toBeLessThan(longestCallMs);
  });

  it('to a person goes to the person, and its reference is of their conversation', async () => {
    const { outcome } = await under({ kind: 'none' }, outgoing(toPerson()));
    const dm = await sample.client.dm(sample.user('li-na'));
    expect(outcome.kind === 'sent' ? outcome.ref.startsWith(`${dm}:`) : outcome).toBe(true);
    expect(faults.calls(post).at(-1)?.get('channel')).toBe(sample.user('li-na'));
  });

  it('of another workspace is refused without a request', async () => {
    const before = faults.calls(post).length;
    const outcome = await sample.connection.send(outgoing({ tenant: 'T_OTHER' }));
    expect([outcome.kind, faults.calls(post).length - before]).toEqual(['refused', 0]);
  });
});

describe('an outcome', () => {
  it.each([
    ['is a pause of as long as Slack says', { 'retry-after': '7' }, 7000],
    ['is a pause of half a minute where Slack does not say', {}, 30_000],
    ['is a pause of half a minute where Slack says no number', { 'retry-after': 'soon' }, 30_000],
  ])('%s', async (_, headers, retryAfterMs) => {
    const { outcome, requests } = await under(limited(headers as Record<string, string>));
    expect(outcome).toEqual({ kind: 'wait', retryAfterMs, scope: 'conversation' });
    expect(requests).toBe(1);
  });

  it('of a change that is too many holds up the workspace', async () => {
    const { outcome: first } = await under({ kind: 'none' });
    const update = first.kind === 'sent' ? first.ref : '';
    const fault = limited({ 'retry-after': '3' });
    const { outcome } = await under(fault, outgoing({ update }), 'chat.update');
    expect(outcome).toEqual({ kind: 'wait', retryAfterMs: 3000, scope: 'workspace' });
  });

  it.each([
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'msg_too_long',
    'restricted_action',
  ])('is a refusal when Slack says %s', async (error) => {
    const { outcome, requests } = await under(says(error));
    expect([outcome, requests]).toEqual([{ kind: 'refused', reason: `Slack: ${error}` }, 1]);
  });

  it.each([
    ['Slack could not be reached at all', broken(false, 'ECONNREFUSED', 'connect')],
    ['the name was not found', broken(false, 'ENOTFOUND', 'getaddrinfo')],
    ['the connection was never made', broken(false, 'UND_ERR_CONNECT_TIMEOUT')],
  ])('is a pause when %s', async (_, fault) => {
    const { outcome, requests } = await under(fault);
    expect(outcome).toEqual({ kind: 'wait', retryAfterMs: 30_000, scope: 'workspace' });
    expect(requests).toBe(1);
  });

  it.each([
    ['a 503', unavailable],
    ['a connection that breaks', (accepted: boolean) => broken(accepted, 'ECONNRESET', 'read')],
    ['a reply that never comes', tooSlow],
    [
      'half a reply',
      (accepted: boolean): SlackFault => ({
        kind: 'answers',
        accepted,
        status: 200,
        body: '{"ok":true,"chan',
      }),
    ],
    [
      'an error of Slack’s own',
      (accepted: boolean): SlackFault => ({
        kind: 'answers',
        accepted,
        status: 200,
        body: '{"ok":false,"error":"internal_error"}',
      }),
    ],
  ])('is uncertain after %s, until it is looked up', async (_, fault) => {
    const taken = await under(fault(true));
    expect([taken.outcome.kind, taken.requests]).toEqual(['ambiguous', 1]);
    const lost = await under(fault(false));
    expect([lost.outcome.kind, lost.requests]).toEqual(['ambiguous', 1]);
    const found = await sample.connection.lookUp(taken.message);
    const shown = await sample.client.look(sample.user('li-na'), sample.place('sales'));
    expect(found).toEqual({ ref: shown.at(-1)?.id });
    expect(await sample.connection.lookUp(lost.message)).toBe('absent');
  });
});

describe('a message that Slack turns away for its form', () => {
  it('is sent once more, in words only', async () => {
    const { outcome, requests } = await under(
      says('invalid_blocks'),
      outgoing(toPerson(cardSaying('<!channel> & *all*'))),
    );
    expect([outcome.kind, requests]).toEqual(['sent', 2]);
    const plain = faults.calls(post).at(-1);
    expect(plain?.has('blocks')).toBe(false);
    expect(plain?.get('mrkdwn')).toBe('false');
    expect(plain?.get('text')).toContain('&lt;!channel&gt; &amp; *all*');
  });

  it('is refused when even the words are', async () => {
    faults.next(post, says('invalid_blocks'));
    const { outcome } = await under(says('msg_too_long'));
    expect(outcome).toEqual({ kind: 'refused', reason: 'Slack: msg_too_long' });
  });
});

describe('a look-up', () => {
  it('finds a message to a person in their conversation', async () => {
    const { message, outcome } = await under(unavailable(true), outgoing(toPerson()));
    expect(outcome.kind).toBe('ambiguous');
    const dm = await sample.client.dm(sample.user('li-na'));
    const found = await sample.connection.lookUp(message);
    expect(found).toMatchObject({ ref: expect.stringMatching(`^${dm}:`) });
  });

  it('reads on until it has seen everything', async () => {
    const { message } = await under(unavailable(true));
    const { message: absent } = await under(unavailable(false));
    for (let index = 0; index < 230; index += 1)
      await sample.workspace.call(post, { channel: sample.place('sales'), text: 'talk' });
    const before = faults.calls('conversations.history').length;
    expect(await sample.connection.lookUp(message)).toMatchObject({ ref: expect.any(String) });
    expect(faults.calls('conversations.history').length - before).toBe(2);
    expect(await sample.connection.lookUp(absent)).toBe('absent');
  });

  it('looks no farther back than the first try', async () => {
    const firstTriedAt = systemClock.now().subtract({ minutes: 10 });
    const { message } = await under(unavailable(false), outgoing({ firstTriedAt }));
    await sample.connection.lookUp(message);
    const oldest = Number(faults.calls('conversations.history').at(-1)?.get('oldest'));
    expect(oldest).toBe(firstTriedAt.epochMilliseconds / 1000 - 60);
  });

  it.each([
    ['is not answered', unavailable(false)],
    ['may not be made', says('missing_scope')],
    ['is made too often', limited({ 'retry-after': '60' })],
  ])('that %s tells nothing', async (_, fault) => {
    const { message } = await under(unavailable(true));
    faults.next('conversations.history', fault);
    expect(await sample.connection.lookUp(message)).toBeNull();
  });

  it('of a change tells nothing: the change is made once more', async () => {
    expect(await sample.connection.lookUp(outgoing({ update: 'C1:1.2' }))).toBeNull();
  });
});

describe('without leave to read', () => {
  it('an uncertain message stays uncertain, and nothing is asked', async () => {
    const own = createFaults();
    const deaf = await startSlack(httpWire(), {
      around: (fetch) =>
        own.around(async (input, init) => {
          const response = await fetch(input, init);
          if (!String(input).endsWith('/auth.test')) return response;
          const headers = { 'x-oauth-scopes': 'chat:write' };
          return new Response(await response.text(), { headers });
        }),
    });
    const card: PublicCard = boardCard('x');
    const to = { kind: 'place', place: deaf.place('sales'), card } as const;
    const message = outgoing({ to, tenant: deaf.workspace.team });
    own.next(post, unavailable(true));
    expect((await deaf.connection.send(message)).kind).toBe('ambiguous');
    expect(await deaf.connection.lookUp(message)).toBeNull();
    expect(own.calls('conversations.history')).toHaveLength(0);
    await deaf.stop();
  });
});

describe('access that was taken back', () => {
  it('refuses the message that finds out, and holds back the others', async () => {
    const own = createFaults();
    const lost = await startSlack(httpWire(), { around: own.around });
    const to = { kind: 'place', place: lost.place('sales'), card: boardCard('x') } as const;
    own.next(post, says('token_revoked'));
    own.next('auth.test', says('token_revoked'));
    const first = await lost.connection.send(outgoing({ to }));
    expect(first).toEqual({ kind: 'refused', reason: 'Slack: token_revoked' });
    expect(lost.connection.isConnected()).toBe(false);
    const second = await lost.connection.send(outgoing({ to }));
    expect(second).toMatchObject({ kind: 'wait', scope: 'workspace' });
    expect(own.calls(post)).toHaveLength(1);
    await lost.stop();
  });
});

it('shows in the end what was taken, once each', async () => {
  const words = await shownIn(sample.place('sales'));
  const boards = words.flatMap((each) => /Updated (at \d+)/.exec(each)?.[1] ?? []);
  expect(new Set(boards).size).toBe(boards.length);
  expect(boards.length).toBeGreaterThan(5);
});
