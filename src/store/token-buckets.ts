/** What a platform lets through, as rows: how many tokens a bucket holds, what takes them, and what a platform's "not so fast" does. */
import type { Temporal } from 'temporal-polyfill';
import { Prisma } from '../generated/client.ts';
import { instantText } from './moments.ts';
import type { OutboxOutcome } from './port-delivery.ts';

/** Below what a token is worth, above what adding fractions of it gets wrong. */
export const hair = Prisma.sql`1e-6::float8`;

/** Of its rate, what a bucket that was closed lets through afterwards: the least, and what every minute adds. */
const leastShare = Prisma.sql`0.125::float8`;
const risePerMinute = Prisma.sql`0.1::float8`;

const buckets = {
  a: Prisma.sql`a`,
  b: Prisma.sql`b`,
  c: Prisma.sql`c`,
  w: Prisma.sql`w`,
  token_bucket: Prisma.sql`token_bucket`,
} as const;
type Bucket = keyof typeof buckets;

/** The part of its rate that a bucket lets through; one that is not there yet, all of it. */
const shareIn = (bucket: Bucket, time: Prisma.Sql) => {
  const b = buckets[bucket];
  return Prisma.sql`least(1, coalesce(${b}.share, 1) + ${risePerMinute}
    * greatest(0, extract(epoch from (${time} - ${b}.share_from))::float8) / 60)`;
};

/** What a bucket holds now. One that is not there yet is full. */
export const tokensIn = (bucket: Bucket, fullRate: Prisma.Sql, time: Prisma.Sql) => {
  const b = buckets[bucket];
  const rate = Prisma.sql`(${fullRate} * ${shareIn(bucket, time)})`;
  return Prisma.sql`(case
    when ${b}.closed_until > ${time} then 0
    when ${fullRate} is null then 'infinity'::float8
    when ${b}.tokens is null then greatest(1, ${rate})
    else least(greatest(1, ${rate}), ${b}.tokens + ${rate}
      * greatest(0, extract(epoch from (${time} - ${b}.refilled_at))::float8)) end)`;
};

/** Takes the tokens of what the statement calls `taken`, by the paces that it calls `pace`. */
export const spend = (id: string, time: Prisma.Sql) => Prisma.sql`
  insert into token_bucket (workspace_id, name, tokens, refilled_at)
  select ${id}, used.name, greatest(0, ${tokensIn('b', Prisma.sql`used.rate`, time)} - used.messages),
    greatest(${time}, b.refilled_at)
  from (
    select bucket.name, bucket.rate, count(*) as messages
    from taken join pace on pace.platform = taken.platform
    cross join lateral (values
      ('conversation ' || pace.platform || ' ' || taken.lane, pace.per_conversation),
      ('workspace ' || pace.platform, pace.per_workspace),
      ('app ' || pace.platform, pace.per_app)) as bucket(name, rate)
    where bucket.rate is not null group by bucket.name, bucket.rate
  ) used left join token_bucket b on b.workspace_id = ${id} and b.name = used.name
  on conflict (workspace_id, name) do update
    set tokens = excluded.tokens, refilled_at = excluded.refilled_at`;

/** A bucket that is not there yet is made full: more than it will hold. What comes while it is closed belongs to what closed it. */
export function closing(id: string, outcome: OutboxOutcome, at: Temporal.Instant): Prisma.Sql {
  if (!('closes' in outcome) || !outcome.closes) return Prisma.empty;
  const { platform, scope } = outcome.closes;
  const lane = scope === 'conversation' ? Prisma.sql`|| ' ' || lane` : Prisma.empty;
  const time = Prisma.sql`${instantText(at)}::timestamptz`;
  return Prisma.sql`, closed as (
    insert into token_bucket (workspace_id, name, tokens, refilled_at, closed_until, share, share_from)
    select ${id}, ${`${scope} ${platform}`}::text ${lane}, 1e9, ${time},
      ${instantText(outcome.nextAt)}::timestamptz, 0.5, ${instantText(outcome.nextAt)}::timestamptz
    from settled
    on conflict (workspace_id, name) do update
      set closed_until = greatest(token_bucket.closed_until, excluded.closed_until),
        share = case when token_bucket.closed_until > ${time} then token_bucket.share
          else greatest(${leastShare}, ${shareIn('token_bucket', time)} / 2) end,
        share_from = greatest(token_bucket.closed_until, excluded.closed_until))`;
}
