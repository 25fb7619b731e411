/** Brings the accounts of a chat and the people of the company together: at the start, every hour, and when somebody changes there. */
import type { Member, Platform } from './chat/port.ts';
import type { Clock } from './clock.ts';
import { matchMember, matchMembers } from './features/setup/admission.ts';
import type { Log } from './log.ts';
import type { Store } from './store/port.ts';

export interface Matching {
  /** Called as often as one likes; looks once an hour, and sooner again when it could not be read. Waits for nothing. */
  look(): void;
  /** Rejects when it could not be written down. */
  changed(platform: string, member: Member): Promise<void>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

const everyMs = 60 * 60_000;
const againMs = 60_000;

export function createMatching(
  store: Store,
  platforms: () => readonly Platform[],
  clock: Clock,
  log: Log,
): Matching {
  let running: Promise<void> | null = null;
  let nextMs = Number.NEGATIVE_INFINITY;
  const round = async (): Promise<void> => {
    for (const { name, members } of platforms()) {
      if (!members) continue;
      try {
        const linked = await matchMembers(store, name, members());
        if (linked > 0) log.info({ platform: name, linked }, 'people found by their e-mail');
      } catch (error) {
        log.warn({ platform: name, err: error }, 'people could not be read');
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
    changed: (platform, member) => matchMember(store, platform, member),
    stop: async () => {
      await running;
    },
  };
}
