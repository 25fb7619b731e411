/** The inbox in memory: the same answers as src/store/inbox.ts. */
import type { InboxRepository } from '../../src/store/port-delivery.ts';
import type { Session } from './memory-tables.ts';

export const memoryInbox = (session: Session): InboxRepository => ({
  async begin(platform, key, at, leaseMs) {
    const id = idOf(platform, key);
    const stored = session.tables.inbox.get(id);
    if (stored?.finished) return { state: 'seen', answer: stored.answer };
    const isHeld =
      stored !== undefined && stored.receivedAt.epochMilliseconds > at.epochMilliseconds - leaseMs;
    if (isHeld) return { state: 'busy' };
    session.put('inbox', id, { receivedAt: at, finished: false, answer: null });
    return { state: 'new' };
  },
  async finish(platform, key, answer) {
    const id = idOf(platform, key);
    const stored = session.tables.inbox.get(id);
    if (stored) session.put('inbox', id, { ...stored, finished: true, answer: answer ?? null });
  },
  async prune(before) {
    const old = [...session.tables.inbox].filter(
      ([, { receivedAt }]) => receivedAt.epochMilliseconds < before.epochMilliseconds,
    );
    for (const [id] of old) session.remove('inbox', id);
    return old.length;
  },
});

const idOf = (platform: string, key: string): string => `${platform} ${key}`;
