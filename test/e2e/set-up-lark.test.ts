/** `npm run setup lark`, the real process in a terminal; its steps are tried in test/setup. */
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copyHouse } from '../support/house-copy.ts';
import { startTenant, type Tenant } from '../support/lark/server.ts';
import { leftOut } from '../support/left-out.ts';
import { scratchFolder } from '../support/scratch.ts';
import { build } from './process.ts';

const folder = scratchFolder('set up lark ');
const settings = join(folder, '.env');
const hasScript = spawnSync('script', ['--version']).status === 0;
let tenant: Tenant;

beforeAll(async () => {
  build();
  copyHouse(folder);
  tenant = await startTenant([{ name: 'olga', email: 'olga@example.com' }], []);
});
afterAll(async () => {
  await tenant.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(settings, { force: true });
  tenant.grant();
  tenant.setStatus(2);
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

const environment = (own: Readonly<Record<string, string>> = {}) => ({
  ...{ PATH: process.env['PATH'] ?? '', UPSIDE_HOME: join(folder, 'home'), LANG: 'C.UTF-8' },
  ...own,
});

/** `lines`: what is piped. */
function setUp(
  args: readonly string[],
  lines: readonly string[],
  own: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, ['dist/setup.js', 'lark', ...args], {
    ...{ cwd: folder, env: environment(own) },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

const app = () => [tenant.url, tenant.appId, tenant.appSecret];
describe('the set-up of Lark', () => {
  it('is said how to call it', async () => {
    expect((await setUp(['--http', 'http://upside.example.org'], [])).code).toBe(2);
    const odd = await setUp(['--token', 'x'], []);
    expect(odd.code).toBe(2);
    expect(odd.output).toContain('Usage: npm run setup -- lark');
  });

  const isLeftOut = leftOut(!hasScript, 'typing in a terminal: it takes the program `script`.');

  it.skipIf(isLeftOut)(
    'does not show secrets that are typed, and looks again when asked',
    async () => {
      tenant.setStatus(0);
      const typed = [...app().slice(0, 2), 'x'.repeat(32), ...app().slice(1)];
      const more = ['', '', '', 'olga@example.com'];
      const { code, output } = await typeOneByOne([...typed, ...more], (at) => {
        // The version is published after the first look.
        if (at === typed.length + 2) tenant.setStatus(2);
      });
      expect(output).toContain('No version of the app with a bot is in use');
      expect(output).toContain('Said hello to olga@example.com');
      expect(output).not.toContain(tenant.appSecret);
      expect(code).toBe(0);
    },
  );
});

const question =
  /another one:|begins with cli_:|is not shown\):|https:\/\/…:|“later”:|leaves it out\):/;

/** In a terminal, each line when the question for it is there. `before`: what happens before that line. */
async function typeOneByOne(
  lines: readonly string[],
  before: (at: number) => void,
): Promise<Ended> {
  const child = spawn('script', ['-qec', `${process.execPath} dist/setup.js lark`, '/dev/null'], {
    ...{ cwd: folder, env: environment() },
  });
  let output = '';
  let answered = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const questions = output.split(question).length - 1;
    if (questions <= answered) return;
    before(answered);
    child.stdin.write(`${lines[answered] ?? ''}\r`);
    answered += 1;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}
