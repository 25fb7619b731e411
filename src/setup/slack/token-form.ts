/** What can be said of a token before anybody is asked: whether it is of the kind that is wanted. Pure. */

export const tokenKinds = ['bot', 'app', 'secret'] as const;
export type TokenKind = (typeof tokenKinds)[number];

/** What people copy instead of it, by its beginning. */
export type Mistaken = TokenKind | 'user' | 'rotating' | 'unknown';

const forms: Readonly<Record<TokenKind, RegExp>> = {
  bot: /^xoxb-[\w-]+$/,
  app: /^xapp-[\w-]+$/,
  secret: /^[\da-z]{32}$/i,
};

/** Null: it has the right form. Otherwise what it seems to be; `unknown`: nothing of Slack's, or only a part of it. */
export function mistakenFor(wanted: TokenKind, text: string): Mistaken | null {
  if (forms[wanted].test(text)) return null;
  if (/^xoxe/.test(text)) return 'rotating';
  if (/^xox[ps]-/.test(text)) return 'user';
  return tokenKinds.find((kind) => kind !== wanted && forms[kind].test(text)) ?? 'unknown';
}
