/** A board that stands in a place: it follows every deal until the next one takes over, and says so. */
import type { PublicCard } from '../../chat/card.ts';
import { businessDay } from '../../domain/period.ts';
import type { Place } from '../../domain/workspace.ts';
import { formatDate, formatDateTime } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { boardTexts as texts } from '../../i18n/texts/boards.ts';
import { leaderboard } from '../../i18n/texts/leaderboard.ts';
import type { BoardPost } from '../../store/port-said.ts';
import type { Board } from '../board.ts';
import { boardCard } from '../board-card.ts';
import type { Surroundings } from '../feature.ts';
import { noteElement } from '../figures.ts';
import { movedSince } from './standing.ts';

/** `before`: the post that movement is told against, when it was about the same period. */
export function liveCard(
  { workspace }: Surroundings,
  place: Place,
  board: Board,
  before: BoardPost | null,
  state: 'live' | 'closed' = 'live',
): PublicCard {
  const { locale } = place;
  const isSame = before?.period.start.equals(board.period.start) ?? false;
  const compared = before && isSame ? before : null;
  const view = {
    ...{ locale, workspace, seesAmountOf: () => workspace.amountsArePublic },
    ...(compared && {
      movedTitle: say(locale, texts.since, {
        day: formatDate(businessDay(compared.postedAt, workspace), locale),
      }),
    }),
  };
  const at = board.asOf ? formatDateTime(board.asOf, workspace.timeZone, locale) : null;
  const note = [
    at === null ? '' : say(locale, texts.asOf, { at }),
    say(locale, state === 'live' ? texts.follows : texts.closed),
  ];
  const button = {
    label: say(locale, leaderboard.myPlace),
    action: 'leaderboard.place',
    value: '',
  };
  return boardCard('public', compared ? movedSince(board, compared.ranks) : board, view, [
    ...(state === 'live' ? [{ kind: 'actions', buttons: [button] } as const] : []),
    noteElement(note),
  ]);
}
