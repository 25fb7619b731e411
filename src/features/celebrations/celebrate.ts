/** Looks once a minute at what was won since the last look, and says it: derived from records, so that nothing is said twice. */
import type { PersonId, PlaceId, TeamId } from '../../domain/ids.ts';
import type { Team } from '../../domain/people.ts';
import type { Place } from '../../domain/workspace.ts';
import type { Repositories } from '../../store/port.ts';
import type { Surroundings } from '../feature.ts';
import { quietTimes } from '../quiet.ts';
import { digestCard, ownCard, publicCard } from './cards.ts';
import { type CelebrationRules, readMark, readRules, saveMark, shyAmong } from './rules.ts';
import { loadWins, newsDays, type Win, type WonBy } from './wins.ts';

/** Read at once; more are for the next look. */
const atOnce = 200;
/** More in one place become one message. */
const fewInPlace = 3;
/** Tomorrow it is no news. */
const worthHours = 24;

export async function celebrate(around: Surroundings): Promise<void> {
  const { store } = around;
  if ((await readRules(store.settings)).mode === 'off') return;
  if ((await readMark(store.settings)) === (await store.records.mark())) return;
  // What comes in at night is celebrated in the morning.
  if ((await quietTimes(around, [])).notBeforeIn(null) !== null) return;
  await store.transaction(async (tx) => {
    const rules = await readRules(tx.settings);
    if (rules.mode === 'off') return;
    const from = around.today.subtract({ days: newsDays });
    const found = await tx.records.wonSince(await readMark(tx.settings), from, atOnce);
    if (!found) return;
    await saveMark(tx.settings, found.mark);
    const wins = (await loadWins(tx, around, found.deals)).filter((win) => isWorthy(win, rules));
    if (wins.length > 0) await announce(tx, around, rules, wins);
  });
}

const isWorthy = ({ deal, winners }: Win, { minimum }: CelebrationRules): boolean =>
  (deal.amount?.minor ?? 0n) >= minimum || winners.some(({ milestones }) => milestones.length > 0);

async function announce(
  tx: Repositories,
  around: Surroundings,
  rules: CelebrationRules,
  wins: readonly Win[],
): Promise<void> {
  const everybody = wins.flatMap(({ winners }) => winners.map(({ person }) => person.id));
  const shy: ReadonlySet<PersonId> =
    rules.mode === 'private' ? new Set(everybody) : await shyAmong(tx.settings, everybody);
  const teams = await tx.people.teams();
  for (const win of wins)
    for (const by of win.winners)
      if (shy.has(by.person.id)) await tellWinner(tx, around, teams, win, by);
  const open = wins.flatMap((win) => {
    const winners = win.winners.filter(({ person }) => !shy.has(person.id));
    return winners.length > 0 ? [{ ...win, winners }] : [];
  });
  const places = await tx.places.list();
  const inPlaces = new Map<PlaceId, { readonly place: Place; readonly wins: Win[] }>();
  for (const win of open)
    for (const place of placesFor(win.teamId, rules, places, teams)) {
      const there = inPlaces.get(place.id) ?? { place, wins: [] };
      inPlaces.set(place.id, there);
      there.wins.push(win);
    }
  for (const { place, wins: here } of inPlaces.values()) await post(tx, around, teams, place, here);
}

/** The nearest place of the team or of a team above it, else those that are everybody's. */
function placesFor(
  teamId: TeamId | null,
  { where }: CelebrationRules,
  places: readonly Place[],
  teams: readonly Team[],
): readonly Place[] {
  const general = places.filter((place) => place.teamId === null);
  if (where === 'general') return general;
  const seen = new Set<TeamId>();
  for (let id = teamId; id !== null && !seen.has(id); id = parentOf(id, teams)) {
    seen.add(id);
    const own = places.filter((place) => place.teamId === id);
    if (own.length > 0) return own;
  }
  return general;
}

const parentOf = (id: TeamId, teams: readonly Team[]): TeamId | null =>
  teams.find((team) => team.id === id)?.parentId ?? null;

const nameOf = ({ deal }: Win): readonly string[] => [deal.source, deal.externalId];

async function post(
  tx: Repositories,
  { delivery, workspace, now }: Surroundings,
  teams: readonly Team[],
  place: Place,
  wins: readonly Win[],
): Promise<void> {
  const reader = { workspace, teams, locale: place.locale };
  const expiresAt = now.add({ hours: worthHours });
  if (wins.length <= fewInPlace) {
    for (const win of wins)
      await delivery.post(tx, place, publicCard(win, reader), {
        key: ['celebration', place.id, ...nameOf(win)],
        expiresAt,
      });
    return;
  }
  const team = teams.find(({ id }) => id === place.teamId) ?? null;
  await delivery.post(tx, place, digestCard(wins, team, reader), {
    key: ['celebration.digest', place.id, ...wins.slice(0, 1).flatMap(nameOf)],
    expiresAt,
  });
}

async function tellWinner(
  tx: Repositories,
  { delivery, workspace, now }: Surroundings,
  teams: readonly Team[],
  win: Win,
  by: WonBy,
): Promise<void> {
  const { id } = by.person;
  const locale = by.person.locale ?? workspace.locale;
  await delivery.tell(tx, { id, locale }, ownCard(win, by, { workspace, teams, locale }), {
    key: ['celebration.own', id, ...nameOf(win)],
    expiresAt: now.add({ hours: worthHours }),
  });
}
