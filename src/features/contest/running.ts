/** What happens by itself while a contest runs: its board follows every deal, and it is settled once. */
import { Temporal } from 'temporal-polyfill';
import { contestId } from '../../domain/ids.ts';
import type { Job, Surroundings } from '../feature.ts';
import { boardCard } from './board-card.ts';
import { boardKey } from './launch.ts';
import { resultCard } from './result-card.ts';
import { loadBoard } from './scores.ts';

const atMostEveryMs = 60_000;

export async function refreshBoards({ store, delivery, workspace, now }: Surroundings) {
  for (const contest of await store.contests.running()) {
    // From its end on, the settlement has the last word.
    if (Temporal.Instant.compare(contest.rules.endsAt, now) <= 0) continue;
    const place = await store.places.byId(contest.placeId);
    if (!place) continue;
    const card = boardCard(await loadBoard(store, contest), { workspace, locale: place.locale });
    await store.transaction(async (tx) => {
      await delivery.refresh(tx, place, card, { key: boardKey(contest.id), atMostEveryMs });
    });
  }
}

export const settle: Job = {
  async run({ store, delivery, workspace }, { subject, finish }) {
    await store.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const contest = await tx.contests.byId(contestId(subject));
      const place = contest && (await tx.places.byId(contest.placeId));
      if (!contest || !place || !(await tx.contests.settle(contest.id))) return;
      const board = await loadBoard(tx, { ...contest, state: 'settled' });
      const reader = { workspace, locale: place.locale };
      await delivery.post(tx, place, boardCard(board, reader), {
        key: ['contest.closed', contest.id],
        updates: boardKey(contest.id),
      });
      await delivery.post(tx, place, resultCard(board, reader), {
        key: ['contest.result', contest.id],
      });
    });
  },
};
