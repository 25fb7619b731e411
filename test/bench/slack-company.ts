/** One's own company as the product finds it at its start: people with accounts at Slack, a plan, targets, and deals of this quarter. */
import { Temporal } from 'temporal-polyfill';
import { workspaceId } from '../../src/domain/ids.ts';
import { businessDay, periodOf } from '../../src/domain/period.ts';
import type { Database } from '../../src/store/port.ts';
import { plan } from '../features/sales-floor.ts';
import { acme, day, deal } from '../support/company.ts';
import { seatEverybody } from './big-company.ts';

const dealsEach = 20;

/** `accounts`: of the first people, at Slack. */
export async function foundCompany(
  database: Database,
  size: number,
  accounts: readonly string[],
): Promise<void> {
  const store = await database.openWorkspace({ ...acme, id: workspaceId('own') });
  const people = await seatEverybody(store, size);
  const now = Temporal.Now.instant();
  const quarter = periodOf('quarter', businessDay(now, acme), acme);
  await store.plans.publish('reps', plan, day('2025-01-01'), now);
  await store.quotas.save(
    people.map(({ id }) => ({
      subject: { kind: 'person', id } as const,
      ...{ measure: 'bookings' as const, period: quarter, amount: 400_000_00n },
    })),
  );
  await store.importFacts({ at: now }, async (add) => {
    for (let n = 0; n < dealsEach; n += 1)
      await add(
        people.map(({ id }, nth) =>
          deal(`D-${n}-${nth}`, BigInt(1_000_00 + ((nth * 7919) % 40_000_00)), id, {
            occurredOn: quarter.start,
          }),
        ),
      );
  });
  for (const [nth, user] of accounts.entries()) {
    const person = people[nth % people.length];
    if (person) await store.people.linkIdentity(person.id, 'slack', user);
  }
}
