/** What a platform says about the access that the bot was given: for the set-up, and for whoever looks why nothing goes out. */

/** `refused`: in the platform's own word for why. `unreached`: it gave no answer, which says nothing about the token. */
export type Verdict<Told extends object = object> =
  | ({ readonly kind: 'valid' } & Told)
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreached'; readonly host: string; readonly reason: string };

export interface BotTold {
  /** The company's, as people there call it. */
  readonly workspace: string;
  /** As which user the bot speaks. */
  readonly name: string;
  /** Rights that the bot needs and has not been given, by name; null: the platform does not say what it has. */
  readonly missing: readonly string[] | null;
}

/** What became of an access that was to be given back. */
export type Leaving =
  /** The app is out, and with it every token, or was before. */
  | { readonly kind: 'uninstalled' }
  /** The token opens nothing any more; the app is still in the platform's list. */
  | { readonly kind: 'revoked' }
  /** In a word: why. The token may still hold. */
  | { readonly kind: 'failed'; readonly reason: string };

export interface AccessVerdict {
  readonly bot: Verdict<BotTold>;
  /** Of the token that opens the connection; null: there is none, since the platform calls us. */
  readonly app: Verdict | null;
}

/** What Lark says of an app. */
export interface AppTold {
  /** Its id where it has no bot yet. */
  readonly name: string;
  /** A version of it with a bot is published and in use in the company. */
  readonly isActive: boolean;
  /** Rights that the bot needs and has not been given, by name. */
  readonly missing: readonly string[];
  /** Commands that are not in Lark's own list of them; null: the app may not look. */
  readonly commandsMissing: readonly string[] | null;
}

/** Of what `fetch` throws: the system's word (`ECONNREFUSED`), else the kind of the error (`TimeoutError`). Neither says anything of a token. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string')
    return cause.code;
  return error.name;
}
