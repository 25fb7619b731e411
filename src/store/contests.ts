/** Contests and who takes part. */

import { Temporal } from 'temporal-polyfill';
import type { Contest, ContestKind, ContestScore } from '../domain/contest.ts';
import { type ContestId, contestId, personId, placeId, teamId } from '../domain/ids.ts';
import type { MeasureCode } from '../domain/measure.ts';
import type { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';
import { dayText, instantText, maybe, toDay, toInstant } from './moments.ts';
import type { ContestRepository } from './port-games.ts';

export const contestRepository = ({ sql, workspace, atomically }: Scope): ContestRepository => ({
  add: (contest) =>
    atomically(async (tx) => {
      await tx.contest.create({ data: toRow(contest, workspace.id) });
      await tx.contestParticipant.createMany({
        data: contest.participants.map((id) => ({
          workspaceId: workspace.id,
          contestId: contest.id,
          personId: id,
        })),
      });
    }),
  async byId(id) {
    const row = await sql.contest.findUnique({
      where: { workspaceId_id: { workspaceId: workspace.id, id } },
      include,
    });
    return maybe(row, toContest);
  },
  async running() {
    const rows = await sql.contest.findMany({
      where: { workspaceId: workspace.id, state: 'running' },
      include,
      orderBy: [{ launchedAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(toContest);
  },
  async settle(id: ContestId, scores) {
    const { count } = await sql.contest.updateMany({
      where: { workspaceId: workspace.id, id, state: 'running' },
      data: { state: 'settled', finalScores: scores.map(scoreRow) },
    });
    return count === 1;
  },
  async finalScores(id) {
    const row = await sql.contest.findUnique({
      where: { workspaceId_id: { workspaceId: workspace.id, id } },
      select: { finalScores: true },
    });
    const rows = row?.finalScores as readonly ScoreRow[] | null | undefined;
    return rows?.map(toScore) ?? null;
  },
  async withdraw(id, person) {
    await sql.contestParticipant.deleteMany({
      where: { workspaceId: workspace.id, contestId: id, personId: person },
    });
  },
});

interface ScoreRow {
  readonly person: string;
  readonly total: string;
  readonly count: number;
  readonly reachedAt: string | null;
  readonly standsSince: string | null;
}

const scoreRow = ({ personId: person, total, count, reachedAt, standsSince }: ContestScore) => ({
  person,
  total: `${total}`,
  count,
  reachedAt: reachedAt?.toString() ?? null,
  standsSince: standsSince?.toString() ?? null,
});

const toScore = ({ person, total, count, reachedAt, standsSince }: ScoreRow): ContestScore => ({
  personId: personId(person),
  total: BigInt(total),
  count,
  reachedAt: maybe(reachedAt, (text) => Temporal.Instant.from(text)),
  standsSince: maybe(standsSince, (text) => Temporal.Instant.from(text)),
});

const include = { participants: { orderBy: { personId: 'asc' } } } as const;

type ContestRow = Prisma.ContestGetPayload<{ include: { participants: true } }>;

const toRow = ({ rules, ...contest }: Contest, workspaceId: string) => ({
  workspaceId,
  id: contest.id,
  title: contest.title,
  kind: rules.kind,
  measure: rules.measure,
  target: rules.target,
  firstDay: dayText(rules.firstDay),
  lastDay: dayText(rules.lastDay),
  endsAt: instantText(rules.endsAt),
  teams: [...rules.teams],
  prizes: [...rules.prizes],
  fingerprint: contest.fingerprint,
  launchedBy: contest.launchedBy,
  launchedAt: instantText(contest.launchedAt),
  placeId: contest.placeId,
  state: contest.state,
});

const toContest = (row: ContestRow): Contest => ({
  id: contestId(row.id),
  title: row.title,
  rules: {
    kind: row.kind as ContestKind,
    measure: row.measure as MeasureCode,
    target: row.target,
    firstDay: toDay(row.firstDay),
    lastDay: toDay(row.lastDay),
    endsAt: toInstant(row.endsAt),
    teams: row.teams.map(teamId),
    prizes: row.prizes,
  },
  fingerprint: row.fingerprint,
  launchedBy: personId(row.launchedBy),
  launchedAt: toInstant(row.launchedAt),
  placeId: placeId(row.placeId),
  state: row.state as Contest['state'],
  participants: row.participants.map((participant) => personId(participant.personId)),
});
