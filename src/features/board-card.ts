/** A board as a card: shares of target for everybody, amounts only where the viewer may see them. */
import type { Audience, Card, CardElement, Cell, Table } from '../chat/card.ts';
import type { Measure } from '../domain/measure.ts';
import type { Person, Team } from '../domain/people.ts';
import { compare, divide, type Rational, rational, round, zero } from '../domain/rational.ts';
import type { Workspace } from '../domain/workspace.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { common, measureNames } from '../i18n/texts/common.ts';
import { leaderboard as texts } from '../i18n/texts/leaderboard.ts';
import type { Board, BoardRow, Place } from './board.ts';
import {
  barRatio,
  measureText,
  movementText,
  percent,
  periodTitle,
  textElement,
  wholeUnits,
} from './figures.ts';
import { personName, teamName } from './words.ts';

export interface BoardView {
  readonly locale: Locale;
  readonly workspace: Workspace;
  /** Whose amounts may be read here; shares and ranks are always shown. */
  readonly seesAmountOf: (subject: Person | Team) => boolean;
  /** What movement is told against; absent: the period before. */
  readonly movedTitle?: string;
}

const teamsShown = 6;
const medals = ['🥇', '🥈', '🥉'];

/** A new period begins with everybody at nothing: no medal for that. */
const place = ({ rank, value }: BoardRow<unknown>): string =>
  (value.num > 0n ? medals[rank - 1] : undefined) ?? `${rank}`;

export const boardTitle = ({ team, period }: Board, { locale, workspace }: BoardView): string =>
  say(locale, texts.title, {
    scope: team ? teamName(team, locale) : say(locale, texts.company),
    period: periodTitle(period, workspace, locale),
  });

/** The caller adds what stands below: small print, buttons. `own` is set apart (private cards only). */
export function boardElements(
  board: Board,
  view: BoardView,
  own: Person | null = null,
): readonly CardElement[] {
  const { locale } = view;
  if (board.rows.length === 0) return [textElement(say(locale, texts.empty))];
  const more = board.listed - board.offset - board.rows.length;
  return [
    { kind: 'text', spans: [{ text: basis(board, view), style: 'muted' }] },
    boardTable(board, board.rows, view, own, board.best),
    ...(more > 0 ? [textElement(say(locale, texts.more, { count: more }))] : []),
    ...teamElements(board, view),
  ];
}

/** Teams alone, all of them. */
export const teamsOnly = (board: Board, view: BoardView): readonly CardElement[] =>
  board.teams.length === 0
    ? [textElement(say(view.locale, texts.empty))]
    : [boardTable(board, board.teams, view, null)];

export const boardCard = <A extends Audience>(
  audience: A,
  board: Board,
  view: BoardView,
  below: readonly CardElement[],
  own: Person | null = null,
): Card<A> => ({
  audience,
  title: boardTitle(board, view),
  elements: [...boardElements(board, view, own), ...below],
});

function basis({ measure, by, rows }: Board, view: BoardView): string {
  const name = { measure: say(view.locale, measureNames[measure.code]) };
  if (by === 'attainment') return say(view.locale, texts.byTarget, name);
  const isHidden = rows.some((row) => isMasked(row, measure, view));
  return say(view.locale, isHidden ? texts.byPlace : texts.byValue, name);
}

function teamElements(board: Board, view: BoardView): readonly CardElement[] {
  if (board.teams.length < 2) return [];
  const more = board.teams.length - teamsShown;
  const { locale } = view;
  return [
    { kind: 'text', spans: [{ text: say(locale, texts.teams), style: 'strong' }] },
    boardTable(board, board.teams.slice(0, teamsShown), view, board.team),
    ...(more > 0 ? [textElement(say(locale, texts.moreTeams, { count: more }))] : []),
  ];
}

