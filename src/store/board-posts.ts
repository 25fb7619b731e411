/** Boards as they were posted. */
import { type PersonId, placeId, type TeamId } from '../domain/ids.ts';
import type { PeriodKind } from '../domain/period.ts';
import type { BoardPostModel } from '../generated/models.ts';
import type { Scope } from './client.ts';
import { dayText, instantText, toDay, toInstant } from './moments.ts';
import type { BoardPost, BoardPostRepository } from './port-said.ts';

export const boardPostRepository = ({ sql, workspace }: Scope): BoardPostRepository => ({
  async add({ placeId: place, postedAt, period, ranks }) {
    await sql.boardPost.createMany({
      data: [
        {
          ...{ workspaceId: workspace.id, placeId: place, postedAt: instantText(postedAt) },
          ...{ periodKind: period.kind, periodStart: dayText(period.start) },
          periodEnd: dayText(period.end),
          ranks: { people: { ...ranks.people }, teams: { ...ranks.teams } },
        },
      ],
      skipDuplicates: true,
    });
  },
  async latest(place, limit) {
    const rows = await sql.boardPost.findMany({
      where: { workspaceId: workspace.id, placeId: place },
      orderBy: { postedAt: 'desc' },
      take: limit,
    });
    return rows.map(toPost);
  },
});

const toPost = (row: BoardPostModel): BoardPost => ({
  placeId: placeId(row.placeId),
  postedAt: toInstant(row.postedAt),
  period: {
    kind: row.periodKind as PeriodKind,
    start: toDay(row.periodStart),
    end: toDay(row.periodEnd),
  },
  ranks: row.ranks as { people: Record<PersonId, number>; teams: Record<TeamId, number> },
});
