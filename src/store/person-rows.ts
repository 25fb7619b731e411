/** A row of a person, with their assignments in order, as a person. */
import { Temporal } from 'temporal-polyfill';
import type { Role } from '../domain/errors.ts';
import { personId, teamId } from '../domain/ids.ts';
import type { Person } from '../domain/people.ts';
import type { Prisma } from '../generated/client.ts';
import { maybe, toDay } from './moments.ts';

type Stored = Prisma.PersonGetPayload<{ include: { assignments: true } }>;
type Seat = Stored['assignments'][number];

/** `Day`: how a day is written. */
type PersonRow<Day> = Omit<Stored, 'workspaceId' | 'assignments'> & {
  readonly assignments: readonly (Pick<Seat, 'teamId' | 'managerId' | 'level' | 'planKey'> & {
    readonly fromDay: Day;
    readonly toDay: Day | null;
  })[];
};

export type PersonJson = PersonRow<string>;

export const toPerson = (row: PersonRow<Date>): Person => personOf(row, toDay);

export const personOfJson = (row: PersonJson): Person =>
  personOf(row, (text) => Temporal.PlainDate.from(text));

const personOf = <Day>(row: PersonRow<Day>, read: (day: Day) => Temporal.PlainDate): Person => ({
  id: personId(row.id),
  key: row.key,
  name: row.name,
  nameZh: row.nameZh,
  email: row.email,
  locale: row.locale === 'en' || row.locale === 'zh' ? row.locale : null,
  roles: row.roles as readonly Role[],
  assignments: row.assignments.map((seat) => ({
    from: read(seat.fromDay),
    to: maybe(seat.toDay, read),
    teamId: teamId(seat.teamId),
    managerId: maybe(seat.managerId, personId),
    level: seat.level,
    planKey: seat.planKey,
  })),
  ...(row.timeZone === null ? {} : { timeZone: row.timeZone }),
  ...(row.chatLocale === 'en' || row.chatLocale === 'zh' ? { chatLocale: row.chatLocale } : {}),
  ...attributesOf(row.attributes as Readonly<Record<string, string>>),
});

/** None at all is no property at all: two people are equal when they read the same. */
const attributesOf = (attributes: Readonly<Record<string, string>>) =>
  Object.keys(attributes).length > 0 ? { attributes } : {};
