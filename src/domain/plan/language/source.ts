/**
 * A plan file as text -> plain mappings, lists and texts, each with its line. Every scalar stays the text that stands in the file:
 * no rate ever passes through a float. Files come from outside: size, depth and shape are bounded before the parser sees them.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Path, PlanProblem, Report } from './problem.ts';

export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

export interface PlanSource {
  readonly tree: Tree;
  /** Line of the nearest thing that stands in the file: a missing key is reported where it should have been. */
  lineOf(path: Path): number | null;
}

const limits = {
  characters: 256 * 1024,
  lines: 5_000,
  lineLength: 1000,
  brackets: 32,
  indent: 80,
  depth: 24,
};
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** What every object has by that name must not be taken for something that the file says. */
export const canBeKey = (name: string): boolean => !forbiddenKeys.has(name);

/** Null when the text cannot be read as a plan at all; the problems then say why. */
export function readSource(text: string): {
  readonly source: PlanSource | null;
  readonly problems: readonly PlanProblem[];
} {
  const tooMuch = refuse(text);
  if (tooMuch) return { source: null, problems: [tooMuch] };
  const counter = new LineCounter();
  const document = parse(text, counter);
  const problems: PlanProblem[] = [...document.errors, ...document.warnings].map((error) =>
    unreadable(counter.linePos(error.pos[0]).line, error.message),
  );
  if (problems.length > 0 || document.contents === null) {
    return { source: null, problems: problems.length > 0 ? problems : [unreadable(1, 'empty')] };
  }
  const lines = new Map<string, number>();
  const report: Report = (code, params, path = []) => {
    problems.push({
      severity: 'error',
      code,
      params,
      path,
      line: nearestLine(lines, path),
    } as PlanProblem);
  };
  const walker = { counter, lines, report };
  const tree = toTree(document.contents, [], walker);
  return { source: { tree, lineOf: (path) => nearestLine(lines, path) }, problems };
}

const unreadable = (line: number, detail: string): PlanProblem => ({
  severity: 'error',
  code: 'plan.unreadable',
  params: { detail: detail.slice(0, 200) },
  path: [],
  line,
});

/** The parser recurses and backtracks: what could exhaust it is refused by looking at the characters alone. */
function refuse(text: string): PlanProblem | null {
  const problem = (reason: 'size' | 'depth' | 'line', line: number | null): PlanProblem => ({
    severity: 'error',
    code: 'plan.too_large',
    params: { reason },
    path: [],
    line,
  });
  if (text.length > limits.characters) return problem('size', null);
  let open = 0;
  let line = 1;
  for (const row of text.split(/\r\n|\r|\n/)) {
    if (row.length > limits.lineLength) return problem('line', line);
    if (row.search(/[^ \t]/) > limits.indent || /^[ \t]*(?:[-?:][ \t]+){12}/.test(row))
      return problem('depth', line);
    for (const character of row) {
      if (character === '[' || character === '{') open += 1;
      else if ((character === ']' || character === '}') && open > 0) open -= 1;
      if (open > limits.brackets) return problem('depth', line);
    }
    line += 1;
    if (line > limits.lines) return problem('size', null);
  }
  return null;
}

function parse(text: string, lineCounter: LineCounter) {
  const options = {
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
    lineCounter,
  } as const;
  try {
    return parseDocument(text, options);
  } catch (cause) {
    // The bounds above leave the parser nothing to choke on; should it throw all the same, that is the file's fault, not ours.
    return parseDocument(`- "${cause instanceof RangeError ? 'too deep' : 'unreadable'}`, options);
  }
}

interface Walker {
  readonly counter: LineCounter;
  readonly lines: Map<string, number>;
  readonly report: Report;
}

function toTree(node: unknown, path: Path, walker: Walker): Tree {
  const start = (node as Node | null)?.range?.[0];
  if (start !== undefined && !walker.lines.has(JSON.stringify(path)))
    walker.lines.set(JSON.stringify(path), walker.counter.linePos(start).line);
  if (path.length > limits.depth) {
    walker.report('plan.too_large', { reason: 'depth' }, path);
    return '';
  }
  if (isAlias(node) || (node as { anchor?: string } | null)?.anchor !== undefined) {
    walker.report('plan.alias', {}, path);
    return '';
  }
  if (isSeq(node)) return node.items.map((item, index) => toTree(item, [...path, index], walker));
  if (isScalar(node)) return String(node.value ?? '');
  if (!isMap(node)) return '';
  const entries: [string, Tree][] = [];
  const seen = new Set<string>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const at = [...path, name];
    const keyStart = (key as Node | null)?.range?.[0];
    if (keyStart !== undefined)
      walker.lines.set(JSON.stringify(at), walker.counter.linePos(keyStart).line);
    if (!isScalar(key) || !canBeKey(name)) {
      walker.report('plan.key_refused', { key: name.slice(0, 40) }, at);
      continue;
    }
    // The parser's own search for doubles takes time by the square of the keys.
    if (seen.has(name))
      walker.report(
        'plan.unreadable',
        { detail: `the key ${name.slice(0, 40)} stands here twice` },
        at,
      );
    seen.add(name);
    entries.push([name, toTree(value, at, walker)]);
  }
  return Object.fromEntries(entries);
}

function nearestLine(lines: ReadonlyMap<string, number>, path: Path): number | null {
  for (let length = path.length; length >= 0; length--) {
    const line = lines.get(JSON.stringify(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return null;
}
