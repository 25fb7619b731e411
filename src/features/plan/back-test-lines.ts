/** A back-test as people and scripts read it. */
import type { PersonId } from '../../domain/ids.ts';
import { money } from '../../domain/money.ts';
import { type Period, periodName } from '../../domain/period.ts';
import { formatMoney, formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { backTestTexts as texts } from '../../i18n/texts/back-test.ts';
import type { Loading } from '../plan-loading.ts';
import type { Alone, BackTestAnswer } from './back-test.ts';

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
  const { plan, current, rows, unreached, computed } = answer;
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
    ...{ unreached, computed },
  };
}

/** Below this, nobody waits long enough to ask why. */
const soon = 100;

/** Null: it is soon done. */
export function aloneLine(alone: Alone, loading: Loading, locale: Locale): string | null {
  const { period, people, because } = alone;
  if (people < soon) return null;
  const name = periodName(period, loading.workspace);
  return say(locale, texts.alone, { period: name, people: formatNumber(people, locale), because });
}
