import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli } from '../../src/i18n/texts/cli.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = (args: readonly string[], cwd: string, own: Readonly<Record<string, string>> = {}) => {
  const done = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...own },
  });
  return { code: done.status, out: done.stdout, complaints: done.stderr };
};

describe('the set-up', () => {
  it('tells an old Node in one line what is needed', () => {
    const old = "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });";
    for (const entry of ['run.cjs', 'upside.cjs']) {
      const script = `${old} require(${JSON.stringify(join(root, 'setup', entry))});`;
      const { code, out, complaints } = node(['-e', script], root);
      expect(code).toBe(1);
      expect(out).toBe('');
      expect(complaints.trim().split('\n')).toHaveLength(1);
      expect(complaints).toContain('20.19');
    }
  });

  it('is written, where an old Node reads it, in words that it knows', () => {
    for (const file of ['require-node.cjs', 'run.cjs', 'upside.cjs'])
      expect(readFileSync(join(root, 'setup', file), 'utf8')).not.toMatch(
        /=>|\blet\b|\bconst\b|`[^`]*\$\{|\?\.|,\s*\)/,
      );
  });
});

describe('the compiled sources', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upside set up '));
  const inTree = (...parts: string[]) => join(folder, ...parts);
  const compile = () => node(['-e', "require('./setup/compile.cjs').compile()"], folder);

  beforeAll(() => {
    for (const name of ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'setup'])
      cpSync(join(root, name), inTree(name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), inTree('node_modules'), 'junction');
    mkdirSync(inTree('src', 'plans'), { recursive: true });
    writeFileSync(inTree('src', 'a.ts'), "import { b } from './b.ts';\nexport const a = b;\n");
    writeFileSync(inTree('src', 'b.ts'), 'export const b = 1;\n');
    writeFileSync(inTree('src', 'plans', 'plan.yaml'), 'plan: x\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are made once, with what is not code beside them', () => {
    expect(compile().code).toBe(0);
    expect(existsSync(inTree('dist', 'a.js'))).toBe(true);
    expect(readFileSync(inTree('dist', 'plans', 'plan.yaml'), 'utf8')).toBe('plan: x\n');
    expect(compile().complaints).toBe('');
  });

  it('lose what was deleted', () => {
    writeFileSync(inTree('src', 'a.ts'), 'export const a = 2;\n');
    rmSync(inTree('src', 'b.ts'));
    rmSync(inTree('src', 'plans', 'plan.yaml'));
    expect(compile().code).toBe(0);
    expect(existsSync(inTree('dist', 'b.js'))).toBe(false);
    expect(existsSync(inTree('dist', 'plans', 'plan.yaml'))).toBe(false);
    expect(readFileSync(inTree('dist', 'a.js'), 'utf8')).toContain('a = 2');
  });

  it('are made again when they went missing', () => {
    rmSync(inTree('dist', 'a.js'));
    writeFileSync(inTree('src', 'c.ts'), 'export const c = 3;\n');
    expect(compile().code).toBe(0);
    expect(existsSync(inTree('dist', 'a.js'))).toBe(true);
    expect(existsSync(inTree('dist', 'c.js'))).toBe(true);
  });

  it('are refused when they do not compile', () => {
    writeFileSync(inTree('src', 'c.ts'), "export const c: number = 'three';\n");
    const { code, complaints } = compile();
    expect(code).toBe(1);
    expect(complaints).toContain('src/c.ts');
    expect(compile().code).toBe(1);
  });
});

describe('upside --help', () => {
  it('lists the commands without loading any package', () => {
    // Once before, so that what is measured sets nothing up.
    node(['setup/upside.cjs', '--help'], root);
    const folder = mkdtempSync(join(tmpdir(), 'upside-help-'));
    const own = { NODE_V8_COVERAGE: folder, LANG: 'C' };
    const { code, out } = node(['setup/upside.cjs', '--help'], root, own);
    const loaded = readdirSync(folder).flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/"url":"file:([^"]+)"/g)].map(
        ([, file]) => file ?? '',
      ),
    );
    rmSync(folder, { recursive: true, force: true });
    expect(code).toBe(0);
    for (const { usage } of Object.values(cli.commands)) expect(out).toContain(usage);
    expect(loaded.some((file) => file.endsWith('/dist/cli.js'))).toBe(true);
    expect(loaded.filter((file) => file.includes('/node_modules/'))).toEqual([]);
  });

  it('says of each command what the command says of itself', async () => {
    const commands = await Promise.all([
      import('../../src/features/import/cli.ts').then((each) => each.importCommand),
      import('../../src/features/plan/cli.ts').then((each) => each.planCommand),
      import('../../src/features/mybonus/cli.ts').then((each) => each.mybonusCommand),
      import('../../src/features/leaderboard/cli.ts').then((each) => each.leaderboardCommand),
      import('../../src/features/outbox/cli.ts').then((each) => each.outboxCommand),
      import('../../src/features/installations/cli.ts').then((each) => each.installationsCommand),
      import('../../src/features/backup/cli.ts').then((each) => each.backupCommand),
      import('../../src/features/backup/cli.ts').then((each) => each.restoreCommand),
    ]);
    for (const { name, usage, summary } of commands)
      expect(cli.commands[name as keyof typeof cli.commands]).toEqual({ usage, summary });
  });

  it('suggests what was meant', () => {
    const { code, complaints } = node(['setup/upside.cjs', 'leaderbord'], root, { LANG: 'C' });
    expect(code).toBe(2);
    expect(complaints).toContain('Did you mean leaderboard?');
  });
});
