/** What Slack tells besides commands and buttons, and what becomes of it when it cannot be answered. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PrivateCard } from '../../../src/chat/card.ts';
import type { Answer } from '../../../src/chat/port.ts';
import { NotTaken } from '../../../src/chat/router.ts';
import {
  boardCard,
  bonusCard,
  cardSaying,
  contestForm,
  howCard,
} from '../../support/sample-cards.ts';
import { createFaults, says } from '../../support/slack/faults.ts';
import { type SampleSettings, type SampleSlack, startSlack } from '../../support/slack/sample.ts';
import { httpWire, type Payload, type Wire } from '../../support/slack/wire.ts';
import type { Fetch } from '../../support/slack/workspace.ts';

const started: SampleSlack[] = [];
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop();
});

async function start(settings: SampleSettings = {}): Promise<{ slack: SampleSlack; wire: Wire }> {
  const wire = httpWire();
  const slack = await startSlack(wire, settings);
  started.push(slack);
  return { slack, wire };
}

const privately = (words: string): Answer => ({ kind: 'private', card: cardSaying(words) });

/** Slack as it is for a person of this kind. */
const withUser =
  (changes: Readonly<Record<string, unknown>>) =>
  (fetch: Fetch): Fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    if (!String(input).endsWith('/users.info')) return response;
    const reply = (await response.json()) as { user?: object };
    return Response.json({ ...reply, user: { ...reply.user, ...changes } });
  };

const opened = (slack: SampleSlack, tab: string, hash?: string) => ({
  event: {
    type: 'app_home_opened',
    user: slack.user('li-na'),
    channel: 'D0000000001',
    tab,
    ...(hash === undefined ? {} : { view: { id: 'V1', hash } }),
  },
});

describe('the own page', () => {
  it('shows the private card that its opening is answered with', async () => {
    const { slack } = await start({ handle: async () => privately('welcome home') });
    const reply = await slack.client.event(opened(slack, 'home'));
    expect(reply).toMatchObject({ taken: true, body: null });
    expect(slack.bot.heard.at(-1)).toMatchObject({
      user: slack.user('li-na'),
      place: { kind: 'dm' },
      event: { kind: 'home' },
    });
    expect(slack.client.page(slack.user('li-na'))).toContain('welcome home');
  });

  it('keeps a newer page when an older one comes later', async () => {
    const answers = [privately('the newer'), privately('the older')];
    const { slack } = await start({ handle: async () => answers.shift() ?? { kind: 'none' } });
    await slack.client.event(opened(slack, 'home'));
    const reply = await slack.client.event(opened(slack, 'home', 'of another time'));
    expect(reply.taken).toBe(true);
    expect(slack.client.page(slack.user('li-na'))).toContain('the newer');
  });

  it('opens the answer to a button in a window, and changes when it is replaced', async () => {
    const answers: Answer[] = [
      privately('in a window'),
      { kind: 'replace', card: cardSaying('the page again') },
    ];
    const { slack, wire } = await start({
      handle: async () => answers.shift() ?? { kind: 'none' },
    });
    await wire.send(await pressed(slack, { id: 'V1', type: 'home' }));
    await slack.connection.idle();
    expect(methods(slack)).toContain('views.open');
    await wire.send(await pressed(slack, { id: 'V1', type: 'home' }));
    await slack.connection.idle();
    expect(slack.client.page(slack.user('li-na'))).toContain('the page again');
  });
});

describe('the conversation with the bot', () => {
  it('is welcomed once, and never for nothing', async () => {
    const faults = createFaults();
    const { slack } = await start({
      handle: async () => privately('hello'),
      around: faults.around,
    });
    for (let times = 0; times < 3; times += 1) await slack.client.event(opened(slack, 'messages'));
    expect(slack.bot.heard.map(({ event }) => event.kind)).toEqual(['opened']);
    expect(faults.calls('chat.postEphemeral')).toHaveLength(1);
  });
});

describe('the language', () => {
  it('is that of the person’s Slack, asked once', async () => {
    const faults = createFaults();
    const { slack } = await start({
      around: (fetch) => faults.around(withUser({ locale: 'zh-CN' })(fetch)),
    });
    await slack.client.say(slack.user('li-na'), 'dm', '/mybonus');
    await slack.client.say(slack.user('li-na'), 'dm', '/mybonus');
    expect(slack.bot.heard.map(({ locale }) => locale)).toEqual(['zh', 'zh']);
    expect(faults.calls('users.info')).toHaveLength(1);
  });

  it('is asked again when the person has changed something', async () => {
    const faults = createFaults();
    const { slack } = await start({ around: faults.around });
    const user = slack.user('li-na');
    await slack.client.say(user, 'dm', '/mybonus');
    await slack.client.event({ event: { type: 'user_change', user: { id: user, name: 'li-na' } } });
    await slack.client.say(user, 'dm', '/mybonus');
    expect(faults.calls('users.info')).toHaveLength(2);
  });

  it('is English for whom Slack says nothing about', async () => {
    const faults = createFaults();
    const { slack } = await start({ around: faults.around });
    faults.next('users.info', says('fatal_error'));
    await slack.client.say(slack.user('li-na'), 'dm', '/mybonus');
    expect(slack.bot.heard.at(-1)?.locale).toBe('en');
  });
});

