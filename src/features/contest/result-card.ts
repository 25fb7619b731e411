/** How a contest ended: winners with their prizes, or kind words when there is none. */
import type { PublicCard } from '../../chat/card.ts';
import { type BoardPlace, contestWinners } from '../../domain/contest-score.ts';
import { measure } from '../../domain/measure.ts';
import { rational } from '../../domain/rational.ts';
import { say } from '../../i18n/locale.ts';
import { contestTexts as texts } from '../../i18n/texts/contest.ts';
import { measureText, noteElement, textElement } from '../figures.ts';
import { boardButton, endText, nameOf, publicValue, type Reader } from './figures.ts';
import { type ContestBoard, scoreValue } from './scores.ts';

const medals = ['🥇', '🥈', '🥉'];

export function resultCard(board: ContestBoard, reader: Reader): PublicCard {
  const { contest } = board;
  const { locale } = reader;
  const winners = contestWinners(contest.rules, board.places);
  return {
    audience: 'public',
    title: say(locale, texts.resultTitle, { title: contest.title }),
    elements: [
      ...(winners.length > 0 ? winnerLines(board, winners, reader) : [kindLine(board, reader)]).map(
        textElement,
      ),
      noteElement([say(locale, texts.ended, { at: endText(contest, reader) })]),
      { kind: 'actions', buttons: [boardButton(contest, locale)] },
    ],
  };
}

function winnerLines(board: ContestBoard, winners: readonly BoardPlace[], reader: Reader) {
  const { locale } = reader;
  const lines = winners.map((place) => {
    const prize = board.contest.rules.prizes[place.rank - 1];
    const line = {
      medal: medals[place.rank - 1] ?? `${place.rank}.`,
      name: nameOf(board, place, locale),
      value: publicValue(board, place, reader),
    };
    return prize === undefined
      ? say(locale, texts.winner, line)
      : say(locale, texts.winnerPrize, { ...line, prize });
  });
  const names = winners.filter(({ rank }) => rank === 1).map((each) => nameOf(board, each, locale));
  const name = say(locale, texts.teams, { names });
  return [...lines, say(locale, texts.congratulations, { name })];
}

/** Nobody won: the closest is named, nobody is shamed. */
function kindLine(board: ContestBoard, reader: Reader): string {
  const { locale, workspace } = reader;
  const { rules } = board.contest;
  const closest = board.places[0];
  if (rules.target === null || !closest || scoreValue(board.contest, closest.score).num <= 0n)
    return say(locale, texts.nobodyStarted);
  return say(locale, texts.nobodyReached, {
    target: measureText(rational(rules.target), measure(rules.measure), workspace, locale),
    name: nameOf(board, closest, locale),
    value: publicValue(board, closest, reader),
  });
}
