/** The steps that apply a table, or a single figure, a line each. */

import type { MeasureRef } from '../domain/plan/evaluation.ts';
import type { StepOf } from '../domain/plan/trace.ts';
import { compare, type Rational, rational } from '../domain/rational.ts';
import { formatDate, formatNumber } from '../i18n/format.ts';
import { say } from '../i18n/locale.ts';
import { tables, tiers } from '../i18n/texts/trace-tables.ts';
import { measureTitle } from './measure-words.ts';
import {
  figureText,
  limitText,
  moneyText,
  partText,
  type Reader,
  shareText,
  valueText,
} from './trace-figures.ts';

/** `¥96,000.00 × 4 % = ¥3,840.00`. */
function productText(
  { part, basis, figure, rate, pays }: StepOf<'band'> | StepOf<'flat'>,
  reader: Reader,
): string {
  return say(reader.locale, tiers.product, {
    part: partText(part, basis, reader),
    figure: figureText(figure, rate, reader),
    pays: moneyText(pays, reader),
  });
}

/** `mechanic`: in a marginal table a band may also be paid for those below it, but not always for all of them. */
export function bandText(step: StepOf<'band'>, mechanic: string, reader: Reader): string {
  const { locale } = reader;
  const limit = (point: Rational) => limitText(point, step.index, reader);
  const { from, to } = step;
  const sum = productText(step, reader);
  const isOfTarget = step.basis.kind === 'target-incentive';
  const tier = {
    position: formatNumber(step.position, locale),
    tiers: formatNumber(step.bands, locale),
    sum: isOfTarget ? say(locale, tiers.targetIncentive, { sum }) : sum,
  };
  const range = say(locale, tiers.range, { from: limit(from), to: to && limit(to) });
  switch (step.mode) {
    case 'marginal':
      return say(locale, tiers.tier, { ...tier, range });
    case 'overage':
      return say(locale, tiers.overage, { ...tier, from: limit(from) });
    case 'retroactive': {
      const text = mechanic === 'marginal' && step.position > 1 ? tiers.reachesBack : tiers.onAll;
      return say(locale, text, { ...tier, range });
    }
  }
}

export function flatText(step: StepOf<'flat'>, reader: Reader): string {
  const { locale } = reader;
  const isAmount = step.basis.kind === 'once' && compare(step.part, rational(1n)) === 0;
  if (isAmount) return say(locale, tiers.fixed, { amount: moneyText(step.pays, reader) });
  const text = step.basis.kind === 'target-incentive' ? tiers.ofTargetIncentive : tiers.flat;
  return say(locale, text, { sum: productText(step, reader) });
}

export function thresholdText(step: StepOf<'threshold'>, reader: Reader): string {
  const from = limitText(step.from, step.index, reader);
  const pays = moneyText(step.pays, reader);
  if (step.reached) return say(reader.locale, tables.reached, { from, pays });
  return say(reader.locale, step.pays.num === 0n ? tables.nothingFrom : tables.missed, { from });
}

export function interpolatedText(step: StepOf<'interpolated'>, reader: Reader): string {
  const { index, from, to, amount, filled, pays } = step;
  const band = {
    from: limitText(from, index, reader),
    to: to ? limitText(to, index, reader) : '',
    pays: moneyText(pays, reader),
  };
  if (filled.num === filled.den) return say(reader.locale, tables.filled, band);
  return say(reader.locale, tables.partlyFilled, {
    ...band,
    filled: shareText(filled, reader),
    amount: moneyText(amount, reader),
  });
}

export function curveText(step: StepOf<'curve'>, mechanic: string, reader: Reader): string {
  const { locale } = reader;
  const { low, high, index } = step;
  const point = (value: Rational) => limitText(value, index, reader);
  const shown = (rate: Rational) => looked(step.figure, rate, mechanic, reader);
  const at = point(step.at);
  const figure = shown(step.rate);
  if (!low) return say(locale, tables.belowFirst, { at, high: high ? point(high.at) : '', figure });
  if (compare(low.at, step.at) === 0) return say(locale, tables.onPoint, { at, figure });
  const line = { at, low: point(low.at), lowFigure: shown(low.figure), figure };
  if (!high) {
    const isFlat = compare(low.figure, step.rate) === 0;
    return say(locale, isFlat ? tables.aboveLast : tables.extended, line);
  }
  const ends = { ...line, high: point(high.at), highFigure: shown(high.figure) };
  return say(locale, tables.between, { ...ends, sum: say(locale, tables.line, ends) });
}

export function cellText(step: StepOf<'cell'>, mechanic: string, reader: Reader): string {
  const { locale } = reader;
  const { index, across, row, column } = step;
  const span = ({ from, to }: typeof row, of: typeof index) => {
    const limit = (value: Rational) => limitText(value, of, reader);
    return say(locale, tiers.range, { from: limit(from), to: to && limit(to) });
  };
  return say(locale, tables.cell, {
    row: measureTitle(index.measure, locale),
    rows: span(row, index),
    column: measureTitle(across.measure, locale),
    columns: span(column, across),
    figure: looked(step.figure, step.rate, mechanic, reader),
  });
}

/** A factor of a modifier multiplies (`1.05`); everywhere else it is a share of something (`150 %`). */
const looked = (
  figure: StepOf<'curve'>['figure'],
  rate: Rational,
  mechanic: string,
  reader: Reader,
): string =>
  mechanic === 'modifier'
    ? formatNumber(rate, reader.locale, { decimals: 6 })
    : figureText(figure, rate, reader);

export const stepsText = (step: StepOf<'steps'>, reader: Reader): string =>
  say(reader.locale, tables.steps, {
    every: limitText(step.every, step.index, reader),
    from: limitText(step.from, step.index, reader),
    steps: formatNumber(step.steps, reader.locale),
    each: moneyText(step.each, reader),
    pays: moneyText(step.pays, reader),
  });

/** `counted`: the measure that grows with each record; null: not known. */
export function recordText(
  { record, day, at, pays }: StepOf<'record'>,
  counted: MeasureRef | null,
  nameOf: (record: string) => string,
  reader: Reader,
): string {
  const { locale } = reader;
  const reached = at && counted ? valueText(at, counted, reader) : null;
  return say(locale, tables.record, {
    day: formatDate(day, locale),
    record: nameOf(record),
    at: reached ? say(locale, tables.recordAt, { at: reached }) : '',
    pays: moneyText(pays, reader),
  });
}
