/** The steps that change what was computed, a line each: pools, factors, limits, budgets, deductions, rounding. */

import type { StepOf } from '../domain/plan/trace.ts';
import { compare, divide, type Rational, rational, subtract, zero } from '../domain/rational.ts';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { arithmetic as lines, roundingNames } from '../i18n/texts/trace.ts';
import { minorText, moneyText, type Reader } from './trace-figures.ts';

/** Decimals of a percentage with which a reader’s calculator arrives at the same cent of a pool. */
const exactShare = 6;

export function poolText(step: StepOf<'pool'>, reader: Reader): string {
  const { locale } = reader;
  const pool = minorText(step.pool.minor, reader);
  if (step.weights.num === 0n) return say(locale, lines.emptyPool, { pool });
  return say(locale, lines.pool, {
    pool,
    members: formatNumber(step.members, locale),
    part: poolShareText(step, locale, exactShare),
    share: minorText(step.share.minor, reader),
  });
}

/** A share is a fraction with any denominator: rounded, to one decimal unless it must multiply out. */
export const poolShareText = (
  { weight, weights }: StepOf<'pool'>,
  locale: Locale,
  decimals = 1,
): string =>
  formatPercent(weights.num === 0n ? zero : divide(weight, weights), locale, { decimals });

export const modifierText = (step: StepOf<'modifier'>, reader: Reader): string =>
  say(reader.locale, lines.factor, {
    before: moneyText(step.before, reader),
    factor: formatNumber(step.factor, reader.locale, { decimals: 6 }),
    after: moneyText(step.after, reader),
  });

export function limitStepText(step: StepOf<'limit'>, reader: Reader): string {
  const text = step.limit === 'cap' ? capText(step, reader) : floorText(step, reader);
  return step.on === 'record' ? say(reader.locale, lines.ofRecord, { limit: text }) : text;
}

function capText({ amount, before, after }: StepOf<'limit'>, reader: Reader): string {
  const figures = { before: moneyText(before, reader), cap: moneyText(amount, reader) };
  if (compare(after, before) === 0) return say(reader.locale, lines.uncut, figures);
  const over = moneyText(subtract(before, after), reader);
  return say(reader.locale, lines.cut, { ...figures, over });
}

function floorText({ amount, before, after }: StepOf<'limit'>, reader: Reader): string {
  const figures = { before: moneyText(before, reader), floor: moneyText(amount, reader) };
  if (compare(after, before) === 0) return say(reader.locale, lines.unraised, figures);
  const more = moneyText(subtract(after, before), reader);
  return say(reader.locale, lines.raised, { ...figures, more });
}

export function budgetText(step: StepOf<'budget'>, reader: Reader): string {
  const text = (amount: Rational) => moneyText(amount, reader);
  const figures = { everyone: text(step.everyone), budget: text(step.budget) };
  if (compare(step.everyone, step.budget) <= 0)
    return say(reader.locale, lines.withinBudget, figures);
  const change = { before: text(step.before), after: text(step.after) };
  return say(reader.locale, lines.overBudget, { ...figures, ...change });
}

export const deductedText = (step: StepOf<'deducted'>, reader: Reader): string =>
  say(reader.locale, lines.deducted, {
    before: moneyText(step.before, reader),
    earlier: moneyText(step.earlier, reader),
    after: moneyText(step.after, reader),
  });

export function roundedText({ exact, mode, amount }: StepOf<'rounded'>, reader: Reader): string {
  const { locale } = reader;
  const result = minorText(amount.minor, reader);
  if (compare(exact, rational(amount.minor)) === 0)
    return say(locale, lines.result, { amount: result });
  return say(locale, lines.rounded, {
    exact: moneyText(exact, reader),
    mode: say(locale, roundingNames[mode]),
    amount: result,
  });
}
