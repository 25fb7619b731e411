/** Socket Mode where it is not like HTTP: a line that ends, and envelopes that nobody takes. */
import { afterEach, describe, expect, it } from 'vitest';
import { NotTaken } from '../../../src/chat/router.ts';
import { cardSaying } from '../../support/sample-cards.ts';
import {
  type SampleSettings,
  type SampleSlack,
  startSlack,
  until,
} from '../../support/slack/sample.ts';
import { socketWire } from '../../support/slack/socket-wire.ts';
import type { Payload } from '../../support/slack/wire.ts';

const started: SampleSlack[] = [];
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop();
});

async function start(settings: SampleSettings = {}) {
  const wire = socketWire();
  const slack = await startSlack(wire, { around: wire.around, ...settings });
  started.push(slack);
  return { wire, slack };
}

let count = 0;
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

describe('a line', () => {
  it.each(['asks', 'breaks'] as const)('that Slack ends (%s) is opened again', async (how) => {
    const { wire, slack } = await start();
    wire.drop(how);
    await until(() => wire.lines() === 2 && slack.connection.isConnected());
    expect(JSON.stringify((await wire.send(commandOf(slack))).body)).toContain('¥18,240');
  });

  it('is opened in the end, however often it could not be', async () => {
    const { wire, slack } = await start();
    wire.refuse(2);
    wire.drop('breaks');
    await until(() => !slack.connection.isConnected());
    await until(() => slack.connection.isConnected());
    expect((await wire.send(commandOf(slack))).taken).toBe(true);
  });

  it('stays until what is under way has been answered', async () => {
    const gate: { open: () => void } = { open: () => {} };
    const held = new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    const wire = socketWire(5000);
    const slack = await startSlack(wire, {
      around: wire.around,
      handle: async () => {
        await held;
        return { kind: 'private', card: cardSaying('finished') };
      },
    });
    started.push(slack);
    const reply = wire.send(commandOf(slack));
    await until(() => slack.bot.heard.length === 1);
    const stopped = slack.connection.stop();
    gate.open();
    expect(JSON.stringify((await reply).body)).toContain('finished');
    await stopped;
  });

  it('needs no address on the internet, and offers none', async () => {
    const { slack } = await start();
    expect(slack.connection.listener).toBeNull();
  });
});

describe('an envelope', () => {
  it('that was not taken is not acknowledged, and taken when it comes again', async () => {
    const failures = [new NotTaken('unavailable'), new NotTaken('unavailable')];
    const { wire, slack } = await start({
      handle: async () => {
        const failure = failures.shift();
        if (failure) throw failure;
        return { kind: 'none' };
      },
    });
    const home = {
      event_id: 'Ev1',
      event: { type: 'app_home_opened', user: slack.user('li-na'), channel: 'D1', tab: 'home' },
    };
    expect((await wire.send(commandOf(slack))).taken).toBe(false);
    expect((await slack.client.event(home)).taken).toBe(false);
    expect((await slack.client.event(home)).taken).toBe(true);
    expect(new Set(slack.bot.heard.slice(1).map(({ dedupeKey }) => dedupeKey)).size).toBe(1);
  });
});
