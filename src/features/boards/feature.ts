/** The weekly leaderboard: posted in each place on Monday morning, masked as the workspace wishes. It has no command of its own. */
import type { PublicCard } from '../../chat/card.ts';
import { measure } from '../../domain/measure.ts';
import { periodOf } from '../../domain/period.ts';
import type { Place } from '../../domain/workspace.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { boardTexts as texts } from '../../i18n/texts/boards.ts';
import { loadBoard } from '../board.ts';
import { boardCard } from '../board-card.ts';
import type { Feature, Job, Surroundings } from '../feature.ts';
import { noteElement } from '../figures.ts';

const listedAtMost = 5;
/** By the evening it is no longer this morning's board. */
const worthHours = 10;

const weekly: Job = {
  async run(around, { instant, finish }) {
    const { store, delivery } = around;
    const cards: { readonly place: Place; readonly card: PublicCard }[] = [];
    for (const place of await store.places.list()) {
      const card = await weeklyCard(around, place);
      if (card) cards.push({ place, card });
    }
    await store.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      for (const { place, card } of cards)
        await delivery.post(tx, place, card, {
          key: ['boards.weekly', place.id, instant.toString()],
          expiresAt: instant.add({ hours: worthHours }),
        });
    });
  },
};

export const boards: Feature = {
  id: 'boards',
  command: null,
  actions: {},
  jobs: { weekly },
  sweep: null,
};

/** Null when nobody is on the board yet: nothing is posted then. */
async function weeklyCard(
  { store, workspace, today }: Surroundings,
  place: Place,
): Promise<PublicCard | null> {
  const teams = await store.people.teams();
  const team = teams.find(({ id }) => id === place.teamId) ?? null;
  // The week that is over decides: on the first Monday of a quarter that is still the last quarter.
  const day = today.subtract({ days: 1 });
  const question = {
    team,
    period: periodOf('quarter', day, workspace),
    measure: measure('bookings'),
    limit: listedAtMost,
    today,
  };
  const { board } = await loadBoard(store, question, null);
  if (board.rows.length === 0) return null;
  const { locale } = place;
  const at = board.asOf ? formatDateTime(board.asOf, workspace.timeZone, locale) : null;
  return boardCard(
    'public',
    board,
    { locale, workspace, seesAmountOf: () => workspace.amountsArePublic },
    at === null ? [] : [noteElement([say(locale, texts.weekly, { at })])],
  );
}
