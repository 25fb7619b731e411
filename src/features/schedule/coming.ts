/** What would run in the next 14 days, contests and pulses that end included. */
import type { Temporal } from 'temporal-polyfill';
import type { CardElement, PrivateCard } from '../../chat/card.ts';
import { occurrencesBetween } from '../../domain/schedule.ts';
import { formatDateTime, formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { scheduleTexts as texts } from '../../i18n/texts/schedule.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import {
  type Clocks,
  calendarOf,
  clocksFor,
  isElsewhere,
  whatScheduleRuns,
  whenRunsFor,
} from './describe.ts';
import type { NamedJob } from './jobs.ts';
import { jobOf, listButton } from './list.ts';

const ahead = { hours: 14 * 24 };
/** What comes oftener than every other day is summed up in a line: it would hide the rest. */
const fewTimes = 7;
const listedAtMost = 60;

interface Coming {
  readonly what: string;
  readonly when: string;
  readonly runs: readonly Temporal.Instant[];
}

async function load(
  request: Request,
  jobs: readonly NamedJob[],
  clocks: Clocks,
): Promise<readonly Coming[]> {
  const { store, now } = request;
  const [schedules, places, calendar] = await Promise.all([
    store.schedules.list(),
    store.places.list(),
    calendarOf(request),
  ]);
  return schedules
    .filter((each) => each.active && !isElsewhere(each, clocks.ofTeams))
    .flatMap((schedule) => {
      const job = jobOf(jobs, schedule);
      if (!job) return [];
      const runs = occurrencesBetween(schedule, now, now.add(ahead), calendar);
      const what = whatScheduleRuns(job, schedule, places, request);
      return runs.length === 0
        ? []
        : [{ what, when: whenRunsFor(schedule, request, clocks), runs }];
    });
}

export async function comingCard(
  request: Request,
  jobs: readonly NamedJob[],
): Promise<PrivateCard> {
  const { locale } = request;
  const clocks = await clocksFor(request);
  const coming = await load(request, jobs, clocks);
  const rare = coming.filter(({ runs }) => runs.length <= fewTimes);
  const rows = rare
    .flatMap(({ what, runs }) => runs.map((at) => ({ what, at })))
    .sort((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds);
  const often = coming.filter(({ runs }) => runs.length > fewTimes);
  const left = rows.length - listedAtMost;
  return {
    audience: 'private',
    title: say(locale, texts.comingTitle),
    elements: [
      ...(coming.length === 0 ? [textElement(say(locale, texts.comingNothing))] : []),
      ...(rows.length > 0 ? [table(rows.slice(0, listedAtMost), request, clocks)] : []),
      ...(left > 0 ? [textElement(say(locale, texts.more, { count: `${left}` }))] : []),
      ...often.map(({ what, when, runs }) =>
        textElement(
          say(locale, texts.often, { what, when, count: formatNumber(runs.length, locale) }),
        ),
      ),
      { kind: 'actions', buttons: [listButton(request)] },
      noteElement([
        say(locale, texts.zoneYours, { zone: clocks.reader }),
        say(locale, common.onlyYou),
      ]),
    ],
  };
}

const table = (
  rows: readonly { readonly what: string; readonly at: Temporal.Instant }[],
  { locale }: Request,
  { reader }: Clocks,
): CardElement => ({
  kind: 'table',
  columns: [
    { title: say(locale, texts.when), align: 'start' },
    { title: say(locale, texts.what), align: 'start' },
  ],
  rows: rows.map(({ what, at }) => [
    { text: formatDateTime(at, reader, locale, { weekday: true }) },
    { text: what },
  ]),
});
