/** What the data say: clocks of the teams, messages, and whether the machine and the database agree about the time. Pure. */
import { zoneNamed } from '../../domain/time-zone.ts';
import { formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { doctor as texts } from '../../i18n/texts/doctor.ts';
import type { CompanyFacts } from './examination.ts';
import { type Finding, ill, well } from './finding.ts';

export const companyFindings = (
  facts: CompanyFacts,
  zoneRules: string | null,
  locale: Locale,
): readonly Finding[] => [
  zonesFinding(facts, zoneRules, locale),
  clockFinding(facts, locale),
  ...outboxFindings(facts, locale),
];

function zonesFinding({ zones }: CompanyFacts, zoneRules: string | null, locale: Locale): Finding {
  const { zones: words } = texts;
  const named = ({ zone, team }: (typeof zones)[number]) =>
    team === null ? say(locale, words.company, { zone }) : say(locale, words.team, { zone, team });
  const lost = zones.filter(({ zone }) => zoneNamed(zone) === null);
  if (lost.length > 0) {
    const text = say(locale, words.unknown, { zones: lost.map(named) });
    return ill('zones', text, say(locale, words.mend));
  }
  const rules = zoneRules ?? say(locale, words.unsaid);
  return well('zones', say(locale, words.well, { zones: zones.map(named), rules }));
}

/** From here on `npm start` warns as well. */
const alarmingSkewMs = 60_000;

function clockFinding({ skewMs }: CompanyFacts, locale: Locale): Finding {
  const { clock: words } = texts;
  const seconds = { num: BigInt(Math.round(Math.abs(skewMs))), den: 1000n };
  const text = say(locale, words.well, {
    seconds: formatNumber(seconds, locale, { decimals: 1 }),
  });
  return Math.abs(skewMs) < alarmingSkewMs
    ? well('clock', text)
    : ill('clock', text, say(locale, words.mend));
}

function outboxFindings(facts: CompanyFacts, locale: Locale): readonly Finding[] {
  const { outbox: words } = texts;
  const found: Finding[] = [];
  if (facts.waitedSeconds > facts.latestSeconds) {
    const minutes = Math.floor(facts.waitedSeconds / 60);
    found.push(ill('outbox', say(locale, words.late, { minutes }), say(locale, words.mendLate)));
  }
  if (facts.needPerson > 0) {
    const text = say(locale, words.needy, { count: facts.needPerson });
    found.push(ill('outbox', text, say(locale, words.mendNeedy)));
  }
  if (facts.refusing.length > 0) {
    const text = say(locale, words.refusing, { places: facts.refusing });
    found.push(ill('outbox', text, say(locale, words.mendRefusing)));
  }
  return found.length > 0 ? found : [well('outbox', say(locale, words.well))];
}
