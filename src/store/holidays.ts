/** Days that are not what their weekday says. */
import type { DayKind } from '../domain/work-calendar.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { toDay } from './moments.ts';
import type { HolidayRepository } from './port-delivery.ts';

export const holidayRepository = ({ sql, workspace }: Scope): HolidayRepository => {
  /** What the calendar says decides when schedules come next. */
  const wake = async (changed: number) => {
    if (changed === 0) return;
    const where = { workspaceId: workspace.id, active: true };
    await sql.schedule.updateMany({ where, data: { nextAt: null } });
  };
  return {
    /** Twice in one call: the last wins. */
    async save(given) {
      const days = [...new Map(given.map((each) => [`${each.day}`, each])).values()];
      const rows = await sql.$queryRaw<readonly { is_new: boolean }[]>`
        insert into special_day as d (workspace_id, day, kind, name)
        select ${workspace.id}, u.* from unnest(${plainArray(days.map(({ day }) => `${day}`))}::date[],
          ${plainArray(days.map(({ kind }) => kind))}::text[],
          ${textArray(days.map(({ name }) => name))}::text[]) u(day, kind, name)
        order by u.day
        on conflict (workspace_id, day) do update set kind = excluded.kind, name = excluded.name
          where (d.kind, d.name) is distinct from (excluded.kind, excluded.name)
        returning xmax = 0 as is_new`;
      await wake(rows.length);
      const added = rows.filter((row) => row.is_new).length;
      return { added, changed: rows.length - added, same: days.length - rows.length };
    },
    async remove(days) {
      const changed = await sql.$executeRaw`
        delete from special_day where workspace_id = ${workspace.id}
          and day = any(${plainArray(days.map((day) => `${day}`))}::date[])`;
      await wake(changed);
      return { added: 0, changed, same: days.length - changed };
    },
    async list() {
      const rows = await sql.specialDay.findMany({
        where: { workspaceId: workspace.id },
        orderBy: { day: 'asc' },
      });
      return rows.map(({ day, kind, name }) => ({
        day: toDay(day),
        kind: kind as DayKind,
        name,
      }));
    },
  };
};
