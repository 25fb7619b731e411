/** What schedules bring about: unique rows, so that each happens once whoever adds or claims it. */
import { Temporal } from 'temporal-polyfill';
import { byText } from '../domain/text-order.ts';
import { textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { instantText, toInstant } from './moments.ts';
import type { DueOccurrence, OccurrenceRepository } from './port-delivery.ts';
import { toSchedule } from './schedules.ts';

export const occurrenceRepository = (scope: Scope): OccurrenceRepository => {
  const { sql, workspace } = scope;
  return {
    async addOccurrences(id, instants, due = (instant) => instant) {
      await sql.$executeRaw`
        insert into occurrence (workspace_id, schedule_id, instant, due_at)
        select ${workspace.id}, ${id}, u.* from
          unnest(${textArray(instants.map(instantText))}::timestamptz[],
            ${textArray(instants.map((each) => instantText(due(each))))}::timestamptz[])
            u(instant, due) order by u.instant
        on conflict do nothing`;
    },
    async forget(id, before) {
      const instant = { lt: instantText(before) };
      await sql.occurrence.deleteMany({
        where: { workspaceId: workspace.id, scheduleId: id, instant, finished: true },
      });
    },
    async dropPending(id) {
      await sql.occurrence.deleteMany({
        where: { workspaceId: workspace.id, scheduleId: id, finished: false },
      });
    },
    claimDue: (now, limit, leaseMs) => claimDue(scope, now, limit, leaseMs),
    async advance({ scheduleId, instant }, { from, to }, leaseUntil) {
      const { count } = await sql.occurrence.updateMany({
        where: {
          ...{ workspaceId: workspace.id, scheduleId, instant: instantText(instant) },
          ...{ finished: false, doneUpTo: from },
        },
        data: { doneUpTo: to, leaseUntil: instantText(leaseUntil) },
      });
      return count === 1;
    },
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
): Promise<readonly DueOccurrence[]> {
  const until = now.add({ milliseconds: leaseMs });
  const claimed = await sql.$queryRaw<readonly ClaimedRow[]>`
    with due as (
      select o.schedule_id, o.instant from occurrence o
      join schedule s on s.workspace_id = o.workspace_id and s.id = o.schedule_id and s.active
      where o.workspace_id = ${workspaceId} and not o.finished
        and o.due_at <= ${instantText(now)}::timestamptz
        and (o.lease_until is null or o.lease_until <= ${instantText(now)}::timestamptz)
      order by o.due_at, o.schedule_id limit ${limit}
      for update of o skip locked
    )
    update occurrence o set lease_until = ${instantText(until)}::timestamptz from due
    where o.workspace_id = ${workspaceId} and o.schedule_id = due.schedule_id
      and o.instant = due.instant
    returning o.schedule_id, o.instant, o.done_up_to`;
  const rows = await sql.schedule.findMany({
    where: { workspaceId, id: { in: claimed.map((row) => row.schedule_id) } },
  });
  const schedules = new Map(rows.map((row) => [row.id, toSchedule(row)]));
  return claimed
    .flatMap((row) => {
      const schedule = schedules.get(row.schedule_id);
      if (!schedule) return [];
      return [{ schedule, instant: toInstant(row.instant), doneUpTo: row.done_up_to }];
    })
    .sort(
      (a, b) =>
        Temporal.Instant.compare(a.instant, b.instant) || byText(a.schedule.id, b.schedule.id),
    );
}

interface ClaimedRow {
  readonly schedule_id: string;
  readonly instant: Date;
  readonly done_up_to: string | null;
}
