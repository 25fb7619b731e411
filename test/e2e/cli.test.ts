import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';
import { build, root, start } from './process.ts';

const home = scratchFolder('cli ');

const upside = (args: readonly string[], locale = 'en', more: Record<string, string> = {}) => {
  const own = { UPSIDE_HOME: home, UPSIDE_LOCALE: locale, ...more };
  const env = { PATH: process.env['PATH'] ?? '', ...own };
  const options = { cwd: root, encoding: 'utf8', env } as const;
  const done = spawnSync(process.execPath, ['setup/upside.cjs', ...args], options);
  return { code: done.status, out: done.stdout, complaints: done.stderr };
};

beforeAll(build);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the command line', () => {
  it('says how to begin where there is no data yet, in the language of the terminal', () => {
    const { code, out, complaints } = upside(['leaderboard']);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(complaints).toContain('npm start');
    expect(complaints).toContain('company.none');
    expect(upside(['leaderboard'], 'zh').complaints).toContain('这里还没有数据');
  });

  it('answers from the demo company once that has been started', async () => {
    const running = await start({ UPSIDE_HOME: home });
    const meanwhile = upside(['leaderboard']);
    expect(meanwhile.code).toBe(1);
    expect(meanwhile.complaints).toContain('store.folder_in_use');
    expect(await running.end('SIGTERM')).toBe(0);
    const board = upside(['leaderboard', '--json']);
    expect(board.code).toBe(0);
    expect(() => JSON.parse(board.out)).not.toThrow();
    expect(upside(['mybonus', '--rep', 'Li Na']).out).toMatch(/¥[\d,]+\.\d\d/);
    expect(upside(['mybonus', '--rep', 'Nobody']).complaints).toContain('people.unknown');
  });

  it('back-tests a plan by columns, in a thread of the compiled product', () => {
    const args = ['plan', 'backtest', 'src/plans/account-executive.yaml', '--json'];
    const { code, out } = upside(args, 'en', { UPSIDE_WORKSPACE: 'demo' });
    expect(code).toBe(0);
    const { before, after, computed } = JSON.parse(out);
    expect(after).toEqual(before);
    expect(computed.because).toBe(null);
    expect(computed.atOnce).toBeGreaterThan(computed.alone);
  });
});
