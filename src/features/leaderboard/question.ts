/** What /leaderboard was asked: which team, which period, which measure. */

import { type Measure, measure } from '../../domain/measure.ts';
import type { Team } from '../../domain/people.ts';
import { assignmentOn } from '../../domain/people.ts';
import { type Period, periodOf } from '../../domain/period.ts';
import type { Request } from '../feature.ts';
import { takePeriod } from '../period-words.ts';
import { readTeam, takeMeasure } from '../words.ts';

export interface Question {
  /** Null: the whole company. */
  readonly team: Team | null;
  readonly period: Period;
  readonly measure: Measure;
}

const everybody = /^(?:all|company|everyone|全部|全公司|公司|所有人|全员)$/iu;
const ownTeam = /^(?:team|my team|我的团队|本团队|团队)?$/iu;

/** Throws what is legal when a word is not understood. Without words: the team of the place, else the asker's own, this quarter. */
export async function readQuestion(request: Request, words: string): Promise<Question> {
  const { store, workspace, today, actor, locale, place } = request;
  const { period, rest } = takePeriod(words, { ...workspace, today });
  const taken = takeMeasure(rest);
  const teams = await store.people.teams();
  const byId = (id: string | null | undefined) => teams.find((team) => team.id === id) ?? null;
  const own = byId(assignmentOn(actor, today)?.teamId);
  return {
    team: everybody.test(taken.rest)
      ? null
      : taken.rest === '' && place
        ? byId(place.teamId)
        : ownTeam.test(taken.rest)
          ? own
          : readTeam(taken.rest, teams, locale),
    period: period ?? periodOf('quarter', today, workspace),
    measure: taken.measure ?? measure('bookings'),
  };
}
