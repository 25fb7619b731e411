/** What Slack says of the access it was asked about. Pure. */
import type { Verdict } from '../../chat/access.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { appAccess } from '../../i18n/texts/app-access.ts';
import { doctor } from '../../i18n/texts/doctor.ts';
import { slackAccess } from '../../i18n/texts/slack-access.ts';
import type { SlackFacts } from './examination.ts';
import { type Finding, ill, well } from './finding.ts';

const texts = doctor.slack;
type Bad = Exclude<Verdict, { kind: 'valid' }>;

export function slackFindings({ access, without }: SlackFacts, locale: Locale): readonly Finding[] {
  const { bot, app } = access;
  return [
    ...(bot.kind === 'valid'
      ? [
          well('slack.bot', say(locale, texts.bot, bot)),
          ...scopeFindings(bot.missing, locale),
          ...channelFindings(without, locale),
        ]
      : [badToken('slack.bot', texts.badBot, bot, locale)]),
    ...(app === null ? [] : [appFinding(app, locale)]),
  ];
}

const appFinding = (app: Verdict, locale: Locale): Finding =>
  app.kind === 'valid'
    ? well('slack.app', say(locale, texts.app))
    : badToken('slack.app', texts.badApp, app, locale);

function badToken(
  id: string,
  text: typeof texts.badBot | typeof texts.badApp,
  verdict: Bad,
  locale: Locale,
): Finding {
  if (verdict.kind === 'unreached') {
    const why = say(locale, appAccess.unreached, verdict);
    return ill(id, say(locale, text, { why }), say(locale, appAccess.reach, verdict));
  }
  const why = say(locale, slackAccess.refused, verdict);
  return ill(id, say(locale, text, { why }), say(locale, texts.mendToken));
}

/** Null: Slack does not say. */
function scopeFindings(missing: readonly string[] | null, locale: Locale): readonly Finding[] {
  if (missing === null) return [];
  if (missing.length === 0) return [well('slack.scopes', say(locale, texts.scopes))];
  const text = `Slack: ${say(locale, appAccess.missing, { scopes: missing })}`;
  return [ill('slack.scopes', text, say(locale, slackAccess.addScopes))];
}

function channelFindings(without: readonly string[] | null, locale: Locale): readonly Finding[] {
  if (without === null) return [];
  if (without.length === 0) return [well('slack.channels', say(locale, texts.inChannels))];
  const text = say(locale, texts.notIn, { channels: without });
  return [ill('slack.channels', text, say(locale, texts.invite))];
}
