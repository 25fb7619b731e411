/** Whether this process does what it is there for: it reaches its database, can write, and what is due gets sent. */
import type { Clock } from '../clock.ts';
import type { Database, Store } from '../store/port.ts';
import { secondsSince } from './metrics.ts';

/** A message that is late by this much means that nothing goes out: a pause of a platform is over much sooner. */
export const latestSeconds = 5 * 60;

/** The embedded database adds files of 16 MB to its log; with less than two of them left, the next thing to be written may not fit. */
export const leastRoomBytes = 32 * 2 ** 20;

export interface Readiness {
  readonly isReady: boolean;
  /** One line, for whoever looks after it. */
  readonly reason: string;
}

/** Where the data lies. */
export interface Disk {
  readonly folder: string;
  roomBytes(): Promise<number>;
}

/** `unreached`: the chats that should be connected and are not. */
export async function readiness(
  database: Pick<Database, 'ping'>,
  store: { readonly outbox: Pick<Store['outbox'], 'oldestDue'> },
  clock: Clock,
  disk: Disk,
  unreached: readonly string[] = [],
): Promise<Readiness> {
  // First: a database that has run out of room does not answer either, and this says why.
  const room = await disk.roomBytes();
  if (room < leastRoomBytes) return { isReady: false, reason: fullDisk(disk, room) };
  try {
    await database.ping();
    const now = clock.now();
    const waited = secondsSince(await store.outbox.oldestDue(now), now);
    const [lost] = unreached;
    if (lost !== undefined) return { isReady: false, reason: `${lost} is not connected` };
    if (waited <= latestSeconds) return { isReady: true, reason: 'ready' };
    const minutes = Math.floor(waited / 60);
    return {
      isReady: false,
      reason: `the oldest message that is due has waited ${minutes} minutes; see upside outbox list`,
    };
  } catch {
    return { isReady: false, reason: 'the database does not answer' };
  }
}

const fullDisk = ({ folder }: Disk, room: number): string =>
  `the disk is full: ${Math.floor(room / 2 ** 20)} MB are left for ${folder}, and ${leastRoomBytes / 2 ** 20} MB are needed`;