describe('somebody', () => {
  it.each([
    ['who is a guest', { is_restricted: true }, 'guest', 'guests of this workspace'],
    ['who is a guest of one channel', { is_ultra_restricted: true }, 'guest', 'full member'],
    ['who is a guest and reads Chinese', { is_restricted: true, locale: 'zh-TW' }, 'guest', '访客'],
    ['of another company in a shared channel', { team_id: 'T9' }, 'foreign', 'another company'],
    ['whom the workspace does not know', { is_stranger: true }, 'foreign', 'another company'],
  ] as const)('%s is refused in words, in private', async (_, changes, refusal, words) => {
    const { slack } = await start({ around: withUser(changes) });
    const [seen] = await slack.client.say(slack.user('li-na'), slack.place('sales'), '/mybonus');
    expect(seen?.words).toContain(words);
    expect(slack.refusals).toEqual([refusal]);
    expect(slack.bot.heard).toEqual([]);
    const other = await slack.client.look(slack.user('maria'), slack.place('sales'));
    expect(other).toEqual([]);
  });
});

describe('a shortcut', () => {
  it('from anywhere stands for its command, and is answered in a window', async () => {
    const { slack, wire } = await start();
    await wire.send(await shortcut(slack, 'shortcut', {}));
    await slack.connection.idle();
    expect(slack.bot.heard.at(-1)).toMatchObject({
      place: { id: slack.user('li-na'), kind: 'dm' },
      event: { kind: 'command', text: '/mybonus' },
    });
    expect(methods(slack)).toContain('views.open');
  });

  it('on a message is answered beside it, to the person alone', async () => {
    const { slack, wire } = await start();
    const bodies: Record<string, unknown>[] = [];
    await wire.send(
      await shortcut(slack, 'message_action', {
        channel: { id: slack.place('sales') },
        response_url: slack.workspace.responseUrl((body) => bodies.push(body)),
      }),
    );
    await slack.connection.idle();
    expect(bodies).toMatchObject([{ response_type: 'ephemeral', replace_original: false }]);
  });
});

describe('a window', () => {
  it('turns from the form into its private answer, and into what a button there is answered with', async () => {
    const { slack } = await start({
      handle: async ({ event }): Promise<Answer> => {
        if (event.kind === 'command') return { kind: 'form', form: contestForm };
        if (event.kind === 'form') return { kind: 'private', card: bonusCard('en') };
        return { kind: 'private', card: howCard(1) };
      },
    });
    const user = slack.user('li-na');
    const [form] = await slack.client.say(user, slack.place('sales'), '/contest');
    const [bonus] = await slack.client.press(user, form?.id ?? '', 'contest.create', {});
    expect(bonus).toMatchObject({ id: form?.id, form: false });
    expect(bonus?.words).toContain('¥18,240');
    const [how] = await slack.client.press(user, form?.id ?? '', 'mybonus.how', {});
    expect(how?.id).toBe(form?.id);
    expect(how?.words).toContain('Page 1 of 3');
    expect(slack.bot.heard.at(-1)).toMatchObject({
      place: { id: slack.place('sales'), kind: 'channel' },
      event: { message: `view:${form?.id}`, action: 'mybonus.how', value: 'p=2026-Q4' },
    });
    expect(await slack.client.look(user, slack.place('sales'))).toEqual([]);
  });

  it('that does not open is not tried again, and the person is told', async () => {
    const faults = createFaults();
    const { slack } = await start({
      handle: async () => ({ kind: 'form', form: contestForm }),
      around: faults.around,
    });
    faults.next('views.open', says('expired_trigger_id'));
    const [seen] = await slack.client.say(slack.user('li-na'), slack.place('sales'), '/contest');
    expect(seen?.words).toContain('did not open');
    expect(faults.calls('views.open')).toHaveLength(1);
  });
});

describe('a public answer', () => {
  it('where two talk is shown to the asker alone, for the other may be anybody', async () => {
    const { slack } = await start({
      handle: async () => ({ kind: 'public', card: boardCard('10:10'), aside: null }),
    });
    const dm = await slack.client.dm(slack.user('li-na'));
    await slack.client.say(slack.user('li-na'), dm, '/leaderboard');
    expect(await slack.client.look(slack.user('maria'), dm)).toEqual([]);
  });
});

