/** Who claims to be Slack, and who is not who they should be. Whatever comes, the process lives and the next honest request is answered. */
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { type SampleSlack, startSlack } from '../../support/slack/sample.ts';
import {
  encoded,
  type HttpWire,
  httpWire,
  nowSeconds,
  type Payload,
  signatureOf,
} from '../../support/slack/wire.ts';

let wire: HttpWire;
let sample: SampleSlack;
let seenBefore = 0;

beforeAll(async () => {
  wire = httpWire();
  sample = await startSlack(wire);
});
afterAll(async () => sample.stop());
beforeEach(() => {
  seenBefore = sample.refusals.length;
});

const refusals = () => sample.refusals.slice(seenBefore);
let count = 0;

const command = (changes: Readonly<Record<string, string>> = {}): Payload => {
  count += 1;
  return {
    kind: 'slash_commands',
    body: {
      command: '/mybonus',
      text: 'Q3',
      user_id: sample.user('li-na'),
      team_id: sample.workspace.team,
      channel_id: sample.place('sales'),
      trigger_id: `t${count}`,
      ...changes,
    },
  };
};

interface Signed {
  readonly body: string;
  readonly headers: Record<string, string>;
}

function signed(payload: Payload, at = String(nowSeconds()), secret?: string): Signed {
  const { body, type } = encoded(payload);
  return {
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': at,
      'x-slack-signature': signatureOf(body, at, secret),
    },
  };
}

const status = async ({ body, headers }: Signed): Promise<number> =>
  (await wire.post(body, headers)).status;

/** The bot was not asked, and answers the next one who is honest. */
async function expectUntouched(heard: number): Promise<void> {
  expect(sample.bot.heard).toHaveLength(heard);
  expect(await status(signed(command()))).toBe(200);
  expect(sample.bot.heard).toHaveLength(heard + 1);
}

describe('a signature', () => {
  it('that is right lets a request in', async () => {
    const heard = sample.bot.heard.length;
    await expectUntouched(heard);
    expect(refusals()).toEqual([]);
  });

  it('by another secret is refused', async () => {
    const heard = sample.bot.heard.length;
    expect(await status(signed(command(), String(nowSeconds()), 'another secret'))).toBe(401);
    expect(refusals()).toEqual(['signature']);
    await expectUntouched(heard);
  });

  it('is refused with any one bit of it turned', async () => {
    const heard = sample.bot.heard.length;
    const { body, headers } = signed(command());
    const signature = headers['x-slack-signature'] ?? '';
    for (let at = 3; at < signature.length; at += 1) {
      const turned = (Number.parseInt(signature.charAt(at), 16) ^ 1).toString(16);
      const bad = signature.slice(0, at) + turned + signature.slice(at + 1);
      expect(await status({ body, headers: { ...headers, 'x-slack-signature': bad } })).toBe(401);
    }
    expect(new Set(refusals())).toEqual(new Set(['signature']));
    await expectUntouched(heard);
  });

  it('is refused with another body, however little it differs', async () => {
    const heard = sample.bot.heard.length;
    const { body, headers } = signed(command());
    expect(await status({ body: body.replace('Q3', 'Q4'), headers })).toBe(401);
    expect(await status({ body: `${body}&user_id=U2`, headers })).toBe(401);
    await expectUntouched(heard);
  });

  it.each([
    ['more than five minutes old', -301],
    ['a year old', -31_536_000],
    ['of in two minutes', 120],
    ['of in a year', 31_536_000],
  ])('%s is refused', async (_, seconds) => {
    const heard = sample.bot.heard.length;
    expect(await status(signed(command(), String(nowSeconds() + seconds)))).toBe(401);
    expect(refusals()).toEqual(['signature']);
    await expectUntouched(heard);
  });

  it('from a clock that is half a minute fast is accepted', async () => {
    expect(await status(signed(command(), String(nowSeconds() + 30)))).toBe(200);
  });

  it.each(['NaN', '', '-1', '1e99', 'Infinity', 'soon'])(
    'at the time %j is refused',
    async (at) => {
      const heard = sample.bot.heard.length;
      expect(await status(signed(command(), at))).toBe(401);
      await expectUntouched(heard);
    },
  );

  it('is refused without either header, and without both', async () => {
    const heard = sample.bot.heard.length;
    const { body, headers } = signed(command());
    for (const missing of ['x-slack-signature', 'x-slack-request-timestamp']) {
      const { [missing]: _, ...rest } = headers;
      expect(await status({ body, headers: rest })).toBe(401);
    }
    expect(await status({ body, headers: {} })).toBe(401);
    await expectUntouched(heard);
  });

  it('is good once: who listened in is told nothing', async () => {
    const heard = sample.bot.heard.length;
    const request = signed(command());
    expect(await (await wire.post(request.body, request.headers)).text()).toContain('¥18,240');
    const again = await wire.post(request.body, request.headers);
    expect([again.status, await again.text()]).toEqual([200, '']);
    expect(sample.bot.heard).toHaveLength(heard + 1);
    expect(refusals()).toEqual(['replay']);
  });

  it('is not asked for by the check of the connection, which takes nothing along', async () => {
    const heard = sample.bot.heard.length;
    const { body } = encoded(command({ ssl_check: '1' }));
    const type = 'application/x-www-form-urlencoded';
    expect((await wire.post(body, { 'content-type': type })).status).toBe(200);
    await expectUntouched(heard);
  });
});

