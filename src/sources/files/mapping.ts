/** The mapping file: how a file that does not explain itself is to be read. Checked as a whole: all problems at once. */
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { AppError, type MappingProblem } from '../../domain/errors.ts';
import type { ImportKind } from '../port.ts';
import { isSayable } from './attribute-names.ts';
import { dateOrders } from './date-text.ts';
import { delimiters } from './delimiter.ts';
import { encodings } from './encoding.ts';
import { fieldsOf } from './fields.ts';
import { type LineOf, mappingProblems } from './mapping-problems.ts';

/** By header name, or by position from 1. */
const column = z.union([z.string().min(1), z.int().min(1)]);
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const aliases = z.record(z.string(), text);
const calendarDay = z.iso.date();
const attributeName = z.string().regex(/^[a-z][\w-]{0,39}$/);

const mappingSchema = z.strictObject({
  /** Where facts come from: the same id from another source is another record. */
  source: z
    .string()
    .regex(/^[\w:.-]{1,60}$/)
    .optional(),
  header: z.boolean().default(true),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  columns: z.record(z.string(), column).default({}),
  /** Kept with the record under the name on the left. */
  attributes: z.record(attributeName, column).default({}),
  /** Columns that nothing is taken from. */
  ignore: z.array(column).default([]),
  /** Attributes that are days: kept as ISO dates, whatever the file writes. */
  days: z.array(attributeName).default([]),
  constants: z.record(z.string(), text).default({}),
  /** By field: what the file says, and what it means. */
  values: z.record(z.string(), aliases).default({}),
  /** What an empty cell looks like besides being empty. */
  blank: z.array(z.string()).default([]),
  dates: z.enum(dateOrders).optional(),
  serials: z.union([z.literal(1900), z.literal(1904)]).default(1900),
  decimals: z.enum(['point', 'comma']).optional(),
  currency: z.string().length(3).optional(),
  /** Columns that together name a record where there is no id. */
  key: z.array(column).min(1).optional(),
  /** How people are recognised. */
  match: z
    .array(z.enum(['key', 'email', 'name']))
    .min(1)
    .default(['key', 'email', 'name']),
  /** Nobody is made up by an import of facts; saying so is the only choice there is. */
  unknown_people: z.literal('refuse').default('refuse'),
  /** What a people or teams file may bring into being besides its own rows. */
  create: z.array(z.enum(['teams', 'managers', 'parents'])).default([]),
  /** Since when assignments hold where the file does not say. */
  from: calendarDay.optional(),
  /** The length of the period in which a date of a quota lies. */
  period: z.enum(['month', 'quarter', 'half', 'year']).optional(),
  /** One column per month, 1 to 12. */
  months: z.record(z.string().regex(/^([1-9]|1[0-2])$/), column).optional(),
  /** The best score. Absent: 5 for ratings; records are held to none. */
  scale: z.int().min(1).max(100).optional(),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type ColumnRef = string | number;

export const emptyMapping: Mapping = mappingSchema.parse({});

/** Throws `import.mapping_invalid` with every problem, by line. */
export function parseMapping(source: string, kind: ImportKind, file: string): Mapping {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line;
  const broken = document.errors.map((error): MappingProblem => {
    const said = error.message.split('\n')[0] ?? '';
    return { line: lineAt(error.pos[0]), at: '', code: 'yaml', accepted: [said] };
  });
  if (broken.length > 0) throw new AppError('import.mapping_invalid', { file, problems: broken });
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      if (range) return lineAt(range[0]);
    }
    return 1;
  };
  const parsed = mappingSchema.safeParse(document.toJS() ?? {});
  const problems = parsed.success
    ? fieldProblems(parsed.data, kind, lineOf)
    : parsed.error.issues.flatMap((issue) => mappingProblems(issue, lineOf));
  problems.sort((a, b) => a.line - b.line);
  if (!parsed.success || problems.length > 0)
    throw new AppError('import.mapping_invalid', { file, problems });
  return parsed.data;
}

function fieldProblems(mapping: Mapping, kind: ImportKind, lineOf: LineOf): MappingProblem[] {
  const known = Object.keys(fieldsOf[kind]);
  const problems: MappingProblem[] = [];
  for (const part of ['columns', 'constants', 'values'] as const)
    for (const name of Object.keys(mapping[part]))
      if (!known.includes(name) && !(part === 'values' && name in mapping.attributes))
        problems.push({
          ...{ line: lineOf([part, name]), at: `${part}.${name}` },
          ...{ code: 'field', accepted: known },
        });
  if (kind === 'records')
    for (const name of Object.keys(mapping.attributes))
      if (!isSayable(name))
        problems.push({
          ...{ line: lineOf(['attributes', name]), at: `attributes.${name}` },
          ...{ code: 'form', accepted: ['attributes: { paid_on: Paid }'] },
        });
  if (mapping.header) return problems;
  for (const part of ['columns', 'attributes'] as const)
    for (const [name, ref] of Object.entries(mapping[part]))
      if (typeof ref !== 'number')
        problems.push({
          ...{ line: lineOf([part, name]), at: `${part}.${name}` },
          ...{ code: 'position', accepted: [] },
        });
  return problems;
}
