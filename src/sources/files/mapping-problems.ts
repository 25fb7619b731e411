/** What the check of a mapping file finds, in terms that can be said in any language. */
import type { z } from 'zod';
import type { MappingProblem } from '../../domain/errors.ts';

/** Line of the entry at the path, or of the nearest one around it. */
export type LineOf = (path: readonly PropertyKey[]) => number;

/** The entries that name columns: whatever is wrong with one, a column is what is wanted. */
const namesColumns = ['columns', 'attributes', 'months', 'key', 'ignore'];

/** One, or one for each entry that is not known. */
export function mappingProblems(issue: z.core.$ZodIssue, lineOf: LineOf): MappingProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      ...{ line: lineOf([...issue.path, key]), at: [...path, key].join('.') },
      ...{ code: 'unknown', accepted: [] },
    }));
  return [{ line: lineOf(issue.path), at: path.join('.'), ...meaningOf(issue, path) }];
}

function meaningOf(
  issue: z.core.$ZodIssue,
  [part = '', ...inside]: readonly string[],
): Pick<MappingProblem, 'code' | 'accepted'> {
  const sample = forms[part];
  if (issue.code === 'invalid_key' && sample) return { code: 'form', accepted: sample };
  if (namesColumns.includes(part) && inside.length > 0) return { code: 'column', accepted: [] };
  if (issue.code === 'invalid_value') return { code: 'choice', accepted: issue.values.map(String) };
  if (part === 'serials') return { code: 'choice', accepted: ['1900', '1904'] };
  if (part === 'from') return { code: 'day', accepted: [] };
  if (part === 'scale') return { code: 'scale', accepted: ['1', '100'] };
  if (issue.code === 'invalid_type') return { code: 'type', accepted: [issue.expected] };
  return sample ? { code: 'form', accepted: sample } : { code: 'type', accepted: ['text'] };
}

/** How the entry is written, by an example. */
const forms: Readonly<Record<string, readonly string[]>> = {
  source: ['source: crm'],
  attributes: ['attributes: { commission_rate: Rate }'],
  days: ['days: [paid_on]'],
  months: ['months: { 1: Jan, 2: Feb }'],
  currency: ['currency: USD'],
  key: ['key: [Date, Customer]'],
  match: ['match: [key, email]'],
};
