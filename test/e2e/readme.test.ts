/** What the README shows is what happens: its commands are run as they stand, its plan is the one in examples/. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import { build, openProcessDriver, root, start } from './process.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const home = scratchFolder('readme-');
const environment = { PATH: process.env['PATH'] ?? '', UPSIDE_HOME: home, UPSIDE_LOCALE: 'en' };

beforeAll(() => {
  build();
  fillFolder(home);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The fenced block of that language behind the marker. */
function block(marker: string, language: string): string {
  const after = readme.slice(readme.indexOf(marker));
  return after.match(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``))?.[1] ?? '';
}

/** `npm run -s upside -- …` without npm in between: the script behind it. */
function upside(line: string): { readonly status: number | null; readonly output: string } {
  const words = line.replace(/^npm run -s upside -- /, '').split(' ');
  const done = spawnSync(process.execPath, ['setup/upside.cjs', ...words], {
    cwd: root,
    env: environment,
    encoding: 'utf8',
  });
  return { status: done.status, output: `${done.stdout}${done.stderr}` };
}

describe('the README', () => {
  it('shows the plan of examples/plan.yaml', () => {
    const shown = block('the same text as examples/plan.yaml', 'yaml');
    expect(shown).toBe(readFileSync(join(root, 'examples/plan.yaml'), 'utf8'));
  });

  it('brings one’s own data from files to a statement, in commands that work as they stand', () => {
    const lines = block('a test runs these lines', 'sh').trim().split('\n');
    expect(lines).toHaveLength(7);
    const results = lines.map((line) => ({ line, ...upside(line) }));
    expect(results.filter(({ status }) => status !== 0)).toEqual([]);
    const [statement = '', board = ''] = results.slice(-2).map(({ output }) => output);
    // 120,000.00 × 5 % + 21,750.50 × 8 % = 7,740.04, and 1,500 for reaching the target
    expect(statement).toContain('$9,240.04');
    expect(statement).toContain('$7,740.04');
    expect(board).toMatch(/Ana Ruiz\s+\$141,750\.50\s+118 %/);
    expect(readme).toContain('has earned $9,240.04');
  }, 300_000);

  it('can be followed a second time without changing anything', () => {
    const again = upside('npm run -s upside -- import deals examples/deals.csv');
    expect(again.output).toContain('0 new + 0 changed + 7 same + 0 rejected');
    const plan = upside('npm run -s upside -- plan publish examples/plan.yaml --from 2026-01-01');
    expect(plan.output).toContain('as version 1');
  });

  it('opens one’s own company in the playground', async () => {
    const own = { UPSIDE_HOME: home, UPSIDE_WORKSPACE: 'own', UPSIDE_LOCALE: 'en' };
    const greeting = await start(own);
    expect(greeting.output()).toContain('Your company');
    expect(greeting.output()).not.toContain('Li Na');
    await greeting.end('SIGTERM');
    const driver = await openProcessDriver(own);
    try {
      const [statement] = await driver.say('E01', 'dm', '/mybonus 2026-Q3');
      expect(statement?.visibleTo).toEqual(['E01']);
      expect(statement?.text).toContain('earned in this period: $9,240.04');
      const [refused] = await driver.say('E02', 'dm', '/mybonus Ana Ruiz');
      expect(refused?.text).toContain('access.denied');
      const [board] = await driver.say('E03', 'general', '/leaderboard all 2026-Q3');
      expect(board?.visibleTo).toBe('all');
      expect(board?.text).toMatch(/Ana Ruiz\s+118 %/);
    } finally {
      await driver.stop();
    }
  });

  it('names only files that are there', () => {
    const named = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path ?? '');
    const missing = named.filter(
      (path) => !path.startsWith('https:') && !existsSync(join(root, path)),
    );
    expect(missing).toEqual([]);
  });
});
