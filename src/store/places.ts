/** Conversations that the bot knows. */
import { placeId, teamId } from '../domain/ids.ts';
import type { Place } from '../domain/workspace.ts';
import type { PlaceModel } from '../generated/models.ts';
import type { Scope } from './client.ts';
import { maybe } from './moments.ts';
import type { PlaceRepository } from './port.ts';

export const placeRepository = ({ sql, workspace, atomically }: Scope): PlaceRepository => ({
  async list() {
    const rows = await sql.place.findMany({
      where: { workspaceId: workspace.id },
      orderBy: { id: 'asc' },
    });
    return rows.map(toPlace);
  },
  async byId(id) {
    const row = await sql.place.findUnique({
      where: { workspaceId_id: { workspaceId: workspace.id, id } },
    });
    return maybe(row, toPlace);
  },
  /** By a plain statement: it comes before the answer to whatever is asked in a conversation, and a model's costs three times as much. */
  async byRef(platform, ref) {
    const [row] = await sql.$queryRaw<readonly PlaceModel[]>`
      select workspace_id as "workspaceId", id, platform, ref, name, name_zh as "nameZh", locale,
        team_id as "teamId"
      from place where workspace_id = ${workspace.id} and platform = ${platform} and ref = ${ref}`;
    return row ? toPlace(row) : null;
  },
  save: (places) =>
    atomically(async (tx) => {
      for (const { id, ...place } of places)
        await tx.place.upsert({
          where: { workspaceId_id: { workspaceId: workspace.id, id } },
          create: { ...place, id, workspaceId: workspace.id },
          update: { ...place },
        });
    }),
});

const toPlace = (row: PlaceModel): Place => ({
  id: placeId(row.id),
  platform: row.platform,
  ref: row.ref,
  name: row.name,
  nameZh: row.nameZh,
  locale: row.locale === 'zh' ? 'zh' : 'en',
  teamId: maybe(row.teamId, teamId),
});
