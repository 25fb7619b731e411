/** The board of a contest: the live one in public, and as one person sees it with their own place in exact figures. */
import type { CardElement, PrivateCard, PublicCard } from '../../chat/card.ts';
import type { PersonId } from '../../domain/ids.ts';
import { measure } from '../../domain/measure.ts';
import { rational, subtract } from '../../domain/rational.ts';
import { formatDateTime, formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { contestTexts as texts } from '../../i18n/texts/contest.ts';
import { barRatio, measureText, noteElement, textElement } from '../figures.ts';
import { longPage, pageElements, pageOf } from '../pages.ts';
import { boardButton, endText, nameOf, publicValue, type Reader } from './figures.ts';
import { type ContestBoard, scoreValue, share } from './scores.ts';

const shortBoard = { offset: 0, limit: 10 };

const startedOf = ({ contest, places }: ContestBoard) =>
  places.filter(({ score }) => scoreValue(contest, score).num > 0n);

/** Those who have something, best first; nobody is shown with nothing. */
function boardTable(
  board: ContestBoard,
  reader: Reader,
  self: PersonId | null,
  { offset, limit }: { readonly offset: number; readonly limit: number } = shortBoard,
): CardElement[] {
  const { locale, workspace } = reader;
  const started = startedOf(board);
  if (started.length === 0)
    return [textElement(say(locale, board.isOver ? texts.nobodyStarted : texts.nothingYet))];
  const rows = started.slice(offset, offset + limit).map((place) => {
    const { personId, reachedAt } = place.score;
    const at = reachedAt && formatDateTime(reachedAt, workspace.timeZone, locale);
    const value = publicValue(board, place, reader);
    const strong = personId === self;
    return [
      { text: formatNumber(place.rank, locale), strong },
      { text: nameOf(board, place, locale), strong },
      {
        text: at ? `${value} · ${say(locale, texts.reached, { at })}` : value,
        ratio: Math.min(1, barRatio(share(board, place.score))),
        strong,
      },
    ];
  });
  const more = board.places.length - offset - rows.length;
  return [
    {
      kind: 'table',
      columns: [
        { title: say(locale, texts.place), align: 'end' },
        { title: say(locale, texts.who), align: 'start' },
        { title: say(locale, texts.progress), align: 'start' },
      ],
      rows,
    },
    ...(more > 0
      ? [
          noteElement([
            say(locale, board.isOver ? texts.moreTookPart : texts.more, {
              count: formatNumber(more, locale),
            }),
          ]),
        ]
      : []),
  ];
}

const titleOf = ({ contest, isOver }: ContestBoard, locale: Locale): string =>
  say(locale, isOver ? texts.finalTitle : texts.boardTitle, { title: contest.title });

/** The board in the place, live or final: derived from state alone, so that the same state is always the same card. */
export function boardCard(board: ContestBoard, reader: Reader): PublicCard {
  const { locale } = reader;
  return {
    audience: 'public',
    title: titleOf(board, locale),
    elements: [
      ...boardTable(board, reader, null),
      noteElement([whenLine(board, reader)]),
      { kind: 'actions', buttons: [boardButton(board.contest, locale, texts.myPlace)] },
    ],
  };
}

function whenLine({ contest, asOf, isOver }: ContestBoard, reader: Reader): string {
  const { locale, workspace } = reader;
  const ends = endText(contest, reader);
  if (isOver) return say(locale, texts.ended, { at: ends });
  if (!asOf) return say(locale, texts.followsNothing, { ends });
  return say(locale, texts.follows, {
    at: formatDateTime(asOf, workspace.timeZone, locale),
    ends,
  });
}

/** The board as one person sees it: with their own place in exact figures. */
export function ownBoardCard(board: ContestBoard, self: PersonId, reader: Reader): PrivateCard {
  const { locale } = reader;
  return {
    audience: 'private',
    title: titleOf(board, locale),
    elements: [
      textElement(ownLine(board, self, reader)),
      ...boardTable(board, reader, self),
      ...allButton(board, locale),
      noteElement([whenLine(board, reader), say(locale, common.onlyYou)]),
    ],
  };
}

/** Only where more have begun than stand there. */
function allButton(board: ContestBoard, locale: Locale): readonly CardElement[] {
  const count = startedOf(board).length;
  if (count <= shortBoard.limit) return [];
  const button = {
    label: say(locale, texts.all, { count: formatNumber(count, locale) }),
    ...{ action: 'contest.all', value: board.contest.id },
  };
  return [{ kind: 'actions', buttons: [button] }];
}

/** Everybody who has begun, page by page. */
export function wholeBoardCard(
  board: ContestBoard,
  self: PersonId,
  asked: number,
  reader: Reader,
): PrivateCard {
  const { locale } = reader;
  const page = pageOf(startedOf(board), asked, longPage);
  const limit = longPage;
  const to = (from: number) => ({
    ...{ action: 'contest.page', value: `${board.contest.id}|${from}` },
  });
  return {
    audience: 'private',
    title: titleOf(board, locale),
    elements: [
      ...boardTable(board, reader, self, { offset: page.offset, limit }),
      ...pageElements(page, limit, to, locale),
      textElement(ownLine(board, self, reader)),
      noteElement([whenLine(board, reader), say(locale, common.onlyYou)]),
    ],
  };
}

/** Own place and the way forward, in exact figures: private cards only. */
export function ownLine(board: ContestBoard, self: PersonId, reader: Reader): string {
  const { locale, workspace } = reader;
  const { contest } = board;
  const own = board.places.find(({ score }) => score.personId === self);
  if (!own) return say(locale, texts.notIn);
  const counted = measure(contest.rules.measure);
  const value = scoreValue(contest, own.score);
  const of = formatNumber(board.places.length, locale);
  const place = { rank: own.rank, of, value: measureText(value, counted, workspace, locale) };
  const standing =
    value.num > 0n
      ? say(locale, board.isOver ? texts.ownFinal : texts.own, place)
      : say(locale, board.isOver ? texts.ownNothingFinal : texts.ownNothing, { of });
  const { target } = contest.rules;
  const missing = target === null ? own.behind : subtract(rational(target), value);
  if (board.isOver || missing === null || missing.num <= 0n) return standing;
  const amount = { missing: measureText(missing, counted, workspace, locale) };
  const way = say(locale, target === null ? texts.ownGap : texts.ownMissing, amount);
  return locale === 'zh' ? `${standing}${way}` : `${standing} ${way}`;
}
