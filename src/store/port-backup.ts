/** The store's port, part seven: a copy of everything in one file, for another day or another database. */
import type { Temporal } from 'temporal-polyfill';

export interface BackupContents {
  readonly takenAt: Temporal.Instant;
  /** In the order in which they are written. */
  readonly tables: readonly TableContents[];
}

export interface TableContents {
  readonly name: string;
  readonly rows: number;
  /** SHA-256 of its lines. */
  readonly sha256: string;
}

export interface Backups {
  /** Of all workspaces, as they are at one moment. The file is there whole or not at all. */
  save(file: string): Promise<BackupContents>;
  /** Restores into a database of its own, reads it back, compares, and throws it away. Throws `backup.damaged`. */
  check(file: string): Promise<BackupContents>;
  /**
   * Into an empty database, all or nothing. What was under way is uncertain afterwards, and what fell due since is not made up for: it
   * may have been said already. Throws `backup.damaged`, `backup.newer`, `backup.not_empty`, `backup.not_fresh`.
   */
  restore(file: string): Promise<BackupContents>;
}
