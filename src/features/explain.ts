/** How an earning came about, for people: the line beside the amount and the next step, rendered from the trace alone. */
import type { ComponentResult, NextStep } from '../domain/plan/evaluation.ts';
import type { StepOf } from '../domain/plan/trace.ts';
import { compare } from '../domain/rational.ts';
import { formatFactor, formatNumber, formatPercent, formatPoints } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { groupNames, groupWords, how, nextStep } from '../i18n/texts/trace.ts';
import { poolShareText } from './explain-changes.ts';
import { lastOf, stepsOf, tableLine } from './explain-table-line.ts';
import { isRated } from './measure-words.ts';
import {
  limitText,
  minorText,
  moneyText,
  type Reader,
  rateText,
  valueText,
} from './trace-figures.ts';

/** `¥312,000 × 5 % (tier 2 of 4)`, `from 100 %: ¥48,000 to go`. */
export function explainLine(result: ComponentResult, locale: Locale): string {
  const reader: Reader = { currency: result.amount.currency, locale, exact: false };
  return closedLine(result, reader) ?? changedLine(result, reader) ?? earnedLine(result, reader);
}

/** Why it does not count for this person, or not now. */
function closedLine(result: ComponentResult, { locale }: Reader): string | null {
  const levels = stepsOf(result, 'not_for_level');
  const gates = stepsOf(result, 'gate');
  const spells = Math.max(1, stepsOf(result, 'spell').length);
  const [level] = levels;
  const gate = gates.find(({ holds }) => !holds);
  const closed = levels.length + gates.filter(({ holds }) => !holds).length;
  // In a period of several parts it may be closed in some of them only.
  if (closed < spells) return null;
  if (level) return say(locale, how.otherLevel, { level: level.level });
  return gate ? say(locale, how.closed, { condition: gate.text }) : null;
}

/** What changed it last decides what is said. */
function changedLine(result: ComponentResult, reader: Reader): string | null {
  const { locale } = reader;
  const limit = stepsOf(result, 'limit').findLast(({ on }) => on === 'line');
  const isOwn = result.mechanic === 'cap' || result.mechanic === 'floor';
  const [budget, factor, deducted] = [
    lastOf(result, 'budget'),
    lastOf(result, 'modifier'),
    lastOf(result, 'deducted'),
  ];
  if (budget) {
    const isOver = compare(budget.everyone, budget.budget) > 0;
    const amount = moneyText(budget.budget, reader);
    return say(locale, isOver ? how.scaled : how.inBudget, { budget: amount });
  }
  if (factor) return factorLine(result, factor, reader);
  if (deducted && deducted.earlier.num !== 0n) {
    const [before, earlier] = [deducted.before, deducted.earlier];
    const figures = { before: moneyText(before, reader), earlier: moneyText(earlier, reader) };
    return say(locale, how.deducted, figures);
  }
  if (limit && (isOwn || compare(limit.before, limit.after) !== 0)) return limitLine(limit, reader);
  return null;
}

function limitLine({ limit, amount, before, after }: StepOf<'limit'>, reader: Reader): string {
  const isChanged = compare(after, before) !== 0;
  const shown = moneyText(amount, reader);
  return limit === 'cap'
    ? say(reader.locale, isChanged ? how.capped : how.belowCap, { cap: shown })
    : say(reader.locale, isChanged ? how.raised : how.aboveFloor, { floor: shown });
}

function factorLine(result: ComponentResult, step: StepOf<'modifier'>, reader: Reader): string {
  const { locale } = reader;
  const factor = formatFactor(step.factor, locale);
  const { index, value } = step;
  if (!index) return factor;
  const measured = stepsOf(result, 'measured').findLast(
    ({ measure }) => measure.id === index.measure.id,
  );
  if (!value || !measured) return say(locale, how.noScore, { factor });
  if (index.by === 'attainment')
    return say(locale, how.factor, { factor, value: formatPercent(value, locale) });
  const shown =
    isRated(index.measure.id) && measured.count > 0
      ? say(locale, how.score, {
          score: formatPoints(value, locale),
          count: formatNumber(measured.count, locale),
        })
      : valueText(value, index.measure, reader);
  return say(locale, how.factor, { factor, value: shown });
}

function earnedLine(result: ComponentResult, reader: Reader): string {
  const pool = lastOf(result, 'pool');
  if (pool && pool.pool.minor !== 0n) return poolLine(result, pool, reader);
  return tableLine(result, reader) ?? waitingLine(result, reader);
}

function poolLine(result: ComponentResult, step: StepOf<'pool'>, reader: Reader): string {
  const { locale } = reader;
  const share = poolShareText(step, locale);
  const reached = stepsOf(result, 'attainment').findLast(({ of }) => of !== 'rep');
  if (!reached?.attainment || reached.of === 'rep')
    return say(locale, how.share, { pool: minorText(step.pool.minor, reader), share });
  const attainment = formatPercent(reached.attainment, locale);
  return say(locale, how.pool, { group: say(locale, groupWords[reached.of]), attainment, share });
}

function waitingLine(result: ComponentResult, reader: Reader): string {
  const { locale } = reader;
  const { next } = result;
  if (next) {
    const figures = nextFigures(next, reader);
    if (next.of === 'rep') return say(locale, how.toGo, figures);
    return say(locale, how.groupToGo, { ...figures, group: say(locale, groupNames[next.of]) });
  }
  const attainment = lastOf(result, 'attainment');
  const isUntargeted = attainment !== undefined && attainment.attainment === null;
  return say(locale, isUntargeted ? how.noTarget : how.nothingYet);
}

const nextFigures = (next: NextStep, reader: Reader) => ({
  from: limitText(next.from, next, reader),
  missing: valueText(next.missing, next.measure, reader),
});

/** `¥48,000 more reaches 100 % and pays ¥3,000, then 7 % from there`. */
export function explainNext(next: NextStep, locale: Locale): string {
  const reader: Reader = { currency: next.worth.currency, locale, exact: false };
  const figures = { ...nextFigures(next, reader), worth: minorText(next.worth.minor, reader) };
  if (next.of !== 'rep')
    return say(locale, nextStep.group, { ...figures, group: say(locale, groupNames[next.of]) });
  if (next.rate === null) return say(locale, nextStep.pays, figures);
  return say(locale, nextStep.paysAndRate, { ...figures, rate: rateText(next.rate, reader) });
}
