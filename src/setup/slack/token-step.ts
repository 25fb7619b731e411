/** The second step: the tokens, each tried out as soon as it is there. No text of it holds one. */

import type { Verdict } from '../../chat/access.ts';
import { checkAppToken, checkBotToken } from '../../chat/slack/check.ts';
import { botScopes } from '../../chat/slack/manifest.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { appAccess } from '../../i18n/texts/app-access.ts';
import { setUp } from '../../i18n/texts/set-up.ts';
import { slackAccess } from '../../i18n/texts/slack-access.ts';
import { slackSetUp } from '../../i18n/texts/slack-set-up.ts';
import type { Means } from './means.ts';
import { mistakenFor, type TokenKind } from './token-form.ts';

const texts = slackSetUp.tokens;

export const settingOf = {
  bot: 'SLACK_BOT_TOKEN',
  app: 'SLACK_APP_TOKEN',
  secret: 'SLACK_SIGNING_SECRET',
} as const satisfies Readonly<Record<TokenKind, string>>;

/** `unreached`: Slack gave no answer, so there is no use in another token. */
export type Obtained =
  | { readonly kind: 'right'; readonly token: string; readonly missing: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreached' };

/**
 * As called with, else as in the settings, else asked for. What is wrong is said at once; a person is asked again, a script is not: what
 * comes next in its lines is for the next question.
 */
export async function obtain(kind: TokenKind, means: Means): Promise<Obtained> {
  const { terminal, locale, called, environment } = means;
  const given = called.tokens[kind];
  const known = given ?? environment[settingOf[kind]]?.trim() ?? '';
  let found = known === '' ? null : await judge(kind, known, means);
  const mayAsk = terminal.isInteractive || given === undefined;
  if (found?.kind === 'none' && !mayAsk) return found;
  while (found === null || found.kind === 'none') {
    const typed = await terminal.ask(say(locale, texts.ask[kind]), true);
    if (typed === null || typed === '') return { kind: 'none' };
    found = await judge(kind, typed, means);
    if (!terminal.isInteractive) return found;
  }
  return found;
}

/** Says what it finds. */
async function judge(kind: TokenKind, token: string, means: Means): Promise<Obtained> {
  const { terminal, locale, access } = means;
  const mistaken = mistakenFor(kind, token);
  if (mistaken !== null) {
    const seems = say(locale, texts.mistaken[mistaken]);
    terminal.print(say(locale, setUp.wrongForm, { seems, wanted: say(locale, texts.form[kind]) }));
    return { kind: 'none' };
  }
  if (kind === 'bot') {
    const verdict = await checkBotToken(token, access);
    if (verdict.kind !== 'valid') return turnedAway(kind, verdict, means);
    const { workspace, name, missing } = verdict;
    terminal.print(say(locale, texts.botIsRight, { workspace, name }));
    for (const line of scopeLines(missing, locale)) terminal.print(line);
    return { kind: 'right', token, missing: missing ?? [] };
  }
  if (kind === 'app') {
    const verdict = await checkAppToken(token, access);
    if (verdict.kind !== 'valid') return turnedAway(kind, verdict, means);
  }
  terminal.print(say(locale, kind === 'app' ? texts.appIsRight : texts.secretIsRight));
  return { kind: 'right', token, missing: [] };
}

type Bad = Exclude<Verdict, { kind: 'valid' }>;

function turnedAway(kind: TokenKind, verdict: Bad, { terminal, locale }: Means): Obtained {
  const name = say(locale, texts.names[kind]);
  const { unreached, reach } = appAccess;
  if (verdict.kind === 'refused') {
    terminal.print(
      say(locale, setUp.wrong, { name, why: say(locale, slackAccess.refused, verdict) }),
    );
    return { kind: 'none' };
  }
  terminal.print(say(locale, setUp.wrong, { name, why: say(locale, unreached, verdict) }));
  terminal.print(say(locale, reach, verdict));
  return { kind: 'unreached' };
}

/** Null: Slack does not say, so neither do we. */
function scopeLines(missing: readonly string[] | null, locale: Locale): readonly string[] {
  if (missing === null) return [];
  if (missing.length === 0) return [say(locale, texts.scopesAreRight, { scopes: botScopes })];
  return [
    `✗ ${say(locale, appAccess.missing, { scopes: missing })}`,
    say(locale, slackAccess.addScopes),
  ];
}
