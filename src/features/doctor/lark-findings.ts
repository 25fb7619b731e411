/** What Lark says of the app it was asked about. Pure. */
import type { AppTold, Verdict } from '../../chat/access.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { appAccess } from '../../i18n/texts/app-access.ts';
import { doctor } from '../../i18n/texts/doctor.ts';
import { larkAccess } from '../../i18n/texts/lark-access.ts';
import { type Finding, ill, unknown, well } from './finding.ts';

const texts = doctor.lark;

export function larkFindings(verdict: Verdict<AppTold>, locale: Locale): readonly Finding[] {
  if (verdict.kind === 'valid')
    return [
      well('lark.app', say(locale, texts.app, verdict)),
      verdict.isActive
        ? well('lark.version', say(locale, texts.version))
        : ill(
            'lark.version',
            inLark(say(locale, larkAccess.inactive), locale),
            say(locale, larkAccess.activate),
          ),
      scopesFinding(verdict, locale),
      commandsFinding(verdict, locale),
    ];
  if (verdict.kind === 'unreached') {
    const why = say(locale, appAccess.unreached, verdict);
    const remedy = say(locale, appAccess.reach, verdict);
    return [ill('lark.app', say(locale, texts.badApp, { why }), remedy)];
  }
  const why = say(locale, larkAccess.refused, verdict);
  return [ill('lark.app', say(locale, texts.badApp, { why }), say(locale, texts.mend))];
}

const inLark = (text: string, locale: Locale): string => say(locale, texts.prefix) + text;

function scopesFinding({ missing }: AppTold, locale: Locale): Finding {
  if (missing.length === 0) return well('lark.scopes', say(locale, texts.scopes));
  const text = inLark(say(locale, appAccess.missing, { scopes: missing }), locale);
  return ill('lark.scopes', text, say(locale, larkAccess.addScopes));
}

function commandsFinding({ commandsMissing }: AppTold, locale: Locale): Finding {
  const id = 'lark.commands';
  if (commandsMissing === null) return unknown(id, say(locale, texts.commandsUnsaid));
  if (commandsMissing.length === 0) return well(id, say(locale, texts.commands));
  const told = say(locale, larkAccess.commandsMissing, { commands: commandsMissing });
  return ill(id, inLark(told, locale), say(locale, texts.mendCommands));
}
