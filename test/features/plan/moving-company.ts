/** A company in which people come, go, move, rise and are away within two quarters of 2025, with deals, ratings and targets. */
import { workspaceId } from '../../../src/domain/ids.ts';
import type { Person, Team } from '../../../src/domain/people.ts';
import type { Quota } from '../../../src/domain/quota.ts';
import { rational } from '../../../src/domain/rational.ts';
import type { Fact, Split } from '../../../src/domain/record.ts';
import type { Database, Store } from '../../../src/store/port.ts';
import { seeded } from '../../bench/measure.ts';
import { acme, day, deal, instant, period, person, rating, seat } from '../../support/company.ts';

export const today = day('2025-10-15');
const at = instant('2025-10-15T12:00:00Z');
const quarters = [period('quarter', '2025-04-01'), period('quarter', '2025-07-01')];

const team = (key: string, parentId: Team['parentId']): Team => {
  const named = { key, name: key, nameZh: null, parentId };
  return { id: `t-${key}` as Team['id'], ...named };
};
const all = team('all', null);
const east = team('east', all.id);
const west = team('west', all.id);
const deep = team('deep', west.id);
const lone = team('lone', all.id);

interface Where {
  readonly in: Team;
  readonly from?: string;
  readonly to?: string;
  readonly level?: string;
  readonly plan?: string | null;
}

const someone = (key: string, ...places: readonly Where[]): Person =>
  person(key, key, {
    assignments: places.map(({ in: place, from, to, level = 'senior', plan = 'random' }) =>
      seat(place, {
        ...{ from: day(from ?? '2020-01-01'), to: to === undefined ? null : day(to) },
        ...{ level, planKey: plan, managerId: null },
      }),
    ),
  });

/** Named by what they do. */
export const staff: readonly Person[] = [
  someone('steady', { in: east }),
  someone('junior', { in: east, level: 'junior' }),
  someone('mover', { in: east, to: '2025-05-10' }, { in: west, from: '2025-05-10' }),
  someone('turner', { in: east, to: '2025-07-01' }, { in: lone, from: '2025-07-01' }),
  someone('west', { in: west, level: 'junior' }),
  someone('leaver', { in: deep, to: '2025-08-20' }),
  someone('deep', { in: deep }),
  someone('joiner', { in: lone, from: '2025-05-15', level: 'junior' }),
  someone('newcomer', { in: lone, from: '2025-04-01' }),
  someone(
    'riser',
    { in: lone, to: '2025-05-20', level: 'junior' },
    { in: lone, from: '2025-05-20' },
  ),
  someone('switcher', { in: east, to: '2025-08-01' }, { in: east, from: '2025-08-01', plan: 'x' }),
  someone('away', { in: east }),
  someone('other', { in: east, plan: 'x' }),
  someone('assigned', { in: lone, plan: null }),
  someone('boss', { in: all, plan: null }),
];

/** Each call is a workspace of its own; what is sold differs with the seed. */
export async function openMovingCompany(
  database: Database,
  name: string,
  seed: number,
): Promise<Store> {
  const store = await database.openWorkspace({ ...acme, id: workspaceId(name) });
  await store.people.saveTeams([all, east, west, deep, lone]);
  await store.people.savePeople(staff);
  const random = seeded(seed);
  await store.importFacts({ at }, (add) => add(dealsOf(random)));
  await store.quotas.save(quotasOf(random));
  const away = { from: day('2025-04-10'), to: day('2025-06-20') };
  await store.leave.save([{ personId: idOf('away'), ...away }]);
  return store;
}

/** From July on somebody is on the plan by what is assigned, and not by the seat: then the store is asked for everybody. */
export async function assignOne({ plans }: Store): Promise<void> {
  for (const { id, assignments } of staff)
    for (const { planKey, from, to } of assignments)
      if (planKey !== null) await plans.assign({ kind: 'person', id }, planKey, { from, to });
  const since = { from: day('2025-07-01'), to: null };
  await plans.assign({ kind: 'person', id: idOf('assigned') }, 'random', since);
}

const idOf = (key: string): Person['id'] => `p-${key}` as Person['id'];

function dealsOf(random: () => number): readonly Fact[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const occurredOn = () => day('2025-03-25').add({ days: Math.floor(random() * 195) });
  const attributes = () => ({
    product: pick(['Atlas', 'Iris', '']),
    region: pick(['north', 'south', '']),
  });
  const deals = Array.from({ length: 160 }, (_, n): Fact => {
    const owners = [...new Set([pick(staff), pick(staff)])].map(({ id }) => id);
    const share = rational(1n, BigInt(owners.length));
    const splits = owners.map((personId): Split => {
      const role = pick(['closer', 'scout', '']);
      return { personId, share, ...(role ? { role } : {}) };
    });
    const minor = BigInt(Math.floor((random() - 0.1) * 200_000));
    const more = { splits, attributes: attributes(), occurredOn: occurredOn() };
    return deal(`D-${n}`, minor, owners, more);
  });
  const ratings = Array.from({ length: 40 }, (_, n) =>
    rating(`R-${n}`, BigInt(100 + Math.floor(random() * 400)), pick(staff).id, {
      occurredOn: occurredOn(),
    }),
  );
  return [...deals, ...ratings];
}

function quotasOf(random: () => number): readonly Quota[] {
  const subjects = [
    ...staff.map(({ id }) => ({ kind: 'person', id }) as const),
    ...[east, west, deep, lone].map(({ id }) => ({ kind: 'team', id }) as const),
  ];
  const usual = { bookings: 900_000, deals: 8, satisfaction: 400 };
  return subjects.flatMap((subject) =>
    quarters.flatMap((quarter) =>
      Object.entries(usual).flatMap(([measure, most]): Quota[] =>
        random() < 0.2
          ? []
          : [
              {
                ...{ subject, measure, period: quarter },
                amount: BigInt(Math.ceil(random() * most)),
              },
            ],
      ),
    ),
  );
}
