/** The one next step: the nearest point from which the plan pays more, and what it is worth. */
import { type MeasureCode, measure as measureOf } from '../domain/measure.ts';
import { money } from '../domain/money.ts';
import type { ComponentResult, NextStep, Unit } from '../domain/plan/evaluation.ts';
import { tallyOf } from '../domain/plan/measures/tally.ts';
import { compare, divide, rational } from '../domain/rational.ts';
import type { Workspace } from '../domain/workspace.ts';
import { formatMoney } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { mybonus as texts } from '../i18n/texts/mybonus.ts';
import type { Statement } from './earnings.ts';
import { measureText, wholeUnits } from './figures.ts';
import { measureTitle } from './measure-words.ts';
import { limitText, type Reader, rateText, valueText } from './trace-figures.ts';

/**
 * Of one's own doing only. Several components may begin to pay at the same point: then it is one step, worth their sum. Null when
 * there is nothing more to reach.
 */
export function nearestStep(components: readonly ComponentResult[]): NextStep | null {
  const steps = components.flatMap(({ next }) =>
    next && next.of === 'rep' && (next.worth.minor > 0n || next.rate) ? [next] : [],
  );
  const [nearest] = steps.toSorted(
    (a, b) => order[a.measure.unit] - order[b.measure.unit] || compare(a.missing, b.missing),
  );
  if (!nearest) return null;
  const together = steps.filter(
    ({ measure, missing }) =>
      measure.id === nearest.measure.id && compare(missing, nearest.missing) === 0,
  );
  const worth = together.reduce((sum, step) => sum + step.worth.minor, 0n);
  return {
    ...nearest,
    worth: money(worth, nearest.worth.currency),
    rate: together.find(({ rate }) => rate !== null)?.rate ?? null,
  };
}

/** Money first: it is what a rep can plan. */
const order: Readonly<Record<Unit, number>> = { money: 0, count: 1, number: 2, percent: 3 };

export function nextText(
  statement: Statement,
  workspace: Workspace,
  locale: Locale,
): string | null {
  const step = nearestStep(statement.result.components);
  if (!step) return null;
  const { currency } = workspace;
  const reader: Reader = { currency, locale, exact: false };
  const worth = formatMoney(step.worth.minor, currency, locale);
  return [
    reachText(statement, step, workspace, reader),
    step.worth.minor > 0n ? say(locale, texts.nextPays, { worth }) : '',
    step.rate ? say(locale, texts.nextRate, { rate: rateText(step.rate, reader) }) : '',
    say(locale, texts.stop),
    averageText(statement, step, workspace, locale),
  ].join('');
}

/** What the plan is mainly about needs no name, nor do deals; anything else is named. */
function reachText(
  { plan }: Statement,
  step: NextStep,
  workspace: Workspace,
  reader: Reader,
): string {
  const { locale } = reader;
  const { measure } = step;
  const code = tallied(plan, measure.id);
  const figures = {
    missing: code
      ? measureText(step.missing, measureOf(code), workspace, locale)
      : valueText(step.missing, measure, reader),
    goal: limitText(step.from, step, reader),
  };
  const isPlain =
    code === 'deals' || (measure.unit === 'money' && measure.id === plan.measures[0]?.id);
  if (isPlain) return say(locale, texts.nextReach, figures);
  return say(locale, texts.nextReachNamed, { ...figures, measure: measureTitle(measure, locale) });
}

const tallied = (plan: Statement['plan'], id: string): MeasureCode | null => {
  const definition = plan.measures.find((each) => each.id === id);
  return definition ? tallyOf(definition) : null;
};

/** How large deals usually are, beside a step that is counted in money. */
function averageText(
  { inputs, plan }: Statement,
  { measure }: NextStep,
  workspace: Workspace,
  locale: Locale,
): string {
  const { total, count } = inputs.own.deal;
  if (tallied(plan, measure.id) !== 'bookings' || count === 0 || total <= 0n) return '';
  const average = wholeUnits(divide(rational(total), rational(BigInt(count))), workspace);
  return say(locale, texts.averageDeal, {
    amount: measureText(average, measureOf('bookings'), workspace, locale),
  });
}
