/** Everything Lark's adapter is handed by the wiring. It knows no store and no feature. */
import type { Clock } from '../../clock.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Log } from '../../log.ts';
import type { Member } from '../port.ts';

/** What Lark, or somebody who claims to be Lark, was turned away for. */
export type Refusal =
  /** Not signed by Lark, signed too long ago or for later, or without the token that both sides know. */
  | 'signature'
  /** The same signed request once more. */
  | 'replay'
  | 'too_large'
  /** Lark's, but nothing that Lark sends. */
  | 'malformed'
  /** For another app, or by somebody of another company. */
  | 'foreign'
  /** A button on somebody else's private card. */
  | 'stranger'
  /** Asked so long ago that nobody waits for it any more. */
  | 'stale'
  /** Could not be taken now; Lark or the person asks again. */
  | 'not_taken';

export interface LarkOptions {
  /** `cli_` and 16 hexadecimal digits. */
  readonly appId: string;
  readonly appSecret: string;
  /** `https://open.feishu.cn`, `https://open.larksuite.com`, or another; without `/` at its end. */
  readonly baseUrl: string;
  /** Of people who have not chosen one: Lark does not tell. */
  readonly locale: Locale;
  /** Where Lark sends its requests to an address of the bot; null: the bot keeps a connection to Lark. */
  readonly callback: CallbackSecrets | null;
  readonly log: Log;
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch;
  /** What that person has chosen; null: nothing. When it rejects, `locale` it is. */
  readonly languageOf?: (user: string) => Promise<Locale | null>;
  readonly onRefused?: (refusal: Refusal) => void;
  /** Somebody came, left or changed. Rejects when that could not be written down: Lark tells it again. */
  readonly onPeopleChanged?: (member: Member) => Promise<void>;
}

/** Both are needed: without the first nothing is signed, without the second nothing is checked by Lark's own word. */
export interface CallbackSecrets {
  readonly encryptKey: string;
  readonly verificationToken: string;
}
