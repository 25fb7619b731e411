import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importTable, rowOf } from '../../setup/lint/import-table.mjs';
import { plant, type Tree } from './planted.ts';

const imports = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;\n`;

/** File -> what stands in it. Each breaks the import table, and nothing else. */
const forbidden: Readonly<Record<string, string>> = {
  'src/domain/chat.ts': imports('../chat/card.ts'),
  'src/domain/plan/deep.ts': imports('../../store/port.ts'),
  'src/domain/detour.ts': imports('./plan/../../log.ts'),
  'src/domain/node.ts': imports('node:fs'),
  'src/domain/library.ts': imports('pg'),
  'src/domain/clock.ts': imports('../clock.ts'),
  'src/domain/type-only.ts': "import type { X } from '../chat/card.ts';\nexport type Y = X;\n",
  'src/domain/type-import.ts': "export type Y = import('../store/port.ts').Store;\n",
  'src/domain/dynamic.ts': "export const load = () => import('../features/catalogue.ts');\n",
  'src/domain/unnamed.ts': 'export const load = (name: string) => import(name);\n',
  'src/domain/re-export.ts': "export { x } from '../store/port.ts';\n",
  'src/domain/re-export-all.ts': "export * from '../store/port.ts';\n",
  'src/i18n/domain.ts': imports('../domain/money.ts'),
  'src/features/bonus/other.ts': imports('../board/card.ts'),
  'src/features/bonus/platform.ts': imports('../../chat/playground/connect.ts'),
  'src/features/bonus/prisma.ts': imports('@prisma/client'),
  'src/features/bonus/generated.ts': imports('../../generated/client.ts'),
  'src/features/bonus/behind-the-port.ts': imports('../../store/open.ts'),
  'src/features/bonus/worker.ts': imports('../../delivery/outbox.ts'),
  'src/features/catalogue.ts': imports('../chat/playground/connect.ts'),
  'src/chat/domain.ts': imports('../domain/money.ts'),
  'src/chat/store.ts': imports('../store/port.ts'),
  'src/chat/sdk.ts': imports('@slack/bolt'),
  'src/chat/slack/lark.ts': imports('@larksuiteoapi/node-sdk'),
  'src/chat/slack/neighbour.ts': imports('../lark/render.ts'),
  'src/chat/lark/feature.ts': imports('../../features/catalogue.ts'),
  'src/chat/playground/domain.ts': imports('../../domain/money.ts'),
  'src/chat/playground/store.ts': imports('../../store/port.ts'),
  'src/delivery/feature.ts': imports('../features/catalogue.ts'),
  'src/delivery/sdk.ts': imports('@slack/web-api'),
  'src/delivery/prisma.ts': imports('@prisma/client'),
  'src/delivery/domain.ts': imports('../domain/money.ts'),
  'src/sources/files/chat.ts': imports('../../chat/card.ts'),
  'src/sources/store.ts': imports('../store/port.ts'),
  'src/store/chat.ts': imports('../chat/card.ts'),
  'src/store/feature.ts': imports('../features/catalogue.ts'),
  'src/batch/store.ts': imports('../store/port.ts'),
  'src/operations/worker.ts': imports('../delivery/outbox.ts'),
  'src/operations/store.ts': imports('../store/outbox.ts'),
  'src/database-clock.ts': imports('./store/database.ts'),
  'src/features/bonus/thread.ts': imports('../../batch/back-tests.ts'),
  'src/demo/delivery.ts': imports('../delivery/outbox.ts'),
  'src/demo/feature.ts': imports('../features/catalogue.ts'),
  'src/setup/feature.ts': imports('../features/catalogue.ts'),
  'src/setup/sdk.ts': imports('../chat/slack/connect.ts'),
  'src/store/app.ts': imports('../app.ts'),
  'src/log.ts': imports('./config.ts'),
  'src/clock.ts': imports('./log.ts'),
  'src/config.ts': imports('./store/port.ts'),
  'src/new-room/thing.ts': imports('../domain/money.ts'),
};

const lines = (count: number) => 'export const x = 1;\n'.repeat(1) + '// line\n'.repeat(count - 1);
const longFunction = `export function f() {\n${'  g();\n'.repeat(80)}}\nconst g = () => {};\n`;
const promised = "const f = async () => 'done';\n";

/** File -> the rule that stops it, and what stands in it. */
const broken: Readonly<Record<string, readonly [rule: string, text: string]>> = {
  'src/domain/now.ts': ['house(no-ambient)', 'export const x = Date.now();\n'],
  'src/domain/date.ts': ['house(no-ambient)', 'export const x = new Date();\n'],
  'src/domain/moment.ts': [
    'house(no-ambient)',
    "import { Temporal } from 'temporal-polyfill';\nexport const x = Temporal.Now.instant();\n",
  ],
  'src/features/bonus/random.ts': ['house(no-ambient)', 'export const x = Math.random();\n'],
  'src/features/bonus/id.ts': [
    'house(no-ambient)',
    "import { randomUUID } from 'node:crypto';\nexport const x = () => randomUUID;\n",
  ],
  'src/store/environment.ts': ['house(no-ambient)', "export const x = process.env['HOME'];\n"],
  'src/store/brackets.ts': ['house(no-ambient)', "export const x = process['env'];\n"],
  'src/delivery/environment.ts': [
    'house(no-ambient)',
    "import { env } from 'node:process';\nexport const x = () => env;\n",
  ],
  'src/features/bonus/timer.ts': ['house(no-ambient)', 'setTimeout(() => {}, 10);\nexport {};\n'],
  'src/app.ts': ['house(no-ambient)', 'export const x = () => globalThis.process.env;\n'],
  'src/store/sql.ts': [
    'house(no-unsafe-sql)',
    'export const f = (sql: { $queryRawUnsafe(t: string): string }) => sql.$queryRawUnsafe("");\n',
  ],
  'src/store/raw.ts': [
    'house(no-unsafe-sql)',
    "import { Prisma } from '../generated/client.ts';\nexport const x = Prisma.raw('1');\n",
  ],
  'src/domain/default.ts': ['import(no-default-export)', 'export default 1;\n'],
  'src/domain/long.ts': ['eslint(max-lines)', lines(401)],
  'src/domain/long-function.ts': ['eslint(max-lines-per-function)', longFunction],
  'src/domain/any.ts': ['typescript(no-explicit-any)', 'export const x: any = 1;\n'],
  'src/domain/cycle-a.ts': [
    'import(no-cycle)',
    "import { b } from './cycle-b.ts';\nexport const a = () => b;\n",
  ],
  'src/domain/cycle-b.ts': [
    'import(no-cycle)',
    "import { a } from './cycle-a.ts';\nexport const b = () => a;\n",
  ],
  'src/features/bonus/print.ts': ['eslint(no-console)', "console.log('hello');\nexport {};\n"],
  'src/domain/floating.ts': ['typescript(no-floating-promises)', `${promised}f();\nexport {};\n`],
  'src/store/floating.ts': [
    'typescript(no-floating-promises)',
    "import type { PrismaClient } from '../generated/client.ts';\n" +
      "export function f(db: PrismaClient) {\n  db.team.deleteMany({ where: { id: 'x' } });\n}\n",
  ],
  'src/domain/misused.ts': [
    'typescript(no-misused-promises)',
    `${promised}export const x = () => (f() ? 1 : 2);\n`,
  ],
  'src/domain/missed-case.ts': [
    'typescript(switch-exhaustiveness-check)',
    "export function f(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n}\n",
  ],
  'src/domain/thrown.ts': [
    'typescript(only-throw-error)',
    "export const f = () => {\n  throw 'a text';\n};\n",
  ],
  'test/domain/focused.test.ts': [
    'vitest(no-focused-tests)',
    "import { expect, it } from 'vitest';\nit.only('x', () => expect(1).toBe(1));\n",
  ],
  'test/domain/skipped.test.ts': [
    'vitest(no-disabled-tests)',
    "import { expect, it } from 'vitest';\nit.skip('x', () => expect(1).toBe(1));\n",
  ],
};

/** What the rules must let pass. */
const allowed: Readonly<Record<string, string>> = {
  'src/domain/zod.ts': imports('zod'),
  'src/domain/own.ts': imports('./plan/tier.ts'),
  'src/domain/plan/up.ts': imports('../money.ts'),
  'src/features/bonus/own.ts': imports('./card.ts'),
  'src/features/bonus/port.ts': imports('../../store/port-games.ts'),
  'src/features/bonus/neutral.ts': imports('../../chat/card.ts'),
  'src/chat/slack/sdk.ts': imports('@slack/web-api'),
  'src/delivery/type-only.ts': "import type { X } from '../domain/ids.ts';\nexport type Y = X;\n",
  'src/app.ts': imports('./store/open.ts'),
  'src/clock.ts': "import { Temporal } from 'temporal-polyfill';\nexport const x = Temporal.Now;\n",
  'src/environment.ts': 'export const x = process.env;\n',
  'src/domain/cast.ts': 'export const x = (date: Date) => date;\n',
};

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly filename: string;
}

const lint = (tree: Tree) => {
  const { code, out } = tree.run('oxlint/bin/oxlint', '--type-aware', '-f', 'json', 'src', 'test');
  const { diagnostics } = JSON.parse(out) as { diagnostics: readonly Found[] };
  return { code, diagnostics };
};

describe('the linter', () => {
  let trees: readonly Tree[];
  let found: readonly Found[];

  beforeAll(() => {
    const texts = Object.entries(broken).map(([file, [, text]]): [string, string] => [file, text]);
    trees = [plant(forbidden), plant(Object.fromEntries(texts), ['src/generated'])];
    found = trees.flatMap((tree) => {
      const { code, diagnostics } = lint(tree);
      expect(code).not.toBe(0);
      return diagnostics;
    });
  });
  afterAll(() => {
    for (const tree of trees) tree.remove();
  });

  const errorsIn = (file: string) =>
    found
      .filter(({ filename, severity }) => filename.endsWith(file) && severity === 'error')
      .map(({ code }) => code);

  it.each(Object.keys(forbidden))('refuses the import in %s', (file) => {
    expect(errorsIn(file)).toContain('house(import-table)');
  });

  it.each(Object.entries(broken).map(([file, [rule]]) => [rule, file] as const))(
    'refuses by %s what stands in %s',
    (rule, file) => {
      expect(errorsIn(file)).toContain(rule);
    },
  );

  it('ends with an exit code other than 0 for a single violation', () => {
    const tree = plant({ 'src/domain/node.ts': imports('node:fs') });
    expect(lint(tree).code).not.toBe(0);
    tree.remove();
  });

  it('lets pass what the import table allows', () => {
    const tree = plant(allowed);
    const { code, diagnostics } = lint(tree);
    tree.remove();
    expect(diagnostics).toEqual([]);
    expect(code).toBe(0);
  });
});

describe('the import table', () => {
  it('has a row for every file there is', () => {
    const files = readdirSync('src', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
      .filter((file) => !file.startsWith('src/generated/'));
    expect(files.filter((file) => !rowOf(file))).toEqual([]);
  });

  it('stands in docs/architecture.md, row by row', () => {
    const rows = readFileSync('docs/architecture.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.split('|')[1] ?? '');
    const named = (room: string) =>
      rows.some((row) => row.split(/[,(]/).some((each) => each.trim() === room));
    expect(importTable.map(({ room }) => room).filter((room) => !named(room))).toEqual([]);
  });

  it('plants a violation of every row', () => {
    const planted = new Set(Object.keys(forbidden).map((file) => rowOf(file)?.room));
    const rooms = importTable.map(({ room }) => room).filter((room) => room !== 'app');
    expect(rooms.filter((room) => !planted.has(room))).toEqual([]);
  });
});