function boardTable<S extends Person | Team>(
  { measure }: Board,
  rows: readonly BoardRow<S>[],
  view: BoardView,
  own: S | null,
  best: Rational = rows[0]?.value ?? zero,
): Table {
  const { locale, workspace } = view;
  const masked = rows.filter((row) => isMasked(row, measure, view));
  // One's own amount alone is no column.
  const ownRows = rows.filter(({ subject }) => subject.id === own?.id).length;
  const withAmounts = rows.length - masked.length > (masked.length > 0 ? ownRows : 0);
  const byTarget = rows.some(({ attainment }) => attainment !== null);
  // Shares of the leader's amount would give every amount away to whoever knows one of them.
  const withShares = byTarget || masked.length === 0;
  const cells = (row: BoardRow<S>): readonly Cell[] => {
    const strong = row.subject.id === own?.id;
    const share = byTarget ? row.attainment : shareOf(row.value, best);
    const amount = isMasked(row, measure, view)
      ? say(locale, common.none)
      : measureText(row.value, measure, workspace, locale);
    return [
      { text: place(row), strong },
      { text: nameOf(row.subject, locale), strong },
      ...(withAmounts ? [{ text: amount, strong }] : []),
      ...(withShares
        ? [
            {
              text: share ? percent(share, locale) : say(locale, common.none),
              strong,
              ratio: Math.min(1, barRatio(share)),
            },
          ]
        : []),
      { text: movementText(row.moved), strong },
    ];
  };
  return {
    kind: 'table',
    columns: columns(rows, measure.code, { withAmounts, withShares, byTarget }, view),
    rows: rows.map(cells),
  };
}

function columns(
  rows: readonly BoardRow[],
  code: keyof typeof measureNames,
  has: { readonly withAmounts: boolean; readonly withShares: boolean; readonly byTarget: boolean },
  { locale, movedTitle }: BoardView,
): Table['columns'] {
  const isTeams = rows.every(({ subject }) => !('roles' in subject));
  return [
    { title: say(locale, texts.rank), align: 'end' },
    { title: say(locale, isTeams ? texts.team : texts.name), align: 'start' },
    ...(has.withAmounts ? [{ title: say(locale, measureNames[code]), align: 'end' } as const] : []),
    ...(has.withShares
      ? [{ title: say(locale, has.byTarget ? texts.share : texts.ofLeader), align: 'end' } as const]
      : []),
    { title: movedTitle ?? say(locale, texts.moved), align: 'start' },
  ];
}

const isMasked = (row: BoardRow, { unit }: Measure, { seesAmountOf }: BoardView): boolean =>
  unit === 'money' && !seesAmountOf(row.subject);

const shareOf = (value: Rational, best: Rational): Rational | null =>
  compare(best, zero) > 0 ? divide(value, best) : null;

const nameOf = (subject: Person | Team, locale: Locale): string =>
  'roles' in subject ? personName(subject, locale) : teamName(subject, locale);

/** Private: where the asker stands and what the next place takes. */
export function placeText(board: Board, place: Place, view: BoardView): string {
  const { locale, workspace } = view;
  const { row, above } = place;
  const value = measureText(row.value, board.measure, workspace, locale);
  const figure = row.attainment ? `${percent(row.attainment, locale)} (${value})` : value;
  const stands = say(locale, texts.place, { rank: row.rank, of: board.listed, figure });
  if (row.rank === 1) return joined(locale, [stands, say(locale, texts.leading)]);
  if (!above) return stands;
  // The distance in money between two amounts says the other one.
  const saysAmount = board.by === 'value' && board.measure.unit === 'money';
  if (saysAmount && !view.seesAmountOf(above.person)) return stands;
  const missing = missingText(board, row, above.missing, view);
  if (missing === null) return stands;
  const name = personName(above.person, locale);
  return joined(locale, [stands, say(locale, texts.nextUp, { missing, name })]);
}

const joined = (locale: Locale, sentences: readonly string[]): string =>
  sentences.join(locale === 'zh' ? '' : ' ');

/** In money or deals, up to whole units of the currency so that it truly suffices. Null for averages: no amount moves them alone. */
function missingText(
  { by, measure }: Board,
  row: BoardRow,
  missing: Rational,
  { locale, workspace }: BoardView,
): string | null {
  if (measure.unit === 'score') return null;
  const value =
    by === 'attainment' && row.quota
      ? rational(missing.num * row.quota.num, missing.den * row.quota.den)
      : missing;
  if (measure.unit === 'count')
    return measureText(rational(round(value, 'up')), measure, workspace, locale);
  return measureText(wholeUnits(value, workspace, 'up'), measure, workspace, locale);
}
