/** The steps from what was earned to what is paid, and those about parts of a period, a line each. */

import type { MeasureRef } from '../domain/plan/evaluation.ts';
import { isNumber, type Value } from '../domain/plan/expressions/value.ts';
import type { StepOf, TraceStep } from '../domain/plan/trace.ts';
import {
  compare,
  multiply,
  type Rational,
  rational,
  rationalText,
  subtract,
} from '../domain/rational.ts';
import { formatDate, formatNumber } from '../i18n/format.ts';
import { say } from '../i18n/locale.ts';
import {
  drawn,
  holding,
  owing,
  partly,
  payable,
  proratedThings,
  takenBack,
  targetReasons,
  vesting,
} from '../i18n/texts/trace-settlement.ts';
import { moneyText, type Reader, rateText } from './trace-figures.ts';

/** Null: the step is none of these. */
export function settlementSteps(step: TraceStep, reader: Reader): string | null {
  switch (step.step) {
    case 'draw':
      return drawText(step, reader);
    case 'owed':
      return sentence(owedTexts(step.owedBefore, step.taken, step.owedAfter, reader), reader);
    case 'held':
      return heldText(step, reader);
    case 'released':
      return say(reader.locale, holding.released, { amount: minorText(step.amount, reader) });
    case 'lapsed':
      return say(reader.locale, holding.lapsed, { amount: minorText(step.amount, reader) });
    case 'payable':
      return payableText(step, reader);
    case 'clawback':
      return clawbackText(step, reader);
    case 'vesting':
      return vestingText(step, reader);
    case 'target':
      return targetText(step, reader);
    case 'prorated':
      return proratedText(step, reader);
    case 'spell':
      return spellText(step, reader);
    default:
      return null;
  }
}

const minorText = (minor: bigint, reader: Reader): string => moneyText(rational(minor), reader);
const dayText = (day: Parameters<typeof formatDate>[0], { locale }: Reader): string =>
  formatDate(day, locale, { year: true });
const sentence = (parts: readonly string[], { locale }: Reader): string =>
  parts.join(locale === 'zh' ? '；' : '; ');

/** A fraction stays a fraction where a percentage would only be near it: 17/31. */
function shareText(share: Rational, reader: Reader): string {
  const isFinite = multiply(share, rational(1_000_000n)).den === 1n;
  return isFinite ? rateText(share, reader) : rationalText(share);
}

function drawText(step: StepOf<'draw'>, reader: Reader): string {
  const debt = owedTexts(step.owedBefore, step.recovered, step.owedAfter, reader);
  return sentence([drawnText(step, reader), ...debt], reader);
}

function drawnText({ kind, draw, earned, topUp }: StepOf<'draw'>, reader: Reader): string {
  const { locale } = reader;
  const figures = { draw: minorText(draw, reader), earned: minorText(earned, reader) };
  if (draw === 0n) return say(locale, drawn.over);
  switch (kind) {
    case 'recoverable-guarantee':
    case 'non-recoverable-guarantee':
      return topUp === 0n
        ? say(locale, drawn.enough, figures)
        : say(locale, drawn.guarantee, { ...figures, topUp: minorText(topUp, reader) });
    case 'recoverable-additive':
    case 'non-recoverable-additive':
      return say(locale, drawn.additive, figures);
    case 'advance':
      return say(locale, drawn.advance, { ...figures, settled: minorText(-topUp, reader) });
  }
}

function owedTexts(before: bigint, recovered: bigint, after: bigint, reader: Reader): string[] {
  const { locale } = reader;
  const texts: string[] = [];
  if (before > 0n)
    texts.push(
      say(locale, owing.recovered, {
        recovered: minorText(recovered, reader),
        before: minorText(before, reader),
      }),
    );
  if (after > 0n) texts.push(say(locale, owing.left, { after: minorText(after, reader) }));
  else if (before > 0n) texts.push(say(locale, owing.settled));
  return texts;
}

/** More releases than this are told as instalments. */
const fewReleases = 4;

function heldText({ of, share, held, releases }: StepOf<'held'>, reader: Reader): string {
  const { locale } = reader;
  if (held === 0n) return say(locale, holding.nothingHeld);
  const gap = subtract(multiply(rational(of), share), rational(held));
  const isLess = compare(gap, rational(1n)) >= 0;
  const text = say(locale, isLess ? holding.heldLess : holding.held, {
    of: minorText(of, reader),
    share: rateText(share, reader),
    held: minorText(held, reader),
  });
  return sentence([text, ...releaseTexts(releases, reader)], reader);
}

