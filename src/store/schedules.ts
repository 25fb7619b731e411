/** Schedules: what they do, when, and how far their occurrences have been added. */
import { Temporal } from 'temporal-polyfill';
import { type ScheduleId, scheduleId } from '../domain/ids.ts';
import { cadenceJson, readCadenceJson } from '../domain/schedule/stored.ts';
import type { CatchUp, Schedule } from '../domain/schedule.ts';
import type { ScheduleModel } from '../generated/models.ts';
import type { Scope } from './client.ts';
import { instantText, maybe, toInstant } from './moments.ts';
import type { OccurrenceRepository, ScheduleRepository } from './port-delivery.ts';

/** Later than anything that will ever be asked for. */
const never = Temporal.Instant.from('9999-12-31T00:00:00Z');

export const scheduleRepository = ({
  sql,
  workspace,
}: Scope): Omit<ScheduleRepository, keyof OccurrenceRepository> => {
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
    async byId(id) {
      return maybe(await sql.schedule.findUnique({ where: where(id) }), toSchedule);
    },
    async remove(id) {
      const own = { workspaceId: workspace.id, scheduleId: id };
      await sql.schedule.deleteMany({ where: { workspaceId: workspace.id, id } });
      await sql.occurrence.deleteMany({ where: { ...own, finished: false } });
    },
    async waking(until) {
      const rows = await sql.schedule.findMany({
        where: {
          workspaceId: workspace.id,
          active: true,
          OR: [{ nextAt: null }, { nextAt: { lte: instantText(until) } }],
        },
        orderBy: { id: 'asc' },
      });
      return rows.map(toSchedule);
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
    async markNext({ id, cadence, timeZone, active }, next) {
      await sql.$executeRaw`
        update schedule set next_at = ${instantText(next ?? never)}::timestamptz
        where workspace_id = ${workspace.id} and id = ${id} and active = ${active}
          and cadence = ${JSON.stringify(cadenceJson(cadence))}::jsonb and time_zone = ${timeZone}`;
    },
    async wakeAll() {
      await sql.schedule.updateMany({
        where: { workspaceId: workspace.id, active: true },
        data: { nextAt: null },
      });
    },
  };
};

const toRow = ({ cadence, ...schedule }: Schedule) => ({
  job: schedule.job,
  timeZone: schedule.timeZone,
  catchUp: schedule.catchUp,
  subject: schedule.subject,
  active: schedule.active,
  createdAt: instantText(schedule.createdAt),
  cadence: cadenceJson(cadence),
  nextAt: null,
});

export const toSchedule = (row: ScheduleModel): Schedule => ({
  id: scheduleId(row.id),
  job: row.job,
  cadence: readCadenceJson(row.cadence),
  timeZone: row.timeZone,
  catchUp: row.catchUp as CatchUp,
  subject: row.subject,
  createdAt: toInstant(row.createdAt),
  active: row.active,
});
