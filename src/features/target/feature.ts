/** /target: one's own target, month by month, and the pace; a manager sees the team's beside it. */
import type { CardElement, PrivateCard } from '../../chat/card.ts';
import { attainment, missingTo } from '../../domain/attainment.ts';
import { type MeasureCode, measure, measureCodes } from '../../domain/measure.ts';
import type { Person } from '../../domain/people.ts';
import {
  elapsed,
  type Period,
  parsePeriod,
  periodName,
  periodOf,
  shift,
  subperiods,
} from '../../domain/period.ts';
import { compare, one, type Rational } from '../../domain/rational.ts';
import { say } from '../../i18n/locale.ts';
import { common, measureNames } from '../../i18n/texts/common.ts';
import { target as texts } from '../../i18n/texts/target.ts';
import type { Standing } from '../../store/port-performance.ts';
import { dayOf } from '../board.ts';
import type { Feature, Request } from '../feature.ts';
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
import { longPage, pageElements, pageOf, readOffset } from '../pages.ts';
import { demandFigures, visibleAmong } from '../viewing.ts';
import { readWhose } from '../whose.ts';
import { personName } from '../words.ts';
import { columns } from './columns.ts';
import { monthElements } from './months.ts';

export const target: Feature = {
  id: 'target',
  command: {
    names: ['target', '目标'],
    effect: 'reads',
    roles: ['rep', 'manager', 'ops', 'finance', 'admin'],
    usage: texts.usage,
    help: texts.help,
    run: async (request, words) => {
      const whose = await readWhose(request, words);
      const period = whose.period ?? periodOf('quarter', request.today, request.workspace);
      await demandFigures(
        request.store,
        request.actor,
        whose.person,
        dayOf(period, request.today),
        request.locale,
      );
      return { kind: 'private', card: await targetCard(request, whose.person, period, 0) };
    },
  },
  actions: {
    /** One's own for the running quarter, with the team's beside it. */
    show: {
      effect: 'reads',
      run: async (request) => {
        const period = periodOf('quarter', request.today, request.workspace);
        return { kind: 'private', card: await targetCard(request, request.actor, period, 0) };
      },
    },
    /** The same from another member of the team on: one's own, since a team stands beside one's own alone. */
    page: {
      effect: 'reads',
      run: async (request, { value }) => {
        const [name = '', offset] = value.split('|');
        const period = parsePeriod(name, request.workspace);
        const card = await targetCard(request, request.actor, period, readOffset(offset));
        return { kind: 'replace', card };
      },
    },
  },
  jobs: {},
  sweep: null,
};

/** `offset`: members of the team that are left out before the first that is shown. */
async function targetCard(
  request: Request,
  person: Person,
  period: Period,
  offset: number,
): Promise<PrivateCard> {
  const { store, locale, workspace, actor } = request;
  const isOwn = person.id === actor.id;
  const subject = { kind: 'person', id: person.id } as const;
  const months = period.kind === 'month' ? [] : subperiods(period, 'month');
  const [[standing], byMonth, asOf, team] = await Promise.all([
    store.standings.of([subject], period),
    Promise.all(months.map((month) => store.standings.of([subject], month))),
    store.records.asOf(),
    isOwn ? teamElements(request, period, offset) : [],
  ]);
  const name = personName(person, locale);
  const shownPeriod = periodTitle(period, workspace, locale);
  const own = standing
    ? ownElements(
        request,
        standing,
        months,
        byMonth.flatMap((each) => each.slice(0, 1)),
        period,
      )
    : [];
  const nothing = [
    textElement(
      say(locale, isOwn ? texts.noTarget : texts.notYours, { name, period: shownPeriod }),
    ),
    textElement(
      say(locale, texts.otherPeriod, { period: periodName(shift(period, -1), workspace) }),
    ),
  ];
  // Whoever leads people but has no target of their own came for theirs.
  const first = own.length > 0 || team.length > 0 ? own : nothing;
  return {
    audience: 'private',
    title: isOwn
      ? say(locale, texts.titleOwn, { period: shownPeriod })
      : say(locale, texts.titleOf, { name, period: shownPeriod }),
    elements: [
      ...first,
      ...team,
      noteElement([say(locale, common.onlyYou), asOfText(asOf, request, locale)]),
    ],
  };
}

function ownElements(
  request: Request,
  standing: Standing,
  months: readonly Period[],
  byMonth: readonly Standing[],
  period: Period,
): readonly CardElement[] {
  return measureCodes.flatMap((code) => {
    const { value, quota } = measuredOf(standing, measure(code));
    if (!quota) return [];
    const reached = attainment(value, quota);
    const { locale, workspace, today } = request;
    const shown = (amount: Rational) => measureText(amount, measure(code), workspace, locale);
    const label = say(locale, texts.label, {
      measure: say(locale, measureNames[code]),
      target: shown(quota),
    });
    const done = value ? shown(value) : say(locale, common.none);
    return [
      { kind: 'figure', value: done, label } as const,
      ...(reached
        ? [paceBar(say(locale, measureNames[code]), reached, period, today, locale)]
        : []),
      ...(value ? [textElement(missingText(request, code, value, quota, period))] : []),
      ...monthElements(request, code, { standing, period }, months, byMonth),
    ];
  });
}

function missingText(
  { locale, workspace, today }: Request,
  code: MeasureCode,
  value: Rational,
  quota: Rational,
  period: Period,
): string {
  if (compare(value, quota) >= 0) return say(locale, texts.reached);
  const missing = measureText(missingTo(one, value, quota), measure(code), workspace, locale);
  const { gone, days } = elapsed(period, today);
  const isOver = gone >= days && !period.end.subtract({ days: 1 }).equals(today);
  return isOver
    ? say(locale, texts.missed, { missing })
    : say(locale, texts.missing, { missing, days: days - gone });
}

/** Those below the asker, by name, on the measure that most plans pay: bookings. */
async function teamElements(
  request: Request,
  period: Period,
  offset: number,
): Promise<readonly CardElement[]> {
  const { actor, store, today, locale, workspace } = request;
  if (!actor.roles.includes('manager')) return [];
  const day = dayOf(period, today);
  const people = await store.people.list();
  const known = new Map(people.map((person) => [person.id, person]));
  const managers = { ...actor, roles: ['manager'] as const };
  const visible = visibleAmong(managers, people, known, day);
  const below = people.filter(({ id }) => id !== actor.id && visible.has(id));
  if (below.length === 0) return [];
  const standings = await store.standings.of(
    below.map(({ id }) => ({ kind: 'person', id }) as const),
    period,
  );
  const bookings = measure('bookings');
  const rows = standings.flatMap((standing, index) => {
    const person = below[index];
    const { value, quota } = measuredOf(standing, bookings);
    const reached = attainmentOf(standing, bookings);
    if (!person || !quota) return [];
    return [
      [
        { text: personName(person, locale) },
        { text: measureText(quota, bookings, workspace, locale) },
        { text: value ? measureText(value, bookings, workspace, locale) : '' },
        { text: reached ? percent(reached, locale) : '', ratio: Math.min(1, barRatio(reached)) },
      ],
    ];
  });
  if (rows.length === 0) return [];
  const page = pageOf(rows, offset, longPage);
  const to = (from: number) => ({
    ...{ action: 'target.page', value: `${periodName(period, workspace)}|${from}` },
  });
  return [
    { kind: 'text', spans: [{ text: say(locale, texts.teamHeading), style: 'strong' }] },
    { kind: 'table', columns: columns(locale, texts.rep), rows: page.rows },
    ...pageElements(page, longPage, to, locale),
  ];
}
