/** Statements for everybody on a plan in a period, one after the other: what goes wrong with one does not keep the others waiting. */
import { SingleBar } from 'cli-progress';
import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/people.ts';
import { type Period, periodName } from '../../domain/period.ts';
import { describeError } from '../../i18n/errors.ts';
import { say } from '../../i18n/locale.ts';
import { issuing as texts } from '../../i18n/texts/statement.ts';
import type { CliContext } from '../cli.ts';
import { apart, compiledOf, type Loading } from '../plan-loading.ts';
import { planSpells } from '../plan-spells.ts';
import { personName } from '../words.ts';
import { demandEnded, type Issuing, issueStatement } from './issue.ts';
import type { StatementQuestion } from './subject.ts';

type Question = Omit<StatementQuestion, 'person' | 'period'> & { readonly period: Period | null };

/** 1 when a statement could not be issued. */
export async function issueForAll(
  around: Issuing,
  question: Question,
  context: CliContext,
): Promise<number> {
  const { period, locale } = question;
  if (!period) throw new RangeError('statements for all are issued for a period');
  const { store } = around;
  // The same for everybody: said once.
  demandEnded(period, question.today, store.workspace);
  // Read once for all of them; who is tried a second time reads anew.
  const shared = around.loading();
  const due = await statementsDue(shared, question, period);
  const counts = { new: 0, same: 0, closed: 0, failed: 0 };
  const bar = barFor(due.length, context);
  for (const each of due) {
    counts[await tried(around, apart(shared), { ...question, ...each }, context)] += 1;
    bar?.increment();
  }
  bar?.stop();
  context.print(
    say(locale, texts.all, {
      period: periodName(period, store.workspace),
      ...{ fresh: `${counts.new}`, same: `${counts.same}` },
      ...{ closed: `${counts.closed}`, failed: `${counts.failed}` },
    }),
  );
  return counts.failed > 0 ? 1 : 0;
}

/**
 * Everybody with every plan that they were on: whoever changed plans has a statement of each. Plans that pay by another length of time
 * have their own turn.
 */
async function statementsDue(
  loading: Loading,
  { planKey }: Question,
  period: Period,
): Promise<readonly Pick<StatementQuestion, 'person' | 'planKey' | 'period'>[]> {
  const people = await loading.people();
  const spells = await planSpells(loading, people, { from: period.start, to: period.end });
  const due: { person: Person; planKey: string; period: Period }[] = [];
  for (const person of people)
    for (const key of new Set((spells.get(person.id) ?? []).map((spell) => spell.planKey)))
      if ((planKey === null || key === planKey) && (await paysBy(loading, key, period)))
        due.push({ person, planKey: key, period });
  return due;
}

/** Of a plan without a version in force nobody knows: what is missing is said for each of its people. */
const paysBy = (loading: Loading, key: string, { kind, end }: Period): Promise<boolean> =>
  loading.once(`kind ${key} ${kind} ${end}`, async () => {
    const version = await loading.store.plans.inForce(key, end.subtract({ days: 1 }));
    return version === null || compiledOf(version).period === kind;
  });

async function tried(
  around: Issuing,
  shared: Loading,
  question: StatementQuestion,
  { locale, complain }: CliContext,
): Promise<'new' | 'same' | 'closed' | 'failed'> {
  let first: Loading | null = shared;
  const loading = () => {
    const next = first ?? around.loading();
    first = null;
    return next;
  };
  try {
    return (await issueStatement({ ...around, loading }, question)).state;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'statement.closed') return 'closed';
    const text = describeError(error.code, error.params, locale) ?? error.message;
    complain(`${personName(question.person, locale)}: ${text} (${error.code})`);
    return 'failed';
  }
}

const fewStatements = 20;

function barFor(count: number, { isTerminal, locale }: CliContext): SingleBar | null {
  if (!isTerminal || count < fewStatements) return null;
  const bar = new SingleBar({
    format: say(locale, texts.progress),
    barCompleteChar: '▓',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(count, 0);
  return bar;
}
