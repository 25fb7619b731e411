/** Which plan a statement is about: the one somebody was on in the period, the last one of several unless another is named. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/people.ts';
import { type Period, periodName, periodOf } from '../../domain/period.ts';
import type { StatementPlan } from '../../domain/statement/statement.ts';
import type { Locale } from '../../i18n/locale.ts';
import { compiledOf, type Loading } from '../plan-loading.ts';
import { type PlanSpell, planSpells } from '../plan-spells.ts';
import { personName } from '../words.ts';

export interface StatementQuestion {
  readonly person: Person;
  /** Null: the running one. */
  readonly period: Period | null;
  /** Null: the plan of the last day. */
  readonly planKey: string | null;
  readonly today: Temporal.PlainDate;
  readonly locale: Locale;
}

export interface StatementSubject {
  readonly person: Person;
  readonly version: StatementPlan;
  /** Of the length that the plan pays by. */
  readonly period: Period;
  readonly level: string;
  /** Plans that the person was on for the rest of the period, with the last day on each. */
  readonly others: readonly { readonly key: string; readonly until: Temporal.PlainDate }[];
}

/** Throws `statement.none`, which says why. */
export async function subjectOf(
  loading: Loading,
  question: StatementQuestion,
): Promise<StatementSubject> {
  const { person, today, planKey } = question;
  const { workspace } = loading;
  const asked = question.period ?? periodOf('month', today, workspace);
  if (Temporal.PlainDate.compare(asked.start, today) > 0) throw none(loading, question, asked);
  const onDay = await lastOn(loading, person, asked, today);
  const chosen = onDay.findLast((each) => planKey === null || each.planKey === planKey);
  const version = chosen && (await loading.store.plans.inForce(chosen.planKey, chosen.day));
  if (!chosen || !version) throw none(loading, question, asked);
  const { period: kind } = compiledOf(version);
  if (kind !== asked.kind) {
    const period = periodOf(kind, chosen.day, workspace);
    return subjectOf(loading, { ...question, period, planKey: chosen.planKey });
  }
  const { key, version: number, hash, source } = version;
  const others = onDay.filter((each) => each.planKey !== chosen.planKey);
  return {
    ...{ person, period: asked, level: chosen.level },
    version: { key, version: number, hash, source },
    others: others.map(({ planKey: other, day }) => ({ key: other, until: day })),
  };
}

const none = (
  { workspace }: Loading,
  { person, planKey, locale }: StatementQuestion,
  asked: Period,
) =>
  new AppError('statement.none', {
    person: personName(person, locale),
    period: periodName(asked, workspace),
    plan: planKey,
  });

interface OnPlan extends Pick<PlanSpell, 'planKey' | 'level'> {
  /** The last day on the plan within the period that is not still to come. */
  readonly day: Temporal.PlainDate;
}

/** Every plan of the period once, in order of the last day on it. */
async function lastOn(
  loading: Loading,
  person: Person,
  period: Period,
  today: Temporal.PlainDate,
): Promise<readonly OnPlan[]> {
  const last = earlier(period.end.subtract({ days: 1 }), today);
  const within = { from: period.start, to: last.add({ days: 1 }) };
  const spells = (await planSpells(loading, [person], within)).get(person.id) ?? [];
  const found = new Map<string, OnPlan>();
  for (const { planKey, level, to } of spells) {
    found.delete(planKey);
    const day = to === null ? last : earlier(to.subtract({ days: 1 }), last);
    found.set(planKey, { planKey, level, day });
  }
  return [...found.values()];
}

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) < 0 ? a : b;
