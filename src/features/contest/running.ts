/** What happens by itself while a contest runs: its board follows every deal, and it is settled once. */
import type { PublicCard } from '../../chat/card.ts';
import type { Contest } from '../../domain/contest.ts';
import { contestId } from '../../domain/ids.ts';
import type { Repositories } from '../../store/port.ts';
import { inBothLanguages } from '../bilingual.ts';
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
    const board = await loadBoard(store, contest, now);
    const card = inBothLanguages(place.locale, (locale) => boardCard(board, { workspace, locale }));
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
      const said = (card: (reader: Reader) => PublicCard): PublicCard =>
        inBothLanguages(place.locale, (locale) => card({ workspace, locale }));
      await delivery.post(
        tx,
        place,
        said((reader) => boardCard(board, reader)),
        {
          key: ['contest.closed', contest.id],
          updates: boardKey(contest.id),
        },
      );
      await delivery.post(tx, place, said(await endedAnnouncement(tx, contest)), {
        key: ['contest.ended', contest.id],
        updates: launchKey(contest.id),
      });
      await delivery.post(
        tx,
        place,
        said((reader) => resultCard(board, reader)),
        {
          key: ['contest.result', contest.id],
        },
      );
    });
  },
};

async function endedAnnouncement(
  { people }: Pick<Repositories, 'people'>,
  contest: Contest,
): Promise<(reader: Reader) => PublicCard> {
  const [launcher, teams] = [await people.byId(contest.launchedBy), await people.teams()];
  const nameOf = ({ locale }: Reader): string =>
    launcher ? personName(launcher, locale) : contest.launchedBy;
  return (reader) => launchCard(contest, teams, nameOf(reader), reader);
}
