/** The one next step: the nearest point from which the plan pays more, and what it is worth. */
import { type MeasureCode, measure } from '../../domain/measure.ts';
import { money } from '../../domain/money.ts';
import type { ComponentResult, NextStep } from '../../domain/plan/evaluation.ts';
import { compare, divide, rational } from '../../domain/rational.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { formatMoney } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { mybonus as texts } from '../../i18n/texts/mybonus.ts';
import type { Statement } from '../earnings.ts';
import { measureText, wholeUnits } from '../figures.ts';
import { limitText, type Reader, rateText } from '../trace-figures.ts';

/**
 * Of one's own doing only. Several components may begin to pay at the same point: then it is one step, worth their sum. Null when
 * there is nothing more to reach.
 */
export function nearestStep(components: readonly ComponentResult[]): NextStep | null {
  const steps = components.flatMap(({ next }) =>
    next && next.of === 'rep' && (next.worth.minor > 0n || next.rate) ? [next] : [],
  );
  const [nearest] = steps.toSorted(
    (a, b) => order(a.measure) - order(b.measure) || compare(a.missing, b.missing),
  );
  if (!nearest) return null;
  const together = steps.filter(
    (step) => step.measure === nearest.measure && compare(step.missing, nearest.missing) === 0,
  );
  const worth = together.reduce((sum, step) => sum + step.worth.minor, 0n);
  return {
    ...nearest,
    worth: money(worth, nearest.worth.currency),
    rate: together.find(({ rate }) => rate !== null)?.rate ?? null,
  };
}

/** Money first: it is what a rep can plan. */
const order = (code: MeasureCode): number => ({ bookings: 0, deals: 1, satisfaction: 2 })[code];

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
    say(locale, texts.nextReach, {
      missing: measureText(step.missing, measure(step.measure), workspace, locale),
      goal: limitText(step.from, step.measure, step.by, reader),
    }),
    step.worth.minor > 0n ? say(locale, texts.nextPays, { worth }) : '',
    step.rate ? say(locale, texts.nextRate, { rate: rateText(step.rate, reader) }) : '',
    say(locale, texts.stop),
    averageText(statement, step.measure, workspace, locale),
  ].join('');
}

/** How large deals usually are, beside a step that is counted in money. */
function averageText(
  { inputs }: Statement,
  code: MeasureCode,
  workspace: Workspace,
  locale: Locale,
): string {
  const { total, count } = inputs.own.deal;
  if (code !== 'bookings' || count === 0 || total <= 0n) return '';
  const average = wholeUnits(divide(rational(total), rational(BigInt(count))), workspace);
  return say(locale, texts.averageDeal, {
    amount: measureText(average, measure(code), workspace, locale),
  });
}
