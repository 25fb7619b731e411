/** A large company with a plan, targets and a year of deals, whose people ask what they have earned. */
import { workspaceId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/people.ts';
import { businessDay } from '../../src/domain/period.ts';
import type { Request } from '../../src/features/feature.ts';
import { mybonus } from '../../src/features/mybonus/feature.ts';
import type { Store } from '../../src/store/port.ts';
import { plan } from '../features/sales-floor.ts';
import { acme, day, instant, period } from '../support/company.ts';
import type { TestDatabase } from '../support/database.ts';
import { fill, seatEverybody } from './big-company.ts';

export const now = instant('2026-11-23T15:00:00Z');
export const quarter = period('quarter', '2026-11-01');

export interface AskingCompany {
  readonly store: Store;
  /** Another one every time. */
  readonly someone: (round: number) => Person;
  /** `/mybonus`, by somebody else every time. */
  readonly ask: (round: number) => Promise<unknown>;
}

export async function openCompany(
  { database }: Pick<TestDatabase, 'database'>,
  name: string,
  reps: number,
  records: number,
): Promise<AskingCompany> {
  const store = await database.openWorkspace({ ...acme, id: workspaceId(name) });
  const people = await seatEverybody(store, reps);
  await store.plans.publish('reps', plan, day('2025-01-01'), now);
  await store.quotas.save(
    people.map(({ id }) => ({
      subject: { kind: 'person', id } as const,
      ...{ measure: 'bookings' as const, period: quarter, amount: 400_000_00n },
    })),
  );
  await fill(store, reps, 0, records);
  const someone = (round: number): Person => {
    const person = people[(round * 7919) % people.length];
    if (!person) throw new Error('an empty company');
    return person;
  };
  return {
    store,
    someone,
    async ask(round) {
      const answer = await mybonus.command?.run(requestOf(store, someone(round)), '');
      if (answer?.kind !== 'private') throw new Error('no statement');
      return answer.card;
    },
  };
}

const refuse = (): Promise<never> => Promise.reject(new Error('a reading says nothing'));

const requestOf = (store: Store, actor: Person): Request => ({
  ...{ store, workspace: store.workspace, actor, now, today: businessDay(now, store.workspace) },
  ...{
    delivery: {
      estimateMs: async () => 0,
      post: refuse,
      tell: refuse,
      refresh: refuse,
    },
  },
  ...{ locale: 'en', place: null, requestKey: 'bench' },
});
