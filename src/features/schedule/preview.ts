/** What somebody is about to add: the next five runs, before anything is saved; and the form to say it in. */
import type { Temporal } from 'temporal-polyfill';
import type { CardElement, Field, Form, PrivateCard } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { type Cadence, nextOccurrences } from '../../domain/schedule.ts';
import type { Place } from '../../domain/workspace.ts';
import { say } from '../../i18n/locale.ts';
import { scheduleTexts as texts } from '../../i18n/texts/schedule.ts';
import { cadenceWords } from '../cadence-words.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { placeName } from '../words.ts';
import { type Clocks, calendarOf, clocksFor, runTime, whatRuns, whenRuns } from './describe.ts';
import { type Draft, draftValue } from './draft.ts';
import { jobTitle, type PeoplesJob } from './jobs.ts';

const shownRuns = 5;

export async function preview(request: Request, draft: Draft): Promise<Answer> {
  return { kind: 'private', card: await previewCard(request, draft) };
}

async function previewCard(request: Request, draft: Draft): Promise<PrivateCard> {
  const { locale, now } = request;
  const { job, place, cadence, timeZone } = draft;
  const clocks = await clocksFor(request);
  const calendar = await calendarOf(request);
  const runs = nextOccurrences({ cadence, timeZone }, now, shownRuns, calendar);
  const value = draftValue(draft);
  return {
    audience: 'private',
    title: say(locale, texts.previewTitle, { what: whatRuns(job, place, request) }),
    elements: [
      {
        kind: 'text',
        spans: [{ text: whenRuns({ cadence, timeZone }, request), style: 'strong' }],
      },
      runsTable(runs, timeZone, clocks, request),
      ...(runs.length === 1 ? [textElement(say(locale, texts.onlyOnce))] : []),
      ...(asksForHolidays(cadence) && calendar.special.size === 0
        ? [textElement(say(locale, texts.noHolidays))]
        : []),
      ...(mayHaveGuests(place) ? [textElement(say(locale, texts.othersToo))] : []),
      {
        kind: 'actions',
        buttons: [
          {
            ...{ label: say(locale, texts.confirm), action: 'schedule.confirm', value },
            style: 'primary',
          },
          { label: say(locale, texts.change), action: 'schedule.new', value },
        ],
      },
      noteElement([
        say(locale, texts.nothingSaved),
        say(locale, texts.zoneYours, { zone: timeZone }),
      ]),
    ],
  };
}

/** No chat tells an app without more rights whether other companies share a channel; nobody but oneself is in the playground. */
const mayHaveGuests = (place: Place | null): boolean =>
  place !== null && place.platform !== 'playground';

/** Beside it the reader's own clocks, where they show something else. */
const runsTable = (
  runs: readonly Temporal.Instant[],
  timeZone: string,
  { reader }: Clocks,
  { locale }: Request,
): CardElement => ({
  kind: 'table',
  columns: [
    { title: say(locale, texts.runs), align: 'start' },
    ...(reader === timeZone
      ? []
      : [{ title: say(locale, texts.runsForYou, { zone: reader }), align: 'start' } as const]),
  ],
  rows: runs.map((instant) => [
    { text: runTime(instant, timeZone, { locale }) },
    ...(reader === timeZone ? [] : [{ text: runTime(instant, reader, { locale }) }]),
  ]),
});

const asksForHolidays = (cadence: Cadence): boolean =>
  cadence.every === 'workday' ||
  ('on' in cadence && 'workday' in cadence.on) ||
  (cadence.every !== 'once' && cadence.exceptHolidays === true);

/** `begun`: what is to be changed, or named; null: a new one. */
export function scheduleForm(
  request: Request,
  jobs: readonly PeoplesJob[],
  places: readonly Place[],
  begun: Draft | PeoplesJob | null,
): Form {
  const { locale, workspace, place } = request;
  const draft = begun && 'job' in begun ? begun : null;
  const chosen = begun && 'job' in begun ? begun.job : begun;
  const zone = draft?.timeZone ?? workspace.timeZone;
  const here = draft?.place ?? place ?? places.find(({ teamId }) => teamId === null) ?? null;
  return {
    title: say(locale, texts.formTitle),
    submit: say(locale, texts.formSubmit),
    action: 'schedule.preview',
    value: '',
    intro: say(locale, texts.formIntro),
    fields: [
      {
        ...field('job', say(locale, texts.fieldJob), 'select'),
        initial: chosen?.name ?? jobs[0]?.name ?? null,
        options: jobs.map((job) => ({ label: jobTitle(job, locale), value: job.name })),
      },
      {
        ...field('place', say(locale, texts.fieldPlace), 'select'),
        required: false,
        hint: say(locale, texts.fieldPlaceHint),
        initial: here?.id ?? places[0]?.id ?? null,
        options: places.map((each) => ({ label: placeName(each, locale), value: each.id })),
      },
      {
        ...field('when', say(locale, texts.fieldWhen), 'text'),
        hint: say(locale, texts.fieldWhenHint),
        initial: draft ? cadenceWords(always(draft.cadence), zone, locale) : null,
      },
      {
        ...field('holidays', say(locale, texts.fieldHolidays), 'select'),
        initial: draft && always(draft.cadence) !== draft.cadence ? 'skip' : 'run',
        options: [
          { label: say(locale, texts.holidaysRun), value: 'run' },
          { label: say(locale, texts.holidaysSkip), value: 'skip' },
        ],
      },
    ],
  };
}

/** On holidays as well: a field of its own says whether. */
function always(cadence: Cadence): Cadence {
  if (cadence.every === 'once' || !cadence.exceptHolidays) return cadence;
  const { exceptHolidays: _, ...rest } = cadence;
  return rest;
}

const field = (name: string, label: string, type: Field['type']): Field => ({
  ...{ name, label, type, hint: null, required: true, initial: null, options: [] },
});
