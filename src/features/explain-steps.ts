/** Every step of the arithmetic behind an earning, a line each, to be followed with a pocket calculator. */
import { measure } from '../domain/measure.ts';
import type { ComponentResult, TraceStep } from '../domain/plan/evaluation.ts';
import { compare, type Rational, rational, subtract } from '../domain/rational.ts';
import { formatNumber, formatPercent } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import {
  arithmetic as lines,
  measureInSentence,
  roundingNames,
  whose,
} from '../i18n/texts/trace.ts';
import { shareText } from './explain.ts';
import { limitText, moneyText, type Reader, rateText, valueText } from './trace-figures.ts';

type Step<K extends TraceStep['step']> = Extract<TraceStep, { step: K }>;

export function explainSteps(result: ComponentResult, locale: Locale): readonly string[] {
  const reader: Reader = { currency: result.amount.currency, locale, exact: true };
  return result.trace.map((step, position) => {
    const before = result.trace[position - 1];
    return step.step === 'attainment'
      ? attainmentText(step, before?.step === 'measured' ? before : null, reader)
      : stepText(step, reader);
  });
}

function stepText(step: Exclude<TraceStep, Step<'attainment'>>, reader: Reader): string {
  switch (step.step) {
    case 'measured':
      return measuredText(step, reader);
    case 'band':
      return bandText(step, reader);
    case 'threshold':
      return thresholdText(step, reader);
    case 'steps':
      return stepsText(step, reader);
    case 'pool':
      return poolText(step, reader);
    case 'modifier':
      return say(reader.locale, lines.factor, {
        before: moneyText(step.before, reader),
        factor: formatNumber(step.factor, reader.locale, { decimals: 6 }),
        after: moneyText(step.after, reader),
      });
    case 'cap':
      return capText(step, reader);
    case 'rounded':
      return roundedText(step, reader);
  }
}

function measuredText({ measure: code, of, value, count }: Step<'measured'>, reader: Reader) {
  const { locale } = reader;
  const { aggregate, kind } = measure(code);
  const behind = kind === 'rating' ? lines.fromRatings : lines.fromDeals;
  const isCount = aggregate === 'count';
  return say(locale, lines.measured, {
    whose: say(locale, whose[of], { measure: say(locale, measureInSentence[code]) }),
    value: value ? valueText(value, code, reader) : say(locale, lines.nothing),
    count: count > 0 && !isCount ? say(locale, behind, { count: formatNumber(count, locale) }) : '',
  });
}

function attainmentText(
  { attainment, measure: code }: Step<'attainment'>,
  measured: Step<'measured'> | null,
  reader: Reader,
): string {
  const { locale } = reader;
  if (!attainment || !measured?.value || !measured.quota) return say(locale, lines.noAttainment);
  return say(locale, lines.attainment, {
    value: valueText(measured.value, code, reader),
    quota: valueText(measured.quota, code, reader),
    attainment: formatPercent(attainment, locale, { decimals: 2 }),
  });
}

function bandText(step: Step<'band'>, reader: Reader): string {
  const { measure: code, by, from, to } = step;
  const { locale } = reader;
  const limit = (point: Rational) => limitText(point, code, by, reader);
  return say(locale, step.mode === 'retroactive' ? lines.onAll : lines.tier, {
    position: formatNumber(step.position, locale),
    tiers: formatNumber(step.bands, locale),
    range: say(locale, lines.range, { from: limit(from), to: to && limit(to) }),
    part: valueText(step.part, code, reader),
    rate: rateText(step.rate, reader),
    pays: moneyText(step.pays, reader),
  });
}

function thresholdText(step: Step<'threshold'>, reader: Reader): string {
  const { measure: code, by } = step;
  const from = limitText(step.from, code, by, reader);
  if (step.reached)
    return say(reader.locale, lines.reached, { from, pays: moneyText(step.pays, reader) });
  return say(
    reader.locale,
    step.pays.num === 0n && step.of === 'team' ? lines.nothingFrom : lines.missed,
    {
      from,
    },
  );
}

function stepsText(step: Step<'steps'>, reader: Reader): string {
  const { measure: code, by } = step;
  return say(reader.locale, lines.steps, {
    every: limitText(step.every, code, by, reader),
    from: limitText(step.from, code, by, reader),
    steps: formatNumber(step.steps, reader.locale),
    each: moneyText(step.each, reader),
    pays: moneyText(step.pays, reader),
  });
}

/** Decimals of a percentage with which a reader’s calculator arrives at the same cent of a pool. */
const exactShare = 6;

function poolText(step: Step<'pool'>, reader: Reader): string {
  const { locale } = reader;
  const pool = moneyText(rational(step.pool.minor), reader);
  if (step.weights.num === 0n) return say(locale, lines.emptyPool, { pool });
  return say(locale, lines.pool, {
    pool,
    members: formatNumber(step.members, locale),
    part: shareText(step, locale, exactShare),
    share: moneyText(rational(step.share.minor), reader),
  });
}

function capText({ cap, before, after }: Step<'cap'>, reader: Reader): string {
  const figures = {
    before: moneyText(before, reader),
    cap: moneyText(rational(cap.minor), reader),
  };
  if (compare(after, before) === 0) return say(reader.locale, lines.uncut, figures);
  const over = moneyText(subtract(before, after), reader);
  return say(reader.locale, lines.cut, { ...figures, over });
}

function roundedText({ exact, mode, amount }: Step<'rounded'>, reader: Reader): string {
  const { locale } = reader;
  const result = moneyText(rational(amount.minor), reader);
  if (exact.den === 1n) return say(locale, lines.result, { amount: result });
  return say(locale, lines.rounded, {
    exact: moneyText(exact, reader),
    mode: say(locale, roundingNames[mode]),
    amount: result,
  });
}
