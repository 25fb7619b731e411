/** The cards of a contest. Public ones show money only where the workspace does; the asker's own figures are private. */
import type { Button, CardElement, PrivateCard, PublicCard } from '../../chat/card.ts';
import type { Contest } from '../../domain/contest.ts';
import { type BoardPlace, contestWinners } from '../../domain/contest-score.ts';
import type { PersonId } from '../../domain/ids.ts';
import { measure } from '../../domain/measure.ts';
import type { Team } from '../../domain/people.ts';
import { rational, subtract } from '../../domain/rational.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { formatDate, formatDateTime, formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common, measureNames } from '../../i18n/texts/common.ts';
import { contestTexts as texts } from '../../i18n/texts/contest.ts';
import { barRatio, measureText, noteElement, percent, textElement } from '../figures.ts';
import { personName, teamName } from '../words.ts';
import { type ContestBoard, scoreValue, share } from './scores.ts';

/** Whose workspace, in which language. */
export interface Reader {
  readonly workspace: Workspace;
  readonly locale: Locale;
}

const endText = ({ rules }: Contest, { workspace, locale }: Reader): string =>
  formatDateTime(rules.endsAt, workspace.timeZone, locale);

export const boardButton = ({ id }: Contest, locale: Locale): Button => ({
  label: say(locale, texts.seeBoard),
  action: 'contest.board',
  value: id,
  style: 'primary',
});

const buttons = (contest: Contest, locale: Locale): CardElement => ({
  kind: 'actions',
  buttons: [
    boardButton(contest, locale),
    { label: say(locale, texts.seeRules), action: 'contest.rules', value: contest.id },
    { label: say(locale, texts.sitOut), action: 'contest.withdraw', value: contest.id },
  ],
});

/** One line each: who is invited, who wins, what for. */
function ruleLines(contest: Contest, teams: readonly Team[], launcher: string, reader: Reader) {
  const { locale, workspace } = reader;
  const { rules } = contest;
  const invited = teams.filter(({ id }) => rules.teams.includes(id));
  const names = invited.map((team) => teamName(team, locale));
  const counted = measure(rules.measure);
  return [
    say(locale, texts.invites, {
      launcher,
      who:
        names.length > 0 ? say(locale, texts.teams, { names }) : say(locale, texts.inviteEverybody),
      from: formatDate(rules.firstDay, locale),
      until: endText(contest, reader),
      zone: workspace.timeZone,
    }),
    rules.target === null
      ? say(locale, texts.winsTop, { measure: say(locale, measureNames[rules.measure]) })
      : say(locale, texts.winsRace, {
          target: measureText(rational(rules.target), counted, workspace, locale),
        }),
    ...(rules.prizes.length > 0 ? [say(locale, texts.prizes, { prizes: rules.prizes })] : []),
  ];
}

export function launchCard(
  contest: Contest,
  teams: readonly Team[],
  launcher: string,
  reader: Reader,
): PublicCard {
  const { locale } = reader;
  const count = formatNumber(contest.participants.length, locale);
  return {
    audience: 'public',
    title: contest.title,
    elements: [
      ...ruleLines(contest, teams, launcher, reader).map(textElement),
      noteElement([say(locale, texts.fair)]),
      noteElement([say(locale, texts.fixed, { fingerprint: contest.fingerprint, count })]),
      buttons(contest, locale),
    ],
  };
}

export function rulesCard(
  contest: Contest,
  teams: readonly Team[],
  launcher: string,
  reader: Reader,
): PrivateCard {
  const { locale, workspace } = reader;
  const { rules, fingerprint, launchedAt } = contest;
  return {
    audience: 'private',
    title: say(locale, texts.rulesTitle, { title: contest.title }),
    elements: [
      ...ruleLines(contest, teams, launcher, reader),
      say(locale, texts.ruleDays, {
        from: formatDate(rules.firstDay, locale),
        to: formatDate(rules.lastDay, locale),
        launched: formatDateTime(launchedAt, workspace.timeZone, locale),
      }),
      say(locale, texts.ruleRefunds),
      say(locale, texts.ruleTie),
      say(locale, texts.ruleFixed, { fingerprint }),
    ].map(textElement),
  };
}

