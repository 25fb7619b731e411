/** "Set-up in ten minutes" of docs/slack.md, its commands as they stand, in a house of its own: from nothing to the first admin. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { copyHouse } from '../support/house-copy.ts';
import { scratchFolder } from '../support/scratch.ts';
import { appToken, type Front, openFront } from '../support/slack/front.ts';
import { botToken, startWorkspace, type Workspace } from '../support/slack/workspace.ts';
import { build, root } from './process.ts';

const folder = scratchFolder('guide ');
const home = join(folder, 'home');
let workspace: Workspace;
let front: Front;

beforeAll(async () => {
  build();
  copyHouse(folder);
  fillFolder(home);
  workspace = await startWorkspace([{ name: 'olga', email: 'olga@example.com' }], []);
  front = await openFront(workspace);
});
afterAll(async () => {
  await front.stop();
  await workspace.stop();
  rmSync(folder, { recursive: true, force: true });
});

const guide = readFileSync(join(root, 'docs/slack.md'), 'utf8').split(
  '## Set-up in ten minutes',
)[1];
const commands = (/```sh\n([^]*?)```/.exec(guide ?? '')?.[1] ?? '')
  .trim()
  .split('\n')
  .map((line) => line.replace(/\s+#.*$/, ''));

/** What npm would start for the command, without npm in between. */
function behind(command: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [, name = '', rest = ''] =
    /^npm (?:run (?:-s )?)?(\w+)(?: --)?(?: (.*))?$/.exec(command) ?? [];
  return `${scripts[name] ?? ''} ${rest}`.trim().split(' ').slice(1);
}

/** `until`: ended then. */
function run(command: string, lines: readonly string[], until: RegExp | null) {
  const child = spawn(process.execPath, behind(command), {
    cwd: folder,
    env: {
      ...{ PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', PORT: '0', LOG_LEVEL: 'silent' },
      ...{ UPSIDE_HOME: home, SLACK_API_URL: front.apiUrl },
    },
  });
  let output = '';
  let isEnding = false;
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (isEnding || !until?.test(output)) return;
      isEnding = true;
      child.kill('SIGTERM');
    });
  return new Promise<{ readonly code: number | null; readonly output: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
}

describe('the set-up in ten minutes', () => {
  const [setUp = '', start = '', doctor = ''] = commands;

  it('is three commands', () => {
    expect(commands).toEqual(['npm run setup slack', 'npm start', 'npm run -s upside -- doctor']);
    expect(behind(setUp)).toEqual(['setup/run.cjs', 'setup', 'slack']);
  });

  it('begins with the app and its tokens, and with a hello', async () => {
    const { code, output } = await run(setUp, [botToken, appToken, 'olga@example.com'], null);
    expect(output).not.toContain('Compiling');
    expect(output).toContain('✓ Said hello to olga@example.com');
    expect(code).toBe(0);
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  });

  it('goes on with a start that serves the workspace and prints the line for the admin', async () => {
    const { code, output } = await run(start, [], /\/upside setup \d{4}-\d{4}/);
    expect(output).toContain('Upside serves your Slack workspace by Socket Mode');
    expect(code).toBe(0);
  });

  it('ends with a doctor who finds all well', async () => {
    const { code, output } = await run(doctor, [], null);
    expect(output).toContain('✓ Slack: the bot token opens the workspace Sample, as upside');
    expect(output).toContain('All is well.');
    expect(code).toBe(0);
  });
});
