/** Looks once a minute at what was won since the last look, and says it: derived from records, so that nothing is said twice. */
import { Temporal } from 'temporal-polyfill';
import type { PublicCard } from '../../chat/card.ts';
import type { PersonId, PlaceId, TeamId } from '../../domain/ids.ts';
import { languageOf, type Team, teamsAbove } from '../../domain/people.ts';
import type { Place } from '../../domain/workspace.ts';
import type { Repositories } from '../../store/port.ts';
import { inBothLanguages } from '../bilingual.ts';
import type { Surroundings } from '../feature.ts';
import { quietTimes } from '../quiet.ts';
import { digestCard, ownCard, publicCard, type Reader } from './cards.ts';
import {
  type CelebrationRules,
  readMark,
  readRules,
  readWaiting,
  saveMark,
  saveWaiting,
  shyAmong,
  type Waiting,
} from './rules.ts';
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
  if (!(await isDue(around))) return;
  await store.transaction(async (tx) => {
    const rules = await readRules(tx.settings);
    if (rules.mode === 'off') return;
    const from = around.today.subtract({ days: newsDays });
    const found = await tx.records.wonSince(await readMark(tx.settings), from, atOnce);
    if (!found) return;
    await saveMark(tx.settings, found.mark);
    const waiting = await readWaiting(tx.settings);
    const due = waiting.filter(isOver(around.now)).slice(0, atOnce);
    const again = (await tx.records.wonNow(due)).map((deal) => ({ deal, before: [] }));
    const wins = (await loadWins(tx, around, [...again, ...found.deals])).filter((win) =>
      isWorthy(win, rules),
    );
    const held = wins.length > 0 ? await announce(tx, around, rules, wins) : [];
    if (due.length + held.length > 0)
      await saveWaiting(tx.settings, [...waiting.filter((each) => !due.includes(each)), ...held]);
  });
}

async function isDue({ store, now }: Surroundings): Promise<boolean> {
  if ((await readMark(store.settings)) !== (await store.records.mark())) return true;
  return (await readWaiting(store.settings)).some(isOver(now));
}

const isOver =
  (now: Temporal.Instant) =>
  ({ until }: Waiting): boolean =>
    Temporal.Instant.compare(until, now) <= 0;

const isWorthy = ({ deal, winners }: Win, { minimum }: CelebrationRules): boolean =>
  (deal.amount?.minor ?? 0n) >= minimum || winners.some(({ milestones }) => milestones.length > 0);

/** A win with where it is said: to the shy among who won it in private, of the others in those places. */
interface Planned {
  readonly win: Win;
  readonly shy: readonly WonBy[];
  readonly open: Win | null;
  readonly places: readonly Place[];
}

/** Says what may be said now. What falls into the quiet hours of somebody who would hear of it waits as a whole, and is returned. */
async function announce(
  tx: Repositories,
  around: Surroundings,
  rules: CelebrationRules,
  wins: readonly Win[],
): Promise<readonly Waiting[]> {
  const teams = await tx.people.teams();
  const planned = await plan(tx, rules, wins, teams);
  const winners = planned.flatMap(({ shy }) => shy.map(({ person }) => person));
  const quiet = await quietTimes({ ...around, store: tx }, winners);
  const held: Waiting[] = [];
  const inPlaces = new Map<PlaceId, { readonly place: Place; readonly wins: Win[] }>();
  for (const { win, shy, open, places } of planned) {
    const until = latest([
      ...shy.map(({ person }) => quiet.notBefore(person)),
      ...places.map(({ teamId }) => quiet.notBeforeIn(teamId)),
    ]);
    if (until !== null) {
      const { source, externalId } = win.deal;
      held.push({ source, externalId, until });
      continue;
    }
    for (const by of shy) await tellWinner(tx, around, teams, win, by);
    for (const place of places) {
      const there = inPlaces.get(place.id) ?? { place, wins: [] };
      inPlaces.set(place.id, there);
      if (open) there.wins.push(open);
    }
  }
  for (const { place, wins: here } of inPlaces.values()) await post(tx, around, teams, place, here);
  return held;
}

const latest = (instants: readonly (Temporal.Instant | null)[]): Temporal.Instant | null =>
  instants
    .filter((each) => each !== null)
    .toSorted(Temporal.Instant.compare)
    .at(-1) ?? null;

async function plan(
  tx: Repositories,
  rules: CelebrationRules,
  wins: readonly Win[],
  teams: readonly Team[],
): Promise<readonly Planned[]> {
  const everybody = wins.flatMap(({ winners }) => winners.map(({ person }) => person.id));
  const shyOnes: ReadonlySet<PersonId> =
    rules.mode === 'private' ? new Set(everybody) : await shyAmong(tx.settings, everybody);
  const all = await tx.places.list();
  return wins.map((win) => {
    const shy = win.winners.filter(({ person }) => shyOnes.has(person.id));
    const winners = win.winners.filter(({ person }) => !shyOnes.has(person.id));
    const open = winners.length > 0 ? { ...win, winners } : null;
    return { win, shy, open, places: open ? placesFor(win.teamId, rules, all, teams) : [] };
  });
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
  for (const id of teamsAbove(teamId, teams)) {
    const own = places.filter((place) => place.teamId === id);
    if (own.length > 0) return own;
  }
  return general;
}

const nameOf = ({ deal }: Win): readonly string[] => [deal.source, deal.externalId];

async function post(
  tx: Repositories,
  { delivery, workspace, now }: Surroundings,
  teams: readonly Team[],
  place: Place,
  wins: readonly Win[],
): Promise<void> {
  const said = (card: (reader: Reader) => PublicCard): PublicCard =>
    inBothLanguages(place.locale, (locale) => card({ workspace, teams, locale }));
  const expiresAt = now.add({ hours: worthHours });
  if (wins.length <= fewInPlace) {
    for (const win of wins)
      await delivery.post(
        tx,
        place,
        said((reader) => publicCard(win, reader)),
        {
          key: ['celebration', place.id, ...nameOf(win)],
          expiresAt,
        },
      );
    return;
  }
  const team = teams.find(({ id }) => id === place.teamId) ?? null;
  await delivery.post(
    tx,
    place,
    said((reader) => digestCard(wins, team, reader)),
    {
      key: ['celebration.digest', place.id, ...wins.slice(0, 1).flatMap(nameOf)],
      expiresAt,
    },
  );
}

async function tellWinner(
  tx: Repositories,
  { delivery, workspace, now }: Surroundings,
  teams: readonly Team[],
  win: Win,
  by: WonBy,
): Promise<void> {
  const { id } = by.person;
  const locale = languageOf(by.person, workspace.locale);
  await delivery.tell(tx, { id, locale }, ownCard(win, by, { workspace, teams, locale }), {
    key: ['celebration.own', id, ...nameOf(win)],
    expiresAt: now.add({ hours: worthHours }),
  });
}
