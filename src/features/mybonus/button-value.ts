/** What the buttons of a statement carry: whose it is, which period, and where one was reading. Ids only. */

import { personId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { type Period, parsePeriod, periodName } from '../../domain/period.ts';
import type { RecordKind } from '../../domain/record.ts';
import type { Request } from '../feature.ts';

export interface Reading {
  readonly person: Person;
  /** Null: the running one. */
  readonly period: Period | null;
  readonly kind: RecordKind;
  readonly offset: number;
}

export const valueOf = (
  { workspace }: Pick<Request, 'workspace'>,
  {
    person,
    period,
    kind = 'deal',
    offset = 0,
  }: { readonly person: Person; readonly period: Period } & Partial<
    Pick<Reading, 'kind' | 'offset'>
  >,
): string => [person.id, periodName(period, workspace), kind, offset].join('|');

/** Somebody who is no longer there reads as the asker. Throws `period.unreadable` for a value that is none of ours. */
export async function readValue(request: Request, value: string): Promise<Reading> {
  const [id = '', period = '', kind = '', offset = ''] = value.split('|');
  const { actor, store, workspace } = request;
  const person = id === actor.id ? actor : await store.people.byId(personId(id));
  return {
    person: person ?? actor,
    period: period === '' ? null : parsePeriod(period, workspace),
    kind: kind === 'rating' ? 'rating' : 'deal',
    offset: /^\d{1,9}$/.test(offset) ? Number(offset) : 0,
  };
}
