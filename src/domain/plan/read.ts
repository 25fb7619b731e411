/** A plan file -> its head and parts, and everything that is wrong with it. */

import { closest } from '../names.ts';
import { crossCheck } from './cross-check.ts';
import { exampleSchema, type PlanExample } from './examples.ts';
import { findings } from './findings.ts';
import type { Afterward, Component, Mechanic, Part } from './mechanic.ts';
import type { Finding, Path, PlanProblem } from './problem.ts';
import { earnings, afterwards as laters } from './registry.ts';
import { type PlanHead, planHead } from './schema.ts';
import { type PlanSource, readSource, type Tree } from './source.ts';

export interface PlanFile {
  readonly head: PlanHead;
  readonly components: readonly Part<Component>[];
  readonly afterwards: readonly Part<Afterward>[];
  readonly examples: readonly { readonly example: PlanExample; readonly line: number | null }[];
}

/** `file` is null as soon as there is an error; warnings leave it whole. Problems come in the order of the lines. */
export function readPlan(text: string): {
  readonly file: PlanFile | null;
  readonly problems: readonly PlanProblem[];
} {
  const { source, problems } = readSource(text);
  if (!source) return { file: null, problems };
  const { file, found } = readTree(source);
  const all = [...problems, ...found.map((finding) => place(finding, source))].toSorted(
    (a, b) => (a.line ?? 0) - (b.line ?? 0),
  );
  const isWhole = all.every(({ severity }) => severity === 'warning');
  return { file: isWhole ? file : null, problems: all };
}

const warnings = new Set<string>(['plan.measure_unused']);

const place = (finding: Finding, source: PlanSource): PlanProblem => ({
  ...finding,
  severity: warnings.has(finding.code) ? 'warning' : 'error',
  line: source.lineOf(finding.path),
});

function readTree(source: PlanSource): { file: PlanFile | null; found: readonly Finding[] } {
  const { tree } = source;
  const head = planHead.safeParse(tree);
  const found: Finding[] = head.success ? [] : findings(head.error, tree);
  const components = readParts(listAt(tree, 'components'), ['components'], earnings, found);
  const afterwards = readParts(listAt(tree, 'afterwards'), ['afterwards'], laters, found);
  const examples = listAt(tree, 'examples').flatMap((each, position) => {
    const path = ['examples', position];
    const result = exampleSchema.safeParse(each);
    if (!result.success) found.push(...within(path, findings(result.error, each)));
    return result.success ? [{ example: result.data, line: source.lineOf(path), path }] : [];
  });
  if (listAt(tree, 'examples').length === 0)
    found.push({ code: 'plan.example_missing', params: {}, path: ['examples'] });
  const isWhole =
    components.length === listAt(tree, 'components').length &&
    afterwards.length === listAt(tree, 'afterwards').length;
  const readHead = head.success ? head.data : null;
  found.push(...crossCheck({ head: readHead, isWhole, components, afterwards, examples }));
  if (!head.success) return { file: null, found };
  return {
    file: {
      head: head.data,
      components: components.map(({ part }) => part),
      afterwards: afterwards.map(({ part }) => part),
      examples,
    },
    found,
  };
}

function readParts<B>(
  trees: readonly Tree[],
  path: Path,
  mechanics: readonly Mechanic<B>[],
  found: Finding[],
): { part: Part<B>; path: Path }[] {
  return trees.flatMap((tree, position) => {
    const at = [...path, position];
    const name = mechanicOf(tree);
    const mechanic = mechanics.find((each) => each.name === name);
    if (!mechanic) {
      found.push(
        ...within(
          at,
          unknownMechanic(
            tree,
            name,
            mechanics.map(({ name: n }) => n),
          ),
        ),
      );
      return [];
    }
    const { part, found: here } = mechanic.read(tree);
    found.push(...within(at, here));
    return part ? [{ part, path: at }] : [];
  });
}

function unknownMechanic(tree: Tree, name: Tree | undefined, known: readonly string[]): Finding[] {
  if (typeof tree === 'string' || Array.isArray(tree))
    return [{ code: 'plan.wrong_shape', params: { expected: 'mapping' }, path: [] }];
  const path = ['mechanic'];
  if (name === undefined || name === '')
    return [{ code: 'plan.missing', params: { key: 'mechanic', options: known }, path }];
  if (typeof name !== 'string')
    return [{ code: 'plan.wrong_shape', params: { expected: 'text' }, path }];
  const near = closest(name, known);
  return [
    { code: 'plan.mechanic_unknown', params: { text: name.slice(0, 60), near, known }, path },
  ];
}

const mechanicOf = (tree: Tree): Tree | undefined =>
  typeof tree === 'object' && !Array.isArray(tree)
    ? (tree as { readonly [key: string]: Tree }).mechanic
    : undefined;

const within = (path: Path, found: readonly Finding[]): Finding[] =>
  found.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));

function listAt(tree: Tree, key: string): readonly Tree[] {
  const value = typeof tree === 'object' && !Array.isArray(tree) ? (tree as never)[key] : undefined;
  return Array.isArray(value) ? value : [];
}
