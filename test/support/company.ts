/** A tiny company in domain types: two teams under one roof, five people, and words to state facts about them. */
import { Temporal } from 'temporal-polyfill';
import { type PersonId, personId, teamId, workspaceId } from '../../src/domain/ids.ts';
import { currency, money } from '../../src/domain/money.ts';
import type { Assignment, Person, Team } from '../../src/domain/people.ts';
import { type Period, type PeriodKind, periodOf } from '../../src/domain/period.ts';
import { one, rational } from '../../src/domain/rational.ts';
import type { Fact } from '../../src/domain/record.ts';
import type { Workspace } from '../../src/domain/workspace.ts';
import type { Database, Store } from '../../src/store/port.ts';

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

const usd = currency('USD');

export const acme: Workspace = {
  id: workspaceId('acme'),
  name: 'Acme',
  nameZh: '极致',
  currency: usd,
  locale: 'en',
  timeZone: 'America/New_York',
  fiscalStartMonth: 1,
  amountsArePublic: false,
};

export const teams = {
  all: { id: teamId('t-all'), key: 'all', name: 'Sales', nameZh: '销售部', parentId: null },
  east: {
    id: teamId('t-east'),
    key: 'east',
    name: 'East',
    nameZh: '东区',
    parentId: teamId('t-all'),
  },
  west: {
    id: teamId('t-west'),
    key: 'west',
    name: 'West',
    nameZh: null,
    parentId: teamId('t-all'),
  },
} as const satisfies Record<string, Team>;

/** In the team since 2020 unless said otherwise. */
export function seat(team: Team, more: Partial<Assignment> = {}): Assignment {
  return {
    from: day('2020-01-01'),
    to: null,
    teamId: team.id,
    managerId: personId('p-mia'),
    level: 'senior',
    planKey: 'reps',
    ...more,
  };
}

export function person(key: string, name: string, more: Partial<Person> = {}): Person {
  return {
    id: personId(`p-${key}`),
    key,
    name,
    nameZh: null,
    email: `${key}@acme.example`,
    locale: null,
    roles: ['rep'],
    assignments: [],
    ...more,
  };
}

export const people = {
  ann: person('ann', 'Ann Lee', { nameZh: '李安', assignments: [seat(teams.east)] }),
  bob: person('bob', 'Bob Stone', { assignments: [seat(teams.east, { level: 'junior' })] }),
  cy: person('cy', 'Cy Young', { assignments: [seat(teams.west)] }),
  /** From east to west on 1 March 2026. */
  dee: person('dee', 'Dee Moves', {
    assignments: [
      seat(teams.east, { to: day('2026-03-01') }),
      seat(teams.west, { from: day('2026-03-01') }),
    ],
  }),
  mia: person('mia', 'Mia Chief', {
    roles: ['manager'],
    assignments: [seat(teams.all, { managerId: null, planKey: null })],
  }),
} as const satisfies Record<string, Person>;

export const period = (kind: PeriodKind, on: string): Period => periodOf(kind, day(on), acme);

/** A won deal of one person on 15 February 2026. Amounts in minor units. */
export function deal(
  externalId: string,
  minor: bigint,
  owners: PersonId | readonly PersonId[] = people.ann.id,
  more: Partial<Fact> = {},
): Fact {
  const list = typeof owners === 'string' ? [owners] : owners;
  const share = list.length > 1 ? rational(1n, BigInt(list.length)) : one;
  return {
    source: 'test',
    kind: 'deal',
    externalId,
    stage: 'won',
    occurredOn: day('2026-02-15'),
    amount: money(minor, usd),
    scoreHundredths: null,
    splits: list.map((id) => ({ personId: id, share })),
    attributes: {},
    ...more,
  };
}

export function rating(
  externalId: string,
  scoreHundredths: bigint,
  owner: PersonId = people.ann.id,
  more: Partial<Fact> = {},
): Fact {
  return deal(externalId, 0n, owner, { kind: 'rating', amount: null, scoreHundredths, ...more });
}

/** The company, with nothing sold yet. */
export async function openCompany(database: Database, workspace = acme): Promise<Store> {
  const store = await database.openWorkspace(workspace);
  await store.people.saveTeams(Object.values(teams));
  await store.people.savePeople(Object.values(people));
  return store;
}
