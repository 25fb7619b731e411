/** What the doctor finds, as facts: gathered by whoever knows the database and the platforms, judged and worded here. */
import type { Temporal } from 'temporal-polyfill';
import type { AccessVerdict, AppTold, Verdict } from '../../chat/access.ts';
import type { AppError } from '../../domain/errors.ts';

/** The company behind a database that answers. */
export interface CompanyFacts {
  /** By zone, with whose clocks they are: `null` for the company's own, else the team's name. */
  readonly zones: readonly { readonly zone: string; readonly team: string | null }[];
  /** For how long the oldest message that is due has waited, in seconds; 0: none waits. */
  readonly waitedSeconds: number;
  /** From how long on it is late. */
  readonly latestSeconds: number;
  readonly needPerson: number;
  /** Places in which the last message of these days was refused, with why. */
  readonly refusing: readonly { readonly place: string; readonly reason: string }[];
  /** By how much this machine's clock is ahead of the database's. */
  readonly skewMs: number;
}

export type DatabaseFacts =
  | {
      readonly kind: 'ready';
      readonly migrations: number;
      /** Null: no company has been founded yet. */
      readonly company: CompanyFacts | null;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'behind'; readonly missing: readonly string[] }
  | {
      readonly kind: 'in_use';
      readonly pid: string;
      readonly host: string;
      /** What that process says of itself; null: nobody answers where this configuration would listen. */
      readonly says: { readonly isReady: boolean; readonly reason: string } | null;
    }
  | { readonly kind: 'unusable'; readonly error: AppError };

export interface SlackFacts {
  readonly access: AccessVerdict;
  /** Names of the channels with a timetable in which the bot is not; null: Slack does not say, or none is known. */
  readonly without: readonly string[] | null;
}

/** One of the companies that installed the app themselves. */
export interface InstalledFacts {
  readonly platform: string;
  readonly tenant: string;
  /** Null: it has no data yet. */
  readonly name: string | null;
  readonly nameZh: string | null;
  /** Of its token; null: it does not end. */
  readonly expiresAt: Temporal.Instant | null;
  /** Why what it entrusted cannot be opened; null: it can. */
  readonly error: AppError | null;
}

export interface SeveralFacts {
  /** Names of the keys, the newest first. */
  readonly keys: readonly string[];
  /** Null: the database cannot be asked. */
  readonly installed: readonly InstalledFacts[] | null;
}

export interface Examination {
  readonly nodeVersion: string;
  /** Of the rules of the world's clocks; null: this Node does not say. */
  readonly zoneRules: string | null;
  readonly now: Temporal.Instant;
  readonly configuration:
    | { readonly kind: 'refused'; readonly lines: readonly string[] }
    | {
        readonly kind: 'read';
        /** The data folder, or the host of the server. */
        readonly place: string;
        readonly database: DatabaseFacts;
        /** `leastBytes`: with less nothing more can be written. Infinite room: the disk does not say. */
        readonly disk: {
          readonly folder: string;
          readonly roomBytes: number;
          readonly leastBytes: number;
        };
        readonly backup: { readonly file: string; readonly takenAt: Temporal.Instant } | null;
        /** One workspace; null: not connected. */
        readonly slack: SlackFacts | null;
        /** An app that workspaces install by themselves; null: there is none. */
        readonly several: SeveralFacts | null;
        /** Null: not connected. */
        readonly lark: Verdict<AppTold> | null;
      };
}
