/** Everything Slack's adapter is handed by the wiring. It knows no store and no feature. */
import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Member } from '../port.ts';

/** What Slack, or somebody who claims to be Slack, was turned away for. */
export type Refusal =
  /** Not signed by Slack, or signed too long ago or for later. */
  | 'signature'
  /** The same signed request once more. */
  | 'replay'
  | 'too_large'
  /** Signed, but nothing that Slack sends. */
  | 'malformed'
  /** From, or by somebody of, another workspace. */
  | 'foreign'
  | 'guest'
  /** Could not be taken now; Slack or the person asks again. */
  | 'not_taken';

export interface AppOptions {
  /** `xapp-…`: Socket Mode, which needs no address on the internet. Null: HTTP. */
  readonly appToken: string | null;
  /** For HTTP. With an app token it is not used. */
  readonly signingSecret: string | null;
  /** Another Web API than Slack's, with `/api/` at its end: for tests. */
  readonly apiUrl: string | null;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch;
  readonly onRefused?: (refusal: Refusal) => void;
  /** Absent: the app belongs to one workspace, and everything that comes in is for it. */
  readonly distribution?: Distribution;
}

/** An app that workspaces install by themselves, on a page of Slack's. By HTTP only. */
export interface Distribution {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Keeps what was granted. Rejects when it could not be kept: the person is told that it did not work. */
  readonly installed: (grant: Grant) => Promise<void>;
  /** Somebody asks whose id is not known here: it may have been installed through another process. Rejects when that cannot be told. */
  readonly summon: (tenant: string) => Promise<void>;
}

/** What Slack gave to whoever installed the app. */
export interface Grant {
  readonly tenant: string;
  readonly isOrganisation: boolean;
  /** Of the workspace or organisation. */
  readonly name: string;
  /** Slack's id of the person. */
  readonly installer: string;
  /** For `createTokens`: to be kept where nobody reads it. */
  readonly credentials: string;
  /** When the token ends; null: never. */
  readonly expiresAt: Temporal.Instant | null;
}

/** One workspace, or one organisation with all of its workspaces, that lets the bot in. */
export interface Access {
  /** The id of the workspace (`T…`) or organisation (`E…`); null: whose the token is, once Slack says so. */
  readonly tenant: string | null;
  readonly isOrganisation: boolean;
  /** `xoxb-…`, the one that holds now. Rejects with `NoToken` when there is none. */
  readonly token: () => Promise<string>;
  /** Makes marks that nobody else can make: the same for as long as the app is installed. */
  readonly secret: string;
  /** Somebody came, left or changed. Rejects when that could not be written down: Slack tells it again. */
  readonly onPeopleChanged?: (member: Member) => Promise<void>;
  /** Slack has taken the access back, or the workspace has removed the app. `at`: when, by Slack's clock; null: not told. */
  readonly onRemoved?: (at: Temporal.Instant | null) => Promise<void>;
}

/** An app in one workspace, with a token that stays the same. */
export interface SlackOptions extends Omit<AppOptions, 'appToken'> {
  readonly tokens: {
    /** `xoxb-…` */
    readonly bot: string;
    /** As `appToken`. */
    readonly app: string | null;
  };
  /** The workspace's id (`T…`); null: the one that the bot token belongs to, once Slack says so. */
  readonly tenant: string | null;
  readonly onPeopleChanged?: Access['onPeopleChanged'];
}
