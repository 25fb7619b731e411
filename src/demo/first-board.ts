/** How everybody stood on the Monday before the story begins: the first board that is posted shows who has moved since. */
import { Temporal } from 'temporal-polyfill';
import { attainment } from '../domain/attainment.ts';
import type { PersonId, TeamId } from '../domain/ids.ts';
import { membersOn } from '../domain/people.ts';
import { type Period, periodOf } from '../domain/period.ts';
import type { Subject } from '../domain/quota.ts';
import { rational } from '../domain/rational.ts';
import { rank } from '../domain/standings.ts';
import type { Store } from '../store/port.ts';
import { demoPlaces, demoStart, demoTeams, demoWorkspace, sellingTeams } from './company.ts';

const postedAt = Temporal.Instant.from('2026-11-23T09:00+08:00');

export async function keepFirstRanks(store: Store): Promise<void> {
  const day = demoStart.toZonedDateTimeISO(demoWorkspace.timeZone).toPlainDate();
  const period = periodOf('quarter', day, demoWorkspace);
  const people = (await store.people.list()).filter(({ roles }) => roles.includes('rep'));
  const teams = await ranksOf<TeamId>(
    store,
    demoTeams.filter(({ key }) => sellingTeams.includes(key)).map(({ id }) => id),
    'team',
    period,
  );
  for (const { id: placeId, teamId } of demoPlaces) {
    const members = teamId ? membersOn(teamId, people, demoTeams, day) : people;
    const ids = members.map(({ id }) => id);
    const ranks = { people: await ranksOf<PersonId>(store, ids, 'person', period), teams };
    await store.boardPosts.add({ placeId, postedAt, period, ranks });
  }
}

async function ranksOf<K extends PersonId | TeamId>(
  store: Store,
  ids: readonly K[],
  kind: Subject['kind'],
  period: Period,
): Promise<Readonly<Record<K, number>>> {
  const standings = await store.standings.of(
    ids.map((id) => ({ kind, id }) as Subject),
    period,
  );
  const placed = rank(
    standings.map(({ subject, deal, quotas }) => ({
      id: subject.id as K,
      score: attainment(rational(deal.total), rational(quotas.bookings ?? 0n)),
    })),
  );
  return Object.fromEntries(placed.map(({ id, rank: place }) => [id, place])) as Record<K, number>;
}
