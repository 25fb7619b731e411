/** Who was in which team on a day, and which teams are above: whose standing a credit counts in. */
import { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';

interface SeatRow {
  readonly person_id: string;
  readonly team_id: string;
  /** ISO texts: they compare as days do. */
  readonly from_day: string;
  readonly to_day: string | null;
}

interface TeamRow {
  readonly id: string;
  readonly parent_id: string | null;
}

export class OrganisationChart {
  readonly #seats = new Map<string, SeatRow[]>();
  readonly #parents: ReadonlyMap<string, string | null>;
  readonly #above = new Map<string, readonly string[]>();

  constructor(seats: readonly SeatRow[], teams: readonly TeamRow[]) {
    for (const seat of seats) {
      const known = this.#seats.get(seat.person_id);
      if (known) known.push(seat);
      else this.#seats.set(seat.person_id, [seat]);
    }
    this.#parents = new Map(teams.map((team) => [team.id, team.parent_id]));
  }

  /** Null: in no team on that day. */
  teamOn(personId: string, day: string): string | null {
    for (const seat of this.#seats.get(personId) ?? [])
      if (seat.from_day <= day && (seat.to_day === null || day < seat.to_day)) return seat.team_id;
    return null;
  }

  /** The team itself and all above it, each once (also where the chart runs in a circle). */
  above(teamId: string): readonly string[] {
    const known = this.#above.get(teamId);
    if (known) return known;
    const chain = new Set<string>();
    for (let id: string | null = teamId; id !== null && !chain.has(id); )
      if (this.#parents.has(id)) {
        chain.add(id);
        id = this.#parents.get(id) ?? null;
      } else break;
    const teams = [...chain];
    this.#above.set(teamId, teams);
    return teams;
  }
}

/** Of those people and the teams above them only, or of everybody. */
export async function loadChart(
  { sql, workspace: { id } }: Pick<Scope, 'sql' | 'workspace'>,
  people: readonly string[] | null,
): Promise<OrganisationChart> {
  const rows = await sql.$queryRaw<readonly (SeatRow & { parent_id: string | null })[]>`
    with recursive seat as materialized (
      select person_id, team_id, from_day::text, to_day::text from assignment
      where workspace_id = ${id} ${people === null ? Prisma.empty : Prisma.sql`and person_id = any(${people})`}
    ), chain(id, parent_id) as (${people === null ? allTeams(id) : teamsAbove(id)})
    select *, null as parent_id from seat union all select '', id, '', null, parent_id from chain`;
  const teams = rows.filter(({ person_id }) => person_id === '');
  return new OrganisationChart(
    rows.filter(({ person_id }) => person_id !== ''),
    teams.map(({ team_id, parent_id }) => ({ id: team_id, parent_id })),
  );
}

const allTeams = (workspace: string) => Prisma.sql`
  select id, parent_id from team where workspace_id = ${workspace}`;

/** By key, one team after the other: otherwise one record would read every team. */
const teamsAbove = (workspace: string) => Prisma.sql`
  select team.* from (select distinct team_id from seat) s cross join lateral (
    select id, parent_id from team where workspace_id = ${workspace} and id = s.team_id limit 1) team
  union
  select team.* from chain cross join lateral (
    select id, parent_id from team
    where workspace_id = ${workspace} and id = chain.parent_id limit 1) team`;
