import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plant, type Tree } from './planted.ts';

const trees: Tree[] = [];
const planted = (files: Readonly<Record<string, string>>, real: readonly string[] = []): Tree => {
  const tree = plant(files, real);
  trees.push(tree);
  return tree;
};
afterEach(() => {
  for (const tree of trees.splice(0)) tree.remove();
});

describe('the formatter', () => {
  const check = (text: string) =>
    planted({ 'src/a.ts': text }).run(
      '@biomejs/biome/bin/biome',
      'check',
      '--vcs-enabled=false',
      'src',
    );

  it('refuses a file that is not formatted', () => {
    const { code, out } = check('export   const a = "1"\n');
    expect(code).not.toBe(0);
    expect(out).toContain('format');
  });

  it('refuses imports out of order', () => {
    const { code, out } = check(
      "import { b } from './b.ts';\nimport { a } from './a.ts';\n\nexport const c = [a, b];\n",
    );
    expect(code).not.toBe(0);
    expect(out).toContain('organizeImports');
  });

  it('lets a formatted file pass', () => {
    expect(check("export const a = '1';\n").code).toBe(0);
  });
});

describe('the search for unused code', () => {
  const knip = (files: Readonly<Record<string, string>>) =>
    planted({ 'src/main.ts': "import { a } from './a.ts';\nvoid a;\n", ...files }).run(
      'knip/bin/knip.js',
      '--no-config-hints',
      '--include',
      'files,exports,unlisted',
    );

  it('finds a file that nobody imports', () => {
    const { code, out } = knip({
      'src/a.ts': 'export const a = 1;\n',
      'src/orphan.ts': 'export {};\n',
    });
    expect(code).not.toBe(0);
    expect(out).toContain('src/orphan.ts');
  });

  it('finds an export that nobody uses', () => {
    const { code, out } = knip({ 'src/a.ts': 'export const a = 1;\nexport const spare = 2;\n' });
    expect(code).not.toBe(0);
    expect(out).toContain('spare');
  });

  it('finds a package that package.json does not list', () => {
    const { code, out } = knip({
      'src/a.ts': "import { x } from 'left-pad';\nexport const a = x;\n",
    });
    expect(code).not.toBe(0);
    expect(out).toContain('left-pad');
  });

  it('finds a listed package that nobody uses', () => {
    const tree = planted({ 'src/main.ts': 'export {};\n' });
    const { code, out } = tree.run('knip/bin/knip.js', '--no-config-hints', '--dependencies');
    expect(code).not.toBe(0);
    expect(out).toMatch(/Unused dependencies[^]*udsv/);
  });
});

describe('the compiler', () => {
  const trials: Readonly<Record<string, string>> = {
    'refuses plain text where a currency is meant':
      "import { money } from './domain/money.ts';\nexport const price = money(1n, 'CNY');\n",
    'refuses a number where minor units are meant':
      "import { currency, money } from './domain/money.ts';\nexport const price = money(1, currency('CNY'));\n",
    "refuses a team's id where a person's is meant":
      "import { type PersonId, teamId } from './domain/ids.ts';\nexport const who: PersonId = teamId('east');\n",
    'refuses an error without the figures that its text needs':
      "import { AppError } from './domain/errors.ts';\nexport const e = new AppError('period.unreadable', {});\n",
  };
  const right =
    "import { currency, money } from './domain/money.ts';\nexport const price = money(1n, currency('CNY'));\n";
  const nameOf = (index: number) => `src/trial-${index}.ts`;
  let out = '';

  beforeAll(() => {
    const texts = Object.values(trials).map((text, index) => [nameOf(index), text] as const);
    const tree = plant({ ...Object.fromEntries(texts), 'src/right.ts': right }, ['src/domain']);
    const done = tree.run('typescript/bin/tsc', '-p', '.', '--preserveSymlinks');
    tree.remove();
    expect(done.code).not.toBe(0);
    out = done.out;
  });

  it.each(Object.keys(trials).map((name, index) => [name, index] as const))('%s', (_, index) => {
    expect(out).toContain(`${nameOf(index)}(2,`);
  });

  it('lets pass what is right', () => {
    expect(out).not.toContain('src/right.ts');
  });
});
