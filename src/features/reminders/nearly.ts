/** Nearly there: a tenth or less is missing to the next step of the plan, and reaching it pays. */
import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/people.ts';
import { periodName } from '../../domain/period.ts';
import type { NextStep } from '../../domain/plan/evaluation.ts';
import { createReader } from '../../domain/plan/measures/reader.ts';
import { add, compare, multiply, rational, rationalText, zero } from '../../domain/rational.ts';
import { say } from '../../i18n/locale.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import { loadEarnings, type Statement } from '../earnings.ts';
import { periodTitle, textElement } from '../figures.ts';
import { nearestStep, nextText } from '../next-step.ts';
import { apart, beginLoading, type Loading } from '../plan-loading.ts';
import { valueText } from '../trace-figures.ts';
import type { Gather, Reader, Reminder, Round, Saying } from './reminder.ts';

export const gatherNearly: Gather = async (round) => {
  const found: Reminder[] = [];
  const loading = beginLoading(round.store, round.workspace);
  // One after the other: a round is in no hurry, and questions of people come first.
  for (const person of round.people.filter(({ roles }) => roles.includes('rep'))) {
    if (round.chosen(person.id).stateOf('nearly') === 'off') continue;
    const statement = await statementOf(round, person, apart(loading));
    const step = statement && nearestStep(statement.result.components);
    if (!statement || !step || !isNear(statement, step)) continue;
    const period = periodName(statement.period, round.workspace);
    found.push({
      ...{ personId: person.id, kind: 'nearly', expiresAt: null },
      subject: [period, step.measure.id, rationalText(step.from)].join(' '),
      says: (reader) => saying(statement, step, reader),
    });
  }
  return found;
};

/** Null: on no plan, or on one that cannot be computed just now: who asks is told why, a reminder is not the place for it. */
async function statementOf(
  { store, workspace, today }: Round,
  person: Person,
  loading: Loading,
): Promise<Statement | null> {
  try {
    const question = { person, period: null, today, workspace };
    const earnings = await loadEarnings(store, question, loading);
    return earnings.state === 'computed' ? earnings : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

const tenth = rational(1n, 10n);

function isNear(statement: Statement, step: NextStep): boolean {
  const value = valueOf(statement, step);
  if (compare(value, zero) <= 0) return false;
  return compare(step.missing, multiply(tenth, add(value, step.missing))) <= 0;
}

const valueOf = ({ plan, input }: Statement, { measure }: NextStep) =>
  createReader(plan.measuring, input).read(measure.id, 'rep').measured.value ?? zero;

function saying(statement: Statement, step: NextStep, { workspace, locale }: Reader): Saying {
  const reader = { currency: workspace.currency, locale, exact: false };
  const period = periodTitle(statement.period, workspace, locale);
  const value = valueText(valueOf(statement, step), step.measure, reader);
  return {
    title: say(locale, texts.nearlyTitle),
    elements: [
      {
        kind: 'text',
        spans: [{ text: nextText(statement, workspace, locale) ?? '', style: 'strong' }],
      },
      textElement(say(locale, texts.nearlyStands, { value, period })),
    ],
    buttons: [
      { label: say(locale, texts.nextDeal), action: 'mybonus.deal', value: '', style: 'primary' },
      { label: say(locale, texts.myBonus), action: 'mybonus.show', value: '' },
    ],
  };
}
