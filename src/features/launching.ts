/** What launching needs, whatever is launched: who may, until when, and where it is said. */
import { Temporal } from 'temporal-polyfill';
import { parseDeadline } from '../domain/deadline.ts';
import { AppError, type Role } from '../domain/errors.ts';
import { assignmentOn, type Person } from '../domain/people.ts';
import type { Place } from '../domain/workspace.ts';
import { formatDateTime } from '../i18n/format.ts';
import type { Request } from './feature.ts';

const launchers: readonly Role[] = ['manager', 'ops', 'executive', 'admin'];

export const mayLaunch = ({ roles }: Person): boolean =>
  roles.some((role) => launchers.includes(role));

/** Throws `access.role_needed`. */
export function requireLauncher(actor: Person): void {
  if (!mayLaunch(actor)) throw new AppError('access.role_needed', { role: 'manager' });
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
