import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { planJsonSchema } from '../../../src/domain/plan/language/json-schema.ts';
import { tiersNames } from '../../../src/domain/plan/tables/kinds.ts';

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly enum?: readonly string[];
};

const schema = planJsonSchema() as Schema;

/** Keys and words only: what an editor completes by. */
function allows(at: Schema, value: unknown): boolean {
  if (at.anyOf) return at.anyOf.some((each) => allows(each, value));
  if (at.enum) return at.enum.includes(String(value));
  if (Array.isArray(value)) return !at.items || value.every((each) => allows(at.items ?? {}, each));
  if (typeof value !== 'object' || value === null || !at.properties) return true;
  return Object.entries(value).every(([key, each]) => {
    const known = at.properties?.[key];
    if (known) return allows(known, each);
    return at.additionalProperties !== false;
  });
}

describe('the schema for editors', () => {
  const folder = new URL('../../../src/plans/', import.meta.url);

  it.each(readdirSync(folder))('knows every key and word of %s', (file) => {
    const plan: unknown = parse(readFileSync(new URL(file, folder), 'utf8'));
    expect(allows(schema, plan)).toBe(true);
  });

  it('offers every kind of table', () => {
    const words = (schema.properties?.['components']?.items?.anyOf ?? []).flatMap(
      ({ properties }) => properties?.['tiers']?.enum ?? [],
    );
    expect(words.toSorted()).toEqual(tiersNames.toSorted());
  });

  it('refuses a key that is not in the language', () => {
    const plan: object = parse(readFileSync(new URL('team-pool.yaml', folder), 'utf8'));
    expect(allows(schema, { ...plan, componets: [] })).toBe(false);
    expect(allows(schema, { ...plan, period: 'week' })).toBe(false);
  });
});
