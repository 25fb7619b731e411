/** Who answers what somebody asks about their statement, and who may. */
import type { Temporal } from 'temporal-polyfill';
import { can } from '../domain/access.ts';
import type { Role } from '../domain/errors.ts';
import type { PersonId } from '../domain/ids.ts';
import { isHere, type Person } from '../domain/people.ts';
import type { Store } from '../store/port.ts';
import { lastDayOn, loadReporting, reportingsOf } from './viewing.ts';

type People = Pick<Store, 'people'>;

const besides: readonly Role[] = ['ops', 'finance'];

/** The nearest manager above who may; else all of sales operations and finance. Empty: nobody can. */
export async function answerersOf(
  store: People,
  asker: Person,
  today: Temporal.PlainDate,
): Promise<readonly Person[]> {
  const { reporting, line } = await loadReporting(store, asker, lastDayOn(asker, today));
  const mayAnswer = (person: Person) =>
    isHere(person, today) && can(person, { action: 'question.answer', of: reporting });
  const nearest = line.find(mayAnswer);
  if (nearest) return [nearest];
  const people = await store.people.list();
  return people.filter(
    (person) => person.roles.some((role) => besides.includes(role)) && mayAnswer(person),
  );
}

export async function mayAnswer(
  store: People,
  actor: Person,
  asker: Person,
  today: Temporal.PlainDate,
): Promise<boolean> {
  const { reporting } = await loadReporting(store, asker, lastDayOn(asker, today));
  return can(actor, { action: 'question.answer', of: reporting });
}

/** Of those who asked, the ones whom the actor may answer. */
export async function answerableAmong(
  store: People,
  actor: Person,
  askers: readonly PersonId[],
  today: Temporal.PlainDate,
): Promise<readonly PersonId[]> {
  if (!actor.roles.some((role) => role !== 'rep')) return [];
  const people = await store.people.byIds(askers);
  const reportings = await reportingsOf(store, people, today);
  return reportings
    .filter((of) => can(actor, { action: 'question.answer', of }))
    .map(({ id }) => id);
}
