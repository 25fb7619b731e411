/** The timetable: what runs, when in words, when next, and the switches. */
import { Temporal } from 'temporal-polyfill';
import type { CardElement, PrivateCard } from '../../chat/card.ts';
import { can } from '../../domain/access.ts';
import { nextOccurrence, type Schedule } from '../../domain/schedule.ts';
import type { WorkCalendar } from '../../domain/work-calendar.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { scheduleTexts as texts } from '../../i18n/texts/schedule.ts';
import { clocksOf } from '../clocks.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import {
  type Clocks,
  calendarOf,
  clocksFor,
  isElsewhere,
  isOwn,
  runTime,
  whatScheduleRuns,
  whenRunsFor,
} from './describe.ts';
import type { NamedJob } from './jobs.ts';

/** What happens once belongs to a contest or a pulse, unless somebody scheduled it. */
export const isListed = (schedule: Schedule): boolean =>
  schedule.cadence.every !== 'once' || isOwn(schedule);

export const jobOf = (jobs: readonly NamedJob[], { job }: Pick<Schedule, 'job'>) =>
  jobs.find(({ name }) => name === job) ?? null;

/** `said`: what has just been done. */
export async function listCard(
  request: Request,
  jobs: readonly NamedJob[],
  said: string | null = null,
): Promise<PrivateCard> {
  const { store, locale } = request;
  const [schedules, places, calendar, clocks] = await Promise.all([
    store.schedules.list(),
    store.places.list(),
    calendarOf(request),
    clocksFor(request),
  ]);
  const listed = schedules
    .filter((each) => isListed(each) && jobOf(jobs, each) !== null)
    .filter((each) => !isElsewhere(each, clocks.ofTeams))
    .map((schedule) => ({ schedule, next: nextOf(schedule, request.now, calendar) }))
    .toSorted(byNext);
  const entries = listed.map(({ schedule, next }) => {
    const job = jobOf(jobs, schedule);
    const what = job ? whatScheduleRuns(job, schedule, places, request) : schedule.job;
    return entry(request, { schedule, next, what }, clocks);
  });
  const elsewhere = schedules.filter((each) => isElsewhere(each, clocks.ofTeams));
  const zones = [...new Set(elsewhere.map(({ timeZone }) => timeZone))].sort();
  const isFar = listed.some(({ schedule }) => schedule.timeZone !== clocks.reader);
  return {
    audience: 'private',
    title: say(locale, texts.title),
    elements: [
      ...(said === null ? [] : [textElement(said), { kind: 'divider' } as const]),
      ...(listed.length === 0 ? [textElement(say(locale, texts.nothing))] : entries.flat()),
      ...(elsewhere.length > 0 ? [textElement(say(locale, texts.elsewhere, { zones }))] : []),
      { kind: 'actions', buttons: [addButton(request), comingButton(request)] },
      noteElement([
        say(locale, isFar ? texts.zone : texts.zoneYours, { zone: clocks.reader }),
        say(locale, common.onlyYou),
      ]),
    ],
  };
}

const nextOf = (schedule: Schedule, now: Request['now'], calendar: WorkCalendar) =>
  schedule.active ? nextOccurrence(schedule, now, calendar) : null;

/** What comes soonest first; what is paused, or over, last. */
function byNext(a: Listed, b: Listed): number {
  if (a.next && b.next) return Temporal.Instant.compare(a.next, b.next);
  return Number(a.next === null) - Number(b.next === null);
}

interface Listed {
  readonly schedule: Schedule;
  readonly next: Temporal.Instant | null;
}

function entry(
  request: Request,
  { schedule, next, what }: Listed & { readonly what: string },
  clocks: Clocks,
): readonly CardElement[] {
  const { locale } = request;
  const state = schedule.active ? nextText(request, schedule, next) : say(locale, texts.paused);
  const buttons = buttonsFor(request, schedule);
  return [
    {
      kind: 'text',
      spans: [
        { text: what, style: 'strong' },
        { text: ` · ${whenRunsFor(schedule, request, clocks)}` },
        { text: ` · ${state}`, style: 'muted' },
      ],
    },
    ...(buttons.length > 0 ? [{ kind: 'actions', buttons } as const] : []),
  ];
}

function nextText({ locale }: Request, schedule: Schedule, next: Temporal.Instant | null): string {
  if (!next) return say(locale, texts.over);
  return say(locale, texts.next, { at: runTime(next, schedule.timeZone, { locale }) });
}

/** What concerns everybody is for those who may change that. */
export const wishFor = ({ subject }: Pick<Schedule, 'subject'>) =>
  ({ action: isForAll(subject) ? 'schedule.change_all' : 'schedule.change' }) as const;

const isForAll = (subject: string): boolean => subject === '' || clocksOf(subject) !== null;

function buttonsFor({ actor, locale }: Request, schedule: Schedule) {
  if (!can(actor, wishFor(schedule))) return [];
  const button = (action: string, label: string) => ({
    ...{ action: `schedule.${action}`, label, value: schedule.id },
  });
  const toggle = schedule.active
    ? button('pause', say(locale, texts.pause))
    : button('resume', say(locale, texts.resume));
  return isOwn(schedule) ? [toggle, button('remove', say(locale, texts.remove))] : [toggle];
}

export const addButton = ({ locale }: Pick<Request, 'locale'>) => ({
  ...{ label: say(locale, texts.add), action: 'schedule.new', value: '' },
});
const comingButton = ({ locale }: Pick<Request, 'locale'>) => ({
  ...{ label: say(locale, texts.coming), action: 'schedule.coming', value: '' },
});
export const listButton = ({ locale }: Pick<Request, 'locale'>) => ({
  ...{ label: say(locale, texts.list), action: 'schedule.list', value: '' },
});
