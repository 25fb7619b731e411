/** What may stand under `afterwards:`. One file each; a new mechanic is a line here. */
import type * as z from 'zod';
import { closest } from '../../names.ts';
import type { Mechanic } from '../language/part.ts';
import type { Tree } from '../language/source.ts';
import { curve } from '../tables/curve.ts';
import { matrix } from '../tables/matrix.ts';
import { step } from '../tables/step.ts';
import type { TableKind } from '../tables/table.ts';
import type { Afterward } from './afterward.ts';
import { budget } from './budget.ts';
import { cap, floor } from './limits.ts';
import { flatModifier, modifierWith } from './modifier.ts';

/** The tables that give one factor. */
export const factorTables: readonly TableKind[] = [step, curve, matrix];

const withTable: ReadonlyMap<string, Mechanic<Afterward>> = new Map(
  factorTables.map((kind) => [kind.name, modifierWith(kind)]),
);
const anyTable = modifierWith(step);

/** One for each table, and one without. */
export const modifierSchemas: readonly z.ZodType[] = [
  flatModifier.schema,
  ...[...withTable.values()].map(({ schema }) => schema),
];

/** A modifier is read by the kind of table that it names; without an index it has none. */
const modifier: Mechanic<Afterward> = {
  ...flatModifier,
  read(tree) {
    const has = (key: string) => typeof tree === 'object' && !Array.isArray(tree) && key in tree;
    if (!has('index') && !has('tiers') && !has('table')) return flatModifier.read(tree);
    const tiers = (tree as { readonly [key: string]: Tree })['tiers'];
    const found = typeof tiers === 'string' ? withTable.get(tiers) : undefined;
    if (found || typeof tiers !== 'string' || tiers === '') return (found ?? anyTable).read(tree);
    const known = [...withTable.keys()];
    const params = { text: tiers.slice(0, 60), near: closest(tiers, known), known };
    return { part: null, found: [{ code: 'plan.mechanic_unknown', params, path: ['tiers'] }] };
  },
};

export const afterwards: readonly Mechanic<Afterward>[] = [modifier, cap, floor, budget];