/** Where money is not public, how far somebody is, not how much they have. Counts are no secret. */
function publicValue(board: ContestBoard, place: BoardPlace, reader: Reader): string {
  const { locale, workspace } = reader;
  const counted = measure(board.contest.rules.measure);
  const value = measureText(scoreValue(board.contest, place.score), counted, workspace, locale);
  if (counted.unit !== 'money' || workspace.amountsArePublic) return value;
  const part = share(board, place.score);
  if (part === null) return say(locale, common.none);
  if (board.contest.rules.target !== null)
    return say(locale, texts.ofTarget, { percent: percent(part, locale) });
  return place.rank === 1
    ? say(locale, texts.leads)
    : say(locale, texts.ofLeader, { percent: percent(part, locale) });
}

const listedAtMost = 10;

/** Those who have something, best first; nobody is shown with nothing. */
function boardTable(board: ContestBoard, reader: Reader, self: PersonId | null): CardElement[] {
  const { locale, workspace } = reader;
  const started = board.places.filter(({ score }) => score.total > 0n);
  if (started.length === 0) return [textElement(say(locale, texts.nothingYet))];
  const rows = started.slice(0, listedAtMost).map((place) => {
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
  const more = board.places.length - rows.length;
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
      ? [noteElement([say(locale, texts.more, { count: formatNumber(more, locale) })])]
      : []),
  ];
}

const nameOf = ({ people }: ContestBoard, { score }: BoardPlace, locale: Locale): string => {
  const person = people.get(score.personId);
  return person ? personName(person, locale) : score.personId;
};

/** The live board in the place: derived from state alone, so that the same state is always the same card. */
export function boardCard(board: ContestBoard, reader: Reader): PublicCard {
  const { contest, asOf } = board;
  const { locale, workspace } = reader;
  const ends = endText(contest, reader);
  const when =
    contest.state === 'settled'
      ? say(locale, texts.closed, { at: ends })
      : asOf
        ? say(locale, texts.follows, {
            at: formatDateTime(asOf, workspace.timeZone, locale),
            ends,
          })
        : say(locale, texts.followsNothing, { ends });
  return {
    audience: 'public',
    title: say(locale, texts.boardTitle, { title: contest.title }),
    elements: [
      ...boardTable(board, reader, null),
      noteElement([when]),
      { kind: 'actions', buttons: [boardButton(contest, locale)] },
    ],
  };
}

/** The board as one person sees it: with their own place in exact figures. */
export function ownBoardCard(board: ContestBoard, self: PersonId, reader: Reader): PrivateCard {
  const { locale } = reader;
  return {
    audience: 'private',
    title: say(locale, texts.boardTitle, { title: board.contest.title }),
    elements: [
      textElement(ownLine(board, self, reader)),
      ...boardTable(board, reader, self),
      noteElement([
        say(locale, texts.until, { ends: endText(board.contest, reader) }),
        say(locale, common.onlyYou),
      ]),
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
  const standing = say(locale, texts.own, {
    rank: own.rank,
    of: formatNumber(board.places.length, locale),
    value: measureText(value, counted, workspace, locale),
  });
  const { target } = contest.rules;
  const missing = target === null ? own.behind : subtract(rational(target), value);
  if (missing === null || missing.num <= 0n) return standing;
  const amount = { missing: measureText(missing, counted, workspace, locale) };
  const way = say(locale, target === null ? texts.ownGap : texts.ownMissing, amount);
  return locale === 'zh' ? `${standing}${way}` : `${standing} ${way}`;
}

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
      noteElement([say(locale, texts.closed, { at: endText(contest, reader) })]),
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
  if (rules.target === null || !closest || closest.score.total <= 0n)
    return say(locale, texts.nobodyStarted);
  return say(locale, texts.nobodyReached, {
    target: measureText(rational(rules.target), measure(rules.measure), workspace, locale),
    name: nameOf(board, closest, locale),
    value: publicValue(board, closest, reader),
  });
}
