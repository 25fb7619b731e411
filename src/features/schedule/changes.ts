/** Adds, pauses, resumes and removes. Each may be pressed twice: the second time finds it done. */
import type { Answer } from '../../chat/port.ts';
import { demand } from '../../domain/access.ts';
import { AppError } from '../../domain/errors.ts';
import { scheduleId } from '../../domain/ids.ts';
import { checkTimetable } from '../../domain/schedule/check.ts';
import { nextOccurrence, type Schedule } from '../../domain/schedule.ts';
import { say } from '../../i18n/locale.ts';
import { scheduleTexts as texts } from '../../i18n/texts/schedule.ts';
import { createdId } from '../created.ts';
import type { Request } from '../feature.ts';
import { textElement } from '../figures.ts';
import {
  calendarOf,
  clocksFor,
  isElsewhere,
  isOwn,
  ownId,
  runTime,
  whatScheduleRuns,
  whenRuns,
  whenRunsFor,
} from './describe.ts';
import { type Draft, draftValue } from './draft.ts';
import type { NamedJob } from './jobs.ts';
import { isListed, jobOf, listCard, wishFor } from './list.ts';

/** The same job at the same times in the same place is there once, whoever adds it. */
export async function confirm(
  request: Request,
  draft: Draft,
  jobs: readonly NamedJob[],
): Promise<Answer> {
  const { store, now, locale } = request;
  const { job, place, cadence, timeZone } = draft;
  checkTimetable({ cadence, timeZone }, now, whenRuns({ cadence, timeZone }, request));
  const schedule: Schedule = {
    id: scheduleId(ownId(await createdId('schedule', draftValue(draft)))),
    job: job.name,
    cadence,
    timeZone,
    catchUp: job.forPeople.catchUp,
    subject: place?.id ?? '',
    createdAt: now,
    active: true,
  };
  const isNew = await store.transaction(async ({ schedules }) => {
    const present = await schedules.byId(schedule.id);
    if (present?.active) return false;
    await schedules.save(schedule);
    await schedules.markMaterialised(schedule.id, now);
    return true;
  });
  const when = whenRunsFor(schedule, request, await clocksFor(request));
  const first = nextOccurrence(schedule, now, await calendarOf(request));
  const at = first ? runTime(first, timeZone, request) : '';
  const said = isNew
    ? say(locale, texts.saved, { when, at })
    : say(locale, texts.already, { when });
  return { kind: 'replace', card: await listCard(request, jobs, said) };
}

/** Of those that are listed: what settles a contest is not for switching. Throws `schedule.unknown`, `access.role_needed`. */
async function find(request: Request, id: string, jobs: readonly NamedJob[]): Promise<Schedule> {
  const found = await request.store.schedules.byId(scheduleId(id));
  if (!found || !isListed(found) || !jobOf(jobs, found)) throw new AppError('schedule.unknown', {});
  demand(request.actor, wishFor(found));
  return found;
}

/** What is due and has not run is let be: nobody who pauses something wants it a minute later. */
export async function pause(
  request: Request,
  id: string,
  jobs: readonly NamedJob[],
): Promise<Answer> {
  const schedule = await find(request, id, jobs);
  const { ofTeams } = await clocksFor(request);
  await request.store.transaction(async ({ schedules }) => {
    for (const each of await withElsewhere(schedules, schedule, ofTeams)) {
      await schedules.save({ ...each, active: false });
      await schedules.dropPending(each.id);
    }
  });
  return replaced(request, jobs, say(request.locale, texts.pausedNow));
}

/** With the rounds of people who are elsewhere, which are switched as those of the company are. */
async function withElsewhere(
  schedules: Pick<Request['store']['schedules'], 'list'>,
  schedule: Schedule,
  ofTeams: readonly string[],
): Promise<readonly Schedule[]> {
  const all = await schedules.list();
  const others = all.filter((each) => each.id.startsWith(`${schedule.id}@`));
  return [schedule, ...others.filter((each) => isElsewhere(each, ofTeams))];
}

/** Begins anew: what fell into the pause is not caught up with. */
export async function resume(
  request: Request,
  id: string,
  jobs: readonly NamedJob[],
): Promise<Answer> {
  const { store, now, locale } = request;
  const schedule = await find(request, id, jobs);
  const { ofTeams } = await clocksFor(request);
  await store.transaction(async ({ schedules }) => {
    for (const each of await withElsewhere(schedules, schedule, ofTeams)) {
      if (each.active) continue;
      await schedules.save({ ...each, active: true });
      await schedules.markMaterialised(each.id, now);
    }
  });
  const next = nextOccurrence(schedule, now, await calendarOf(request));
  const at = next ? runTime(next, schedule.timeZone, request) : say(locale, texts.over);
  return replaced(request, jobs, say(locale, texts.resumedNow, { at }));
}

/** Shows what it would do first. Throws `schedule.built_in`. */
export async function askToRemove(
  request: Request,
  id: string,
  jobs: readonly NamedJob[],
): Promise<Answer> {
  const { store, locale } = request;
  const schedule = await findOwn(request, id, jobs);
  const job = jobOf(jobs, schedule);
  const places = await store.places.list();
  const what = job ? whatScheduleRuns(job, schedule, places, request) : schedule.job;
  const when = whenRunsFor(schedule, request, await clocksFor(request));
  return {
    kind: 'replace',
    card: {
      audience: 'private',
      title: say(locale, texts.removeTitle, { what }),
      elements: [
        textElement(say(locale, texts.removeEffect, { when })),
        {
          kind: 'actions',
          buttons: [
            {
              ...{ label: say(locale, texts.removeYes), action: 'schedule.removed', value: id },
              style: 'danger',
            },
            { label: say(locale, texts.keep), action: 'schedule.list', value: '' },
          ],
        },
      ],
    },
  };
}

export async function remove(
  request: Request,
  id: string,
  jobs: readonly NamedJob[],
): Promise<Answer> {
  const schedule = await findOwn(request, id, jobs);
  await request.store.transaction(({ schedules }) => schedules.remove(schedule.id));
  return replaced(request, jobs, say(request.locale, texts.removed));
}

async function findOwn(request: Request, id: string, jobs: readonly NamedJob[]): Promise<Schedule> {
  const schedule = await find(request, id, jobs);
  if (!isOwn(schedule)) throw new AppError('schedule.built_in', {});
  return schedule;
}

const replaced = async (
  request: Request,
  jobs: readonly NamedJob[],
  said: string,
): Promise<Answer> => ({ kind: 'replace', card: await listCard(request, jobs, said) });