describe('a body', () => {
  it('of ten megabytes is refused', async () => {
    const heard = sample.bot.heard.length;
    expect(await status(signed(command({ text: 'x'.repeat(10 * 1024 * 1024) })))).toBe(413);
    expect(refusals()).toEqual(['too_large']);
    await expectUntouched(heard);
  });

  it('of little more than a megabyte is refused, and of little less is read', async () => {
    const commandOf = (length: number) => signed(command({ text: 'x'.repeat(length) }));
    expect(await status(commandOf(1024 * 1024 + 1))).toBe(413);
    expect(await status(commandOf(1024 * 1024 - 1000))).toBe(200);
  });

  it('that ends before it should leaves nothing behind', async () => {
    const heard = sample.bot.heard.length;
    const { port } = new URL((await wire.post('', {})).url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\nhalf');
        socket.end();
      });
      socket.on('close', () => resolve());
      socket.resume();
    });
    await expectUntouched(heard);
  });

  it.each([
    ['no JSON', '{"type":', 400],
    ['nothing at all', 'null', 400],
    ['a list', '[]', 200],
    ['a text', '"mybonus"', 200],
    ['nothing that is known', '{"type":"telepathy"}', 200],
    ['an event without its parts', event('{"type":"app_home_opened"}'), 200],
    ['a person who is a number', event('{"type":"user_change","user":7}'), 200],
    ['an event of no time', '{"event":{"type":"user_change","user":{"id":"U1"}}}', 200],
  ])('that Slack signed but would never send, %s, harms nobody', async (_, body, expected) => {
    const heard = sample.bot.heard.length;
    const at = String(nowSeconds() - 5);
    const headers = {
      'content-type': 'application/json',
      'x-slack-request-timestamp': at,
      'x-slack-signature': signatureOf(body, at),
    };
    expect((await wire.post(body, headers)).status).toBe(expected);
    expect(refusals().filter((each) => each !== 'malformed')).toEqual([]);
    await expectUntouched(heard);
  });

  it('at another address finds nothing', async () => {
    const { body, headers } = signed(command());
    expect((await wire.post(body, headers, '/slack/other')).status).toBe(404);
  });
});

describe('somebody', () => {
  it('of another workspace is told so, in private', async () => {
    const heard = sample.bot.heard.length;
    const reply = await wire.send(command({ team_id: 'T_OTHER' }));
    expect(reply.body).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(reply.body)).toContain('another company');
    expect(refusals()).toEqual(['foreign']);
    await expectUntouched(heard);
  });

  it('else’s button is the presser’s own press', async () => {
    const { client, connection, workspace } = sample;
    const [bonus] = await client.say(sample.user('li-na'), 'dm', '/mybonus');
    await expect(
      client.press(sample.user('maria'), bonus?.id ?? '', 'mybonus.how', {}),
    ).rejects.toThrow('sees no message');
    await wire.send(press(sample.user('maria'), 'mybonus.how#1', 'p=2026-Q4'));
    await connection.idle();
    expect(sample.bot.heard.at(-1)).toMatchObject({
      user: sample.user('maria'),
      tenant: workspace.team,
      event: { kind: 'button', action: 'mybonus.how', value: 'p=2026-Q4' },
    });
  });

  it('who changes what a button carries changes only what the bot is asked', async () => {
    for (const value of ['', 'p=9999-Q9', '<script>', '\u0000', 'x'.repeat(2000)]) {
      expect((await wire.send(press(sample.user('li-na'), 'no.such#9', value))).status).toBe(200);
      expect(sample.bot.heard.at(-1)?.event).toMatchObject({ action: 'no.such', value });
    }
  });

  it('who changes what a form carries gets its answer nowhere but at Slack', async () => {
    const heard = sample.bot.heard.length;
    const origin = JSON.stringify({ place: sample.place('sales'), url: 'https://example.org/x' });
    for (const metadata of ['', 'null', '[]', '{"value":7,"origin":7}', origin, wrapped(origin)]) {
      const reply = await wire.send(submission(metadata));
      expect(reply.status).toBe(200);
      await sample.connection.idle();
    }
    expect(sample.bot.heard).toHaveLength(heard + 6);
    expect(new Set(sample.client.called.map(({ hostname }) => hostname))).toEqual(
      new Set(['127.0.0.1']),
    );
  });
});

describe('the time', () => {
  it('by which signatures are judged is the machine’s, not that of a demo', () => {
    expect(Math.abs(systemClock.now().epochMilliseconds / 1000 - nowSeconds())).toBeLessThan(60);
  });
});

function event(text: string): string {
  return `{"type":"event_callback","event_id":"Ev1","event":${text}}`;
}

const wrapped = (origin: string): string => JSON.stringify({ value: 'draft', origin });

const press = (user: string, actionId: string, value: string): Payload => {
  count += 1;
  const channel = sample.place('sales');
  return {
    kind: 'interactive',
    body: {
      type: 'block_actions',
      user: { id: user, team_id: sample.workspace.team },
      team: { id: sample.workspace.team },
      channel: { id: channel },
      container: { type: 'message', message_ts: '1.2', channel_id: channel, is_ephemeral: false },
      trigger_id: `t${count}`,
      actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1.3' }],
    },
  };
};

const submission = (metadata: string): Payload => {
  count += 1;
  return {
    kind: 'interactive',
    body: {
      type: 'view_submission',
      user: { id: sample.user('li-na'), team_id: sample.workspace.team },
      team: { id: sample.workspace.team },
      view: {
        id: `V${count}`,
        hash: 'h',
        type: 'modal',
        callback_id: 'contest.create',
        private_metadata: metadata,
        state: { values: { title: { field: { value: 'x' } }, goal: { field: { value: '1' } } } },
      },
    },
  };
};
