/** What a platform lets through, in memory: the same sums as in src/store/token-buckets.ts. */
import type { Temporal } from 'temporal-polyfill';
import type { PlatformPace } from '../../src/store/port-delivery.ts';
import type { BucketRow, OutboxRow, Session } from './memory-tables.ts';

/** Below what a token is worth, above what adding fractions of it gets wrong. */
const hair = 1e-6;

interface Turn {
  readonly row: OutboxRow;
  /** Null: nowhere, or its holder vanished, so that it is only judged now. */
  readonly platform: string | null;
}

interface Given {
  readonly now: Temporal.Instant;
  readonly paces: readonly PlatformPace[];
}

const leastShare = 0.125;
const risePerMinute = 0.1;

const secondsSince = (from: Temporal.Instant, now: Temporal.Instant): number =>
  Math.max(0, now.epochMilliseconds - from.epochMilliseconds) / 1000;

const shareIn = (bucket: BucketRow | undefined, now: Temporal.Instant): number => {
  const risingFor = bucket?.shareFrom ? secondsSince(bucket.shareFrom, now) : 0;
  return Math.min(1, (bucket?.share ?? 1) + (risePerMinute * risingFor) / 60);
};

const tokensIn = (
  { tables }: Session,
  name: string,
  fullRate: number | null,
  now: Temporal.Instant,
) => {
  const bucket = tables.buckets.get(name);
  const { closedUntil = null, tokens, refilledAt } = bucket ?? {};
  if (closedUntil && closedUntil.epochMilliseconds > now.epochMilliseconds) return 0;
  if (fullRate === null) return Number.POSITIVE_INFINITY;
  const rate = fullRate * shareIn(bucket, now);
  if (tokens === undefined || refilledAt === undefined) return Math.max(1, rate);
  return Math.min(Math.max(1, rate), tokens + rate * secondsSince(refilledAt, now));
};

const conversation = (platform: string, lane: string) => `conversation ${platform} ${lane}`;
const perApp = (pace: PlatformPace) => pace.perAppPerMinute && pace.perAppPerMinute / 60;

/** Those that may go now, in the order handed in. */
export function letThrough(session: Session, turns: readonly Turn[], given: Given): Turn[] {
  const { now, paces } = given;
  const left = new Map(
    paces.map((pace) => {
      const workspace = tokensIn(
        session,
        `workspace ${pace.platform}`,
        pace.perWorkspacePerSecond,
        now,
      );
      const app = tokensIn(session, `app ${pace.platform}`, perApp(pace), now);
      return [pace.platform, Math.floor(Math.min(workspace, app) + hair)];
    }),
  );
  return turns.filter(({ row, platform }) => {
    if (platform === null) return true;
    const pace = paces.find((each) => each.platform === platform);
    const rate = pace?.perConversationPerSecond ?? null;
    if (tokensIn(session, conversation(platform, row.lane), rate, now) + hair < 1) return false;
    const free = left.get(platform);
    if (free === undefined) return true;
    left.set(platform, free - 1);
    return free >= 1;
  });
}

export function spend(session: Session, taken: readonly Turn[], { now, paces }: Given): void {
  const used = new Map<string, { readonly rate: number; messages: number }>();
  const use = (name: string, rate: number | null) => {
    if (rate === null) return;
    const known = used.get(name);
    if (known) known.messages += 1;
    else used.set(name, { rate, messages: 1 });
  };
  for (const { row, platform } of taken) {
    const pace = paces.find((each) => each.platform === platform);
    if (!pace || platform === null) continue;
    use(conversation(platform, row.lane), pace.perConversationPerSecond);
    use(`workspace ${platform}`, pace.perWorkspacePerSecond);
    use(`app ${platform}`, perApp(pace));
  }
  for (const [name, { rate, messages }] of used) {
    const bucket = session.tables.buckets.get(name);
    const before = bucket?.refilledAt;
    session.put('buckets', name, {
      tokens: Math.max(0, tokensIn(session, name, rate, now) - messages),
      refilledAt: before && before.epochMilliseconds > now.epochMilliseconds ? before : now,
      closedUntil: bucket?.closedUntil ?? null,
      share: bucket?.share ?? 1,
      shareFrom: bucket?.shareFrom ?? null,
    });
  }
}

/** More than any bucket holds: one that is not there yet is made full. */
const full = 1e9;

/** What comes while it is closed belongs to what closed it. */
export function close(
  session: Session,
  name: string,
  at: Temporal.Instant,
  until: Temporal.Instant,
): void {
  const bucket = session.tables.buckets.get(name);
  const before = bucket?.closedUntil ?? at;
  const isClosed = before.epochMilliseconds > at.epochMilliseconds;
  const closedUntil = before.epochMilliseconds > until.epochMilliseconds ? before : until;
  session.put('buckets', name, {
    ...{ tokens: bucket?.tokens ?? full, refilledAt: bucket?.refilledAt ?? at, closedUntil },
    share: isClosed ? (bucket?.share ?? 1) : Math.max(leastShare, shareIn(bucket, at) / 2),
    shareFrom: closedUntil,
  });
}
