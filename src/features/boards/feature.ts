/** Boards that are posted by themselves: weekly, daily when a quarter ends, one in each place that follows every deal. No command. */
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceId } from '../../domain/ids.ts';
import { businessDay } from '../../domain/period.ts';
import type { Place } from '../../domain/workspace.ts';
import { jobTexts } from '../../i18n/texts/jobs.ts';
import type { RecordMark } from '../../store/port-performance.ts';
import type { BoardPost } from '../../store/port-said.ts';
import type { Board } from '../board.ts';
import type { Feature, Job, Surroundings } from '../feature.ts';
import { loadWorkdays } from '../workdays.ts';
import { liveCard } from './card.ts';
import { boardOf, isEnding, quarterInQuestion, ranksOf } from './standing.ts';

/** By the evening it is no longer this morning's board. */
const worthHours = 10;
const atMostEveryMs = 5 * 60_000;

const keyOf = ({ placeId, postedAt }: Pick<BoardPost, 'placeId' | 'postedAt'>) => [
  ...['boards.post', placeId, postedAt.toString()],
];

type Decision = (around: Surroundings, last: BoardPost | null, isEnding: boolean) => boolean;

/** In the place that the schedule names, or in all; not where `isDue` says no. */
const posting = (isDue: Decision): Job => ({
  async run(around, { instant, subject, finish }) {
    const { store, today, workspace } = around;
    const isWorkday = await loadWorkdays(around);
    const period = quarterInQuestion(today, workspace, isWorkday);
    const places = (await store.places.list()).filter(({ id }) => subject === '' || id === subject);
    const due: Due[] = [];
    for (const place of places) {
      const [last = null, beforeLast = null] = await store.boardPosts.latest(place.id, 2);
      if (!isDue(around, last, isEnding(period, today, isWorkday))) continue;
      const { board, whole } = await boardOf(around, place, period);
      if (board.rows.length === 0) continue;
      const closing = last && (await boardOf(around, place, last.period)).board;
      const ranks = await ranksOf(around, whole);
      const post = { placeId: place.id, postedAt: instant, period, ranks };
      due.push({ place, board, post, last, closing, beforeLast });
    }
    await store.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      for (const each of due) await postBoard(around, tx, each);
    });
  },
});

interface Due {
  readonly place: Place;
  readonly board: Board;
  readonly post: BoardPost;
  /** The one that it takes over from, as it stands now; null: it is the first. */
  readonly last: BoardPost | null;
  readonly closing: Board | null;
  readonly beforeLast: BoardPost | null;
}

async function postBoard(
  around: Surroundings,
  tx: Parameters<Parameters<Surroundings['store']['transaction']>[0]>[0],
  { place, board, post, last, closing, beforeLast }: Due,
): Promise<void> {
  const { delivery } = around;
  // Two schedules may name one place and one moment: the first has said it.
  const [latest] = await tx.boardPosts.latest(place.id, 1);
  if (latest && Temporal.Instant.compare(latest.postedAt, post.postedAt) >= 0) return;
  await tx.boardPosts.add(post);
  if (last && closing)
    await delivery.refresh(tx, place, liveCard(around, place, closing, beforeLast, 'closed'), {
      key: keyOf(last),
      atMostEveryMs: 0,
    });
  await delivery.post(tx, place, liveCard(around, place, board, last), {
    key: keyOf(post),
    expiresAt: post.postedAt.add({ hours: worthHours }),
  });
}

const weekly = posting(() => true);

/** Where one was posted today already, that one follows every deal. */
const daily = posting(
  ({ today, workspace }, last, ending) =>
    ending && !(last !== null && businessDay(last.postedAt, workspace).equals(today)),
);

interface Look {
  readonly mark: RecordMark;
  readonly at: Temporal.Instant;
}

/** By company. Saves readings only: whoever does not know looks. */
const looks = new Map<WorkspaceId, Look>();
const settledMinutes = 2 * (atMostEveryMs / 60_000);
const longestMinutes = 6 * 60;

/** Nothing came in since boards were brought up to date. Targets and names may change without records: within hours they are seen. */
async function isSettled({ store, workspace, now }: Surroundings): Promise<boolean> {
  const mark = await store.records.mark();
  const last = looks.get(workspace.id);
  const minutes = last?.mark === mark ? last.at.until(now).total('minutes') : longestMinutes;
  if (minutes >= longestMinutes) looks.set(workspace.id, { mark, at: now });
  return minutes >= settledMinutes && minutes < longestMinutes;
}

/** The latest board of each place. */
async function refresh(around: Surroundings): Promise<void> {
  const { store, delivery } = around;
  if (await isSettled(around)) return;
  for (const place of await store.places.list()) {
    const [post, before = null] = await store.boardPosts.latest(place.id, 2);
    if (!post) continue;
    const { board } = await boardOf(around, place, post.period);
    const card = liveCard(around, place, board, before);
    await store.transaction(async (tx) => {
      await delivery.refresh(tx, place, card, { key: keyOf(post), atMostEveryMs });
    });
  }
}

export const boards: Feature = {
  id: 'boards',
  command: null,
  actions: {},
  jobs: { weekly, daily },
  timetable: {
    weekly: {
      title: jobTexts.board,
      forPeople: {
        about: 'place',
        words: ['leaderboard', 'board', '排行榜', '榜单'],
        catchUp: 'latest',
      },
    },
    daily: { title: jobTexts.lastDays },
  },
  sweep: refresh,
};
