/** Which column of the file holds which field: by the mapping, else by the header's names. */
import { AppError } from '../../domain/errors.ts';
import type { ImportKind } from '../port.ts';
import { attributeNamed } from './attribute-names.ts';
import { comparable, fieldNamed, fieldsOf } from './fields.ts';
import type { ColumnRef, Mapping } from './mapping.ts';
import type { Row } from './rows.ts';

export interface Columns {
  /** Index by field. */
  readonly at: ReadonlyMap<string, number>;
  readonly attributes: readonly { readonly name: string; readonly index: number }[];
  readonly months: readonly { readonly month: number; readonly index: number }[];
  readonly key: readonly number[];
  /** Header names, or positions from 1. */
  readonly names: readonly string[];
  readonly unused: readonly string[];
}

/** `first`: the file's first row, which is the header unless the mapping says that there is none. */
export function resolveColumns(kind: ImportKind, mapping: Mapping, first: Row): Columns {
  const names = mapping.header ? first.map((name) => name.trim()) : first.map((_, i) => `${i + 1}`);
  const find = (ref: ColumnRef) => indexOf(ref, names, mapping.header);
  const at = new Map<string, number>();
  for (const [field, ref] of Object.entries(mapping.columns)) at.set(field, find(ref));
  const attributes = Object.entries(mapping.attributes).map(([name, ref]) => ({
    name,
    index: find(ref),
  }));
  const months = Object.entries(mapping.months ?? {}).map(([month, ref]) => ({
    month: Number(month),
    index: find(ref),
  }));
  const key = (mapping.key ?? []).map(find);
  const ignored = mapping.ignore.map(find);
  const taken = new Set([...at.values(), ...attributes.map((each) => each.index), ...key]);
  for (const index of ignored) taken.add(index);
  for (const { index } of months) taken.add(index);
  if (mapping.header) recognise(kind, mapping, names, at, taken);
  requireAll(kind, mapping, at, names, months.length > 0);
  if (kind === 'records' && mapping.header) attributes.push(...allOthers(names, taken, attributes));
  const named = new Set(attributes.map(({ index }) => index));
  const unused = names.filter(
    (name, index) =>
      name !== '' && !named.has(index) && (!taken.has(index) || ignored.includes(index)),
  );
  return { at, attributes, months, key, names, unused };
}

function indexOf(ref: ColumnRef, names: readonly string[], header: boolean): number {
  if (typeof ref === 'number') {
    if (ref <= names.length) return ref - 1;
    throw new AppError('import.column_unknown', { column: String(ref), seen: names });
  }
  const same = (name: string) => header && comparable(name) === comparable(ref);
  const found = names.flatMap((name, index) => (same(name) ? [index] : []));
  if (found[0] === undefined)
    throw new AppError('import.column_unknown', { column: ref, seen: names });
  if (found.length > 1) throw new AppError('import.column_twice', { column: ref, field: ref });
  return found[0];
}

/**
 * By names, for what the mapping leaves open. A name that can only mean one field has it before one that could mean two; two such
 * for one field is a question, not a choice.
 */
function recognise(
  kind: ImportKind,
  mapping: Mapping,
  names: readonly string[],
  at: Map<string, number>,
  taken: Set<number>,
): void {
  const said = new Set([...at.keys(), ...Object.keys(mapping.constants)]);
  const meanings = names
    .map((name, index) => ({ index, fields: taken.has(index) ? [] : fieldNamed(kind, name) }))
    .map(({ index, fields }) => ({ index, fields: fields.filter((field) => !said.has(field)) }));
  const claim = (field: string, indexes: readonly number[]) => {
    const own = indexes.filter((index) => comparable(names[index] ?? '') === comparable(field));
    const best = own.length > 0 ? own : indexes;
    if (best.length > 1) {
      const column = best.map((index) => names[index]).join(', ');
      throw new AppError('import.column_twice', { column, field });
    }
    if (best[0] !== undefined) at.set(field, best[0]);
    for (const index of best) taken.add(index);
  };
  const claimAll = (wanted: (fields: readonly string[]) => boolean) => {
    for (const field of Object.keys(fieldsOf[kind])) {
      if (at.has(field) || said.has(field)) continue;
      const which = meanings.filter(({ fields }) => fields.includes(field) && wanted(fields));
      claim(
        field,
        which.map(({ index }) => index),
      );
    }
  };
  claimAll((fields) => fields.length === 1);
  claimAll((fields) => fields.length > 1);
}

/** Every column that means nothing else, by a name that expressions can say. Throws `import.attribute_twice`. */
function allOthers(
  names: readonly string[],
  taken: ReadonlySet<number>,
  mapped: Columns['attributes'],
): Columns['attributes'] {
  const others = names.flatMap((header, index) => {
    const name = taken.has(index) ? '' : attributeNamed(header);
    return name === '' ? [] : [{ name, index }];
  });
  const indexes = new Map(mapped.map(({ name, index }) => [name, index]));
  for (const { name, index } of others) {
    const other = indexes.get(name);
    if (other !== undefined)
      throw new AppError('import.attribute_twice', {
        ...{ name, columns: [names[other] ?? '', names[index] ?? ''] },
      });
    indexes.set(name, index);
  }
  return others;
}

function requireAll(
  kind: ImportKind,
  mapping: Mapping,
  at: ReadonlyMap<string, number>,
  names: readonly string[],
  hasMonths: boolean,
): void {
  const has = (field: string) => at.has(field) || field in mapping.constants;
  const missing = Object.entries(fieldsOf[kind])
    .filter(([field, rule]) => rule.required && !has(field))
    .map(([field]) => field);
  if ((kind === 'people' || kind === 'teams') && !has('key') && !has('name')) missing.push('key');
  if (kind === 'records' && !has('owner') && !has('splits')) missing.push('owner');
  if (kind === 'quotas') {
    if (!has('rep') && !has('team')) missing.push('rep');
    if (!hasMonths && !has('amount')) missing.push('amount');
    if (hasMonths ? !has('year') : !has('period') && !has('date') && !has('year'))
      missing.push(hasMonths ? 'year' : 'period');
  }
  if (missing.length === 0) return;
  throw new AppError('import.column_missing', { kind, fields: missing, seen: names });
}
