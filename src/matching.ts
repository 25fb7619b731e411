/** Brings the accounts of a chat and the people of the company together: at the start, every hour, and when somebody changes there. */
import type { Member, Platform } from './chat/port.ts';
import type { Clock } from './clock.ts';
import { matchMember, matchMembers } from './features/linking.ts';
import { followClocks } from './features/schedules.ts';
import type { Log } from './log.ts';
import type { Store } from './store/port.ts';

export interface Matching {
  /** Called as often as one likes; looks once an hour, and sooner again when it could not be read. Waits for nothing. */
  look(): void;
  /** Whether everybody on that platform has been looked at since the start. */
  hasRead(platform: string): boolean;
  /** Rejects when it could not be written down. */
  changed(platform: string, member: Member): Promise<void>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

const everyMs = 60 * 60_000;
const againMs = 60_000;

export interface MatchingMeans {
  readonly store: Store;
  readonly platforms: readonly Platform[];
  /** Everybody on that platform has been looked at. */
  readonly matched: (platform: string) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}

export function createMatching(means: MatchingMeans): Matching {
  const { store, platforms, clock, log } = means;
  const read = new Set<string>();
  /** Clocks of people may be others than they were. */
  const follow = () => store.transaction((tx) => followClocks(tx, store.workspace, clock.now()));
  let running: Promise<void> | null = null;
  let nextMs = Number.NEGATIVE_INFINITY;
  const round = async (): Promise<void> => {
    for (const { name, members } of platforms) {
      if (!members) continue;
      try {
        const linked = await matchMembers(store, name, members());
        read.add(name);
        if (linked > 0) log.info({ platform: name, linked }, 'people found by their e-mail');
        await follow();
        await means.matched(name);
      } catch (error) {
        log.warn({ platform: name, err: error }, 'people could not be matched');
        nextMs = clock.now().epochMilliseconds + againMs;
      }
    }
  };
  return {
    look() {
      const now = clock.now().epochMilliseconds;
      if (running || now < nextMs) return;
      nextMs = now + everyMs;
      running = round().finally(() => {
        running = null;
      });
    },
    hasRead: (platform) => read.has(platform),
    async changed(platform, member) {
      if (await matchMember(store, platform, member)) await follow();
    },
    stop: async () => {
      await running;
    },
  };
}
