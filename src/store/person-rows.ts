/** A row of a person, with their assignments in order, as a person. */
import type { Role } from '../domain/errors.ts';
import { personId, teamId } from '../domain/ids.ts';
import type { Person } from '../domain/people.ts';
import type { Prisma } from '../generated/client.ts';
import { maybe, toDay } from './moments.ts';

type PersonRow = Prisma.PersonGetPayload<{ include: { assignments: true } }>;

export const toPerson = (row: PersonRow): Person => ({
  id: personId(row.id),
  key: row.key,
  name: row.name,
  nameZh: row.nameZh,
  email: row.email,
  locale: row.locale === 'en' || row.locale === 'zh' ? row.locale : null,
  roles: row.roles as readonly Role[],
  assignments: row.assignments.map((seat) => ({
    from: toDay(seat.fromDay),
    to: maybe(seat.toDay, toDay),
    teamId: teamId(seat.teamId),
    managerId: maybe(seat.managerId, personId),
    level: seat.level,
    planKey: seat.planKey,
  })),
  ...attributesOf(row.attributes as Readonly<Record<string, string>>),
});

/** None at all is no property at all: two people are equal when they read the same. */
const attributesOf = (attributes: Readonly<Record<string, string>>) =>
  Object.keys(attributes).length > 0 ? { attributes } : {};
