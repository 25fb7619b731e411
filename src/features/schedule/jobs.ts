/** What can be scheduled: collected from what the features say of their jobs. */
import { normalise } from '../../chat/command-name.ts';
import { AppError } from '../../domain/errors.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import type { Feature, TimetableEntry } from '../feature.ts';

/** A job that has a name. `name`: `<feature>.<job>`, as schedules call it. */
export interface NamedJob extends TimetableEntry {
  readonly name: string;
}

export type PeoplesJob = NamedJob & Required<TimetableEntry>;

export const namedJobs = (features: readonly Feature[]): readonly NamedJob[] =>
  features.flatMap(({ id, timetable = {} }) =>
    Object.entries(timetable).map(([job, entry]) => ({ ...entry, name: `${id}.${job}` })),
  );

export const peoplesJobs = (jobs: readonly NamedJob[]): readonly PeoplesJob[] =>
  jobs.flatMap((job) => (job.forPeople ? [{ ...job, forPeople: job.forPeople }] : []));

export const jobTitle = (job: NamedJob, locale: Locale): string => say(locale, job.title);

/** The longest name with which the line begins; null: it begins with none. */
function findJob(line: string, jobs: readonly PeoplesJob[]) {
  const found = jobs.flatMap((job) =>
    job.forPeople.words.flatMap((word) => {
      const rest = after(line, word);
      return rest === null ? [] : [{ job, rest, length: word.length }];
    }),
  );
  return found.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** What follows the word; null: the line does not begin with it. A Latin word has to end there. */
function after(line: string, word: string): string | null {
  const head = line.slice(0, word.length);
  const rest = line.slice(word.length);
  if (normalise(head) !== word) return null;
  return /^[a-z0-9]/iu.test(rest) && /[a-z]$/u.test(word) ? null : rest.trim();
}

/** Throws `schedule.job_unknown`, which lists them. */
export function takeJob(
  line: string,
  jobs: readonly PeoplesJob[],
  locale: Locale,
): { readonly job: PeoplesJob; readonly rest: string } {
  const found = findJob(line.trim(), jobs);
  if (found) return found;
  const named = jobs.map(({ forPeople: { words } }) => {
    const inScript = words.find((word) => /\p{Script=Han}/u.test(word) === (locale === 'zh'));
    return inScript ?? words[0] ?? '';
  });
  throw new AppError('schedule.job_unknown', { text: line.trim(), jobs: named });
}
