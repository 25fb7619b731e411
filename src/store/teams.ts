/** Teams, and moving what they were credited when the chart changes. */
import { type TeamId, teamId } from '../domain/ids.ts';
import type { Team } from '../domain/people.ts';
import { textArray } from './arrays.ts';
import type { Scope, Sql } from './client.ts';
import { lockOrganisation } from './locks.ts';
import { maybe } from './moments.ts';
import type { ChangeCounts } from './port.ts';
import { countTeams } from './standing-rebuild.ts';

/** By key. */
export async function loadTeams({
  sql,
  workspace,
}: Pick<Scope, 'sql' | 'workspace'>): Promise<readonly Team[]> {
  const rows = await sql.team.findMany({
    where: { workspaceId: workspace.id },
    orderBy: { key: 'asc' },
  });
  return rows.map((row) => ({
    id: teamId(row.id),
    key: row.key,
    name: row.name,
    nameZh: row.nameZh,
    parentId: maybe(row.parentId, teamId),
    ...(row.timeZone === null ? {} : { timeZone: row.timeZone }),
  }));
}

/** Keys are stable: a team known by the key keeps its id, whatever id is given now. */
export function saveTeams(
  { atomically, workspace }: Scope,
  given: readonly Team[],
): Promise<ChangeCounts> {
  return atomically(async (sql) => {
    await lockOrganisation(sql, workspace);
    const stored = new Map((await loadTeams({ sql, workspace })).map((team) => [team.key, team]));
    const teams = withStoredIds([...new Map(given.map((one) => [one.key, one])).values()], stored);
    const due = teams.filter((team) => contentOf(team) !== contentOf(stored.get(team.key)));
    const added = due.filter(({ key }) => !stored.has(key)).length;
    if (due.length > 0) {
      const moves = due.some(({ key, parentId }) => stored.get(key)?.parentId !== parentId);
      // Rare, and whoever sits below a moved team is concerned: everybody is counted again.
      if (moves) await countTeams(sql, workspace, null, -1);
      await write(sql, workspace.id, due);
      if (moves) await countTeams(sql, workspace, null, 1);
    }
    return { added, changed: due.length - added, same: teams.length - due.length };
  });
}

function withStoredIds(teams: readonly Team[], stored: ReadonlyMap<string, Team>): readonly Team[] {
  const ids = new Map<TeamId, TeamId>();
  for (const { id, key } of teams) ids.set(id, stored.get(key)?.id ?? id);
  const idOf = (id: TeamId): TeamId => ids.get(id) ?? id;
  return teams.map((team) => ({
    ...team,
    id: idOf(team.id),
    parentId: team.parentId === null ? null : idOf(team.parentId),
  }));
}

const contentOf = (team: Team | undefined): string =>
  team ? JSON.stringify([team.name, team.nameZh, team.parentId, team.timeZone ?? null]) : '';

async function write(sql: Sql, workspaceId: string, teams: readonly Team[]): Promise<void> {
  await sql.$executeRaw`
    insert into team (workspace_id, id, key, name, name_zh, parent_id, time_zone)
    select ${workspaceId}, u.* from unnest(${textArray(teams.map(({ id }) => id))}::text[],
      ${textArray(teams.map(({ key }) => key))}::text[],
      ${textArray(teams.map(({ name }) => name))}::text[],
      ${textArray(teams.map(({ nameZh }) => nameZh))}::text[],
      ${textArray(teams.map(({ parentId }) => parentId))}::text[],
      ${textArray(teams.map(({ timeZone }) => timeZone ?? null))}::text[])
      u(id, key, name, name_zh, parent_id, time_zone)
    on conflict (workspace_id, id) do update set name = excluded.name, name_zh = excluded.name_zh,
      parent_id = excluded.parent_id, time_zone = excluded.time_zone`;
}
