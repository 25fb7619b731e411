/** Schedules and their occurrences in memory: the same answers as src/store/schedules.ts and src/store/occurrences.ts. */
import { Temporal } from 'temporal-polyfill';
import type { ScheduleId } from '../../src/domain/ids.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import { byText } from '../../src/domain/text-order.ts';
import type { OccurrenceRepository, ScheduleRepository } from '../../src/store/port-delivery.ts';
import type { OccurrenceRow, ScheduleRow, Session } from './memory-tables.ts';

export const memorySchedules = (session: Session): ScheduleRepository => ({
  ...memoryOccurrences(session),
  async save(schedule) {
    const stored = session.tables.schedules.get(schedule.id);
    const materialisedUntil = stored?.materialisedUntil ?? null;
    session.put('schedules', schedule.id, { schedule, materialisedUntil, nextAt: null });
  },
  list: async () => inOrder(session).map(({ schedule }) => schedule),
  byId: async (id) => session.tables.schedules.get(id)?.schedule ?? null,
  async remove(id) {
    session.remove('schedules', id);
    dropPending(session, id);
  },
  waking: async (until) =>
    inOrder(session)
      .filter(({ schedule, nextAt }) => schedule.active && isUp(nextAt, until))
      .map(({ schedule }) => schedule),
  async materialisedUntil(id) {
    return session.tables.schedules.get(id)?.materialisedUntil ?? null;
  },
  async markMaterialised(id, until) {
    const row = session.tables.schedules.get(id);
    if (!row) return;
    const before = row.materialisedUntil;
    const isLater = before === null || Temporal.Instant.compare(before, until) < 0;
    session.put('schedules', id, { ...row, materialisedUntil: isLater ? until : before });
  },
  async markNext(schedule, next) {
    const row = session.tables.schedules.get(schedule.id);
    if (row && timetableOf(row.schedule) === timetableOf(schedule))
      session.put('schedules', schedule.id, { ...row, nextAt: next ?? 'never' });
  },
  async wakeAll() {
    for (const row of inOrder(session))
      if (row.schedule.active) session.put('schedules', row.schedule.id, { ...row, nextAt: null });
  },
});

const inOrder = ({ tables }: Session): readonly ScheduleRow[] =>
  [...tables.schedules.values()].sort((a, b) => byText(a.schedule.id, b.schedule.id));

const isUp = (nextAt: ScheduleRow['nextAt'], until: Temporal.Instant): boolean =>
  nextAt === null || (nextAt !== 'never' && Temporal.Instant.compare(nextAt, until) <= 0);

/** What decides when a schedule comes next. */
const timetableOf = ({ cadence, timeZone, active }: Schedule): string =>
  JSON.stringify([cadence, timeZone, active]);

const memoryOccurrences = (session: Session): OccurrenceRepository => ({
  async addOccurrences(scheduleId, instants, due = (instant) => instant) {
    for (const instant of instants) {
      const key = keyOf(scheduleId, instant);
      const row = {
        scheduleId,
        instant,
        dueAt: due(instant),
        leaseUntil: null,
        finished: false,
        doneUpTo: null,
      };
      if (!session.tables.occurrences.has(key)) session.put('occurrences', key, row);
    }
  },
  async forget(id, before) {
    for (const row of occurrencesOf(session, id))
      if (row.finished && Temporal.Instant.compare(row.instant, before) < 0)
        session.remove('occurrences', keyOf(id, row.instant));
  },
  dropPending: async (id) => dropPending(session, id),
  async claimDue(now, limit, leaseMs) {
    const leaseUntil = now.add({ milliseconds: leaseMs });
    return [...session.tables.occurrences.values()]
      .filter((row) => isDue(session, row, now))
      .sort((a, b) => byMoment(a.dueAt, b.dueAt) || byText(a.scheduleId, b.scheduleId))
      .slice(0, limit)
      .sort((a, b) => byMoment(a.instant, b.instant) || byText(a.scheduleId, b.scheduleId))
      .flatMap((row) => {
        session.put('occurrences', keyOf(row.scheduleId, row.instant), { ...row, leaseUntil });
        const schedule = session.tables.schedules.get(row.scheduleId)?.schedule;
        const { instant, doneUpTo } = row;
        return schedule ? [{ schedule, instant, doneUpTo }] : [];
      });
  },
  async advance({ scheduleId, instant }, { from, to }, leaseUntil) {
    const key = keyOf(scheduleId, instant);
    const row = session.tables.occurrences.get(key);
    if (!row || row.finished || row.doneUpTo !== from) return false;
    session.put('occurrences', key, { ...row, doneUpTo: to, leaseUntil });
    return true;
  },
  async finish(id, instant) {
    const key = keyOf(id, instant);
    const row = session.tables.occurrences.get(key);
    if (!row || row.finished) return false;
    session.put('occurrences', key, { ...row, finished: true });
    return true;
  },
});

const byMoment = Temporal.Instant.compare;

const keyOf = (scheduleId: string, instant: Temporal.Instant): string =>
  `${instant.epochMilliseconds} ${scheduleId}`;

const occurrencesOf = ({ tables }: Session, id: ScheduleId): readonly OccurrenceRow[] =>
  [...tables.occurrences.values()].filter(({ scheduleId }) => scheduleId === id);

function dropPending(session: Session, id: ScheduleId): void {
  for (const row of occurrencesOf(session, id))
    if (!row.finished) session.remove('occurrences', keyOf(id, row.instant));
}

const isDue = ({ tables }: Session, row: OccurrenceRow, now: Temporal.Instant): boolean =>
  !row.finished &&
  (tables.schedules.get(row.scheduleId)?.schedule.active ?? false) &&
  byMoment(row.dueAt, now) <= 0 &&
  (row.leaseUntil === null || byMoment(row.leaseUntil, now) <= 0);
