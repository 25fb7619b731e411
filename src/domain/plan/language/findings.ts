/** What the schema library complains about, in our own codes. */
import type * as z from 'zod';
import { closest } from '../../names.ts';
import type { Finding, Path } from './problem.ts';
import type { Tree } from './source.ts';

export const findings = (error: z.ZodError, tree: Tree): Finding[] =>
  error.issues.flatMap((issue) => toFindings(issue, tree));

function toFindings(issue: z.core.$ZodIssue, tree: Tree): Finding[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const key = String(path.at(-1) ?? '');
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys.map((each) => ({
      code: 'plan.unknown_key',
      params: { key: each.slice(0, 60), near: closest(each, known), known },
      path: [...path, each],
    }));
  }
  if (issue.code === 'custom') {
    const { code, params } = (issue.params ?? {}) as Pick<Finding, 'code' | 'params'>;
    if (code === 'plan.missing') return [{ code, params: { ...params, key } as never, path }];
    return [{ code, params, path } as Finding];
  }
  // An empty list says as little as none.
  const isNothing = issue.code === 'too_small' && Array.isArray(valueAt(tree, path));
  if (isNothing || valueAt(tree, path) === undefined || valueAt(tree, path) === '')
    return [{ code: 'plan.missing', params: { key, options: [] }, path }];
  return [{ code: 'plan.wrong_shape', params: { expected: shapeOf(issue) }, path }];
}

function shapeOf(issue: z.core.$ZodIssue): 'list' | 'mapping' | 'text' {
  if (issue.code !== 'invalid_type') return 'text';
  if (issue.expected === 'array' || issue.expected === 'tuple') return 'list';
  return issue.expected === 'object' || issue.expected === 'record' ? 'mapping' : 'text';
}

function valueAt(tree: Tree, path: Path): unknown {
  let value: unknown = tree;
  for (const key of path) value = (value as Record<string | number, unknown> | undefined)?.[key];
  return value;
}