function releaseTexts(releases: StepOf<'held'>['releases'], reader: Reader): readonly string[] {
  const [first, last] = [releases[0], releases.at(-1)];
  if (!first || !last) return [];
  if (releases.length <= fewReleases)
    return releases.map(({ due, amount }) =>
      say(reader.locale, holding.release, {
        amount: minorText(amount, reader),
        day: dayText(due, reader),
      }),
    );
  return [
    say(reader.locale, holding.instalments, {
      parts: formatNumber(releases.length, reader.locale),
      first: dayText(first.due, reader),
      last: dayText(last.due, reader),
      amount: minorText(first.amount, reader),
    }),
  ];
}

function payableText(step: StepOf<'payable'>, reader: Reader): string {
  const { locale } = reader;
  const { earned, waiting, released, paid, uses } = step;
  const share = shareText(step.share, reader);
  const figures = {
    toDate: minorText(released + waiting + earned, reader),
    share,
    paid: minorText(paid, reader),
    before: minorText(released, reader),
  };
  const rest = waiting + earned - paid;
  const used = uses.map(({ name, value }) => `${name} = ${usedText(value, reader)}`).join(', ');
  return sentence(
    [
      say(locale, payable.share, {
        formula: step.text,
        share,
        uses: used === '' ? '' : say(locale, payable.uses, { uses: used }),
      }),
      say(locale, released === 0n ? payable.paid : payable.paidLess, figures),
      ...(rest > 0n ? [say(locale, payable.waiting, { waiting: minorText(rest, reader) })] : []),
    ],
    reader,
  );
}

const usedText = (value: Value, { locale }: Reader): string =>
  isNumber(value)
    ? formatNumber(value, locale, { decimals: 4 })
    : value === null
      ? say(locale, payable.none)
      : String(value);

function clawbackText(step: StepOf<'clawback'>, reader: Reader): string {
  const { locale } = reader;
  const { event, record, share, paid, taken, isTooLate } = step;
  const about = { day: dayText(step.day, reader), event, record };
  if (isTooLate) return say(locale, takenBack.tooLate, about);
  if (paid <= 0n) return say(locale, takenBack.unpaid, about);
  const figures = { ...about, paid: minorText(paid, reader), taken: minorText(taken, reader) };
  const gap = subtract(multiply(rational(paid), share), rational(taken));
  return compare(gap, rational(1n)) >= 0
    ? say(locale, takenBack.rest, figures)
    : say(locale, takenBack.taken, { ...figures, share: shareText(share, reader) });
}

function vestingText(step: StepOf<'vesting'>, reader: Reader): string {
  const { locale } = reader;
  return say(locale, vesting.vested, {
    units: formatNumber(step.units, locale),
    granted: dayText(step.granted, reader),
    months: formatNumber(step.months, locale),
    of: formatNumber(step.of, locale),
    share: shareText(step.share, reader),
    vested: formatNumber(step.vested, locale),
  });
}

function targetText(
  { measure, whole, factor, reason, quota }: StepOf<'target'>,
  reader: Reader,
): string {
  const { locale } = reader;
  return say(locale, partly.target, {
    measure: measure.title?.[locale] ?? measure.id,
    whole: figureText(whole, measure, reader),
    factor: shareText(factor, reader),
    reason: say(locale, targetReasons[reason]),
    quota: figureText(quota, measure, reader),
  });
}

function figureText(value: Rational, { unit }: MeasureRef, reader: Reader): string {
  if (unit === 'money') return moneyText(value, reader);
  if (unit === 'percent') return rateText(value, reader);
  return formatNumber(value, reader.locale, { decimals: 4 });
}

function proratedText({ what, whole, factor, amount }: StepOf<'prorated'>, reader: Reader): string {
  const { locale } = reader;
  return say(locale, partly.prorated, {
    what: say(locale, proratedThings[what]),
    whole: moneyText(whole, reader),
    factor: shareText(factor, reader),
    amount: moneyText(amount, reader),
  });
}

function spellText({ from, to, level, factor }: StepOf<'spell'>, reader: Reader): string {
  const { locale } = reader;
  return say(locale, partly.spell, {
    from: dayText(from, reader),
    last: dayText(to.subtract({ days: 1 }), reader),
    level: level === '' ? '' : say(locale, partly.atLevel, { level }),
    factor: shareText(factor, reader),
  });
}
