/** Schedules and their occurrences: unique rows, so that each happens once whoever adds or claims it. */
import { Temporal } from 'temporal-polyfill';
import { type ScheduleId, scheduleId } from '../domain/ids.ts';
import type { Cadence, CatchUp, Schedule } from '../domain/schedule.ts';
import type { ScheduleModel } from '../generated/models.ts';
import { textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { instantText, maybe, toInstant } from './moments.ts';
import type { ScheduleRepository } from './port-delivery.ts';

export const scheduleRepository = (scope: Scope): ScheduleRepository => {
  const { sql, workspace } = scope;
  const where = (id: ScheduleId) => ({ workspaceId_id: { workspaceId: workspace.id, id } });
  return {
    async save(schedule) {
      const row = toRow(schedule);
      await sql.schedule.upsert({
        where: where(schedule.id),
        create: { ...row, id: schedule.id, workspaceId: workspace.id },
        update: row,
      });
    },
    async list() {
      const rows = await sql.schedule.findMany({
        where: { workspaceId: workspace.id },
        orderBy: { id: 'asc' },
      });
      return rows.map(toSchedule);
    },
    async addOccurrences(id, instants) {
      await sql.$executeRaw`
        insert into occurrence (workspace_id, schedule_id, instant)
        select ${workspace.id}, ${id}, u from
          unnest(${textArray(instants.map(instantText))}::timestamptz[]) u order by u
        on conflict do nothing`;
    },
    async materialisedUntil(id) {
      const row = await sql.schedule.findUnique({ where: where(id) });
      return maybe(row?.materialisedUntil ?? null, toInstant);
    },
    async markMaterialised(id, until) {
      await sql.$executeRaw`
        update schedule set materialised_until =
          greatest(materialised_until, ${instantText(until)}::timestamptz)
        where workspace_id = ${workspace.id} and id = ${id}`;
    },
    claimDue: (now, limit, leaseMs) => claimDue(scope, now, limit, leaseMs),
    async finish(id, instant) {
      const { count } = await sql.occurrence.updateMany({
        where: {
          workspaceId: workspace.id,
          scheduleId: id,
          instant: instantText(instant),
          finished: false,
        },
        data: { finished: true },
      });
      return count === 1;
    },
  };
};

async function claimDue(
  { sql, workspace: { id: workspaceId } }: Scope,
  now: Temporal.Instant,
  limit: number,
  leaseMs: number,
): Promise<readonly { schedule: Schedule; instant: Temporal.Instant }[]> {
  const until = now.add({ milliseconds: leaseMs });
  const claimed = await sql.$queryRaw<readonly { schedule_id: string; instant: Date }[]>`
    with due as (
      select o.schedule_id, o.instant from occurrence o
      join schedule s on s.workspace_id = o.workspace_id and s.id = o.schedule_id and s.active
      where o.workspace_id = ${workspaceId} and not o.finished
        and o.instant <= ${instantText(now)}::timestamptz
        and (o.lease_until is null or o.lease_until <= ${instantText(now)}::timestamptz)
      order by o.instant, o.schedule_id limit ${limit}
      for update of o skip locked
    )
    update occurrence o set lease_until = ${instantText(until)}::timestamptz from due
    where o.workspace_id = ${workspaceId} and o.schedule_id = due.schedule_id
      and o.instant = due.instant
    returning o.schedule_id, o.instant`;
  const rows = await sql.schedule.findMany({
    where: { workspaceId, id: { in: claimed.map((row) => row.schedule_id) } },
  });
  const schedules = new Map(rows.map((row) => [row.id, toSchedule(row)]));
  return claimed
    .flatMap((row) => {
      const schedule = schedules.get(row.schedule_id);
      return schedule ? [{ schedule, instant: toInstant(row.instant) }] : [];
    })
    .sort((a, b) => Temporal.Instant.compare(a.instant, b.instant));
}

const toRow = ({ cadence, ...schedule }: Schedule) => ({
  job: schedule.job,
  timeZone: schedule.timeZone,
  catchUp: schedule.catchUp,
  subject: schedule.subject,
  active: schedule.active,
  createdAt: instantText(schedule.createdAt),
  every: cadence.every,
  weekday: cadence.every === 'week' ? cadence.weekday : null,
  at: cadence.every === 'once' ? null : cadence.at,
  instant: cadence.every === 'once' ? instantText(cadence.instant) : null,
});

const toSchedule = (row: ScheduleModel): Schedule => ({
  id: scheduleId(row.id),
  job: row.job,
  cadence: toCadence(row),
  timeZone: row.timeZone,
  catchUp: row.catchUp as CatchUp,
  subject: row.subject,
  createdAt: toInstant(row.createdAt),
  active: row.active,
});

function toCadence({ every, weekday, at, instant }: ScheduleModel): Cadence {
  if (every === 'once' && instant) return { every, instant: toInstant(instant) };
  if (every === 'week' && weekday !== null && at !== null) return { every, weekday, at };
  if (every === 'day' && at !== null) return { every, at };
  throw new Error(`a stored schedule has the unknown cadence ${every}`);
}
