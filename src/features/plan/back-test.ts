/** What a plan would have paid in the periods that are over, beside the version in force: shown before anybody publishes it. */

import type { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../../domain/ids.ts';
import { money } from '../../domain/money.ts';
import { type Period, periodName, periodOf, shift } from '../../domain/period.ts';
import { type BackTest, type BackTestCase, backTest } from '../../domain/plan/back-test.ts';
import type { CompiledPlan } from '../../domain/plan/compile.ts';
import { formatMoney, formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { backTestTexts as texts } from '../../i18n/texts/back-test.ts';
import type { PlanVersion } from '../../store/port-performance.ts';
import { compiledOf, type Loading } from '../plan-loading.ts';
import { loadFullInput, participantsOf } from '../plan-runs.ts';
import { personName } from '../words.ts';

export interface PlanTrial {
  readonly plan: CompiledPlan;
  /** SHA-256 of its source. */
  readonly hash: string;
}

export interface BackTestAnswer extends BackTest {
  readonly plan: CompiledPlan;
  /** The version in force today; null: none. */
  readonly current: PlanVersion | null;
  /** In order; all of them are over, unless none is. */
  readonly periods: readonly Period[];
  readonly names: ReadonlyMap<PersonId, { readonly en: string; readonly zh: string }>;
}

/** Over the last `count` periods of the plan that have ended. Who was on the plan then, by today's facts, is paid under both. */
export async function runBackTest(
  loading: Loading,
  next: PlanTrial,
  today: Temporal.PlainDate,
  count: number,
): Promise<BackTestAnswer> {
  const { plan } = next;
  const current = await loading.store.plans.inForce(plan.key, today);
  const running = periodOf(plan.period, today, loading.workspace);
  const periods = Array.from({ length: count }, (_, index) => shift(running, index - count));
  const cases: BackTestCase[] = [];
  const names = new Map<PersonId, { en: string; zh: string }>();
  for (const period of periods)
    for (const question of await participantsOf(loading, { ...next, period })) {
      const { person } = question;
      names.set(person.id, { en: personName(person, 'en'), zh: personName(person, 'zh') });
      const before = current && comparable(current, plan);
      cases.push({
        person: person.id,
        period,
        before: before
          ? await loadFullInput(loading, { ...question, plan: before.plan, hash: before.hash })
          : null,
        after: await loadFullInput(loading, question),
      });
    }
  const compared = current && comparable(current, plan);
  return {
    ...backTest(compared?.plan ?? null, plan, cases),
    ...{ plan, current, periods, names },
  };
}

/** A version that pays by another kind of period is no measure for this one. */
function comparable(current: PlanVersion, next: CompiledPlan): PlanTrial | null {
  const plan = compiledOf(current);
  return plan.period === next.period ? { plan, hash: current.hash } : null;
}

interface PersonSum {
  readonly id: PersonId;
  readonly before: bigint;
  readonly after: bigint;
}

function sumsOf({ rows }: BackTestAnswer): readonly PersonSum[] {
  const sums = new Map<PersonId, PersonSum>();
  for (const { person, before, after } of rows) {
    const known = sums.get(person) ?? { id: person, before: 0n, after: 0n };
    sums.set(person, {
      id: person,
      before: known.before + before,
      after: known.after + after,
    });
  }
  return [...sums.values()].toSorted((a, b) => Number(size(b) - size(a)));
}

const size = ({ before, after }: PersonSum): bigint =>
  after > before ? after - before : before - after;

const mostNamed = 20;

/** The largest differences first; lines for a terminal. */
export function backTestLines(answer: BackTestAnswer, loading: Loading, locale: Locale): string[] {
  const { plan, current, periods, rows } = answer;
  if (rows.length === 0) return [say(locale, texts.nobody)];
  const shown = (minor: bigint, sign = false) =>
    formatMoney(minor, plan.currency, locale, { exact: true, ...(sign ? { sign } : {}) });
  const figures = ({ before, after }: { before: bigint; after: bigint }) => ({
    before: shown(before),
    after: shown(after),
    difference: shown(after - before, true),
  });
  const sums = sumsOf(answer);
  const changed = sums.filter((each) => size(each) > 0n);
  const [first, last] = [periods[0], periods.at(-1)];
  const nameOf = (period: Period | undefined) =>
    period ? periodName(period, loading.workspace) : '';
  const count = (number: number) => formatNumber(number, locale);
  return [
    say(locale, texts.heading, {
      plan: plan.key,
      from: nameOf(first),
      to: nameOf(last),
      version: current && `${current.version}`,
    }),
    ...changed.slice(0, mostNamed).map((each) =>
      say(locale, texts.person, {
        name: answer.names.get(each.id)?.[locale] ?? each.id,
        ...figures(each),
      }),
    ),
    ...(changed.length > mostNamed
      ? [say(locale, texts.more, { count: count(changed.length - mostNamed) })]
      : []),
    ...(changed.length < sums.length
      ? [say(locale, texts.unchanged, { count: count(sums.length - changed.length) })]
      : []),
    say(locale, texts.total, {
      ...figures(answer),
      more: count(changed.filter(({ before, after }) => after > before).length),
      less: count(changed.filter(({ before, after }) => after < before).length),
    }),
    ...answer.unreached.map((each) => say(locale, texts.unreached, each)),
  ];
}

/** For scripts: every person and period, in minor units as text. */
export function backTestJson(answer: BackTestAnswer, loading: Loading) {
  const { plan, current, rows, unreached } = answer;
  const amount = (minor: bigint) => ({
    minor: `${minor}`,
    currency: money(minor, plan.currency).currency,
  });
  return {
    plan: plan.key,
    version: current?.version ?? null,
    before: amount(answer.before),
    after: amount(answer.after),
    rows: rows.map(({ person, period, before, after }) => ({
      person,
      period: periodName(period, loading.workspace),
      before: amount(before),
      after: amount(after),
    })),
    unreached,
  };
}
