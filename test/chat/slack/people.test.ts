/** The people of a workspace: all of them once, and then each who comes, leaves or changes. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/chat/port.ts';
import { createFaults, limited, type SlackFault, says } from '../../support/slack/faults.ts';
import {
  type SampleSettings,
  type SampleSlack,
  startSlack,
  until,
} from '../../support/slack/sample.ts';
import { httpWire } from '../../support/slack/wire.ts';

const started: SampleSlack[] = [];
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop();
});

async function start(settings: SampleSettings): Promise<SampleSlack> {
  const slack = await startSlack(httpWire(), settings);
  started.push(slack);
  return slack;
}

async function everybody(slack: SampleSlack): Promise<Member[]> {
  const all: Member[] = [];
  for await (const member of slack.connection.members?.() ?? []) all.push(member);
  return all;
}

const page = (members: readonly unknown[], cursor: string): SlackFault => ({
  kind: 'answers',
  accepted: false,
  status: 200,
  body: JSON.stringify({ ok: true, members, response_metadata: { next_cursor: cursor } }),
});

const guest = {
  id: 'U_GUEST',
  name: 'gast',
  deleted: true,
  locale: 'zh-CN',
  tz: 'Asia/Shanghai',
  is_restricted: true,
  profile: { real_name: 'Gast', email: 'gast@example.org' },
};

describe('the list of people', () => {
  it('is what matching them takes', async () => {
    const slack = await start({});
    expect((await everybody(slack)).find(({ name }) => name === 'maria')).toEqual({
      user: slack.user('maria'),
      email: 'maria@emulate.dev',
      name: 'maria',
      locale: null,
      timeZone: null,
      isBot: false,
      isGuest: false,
      isDeleted: false,
    });
  });

  it('is read page by page, at the pace that Slack asks for', async () => {
    const faults = createFaults();
    const slack = await start({ around: faults.around });
    faults.next('users.list', page([guest, { no: 'user' }], 'more'));
    faults.next('users.list', limited({ 'retry-after': '0' }));
    const all = await everybody(slack);
    expect(all[0]).toEqual({
      user: 'U_GUEST',
      email: 'gast@example.org',
      name: 'Gast',
      locale: 'zh',
      timeZone: 'Asia/Shanghai',
      isBot: false,
      isGuest: true,
      isDeleted: true,
    });
    expect(all.map(({ name }) => name)).toContain('li-na');
    expect(faults.calls('users.list').map((body) => body.get('cursor'))).toEqual([
      null,
      'more',
      'more',
    ]);
  });

  it('ends with an error when the connection ends while Slack makes it wait', async () => {
    const faults = createFaults();
    const slack = await start({ around: faults.around });
    faults.next('users.list', limited({ 'retry-after': '3600' }));
    const reading = everybody(slack);
    await until(() => faults.calls('users.list').length === 1);
    await slack.connection.stop();
    await expect(reading).rejects.toThrow('aborted');
    expect(faults.calls('users.list')).toHaveLength(1);
  });

  it('that may not be read is an error, not an empty company', async () => {
    const faults = createFaults();
    const slack = await start({ around: faults.around });
    faults.next('users.list', says('missing_scope'));
    await expect(everybody(slack)).rejects.toThrow('missing_scope');
  });

  it('knows Slackbot for what it is', async () => {
    const faults = createFaults();
    const slack = await start({ around: faults.around });
    faults.next('users.list', page([{ id: 'USLACKBOT', name: 'slackbot', is_bot: false }], ''));
    expect(await everybody(slack)).toMatchObject([{ isBot: true, email: null }]);
  });
});

describe('who comes, leaves or changes', () => {
  it.each(['team_join', 'user_change'])('is told on (%s)', async (type) => {
    const told: Member[] = [];
    const slack = await start({
      options: { onPeopleChanged: async (each) => void told.push(each) },
    });
    await slack.client.event({ event: { type, user: guest } });
    expect(told).toMatchObject([{ user: 'U_GUEST', email: 'gast@example.org', isDeleted: true }]);
  });

  it('is told again by Slack when it could not be written down', async () => {
    const failures = [new Error('no database')];
    const told: Member[] = [];
    const slack = await start({
      options: {
        onPeopleChanged: async (each) => {
          const failure = failures.shift();
          if (failure) throw failure;
          told.push(each);
        },
      },
    });
    const event = { event_id: 'Ev7', event: { type: 'team_join', user: guest } };
    expect((await slack.client.event(event)).status).toBe(503);
    expect((await slack.client.event(event)).status).toBe(200);
    expect(told).toHaveLength(1);
  });

  it('at another company is nobody’s business', async () => {
    const told: Member[] = [];
    const slack = await start({
      options: { onPeopleChanged: async (each) => void told.push(each) },
    });
    await slack.client.event({ team_id: 'T_OTHER', event: { type: 'user_change', user: guest } });
    expect(told).toEqual([]);
    expect(slack.refusals).toEqual(['foreign']);
  });
});

describe('people of another company, whom Slack tells of where a channel is shared', () => {
  const theirs = { ...guest, deleted: false, is_restricted: false };
  it.each([
    ['of another workspace', { ...theirs, team_id: 'T_OTHER' }, true],
    ['whom Slack calls strangers', { ...theirs, is_stranger: true }, true],
    ['unlike those of one’s own', theirs, false],
  ])('count as guests, whatever address they say they have: %s', async (_, user, isGuest) => {
    const told: Member[] = [];
    const slack = await start({
      options: { onPeopleChanged: async (each) => void told.push(each) },
    });
    await slack.client.event({ event: { type: 'user_change', user } });
    expect(told).toMatchObject([{ user: 'U_GUEST', isGuest }]);
  });
});

describe('a workspace that wants no bot any more', () => {
  it.each([
    ['is not connected once it has taken the bot out', { type: 'app_uninstalled' }, false],
    [
      'is not connected once it has taken the bot’s token back',
      { type: 'tokens_revoked', tokens: { bot: ['U_BOT'] } },
      false,
    ],
    [
      'is connected as before when it took somebody else’s back',
      { type: 'tokens_revoked', tokens: { oauth: ['U1'] } },
      true,
    ],
  ])('%s', async (_, event, isConnected) => {
    const faults = createFaults();
    const slack = await start({ around: faults.around });
    faults.next('auth.test', ...Array.from({ length: 9 }, () => says('account_inactive')));
    expect((await slack.client.event({ event })).status).toBe(200);
    expect(slack.connection.isConnected()).toBe(isConnected);
  });
});
