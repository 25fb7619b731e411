/** The store's port, part eight: the companies that have the bot in their chat, and by what right it speaks there. */
import type { Temporal } from 'temporal-polyfill';
import type { WorkspaceId } from '../domain/ids.ts';

/** Where a sealed text stands. It opens nowhere else. */
export interface SealedAt {
  readonly table: string;
  readonly tenant: string;
}

/** Keeps texts so that whoever has the database alone cannot read them. */
export interface Sealing {
  /** Never the same text twice. Throws AppError `store.keys_missing`. */
  seal(text: string, at: SealedAt): string;
  /** Throws AppError `store.key_unknown` or `store.seal_broken`. */
  open(sealed: string, at: SealedAt): string;
  /** Whether the key that seals now has sealed it. */
  isFresh(sealed: string): boolean;
}

/** What may be shown of an installation. */
export interface Installed {
  /** Letters only: `slack`. */
  readonly platform: string;
  /** The platform's own id of the company: in Slack `T…`, or `E…` of a whole organisation. */
  readonly tenant: string;
  readonly workspaceId: WorkspaceId;
  /** For all workspaces of an organisation. */
  readonly isEnterprise: boolean;
  /** Of the access token; null: it does not expire. */
  readonly expiresAt: Temporal.Instant | null;
  readonly installedAt: Temporal.Instant;
  /** Null: it is there. */
  readonly uninstalledAt: Temporal.Instant | null;
}

export interface Installation extends Installed {
  /** The adapter's own text; sealed where it is kept. */
  readonly credentials: string;
}

export type NewInstallation = Pick<
  Installation,
  'platform' | 'tenant' | 'isEnterprise' | 'credentials' | 'expiresAt' | 'installedAt'
>;

export type RenewedCredentials = Pick<Installation, 'credentials' | 'expiresAt'>;

export interface Installations {
  /**
   * Installed, or installed anew: takes the place of what was there, and the company's data stay. Throws AppError
   * `installation.being_removed` while the data of a former installation go.
   */
  save(installation: NewInstallation): Promise<Installation>;
  /** Null: never installed, or taken out. Throws as `Sealing.open`. */
  find(platform: string, tenant: string): Promise<Installation | null>;
  /** Those of the platform that are there, in order of their tenant. Needs no key, so that one that is lost keeps nobody else from working. */
  list(platform: string): Promise<readonly Installed[]>;
  /** Also those that were taken out and whose data are still there, of all platforms. Needs no key. */
  all(): Promise<readonly Installed[]>;
  /**
   * Erases the credentials, and what waited to be sent becomes `expired` with the reason `uninstalled`. False: it was not there. The
   * first who says so says when.
   */
  uninstall(platform: string, tenant: string, at: Temporal.Instant): Promise<boolean>;
  /** Taken out then or before, and the data not gone yet, longest ago first: for `Database.removeWorkspace`. */
  due(before: Temporal.Instant): Promise<readonly Installed[]>;
  /**
   * Has credentials renewed by one at a time, in whatever process. `isDue` judges the newest that are kept; when it says no, they are
   * returned and nobody is asked. `work` asks the platform and has 30 s for it, which `signal` says; a minute after it began, another
   * may try. When it fails, nothing changes and its error is thrown. Who comes while another is at it waits for what comes of it: not
   * for who has only a moment, and a token that works. Null: not installed.
   */
  renew(
    platform: string,
    tenant: string,
    isDue: (current: Installation) => boolean,
    work: (current: Installation, signal: AbortSignal) => Promise<RenewedCredentials>,
  ): Promise<Installation | null>;
  /** Seals with the newest key what another sealed, so that the other can go. How many. Throws, after all others, for what it cannot open. */
  reseal(): Promise<number>;
}
