/** Everything Slack's adapter is handed by the wiring. It knows no store and no feature. */
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

export interface SlackOptions {
  readonly tokens: {
    /** `xoxb-…` */
    readonly bot: string;
    /** `xapp-…`: Socket Mode, which needs no address on the internet. Null: HTTP. */
    readonly app: string | null;
  };
  /** For HTTP. With an app token it is not used. */
  readonly signingSecret: string | null;
  /** Another Web API than Slack's, with `/api/` at its end: for tests. */
  readonly apiUrl: string | null;
  /** The workspace's id (`T…`); null: the one that the bot token belongs to, once Slack says so. */
  readonly tenant: string | null;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch;
  /** Somebody came, left or changed. Rejects when that could not be written down: Slack tells it again. */
  readonly onPeopleChanged?: (member: Member) => Promise<void>;
  readonly onRefused?: (refusal: Refusal) => void;
}
