/** Whether what companies entrusted when they installed the app can be used: the keys, and until when each token holds. Pure. */
import { Temporal } from 'temporal-polyfill';
import { describeError } from '../../i18n/errors.ts';
import { formatAgo, formatDateTime } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { doctor } from '../../i18n/texts/doctor.ts';
import { installations } from '../../i18n/texts/installations.ts';
import type { InstalledFacts, SeveralFacts } from './examination.ts';
import { type Finding, ill, unknown, well } from './finding.ts';

const texts = doctor.installations;

export function installationFindings(
  { keys, installed }: SeveralFacts,
  now: Temporal.Instant,
  locale: Locale,
): readonly Finding[] {
  const [newest = '', ...older] = keys;
  const sealing = well('keys', say(locale, texts.keys, { newest, older }));
  if (installed === null) return [sealing, unknown('installations', say(locale, texts.unseen))];
  if (installed.length === 0) return [sealing, unknown('installations', say(locale, texts.none))];
  return [
    sealing,
    ...openingFindings(installed, locale),
    ...tokenFindings(
      installed.filter(({ error }) => error === null),
      now,
      locale,
    ),
  ];
}

const nameOf = ({ platform, tenant, name, nameZh }: InstalledFacts, locale: Locale): string =>
  say(locale, installations.cliName, {
    name: locale === 'zh' ? (nameZh ?? name) : name,
    ...{ platform, tenant },
  });

function openingFindings(all: readonly InstalledFacts[], locale: Locale): readonly Finding[] {
  const id = 'installations';
  const sealed = all.flatMap((each) => {
    if (each.error === null) return [];
    const { code, params } = each.error;
    const why = describeError(code, params, locale) ?? code;
    return [ill(id, `${nameOf(each, locale)}: ${why} (${code})`, null)];
  });
  if (sealed.length > 0) return sealed;
  return [well(id, say(locale, texts.open, { count: all.length }))];
}

interface Ending {
  readonly installed: InstalledFacts;
  readonly at: Temporal.Instant;
}

/** Tokens that end are renewed while Upside runs. One that has ended is none that was renewed. */
function tokenFindings(
  open: readonly InstalledFacts[],
  now: Temporal.Instant,
  locale: Locale,
): readonly Finding[] {
  if (open.length === 0) return [];
  const id = 'tokens';
  const endings = open
    .flatMap((installed): Ending[] => {
      const at = installed.expiresAt;
      return at === null ? [] : [{ installed, at }];
    })
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const [next] = endings;
  if (!next) return [well(id, say(locale, texts.endless))];
  const over = endings.filter(({ at }) => Temporal.Instant.compare(at, now) <= 0);
  if (over.length > 0)
    return over.map(({ installed, at }) => {
      const words = { company: nameOf(installed, locale), ago: formatAgo(at, now, locale) };
      return ill(id, say(locale, texts.ended, words), say(locale, texts.mendEnded));
    });
  const at = `${formatDateTime(next.at, 'UTC', locale, { year: true })} UTC`;
  return [well(id, say(locale, texts.next, { company: nameOf(next.installed, locale), at }))];
}
