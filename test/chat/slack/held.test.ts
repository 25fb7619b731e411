/** Requests that come before the bot can answer: held on the way, or before Slack has said whose workspace it is. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/chat/port.ts';
import { createSlack } from '../../../src/chat/slack/connect.ts';
import { systemClock } from '../../../src/clock.ts';
import { silentLog } from '../../../src/log.ts';
import { cardSaying } from '../../support/sample-cards.ts';
import { httpWire, type Payload, type Reply, signingSecret } from '../../support/slack/wire.ts';
import { botToken, startWorkspace } from '../../support/slack/workspace.ts';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

interface Early {
  /** Resolves when it has come in. */
  ask(): Promise<{ readonly replied: Promise<Reply> }>;
  /** What Slack was sent afterwards. */
  readonly later: Record<string, unknown>[];
  /** Lets Slack say whose workspace it is. */
  name(): void;
}

/** A bot that was handed its requests after so long, and does not know yet whose it is. */
async function early(heldMs: number): Promise<Early> {
  const workspace = await startWorkspace(['li-na'], ['sales']);
  endings.push(() => workspace.stop());
  const named = gate();
  const came = gate();
  const connection = await createSlack({
    ...{ tokens: { bot: botToken, app: null }, signingSecret, tenant: null },
    ...{ apiUrl: workspace.apiUrl, log: silentLog, clock: systemClock },
    fetch: async (input, init) => {
      if (String(input).endsWith('/auth.test')) await named.passed;
      return fetch(input, init);
    },
  });
  const answer: Answer = { kind: 'private', card: cardSaying('here it is') };
  await connection.start(async () => answer);
  const wire = httpWire();
  await wire.open({
    ...connection,
    listener: (request, response) => {
      connection.listener?.(request, response, heldMs);
      came.open();
    },
  });
  endings.push(
    () => wire.close(),
    connection.stop,
    async () => named.open(),
  );
  const later: Record<string, unknown>[] = [];
  const body = {
    ...{ command: '/mybonus', text: '', trigger_id: 't1', team_id: workspace.team },
    user_id: workspace.users.get('li-na') ?? '',
    channel_id: workspace.channels.get('sales') ?? '',
    response_url: workspace.responseUrl((each) => later.push(each)),
  };
  const command: Payload = { kind: 'slash_commands', body };
  return {
    ask: async () => {
      const replied = wire.send(command);
      await came.passed;
      return { replied };
    },
    later,
    name: named.open,
  };
}

function gate() {
  const made: { open: () => void } = { open: () => {} };
  const passed = new Promise<void>((resolve) => {
    made.open = resolve;
  });
  return { passed, open: () => made.open() };
}

describe('a request that comes early', () => {
  it('is answered once Slack has said whose workspace it is', async () => {
    const { ask, name } = await early(0);
    const { replied } = await ask();
    name();
    expect(JSON.stringify((await replied).body)).toContain('here it is');
  });

  it('is not taken when Slack does not say it in time', async () => {
    const { ask } = await early(2_500);
    const { replied } = await ask();
    expect(await replied).toMatchObject({ status: 503, taken: false });
  });

  it('and was held for longer than Slack waits, is answered beside the error that stands there', async () => {
    const { ask, name, later } = await early(2_950);
    name();
    // Until its workspace is known, somebody who has waited so long is turned away.
    let reply = await (await ask()).replied;
    while (!reply.taken) reply = await (await ask()).replied;
    expect(reply).toMatchObject({ status: 200, body: null });
    while (later.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(JSON.stringify(later)).toContain('here it is');
  });
});
