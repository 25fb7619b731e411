/** Calculations that others have published, as plan files: what the source says is what the plan pays, to the cent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkPlan } from '../../src/domain/plan/check.ts';
import { parseRational, rationalText } from '../../src/domain/rational.ts';
import { leftOut } from '../support/left-out.ts';

interface Case {
  readonly id: string;
  readonly expected: object;
}
type Example = { readonly name: string; readonly periods?: unknown; readonly expect?: unknown };

const fixtures = new URL('../fixtures/plans/', import.meta.url);
const read = (url: URL) => readFileSync(url, 'utf8');
const cases = JSON.parse(read(new URL('published-cases.json', fixtures))) as readonly Case[];

const published = new URL('published/', fixtures);
const files = readdirSync(published).map((name) => {
  const text = read(new URL(name, published));
  const { examples } = parse(text, { schema: 'failsafe' }) as { examples: readonly Example[] };
  return { name, text, examples };
});

/** Every text in a tree, however deep. */
const leaves = (tree: unknown): readonly unknown[] =>
  typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(leaves) : [tree];

/** The numbers in a tree, each in one spelling: `1.40`, `1.4` and `140 %` are the same. */
const figuresIn = (tree: unknown): ReadonlySet<string> =>
  new Set(
    leaves(tree).flatMap((leaf) => {
      const value = parseRational(String(leaf));
      return value ? [rationalText(value)] : [];
    }),
  );

const examplesOf = (id: string): readonly Example[] =>
  files.flatMap(({ examples }) => examples.filter(({ name }) => name.startsWith(`${id}: `)));

const expectationsOf = ({ periods, expect: stated }: Example): readonly unknown[] =>
  Array.isArray(periods) ? (periods as readonly Example[]).flatMap(expectationsOf) : [stated];

describe('the published calculations', () => {
  it.each(files)('$name pays what its source says', ({ name, text }) => {
    const { plan, problems, examples } = checkPlan(text);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan?.key).toBe(name.replace('.yaml', ''));
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(cases)('$id is checked figure by figure', ({ id, expected }) => {
    const { by_tier: parts, ...results } = expected as { by_tier?: readonly string[] };
    const stated = figuresIn(examplesOf(id).flatMap(expectationsOf));
    expect([...figuresIn(results)].filter((figure) => !stated.has(figure))).toEqual([]);
    const file = files.find(({ text }) => text.includes(`${id}: `))?.text;
    for (const part of parts ?? []) expect(file).toContain(part);
  });

  it('are 63', () => {
    expect(cases.length).toBe(63);
    expect(cases.filter(({ id }) => examplesOf(id).length === 0)).toEqual([]);
  });
});

const collection = new URL('../../../shared/data/plan-cases.json', import.meta.url);
const isLeftOut = leftOut(!existsSync(collection), 'plan-cases.json: shared/data is not there.');

describe.skipIf(isLeftOut)('the collection of published calculations', () => {
  it('has the same cases with the same results', () => {
    const { cases: all } = JSON.parse(read(collection)) as { readonly cases: readonly Case[] };
    expect(cases).toEqual(all.map(({ id, expected }) => ({ id, expected })));
  });
});
