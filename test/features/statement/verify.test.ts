import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCommand } from '../../../src/features/statement/verify-cli.ts';
import { deal, people } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { openDesk, runCommand } from './desk.ts';
import { planOf, tenPercent } from './plans.ts';

const folder = scratchFolder('verify ');
let files = 0;
const fileOf = (content: string): string => {
  files += 1;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, content);
  return path;
};
/** Without any data to open: whoever was sent a statement has none. */
const verify = (file: string, locale: 'en' | 'zh' = 'en') =>
  runCommand(verifyCommand, [file], null, undefined, locale);

describe('upside verify', () => {
  let test: TestDatabase;
  let printed: string;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    const { ingest, run } = await openDesk(test.database, planOf({ rest: tenPercent }));
    await ingest(deal('D-1', 1_234_56n, people.ann.id));
    printed = (await run('--rep', 'ann', '--period', '2026-02', '--json')).text;
  });
  afterAll(() => test.close());

  it('finds a statement equal that was not touched, and names its fingerprint', async () => {
    const { hash } = JSON.parse(printed) as { readonly hash: string };
    const { code, text } = await verify(fileOf(`\uFEFF${printed}\n`));
    expect(code).toBe(0);
    expect(text).toContain('Equal');
    expect(text).toContain(hash);
    expect((await verify(fileOf(printed), 'zh')).text).toContain('一致');
    // However it was formatted on the way.
    expect((await verify(fileOf(JSON.stringify(JSON.parse(printed), null, 2)))).code).toBe(0);
  });

  it('names what was changed, what is stated and what comes out', async () => {
    const { code, text } = await verify(fileOf(printed.replaceAll('"12346"', '"99999"')));
    expect(code).toBe(1);
    expect(text).toContain('result.payout.minor: stated 99999, computed 12346');
    expect(text).toContain('hash: stated');
  });

  it('finds by the fingerprint also what changes no figure', async () => {
    const { code, text } = await verify(
      fileOf(printed.replace('"person":"ann"', '"person":"bob"')),
    );
    expect(code).toBe(1);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain('hash');
  });

  it('takes a statement without its fingerprint, too', async () => {
    const { statement } = JSON.parse(printed) as { readonly statement: object };
    expect((await verify(fileOf(JSON.stringify(statement)))).code).toBe(0);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"hash":'],
    ['other JSON', '{"a":1}'],
    ['a list', '[]'],
    ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a deep statement', `{"hash":"","statement":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`],
    ['prototype keys', '{"hash":"","statement":{"__proto__":{"format":"upside-statement/1"}}}'],
    ['ten megabytes', JSON.stringify({ format: 'x'.repeat(10_000_000) })],
    ['ten megabytes of lists', JSON.stringify({ format: 'x', a: Array(3_000_000).fill(1.5) })],
    ['a huge number', '{"format":"upside-statement/1","payable":1e999999}'],
  ])('refuses %s with what to do', async (_, content) => {
    const { code, text, complaints } = await verify(fileOf(content));
    expect(code).toBe(2);
    expect(text).toBe('');
    expect(complaints).toContain('upside statement --json');
    expect(complaints).toContain('statement.unreadable');
    expect(complaints.length).toBeLessThan(500);
  });

  it('refuses what is no file, and says how it is called', async () => {
    mkdirSync(join(folder, 'a folder'));
    for (const path of [join(folder, 'none'), join(folder, 'a folder'), '/dev/zero'])
      expect(await verify(path)).toMatchObject({
        code: 2,
        complaints: expect.stringContaining('path'),
      });
    for (const args of [[], ['--json'], ['a', 'b']])
      expect((await runCommand(verifyCommand, args, null)).complaints).toContain('Usage');
  });
});
