/** What a measure of a plan is called: as the plan says, or as everybody knows it, or by its id. */
import type { MeasureCode } from '../domain/measure.ts';
import type { MeasureRef } from '../domain/plan/evaluation.ts';
import { type Locale, say, type Text } from '../i18n/locale.ts';
import { measureNames } from '../i18n/texts/common.ts';
import { arithmetic, measureInSentence } from '../i18n/texts/trace.ts';

type Named = Pick<MeasureRef, 'id' | 'title'>;

export function measureTitle({ id, title }: Named, locale: Locale): string {
  if (title) return title[locale];
  const known = wellKnown<Text>(measureNames, id);
  return known ? say(locale, known) : id;
}

/** Within a sentence: `hours until an answer`, but `NPS` and `GTX units` as they are. */
export function measureInText({ id, title }: Named, locale: Locale): string {
  if (title) return locale === 'en' ? uncapitalised(title.en) : title.zh;
  const known = wellKnown<Text>(measureInSentence, id);
  return known ? say(locale, known) : id;
}

/** ` from 7 deals`: of measures that all companies have the records are known by name. */
export function behindText(id: string): Text<{ readonly count: string }> {
  return wellKnown<Text<{ readonly count: string }>>(behind, id) ?? arithmetic.fromRecords;
}

/** An average of ratings, of which people know how many there are. */
export const isRated = (id: string): boolean => behindText(id) === arithmetic.fromRatings;

const behind = {
  bookings: arithmetic.fromDeals,
  deals: arithmetic.fromDeals,
  satisfaction: arithmetic.fromRatings,
};

const wellKnown = <T>(words: Readonly<Record<MeasureCode, T>>, id: string): T | null =>
  Object.hasOwn(words, id) ? words[id as MeasureCode] : null;

const uncapitalised = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
