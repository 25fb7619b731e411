/** From the facts to what is said about them, in the order in which one thing needs the other. Pure. */
import { describeError } from '../../i18n/errors.ts';
import { formatAgo } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { doctor as texts } from '../../i18n/texts/doctor.ts';
import { companyFindings } from './company-findings.ts';
import type { DatabaseFacts, Examination } from './examination.ts';
import { type Finding, ill, unknown, well } from './finding.ts';
import { installationFindings } from './installation-findings.ts';
import { larkFindings } from './lark-findings.ts';
import { slackFindings } from './slack-findings.ts';

type Read = Extract<Examination['configuration'], { kind: 'read' }>;

export function findingsOf(examined: Examination, locale: Locale): readonly Finding[] {
  const { configuration } = examined;
  const first = well('node', say(locale, texts.node, { version: examined.nodeVersion }));
  if (configuration.kind === 'refused') {
    const remedy = say(locale, texts.mendSettings);
    return [first, ...configuration.lines.map((line) => ill('settings', line, remedy))];
  }
  const { database, lark } = configuration;
  const company = database.kind === 'ready' ? database.company : null;
  return [
    first,
    well('settings', say(locale, texts.settings)),
    ...databaseFindings(configuration, locale),
    ...(company ? companyFindings(company, examined.zoneRules, locale) : []),
    diskFinding(configuration.disk, locale),
    backupFinding(configuration, examined.now, locale),
    ...chatFindings(configuration, examined.now, locale),
    ...(lark ? larkFindings(lark, locale) : [unknown('lark', say(locale, texts.lark.off))]),
  ];
}

function chatFindings(
  { slack, several }: Read,
  now: Examination['now'],
  locale: Locale,
): readonly Finding[] {
  if (several) return installationFindings(several, now, locale);
  return slack ? slackFindings(slack, locale) : [unknown('slack', say(locale, texts.slack.off))];
}

function databaseFindings({ database, place, several }: Read, locale: Locale): readonly Finding[] {
  const { database: words } = texts;
  const id = 'database';
  switch (database.kind) {
    case 'ready': {
      const count = database.migrations;
      const found = well(id, say(locale, words.ready, { place, count }));
      return database.company || several
        ? [found]
        : [found, unknown('company', say(locale, words.noCompany))];
    }
    case 'empty':
      return [unknown(id, say(locale, words.empty, { place }))];
    case 'behind': {
      const { missing } = database;
      const text = say(locale, words.behind, { count: missing.length, first: missing[0] ?? '' });
      return [ill(id, text, say(locale, words.mendBehind))];
    }
    case 'in_use': {
      const { pid, host } = database;
      return [
        well(id, say(locale, words.inUse, { place, pid, host })),
        processFinding(database, locale),
      ];
    }
    case 'unusable': {
      const { code, params } = database.error;
      return [ill(id, `${describeError(code, params, locale) ?? code} (${code})`, null)];
    }
  }
}

function processFinding(
  { says }: Extract<DatabaseFacts, { kind: 'in_use' }>,
  locale: Locale,
): Finding {
  const { process: words } = texts;
  if (says === null) return unknown('process', say(locale, words.silent));
  if (says.isReady) return well('process', say(locale, words.ready));
  return ill('process', say(locale, words.ill, says), say(locale, words.mend));
}

function diskFinding({ folder, roomBytes, leastBytes }: Read['disk'], locale: Locale): Finding {
  const { disk: words } = texts;
  if (!Number.isFinite(roomBytes)) return unknown('disk', say(locale, words.unsaid, { folder }));
  const room = size(roomBytes);
  if (roomBytes >= leastBytes) return well('disk', say(locale, words.well, { room, folder }));
  const remedy = say(locale, words.mend, { least: size(leastBytes) });
  return ill('disk', say(locale, words.ill, { room, folder }), remedy);
}

const size = (bytes: number): string =>
  bytes < 10 * 2 ** 30 ? `${Math.floor(bytes / 2 ** 20)} MB` : `${Math.floor(bytes / 2 ** 30)} GB`;

function backupFinding({ backup }: Read, now: Examination['now'], locale: Locale): Finding {
  const { backup: words } = texts;
  if (!backup) return unknown('backup', say(locale, words.unknown));
  const ago = formatAgo(backup.takenAt, now, locale);
  return well('backup', say(locale, words.taken, { ago, file: backup.file }));
}
