/** How a schedule is called, and when it comes, as the reader reads it. */
import type { Temporal } from 'temporal-polyfill';
import type { Schedule } from '../../domain/schedule.ts';
import { zoneOfTeam, zonesOf } from '../../domain/time-zone.ts';
import { type WorkCalendar, workCalendar } from '../../domain/work-calendar.ts';
import type { Place } from '../../domain/workspace.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { scheduleTexts as texts } from '../../i18n/texts/schedule.ts';
import { cadenceWords } from '../cadence-words.ts';
import { clocksOf, zonesOfPeople } from '../clocks.ts';
import type { Request } from '../feature.ts';
import { placeName } from '../words.ts';
import { jobTitle, type NamedJob } from './jobs.ts';

/** Its own mark: those without it came with Upside, or with a contest or a pulse. */
const own = 'own:';
export const ownId = (digest: string): string => `${own}${digest}`;
export const isOwn = ({ id }: Pick<Schedule, 'id'>): boolean => id.startsWith(own);

/** `Leaderboard in East`. `null`: about no place. */
export function whatRuns(
  job: NamedJob,
  place: Place | null,
  { locale }: Pick<Request, 'locale'>,
): string {
  const what = jobTitle(job, locale);
  return place ? say(locale, texts.inPlace, { what, place: placeName(place, locale) }) : what;
}

/** The name of a stored schedule; a job about places that names none runs in all. */
export function whatScheduleRuns(
  job: NamedJob,
  { subject }: Pick<Schedule, 'subject'>,
  places: readonly Place[],
  request: Pick<Request, 'locale'>,
): string {
  if (job.forPeople?.about !== 'place') return whatRuns(job, null, request);
  const place = places.find(({ id }) => id === subject) ?? null;
  if (place || subject !== '') return whatRuns(job, place, request);
  return say(request.locale, texts.inAll, { what: jobTitle(job, request.locale) });
}

export const whenRuns = (
  { cadence, timeZone }: Pick<Schedule, 'cadence' | 'timeZone'>,
  { locale }: Pick<Request, 'locale'>,
): string => cadenceWords(cadence, timeZone, locale);

/** With the zone, where it is not the reader's. */
export function whenRunsFor(
  schedule: Pick<Schedule, 'cadence' | 'timeZone'>,
  { locale }: Pick<Request, 'locale'>,
  { reader }: Pick<Clocks, 'reader'>,
): string {
  const when = whenRuns(schedule, { locale });
  const zone = schedule.timeZone;
  return zone === reader ? when : say(locale, texts.inZone, { when, zone });
}

/** Beside those of the company and its teams: a round for people who are elsewhere. Nobody switches it for itself. */
export const isElsewhere = (
  { subject, timeZone }: Pick<Schedule, 'subject' | 'timeZone'>,
  ofTeams: readonly string[],
): boolean => clocksOf(subject) !== null && !ofTeams.includes(timeZone);

export interface Clocks {
  /** The zone of who asks. */
  readonly reader: string;
  /** Of the company and its teams. */
  readonly ofTeams: readonly string[];
  /** That by which a place goes; null: the whole company. */
  readonly ofPlace: (place: Pick<Place, 'teamId'> | null) => string;
}

export async function clocksFor(request: Request): Promise<Clocks> {
  const { store, actor, workspace } = request;
  const teams = await store.people.teams();
  const zoneFor = await zonesOfPeople(request);
  return {
    reader: zoneFor(actor),
    ofTeams: zonesOf(teams, workspace.timeZone),
    ofPlace: (place) => zoneOfTeam(place?.teamId ?? null, teams, workspace.timeZone),
  };
}

/** `Fri 27 Nov 2026 17:00`. */
export const runTime = (
  instant: Temporal.Instant,
  timeZone: string,
  { locale }: Pick<Request, 'locale'>,
): string => formatDateTime(instant, timeZone, locale, { weekday: true, year: true });

export const calendarOf = async ({
  store,
  workspace,
}: Pick<Request, 'store' | 'workspace'>): Promise<WorkCalendar> =>
  workCalendar(workspace.fiscalStartMonth, await store.holidays.list());
