/** From no app to a bot that has said hello: app, tokens, settings, hello. What is right already is kept. */
import { say } from '../../i18n/locale.ts';
import { setUp } from '../../i18n/texts/set-up.ts';
import { slackSetUp as texts } from '../../i18n/texts/slack-set-up.ts';
import { contradictions, save } from '../save-step.ts';
import { showApp } from './app-step.ts';
import { greet } from './hello-step.ts';
import type { Means } from './means.ts';
import type { TokenKind } from './token-form.ts';
import { type Obtained, obtain, settingOf } from './token-step.ts';

/** What is missing still, in words; empty: it is connected. */
export async function connectSlack(means: Means): Promise<readonly string[]> {
  const { terminal, locale } = means;
  terminal.print(say(locale, texts.heading));
  await showApp(means);
  terminal.print(`\n${say(locale, texts.tokens.title)}`);
  const bot = await obtain('bot', means);
  if (bot.kind === 'unreached') return [say(locale, texts.missing.answer)];
  const way: TokenKind = isByHttp(means) ? 'secret' : 'app';
  const key = await obtain(way, means);
  const missing = [...lacking('bot', bot, means), ...lacking(way, key, means)];
  terminal.print(`\n${say(locale, texts.fileTitle)}`);
  const isSaved = await save(means, settingsOf(means, { bot, [way]: key }));
  if (!isSaved) missing.push(say(locale, setUp.missing.file));
  if (isSaved && bot.kind === 'right' && key.kind === 'right')
    missing.push(...contradictions(means));
  if (bot.kind !== 'right') return missing;
  terminal.print(`\n${say(locale, texts.greeting.title)}`);
  const isSaid = await greet(bot.token, means);
  return isSaid ? missing : [...missing, say(locale, texts.missing.hello)];
}

/** As asked for; else as the settings have it, of which an app token is what counts when both are there. */
function isByHttp({ called, environment }: Means): boolean {
  if (called.http !== null) return true;
  if (called.tokens.app !== undefined) return false;
  const hasSecret = called.tokens.secret ?? environment[settingOf.secret];
  return Boolean(hasSecret) && !environment[settingOf.app];
}

function lacking(kind: TokenKind, obtained: Obtained, { locale }: Means): string[] {
  if (obtained.kind === 'unreached') return [say(locale, texts.missing.answer)];
  if (obtained.kind === 'none') return [say(locale, texts.missing[kind])];
  return obtained.missing.map((name) => say(locale, texts.missing.scope, { name }));
}

/** An app token would win over HTTP: it is put out of force, and kept. */
function settingsOf(
  { called }: Means,
  obtained: { readonly [kind in TokenKind]?: Obtained },
): Readonly<Record<string, string | null>> {
  const settings: Record<string, string | null> = {};
  for (const kind of ['bot', 'app', 'secret'] as const) {
    const each = obtained[kind];
    if (each?.kind === 'right') settings[settingOf[kind]] = each.token;
  }
  if (called.http !== null && Object.keys(settings).length > 0) settings[settingOf.app] = null;
  return settings;
}
