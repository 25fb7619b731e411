/** What happens by itself while a contest runs: its board follows every deal, and it is settled once. */
import type { PublicCard } from '../../chat/card.ts';
import type { Contest } from '../../domain/contest.ts';
import { contestId } from '../../domain/ids.ts';
import type { Repositories } from '../../store/port.ts';
import type { Job, Surroundings } from '../feature.ts';
import { personName } from '../words.ts';
import { boardCard } from './board-card.ts';
import type { Reader } from './figures.ts';
import { boardKey, launchKey } from './launch.ts';
import { launchCard } from './launch-card.ts';
import { resultCard } from './result-card.ts';
import { currentScores, isOver, loadBoard } from './scores.ts';

const atMostEveryMs = 60_000;

export async function refreshBoards({ store, delivery, workspace, now }: Surroundings) {
  for (const contest of await store.contests.running()) {
    // From its end on, the settlement has the last word.
    if (isOver(contest, now)) continue;
    const place = await store.places.byId(contest.placeId);
    if (!place) continue;
    const card = boardCard(await loadBoard(store, contest, now), {
      workspace,
      locale: place.locale,
    });
    await store.transaction(async (tx) => {
      await delivery.refresh(tx, place, card, { key: boardKey(contest.id), atMostEveryMs });
    });
  }
}

export const settle: Job = {
  async run({ store, delivery, workspace, now }, { subject, finish }) {
    await store.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const found = await tx.contests.byId(contestId(subject));
      const place = found && (await tx.places.byId(found.placeId));
      if (!found || !place) return;
      if (!(await tx.contests.settle(found.id, await currentScores(tx, found)))) return;
      const contest: Contest = { ...found, state: 'settled' };
      const board = await loadBoard(tx, contest, now);
      const reader = { workspace, locale: place.locale };
      await delivery.post(tx, place, boardCard(board, reader), {
        key: ['contest.closed', contest.id],
        updates: boardKey(contest.id),
      });
      await delivery.post(tx, place, await endedAnnouncement(tx, contest, reader), {
        key: ['contest.ended', contest.id],
        updates: launchKey(contest.id),
      });
      await delivery.post(tx, place, resultCard(board, reader), {
        key: ['contest.result', contest.id],
      });
    });
  },
};

async function endedAnnouncement(
  { people }: Pick<Repositories, 'people'>,
  contest: Contest,
  reader: Reader,
): Promise<PublicCard> {
  const launcher = await people.byId(contest.launchedBy);
  const name = launcher ? personName(launcher, reader.locale) : contest.launchedBy;
  return launchCard(contest, await people.teams(), name, reader);
}
