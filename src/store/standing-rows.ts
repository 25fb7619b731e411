/** A row of standing, as both tables have it. */
import type { Subject } from '../domain/quota.ts';
import { Prisma } from '../generated/client.ts';
import type { Standing } from './port-performance.ts';

/** Null throughout where there is no row: nothing was credited and no target set. */
export interface StandingRow {
  readonly deal_total: bigint | null;
  readonly deal_count: number | null;
  readonly rating_total: bigint | null;
  readonly rating_count: number | null;
  readonly quota_bookings: bigint | null;
  readonly quota_deals: bigint | null;
  readonly quota_satisfaction: bigint | null;
}

/** Of the table that the statement calls `s`. */
export const standingColumns = Prisma.sql`s.deal_total, s.deal_count, s.rating_total,
  s.rating_count, s.quota_bookings, s.quota_deals, s.quota_satisfaction`;

export const toStanding = (subject: Subject, row: StandingRow | undefined): Standing => ({
  subject,
  deal: { total: row?.deal_total ?? 0n, count: row?.deal_count ?? 0 },
  rating: { total: row?.rating_total ?? 0n, count: row?.rating_count ?? 0 },
  quotas: row ? quotasOf(row) : {},
});

const quotasOf = (row: StandingRow): Standing['quotas'] => ({
  ...(row.quota_bookings === null ? {} : { bookings: row.quota_bookings }),
  ...(row.quota_deals === null ? {} : { deals: row.quota_deals }),
  ...(row.quota_satisfaction === null ? {} : { satisfaction: row.quota_satisfaction }),
});
