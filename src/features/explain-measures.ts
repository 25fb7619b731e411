/** The steps that lead to a measure, a line each: what was measured, against which target, by which formula. */

import type { StepOf, TraceStep } from '../domain/plan/trace.ts';
import { compare, multiply, type Rational, rational } from '../domain/rational.ts';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { say } from '../i18n/locale.ts';
import { arithmetic as lines, whose } from '../i18n/texts/trace.ts';
import { formulas, gates, ranks, scorecards } from '../i18n/texts/trace-formulas.ts';
import { listed, withFigures } from './formula-figures.ts';
import { behindText, measureInText, measureTitle } from './measure-words.ts';
import { type Reader, rateText, valueText } from './trace-figures.ts';

export function measuredText(step: StepOf<'measured'>, reader: Reader): string {
  const { measure, of, value, count } = step;
  const { locale } = reader;
  const hasCount = count > 0 && measure.unit !== 'count';
  return say(locale, lines.measured, {
    whose: say(locale, whose[of], { measure: measureInText(measure, locale) }),
    value: value ? valueText(value, measure, reader) : say(locale, lines.nothing),
    count: hasCount
      ? say(locale, behindText(measure.id), { count: formatNumber(count, locale) })
      : '',
  });
}

export function attainmentText(
  { attainment, measure }: StepOf<'attainment'>,
  before: TraceStep | undefined,
  reader: Reader,
): string {
  const { locale } = reader;
  const measured = before?.step === 'measured' ? before : null;
  if (measured?.quota && !measured.value) return say(locale, lines.unmeasured);
  if (!attainment || !measured?.value || !measured.quota) return say(locale, lines.noAttainment);
  return say(locale, lines.attainment, {
    value: valueText(measured.value, measure, reader),
    quota: valueText(measured.quota, measure, reader),
    attainment: attainedText(attainment, reader),
  });
}

/** To two decimals, and to more where two would show a whole percent that is not quite reached, or passed. */
function attainedText(attainment: Rational, { locale }: Reader): string {
  const isWhole = multiply(attainment, rational(100n)).den === 1n;
  const shown = [2, 4, 6].map((decimals) => formatPercent(attainment, locale, { decimals }));
  return (isWhole ? null : shown.find((text) => text.includes('.'))) ?? shown.at(0) ?? '';
}

export function formulaText(step: StepOf<'formula'>, reader: Reader): string {
  const { measure, text, uses, value } = step;
  const { locale } = reader;
  const shown = {
    measure: measureTitle(measure, locale),
    formula: text,
    value: value ? valueText(value, measure, reader) : say(locale, lines.nothing),
  };
  if (uses.length === 0) return say(locale, formulas.alone, shown);
  const figures = withFigures(text, uses, reader);
  return figures === null
    ? say(locale, formulas.listed, { ...shown, figures: listed(uses, reader) })
    : say(locale, formulas.counted, { ...shown, figures });
}

export function scorecardText(step: StepOf<'scorecard'>, reader: Reader): string {
  const { measure, by, achieved, counts, weight } = step;
  const { locale } = reader;
  const text = (value: typeof counts) =>
    by === 'value' ? valueText(value, measure, reader) : rateText(value, reader);
  const name = measureTitle(measure, locale);
  const shown = {
    measure: step.lessIsBetter ? say(locale, scorecards.lessIsBetter, { measure: name }) : name,
    counts: text(counts),
    weight: rateText(weight, reader),
    points: text(multiply(counts, weight)),
  };
  if (!achieved) return say(locale, scorecards.unmeasured, shown);
  const isWhole = compare(achieved, counts) === 0;
  const told = { ...shown, achieved: achievedText(step, text(achieved), reader) };
  if (!isWhole) return say(locale, scorecards.limited, told);
  return say(locale, told.achieved === told.counts ? scorecards.plain : scorecards.line, told);
}

/** `44 % / 40 % = 110 %`; the other way round where less is better. */
function achievedText(
  { measure, by, lessIsBetter, value, quota }: StepOf<'scorecard'>,
  achieved: string,
  reader: Reader,
): string {
  if (by === 'value' || !value || !quota || (lessIsBetter && value.num === 0n)) return achieved;
  const [over, under] = lessIsBetter ? [quota, value] : [value, quota];
  return `${valueText(over, measure, reader)} / ${valueText(under, measure, reader)} = ${achieved}`;
}

export const rankText = ({ measure, rank, among }: StepOf<'rank'>, { locale }: Reader): string =>
  say(locale, ranks.place, {
    measure: measureInText(measure, locale),
    rank: formatNumber(rank, locale),
    among: formatNumber(among, locale),
  });

export function gateText({ text, uses, holds }: StepOf<'gate'>, reader: Reader): string {
  const { locale } = reader;
  const figures =
    uses.length === 0 ? '' : say(locale, gates.figures, { figures: listed(uses, reader) });
  return say(locale, holds ? gates.holds : gates.fails, { condition: text, figures });
}
