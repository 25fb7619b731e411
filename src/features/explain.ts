/** How an earning came about, for people: the line beside the amount and the next step, rendered from the trace alone. */
import { measure } from '../domain/measure.ts';
import type { ComponentResult, NextStep, TraceStep } from '../domain/plan/evaluation.ts';
import { add, compare, divide, zero } from '../domain/rational.ts';
import { formatFactor, formatNumber, formatPercent, formatPoints } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { how, nextStep } from '../i18n/texts/trace.ts';
import { limitText, moneyText, type Reader, rateText, valueText } from './trace-figures.ts';

type Step<K extends TraceStep['step']> = Extract<TraceStep, { step: K }>;

const stepsOf = <K extends TraceStep['step']>({ trace }: ComponentResult, kind: K) =>
  trace.filter((step): step is Step<K> => step.step === kind);
const lastOf = <K extends TraceStep['step']>(result: ComponentResult, kind: K) =>
  stepsOf(result, kind).at(-1);

/** `¥312,000 × 5 % (tier 2 of 4)`, `from 100 %: ¥48,000 to go`. */
export function explainLine(result: ComponentResult, locale: Locale): string {
  const reader: Reader = { currency: result.amount.currency, locale, exact: false };
  const [cap, factor, pool] = [
    lastOf(result, 'cap'),
    lastOf(result, 'modifier'),
    lastOf(result, 'pool'),
  ];
  if (cap) return capLine(cap, reader);
  if (factor) return factorLine(result, factor, reader);
  if (pool && pool.pool.minor !== 0n) return poolLine(result, pool, reader);
  const steps = lastOf(result, 'steps');
  if (steps && steps.steps > 0n) return stepsLine(steps, reader);
  const bands = stepsOf(result, 'band').filter(({ pays }) => pays.num !== 0n);
  if (bands.length > 0) return bandLine(result, bands, reader);
  const reached = stepsOf(result, 'threshold').findLast((step) => step.reached);
  if (reached) {
    const { from, measure: code, by } = reached;
    return say(locale, how.reached, { from: limitText(from, code, by, reader) });
  }
  return waitingLine(result, reader);
}

function capLine({ cap, before, after }: Step<'cap'>, reader: Reader): string {
  const isCut = compare(after, before) < 0;
  const amount = moneyText({ num: cap.minor, den: 1n }, reader);
  return say(reader.locale, isCut ? how.capped : how.belowCap, { cap: amount });
}

function factorLine(result: ComponentResult, step: Step<'modifier'>, reader: Reader): string {
  const { locale } = reader;
  const factor = formatFactor(step.factor, locale);
  const measured = lastOf(result, 'measured');
  if (!step.value || !measured) return say(locale, how.noScore, { factor });
  if (lastOf(result, 'attainment'))
    return say(locale, how.factor, { factor, value: formatPercent(step.value, locale) });
  const value =
    measure(step.measure).unit === 'score' && measured.count > 0
      ? say(locale, how.score, {
          score: formatPoints(step.value, locale),
          count: formatNumber(measured.count, locale),
        })
      : valueText(step.value, step.measure, reader);
  return say(locale, how.factor, { factor, value });
}

function poolLine(result: ComponentResult, step: Step<'pool'>, reader: Reader): string {
  const { locale } = reader;
  const share = shareText(step, locale);
  const attainment = lastOf(result, 'attainment')?.attainment;
  if (attainment)
    return say(locale, how.pool, { attainment: formatPercent(attainment, locale), share });
  const pool = moneyText({ num: step.pool.minor, den: 1n }, reader);
  return say(locale, how.share, { pool, share });
}

/** A share is a fraction with any denominator: rounded, to one decimal unless it must multiply out. */
export const shareText = (
  { weight, weights }: Step<'pool'>,
  locale: Locale,
  decimals = 1,
): string =>
  formatPercent(weights.num === 0n ? zero : divide(weight, weights), locale, { decimals });

function stepsLine(step: Step<'steps'>, reader: Reader): string {
  const { measure: code, by } = step;
  return say(reader.locale, how.steps, {
    steps: formatNumber(step.steps, reader.locale),
    each: moneyText(step.each, reader),
    every: limitText(step.every, code, by, reader),
    from: limitText(step.from, code, by, reader),
  });
}

function bandLine(
  { mechanic }: ComponentResult,
  bands: readonly Step<'band'>[],
  reader: Reader,
): string {
  const { locale } = reader;
  const last = bands.at(-1);
  if (!last) return '';
  const tiers = formatNumber(last.bands, locale);
  const position = formatNumber(last.position, locale);
  const part = bands.reduce((total, band) => add(total, band.part), zero);
  const amount = valueText(part, last.measure, reader);
  if (bands.length > 1) {
    const pays = bands.reduce((total, band) => add(total, band.pays), zero);
    const rate = formatPercent(divide(pays, part), locale, { decimals: 2 });
    return say(locale, how.tiers, { part: amount, rate, position, tiers });
  }
  const rate = rateText(last.rate, reader);
  if (mechanic === 'over-achievement')
    return say(locale, how.above, {
      part: amount,
      rate,
      from: limitText(last.from, last.measure, last.by, reader),
    });
  return last.bands === 1
    ? say(locale, how.rate, { part: amount, rate })
    : say(locale, how.tier, { part: amount, rate, position, tiers });
}

function waitingLine(result: ComponentResult, reader: Reader): string {
  const { locale } = reader;
  if (result.next) {
    const text = result.next.of === 'team' ? how.teamToGo : how.toGo;
    return say(locale, text, nextFigures(result.next, reader));
  }
  const attainment = lastOf(result, 'attainment');
  const isUntargeted = attainment !== undefined && attainment.attainment === null;
  return say(locale, isUntargeted ? how.noTarget : how.nothingYet);
}

const nextFigures = ({ measure: code, by, from, missing }: NextStep, reader: Reader) => ({
  from: limitText(from, code, by, reader),
  missing: valueText(missing, code, reader),
});

/** `¥48,000 more reaches 100 % and pays ¥3,000, then 7 % from there`. */
export function explainNext(next: NextStep, locale: Locale): string {
  const reader: Reader = { currency: next.worth.currency, locale, exact: false };
  const worth = moneyText({ num: next.worth.minor, den: 1n }, reader);
  const figures = { ...nextFigures(next, reader), worth };
  if (next.of === 'team') return say(locale, nextStep.team, figures);
  if (next.rate === null) return say(locale, nextStep.pays, figures);
  return say(locale, nextStep.paysAndRate, { ...figures, rate: rateText(next.rate, reader) });
}
