/** What a part of a plan states as plain data, so that two can be compared and written as JSON: the figures, not how they are spelt. */
import { Temporal } from 'temporal-polyfill';
import { type Rational, rationalText } from '../rational.ts';

export type Plain = string | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Figures as exact fractions, days and expressions as text, mappings with their keys in order. What is not stated is left out. */
export function plainOf(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint' || typeof value === 'number') return `${value}`;
  if (Array.isArray(value)) return value.map(plainOf);
  if (value instanceof Set) return [...value].map(plainOf);
  if (value instanceof Map) return byKey([...value].map(([key, each]) => [String(key), each]));
  if (typeof value !== 'object') return null;
  if (value instanceof Temporal.PlainDate) return value.toString();
  if (isRational(value)) return rationalText(value);
  if ('evaluate' in value && 'text' in value) return String(value.text).trim();
  // A figure with its spelling (`5.0 %`), or one that is told apart by its kind only.
  if ('kind' in value && 'text' in value && 'value' in value) return plainOf(value.value);
  if ('kind' in value && value.kind === 'same' && 'value' in value) return plainOf(value.value);
  if ('kind' in value && value.kind === 'by-level' && 'values' in value)
    return plainOf(value.values);
  if ('end' in value) return value.end === null ? 'unlimited' : plainOf(value.end);
  return byKey(Object.entries(value));
}

const isRational = (value: object): value is Rational =>
  'num' in value && 'den' in value && typeof value.num === 'bigint';

function byKey(entries: readonly (readonly [string, unknown])[]): Plain {
  const stated = entries.filter(([, each]) => each !== undefined && each !== null);
  return Object.fromEntries(
    stated
      .map(([key, each]) => [key, plainOf(each)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(plainOf(a)) === JSON.stringify(plainOf(b));
