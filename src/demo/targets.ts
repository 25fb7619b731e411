/** What the demo company expects of its reps: quotas of month, quarter and year that add up exactly, and those of teams as their sums. */
import { Temporal } from 'temporal-polyfill';
import { personId, teamId } from '../domain/ids.ts';
import { type Period, type PeriodKind, periodOf, shift } from '../domain/period.ts';
import type { Quota, Subject } from '../domain/quota.ts';
import { demoTeams, demoWorkspace, firstDay } from './company.ts';
import { type Level, levelOn, reps } from './reps.ts';

/** Yuan a year. */
const yearly: Readonly<Record<Level, bigint>> = {
  junior: 960_000n,
  regular: 1_440_000n,
  senior: 1_920_000n,
};

/** How the business is spread over the year, January to December; 100 in all. */
const seasonByMonth: readonly bigint[] = [6n, 5n, 9n, 8n, 8n, 9n, 8n, 8n, 10n, 8n, 10n, 11n];

/** Newcomers grow into their target: its share in the first, second, … month, in per cent. */
const ramp: readonly bigint[] = [25n, 50n, 75n];

const months = 27;

/** Whole yuan for the month, by the level and the time there on its first day; a month begun later has none. */
export function monthlyTarget(key: string, month: Period): bigint {
  const rep = reps.find((each) => each.key === key);
  const level = rep ? levelOn(rep, month.start.toString()) : null;
  if (!rep || level === null) return 0n;
  const season = seasonByMonth[month.start.month - 1] ?? 0n;
  const there =
    rep.since === undefined
      ? ramp.length
      : Temporal.PlainDate.from(rep.since).with({ day: 1 }).until(month.start, {
          largestUnit: 'months',
        }).months;
  const percent = ramp[there] ?? 100n;
  return ((yearly[level] * season * percent) / 10_000n / 1000n) * 1000n;
}

const quota = (subject: Subject, period: Period, yuan: bigint): Quota => ({
  subject,
  measure: 'bookings',
  period,
  amount: yuan * 100n,
});

/** From the first quarter with figures until the end of the year after the running one. */
export function demoQuotas(): readonly Quota[] {
  const first = periodOf('month', firstDay, demoWorkspace);
  const sums = new Map<string, Quota>();
  const add = (subject: Subject, period: Period, yuan: bigint) => {
    const key = `${subject.kind} ${subject.id} ${period.kind} ${period.start}`;
    const before = sums.get(key)?.amount ?? 0n;
    sums.set(key, quota(subject, period, before / 100n + yuan));
  };
  for (let step = 0; step < months; step += 1) {
    const month = shift(first, step);
    for (const rep of reps) {
      const yuan = monthlyTarget(rep.key, month);
      if (yuan === 0n) continue;
      for (const period of periodsOf(month)) {
        add({ kind: 'person', id: personId(rep.key) }, period, yuan);
        for (const team of teamAndAbove(rep.team))
          add({ kind: 'team', id: teamId(team) }, period, yuan);
      }
    }
  }
  return [...sums.values()];
}

const kinds: readonly PeriodKind[] = ['month', 'quarter', 'year'];
/** The year in which the figures begin is not complete: it gets no target. */
const periodsOf = (month: Period): readonly Period[] =>
  kinds
    .map((kind) => periodOf(kind, month.start, demoWorkspace))
    .filter(({ start }) => Temporal.PlainDate.compare(start, firstDay) >= 0);

function teamAndAbove(key: string): readonly string[] {
  const parent = demoTeams.find((team) => team.key === key)?.parentId;
  return parent ? [key, parent] : [key];
}
