/** `upside doctor`, the real process, on a company in good and in bad health. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import { appToken, type Front, openFront, revokedToken } from '../support/slack/front.ts';
import { botToken, startWorkspace, type Workspace } from '../support/slack/workspace.ts';
import { build, root, start } from './process.ts';

const folder = scratchFolder('doctor ');
const home = join(folder, 'home');
let workspace: Workspace;
let front: Front;

beforeAll(async () => {
  build();
  fillFolder(home);
  workspace = await startWorkspace(['olga'], ['sales']);
  front = await openFront(workspace);
});
afterAll(async () => {
  await front.stop();
  await workspace.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Finding {
  readonly id: string;
  readonly state: string;
  readonly text: string;
  readonly remedy: string | null;
}

function upside(
  args: readonly string[],
  own: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', UPSIDE_HOME: home, ...own },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

/** By what was looked at. */
async function examined(own: Readonly<Record<string, string>> = {}) {
  const { code, output } = await upside(['doctor', '--json'], own);
  const read = JSON.parse(output) as { well: boolean; findings: readonly Finding[] };
  expect(read.well).toBe(code === 0);
  const by = new Map(read.findings.map((finding) => [finding.id, finding]));
  return { code, of: (id: string) => by.get(id) };
}

const slack = () => ({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_API_URL: front.apiUrl,
});

describe('the doctor on the command line', () => {
  it('finds a new installation well, and says what is not there yet', async () => {
    const { code, output } = await upside(['doctor'], {});
    expect(code).toBe(0);
    expect(output).toContain(`✓ Node.js ${process.versions.node}`);
    expect(output).toMatch(/✓ The database answers \(.+\); all \d+ migrations are applied/);
    expect(output).toContain('– No company yet');
    expect(output).toMatch(/✓ \d+ [MG]B are free/);
    expect(output).toContain('– No backup is known');
    expect(output).toContain('– Slack is not connected: npm run setup slack');
    expect(output).toContain('All is well.');
    expect((await upside(['doctor'], { LANG: 'zh_CN.UTF-8' })).output).toContain('一切正常。');
  });

  it('looks into a company, and at Slack', async () => {
    for (const name of ['teams', 'people'])
      expect((await upside(['import', name, `examples/${name}.csv`], {})).code).toBe(0);
    const { code, of } = await examined(slack());
    expect(code).toBe(0);
    expect(of('zones')?.text).toMatch(/UTC \(the company\).*; rules of the clocks \d{4}/);
    expect(of('clock')?.state).toBe('well');
    expect(of('outbox')?.state).toBe('well');
    expect(of('slack.bot')?.text).toContain('workspace Sample, as upside');
    expect(of('slack.scopes')?.state).toBe('well');
    expect(of('slack.app')?.state).toBe('well');
  });

  it('remembers the last backup', async () => {
    expect((await upside(['backup', join(folder, 'one.backup')], {})).code).toBe(0);
    const { of } = await examined();
    expect(of('backup')).toMatchObject({ state: 'well', remedy: null });
    expect(of('backup')?.text).toContain(join(folder, 'one.backup'));
  });

  it('says so when the running bot has the database, and what it says of itself', async () => {
    const running = await start({ UPSIDE_HOME: home, UPSIDE_WORKSPACE: 'own' });
    const { port } = new URL(running.url);
    await vi.waitFor(async () => expect((await fetch(`${running.url}/readyz`)).ok).toBe(true), {
      timeout: 60_000,
    });
    const { code, of } = await examined({ PORT: port });
    const elsewhere = await examined({ PORT: '1' });
    await running.end('SIGTERM');
    expect(code).toBe(0);
    expect(of('database')?.text).toContain(`in use by process ${running.pid}`);
    expect(of('process')?.state).toBe('well');
    expect(elsewhere.of('process')?.state).toBe('unknown');
    expect(elsewhere.code).toBe(0);
  });

  it('names what is wrong with Slack', async () => {
    front.grant(['chat:write', 'commands']);
    const lacking = await examined(slack());
    front.grant();
    expect(lacking.code).toBe(1);
    expect(lacking.of('slack.scopes')?.text).toContain('users:read and users:read.email');
    const revoked = await examined({ ...slack(), SLACK_BOT_TOKEN: revokedToken });
    expect(revoked.code).toBe(1);
    expect(revoked.of('slack.bot')?.text).toContain('token_revoked');
    expect(revoked.of('slack.app')?.state).toBe('well');
    const away = await examined({ ...slack(), SLACK_API_URL: 'http://127.0.0.1:3/api/' });
    expect(away.of('slack.bot')?.text).toContain('ECONNREFUSED');
  });

  it('names what is wrong with the settings and with the database', async () => {
    const settings = await upside(['doctor'], { PORT: 'many' });
    expect(settings.code).toBe(1);
    expect(settings.output).toContain('✗ PORT is "many"');
    const url = 'postgresql://upside:secret@127.0.0.1:1/upside';
    const away = await upside(['doctor'], { DATABASE_URL: url });
    expect(away.code).toBe(1);
    expect(away.output).toContain('✗ The database server 127.0.0.1:1 cannot be used');
    expect(away.output).toContain('One thing to mend.');
    expect(away.output).not.toContain('secret');
    expect((await upside(['doctor', '--loud'], {})).code).toBe(2);
  });
});
