/** The line beside an amount that a table, a single figure or a measure itself has brought. */

import type { ComponentResult } from '../domain/plan/evaluation.ts';
import type { BasisRef, FigureKind, StepOf, TraceStep } from '../domain/plan/trace.ts';
import { add, divide, type Rational, zero } from '../domain/rational.ts';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { say } from '../i18n/locale.ts';
import { how } from '../i18n/texts/trace.ts';
import {
  limitText,
  minorText,
  moneyText,
  partText,
  type Reader,
  rateText,
  valueText,
} from './trace-figures.ts';

type Kind = TraceStep['step'];

export const stepsOf = <K extends Kind>(
  { trace }: Pick<ComponentResult, 'trace'>,
  kind: K,
): readonly StepOf<K>[] => trace.filter((step): step is StepOf<K> => step.step === kind);
export const lastOf = <K extends Kind>(
  result: Pick<ComponentResult, 'trace'>,
  kind: K,
): StepOf<K> | undefined => stepsOf(result, kind).at(-1);

/** Null: nothing has paid yet. */
export function tableLine(result: ComponentResult, reader: Reader): string | null {
  const { locale } = reader;
  const records = stepsOf(result, 'record').filter(({ pays }) => pays.num !== 0n);
  if (records.length > 0)
    return say(locale, how.records, { count: formatNumber(records.length, locale) });
  const steps = lastOf(result, 'steps');
  if (steps && steps.steps > 0n) return stepsLine(steps, reader);
  const bands = stepsOf(result, 'band');
  if (bands.some(({ pays }) => pays.num !== 0n)) return bandLine(bands, reader);
  const filled = lastOf(result, 'interpolated');
  if (filled) return filledLine(filled, reader);
  const flat = stepsOf(result, 'flat').findLast(({ pays }) => pays.num !== 0n);
  if (flat) return flatLine(result, flat, reader);
  const reached = stepsOf(result, 'threshold').findLast((step) => step.reached);
  if (reached)
    return say(locale, how.reached, { from: limitText(reached.from, reached.index, reader) });
  return result.amount.minor === 0n ? null : measuredLine(result, reader);
}

function stepsLine(step: StepOf<'steps'>, reader: Reader): string {
  return say(reader.locale, how.steps, {
    steps: formatNumber(step.steps, reader.locale),
    each: moneyText(step.each, reader),
    every: limitText(step.every, step.index, reader),
    from: limitText(step.from, step.index, reader),
  });
}

function bandLine(all: readonly StepOf<'band'>[], reader: Reader): string {
  const { locale } = reader;
  const bands = all.filter(({ pays }) => pays.num !== 0n);
  const last = bands.at(-1);
  if (!last) return '';
  const tiers = formatNumber(last.bands, locale);
  const position = formatNumber(last.position, locale);
  const part = bands.reduce((total, band) => add(total, band.part), zero);
  const amount = partText(part, last.basis, reader);
  if (bands.length > 1) {
    const pays = bands.reduce((total, band) => add(total, band.pays), zero);
    const rate = averageText(last.figure, divide(pays, part), reader);
    return say(locale, how.tiers, { part: amount, rate, position, tiers });
  }
  const rate = shownFigure(last.figure, last.rate, reader);
  if (last.mode === 'overage' || isAboveOnly(all))
    return say(locale, how.above, {
      part: amount,
      rate,
      from: limitText(last.from, last.index, reader),
    });
  return last.bands === 1
    ? say(locale, how.rate, { part: amount, rate })
    : say(locale, how.tier, { part: amount, rate, position, tiers });
}

/** Everything below the band that pays brings nothing: what counts is what lies above. */
const isAboveOnly = (bands: readonly StepOf<'band'>[]): boolean =>
  bands.some(({ rate, mode }) => rate.num === 0n && mode === 'marginal');

/** In cents at most: it is only to orient. */
function averageText(figure: FigureKind, average: Rational, reader: Reader): string {
  if (figure !== 'amount') return formatPercent(average, reader.locale, { decimals: 2 });
  const rounded = (average.num * 2n + average.den) / (average.den * 2n);
  return minorText(rounded, reader);
}

const shownFigure = (figure: FigureKind, rate: Rational, reader: Reader): string =>
  figure === 'amount' ? moneyText(rate, reader) : rateText(rate, reader);

function filledLine({ index, from, to, filled }: StepOf<'interpolated'>, reader: Reader): string {
  return say(reader.locale, how.bandsFilled, {
    from: limitText(from, index, reader),
    to: to ? limitText(to, index, reader) : '',
    filled: formatPercent(filled, reader.locale, { decimals: 1 }),
  });
}

function flatLine(
  result: ComponentResult,
  { basis, figure, rate, part }: StepOf<'flat'>,
  reader: Reader,
): string {
  const { locale } = reader;
  const shown = shownFigure(figure, rate, reader);
  const text = productLine(basis, part, shown, reader);
  const curve = lastOf(result, 'curve');
  return curve
    ? say(locale, how.at, { sum: text, at: limitText(curve.at, curve.index, reader) })
    : text;
}

function productLine(basis: BasisRef, part: Rational, figure: string, reader: Reader): string {
  const { locale } = reader;
  if (basis.kind === 'once') return say(locale, how.fixed, { amount: figure });
  const amount = partText(part, basis, reader);
  return basis.kind === 'target-incentive'
    ? say(locale, how.ofTargetIncentive, { share: figure, amount })
    : say(locale, how.rate, { part: amount, rate: figure });
}

function measuredLine(result: ComponentResult, reader: Reader): string | null {
  const { locale } = reader;
  const formula = lastOf(result, 'formula');
  if (formula) return say(locale, how.formula, { formula: shortened(formula.text) });
  const measured = lastOf(result, 'measured');
  if (!measured?.value) return null;
  const value = valueText(measured.value, measured.measure, reader);
  return say(locale, how.asMeasured, { value });
}

const longest = 60;
const shortened = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
