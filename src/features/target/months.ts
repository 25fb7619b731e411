/** A period's target month by month, and how far it has come, as a table and as a line against the plan. */
import { Temporal } from 'temporal-polyfill';
import type { CardElement, Cell, Chart } from '../../chat/card.ts';
import { attainment } from '../../domain/attainment.ts';
import { type Measure, type MeasureCode, measure } from '../../domain/measure.ts';
import type { Period } from '../../domain/period.ts';
import { splitOverTime } from '../../domain/quota.ts';
import { add, compare, divide, type Rational, rational, zero } from '../../domain/rational.ts';
import { say } from '../../i18n/locale.ts';
import { common, measureNames } from '../../i18n/texts/common.ts';
import { target as texts } from '../../i18n/texts/target.ts';
import type { Standing } from '../../store/port-performance.ts';
import type { Request } from '../feature.ts';
import { barRatio, measureText, noteElement, percent, periodTitle } from '../figures.ts';
import { measuredOf } from '../measurements.ts';
import { columns } from './columns.ts';

interface Month {
  readonly period: Period;
  readonly value: Rational;
  readonly goal: Rational | null;
}

/**
 * `byMonth` holds a standing for each of `months`, in their order. Where no month has a target of its own, the period's is spread
 * evenly: the parts add up to it exactly. Averages have no monthly parts.
 */
export function monthElements(
  request: Request,
  code: MeasureCode,
  whole: { readonly standing: Standing; readonly period: Period },
  months: readonly Period[],
  byMonth: readonly Standing[],
): readonly CardElement[] {
  const of = measure(code);
  if (of.unit === 'score' || months.length === 0) return [];
  const isSplit = byMonth.some(({ quotas }) => quotas[code] !== undefined);
  const even = isSplit ? [] : evenParts(whole.standing, code, whole.period);
  const rows = months.flatMap((period, index): Month[] => {
    const standing = byMonth[index];
    if (!standing) return [];
    const { value, quota } = measuredOf(standing, of);
    return [{ period, value: value ?? zero, goal: isSplit ? quota : (even[index] ?? null) }];
  });
  const { locale } = request;
  return [
    { kind: 'table', columns: columns(locale, texts.month), rows: rows.map(row(request, of)) },
    ...courseOf(request, code, rows),
    ...(isSplit ? [] : [noteElement([say(locale, texts.monthsEven)])]),
  ];
}

function evenParts({ subject, quotas }: Standing, code: MeasureCode, period: Period) {
  const quota = { subject, measure: code, period, amount: quotas[code] ?? 0n };
  return splitOverTime(quota, 'month', { by: 'even' })
    .filter((part) => part.period.kind === 'month')
    .map(({ amount }) => rational(amount));
}

const row =
  ({ locale, workspace }: Request, of: Measure) =>
  ({ period, value, goal }: Month): readonly Cell[] => {
    const reached = attainment(value, goal);
    return [
      { text: periodTitle(period, workspace, locale) },
      { text: goal ? measureText(goal, of, workspace, locale) : say(locale, common.none) },
      { text: measureText(value, of, workspace, locale) },
      {
        text: reached ? percent(reached, locale) : say(locale, common.none),
        ratio: Math.min(1, barRatio(reached)),
      },
    ];
  };

/** Month by month, how much of the whole was planned and how much is done, in per cent; nothing is drawn for what lies ahead. */
function courseOf(
  { locale, workspace, today }: Request,
  code: MeasureCode,
  months: readonly Month[],
): readonly Chart[] {
  const whole = months.reduce((sum, { goal }) => add(sum, goal ?? zero), zero);
  const begun = months.filter(({ period }) => Temporal.PlainDate.compare(period.start, today) <= 0);
  if (compare(whole, zero) <= 0 || months.length < 2) return [];
  const planned = running(months.map(({ goal }) => goal ?? zero)).map((sum) => divide(sum, whole));
  const done = running(begun.map(({ value }) => value)).map((sum) => divide(sum, whole));
  const last = begun.length - 1;
  const latest = begun[last];
  if (!latest) return [];
  return [
    {
      kind: 'chart',
      type: 'line',
      alt: say(locale, texts.course, {
        measure: say(locale, measureNames[code]),
        month: periodTitle(latest.period, workspace, locale),
        done: percent(done[last] ?? zero, locale),
        planned: percent(planned[last] ?? zero, locale),
      }),
      categories: months.map(({ period }) => periodTitle(period, workspace, locale)),
      series: [
        { name: say(locale, texts.doneSoFar), values: done.map(inPercent) },
        { name: say(locale, texts.planned), values: planned.map(inPercent) },
      ],
    },
  ];
}

function running(parts: readonly Rational[]): readonly Rational[] {
  let sum = zero;
  return parts.map((part) => {
    sum = add(sum, part);
    return sum;
  });
}

/** For drawing only. */
const inPercent = (ratio: Rational): number => Math.round(barRatio(ratio) * 1000) / 10;
