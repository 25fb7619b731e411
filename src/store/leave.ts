/** When people are on leave. */
import { personId } from '../domain/ids.ts';
import type { Leave } from '../domain/leave.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { dayText, maybe, toDay } from './moments.ts';
import type { LeaveRepository } from './port-plans.ts';

export const leaveRepository = (scope: Scope): LeaveRepository => ({
  save: (leave) => save(scope, leave),
  cancel: (leave) => cancel(scope, leave),
  of: async (people, days) => {
    const rows = await scope.sql.personLeave.findMany({
      where: {
        workspaceId: scope.workspace.id,
        ...(people && { personId: { in: [...people] } }),
        ...(days && { OR: [{ toDay: null }, { toDay: { gt: dayText(days.from) } }] }),
        ...(days?.to && { fromDay: { lt: dayText(days.to) } }),
      },
      orderBy: [{ personId: 'asc' }, { fromDay: 'asc' }],
    });
    return rows.map((row) => ({
      personId: personId(row.personId),
      from: toDay(row.fromDay),
      to: maybe(row.toDay, toDay),
    }));
  },
});

/** Twice in one call: the last wins. */
async function save({ sql, workspace }: Scope, given: readonly Leave[]) {
  const leave = [...new Map(given.map((each) => [keyOf(each), each])).values()];
  const rows = await sql.$queryRaw<readonly { is_new: boolean }[]>`
    insert into person_leave as l (workspace_id, person_id, from_day, to_day)
    select ${workspace.id}, u.* from unnest(${people(leave)}::text[], ${firstDays(leave)}::date[],
      ${plainArray(leave.map(({ to }) => to && `${to}`))}::date[]) u(person, first, until)
    order by u.person collate "C", u.first
    on conflict (workspace_id, person_id, from_day) do update set to_day = excluded.to_day
      where l.to_day is distinct from excluded.to_day
    returning xmax = 0 as is_new`;
  const added = rows.filter((row) => row.is_new).length;
  return { added, changed: rows.length - added, same: leave.length - rows.length };
}

async function cancel(
  { sql, workspace }: Scope,
  leave: readonly Pick<Leave, 'personId' | 'from'>[],
) {
  const changed = await sql.$executeRaw`
    delete from person_leave l using unnest(${people(leave)}::text[], ${firstDays(leave)}::date[])
      u(person, first)
    where l.workspace_id = ${workspace.id} and l.person_id = u.person and l.from_day = u.first`;
  return { added: 0, changed, same: leave.length - changed };
}

const keyOf = ({ personId: person, from }: Leave): string => `${person} ${from}`;
const people = (leave: readonly Pick<Leave, 'personId'>[]) =>
  textArray(leave.map((each) => each.personId));
const firstDays = (leave: readonly Pick<Leave, 'from'>[]) =>
  plainArray(leave.map(({ from }) => `${from}`));