describe('what cannot be taken', () => {
  it.each([
    ['what was not written down', new NotTaken('unavailable')],
    ['what is under way', new NotTaken('busy')],
    ['what nobody expected', new Error('bug')],
  ])('is not acknowledged, be it a command or an event: %s', async (_, error) => {
    const failures = [error, error, null];
    const { slack, wire } = await start({
      handle: async () => {
        const failure = failures.shift();
        if (failure) throw failure;
        return privately('done');
      },
    });
    const command = await wire.send(commandOf(slack));
    const event = await slack.client.event(opened(slack, 'home'));
    expect([command.status, event.status]).toEqual([503, 503]);
    expect(slack.refusals).toEqual(['not_taken', 'not_taken']);
    const again = await slack.client.event(opened(slack, 'home'));
    expect(again.status).toBe(200);
  });

  it('when the connection ends is left for later, and what is under way is finished', async () => {
    const gate: { open: () => void } = { open: () => {} };
    const held = new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    const arrived: { tell: () => void } = { tell: () => {} };
    const underWay = new Promise<void>((resolve) => {
      arrived.tell = resolve;
    });
    const { slack, wire } = await start({
      handle: async () => {
        arrived.tell();
        await held;
        return privately('finished');
      },
    });
    const first = wire.send(commandOf(slack));
    await underWay;
    let hasStopped = false;
    const stopped = slack.connection.stop().then(() => {
      hasStopped = true;
    });
    expect((await wire.send(commandOf(slack))).status).toBe(503);
    expect(hasStopped).toBe(false);
    gate.open();
    expect(JSON.stringify((await first).body)).toContain('finished');
    await stopped;
    expect(slack.bot.heard).toHaveLength(1);
  });

  it('for it is not known yet whose workspace this is waits until Slack says so', async () => {
    const faults = createFaults();
    faults.next('auth.test', says('fatal_error'));
    const gate: { open: () => void } = { open: () => {} };
    const held = new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    const wire = httpWire();
    const starting = startSlack(wire, {
      around: (fetch) =>
        faults.around(async (input, init) => {
          if (String(input).endsWith('/auth.test')) await held;
          return fetch(input, init);
        }),
    });
    gate.open();
    const slack = await starting;
    started.push(slack);
    expect(faults.calls('auth.test')).toHaveLength(2);
    expect((await wire.send(commandOf(slack))).status).toBe(200);
  });
});

describe('an answer that cannot be drawn', () => {
  it('is said to be one, with a reference, and what was asked for counts as done', async () => {
    const card = null as unknown as PrivateCard;
    const { slack, wire } = await start({ handle: async () => ({ kind: 'private', card }) });
    const reply = await wire.send(commandOf(slack));
    expect(reply.status).toBe(200);
    expect(JSON.stringify(reply.body)).toMatch(/cannot show this answer.*Reference \w{4}-\w{4}/);
    const outcome = await slack.connection.send({
      ...{ key: 'k', tenant: slack.workspace.team, locale: 'en', update: null },
      to: { kind: 'person', user: slack.user('li-na'), card },
    });
    expect(outcome.kind).toBe('refused');
  });
});

describe('an answer that took too long', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('comes after all, beside the error that Slack has shown by then', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { slack, wire } = await start({
      handle: async () => {
        vi.advanceTimersByTime(2_950);
        return { kind: 'public', card: boardCard('09:09'), aside: cardSaying('and you') };
      },
    });
    const bodies: Record<string, unknown>[] = [];
    const { body } = commandOf(slack) as { body: Record<string, string> };
    const response_url = slack.workspace.responseUrl((each) => bodies.push(each));
    const reply = await wire.send({ kind: 'slash_commands', body: { ...body, response_url } });
    await slack.connection.idle();
    expect(reply).toMatchObject({ status: 200, body: null });
    expect(bodies.map(({ response_type }) => response_type)).toEqual(['in_channel', 'ephemeral']);
  });
});

describe('an event that nobody asked for', () => {
  it('is acknowledged and forgotten', async () => {
    const { slack } = await start();
    const reply = await slack.client.event({ event: { type: 'message', text: 'hi', user: 'U1' } });
    expect(reply.status).toBe(200);
    expect(slack.bot.heard).toEqual([]);
  });
});

let count = 0;
const methods = (slack: SampleSlack): string[] =>
  slack.client.called.map(({ pathname }) => pathname.split('/').at(-1) ?? '');

const commandOf = (slack: SampleSlack): Payload => {
  count += 1;
  return {
    kind: 'slash_commands',
    body: {
      command: '/mybonus',
      text: '',
      user_id: slack.user('li-na'),
      team_id: slack.workspace.team,
      channel_id: slack.place('sales'),
      trigger_id: `t${count}`,
    },
  };
};

async function gestureBy(slack: SampleSlack): Promise<Record<string, unknown>> {
  const { team } = slack.workspace;
  const user = slack.user('li-na');
  const { trigger_id } = await slack.workspace.call('views.generateTriggerId', { user_id: user });
  return { user: { id: user, team_id: team }, team: { id: team }, trigger_id };
}

async function pressed(slack: SampleSlack, view: { id: string; type: string }): Promise<Payload> {
  return {
    kind: 'interactive',
    body: {
      type: 'block_actions',
      ...(await gestureBy(slack)),
      container: { type: 'view', view_id: view.id },
      view: { ...view, private_metadata: '' },
      actions: [{ type: 'button', action_id: 'any.thing#1', action_ts: '1.1', value: 'v' }],
    },
  };
}

async function shortcut(slack: SampleSlack, type: string, more: object): Promise<Payload> {
  return {
    kind: 'interactive',
    body: { type, callback_id: 'mybonus', ...(await gestureBy(slack)), ...more },
  };
}
