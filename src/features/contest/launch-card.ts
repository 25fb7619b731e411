/** The announcement of a contest, and its rules in full. */
import type { CardElement, PrivateCard, PublicCard } from '../../chat/card.ts';
import type { Contest } from '../../domain/contest.ts';
import { measure } from '../../domain/measure.ts';
import type { Team } from '../../domain/people.ts';
import { rational } from '../../domain/rational.ts';
import { formatDate, formatDateTime, formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { measureNames } from '../../i18n/texts/common.ts';
import { contestTexts as texts } from '../../i18n/texts/contest.ts';
import { measureText, noteElement, textElement } from '../figures.ts';
import { teamName } from '../words.ts';
import { boardButton, endText, type Reader } from './figures.ts';

/** Once it has ended there is nothing to sit out. */
function buttons(contest: Contest, locale: Locale): CardElement {
  const rules = { label: say(locale, texts.seeRules), action: 'contest.rules', value: contest.id };
  const sitOut = {
    label: say(locale, texts.sitOut),
    action: 'contest.withdraw',
    value: contest.id,
  };
  const board = boardButton(contest, locale);
  const isRunning = contest.state === 'running';
  return { kind: 'actions', buttons: isRunning ? [board, rules, sitOut] : [board, rules] };
}

/** One line each: who is invited, who wins, what for. */
function ruleLines(contest: Contest, teams: readonly Team[], launcher: string, reader: Reader) {
  const { locale, workspace } = reader;
  const { rules } = contest;
  const invited = teams.filter(({ id }) => rules.teams.includes(id));
  const names = invited.map((team) => teamName(team, locale));
  const counted = measure(rules.measure);
  return [
    say(locale, texts.invites, {
      launcher,
      who:
        names.length > 0 ? say(locale, texts.teams, { names }) : say(locale, texts.inviteEverybody),
      from: formatDate(rules.firstDay, locale),
      until: endText(contest, reader),
      zone: workspace.timeZone,
    }),
    rules.target === null
      ? say(locale, texts.winsTop, { measure: say(locale, measureNames[rules.measure]) })
      : say(locale, texts.winsRace, {
          target: measureText(rational(rules.target), counted, workspace, locale),
        }),
    ...(rules.prizes.length > 0 ? [say(locale, texts.prizes, { prizes: rules.prizes })] : []),
  ];
}

const isCount = ({ rules }: Contest): boolean => measure(rules.measure).unit === 'count';

export function launchCard(
  contest: Contest,
  teams: readonly Team[],
  launcher: string,
  reader: Reader,
): PublicCard {
  const { locale } = reader;
  const count = formatNumber(contest.participants.length, locale);
  return {
    audience: 'public',
    title: contest.title,
    elements: [
      ...ruleLines(contest, teams, launcher, reader).map(textElement),
      ...(contest.state === 'settled'
        ? [textElement(say(locale, texts.resultBelow, { at: endText(contest, reader) }))]
        : []),
      noteElement([say(locale, isCount(contest) ? texts.fairCount : texts.fairAmount)]),
      noteElement([say(locale, texts.fixed, { fingerprint: contest.fingerprint, count })]),
      buttons(contest, locale),
    ],
  };
}

export function rulesCard(
  contest: Contest,
  teams: readonly Team[],
  launcher: string,
  reader: Reader,
): PrivateCard {
  const { locale, workspace } = reader;
  const { rules, fingerprint, launchedAt } = contest;
  return {
    audience: 'private',
    title: say(locale, texts.rulesTitle, { title: contest.title }),
    elements: [
      ...ruleLines(contest, teams, launcher, reader),
      say(locale, texts.ruleDays, {
        from: formatDate(rules.firstDay, locale),
        to: formatDate(rules.lastDay, locale),
        launched: formatDateTime(launchedAt, workspace.timeZone, locale),
      }),
      say(locale, isCount(contest) ? texts.ruleRefundsCount : texts.ruleRefundsAmount),
      say(locale, texts.ruleTie),
      say(locale, texts.ruleFixed, { fingerprint }),
    ].map(textElement),
  };
}
