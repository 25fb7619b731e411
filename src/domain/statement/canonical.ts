/**
 * The one way in which a statement is written: keys in order of code units, no blanks, exact fractions and whole numbers as texts.
 * Two statements say the same exactly when their texts are the same.
 */
import { Temporal } from 'temporal-polyfill';
import { type Rational, rationalText } from '../rational.ts';
import { byText } from '../text-order.ts';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

type Nested = readonly Json[] | { readonly [key: string]: Json };

/** Fractions become `2/3`, big integers and days texts; what is undefined is left out. Functions have no place in a statement. */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant)
    return value.toString();
  if (isRational(value)) return rationalText(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => [key, toJson(each)]),
    );
  throw new TypeError(`a ${typeof value} cannot stand in a statement`);
}

function isRational(value: unknown): value is Rational {
  if (typeof value !== 'object' || value === null) return false;
  const { num, den } = value as Partial<Rational>;
  return typeof num === 'bigint' && typeof den === 'bigint' && Object.keys(value).length === 2;
}

/** The text that is stored, hashed and compared. Objects would put keys that look like numbers first: it is written key by key. */
export function canonicalText(json: Json): string {
  if (!isNested(json)) return JSON.stringify(json);
  if (isList(json)) return `[${json.map(canonicalText).join(',')}]`;
  const entries = Object.entries(json).toSorted(([a], [b]) => byText(a, b));
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${canonicalText(value)}`).join(',')}}`;
}

/** How deep lists and mappings stand in each other: 0 for a single value. Never more than `most + 1` is looked at. */
export function depthOf(json: unknown, most: number): number {
  let level: unknown[] = [json];
  for (let depth = 0; ; depth += 1) {
    const nested = level.filter((each) => typeof each === 'object' && each !== null);
    if (nested.length === 0 || depth > most) return depth;
    level = nested.flatMap((each) => Object.values(each as object));
  }
}

export interface Difference {
  /** `result.components[2].amount.minor`. */
  readonly path: string;
  /** Null: it is not there. */
  readonly stated: string | null;
  readonly computed: string | null;
}

/** Where the two differ, in the order of the text; at most `most`. */
export function differences(
  stated: Json | undefined,
  computed: Json | undefined,
  path: string,
  most = 20,
): readonly Difference[] {
  if (isNested(stated) && isNested(computed) && isList(stated) === isList(computed)) {
    const keys = new Set([...Object.keys(stated), ...Object.keys(computed)]);
    const found: Difference[] = [];
    for (const key of keys) {
      if (found.length >= most) break;
      const at = isList(stated) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      const [left, right] = [inside(stated, key), inside(computed, key)];
      found.push(...differences(left, right, at, most - found.length));
    }
    return found;
  }
  if (stated === computed) return [];
  const [left, right] = [shown(stated), shown(computed)];
  // A number and a text that read alike are told apart by the quotes.
  return left === right
    ? [{ path, stated: JSON.stringify(stated), computed: JSON.stringify(computed) }]
    : [{ path, stated: left, computed: right }];
}

const isNested = (json: Json | undefined): json is Nested =>
  typeof json === 'object' && json !== null;
const isList = (json: Nested): json is readonly Json[] => Array.isArray(json);

const inside = (json: Nested, key: string): Json | undefined =>
  Object.hasOwn(json, key) ? (json as { readonly [key: string]: Json })[key] : undefined;

const longest = 120;

function shown(json: Json | undefined): string | null {
  if (json === undefined) return null;
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  return text.length > longest ? `${text.slice(0, longest - 3)}…` : text;
}
