/** What launching needs, whatever is launched: the line and the form, who may, until when, and where it is said. */
import { Temporal } from 'temporal-polyfill';
import type { Form } from '../chat/card.ts';
import type { Answer } from '../chat/port.ts';
import { demand, type Wish } from '../domain/access.ts';
import { parseDeadline } from '../domain/deadline.ts';
import { AppError } from '../domain/errors.ts';
import { assignmentOn, type Team } from '../domain/people.ts';
import type { Place } from '../domain/workspace.ts';
import { describeError } from '../i18n/errors.ts';
import { formatDateTime } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Action, Request } from './feature.ts';

/** The draft, or what is wrong with it beside each field. */
export type FormReading<Draft> =
  | { readonly draft: Draft; readonly errors: null }
  | { readonly draft: null; readonly errors: Fields };

type Fields = Readonly<Record<string, string>>;

/** Reads field by field and goes on after an error, so that everything that is wrong is said at once. */
export function fieldReader(fields: Fields, locale: Locale) {
  const errors: Record<string, string> = {};
  return {
    errors,
    /** Null: it could not be read, and `errors` says why. */
    read<T>(name: string, read: (text: string) => T): T | null {
      try {
        return read(fields[name] ?? '');
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        errors[name] = describeError(error.code, error.params, locale) ?? error.code;
        return null;
      }
    },
  };
}

/** Something that is launched by one line of chat or by form. */
export interface Launchable<Draft> {
  /** The right that it takes. */
  readonly wish: Wish;
  /** `words`: what somebody has said already, to begin with; may be empty. */
  form(request: Request, teams: readonly Team[], words: string): Form;
  readForm(fields: Fields, request: Request, teams: readonly Team[]): FormReading<Draft>;
  readLine(line: string, request: Request, teams: readonly Team[]): Draft;
  launch(request: Request, draft: Draft, teams: readonly Team[]): Promise<Answer>;
}

/** The command and the two actions of it: `new …` launches, without more words it opens the form, anything else lists. */
export function launcherOf<Draft>(
  what: Launchable<Draft>,
  list: (request: Request) => Promise<Answer>,
) {
  const begin = async (request: Request, line: string, words = ''): Promise<Answer> => {
    demand(request.actor, what.wish);
    const teams = await request.store.people.teams();
    if (line.trim() === '') return { kind: 'form', form: what.form(request, teams, words) };
    return what.launch(request, what.readLine(line, request, teams), teams);
  };
  const open: Action = {
    effect: 'reads',
    run: (request, { value }) => begin(request, '', value),
  };
  const submit: Action = {
    effect: 'changes',
    async run(request, { fields }) {
      demand(request.actor, what.wish);
      const teams = await request.store.people.teams();
      const { draft, errors } = what.readForm(fields, request, teams);
      return errors ? { kind: 'field_errors', errors } : what.launch(request, draft, teams);
    },
  };
  return {
    open,
    submit,
    run(request: Request, words: string): Promise<Answer> {
      const line = /^(?:new|launch|ask|新建|发起|新)(?![a-z])\s*(.*)$/isu.exec(words.trim());
      return line ? begin(request, line[1] ?? '') : list(request);
    },
  };
}

const furthest = { hours: 366 * 24 };

/** Throws `deadline.unreadable`, `deadline.past` or `deadline.too_far`. */
export function readDeadline(
  text: string,
  { now, workspace, locale }: Pick<Request, 'now' | 'workspace' | 'locale'>,
): Temporal.Instant {
  const deadline = parseDeadline(text, now, workspace.timeZone);
  if (!deadline) throw new AppError('deadline.unreadable', { text: text.trim() });
  const when = formatDateTime(deadline, workspace.timeZone, locale, { year: true, weekday: true });
  if (Temporal.Instant.compare(deadline, now) <= 0) throw new AppError('deadline.past', { when });
  if (Temporal.Instant.compare(deadline, now.add(furthest)) > 0)
    throw new AppError('deadline.too_far', { when });
  return deadline;
}

/** The place of the command; in a direct message that of the person's team, else one that is everybody's. Throws `contest.no_place`. */
export async function placeToAnnounce({
  place,
  actor,
  store,
  today,
}: Pick<Request, 'place' | 'actor' | 'store' | 'today'>): Promise<Place> {
  if (place) return place;
  const places = await store.places.list();
  const team = assignmentOn(actor, today)?.teamId;
  const found =
    places.find(({ teamId }) => teamId !== null && teamId === team) ??
    places.find(({ teamId }) => teamId === null) ??
    places[0];
  if (!found) throw new AppError('contest.no_place', {});
  return found;
}
