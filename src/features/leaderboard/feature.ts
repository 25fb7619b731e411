/** /leaderboard: who leads. In a channel everybody reads it, without amounts unless the company shows them; own places stay private. */
import type { Button, CardElement, PrivateCard, PublicCard } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { parseMeasure } from '../../domain/measure.ts';
import type { Person } from '../../domain/people.ts';
import { parsePeriod, periodName, shift } from '../../domain/period.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { leaderboard as texts } from '../../i18n/texts/leaderboard.ts';
import { inBothLanguages } from '../bilingual.ts';
import { type Board, dayOf, loadBoard, type Place } from '../board.ts';
import { type BoardView, boardCard, boardTitle, placeText } from '../board-card.ts';
import type { Feature, Request } from '../feature.ts';
import { asOfText, noteElement, textElement } from '../figures.ts';
import { longPage, pageElements, readOffset } from '../pages.ts';
import { visibleAmong } from '../viewing.ts';
import { type Question, readQuestion } from './question.ts';

const shown = 10;

export const leaderboard: Feature = {
  id: 'leaderboard',
  command: {
    names: ['leaderboard', '排行榜'],
    effect: 'reads',
    roles: ['rep', 'manager', 'ops', 'finance', 'executive', 'admin'],
    usage: texts.usage,
    help: texts.help,
    run: async (request, words) => answer(request, await readQuestion(request, words)),
  },
  actions: {
    /** One's own place on a public board, said in private. */
    place: {
      effect: 'reads',
      run: async (request, { value }) => {
        const question = await readValue(request, value);
        const { board, place } = await load(request, question);
        return { kind: 'private', card: placeCard(request, board, place) };
      },
    },
    /** All who are ranked, page by page, in private. */
    all: {
      effect: 'reads',
      run: async (request, { value }) => ({
        kind: 'private',
        card: await wholeBoard(request, value),
      }),
    },
    page: {
      effect: 'reads',
      run: async (request, { value }) => ({
        kind: 'replace',
        card: await wholeBoard(request, value),
      }),
    },
    show: {
      effect: 'reads',
      run: async (request, { value }) => answer(request, await readValue(request, value)),
    },
  },
  jobs: {},
  sweep: null,
};

const load = (request: Request, question: Question) =>
  loadBoard(request.store, { ...question, limit: shown, today: request.today }, request.actor.id);

async function answer(request: Request, question: Question): Promise<Answer> {
  const { board, place } = await load(request, question);
  if (!request.place) {
    const more = allButton(request, question, board);
    const below = more.length > 0 ? [{ kind: 'actions', buttons: more } as const] : [];
    return { kind: 'private', card: await privateBoard(request, board, place, below) };
  }
  // Everybody in the place reads along, in the language of the place.
  const isListed = board.rows.some(({ subject }) => subject.id === request.actor.id);
  const card = inBothLanguages(request.place.locale, (locale) =>
    openBoard({ ...request, locale }, question, board),
  );
  const aside = place && !isListed ? placeCard(request, board, place) : null;
  return { kind: 'public', card, aside };
}

function openBoard(request: Request, question: Question, board: Board): PublicCard {
  const buttons = board.rows.length > 0 ? [boardButtons(request, question, board)] : [];
  return boardCard('public', board, publicView(request), [...footer(request, board), ...buttons]);
}

const publicView = ({ locale, workspace }: Request): BoardView => ({
  locale,
  workspace,
  seesAmountOf: () => workspace.amountsArePublic,
});

async function privateBoard(
  request: Request,
  board: Board,
  place: Place | null,
  turning: readonly CardElement[],
): Promise<PrivateCard> {
  const view = await privateView(request, board);
  const own = place ? [textElement(placeText(board, place, view))] : [];
  const below = [
    ...turning,
    ...own,
    ...footer(request, board),
    noteElement([say(request.locale, common.onlyYou)]),
  ];
  return boardCard('private', board, view, below, request.actor);
}

/** In private: amounts of oneself and of those whose figures one may see. */
async function privateView(request: Request, board: Board): Promise<BoardView> {
  const { actor, store, today, locale, workspace } = request;
  const people: readonly Person[] = board.rows.map(({ subject }) => subject);
  const isPlain = actor.roles.every((role) => role === 'rep');
  const known = isPlain ? people : await store.people.list();
  const visible = visibleAmong(
    actor,
    people,
    new Map(known.map((person) => [person.id, person])),
    dayOf(board.period, today),
  );
  const seesTeams = actor.roles.some((role) => ['ops', 'finance', 'executive'].includes(role));
  return {
    locale,
    workspace,
    seesAmountOf: (subject) =>
      workspace.amountsArePublic || ('roles' in subject ? visible.has(subject.id) : seesTeams),
  };
}

function placeCard(request: Request, board: Board, place: Place | null): PrivateCard {
  const { locale } = request;
  const view = publicView(request);
  const text = place ? placeText(board, place, view) : say(locale, texts.notListed);
  return {
    audience: 'private',
    title: `${say(locale, texts.yourPlace)} · ${boardTitle(board, view)}`,
    elements: [textElement(text), noteElement([say(locale, common.onlyYou)])],
  };
}

function footer(request: Request, board: Board) {
  const { locale, workspace } = request;
  const before = periodName(shift(board.period, -1), workspace);
  const isEmpty = board.rows.length === 0;
  const tip = isEmpty ? [textElement(say(locale, texts.emptyTip, { period: before }))] : [];
  return [...tip, noteElement([asOfText(board.asOf, request, locale)])];
}

async function wholeBoard(request: Request, value: string): Promise<PrivateCard> {
  const question = await readValue(request, value);
  const { store, today, actor, locale } = request;
  const asked = { ...question, today, limit: longPage, offset: readOffset(value.split('|')[3]) };
  const { board, place } = await loadBoard(store, asked, actor.id);
  const { rows, offset, listed: total } = board;
  const to = (from: number) => ({
    ...{ action: 'leaderboard.page', value: `${valueOf(request, question)}|${from}` },
  });
  const turning = pageElements({ rows, offset, total }, longPage, to, locale);
  return privateBoard(request, board, place, turning);
}

const valueOf = ({ workspace }: Request, { team, period, measure }: Question): string =>
  [team?.id ?? '', periodName(period, workspace), measure.code].join('|');

const boardButtons = (request: Request, question: Question, board: Board): CardElement => ({
  kind: 'actions',
  buttons: [
    {
      label: say(request.locale, texts.myPlace),
      ...{ action: 'leaderboard.place', value: valueOf(request, question) },
    },
    ...allButton(request, question, board),
  ],
});

/** Only where there are more than stand there already. */
const allButton = (request: Request, question: Question, board: Board): readonly Button[] =>
  board.listed > board.rows.length
    ? [
        {
          label: say(request.locale, texts.all, { count: board.listed }),
          ...{ action: 'leaderboard.all', value: valueOf(request, question) },
        },
      ]
    : [];

/** Empty: as if nothing had been said after the command. */
async function readValue(request: Request, value: string): Promise<Question> {
  if (value === '') return readQuestion(request, '');
  const { store, workspace } = request;
  const [team = '', period = '', code = ''] = value.split('|');
  const teams = await store.people.teams();
  return {
    team: teams.find(({ id }) => id === team) ?? null,
    period: parsePeriod(period, workspace),
    measure: parseMeasure(code),
  };
}
