/** "My team": how the team stands and where everybody is in it. Amounts only of those whose figures the reader may see. */
import type { Cell, PrivateCard, Table } from '../../chat/card.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type Measure, measure } from '../../domain/measure.ts';
import type { Person } from '../../domain/people.ts';
import type { Placed } from '../../domain/standings.ts';
import { formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { common, measureNames } from '../../i18n/texts/common.ts';
import { leaderboard } from '../../i18n/texts/leaderboard.ts';
import { mybonus as texts } from '../../i18n/texts/mybonus.ts';
import type { Standing } from '../../store/port-performance.ts';
import { dayOf } from '../board.ts';
import type { Statement } from '../earnings.ts';
import type { Request } from '../feature.ts';
import {
  asOfText,
  barRatio,
  measureText,
  noteElement,
  percent,
  periodTitle,
  textElement,
} from '../figures.ts';
import { attainmentOf, measuredOf } from '../measurements.ts';
import { paceBar } from '../pace.ts';
import { longPage, pageElements, pageOf } from '../pages.ts';
import { visibleAmong } from '../viewing.ts';
import { personName, teamName } from '../words.ts';
import { valueOf } from './button-value.ts';
import { mainMeasure, rankMembers } from './ranking.ts';

/** From the member at `offset` on. */
export async function teamCard(
  request: Request,
  statement: Statement,
  offset: number,
): Promise<PrivateCard> {
  const { locale, workspace, store } = request;
  const team = statement.inputs.team;
  const period = periodTitle(statement.period, workspace, locale);
  const known = team ? (await store.people.teams()).find(({ id }) => id === team.id) : undefined;
  if (!team || !known)
    return {
      audience: 'private',
      title: say(locale, texts.teamButton),
      elements: [textElement(say(locale, texts.noTeam))],
    };
  const people = await store.people.byIds(team.members.map(({ id }) => id));
  const seen = await visibleMembers(request, statement, people);
  const { table, areMasked } = memberRows(request, statement, people, seen);
  const page = pageOf(table.rows, offset, longPage);
  const to = (from: number) => ({
    ...{ action: 'mybonus.team_page', value: valueOf(request, { ...statement, offset: from }) },
  });
  const by = shownMeasure(statement);
  const reached = attainmentOf(team.standing, by);
  const label = say(locale, measureNames[by.code]);
  return {
    audience: 'private',
    title: say(locale, texts.teamTitle, { team: teamName(known, locale), period }),
    elements: [
      ...(reached ? [paceBar(label, reached, statement.period, request.today, locale)] : []),
      { ...table, rows: page.rows },
      ...pageElements(page, longPage, to, locale),
      noteElement([
        areMasked ? say(locale, texts.sharesOnly) : '',
        asOfText(statement.inputs.asOf, request, locale),
        say(locale, common.onlyYou),
      ]),
    ],
  };
}

/** A plan about other things than standing keeps shows what teams sell. */
const shownMeasure = (statement: Statement): Measure =>
  mainMeasure(statement) ?? measure('bookings');

/** A rep sees no one else's; who leads or checks does. */
async function visibleMembers(
  { actor, store, today }: Request,
  { period }: Statement,
  people: readonly Person[],
): Promise<ReadonlySet<PersonId>> {
  const isPlain = actor.roles.every((role) => role === 'rep');
  const known = isPlain ? people : await store.people.list();
  const byId = new Map(known.map((person) => [person.id, person]));
  return visibleAmong(actor, people, byId, dayOf(period, today));
}

function memberRows(
  { locale, workspace, actor }: Request,
  statement: Statement,
  people: readonly Person[],
  visible: ReadonlySet<PersonId>,
): { readonly table: Table; readonly areMasked: boolean } {
  const by = shownMeasure(statement);
  const members = statement.inputs.team?.members ?? [];
  const standings = new Map(members.map(({ id, standing }) => [id, standing]));
  const placed = rankMembers([...standings.values()], by);
  const names = new Map(people.map((person) => [person.id, person]));
  const unranked = members.filter(({ id }) => !placed.some((each) => each.id === id));
  const order: readonly (Pick<Placed<PersonId>, 'id'> & { readonly rank: number | null })[] = [
    ...placed,
    ...unranked.map(({ id }) => ({ id, rank: null })),
  ];
  const shows = (id: PersonId) =>
    by.unit !== 'money' || workspace.amountsArePublic || visible.has(id);
  const valueText = (standing: Standing): string => {
    const { value } = measuredOf(standing, by);
    return value ? measureText(value, by, workspace, locale) : say(locale, common.none);
  };
  const rows = order.flatMap(({ id, rank }): (readonly Cell[])[] => {
    const [person, standing] = [names.get(id), standings.get(id)];
    if (!person || !standing) return [];
    const strong = id === actor.id;
    const share = attainmentOf(standing, by);
    return [
      [
        { text: rank === null ? '' : formatNumber(rank, locale), strong },
        { text: personName(person, locale), strong },
        { text: shows(id) ? valueText(standing) : say(locale, common.none), strong },
        {
          text: share ? percent(share, locale) : say(locale, common.none),
          strong,
          ratio: Math.min(1, barRatio(share)),
        },
      ],
    ];
  });
  const columns = [
    { title: say(locale, leaderboard.rank), align: 'end' },
    { title: say(locale, texts.member), align: 'start' },
    { title: say(locale, measureNames[by.code]), align: 'end' },
    { title: say(locale, leaderboard.share), align: 'end' },
  ] as const;
  return { table: { kind: 'table', columns, rows }, areMasked: order.some(({ id }) => !shows(id)) };
}
