/** One card for a group that reads in two languages: everybody's client shows its own. */
import type { Locale } from '../../i18n/locale.ts';
import { cardSchema, type LarkCard } from './card-schema.ts';

/** Null when the two are not alike but for their words, or are too long together. `ours` is drawn in `locale`, `theirs` in the other. */
export function bilingual(ours: LarkCard, theirs: LarkCard, locale: Locale): LarkCard | null {
  const read = cardSchema.safeParse(both(ours, theirs, locale));
  return read.success ? read.data : null;
}

/** Undefined where they are not alike; nothing in a card is. */
function both(ours: unknown, theirs: unknown, locale: Locale, isLettered = false): unknown {
  if (ours === theirs) return ours;
  if (typeof ours === 'string' && typeof theirs === 'string')
    return isLettered ? `${ours} / ${theirs}` : undefined;
  if (Array.isArray(ours) && Array.isArray(theirs))
    return all(ours, theirs, (one, other) => both(one, other, locale, isLettered));
  if (!isObject(ours) || !isObject(theirs)) return undefined;
  if (typeof ours.content === 'string' && typeof theirs.content === 'string')
    return bothTexts(ours, ours.content, theirs, theirs.content, locale);
  const keys = Object.keys(ours);
  if (keys.length !== Object.keys(theirs).length) return undefined;
  const values = all(keys, keys, (key) =>
    both(ours[key], theirs[key], locale, isLettered || lettered.includes(key)),
  );
  return values && Object.fromEntries(keys.map((key, at) => [key, values[at]]));
}

/** Where Lark knows no translation, in tables and pictures, both stand side by side. */
const lettered = ['display_name', 'rows', 'values'];

function bothTexts(
  ours: object,
  own: string,
  theirs: object,
  other: string,
  locale: Locale,
): unknown {
  const isAlike =
    JSON.stringify({ ...ours, content: '' }) === JSON.stringify({ ...theirs, content: '' });
  if (!isAlike) return undefined;
  if (own === other) return ours;
  const [zh_cn, en_us] = locale === 'zh' ? [own, other] : [other, own];
  return { ...ours, i18n_content: { zh_cn, en_us } };
}

function all<T>(
  ours: readonly T[],
  theirs: readonly T[],
  join: (one: T, other: T | undefined) => unknown,
): unknown[] | undefined {
  if (ours.length !== theirs.length) return undefined;
  const joined = ours.map((one, at) => join(one, theirs[at]));
  return joined.includes(undefined) ? undefined : joined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
