/** A plan file -> its head and parts, and everything that is wrong with it. */
import * as z from 'zod';
import { closest } from '../../names.ts';
import type { Afterward } from '../afterwards/afterward.ts';
import { afterwards as afterwardMechanics } from '../afterwards/afterwards.ts';
import type { Component } from '../components/component.ts';
import { readComponent } from '../components/read-component.ts';
import { type Grant, grant } from '../grants/grant.ts';
import { type MeasureDefinition, measureEntry, toDefinition } from '../measures/definition.ts';
import { type TargetTerms, targetEntry } from '../people/target-entry.ts';
import { settlements } from '../settlement/settlements.ts';
import type { Settlement } from '../settlement/settling.ts';
import { crossCheck } from './cross-check.ts';
import { exampleSchema, type PlanExample } from './examples.ts';
import { findings } from './findings.ts';
import { type PlanHead, planHead } from './head.ts';
import type { Mechanic, Part } from './part.ts';
import type { Finding, Path, PlanProblem } from './problem.ts';
import { type PlanSource, readSource, type Tree } from './source.ts';
import { isMeasureId } from './terms.ts';

export interface PlanFile {
  readonly head: PlanHead;
  readonly measures: readonly MeasureDefinition[];
  readonly targets: ReadonlyMap<string, TargetTerms>;
  readonly components: readonly Part<Component>[];
  readonly afterwards: readonly Part<Afterward>[];
  readonly settlement: readonly Part<Settlement>[];
  readonly grants: readonly Part<Grant>[];
  readonly examples: readonly PlacedExample[];
}

export interface PlacedExample {
  readonly example: PlanExample;
  readonly path: Path;
  readonly line: number | null;
}

/** `file` is null as soon as there is an error; warnings leave it whole. Problems come in the order of the lines. */
export function readPlan(text: string): {
  readonly file: PlanFile | null;
  readonly source: PlanSource | null;
  readonly problems: readonly PlanProblem[];
} {
  const { source, problems } = readSource(text);
  if (!source) return { file: null, source: null, problems };
  const { file, found } = readTree(source);
  const all = inOrder([...problems, ...found.map((finding) => place(finding, source))]);
  const isWhole = all.every(({ severity }) => severity === 'warning');
  return { file: isWhole ? file : null, source, problems: all };
}

export const inOrder = (problems: readonly PlanProblem[]): readonly PlanProblem[] =>
  problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));

const warnings = new Set<string>([
  'plan.measure_unused',
  'plan.title_missing',
  'plan.many_measures',
  'plan.cliff',
  'plan.attribute_unseen',
  'plan.level_unlisted',
  'plan.tier_unreached',
]);

export const place = (finding: Finding, source: PlanSource): PlanProblem => ({
  ...finding,
  severity: warnings.has(finding.code) ? 'warning' : 'error',
  line: source.lineOf(finding.path),
});

interface Placed<B> {
  readonly part: Part<B>;
  readonly path: Path;
}

function readTree(source: PlanSource): { file: PlanFile | null; found: readonly Finding[] } {
  const { tree } = source;
  const head = planHead.safeParse(tree);
  const found: Finding[] = head.success ? [] : findings(head.error, tree);
  const measures = readEntries(tree, 'measures', measureEntry, found);
  const targets = readEntries(tree, 'targets', targetEntry, found);
  const components = readParts(tree, 'components', readComponent, found);
  const afterwards = readMechanics(tree, 'afterwards', afterwardMechanics, found);
  const settlement = readMechanics(tree, 'settlement', settlements, found);
  const grants = readParts(tree, 'grants', grant.read, found);
  const examples = readExamples(source, found);
  const sections = ['components', 'afterwards', 'settlement', 'grants'] as const;
  const read = { components, afterwards, settlement, grants };
  const isWhole =
    sections.every((name) => read[name].length === listAt(tree, name).length) &&
    measures.length === Object.keys(mappingAt(tree, 'measures')).length &&
    targets.length === Object.keys(mappingAt(tree, 'targets')).length;
  const definitions = measures.map(({ id, entry }) => toDefinition(id, entry));
  const whole = { head: head.success ? head.data : null, isWhole, ...read, examples };
  const crossed = crossCheck({ ...whole, measures: definitions, targets });
  found.push(...crossed.filter((finding) => !isUnread(finding, tree)));
  if (!head.success) return { file: null, found };
  const bare = <B>(placed: readonly Placed<B>[]) => placed.map(({ part }) => part);
  return {
    file: {
      head: head.data,
      measures: definitions,
      targets: new Map(targets.map(({ id, entry }) => [id, entry])),
      components: bare(components),
      afterwards: bare(afterwards),
      settlement: bare(settlement),
      grants: bare(grants),
      examples,
    },
    found,
  };
}

