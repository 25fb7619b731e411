/** The store's port, part nine: the accounts of the chats, whose they are, and which of them belong to nobody. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../domain/ids.ts';

/** What an account tells of whoever has it. */
export interface AccountFacts {
  /** The platform's id of it. */
  readonly user: string;
  /** What it is called there. */
  readonly name: string;
  /** IANA name; null: not told. */
  readonly timeZone: string | null;
  /** Null: not told. */
  readonly locale: 'en' | 'zh' | null;
}

/** One that belongs to nobody in the list of people. The address of one that does is not kept: it has served its purpose. */
export interface UnlinkedAccount extends AccountFacts {
  readonly email: string | null;
  /** An admin took it from somebody: it is linked by hand only. */
  readonly byHand: boolean;
}

export interface Link {
  readonly personId: PersonId;
  readonly user: string;
  /** Null: not told. */
  readonly name: string | null;
  readonly timeZone: string | null;
  readonly locale: 'en' | 'zh' | null;
  /** Closed there: nothing is sent to it, and nothing is taken from it. */
  readonly isClosed: boolean;
  /** Key of the admin who linked it by hand; null: it was found by its e-mail address. */
  readonly linkedBy: string | null;
  /** Null: it was not noted. */
  readonly linkedAt: Temporal.Instant | null;
}

/** `platform` is a platform's name throughout. */
export interface AccountRepository {
  /** Those on which somebody is linked or an account is kept, in order of their names. */
  platforms(): Promise<readonly string[]>;
  /** Of everybody who is linked there, also where the account is closed. */
  links(platform: string): Promise<readonly Link[]>;
  linkOf(platform: string, user: string): Promise<Link | null>;
  /** By name. */
  unlinked(platform: string): Promise<readonly UnlinkedAccount[]>;
  /** Null: there is none of that id that belongs to nobody. */
  unlinkedOf(platform: string, user: string): Promise<UnlinkedAccount | null>;
  /** Adds or replaces; `byHand` of one that is kept stays as it is. One that belongs to somebody is left out. */
  keep(platform: string, accounts: readonly Omit<UnlinkedAccount, 'byHand'>[]): Promise<void>;
  /** Those that belong to nobody. */
  forget(platform: string, users: readonly string[]): Promise<void>;
  /** What linked accounts are by now; what is not told stays as it was. */
  follow(
    platform: string,
    accounts: readonly (AccountFacts & { readonly isClosed: boolean })[],
  ): Promise<void>;
  /** False when somebody has that account, or the person another that is open. */
  linkIfFree(id: PersonId, platform: string, user: string): Promise<boolean>;
  /**
   * By an admin's word. Whoever had the account is without one, and an account that the person had belongs to nobody, and stays so until
   * somebody links it. What was said to an earlier account is never changed from then on: others may read it.
   */
  link(
    id: PersonId,
    platform: string,
    user: string,
    by: { readonly key: string; readonly at: Temporal.Instant },
  ): Promise<void>;
  /** The account belongs to nobody, and stays so until somebody links it. */
  unlink(id: PersonId, platform: string): Promise<void>;
}
