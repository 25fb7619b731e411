import { createEmulator } from 'emulate';
import { afterEach, describe, expect, it } from 'vitest';
import { engines, openTestDatabaseOn, testDatabaseOptions } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { until } from '../support/slack/sample.ts';
import {
  type SeveralWorkspaces,
  type SlackSettings,
  startSeveral,
} from '../support/slack/several.ts';
import { command, event, type Installable, startInstallable, wordsOf } from './installing.ts';

const homes = [
  { team: 'T1', users: [person('U1', 'Ana'), person('U2', 'Ben')] },
  { team: 'T2', users: [person('U9', 'Zoe')] },
  { team: 'T3', organisation: 'E1', users: [person('W3', 'Cora')] },
  { team: 'T4', organisation: 'E1', users: [person('W4', 'Dan')] },
] as const;

function person(id: string, name: string) {
  return { id, name, email: `${name.toLowerCase()}@example.com` };
}

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

describe.each(engines)('an app that workspaces install (%s)', (engine) => {
  async function start(settings?: SlackSettings) {
    const slack = await startSeveral(homes, settings);
    ending.push(slack.stop);
    const { options, dispose } = await testDatabaseOptions(engine);
    ending.push(dispose);
    const bot = await startInstallable(options, slack.apiUrl);
    ending.push(() => bot.app.stop());
    return { slack, bot, options };
  }

  it('is installed on Slack’s own page, and whoever did it is the admin', async () => {
    const { options, dispose } = await testDatabaseOptions(engine);
    ending.push(dispose);
    const port = await freePort();
    const redirect = 'https://upside.example.com/slack/oauth_redirect';
    const emulator = await createEmulator({
      ...{ service: 'slack', port },
      seed: {
        slack: {
          strict_scopes: true,
          users: [{ name: 'li-na' }],
          oauth_apps: [
            {
              ...{ client_id: '1.2', client_secret: 'the client secret', name: 'Upside' },
              redirect_uris: [redirect],
            },
          ],
        },
      },
    });
    ending.push(() => emulator.close());
    const bot = await startInstallable(options, `http://127.0.0.1:${port}/api/`);
    ending.push(() => bot.app.stop());

    const { consent, cookie } = await bot.open();
    const asked = consent.searchParams;
    expect(asked.get('scope')).toBe('chat:write,commands,users:read,users:read.email');
    const pressed = await fetch(`http://127.0.0.1:${port}/oauth/v2/authorize/callback`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        ...{ user_id: 'U000000001', client_id: '1.2', redirect_uri: redirect, user_scope: '' },
        ...{ scope: asked.get('scope') ?? '', state: asked.get('state') ?? '' },
      }),
    });
    const back = new URL(pressed.headers.get('location') ?? '').searchParams;
    const { status, page } = await bot.comeBack(
      { code: back.get('code') ?? '', state: back.get('state') ?? '' },
      cookie,
    );

    expect({ status, isWelcome: page.includes('Upside is in your Slack') }).toEqual({
      ...{ status: 200, isWelcome: true },
    });
    const setUp = await bot.send(command('upside', { user: 'U000000001', team: 'T000000001' }));
    expect(setUp.taken).toBe(true);
    const steps = await bot.send(command('setup', { user: 'U000000001', team: 'T000000001' }));
    expect(wordsOf(steps)).toContain('Setting up Upside');
  });

  it('speaks in each workspace with its own token, and to its own people', async () => {
    const { slack, bot } = await start();
    await bot.install('T1:U1');
    await bot.install('T2:U9');

    await until(() => slack.sent.length >= 2);
    expect(slack.sent.map(({ tenant, method, body }) => [tenant, method, body['channel']])).toEqual(
      [
        ['T1', 'chat.postMessage', 'U1'],
        ['T2', 'chat.postMessage', 'U9'],
      ],
    );
    expect(wordsOf(await bot.send(command('setup', { user: 'U1', team: 'T1' })))).toContain(
      'Setting up Upside',
    );
    // Zoe is the admin of the other company, and nobody in this one.
    expect(wordsOf(await bot.send(command('setup', { user: 'U9', team: 'T1' })))).toContain(
      'another company',
    );
  });

  it('makes nobody an admin who installs it where there is one', async () => {
    const { bot } = await start();
    await bot.install('T1:U1');
    await bot.install('T1:U2');

    const reply = await bot.send(command('setup', { user: 'U2', team: 'T1' }));

    expect(wordsOf(reply)).not.toContain('Setting up Upside');
    expect(wordsOf(await bot.send(command('setup', { user: 'U1', team: 'T1' })))).toContain(
      'Setting up Upside',
    );
  });

  it('serves an organisation as one company, in whichever of its workspaces somebody asks', async () => {
    const { bot, options, slack } = await start();
    await bot.install('E1:W3');
    const from = { user: 'W3', organisation: 'E1' };

    const [here, there] = [
      await bot.send(command('setup', { ...from, team: 'T3' })),
      await bot.send(command('setup', { ...from, team: 'T4' })),
    ];
    const outsider = await bot.send(
      command('setup', { user: 'U9', team: 'T3', organisation: 'E1' }),
    );

    expect([here, there].map((each) => wordsOf(each).includes('Setting up Upside'))).toEqual([
      true,
      true,
    ]);
    expect(wordsOf(outsider)).toContain('another company');
    await until(() => slack.sent.length > 0);
    await bot.app.stop();
    ending.pop();
    const { database, close } = await openTestDatabaseOn(options);
    expect((await database.workspaces()).map(({ id, name }) => [id, name])).toEqual([
      ['slack-E1', 'Organisation E1'],
    ]);
    await close();
  });

  it('says so where it is not installed', async () => {
    const { bot } = await start();
    const reply = await bot.send(command('mybonus', { user: 'U1', team: 'T1' }));
    expect([reply.taken, wordsOf(reply)]).toEqual([
      true,
      expect.stringContaining('not installed in this workspace'),
    ]);
  });

  it('keeps no token that could be read', async () => {
    const { bot, options } = await start();
    await bot.install('T1:U1');
    await bot.app.stop();
    ending.pop();
    const { client, close } = await openTestDatabaseOn(options);
    const [row] = await client.installation.findMany();
    expect(row?.credentials).toMatch(/^v1\.2026\./);
    expect(row?.credentials).not.toContain('xoxb');
    await close();
  });

  describe('an installation that somebody else began', () => {
    it('comes to nothing in a browser that did not ask for it', async () => {
      const { bot } = await start();
      const { consent } = await bot.open();
      const state = consent.searchParams.get('state') ?? '';

      const { status, page } = await bot.comeBack({ code: 'T1:U1', state }, '');

      expect([status, page.includes('Upside was not installed')]).toEqual([400, true]);
      await expectNotInstalled(bot, 'T1');
    });

    it('comes to nothing with a state that nobody signed', async () => {
      const { bot } = await start();
      const { cookie } = await bot.open();
      const { status } = await bot.comeBack({ code: 'T1:U1', state: 'made-up' }, cookie);
      expect(status).toBe(400);
      await expectNotInstalled(bot, 'T1');
    });

    it('comes to nothing when Slack does not know the code', async () => {
      const { bot } = await start();
      expect((await bot.install('T77:U1')).status).toBe(400);
    });
  });

  describe('a workspace that takes the app out', () => {
    it('is not served any more, and its credentials are gone', async () => {
      const { bot, options, slack } = await start();
      await bot.install('T1:U1');
      await bot.install('T2:U9');
      await until(() => slack.sent.length >= 2);

      expect((await bot.send(event('app_uninstalled', 'T1'))).taken).toBe(true);

      await expectNotInstalled(bot, 'T1');
      expect(wordsOf(await bot.send(command('setup', { user: 'U9', team: 'T2' })))).toContain(
        'Setting up Upside',
      );
      await bot.app.stop();
      ending.pop();
      const { client, close } = await openTestDatabaseOn(options);
      const rows = await client.installation.findMany({ orderBy: { tenant: 'asc' } });
      expect(
        rows.map(({ tenant, credentials, uninstalledAt }) => [
          tenant,
          credentials === null,
          uninstalledAt !== null,
        ]),
      ).toEqual([
        ['T1', true, true],
        ['T2', false, false],
      ]);
      await close();
    });

    it('stays when that was before it was installed anew, and is told late', async () => {
      const { bot } = await start();
      await bot.install('T1:U1');
      const earlier = new Date(Date.now() - 60_000);

      await bot.send(event('app_uninstalled', 'T1', { at: earlier }));

      expect(wordsOf(await bot.send(command('setup', { user: 'U1', team: 'T1' })))).toContain(
        'Setting up Upside',
      );
    });

    it('finds everything as it was when it comes back', async () => {
      const { bot } = await start();
      await bot.install('T1:U1');
      await bot.send(event('app_uninstalled', 'T1'));
      await bot.install('T1:U2');

      expect(wordsOf(await bot.send(command('setup', { user: 'U1', team: 'T1' })))).toContain(
        'Setting up Upside',
      );
    });
  });

  describe('tokens that end', () => {
    it('are renewed before they do, once, and what is said goes by the new one', async () => {
      const { bot, slack } = await start({ expiresIn: 90 * 60 });
      await bot.install('T1:U1');

      await until(() => slack.renewals() > 0 && slack.sent.length > 0);
      await bot.send(command('setup', { user: 'U1', team: 'T1' }));

      expect(slack.sent.every(({ tenant }) => tenant === 'T1')).toBe(true);
    });
  });

  async function expectNotInstalled(bot: Installable, team: string): Promise<void> {
    const reply = await bot.send(command('mybonus', { user: 'U1', team }));
    expect(wordsOf(reply)).toContain('not installed in this workspace');
  }
});

describe.runIf(engines.includes('server'))('several processes on one server', () => {
  it('serve a workspace that was installed through another of them, and stop with it', async () => {
    const slack: SeveralWorkspaces = await startSeveral(homes);
    ending.push(slack.stop);
    const { options, dispose } = await testDatabaseOptions('server');
    ending.push(dispose);
    const [one, other] = [
      await startInstallable(options, slack.apiUrl),
      await startInstallable(options, slack.apiUrl),
    ];
    ending.push(
      () => one.app.stop(),
      () => other.app.stop(),
    );
    await one.install('T1:U1');

    expect(wordsOf(await other.send(command('setup', { user: 'U1', team: 'T1' })))).toContain(
      'Setting up Upside',
    );
    await until(() => slack.sent.length > 0);
    expect(slack.sent).toHaveLength(1);
  });
});