/** A measure that could not be read only seems unknown to whatever names it. */
const isUnread = ({ code, params }: Finding, tree: Tree): boolean =>
  code === 'plan.measure_unknown' && Object.hasOwn(mappingAt(tree, 'measures'), params.text);

/** The entries of a mapping by measure. */
function readEntries<T>(
  tree: Tree,
  section: string,
  schema: z.ZodType<T>,
  found: Finding[],
): { readonly id: string; readonly entry: T }[] {
  return Object.entries(mappingAt(tree, section)).flatMap(([id, value]) => {
    const path = [section, id];
    if (!isMeasureId(id))
      found.push({ code: 'plan.measure_name', params: { text: id.slice(0, 60) }, path });
    const result = schema.safeParse(value);
    if (result.success) return [{ id, entry: result.data }];
    found.push(...within(path, findings(result.error, value)));
    return [];
  });
}

function readExamples(source: PlanSource, found: Finding[]): readonly PlacedExample[] {
  const trees = listAt(source.tree, 'examples');
  if (trees.length === 0)
    found.push({ code: 'plan.example_missing', params: {}, path: ['examples'] });
  return trees.flatMap((each, position) => {
    const path = ['examples', position];
    const result = exampleSchema.safeParse(each);
    if (result.success) return [{ example: result.data, line: source.lineOf(path), path }];
    found.push(...within(path, findings(result.error, each)));
    return [];
  });
}

function readParts<B>(
  tree: Tree,
  section: string,
  read: Mechanic<B>['read'],
  found: Finding[],
): Placed<B>[] {
  return listAt(tree, section).flatMap((each, position) => {
    const path = [section, position];
    const { part, found: here } = read(each);
    found.push(...within(path, here));
    return part ? [{ part, path }] : [];
  });
}

/** Sections whose entries say by `mechanic:` what they are. */
const readMechanics = <B>(
  tree: Tree,
  section: string,
  mechanics: readonly Mechanic<B>[],
  found: Finding[],
): Placed<B>[] =>
  readParts(
    tree,
    section,
    (each) => {
      const name = mechanicOf(each);
      const mechanic = mechanics.find((known) => known.name === name);
      if (mechanic) return mechanic.read(each);
      const names = mechanics.map((known) => known.name);
      return { part: null, found: unknownMechanic(each, name, names) };
    },
    found,
  );

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
    ? (tree as { readonly [key: string]: Tree })['mechanic']
    : undefined;

const within = (path: Path, found: readonly Finding[]): Finding[] =>
  found.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));

const at = (tree: Tree, key: string): Tree | undefined =>
  typeof tree === 'object' && !Array.isArray(tree)
    ? (tree as { readonly [key: string]: Tree })[key]
    : undefined;

function listAt(tree: Tree, key: string): readonly Tree[] {
  const value = at(tree, key);
  return Array.isArray(value) ? value : [];
}

function mappingAt(tree: Tree, key: string): { readonly [key: string]: Tree } {
  const value = at(tree, key);
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as { readonly [key: string]: Tree })
    : {};
}
