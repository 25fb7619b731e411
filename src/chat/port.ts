/** What a chat platform is to Upside. Slack, Lark and the playground each implement `Platform` and pass one contract suite. */
import type { Temporal } from 'temporal-polyfill';
import type { Locale } from '../i18n/locale.ts';
import type { Card, Form, PrivateCard, PublicCard } from './card.ts';

/** A conversation, by the platform's own id. */
export interface PlaceRef {
  readonly id: string;
  /** `dm` is the conversation of one person with the bot. */
  readonly kind: 'dm' | 'channel';
  /** As people there call it; absent or null: not told. */
  readonly name?: string | null;
}

/** One thing somebody did, verified and made neutral. Nothing platform-shaped goes further than this. */
export interface Inbound {
  readonly platform: string;
  /** The platform's id of the installation (Slack team, Lark tenant). */
  readonly tenant: string;
  /** The platform's id of the person. */
  readonly user: string;
  readonly place: PlaceRef;
  /** The language of the person's client; the person's own setting wins. */
  readonly locale: Locale;
  /** The same for every repetition of the same gesture by the platform, different for any other. */
  readonly dedupeKey: string;
  readonly receivedAt: Temporal.Instant;
  readonly event: InboundEvent;
}

export type InboundEvent =
  /** `/mybonus Q3`, with or without the slash, as typed. */
  | { readonly kind: 'command'; readonly text: string }
  /** A button or a choice on the message `message`. */
  | {
      readonly kind: 'button';
      readonly message: string;
      readonly action: string;
      readonly value: string;
    }
  | {
      readonly kind: 'form';
      readonly action: string;
      readonly value: string;
      readonly fields: Readonly<Record<string, string>>;
    }
  /** The person opened the conversation with the bot. */
  | { readonly kind: 'opened' }
  /** The person opened their own page; the private card it is answered with becomes the page. */
  | { readonly kind: 'home' };

/**
 * What an inbound event is answered with, in the acknowledgement itself: no further call to the platform. A private card cannot be
 * put where a place reads along.
 */
export type Answer =
  | { readonly kind: 'private'; readonly card: PrivateCard }
  /** Seen by everybody in the place of the question, with what only the asker may see beside it. */
  | { readonly kind: 'public'; readonly card: PublicCard; readonly aside: PrivateCard | null }
  /** Takes the place of the message whose button was pressed, for its reader. */
  | { readonly kind: 'replace'; readonly card: PrivateCard }
  | { readonly kind: 'form'; readonly form: Form }
  /** The form stays open and says what is wrong, by field name. */
  | { readonly kind: 'field_errors'; readonly errors: Readonly<Record<string, string>> }
  /** Nothing to show (a repetition of something already answered, or `opened` without a welcome). */
  | { readonly kind: 'none' };

/** One outgoing message, as the outbox hands it over. */
export interface Outgoing {
  /** Derived from the fact it announces; a platform that can, uses it as its idempotency key. */
  readonly key: string;
  readonly tenant: string;
  /** A place shows public cards only. */
  readonly to:
    | { readonly kind: 'place'; readonly place: string; readonly card: PublicCard }
    | { readonly kind: 'person'; readonly user: string; readonly card: Card };
  readonly locale: Locale;
  /** Reference of a message sent before, to be changed in place; null: a new message. */
  readonly update: string | null;
  /** From when on the message may have been shown: where a look-up has to begin. Absent or null: not tried before. */
  readonly firstTriedAt?: Temporal.Instant | null;
}

/** `ambiguous`: it may or may not have been shown. Only a platform that can tell may say anything else after a lost reply. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly ref: string }
  /** Turned away for now (429). `scope`: whom it holds up; the conversation alone when it is not said. */
  | {
      readonly kind: 'wait';
      readonly retryAfterMs: number;
      readonly scope?: 'conversation' | 'workspace' | 'app';
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'ambiguous'; readonly reason: string };

/** What the platform lets through; null: without limit, or not known to have one. */
export interface SendLimits {
  readonly perConversationPerSecond: number | null;
  readonly perWorkspacePerSecond: number | null;
  readonly perAppPerMinute: number | null;
}

/** Somebody whom the platform knows, to be matched with the people of the company. */
export interface Member {
  readonly user: string;
  /** Null: not told. */
  readonly email: string | null;
  readonly name: string;
  readonly locale: Locale | null;
  /** IANA name; null: not told. */
  readonly timeZone: string | null;
  readonly isBot: boolean;
  readonly isGuest: boolean;
  /** No longer there; the platform keeps the name. */
  readonly isDeleted: boolean;
}

/** By the name of the platform, also for who plans without being connected to it. One that is not here has no limit that is known. */
export const sendLimits = {
  slack: { perConversationPerSecond: 1, perWorkspacePerSecond: 3, perAppPerMinute: null },
  lark: { perConversationPerSecond: 5, perWorkspacePerSecond: 50, perAppPerMinute: 1000 },
} as const satisfies Readonly<Record<string, SendLimits>>;

/** No call of `send` or `lookUp` takes longer: the delivery breaks it off. A claim is worth nothing to a sender whose call could end after it. */
export const longestCallMs = 10_000;

export interface Platform {
  readonly name: string;
  /** Absent: none. */
  readonly limits?: SendLimits | null;
  /** What recurs at a full hour is better said up to so much later: the platform suffers from full hours. Absent: 0. */
  readonly spreadMs?: number;
  /** How long after the first try the same key may be sent again without being shown twice. Absent or null: it may not. */
  readonly idempotentForMs?: number | null;
  /**
   * Begins to listen. The answer of `handle` goes into the acknowledgement. When it rejects, nothing was taken: the platform must not
   * be told otherwise (HTTP 503 or no acknowledgement), so that it, or the person, repeats it.
   */
  start(handle: (inbound: Inbound) => Promise<Answer>): Promise<void>;
  /**
   * Resolves within `longestCallMs`; after that `signal` is aborted, and what has not left must not leave any more. Retries nothing
   * itself.
   */
  send(message: Outgoing, signal?: AbortSignal): Promise<SendOutcome>;
  /** What became of an ambiguous send: its reference, `absent` for certain, or null when it cannot be told. Ends as `send` does. */
  lookUp(
    message: Outgoing,
    signal?: AbortSignal,
  ): Promise<{ readonly ref: string } | 'absent' | null>;
  /** Everybody there, in no order, read page by page at the platform's pace. Throws when it cannot be read. Absent: it knows nobody. */
  members?(): AsyncIterable<Member>;
  /** One of them; null: nobody of that id, or it cannot be asked now. */
  member?(user: string): Promise<Member | null>;
  stop(): Promise<void>;
}
