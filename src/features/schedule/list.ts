/** The timetable: what runs, when in words, when next, and the switches. */
import type { CardElement, PrivateCard } from '../../chat/card.ts';
import { can } from '../../domain/access.ts';
import { nextOccurrence, type Schedule } from '../../domain/schedule.ts';
import type { WorkCalendar } from '../../domain/work-calendar.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { scheduleTexts as texts } from '../../i18n/texts/schedule.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { calendarOf, isOwn, runTime, whatScheduleRuns, whenRuns } from './describe.ts';
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
  const { store, locale, workspace } = request;
  const [schedules, places, calendar] = await Promise.all([
    store.schedules.list(),
    store.places.list(),
    calendarOf(request),
  ]);
  const listed = schedules.filter(isListed).flatMap((schedule) => {
    const job = jobOf(jobs, schedule);
    if (!job) return [];
    const what = whatScheduleRuns(job, schedule, places, request);
    return [entry(request, schedule, what, calendar)];
  });
  return {
    audience: 'private',
    title: say(locale, texts.title),
    elements: [
      ...(said === null ? [] : [textElement(said), { kind: 'divider' } as const]),
      ...(listed.length === 0 ? [textElement(say(locale, texts.nothing))] : listed.flat()),
      { kind: 'actions', buttons: [addButton(request), comingButton(request)] },
      noteElement([
        say(locale, texts.zone, { zone: workspace.timeZone }),
        say(locale, common.onlyYou),
      ]),
    ],
  };
}

function entry(
  request: Request,
  schedule: Schedule,
  what: string,
  calendar: WorkCalendar,
): readonly CardElement[] {
  const { locale } = request;
  const state = schedule.active ? nextText(request, schedule, calendar) : say(locale, texts.paused);
  const buttons = buttonsFor(request, schedule);
  return [
    {
      kind: 'text',
      spans: [
        { text: what, style: 'strong' },
        { text: ` · ${whenRuns(schedule, request)}` },
        { text: ` · ${state}`, style: 'muted' },
      ],
    },
    ...(buttons.length > 0 ? [{ kind: 'actions', buttons } as const] : []),
  ];
}

export function nextText(
  { locale, now }: Request,
  schedule: Schedule,
  calendar: WorkCalendar,
): string {
  const next = nextOccurrence(schedule, now, calendar);
  if (!next) return say(locale, texts.over);
  return say(locale, texts.next, { at: runTime(next, schedule.timeZone, { locale }) });
}

/** What concerns everybody is for those who may change that. */
export const wishFor = ({ subject }: Pick<Schedule, 'subject'>) =>
  ({ action: subject === '' ? 'schedule.change_all' : 'schedule.change' }) as const;

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
