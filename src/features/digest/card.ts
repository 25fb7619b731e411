/** The digest as a card: what was sold, who is ahead, who needs help, and ways to act. For the manager alone. */
import type { CardElement, Cell, PrivateCard } from '../../chat/card.ts';
import type { PersonId } from '../../domain/ids.ts';
import { measure } from '../../domain/measure.ts';
import { rational } from '../../domain/rational.ts';
import type { MemberPace, WeekTally } from '../../domain/team-week.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { formatDate, formatNumber, listing } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common, countOfDeals } from '../../i18n/texts/common.ts';
import { digestTexts as texts } from '../../i18n/texts/digest.ts';
import {
  barRatio,
  measureText,
  noteElement,
  percent,
  textElement,
  wholeUnits,
} from '../figures.ts';
import { personName } from '../words.ts';
import type { ManagerWeek } from './week.ts';

interface Reader {
  readonly workspace: Workspace;
  readonly locale: Locale;
}

const aheadShown = 3;
const behindShown = 5;

export function digestCard(week: ManagerWeek, isOn: boolean, reader: Reader): PrivateCard {
  const { locale } = reader;
  const { team } = week;
  const title = say(locale, texts.title, {
    from: formatDate(week.from, locale),
    to: formatDate(week.to, locale),
  });
  const reached = team.reached.map((id) => nameOf(week, id, locale));
  return {
    audience: 'private',
    title,
    elements: [
      weekFigure(team.week, reader),
      textElement(beforeText(team.weekBefore, reader)),
      ...(reached.length > 0
        ? [textElement(say(locale, texts.reached, { names: listing(reached, locale) }))]
        : []),
      ...aheadElements(week, reader),
      ...behindElements(week, reader),
      ...(team.withoutTarget > 0
        ? [textElement(say(locale, texts.withoutTarget, { count: team.withoutTarget }))]
        : []),
      { kind: 'actions', buttons: buttons(isOn, locale) },
      noteElement([isOn ? say(locale, texts.note) : '', say(locale, common.onlyYou)]),
    ],
  };
}

const money = (minor: bigint, { workspace, locale }: Reader): string =>
  measureText(wholeUnits(rational(minor), workspace), measure('bookings'), workspace, locale);

const dealsText = ({ deals }: WeekTally, locale: Locale): string =>
  say(locale, countOfDeals, { count: formatNumber(deals, locale) });

const weekFigure = (week: WeekTally, reader: Reader): CardElement => ({
  kind: 'figure',
  value: money(week.value, reader),
  label: say(reader.locale, texts.booked, { deals: dealsText(week, reader.locale) }),
});

const beforeText = (before: WeekTally, reader: Reader): string =>
  say(reader.locale, texts.before, {
    booked: money(before.value, reader),
    deals: dealsText(before, reader.locale),
  });

const heading = (text: string): CardElement => ({
  kind: 'text',
  spans: [{ text, style: 'strong' }],
});

function aheadElements(week: ManagerWeek, reader: Reader): readonly CardElement[] {
  const { locale } = reader;
  const { ahead } = week.team;
  if (ahead.length === 0) return [textElement(say(locale, texts.nobodyAhead))];
  return [
    heading(say(locale, texts.ahead)),
    table(week, ahead.slice(0, aheadShown), texts.gained, reader, ({ gained }) =>
      gainText(gained, locale),
    ),
    ...moreElement(ahead.length - aheadShown, locale),
  ];
}

function behindElements(week: ManagerWeek, reader: Reader): readonly CardElement[] {
  const { locale, workspace } = reader;
  const { behind } = week.team;
  if (behind.length === 0) return [textElement(say(locale, texts.nobodyBehind))];
  const gapText = ({ behindBy, isIdle }: MemberPace): string => {
    const gap = wholeUnits(behindBy, workspace, 'up');
    const amount = measureText(gap, measure('bookings'), workspace, locale);
    return isIdle ? `${amount} · ${say(locale, texts.idle)}` : amount;
  };
  return [
    heading(say(locale, texts.behind)),
    table(week, behind.slice(0, behindShown), texts.behindBy, reader, gapText),
    ...moreElement(behind.length - behindShown, locale),
  ];
}

const moreElement = (count: number, locale: Locale): readonly CardElement[] =>
  count > 0 ? [textElement(say(locale, texts.more, { count }))] : [];

/** What the week added to the share of the target, in points. */
function gainText(gained: MemberPace['gained'], locale: Locale): string {
  if (gained.num === 0n) return say(locale, common.none);
  const points = rational(gained.num * 100n, gained.den);
  return say(locale, texts.points, { points: formatNumber(points, locale, { sign: true }) });
}

const table = (
  week: ManagerWeek,
  members: readonly MemberPace<PersonId>[],
  last: (typeof texts)['gained' | 'behindBy'],
  { locale }: Reader,
  lastText: (member: MemberPace) => string,
): CardElement => ({
  kind: 'table',
  columns: [
    { title: say(locale, texts.name), align: 'start' },
    { title: say(locale, texts.share), align: 'end' },
    { title: say(locale, last), align: 'end' },
  ],
  rows: members.map((member): readonly Cell[] => [
    { text: nameOf(week, member.id, locale) },
    { text: percent(member.reached, locale), ratio: Math.min(1, barRatio(member.reached)) },
    { text: lastText(member) },
  ]),
});

function nameOf({ people }: ManagerWeek, id: PersonId, locale: Locale): string {
  const person = people.get(id);
  return person ? personName(person, locale) : id;
}

const buttons = (isOn: boolean, locale: Locale) => [
  { label: say(locale, texts.targets), action: 'target.show', value: '' },
  { label: say(locale, texts.board), action: 'leaderboard.show', value: '' },
  { label: say(locale, texts.contest), action: 'contest.new', value: '' },
  isOn
    ? { label: say(locale, texts.off), action: 'digest.set', value: 'off' }
    : { label: say(locale, texts.on), action: 'digest.set', value: 'on' },
];
