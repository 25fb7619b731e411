/** How many messages Lark lets through: 5 a second in one conversation, 50 a second and 1000 a minute in all. */
import { type Answered, refused } from './reply.ts';

export interface Limits {
  /** Null: let through, and counted. */
  check(conversation: string): Answered | null;
}

const second = 1000;

interface Limit {
  readonly most: number;
  readonly withinMs: number;
}

export const unlimited: Limits = { check: () => null };

export function createLimits(now: () => number): Limits {
  const counted = new Map<string, number[]>();
  /** Milliseconds until there is room again; 0: now. */
  const waitFor = (key: string, { most, withinMs }: Limit): number => {
    const since = now() - withinMs;
    const recent = (counted.get(key) ?? []).filter((at) => at > since);
    counted.set(key, recent);
    return recent.length < most ? 0 : (recent[0] ?? 0) - since;
  };
  const count = (key: string) => counted.set(key, [...(counted.get(key) ?? []), now()]);
  return {
    check: (conversation) => {
      const own = waitFor(`in ${conversation}`, { most: 5, withinMs: second });
      if (own > 0) return tooMany(400, own);
      const app = Math.max(
        waitFor('a second', { most: 50, withinMs: second }),
        waitFor('a minute', { most: 1000, withinMs: 60 * second }),
      );
      if (app > 0) return tooMany(429, app);
      for (const key of [`in ${conversation}`, 'a second', 'a minute']) count(key);
      return null;
    },
  };
}

/** `x-ogw-ratelimit-reset` is in seconds. A conversation's limit comes as a bad request, that of the app as 429. */
function tooMany(status: number, waitMs: number): Answered {
  const reset = String(Math.max(1, Math.ceil(waitMs / second)));
  return {
    ...refused(99991400, 'request trigger frequency limit', status),
    headers: { 'x-ogw-ratelimit-limit': '5', 'x-ogw-ratelimit-reset': reset },
  };
}
