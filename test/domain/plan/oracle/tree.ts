/** The plain tree of a plan file: mappings, lists and texts, as the YAML library gives them, and the few ways to ask it. */
import { parse } from 'yaml';
import { type Fraction, mustFigure } from './fraction.ts';

export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

export const readTree = (text: string): Tree => parse(text, { schema: 'failsafe' }) as Tree;

export function at(tree: Tree | undefined, ...keys: readonly string[]): Tree | undefined {
  let found = tree;
  for (const key of keys) {
    if (found === undefined || typeof found === 'string' || Array.isArray(found)) return undefined;
    found = (found as { readonly [key: string]: Tree })[key];
  }
  return found;
}

export const has = (tree: Tree | undefined, key: string): boolean => at(tree, key) !== undefined;

/** Empty where there is none. */
export function word(tree: Tree | undefined, ...keys: readonly string[]): string {
  const found = at(tree, ...keys);
  return typeof found === 'string' ? found : '';
}

export function listOf(tree: Tree | undefined, ...keys: readonly string[]): readonly Tree[] {
  const found = at(tree, ...keys);
  return Array.isArray(found) ? found : [];
}

export function pairsOf(tree: Tree | undefined, ...keys: readonly string[]): [string, Tree][] {
  const found = at(tree, ...keys);
  if (found === undefined || typeof found === 'string' || Array.isArray(found)) return [];
  return Object.entries(found);
}

/** A figure that is the same for all, or written by level. */
export function figureFor(tree: Tree | undefined, level: string): Fraction {
  return mustFigure(typeof tree === 'string' ? tree : word(tree, level));
}
