/** `upside leaderboard`: the whole ranking, for scripts or as text for the terminal. */
import { parseArgs } from 'node:util';
import { fallbackText } from '../../chat/fallback.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type Measure, measure } from '../../domain/measure.ts';
import type { Person, Team } from '../../domain/people.ts';
import { businessDay, type Period, periodName, periodOf } from '../../domain/period.ts';
import { zero } from '../../domain/rational.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { say } from '../../i18n/locale.ts';
import { leaderboard as texts } from '../../i18n/texts/leaderboard.ts';
import type { Store } from '../../store/port.ts';
import type { RankBy } from '../../store/port-performance.ts';
import { type Board, type BoardRow, rankTeams, rowOf } from '../board.ts';
import { type BoardView, boardElements, boardTitle, teamsOnly } from '../board-card.ts';
import { type CliCommand, type CliContext, parsed } from '../cli.ts';
import { fractionJson, measureJson } from '../json-figures.ts';
import { readPeriod } from '../period-words.ts';
import { readMeasure } from '../words.ts';

/** Nobody is left out: the whole company is printed. */
const everybody = 1_000_000;

export const leaderboardCommand: CliCommand = {
  name: 'leaderboard',
  usage: 'leaderboard [--by rep|team] [--period 2026-Q4] [--measure bookings] [--json]',
  summary: texts.cliSummary,
  async run(context) {
    const options = readOptions(context);
    if (!options) {
      context.complain(say(context.locale, texts.cliUsage, { usage: leaderboardCommand.usage }));
      return 2;
    }
    const { store, now } = await context.openStore();
    const { workspace } = store;
    const today = businessDay(now, workspace);
    const period =
      options.period === undefined
        ? periodOf('quarter', today, workspace)
        : readPeriod(options.period, { ...workspace, today });
    const of = options.measure === undefined ? measure('bookings') : readMeasure(options.measure);
    const board = await loadRanking(store, options.by, period, of);
    const view: BoardView = { locale: context.locale, workspace, seesAmountOf: () => true };
    context.print(
      options.json
        ? JSON.stringify(boardJson(board, options.by, workspace), null, 2)
        : fallbackText({
            title: boardTitle(board, view),
            elements: options.by === 'rep' ? boardElements(board, view) : teamsOnly(board, view),
          }),
    );
    return 0;
  },
};

/** Null when wrongly called. */
function readOptions({ args }: CliContext) {
  const options = {
    by: { type: 'string', default: 'rep' },
    period: { type: 'string' },
    measure: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  return parsed(() => {
    const { by, ...values } = parseArgs({ args: [...args], options }).values;
    return by === 'rep' || by === 'team' ? ({ by, ...values } as const) : null;
  });
}

async function loadRanking(
  store: Store,
  by: 'rep' | 'team',
  period: Period,
  of: Measure,
): Promise<Board> {
  const asOf = await store.records.asOf();
  const base = { team: null, period, measure: of, asOf, offset: 0 };
  if (by === 'team') {
    const ranked = await rankTeams(store, period, of);
    return { ...base, by: ranked.by, rows: [], best: zero, listed: 0, teams: ranked.rows };
  }
  const byTarget = await store.standings.top(of, 'attainment', period, everybody);
  const rankedBy: RankBy = byTarget.length > 0 ? 'attainment' : 'value';
  const best =
    byTarget.length > 0 ? byTarget : await store.standings.top(of, rankedBy, period, everybody);
  const people = await store.people.byIds(best.map(({ subject }) => subject.id as PersonId));
  const known = new Map<string, Person>(people.map((person) => [person.id, person]));
  const rows = best.flatMap((standing) => {
    const person = known.get(standing.subject.id);
    return person ? [rowOf(person, standing, of, standing.rank, null)] : [];
  });
  const first = rows[0]?.value ?? zero;
  return { ...base, by: rankedBy, rows, best: first, listed: rows.length, teams: [] };
}

function boardJson(board: Board, by: 'rep' | 'team', workspace: Workspace) {
  const rows: readonly BoardRow<Person | Team>[] = by === 'rep' ? board.rows : board.teams;
  const { code, unit } = board.measure;
  return {
    period: periodName(board.period, workspace),
    measure: code,
    by,
    rankedBy: board.by,
    currency: workspace.currency,
    rows: rows.map(({ subject, rank, value, quota, attainment }) => ({
      rank,
      [by]: subject.key,
      name: subject.name,
      value: measureJson(value, unit, workspace.currency),
      quota: measureJson(quota, unit, workspace.currency),
      attainment: fractionJson(attainment),
    })),
    asOf: board.asOf?.toString() ?? null,
  };
}
