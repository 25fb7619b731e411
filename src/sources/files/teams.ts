/** Teams and the regions above them. A parent may stand further down in the same file. */
import { createHash } from 'node:crypto';
import { type PersonId, personId, type TeamId, teamId } from '../../domain/ids.ts';
import { normaliseName } from '../../domain/names.ts';
import type { Team } from '../../domain/people.ts';
import type { ReadTeams, Sink } from '../port.ts';
import { teamDirectoryOf } from './directory.ts';
import { rejection } from './facts.ts';
import type { Row } from './rows.ts';
import { eachBlock, type Survey } from './survey.ts';
import { identifier, timeZoneOf, Unreadable } from './values.ts';

/** New ids follow from the key, so that importing the same file into two databases gives the same ids. */
const idOf = (key: string) =>
  createHash('sha256').update(normaliseName(key)).digest('hex').slice(0, 16);
export const newTeamId = (key: string): TeamId => teamId(`t-${idOf(key)}`);
export const newPersonId = (key: string): PersonId => personId(`p-${idOf(key)}`);

export const newTeam = (key: string, parentId: TeamId | null): Team => ({
  id: newTeamId(key),
  key,
  name: key,
  nameZh: null,
  parentId,
});

interface Draft {
  readonly row: Row;
  readonly rowNumber: number;
  readonly team: Team;
  readonly parent: string;
}

export async function readTeams(
  survey: Survey,
  existing: readonly Team[],
  sink: Sink,
): Promise<ReadTeams> {
  const { drafts, rows } = await readDrafts(survey, existing, sink);
  const named = drafts.map((draft) => draft.team);
  const keys = new Set(named.map((team) => normaliseName(team.key)));
  const others = existing.filter((team) => !keys.has(normaliseName(team.key)));
  const parents = new Map<string, Team>();
  const directory = teamDirectoryOf([...named, ...others]);
  const resolve = (text: string): TeamId => {
    const match = directory.find(text);
    if (match.kind === 'found') return match.value.id;
    const create = match.kind === 'unknown' && survey.mapping.create.includes('parents');
    if (!create)
      throw new Unreadable(
        'parent',
        'team_unknown',
        text,
        match.kind === 'unknown' ? match.near : match.matches,
      );
    const made = parents.get(normaliseName(text)) ?? newTeam(text, null);
    parents.set(normaliseName(text), made);
    return made.id;
  };
  const teams = new Map<TeamId, Team>();
  for (const { team, parent, row, rowNumber } of drafts)
    try {
      teams.set(team.id, parent === '' ? team : { ...team, parentId: resolve(parent) });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      await sink.reject(rejection(survey, error, row, rowNumber));
    }
  for (const { team, row, rowNumber } of drafts)
    if (teams.has(team.id) && isOwnAncestor(team.id, teams, others)) {
      teams.delete(team.id);
      await sink.reject(rejection(survey, new Unreadable('parent', 'loop'), row, rowNumber));
    }
  return { rows, teams: [...teams.values()], parents: [...parents.values()] };
}

async function readDrafts(survey: Survey, existing: readonly Team[], sink: Sink) {
  const { cells } = survey;
  const [keyText, nameText] = [cells.of('key'), cells.of('name')];
  const [zhText, parentText] = [cells.of('nameZh'), cells.of('parent')];
  const zoneText = cells.of('timeZone');
  const known = new Map(existing.map((team) => [normaliseName(team.key), team]));
  const seen = new Map<string, number>();
  const drafts: Draft[] = [];
  const rows = await eachBlock(survey, sink, async (block, firstRow) => {
    for (const [index, row] of block.entries())
      try {
        const key = identifier('key', keyText(row) || nameText(row));
        const first = seen.get(normaliseName(key));
        if (first) throw new Unreadable('key', 'duplicate', key, [String(first)]);
        const before = known.get(normaliseName(key));
        const team: Team = {
          id: before?.id ?? newTeamId(key),
          key: before?.key ?? key,
          name: nameText(row) || before?.name || key,
          nameZh: cells.has('nameZh') ? zhText(row) || null : (before?.nameZh ?? null),
          parentId: cells.has('parent') ? null : (before?.parentId ?? null),
          timeZone: cells.has('timeZone')
            ? timeZoneOf('timeZone', zoneText(row))
            : (before?.timeZone ?? null),
        };
        seen.set(normaliseName(key), firstRow + index);
        drafts.push({ row, rowNumber: firstRow + index, team, parent: parentText(row) });
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        await sink.reject(rejection(survey, error, row, firstRow + index));
      }
  });
  return { drafts, rows };
}

function isOwnAncestor(
  id: TeamId,
  teams: ReadonlyMap<TeamId, Team>,
  others: readonly Team[],
): boolean {
  const parentOf = (each: TeamId) =>
    (teams.get(each) ?? others.find((team) => team.id === each))?.parentId ?? null;
  const seen = new Set<TeamId>();
  for (let at = parentOf(id); at !== null && !seen.has(at); at = parentOf(at)) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}
