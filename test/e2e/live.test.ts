/** A company on Slack, from the first start to the first figures: the real process, signed requests, an emulated workspace. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import { encoded, nowSeconds, signatureOf, signingSecret } from '../support/slack/wire.ts';
import { wordsOf } from '../support/slack/words.ts';
import { botToken, startWorkspace, type Workspace } from '../support/slack/workspace.ts';
import { build, type Running, root, start } from './process.ts';

const folder = scratchFolder('live ');
const home = join(folder, 'home');

describe('a company on Slack', () => {
  let workspace: Workspace;
  let running: Running;
  let sent = 0;

  const settings = (): Readonly<Record<string, string>> => ({
    UPSIDE_HOME: home,
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: workspace.apiUrl,
  });

  beforeAll(async () => {
    build();
    fillFolder(home);
    workspace = await startWorkspace(
      ['olga', { name: 'ana', email: 'ana@example.com' }, 'guest'],
      ['sales'],
    );
    running = await start(settings());
    await ready();
  });
  afterAll(async () => {
    await running.end('SIGKILL');
    await workspace.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ready = () =>
    vi.waitFor(async () => expect((await fetch(`${running.url}/readyz`)).status).toBe(200), {
      timeout: 60_000,
    });
  const user = (name: string) => workspace.users.get(name) ?? '';

  /** A command as Slack sends it; answers every word that only the asker sees. */
  async function say(name: string, text: string, channel = 'D0'): Promise<string> {
    const [command = '', ...words] = text.split(' ');
    sent += 1;
    const { body, type } = encoded({
      kind: 'slash_commands',
      body: {
        ...{ command, text: words.join(' '), user_id: user(name), user_name: name },
        ...{ team_id: workspace.team, channel_id: channel, trigger_id: `trigger-${sent}` },
        channel_name: channel.startsWith('D') ? 'directmessage' : 'sales',
        response_url: workspace.responseUrl(() => {}),
      },
    });
    const timestamp = String(nowSeconds() - sent);
    const response = await fetch(`${running.url}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signatureOf(body, timestamp),
      },
    });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as { readonly blocks: never };
    return wordsOf(answer.blocks);
  }

  const upside = (...words: readonly string[]) => {
    const done = spawnSync(process.execPath, ['dist/cli.js', ...words], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], UPSIDE_HOME: home, LANG: 'C.UTF-8' },
    });
    expect(`${done.stdout}${done.stderr}`).not.toContain('Error');
    expect(done.status).toBe(0);
  };

  it('has no page on this machine unless it is asked for', async () => {
    expect((await fetch(`${running.url}/playground`)).status).toBe(404);
  });

  it('tells whom it does not know how to be known', async () => {
    expect(await say('ana', '/mybonus')).toContain('I do not know yet who you are');
  });

  it('makes whoever says the code of the start the admin, once, and shows the first steps', async () => {
    const code = /\/upside setup (\d{4}-\d{4})/.exec(running.output())?.[1] ?? '';
    expect(await say('olga', '/upside setup 0000-0000')).toContain('That is not the code');
    const first = await say('olga', `/upside setup ${code}`);
    expect(first).toContain('Setting up Upside');
    expect(first).toContain('○ People · nobody is in a team yet');
    expect(await say('guest', `/upside setup ${code}`)).toContain('no code to say any more');
    expect(await say('olga', '/upside setup')).toContain('Setting up Upside');
  });

  // Five processes, one after the other, each with an engine of its own: on a busy machine that takes minutes.
  it('finds people by their e-mail once they are imported', { timeout: 400_000 }, async () => {
    await running.end('SIGTERM');
    for (const name of ['teams', 'people', 'quotas', 'deals'])
      upside('import', name, `examples/${name}.csv`);
    running = await start(settings());
    expect(running.output()).not.toMatch(/\/upside setup \d/);
    await ready();
    expect(await say('olga', '/upside setup')).toContain('✓ People');
    expect(await say('ana', '/leaderboard 2026-Q3')).toContain('Ana Ruiz');
    expect(await say('guest', '/mybonus')).toContain('I do not know yet who you are');
  });

  it('shows a contest in the channel in which it is launched, once', async () => {
    const channel = workspace.channels.get('sales') ?? '';
    const launched = await say('olga', '/contest new "Sprint" race 100k until Friday', channel);
    expect(launched).toContain('Sprint');
    const shown = async () => {
      const reply = await workspace.call('conversations.history', { channel });
      return JSON.stringify(reply).split('Wins: the first to reach $100,000').length - 1;
    };
    await vi.waitFor(async () => expect(await shown()).toBeGreaterThan(0), { timeout: 60_000 });
    await running.end('SIGKILL');
    running = await start(settings());
    await ready();
    expect(await shown()).toBe(1);
  });
});
