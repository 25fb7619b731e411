/** A company as large as the figures ask for: ten people a team, ten teams a region, a year of deals. */
import type { Temporal } from 'temporal-polyfill';
import { personId, teamId } from '../../src/domain/ids.ts';
import type { Person, Team } from '../../src/domain/people.ts';
import type { Fact } from '../../src/domain/record.ts';
import type { Store } from '../../src/store/port.ts';
import { day, deal, instant, person, seat } from '../support/company.ts';
import { seeded } from './measure.ts';

export const at = instant('2026-12-31T12:00:00Z');

export async function seatEverybody(store: Store, size: number): Promise<readonly Person[]> {
  const root = teamOf('all', null);
  const regions = Array.from({ length: Math.ceil(size / 100) }, (_, n) => teamOf(`r${n}`, root));
  const teams = Array.from({ length: Math.ceil(size / 10) }, (_, n) =>
    teamOf(`t${n}`, regions[Math.floor(n / 10)] ?? root),
  );
  await store.people.saveTeams([root, ...regions, ...teams]);
  const people = Array.from({ length: size }, (_, n) =>
    person(`${n}`, `Rep ${n}`, { assignments: [seat(teams[Math.floor(n / 10)] ?? root)] }),
  );
  await store.people.savePeople(people);
  return people;
}

const teamOf = (key: string, parent: Team | null): Team => ({
  ...{ id: teamId(`team-${key}`), key, name: key, nameZh: null },
  parentId: parent?.id ?? null,
});

/** Deals `from` to `to`, spread over the people and the days of 2026, in chunks as a file reader hands them over. */
export async function* dealsOf(
  size: number,
  from: number,
  to: number,
): AsyncGenerator<readonly Fact[]> {
  const random = seeded(from + 1);
  const first = day('2026-01-01');
  const days: readonly Temporal.PlainDate[] = Array.from({ length: 365 }, (_, n) =>
    first.add({ days: n }),
  );
  for (let start = from; start < to; start += 5_000) {
    const length = Math.min(5_000, to - start);
    yield Array.from({ length }, (_, n) => {
      const owner = personId(`p-${Math.floor(random() * size)}`);
      const amount = BigInt(Math.floor(random() * 1_000_000));
      const occurredOn = days[Math.floor(random() * days.length)] ?? first;
      const attributes = { account: `Account ${start % 977}`, product: `Product ${n % 7}` };
      return deal(`D-${start + n}`, amount, owner, { occurredOn, attributes });
    });
  }
}

export async function fill(store: Store, size: number, from: number, to: number): Promise<void> {
  await store.importFacts({ at }, async (add) => {
    for await (const facts of dealsOf(size, from, to)) await add(facts);
  });
}
