/** `npm run setup slack`, the real process against an emulated workspace: what it asks, what it says is wrong, what it leaves behind. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyHouse } from '../support/house-copy.ts';
import { leftOut } from '../support/left-out.ts';
import { scratchFolder } from '../support/scratch.ts';
import { appToken, type Front, openFront, revokedToken } from '../support/slack/front.ts';
import { botToken, startWorkspace, type Workspace } from '../support/slack/workspace.ts';
import { build } from './process.ts';

const folder = scratchFolder('set up ');
const settings = join(folder, '.env');
const home = join(folder, 'home');
const signingSecret = '8f742231b10e8888abcd99baac085bb1';
const hasScript = spawnSync('script', ['--version']).status === 0;

let workspace: Workspace;
let front: Front;

beforeAll(async () => {
  build();
  copyHouse(folder);
  workspace = await startWorkspace([{ name: 'olga', email: 'olga@example.com' }], ['sales']);
  front = await openFront(workspace);
});
afterAll(async () => {
  await front.stop();
  await workspace.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(settings, { force: true });
  front.grant();
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

const environment = (own: Readonly<Record<string, string>>) => ({
  ...{ PATH: process.env['PATH'] ?? '', UPSIDE_HOME: home, LANG: 'C.UTF-8' },
  ...{ SLACK_API_URL: front.apiUrl, ...own },
});

/** `lines`: what is piped. */
function setUp(
  args: readonly string[],
  lines: readonly string[],
  own: Readonly<Record<string, string>> = {},
  command: readonly string[] = [process.execPath, 'dist/setup.js', 'slack'],
): Promise<Ended> {
  const [program = '', ...before] = command;
  const child = spawn(program, [...before, ...args], {
    cwd: folder,
    env: environment(own),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

const written = () => (existsSync(settings) ? readFileSync(settings, 'utf8') : null);
const connected = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'];
const lineOf = (name: string) =>
  written()
    ?.split('\n')
    .find((line) => line.startsWith(`${name}=`));

describe('the set-up of Slack', () => {
  it('leads from the link to a first hello, and tells what is next', async () => {
    const { code, output } = await setUp([], [botToken, appToken, 'olga@example.com']);
    expect(output).toContain('https://api.slack.com/apps?new_app=1&manifest_json=%7B');
    expect(output).toContain('✓ The bot token opens the workspace Sample, as upside.');
    expect(output).toContain('chat:write, commands, users:read and users:read.email');
    expect(output).toContain('✓ The app-level token opens Socket Mode.');
    expect(output).toContain('✓ Said hello to olga@example.com');
    expect(output).toContain('Next: npm start');
    expect(code).toBe(0);
    expect(lineOf('SLACK_BOT_TOKEN')).toBe(`SLACK_BOT_TOKEN=${botToken}`);
    expect(lineOf('SLACK_APP_TOKEN')).toBe(`SLACK_APP_TOKEN=${appToken}`);
    const posted = front.asked.findLast(({ method }) => method === 'chat.postMessage')?.fields;
    expect(posted?.get('channel')).toBe(workspace.users.get('olga'));
    expect(posted?.get('text')).toMatch(/I’m here[^]+我已上线/u);
  });

  it('begins a new file with what explains each setting', async () => {
    await setUp([], [botToken, appToken]);
    const example = readFileSync(join(folder, '.env.example'), 'utf8').split('\n');
    const own = (line: string) => connected.some((name) => line.includes(name));
    expect(
      written()
        ?.split('\n')
        .filter((line) => !own(line)),
    ).toEqual(example.filter((line) => !own(line)));
  });

  it('keeps every other line of the settings, and lets nobody else read them', async () => {
    const before =
      '# ours\nPORT=3100\n\n#SLACK_APP_TOKEN=xapp-\nSLACK_BOT_TOKEN=xoxb-old\nLOG_LEVEL=info\n';
    writeFileSync(settings, before);
    chmodSync(settings, 0o644);
    const { code } = await setUp(['--bot-token', botToken, '--app-token', appToken], []);
    expect(code).toBe(0);
    expect(written()).toBe(
      `# ours\nPORT=3100\n\nSLACK_APP_TOKEN=${appToken}\nSLACK_BOT_TOKEN=${botToken}\nLOG_LEVEL=info\n`,
    );
    expect(statSync(settings).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('.env'))).toEqual([
      '.env',
      '.env.example',
    ]);
  });

  it('keeps what is right when it is run again', async () => {
    await setUp([], [botToken, appToken]);
    const before = written();
    chmodSync(settings, 0o640);
    const { code, output } = await setUp([], []);
    expect(code).toBe(0);
    expect(output).toContain('There is a bot token already');
    expect(output).not.toContain('manifest_json');
    expect(output).toContain('says so already');
    expect(written()).toBe(before);
    expect(statSync(settings).mode & 0o777).toBe(0o600);
  });

  it('goes on where it was left', async () => {
    const first = await setUp([], [botToken]);
    expect(first.code).toBe(1);
    expect(first.output).toContain('Not there yet: the app-level token.');
    const second = await setUp([], [appToken]);
    expect(second.code).toBe(0);
    expect(lineOf('SLACK_BOT_TOKEN')).toBe(`SLACK_BOT_TOKEN=${botToken}`);
    expect(lineOf('SLACK_APP_TOKEN')).toBe(`SLACK_APP_TOKEN=${appToken}`);
  });

  it('takes tokens from the environment', async () => {
    const own = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken };
    expect((await setUp([], [], own)).code).toBe(0);
    expect(lineOf('SLACK_BOT_TOKEN')).toBe(`SLACK_BOT_TOKEN=${botToken}`);
  });

  it.each([
    ['the token of a person', 'xoxp-1-a', 'This is the token of a person. Wanted is a bot token'],
    ['the other token', appToken, 'This is an app-level token. Wanted is a bot token'],
    ['half a line', 'xoxb-', 'no token of Slack’s, or not all of it'],
    ['one that Slack does not know', 'xoxb-1-a', '(invalid_auth): Slack does not know it'],
    ['one that was taken back', revokedToken, '(token_revoked): it has been taken back'],
  ])('says at once what is wrong with a bot token: %s', async (_, token, words) => {
    const { code, output } = await setUp([], [token, appToken]);
    expect(code).toBe(1);
    expect(output).toContain(words);
    expect(output).toContain('Not there yet: the bot token.');
    expect(output).not.toContain('Said hello');
    expect(lineOf('SLACK_BOT_TOKEN')).toBeUndefined();
    expect(lineOf('SLACK_APP_TOKEN')).toBe(`SLACK_APP_TOKEN=${appToken}`);
  });

  it('says what is wrong with an app-level token', async () => {
    const swapped = await setUp(['--bot-token', botToken, '--app-token', botToken], []);
    expect(swapped.output).toContain('This is the bot token. Wanted is an app-level token');
    const { code, output } = await setUp(['--app-token', 'xapp-1-a'], []);
    expect(code).toBe(1);
    expect(output).toContain('✗ The app-level token: Slack turned it away (invalid_auth)');
    expect(output).toContain('Not there yet: the app-level token.');
  });

  it('asks for another one when the one that is kept is worth nothing any more', async () => {
    writeFileSync(settings, `SLACK_BOT_TOKEN=${revokedToken}\nSLACK_APP_TOKEN=${appToken}\n`);
    expect((await setUp([], [])).output).toContain('token_revoked');
    expect((await setUp([], [botToken])).code).toBe(0);
    expect(written()).toBe(`SLACK_BOT_TOKEN=${botToken}\nSLACK_APP_TOKEN=${appToken}\n`);
  });

  it('names the scope that is missing, and where it is added', async () => {
    front.grant(['chat:write', 'commands', 'users:read']);
    const { code, output } = await setUp([], [botToken, appToken]);
    expect(code).toBe(1);
    expect(output).toContain('✗ The app lacks the scope users:read.email.');
    expect(output).toContain('OAuth & Permissions, Bot Token Scopes');
    expect(output).toContain('Not there yet: the scope users:read.email.');
    expect(lineOf('SLACK_BOT_TOKEN')).toBe(`SLACK_BOT_TOKEN=${botToken}`);
    front.grant();
    expect((await setUp([], [])).code).toBe(0);
  });

  it('connects by HTTP with an address, and puts an app-level token out of force', async () => {
    writeFileSync(settings, `SLACK_APP_TOKEN=${appToken}\n`);
    const args = ['--http', 'https://upside.example.org/'];
    const { code, output } = await setUp(args, [botToken, signingSecret]);
    expect(code).toBe(0);
    const file = join(home, 'slack.http.json');
    expect(output).toContain(file);
    expect(readFileSync(file, 'utf8')).toContain('"https://upside.example.org/slack/events"');
    expect(lineOf('SLACK_SIGNING_SECRET')).toBe(`SLACK_SIGNING_SECRET=${signingSecret}`);
    expect(written()).toContain(`#SLACK_APP_TOKEN=${appToken}`);
    const again = await setUp([], []);
    expect(again.output).toContain('✓ The signing secret has the right form');
    expect(again.code).toBe(0);
  });

  it('says hello in a channel, and why it could not', async () => {
    const tokens = ['--bot-token', botToken, '--app-token', appToken];
    expect((await setUp([...tokens, '--hello', '#sales'], [])).code).toBe(0);
    const channel = workspace.channels.get('sales');
    expect(JSON.stringify(await workspace.call('conversations.history', { channel }))).toContain(
      '我已上线',
    );
    const nowhere = await setUp([...tokens, '--hello', '#nowhere'], []);
    expect(nowhere.code).toBe(1);
    expect(nowhere.output).toContain('✗ No hello to #nowhere: there is no such channel');
    expect(nowhere.output).toContain('Not there yet: the hello.');
    front.refuse('chat.postMessage', 'not_in_channel');
    const outside = await setUp([...tokens, '--hello', '#sales'], []);
    front.refuse('chat.postMessage', null);
    expect(outside.output).toContain('/invite @Upside');
    const nobody = await setUp(tokens, ['nobody@example.com']);
    expect(nobody.output).toContain('nobody in the workspace has that address');
    expect(nobody.code).toBe(1);
  });

  it('writes nothing when Slack cannot be reached', async () => {
    const away = { SLACK_API_URL: 'http://127.0.0.1:3/api/' };
    const { code, output } = await setUp([], [botToken, appToken], away);
    expect(code).toBe(1);
    expect(output).toContain('127.0.0.1:3 gave no answer (ECONNREFUSED)');
    expect(output).toContain('firewall, proxy');
    expect(written()).toBeNull();
  });

  it('is said how to call it', async () => {
    const bare = await setUp([], [], {}, [process.execPath, 'dist/setup.js']);
    expect(bare.code).toBe(2);
    expect(bare.output).toContain('Usage: npm run setup');
    const open = await setUp(['--http', 'http://upside.example.org'], []);
    expect(open.code).toBe(2);
    expect(open.output).toContain('with TLS');
  });

  it('speaks the language of the terminal', async () => {
    const { output } = await setUp([], ['xoxp-1-a'], { LANG: 'zh_CN.UTF-8' });
    expect(output).toContain('这是个人用户的令牌');
    expect(output).toContain('还差：机器人令牌和应用级令牌。');
  });

  it('neither prints a token, nor sends one that was pasted at the wrong question', async () => {
    const typed = [botToken, appToken];
    const runs = [await setUp([], typed), await setUp([], []), await setUp([], ['xoxb-1-a'])];
    for (const token of [...typed, 'xoxb-1-a'])
      for (const { output } of runs) expect(output).not.toContain(token);
    expect(runs[2]?.output).toContain('neither an e-mail address nor a channel');
    expect(runs[2]?.code).toBe(1);
    const sent = front.asked.flatMap(({ fields }) => [...fields.values()]);
    for (const token of [...typed, 'xoxb-1-a']) expect(sent).not.toContain(token);
  });

  const isLeftOut = leftOut(!hasScript, 'typing in a terminal: it takes the program `script`.');

  it.skipIf(isLeftOut)('does not show on the terminal what is typed, and asks again', async () => {
    const typed = ['xoxp-1-a', botToken, appToken, 'olga@example.com'];
    const { code, output } = await typeOneByOne(typed);
    expect(code).toBe(0);
    expect(output).toContain('This is the token of a person');
    expect(output).toContain('Said hello to olga@example.com');
    for (const token of typed.slice(0, 3)) expect(output).not.toContain(token);
  });
});

/** In a terminal, each line when the question for it is there. */
async function typeOneByOne(lines: readonly string[]): Promise<Ended> {
  const child = spawn('script', ['-qec', `${process.execPath} dist/setup.js slack`, '/dev/null'], {
    cwd: folder,
    env: environment({}),
  });
  let output = '';
  let answered = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const questions = output.split(/\(not shown\):|is not shown\):|leaves it out\):/).length - 1;
    if (questions <= answered) return;
    child.stdin.write(`${lines[answered] ?? ''}\r`);
    answered += 1;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}
