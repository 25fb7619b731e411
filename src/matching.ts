/** Brings the accounts of a chat and the people of the company together: at the start, every hour, and when somebody changes there. */
import type { Member, Platform } from './chat/port.ts';
import type { Clock } from './clock.ts';
import { matchMembers } from './features/setup/admission.ts';
import type { Log } from './log.ts';
import type { Store } from './store/port.ts';

export interface Matching {
  /** Called as often as one likes; looks once an hour. Waits for nothing. */
  look(): void;
  /** Rejects when it could not be written down. */
  changed(platform: string, member: Member): Promise<void>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

const everyMs = 60 * 60_000;

export function createMatching(
  store: Store,
  platforms: () => readonly Platform[],
  clock: Clock,
  log: Log,
): Matching {
  let running: Promise<void> | null = null;
  let lastMs = Number.NEGATIVE_INFINITY;
  const round = async () => {
    for (const { name, members } of platforms()) {
      if (!members) continue;
      try {
        const linked = await matchMembers(store, name, members());
        if (linked > 0) log.info({ platform: name, linked }, 'people found by their e-mail');
      } catch (error) {
        log.warn({ platform: name, err: error }, 'people could not be read');
      }
    }
  };
  return {
    look() {
      const now = clock.now().epochMilliseconds;
      if (running || now - lastMs < everyMs) return;
      lastMs = now;
      running = round().finally(() => {
        running = null;
      });
    },
    changed: async (platform, member) => {
      await matchMembers(store, platform, only(member));
    },
    stop: async () => {
      await running;
    },
  };
}

async function* only(member: Member): AsyncGenerator<Member> {
  yield member;
}
