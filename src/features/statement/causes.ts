/** Why a line of a statement is different, a line each. */
import type { CompiledPlan } from '../../domain/plan/compile.ts';
import { type Of, subjects } from '../../domain/plan/evaluation.ts';
import type { Rational } from '../../domain/rational.ts';
import type { Cause } from '../../domain/statement/causes.ts';
import type { Change } from '../../domain/statement/changes.ts';
import { formatMoney, formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { statement, causes as texts } from '../../i18n/texts/statement.ts';
import { whose } from '../../i18n/texts/trace.ts';
import { measureInText, measureTitle } from '../measure-words.ts';
import { moneyText, type Reader, valueText } from '../trace-figures.ts';

/** `Commission: $750.00 → $760.00 (+$10.00)`, and beneath it why. */
export function changeLines(
  { line, before, after, causes }: Change,
  plan: CompiledPlan,
  locale: Locale,
): { readonly title: string; readonly causes: readonly string[] } {
  const { currency } = plan;
  const exact = (minor: bigint, sign = false) =>
    formatMoney(minor, currency, locale, { exact: true, sign });
  const title = say(locale, statement.line, {
    title: titleOf(line, plan, locale),
    before: exact(before),
    after: exact(after),
    by: exact(after - before, true),
  });
  const reader: Reader = { currency, locale, exact: true };
  return { title, causes: causes.map((cause) => causeText(cause, plan, reader)) };
}

function titleOf(line: string, plan: CompiledPlan, locale: Locale): string {
  const parts = [...plan.components, ...plan.afterwards, ...plan.settlement];
  return parts.find(({ id }) => id === line)?.title[locale] ?? line;
}

function causeText(cause: Cause, plan: CompiledPlan, reader: Reader): string {
  const { locale } = reader;
  switch (cause.cause) {
    case 'record_added':
    case 'record_removed':
    case 'record_changed': {
      const { record, measure, by } = cause;
      const figures = by && {
        by: signed(by, measure, plan, reader),
        measure: named(measure, plan),
      };
      return say(locale, texts[cause.cause], {
        record,
        by: figures
          ? say(locale, texts.by, { ...figures, measure: measureInText(figures.measure, locale) })
          : '',
      });
    }
    case 'event': {
      const { event, record, by } = cause;
      return say(locale, texts.event, { event, record, by: plus(by, moneyText(by, reader)) });
    }
    case 'target':
      return say(locale, texts.target, {
        measure: measureInText(named(cause.measure, plan), locale),
        ...spanOf(cause, (value) => shown(value, cause.measure, plan, reader)),
      });
    case 'figure':
      return say(locale, texts.figure, {
        measure: whoseText(cause, plan, locale),
        ...spanOf(cause, (value) => shown(value, cause.measure, plan, reader)),
      });
    case 'carried':
      return say(
        locale,
        texts.carried,
        spanOf(cause, (value) => moneyOr(value, reader)),
      );
    case 'plan_version':
      return say(
        locale,
        texts.plan_version,
        spanOf(cause, (value) => (value ? formatNumber(value, locale) : say(locale, texts.none))),
      );
    case 'earlier_lines':
      return say(locale, texts.earlier_lines);
  }
}

const spanOf = <T>(
  { before, after }: { readonly before: T; readonly after: T },
  text: (value: T) => string,
) => ({ before: text(before), after: text(after) });

const named = (id: string, { measuring }: CompiledPlan) =>
  measuring.measures.get(id) ?? ({ id, title: null, unit: 'number' } as const);

function shown(
  value: Rational | null,
  measure: string,
  plan: CompiledPlan,
  reader: Reader,
): string {
  if (value === null) return say(reader.locale, texts.none);
  const { id, unit, title } = named(measure, plan);
  return valueText(value, { id, unit, title }, reader);
}

const moneyOr = (value: Rational | null, reader: Reader): string =>
  value === null ? say(reader.locale, texts.none) : moneyText(value, reader);

const signed = (by: Rational, measure: string, plan: CompiledPlan, reader: Reader): string =>
  plus(by, shown(by, measure, plan, reader));
const plus = ({ num }: Rational, text: string): string => (num > 0n ? `+${text}` : text);

function whoseText(
  { of, measure }: { readonly of: string; readonly measure: string },
  plan: CompiledPlan,
  locale: Locale,
): string {
  const subject: Of | undefined = subjects.find((each) => each === of);
  const name = named(measure, plan);
  if (!subject || subject === 'rep') return measureTitle(name, locale);
  return say(locale, whose[subject], { measure: measureInText(name, locale) });
}
