/** The plan language as JSON Schema, for editors that complete and check while somebody writes. The check itself knows more. */
import * as z from 'zod';
import { afterwards, modifierSchemas } from '../afterwards/afterwards.ts';
import { componentSchemas } from '../components/read-component.ts';
import { grant } from '../grants/grant.ts';
import { measureSchemas } from '../measures/definition.ts';
import { targetEntry } from '../people/target-entry.ts';
import { settlements } from '../settlement/settlements.ts';
import { planHead } from './head.ts';

type Schema = Readonly<Record<string, unknown>>;

const shapeOf = (schema: z.ZodType): Schema => {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return shape;
};
const anyOf = (schemas: Iterable<z.ZodType>): Schema => ({
  anyOf: [...schemas].map(shapeOf),
});

/** Draft 2020-12. */
export function planJsonSchema(): Schema {
  const head = shapeOf(planHead) as { readonly properties: Schema };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Upside plan',
    ...head,
    properties: {
      ...head.properties,
      measures: { type: 'object', additionalProperties: anyOf(measureSchemas) },
      targets: { type: 'object', additionalProperties: shapeOf(targetEntry) },
      components: { type: 'array', items: anyOf(componentSchemas.values()) },
      afterwards: { type: 'array', items: anyOf(afterwardSchemas()) },
      settlement: { type: 'array', items: anyOf(settlements.map(({ schema }) => schema)) },
      grants: { type: 'array', items: shapeOf(grant.schema) },
    },
  };
}

const afterwardSchemas = (): readonly z.ZodType[] => [
  ...modifierSchemas,
  ...afterwards.filter(({ name }) => name !== 'modifier').map(({ schema }) => schema),
];
