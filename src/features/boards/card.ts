/** A board that stands in a place: it follows every deal until the next one takes over, and says so. */
import type { PublicCard } from '../../chat/card.ts';
import { businessDay } from '../../domain/period.ts';
import type { Place } from '../../domain/workspace.ts';
import { formatDate, formatDateTime } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { boardTexts as texts } from '../../i18n/texts/boards.ts';
import { leaderboard } from '../../i18n/texts/leaderboard.ts';
import type { BoardPost } from '../../store/port-said.ts';
import { inBothLanguages } from '../bilingual.ts';
import type { Board } from '../board.ts';
import { boardCard } from '../board-card.ts';
import type { Surroundings } from '../feature.ts';
import { noteElement } from '../figures.ts';
import { movedSince } from './standing.ts';

/** `before`: the post that movement is told against, when it was about the same period. */
export const liveCard = (
  around: Pick<Surroundings, 'workspace'>,
  { locale: usual }: Pick<Place, 'locale'>,
  board: Board,
  before: BoardPost | null,
  state: 'live' | 'closed' = 'live',
): PublicCard =>
  inBothLanguages(usual, (locale) => cardIn(locale, around, { board, before, state }));

interface Live {
  readonly board: Board;
  readonly before: BoardPost | null;
  readonly state: 'live' | 'closed';
}

function cardIn(
  locale: Locale,
  { workspace }: Pick<Surroundings, 'workspace'>,
  { board, before, state }: Live,
): PublicCard {
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
