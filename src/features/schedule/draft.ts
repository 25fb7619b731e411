/** What somebody wants to put on the timetable, by one line of chat or by form, and as it travels in a button. */
import { z } from 'zod';
import { normalise } from '../../chat/command-name.ts';
import { can, demand } from '../../domain/access.ts';
import { AppError } from '../../domain/errors.ts';
import { cadenceJson, readCadenceJson } from '../../domain/schedule/stored.ts';
import { readCadence } from '../../domain/schedule/words.ts';
import type { Cadence } from '../../domain/schedule.ts';
import type { Place } from '../../domain/workspace.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Request } from '../feature.ts';
import { type FormReading, fieldReader, placeToAnnounce } from '../launching.ts';
import { placeName } from '../words.ts';
import { clocksFor } from './describe.ts';
import { type PeoplesJob, takeJob } from './jobs.ts';

export interface Draft {
  readonly job: PeoplesJob;
  /** Null: it is about the whole company. */
  readonly place: Place | null;
  readonly cadence: Cadence;
  /** Of the place, or of the company. */
  readonly timeZone: string;
}

/** Throws `access.role_needed`. */
export const demandFor = ({ actor }: Pick<Request, 'actor'>, about: 'place' | 'company'): void =>
  demand(actor, { action: about === 'place' ? 'schedule.change' : 'schedule.change_all' });

/** Those that the actor may schedule. */
export const jobsFor = (
  { actor }: Pick<Request, 'actor'>,
  jobs: readonly PeoplesJob[],
): readonly PeoplesJob[] =>
  can(actor, { action: 'schedule.change_all' })
    ? jobs
    : jobs.filter(({ forPeople }) => forPeople.about === 'place');

/** Null unless the line is the name of something and nothing else: the form asks for the rest. */
export function onlyNamed(
  line: string,
  request: Request,
  jobs: readonly PeoplesJob[],
): PeoplesJob | null {
  const { job, rest } = takeJob(line, jobs, request.locale);
  demandFor(request, job.forPeople.about);
  return rest === '' ? job : null;
}

/** `leaderboard every Friday 17:00 in East`. Throws `schedule.*`, `access.role_needed`. */
export async function readLine(
  line: string,
  request: Request,
  jobs: readonly PeoplesJob[],
): Promise<Draft> {
  const { job, rest } = takeJob(line, jobs, request.locale);
  demandFor(request, job.forPeople.about);
  const places = await request.store.places.list();
  const { place: named, words } = takePlace(rest, places, request.locale);
  const isPlace = job.forPeople.about === 'place';
  const place = isPlace ? (named ?? (await placeToAnnounce(request))) : null;
  const timeZone = (await clocksFor(request)).ofPlace(place);
  return { job, place, cadence: readCadence(words, request.now, timeZone), timeZone };
}

/** `… in East`, `… 发到华东群` at the end: only where a place has the name, or a `#` says that one is meant. */
function takePlace(
  text: string,
  places: readonly Place[],
  locale: Locale,
): { readonly place: Place | null; readonly words: string } {
  const match =
    /^(?<words>.*?)[\s,，]+(?:in|to) +(?<hash>[#＃])?(?<name>\S.*)$/iu.exec(text) ??
    /^(?<words>.*?)[\s,，]*(?:发到|发在|在)\s*(?<hash>[#＃])?(?<name>\S.*)$/u.exec(text);
  const { words = text, hash, name } = match?.groups ?? {};
  if (name === undefined) return { place: null, words: text };
  const place = placeNamed(name, places);
  if (place) return { place, words };
  if (!hash) return { place: null, words: text };
  throw new AppError('schedule.place_unknown', {
    text: name,
    places: places.map((each) => placeName(each, locale)),
  });
}

const placeNamed = (text: string, places: readonly Place[]): Place | undefined => {
  const wanted = normalise(text).replace(/群$/u, '');
  return places.find(({ name, nameZh }) =>
    [name, nameZh].some((each) => each !== null && normalise(each).replace(/群$/u, '') === wanted),
  );
};

export async function readForm(
  fields: Readonly<Record<string, string>>,
  request: Request,
  jobs: readonly PeoplesJob[],
): Promise<FormReading<Draft>> {
  const { read, errors } = fieldReader(fields, request.locale);
  const job = jobs.find(({ name }) => name === fields['job']) ?? jobs[0];
  if (!job) throw new AppError('schedule.job_unknown', { text: '', jobs: [] });
  demandFor(request, job.forPeople.about);
  const places = await request.store.places.list();
  const chosen = places.find(({ id }) => id === fields['place']);
  const isPlace = job.forPeople.about === 'place';
  const place = isPlace ? (chosen ?? (await placeToAnnounce(request))) : null;
  const timeZone = (await clocksFor(request)).ofPlace(place);
  const cadence = read('when', (text) => readCadence(text, request.now, timeZone));
  if (!cadence) return { draft: null, errors };
  const leavesOut = fields['holidays'] === 'skip' && cadence.every !== 'once';
  const limited: Cadence = leavesOut ? { ...cadence, exceptHolidays: true } : cadence;
  return { draft: { job, place, cadence: limited, timeZone }, errors: null };
}

/** The same draft is always the same text. */
export const draftValue = ({ job, place, cadence }: Draft): string =>
  JSON.stringify([job.name, place?.id ?? '', cadenceJson(cadence)]);

const stored = z.tuple([z.string(), z.string(), z.unknown().transform(readCadenceJson)]);

/** Throws `schedule.unknown` for what is no draft, or about a place that is not there any more. */
export async function readValue(
  value: string,
  request: Request,
  jobs: readonly PeoplesJob[],
): Promise<Draft> {
  const [name, placeId, cadence] = parsed(value);
  const job = jobs.find((each) => each.name === name);
  const places = await request.store.places.list();
  const place = places.find(({ id }) => id === placeId) ?? null;
  if (!job || (job.forPeople.about === 'place' && !place))
    throw new AppError('schedule.unknown', {});
  demandFor(request, job.forPeople.about);
  return { job, place, cadence, timeZone: (await clocksFor(request)).ofPlace(place) };
}

function parsed(value: string): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(value));
  } catch (cause) {
    throw new AppError('schedule.unknown', {}, { cause });
  }
}
