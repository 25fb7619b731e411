/** Who stands where, in a team or in the company, and how team stands against team: the figures behind every board. */
import { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../domain/ids.ts';
import type { Measure } from '../domain/measure.ts';
import { membersOn, type Person, type Team } from '../domain/people.ts';
import { type Period, shift } from '../domain/period.ts';
import type { Subject } from '../domain/quota.ts';
import { compare, type Rational, subtract, zero } from '../domain/rational.ts';
import { type Distance, distanceUp, movement, type Placed, rank } from '../domain/standings.ts';
import type { Store } from '../store/port.ts';
import type { RankBy, Standing } from '../store/port-performance.ts';
import { attainmentOf, measuredOf } from './measurements.ts';
import { pageOf } from './pages.ts';

export interface BoardRow<S = Person | Team> {
  readonly subject: S;
  readonly rank: number;
  readonly value: Rational;
  readonly quota: Rational | null;
  readonly attainment: Rational | null;
  /** Places won since the previous period; null: not listed then. */
  readonly moved: number | null;
}

export interface Board {
  /** Null: the whole company. */
  readonly team: Team | null;
  readonly period: Period;
  readonly measure: Measure;
  readonly by: RankBy;
  /** In order, from the `offset`th on: the best when it is 0. */
  readonly rows: readonly BoardRow<Person>[];
  readonly offset: number;
  /** What the first of all has reached. */
  readonly best: Rational;
  /** How many are ranked in all. */
  readonly listed: number;
  readonly teams: readonly BoardRow<Team>[];
  readonly asOf: Temporal.Instant | null;
}

/** Where somebody stands on a board; `above` is the next better one, when the board knows. */
export interface Place {
  readonly row: BoardRow<Person>;
  readonly above: { readonly person: Person; readonly missing: Rational } | null;
}

export interface BoardQuestion {
  readonly team: Team | null;
  readonly period: Period;
  readonly measure: Measure;
  readonly limit: number;
  /** Rows that are left out before the first; absent: none. */
  readonly offset?: number;
  readonly today: Temporal.PlainDate;
}

export interface BoardWithPlace {
  readonly board: Board;
  readonly place: Place | null;
}

/** The board, and where `asker` stands on it (null: not ranked on it). */
export async function loadBoard(
  store: Store,
  question: BoardQuestion,
  asker: PersonId | null,
): Promise<BoardWithPlace> {
  const [people, teams, asOf] = await Promise.all([
    question.team ? teamBoard(store, question, asker) : companyBoard(store, question, asker),
    rankTeams(store, question.period, question.measure),
    store.records.asOf(),
  ]);
  const { place, ...ranked } = people;
  const { team, period, measure } = question;
  return { board: { team, period, measure, ...ranked, teams: teams.rows, asOf }, place };
}

interface People {
  readonly by: RankBy;
  readonly rows: readonly BoardRow<Person>[];
  readonly offset: number;
  readonly best: Rational;
  readonly listed: number;
  readonly place: Place | null;
}

/** A past period is looked at as on its last day; the running one as today. */
export const dayOf = (period: Period, today: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(today, period.end) < 0 ? today : period.end.subtract({ days: 1 });

async function teamBoard(
  store: Store,
  { team, period, measure, limit, offset = 0, today }: BoardQuestion,
  asker: PersonId | null,
): Promise<People> {
  const [people, teams] = await Promise.all([store.people.list(), store.people.teams()]);
  const members = team ? membersOn(team.id, people, teams, dayOf(period, today)) : [];
  const ranked = await rankSubjects(store, members, 'person', period, measure);
  const page = pageOf(ranked.rows, offset, limit);
  const own = ranked.rows.find(({ subject }) => subject.id === asker);
  const up: Distance<PersonId> | null = own ? distanceUp(ranked.placed, own.subject.id) : null;
  const above = ranked.rows.find(({ subject }) => subject.id === up?.above.id)?.subject;
  return {
    by: ranked.by,
    ...{ rows: page.rows, offset: page.offset, best: ranked.rows[0]?.value ?? zero },
    listed: ranked.rows.length,
    place: own
      ? { row: own, above: up && above ? { person: above, missing: up.missing } : null }
      : null,
  };
}

/** Teams that have none below them, best first. */
export async function rankTeams(
  store: Store,
  period: Period,
  measure: Measure,
): Promise<{ readonly by: RankBy; readonly rows: readonly BoardRow<Team>[] }> {
  const teams = await store.people.teams();
  const parents = new Set(teams.map(({ parentId }) => parentId));
  const selling = teams.filter(({ id }) => !parents.has(id));
  return rankSubjects(store, selling, 'team', period, measure);
}

/** By attainment as soon as anybody has a target, otherwise by value; who has nothing at all is not ranked. */
async function rankSubjects<S extends Person | Team>(
  store: Store,
  subjects: readonly S[],
  kind: Subject['kind'],
  period: Period,
  measure: Measure,
): Promise<{
  readonly by: RankBy;
  readonly rows: readonly BoardRow<S>[];
  readonly placed: readonly Placed<S['id']>[];
}> {
  const asked = subjects.map(({ id }) => ({ kind, id }) as Subject);
  const [now, before] = await Promise.all([
    store.standings.of(asked, period),
    store.standings.of(asked, shift(period, -1)),
  ]);
  const by = now.some((standing) => attainmentOf(standing, measure)) ? 'attainment' : 'value';
  const placed = placedBy<S['id']>(now, measure, by);
  const moved = movement(placed, placedBy<S['id']>(before, measure, by));
  const standings = new Map(now.map((standing) => [standing.subject.id as S['id'], standing]));
  const known = new Map(subjects.map((subject) => [subject.id as S['id'], subject]));
  const rows = placed.flatMap(({ id, rank: place }) => {
    const subject = known.get(id);
    const standing = standings.get(id);
    return subject && standing
      ? [rowOf(subject, standing, measure, place, moved.get(id) ?? null)]
      : [];
  });
  return { by, rows, placed };
}

const placedBy = <K extends string>(
  standings: readonly Standing[],
  measure: Measure,
  by: RankBy,
): readonly Placed<K>[] =>
  rank(
    standings.map((standing) => ({
      id: standing.subject.id as string as K,
      score: by === 'attainment' ? attainmentOf(standing, measure) : valueOf(standing, measure),
    })),
  );

/** Null for who has sold nothing: nobody is put on a board with a zero. */
function valueOf(standing: Standing, measure: Measure): Rational | null {
  const { value, count } = measuredOf(standing, measure);
  return count === 0 ? null : value;
}

export function rowOf<S>(
  subject: S,
  standing: Standing,
  measure: Measure,
  place: number,
  moved: number | null,
): BoardRow<S> {
  const { value, quota } = measuredOf(standing, measure);
  const reached = attainmentOf(standing, measure);
  return { subject, rank: place, value: value ?? zero, quota, attainment: reached, moved };
}

/** The best of the whole company, by the store's own ranking: its cost does not grow with the number of people. */
async function companyBoard(
  store: Store,
  { period, measure, limit, offset: asked = 0 }: BoardQuestion,
  asker: PersonId | null,
): Promise<People> {
  const reach = asked + limit;
  const byTarget = await store.standings.top(measure, 'attainment', period, reach);
  const by: RankBy = byTarget.length > 0 ? 'attainment' : 'value';
  const upTo =
    byTarget.length > 0 ? byTarget : await store.standings.top(measure, by, period, reach);
  const { rows: best, offset } = pageOf(upTo, asked, limit);
  const ids = best.map(({ subject }) => subject.id as PersonId);
  const [people, before, own] = await Promise.all([
    store.people.byIds(ids),
    Promise.all(ids.map((id) => store.standings.rankOf(id, measure, by, shift(period, -1)))),
    asker ? ownRow(store, asker, period, measure, by) : null,
  ]);
  const known = new Map(people.map((person) => [person.id, person]));
  const rows = best.flatMap((standing, index) => {
    const person = known.get(standing.subject.id as PersonId);
    const was = before[index];
    const moved = was ? was.rank - standing.rank : null;
    return person ? [rowOf(person, standing, measure, standing.rank, moved)] : [];
  });
  const leader = upTo[0];
  const first = leader?.subject.id as PersonId | undefined;
  const [listed, above] = await Promise.all([
    own ? own.of : first ? listedOn(store, first, period, measure, by) : 0,
    own ? directlyAbove(store, own.row, period, measure, by) : null,
  ]);
  return {
    ...{ by, rows, offset, listed },
    best: (leader && measuredOf(leader, measure).value) ?? zero,
    place: own && { row: own.row, above },
  };
}

const listedOn = async (
  store: Store,
  somebody: PersonId,
  period: Period,
  measure: Measure,
  by: RankBy,
): Promise<number> => (await store.standings.rankOf(somebody, measure, by, period))?.of ?? 0;

/** Reading down to a rank costs as many rows as there are above it. */
const deepest = 500;

/** The last who is strictly better: as many are better as the rank says, and they come first. */
async function directlyAbove(
  store: Store,
  own: BoardRow<Person>,
  period: Period,
  measure: Measure,
  by: RankBy,
): Promise<Place['above']> {
  if (own.rank === 1 || own.rank > deepest) return null;
  const better = await store.standings.top(measure, by, period, own.rank - 1);
  const last = better.at(-1);
  const person = last && (await store.people.byId(last.subject.id as PersonId));
  if (!last || !person) return null;
  const [theirs, mine] = [
    scoreOf(rowOf(person, last, measure, last.rank, null), by),
    scoreOf(own, by),
  ];
  if (!theirs || !mine || compare(theirs, mine) <= 0) return null;
  return { person, missing: subtract(theirs, mine) };
}

async function ownRow(
  store: Store,
  asker: PersonId,
  period: Period,
  measure: Measure,
  by: RankBy,
): Promise<{ readonly row: BoardRow<Person>; readonly of: number } | null> {
  const [now, before, standings, person] = await Promise.all([
    store.standings.rankOf(asker, measure, by, period),
    store.standings.rankOf(asker, measure, by, shift(period, -1)),
    store.standings.of([{ kind: 'person', id: asker }], period),
    store.people.byId(asker),
  ]);
  const [standing] = standings;
  if (!now || !standing || !person) return null;
  const moved = before ? before.rank - now.rank : null;
  return { row: rowOf(person, standing, measure, now.rank, moved), of: now.of };
}

export const scoreOf = (row: BoardRow, by: RankBy): Rational | null =>
  by === 'attainment' ? row.attainment : row.value;
