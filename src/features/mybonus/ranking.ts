/** Where somebody stands in the team, by what the plan is mainly about. */
import type { PersonId } from '../../domain/ids.ts';
import { type Measure, measure } from '../../domain/measure.ts';
import { tallyOf } from '../../domain/plan/measures/tally.ts';
import { movement, type Placed, rank } from '../../domain/standings.ts';
import type { Standing } from '../../store/port-performance.ts';
import type { Statement } from '../earnings.ts';
import { attainmentOf, measuredOf } from '../measurements.ts';

export interface TeamRank {
  readonly rank: number;
  readonly of: number;
  /** Places won since the previous period; null: not ranked then. */
  readonly moved: number | null;
}

/** The measure that a team is ranked by: the first that the plan names and standing knows of everybody. Null: there is none. */
export function mainMeasure({ plan }: Pick<Statement, 'plan'>): Measure | null {
  const [code] = plan.measures.flatMap((definition) => tallyOf(definition) ?? []);
  return code ? measure(code) : null;
}

/** By attainment as soon as anybody in the team has a target, otherwise by value. */
export function rankMembers(
  standings: readonly Standing[],
  by: Measure,
): readonly Placed<PersonId>[] {
  const isByTarget = standings.some((standing) => attainmentOf(standing, by) !== null);
  return rank(
    standings.map((standing) => {
      const { value, count } = measuredOf(standing, by);
      const score = isByTarget ? attainmentOf(standing, by) : count === 0 ? null : value;
      return { id: standing.subject.id as PersonId, score };
    }),
  );
}

/** Null without a team, alone in it, or with nothing to rank by. */
export function teamRankOf(statement: Statement): TeamRank | null {
  const members = statement.inputs.team?.members ?? [];
  if (members.length < 2) return null;
  const by = mainMeasure(statement);
  if (!by) return null;
  const now = rankMembers(
    members.map(({ standing }) => standing),
    by,
  );
  const own = now.find(({ id }) => id === statement.person.id);
  if (!own) return null;
  const before = rankMembers(
    members.map(({ previous }) => previous),
    by,
  );
  const moved = movement(now, before).get(own.id) ?? null;
  return { rank: own.rank, of: now.length, moved };
}
