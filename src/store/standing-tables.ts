/** The two tables of standing, as parts of statements: for people and for teams. They differ only in names. */
import type { MeasureCode } from '../domain/measure.ts';
import type { Subject } from '../domain/quota.ts';
import { Prisma } from '../generated/client.ts';

export interface StandingTable {
  readonly name: Prisma.Sql;
  readonly id: Prisma.Sql;
}

export const standingTables: Readonly<Record<Subject['kind'], StandingTable>> = {
  person: { name: Prisma.sql`person_standing`, id: Prisma.sql`person_id` },
  team: { name: Prisma.sql`team_standing`, id: Prisma.sql`team_id` },
};

export const quotaColumns: Readonly<Record<MeasureCode, Prisma.Sql>> = {
  bookings: Prisma.sql`quota_bookings`,
  deals: Prisma.sql`quota_deals`,
  satisfaction: Prisma.sql`quota_satisfaction`,
};
