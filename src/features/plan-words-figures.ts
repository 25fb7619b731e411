/** How the figures that stand in a plan read: as they are written, in the plan's currency, for the reader's own level. */
import type { Money } from '../domain/money.ts';
import type { LimitTerms } from '../domain/plan/components/limit.ts';
import type { Of, PlanTitle, Unit } from '../domain/plan/evaluation.ts';
import { minorPerUnit } from '../domain/plan/language/part.ts';
import type { PlanFile } from '../domain/plan/language/read.ts';
import type { Amount, ByLevel, Index, Limit, Source } from '../domain/plan/language/terms.ts';
import { multiply, type Rational, rational, rationalText } from '../domain/rational.ts';
import { formatFactor, formatMoney, formatNumber, formatPercent, listing } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { planFigures as texts } from '../i18n/texts/plan-words-figures.ts';

/** Whom a plan is told to. */
export interface PlanReader {
  readonly file: PlanFile;
  readonly locale: Locale;
  /** The reader's own; null: all levels of the plan. */
  readonly level: string | null;
}

/** Decimals with which every figure that people write is exact. */
const exactDecimals = 8;
const isDecimal = (value: Rational): boolean =>
  multiply(value, rational(10n ** BigInt(exactDecimals))).den === 1n;

/** Whole units of the plan's currency; what is finer than its coins reads as a number. */
export function unitsText(value: Rational, reader: PlanReader): string {
  const { currency } = reader.file.head;
  const minor = multiply(value, minorPerUnit(currency));
  if (minor.den === 1n) return formatMoney(minor.num, currency, reader.locale);
  return `${numberText(value, reader)} ${currency}`;
}

export const moneyText = ({ minor, currency }: Money, { locale }: PlanReader): string =>
  formatMoney(minor, currency, locale, { exact: true });

export const amountText = ({ value }: Amount, reader: PlanReader): string =>
  unitsText(value, reader);

export const numberText = (value: Rational, { locale }: Pick<PlanReader, 'locale'>): string =>
  isDecimal(value) ? formatNumber(value, locale, { decimals: exactDecimals }) : rationalText(value);

/** `5 %`, also `1/3 %`. */
export function shareText(value: Rational, { locale }: Pick<PlanReader, 'locale'>): string {
  const hundredfold = multiply(value, rational(100n));
  return isDecimal(hundredfold)
    ? formatPercent(value, locale, { decimals: exactDecimals })
    : `${rationalText(hundredfold)} %`;
}

/** `× 1.05`. */
export const factorText = (value: Rational, reader: PlanReader): string =>
  isDecimal(multiply(value, rational(10_000n)))
    ? formatFactor(value, reader.locale)
    : `× ${rationalText(value)}`;

/** A figure in the unit of a measure; money in whole units of the currency. */
export function unitText(value: Rational, unit: Unit, reader: PlanReader): string {
  switch (unit) {
    case 'money':
      return unitsText(value, reader);
    case 'percent':
      return shareText(value, reader);
    case 'count':
    case 'number':
      return numberText(value, reader);
  }
}

/** One text for the reader's level; `junior 3 %, senior 4 %` for a reader of all. */
export function byLevelText<T>(
  terms: ByLevel<T>,
  reader: PlanReader,
  text: (value: T) => string,
): string {
  if (terms.kind === 'same') return text(terms.value);
  const own = reader.level === null ? undefined : terms.values.get(reader.level);
  if (own !== undefined) return text(own);
  return [...terms.values]
    .map(([level, value]) => `${level} ${text(value)}`)
    .join(say(reader.locale, texts.comma));
}

export const amountsText = (terms: ByLevel<Amount>, reader: PlanReader): string =>
  byLevelText(terms, reader, (value) => amountText(value, reader));
export const sharesText = (terms: ByLevel<Rational>, reader: PlanReader): string =>
  byLevelText(terms, reader, (value) => shareText(value, reader));

/** A target, in the unit of its measure. */
export const targetText = (terms: ByLevel<Limit>, measure: string, reader: PlanReader): string =>
  byLevelText(terms, reader, (value) =>
    limitText(value, { of: 'rep', measure, by: 'value' }, reader),
  );

/** `¥10,000`, or `200 % of the target incentive`. */
export const mostText = (terms: LimitTerms, reader: PlanReader): string =>
  'target-incentive' in terms
    ? incentiveText(terms['target-incentive'], reader)
    : amountsText(terms, reader);

export function incentiveText(share: Rational, reader: PlanReader): string {
  if (share.num === share.den) return say(reader.locale, texts.incentive);
  return say(reader.locale, texts.partOfIncentive, { share: shareText(share, reader) });
}

/** A point of a table: `100 %`, or `¥100,000`. */
export const limitText = (
  { value, isPercent }: Limit,
  { measure, by }: Index,
  reader: PlanReader,
): string =>
  isPercent || by === 'attainment'
    ? shareText(value, reader)
    : unitText(value, unitOf(measure, reader), reader);

export const titleText = (title: PlanTitle | null, id: string, locale: Locale): string =>
  title?.[locale] ?? id;

const measureOf = (id: string, { file }: PlanReader) =>
  file.measures.find((each) => each.id === id);

export const unitOf = (id: string, reader: PlanReader): Unit =>
  measureOf(id, reader)?.unit ?? 'number';

export const measureName = (id: string, reader: PlanReader): string =>
  titleText(measureOf(id, reader)?.title ?? null, id, reader.locale);

/** Components and what comes after them, by name. */
export function partName(id: string, { file, locale }: PlanReader): string {
  if (id === 'total') return say(locale, texts.total);
  const parts = [...file.components, ...file.afterwards, ...file.settlement];
  return parts.find((each) => each.id === id)?.title[locale] ?? id;
}

/** `New business and Team pool`; null: the total. */
export const partsText = (on: readonly string[] | null, reader: PlanReader): string =>
  on === null
    ? say(reader.locale, texts.total)
    : listing(
        on.map((id) => partName(id, reader)),
        reader.locale,
      );

const ofWhom = (of: Of, what: string, locale: Locale): string =>
  say(locale, texts.whose[of], { what });

/** `your Bookings`. */
export const sourceText = ({ of, measure }: Source, reader: PlanReader): string =>
  ofWhom(of, measureName(measure, reader), reader.locale);

/** `your attainment of Bookings`, or `your Bookings`. */
export function indexText({ of, measure, by }: Index, reader: PlanReader): string {
  const name = measureName(measure, reader);
  const what = by === 'value' ? name : say(reader.locale, texts.attainment, { measure: name });
  return ofWhom(of, what, reader.locale);
}

export const levelsText = (levels: readonly string[], { locale }: PlanReader): string =>
  listing(levels, locale);
