/** What a won deal looks like: in public with amounts only where the company shows them, and to the winner alone. */
import type { Button, CardElement, PrivateCard, PublicCard } from '../../chat/card.ts';
import type { Milestone } from '../../domain/celebrations.ts';
import type { Team } from '../../domain/people.ts';
import { periodOf } from '../../domain/period.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { formatDate, formatMoney, listing } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import {
  ownMilestoneTexts as own,
  milestoneTexts as said,
  celebrationTexts as texts,
} from '../../i18n/texts/celebrations.ts';
import { common } from '../../i18n/texts/common.ts';
import { leaderboard } from '../../i18n/texts/leaderboard.ts';
import { noteElement, percent, periodTitle, textElement } from '../figures.ts';
import { personName, teamName } from '../words.ts';
import type { Win, WonBy } from './wins.ts';

export interface Reader {
  readonly workspace: Workspace;
  readonly locale: Locale;
  readonly teams: readonly Team[];
}

export const publicCard = (win: Win, reader: Reader): PublicCard => {
  const { locale, workspace } = reader;
  const day = formatDate(dayOf(win, reader), locale);
  return {
    audience: 'public',
    title: say(locale, texts.title, { names: namesOf(win, locale), account: accountOf(win) }),
    elements: [
      ...(workspace.amountsArePublic
        ? [figure(amountOf(win), say(locale, texts.figure, { day }), reader)]
        : []),
      celebration(milestoneLines(win, reader), locale),
      ...teamElements(win, reader),
      { kind: 'actions', buttons: [placeButton(locale)] },
      ...(workspace.amountsArePublic ? [] : [noteElement([say(locale, texts.booked, { day })])]),
    ],
  };
};

export const ownCard = (win: Win, by: WonBy, reader: Reader): PrivateCard => {
  const { locale } = reader;
  const day = formatDate(dayOf(win, reader), locale);
  const label = say(locale, win.winners.length > 1 ? texts.yourPart : texts.figure, { day });
  const lines = by.milestones.map((each) => ownLine(each, win, reader));
  return {
    audience: 'private',
    title: say(locale, texts.titleYou, { account: accountOf(win) }),
    elements: [
      figure(by.value, label, reader),
      celebration(lines, locale),
      {
        kind: 'actions',
        buttons: [{ label: say(locale, texts.myBonus), action: 'mybonus.show', value: '' }],
      },
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
};

const listedAtMost = 8;

/** Many at once: the largest by name, all milestones, and how many more there are. */
export const digestCard = (wins: readonly Win[], team: Team | null, reader: Reader): PublicCard => {
  const { locale, workspace } = reader;
  const shown = wins.toSorted(byWeight).slice(0, listedAtMost);
  const more = wins.length - shown.length;
  const lines = wins.flatMap((win) => milestoneLines(win, reader, accountOf(win)));
  const scope = team ? teamName(team, locale) : say(locale, texts.everybody);
  const isMoney = workspace.amountsArePublic;
  return {
    audience: 'public',
    title: say(locale, texts.digestTitle, { count: wins.length, scope }),
    elements: [
      celebration([...new Set(lines)], locale),
      {
        kind: 'table',
        columns: [
          { title: say(locale, texts.who), align: 'start' },
          { title: say(locale, texts.account), align: 'start' },
          ...(isMoney ? [{ title: say(locale, texts.amount), align: 'end' } as const] : []),
        ],
        rows: shown.map((win) => [
          { text: namesOf(win, locale) },
          { text: accountOf(win) ?? say(locale, common.none) },
          ...(isMoney ? [{ text: formatMoney(amountOf(win), workspace.currency, locale) }] : []),
        ]),
      },
      ...(more > 0 ? [textElement(say(locale, texts.more, { count: more }))] : []),
      { kind: 'actions', buttons: [placeButton(locale)] },
    ],
  };
};

const byWeight = (a: Win, b: Win): number =>
  amountOf(a) === amountOf(b) ? 0 : amountOf(a) > amountOf(b) ? -1 : 1;

const placeButton = (locale: Locale): Button => ({
  label: say(locale, leaderboard.myPlace),
  action: 'leaderboard.place',
  value: '',
});

const figure = (minor: bigint, label: string, { workspace, locale }: Reader): CardElement => ({
  kind: 'figure',
  value: formatMoney(minor, workspace.currency, locale),
  label,
});

/** How far the team is with it: everybody’s success. */
function teamElements(win: Win, reader: Reader): readonly CardElement[] {
  const { teamReached: reached } = win;
  if (reached === null) return [];
  const { locale } = reader;
  const figures = { team: teamOf(win, reader), reached: percent(reached, locale) };
  return [textElement(say(locale, texts.team, { ...figures, period: quarterOf(win, reader) }))];
}

/** One emoji, and the milestones if there are any. */
const celebration = (lines: readonly string[], locale: Locale): CardElement =>
  textElement(
    lines.length === 0 ? say(locale, texts.well) : `🎉 ${lines.join(locale === 'zh' ? '' : ' ')}`,
  );

const amountOf = ({ deal }: Win): bigint => deal.amount?.minor ?? 0n;
const dayOf = ({ deal }: Win, { workspace }: Reader) =>
  deal.occurredOn ?? deal.recordedAt.toZonedDateTimeISO(workspace.timeZone).toPlainDate();
const accountOf = ({ deal }: Win): string | null => deal.attributes['account'] ?? null;
const namesOf = ({ winners }: Win, locale: Locale): string =>
  listing(
    winners.map(({ person }) => personName(person, locale)),
    locale,
  );

/** `about`: named where several deals stand together. */
const milestoneLines = (win: Win, reader: Reader, about: string | null = null): readonly string[] =>
  win.winners.flatMap(({ person, milestones }) =>
    milestones.map((each) =>
      publicLine(each, personName(person, reader.locale), win, reader, about),
    ),
  );

function publicLine(
  milestone: Milestone,
  name: string,
  win: Win,
  reader: Reader,
  about: string | null,
): string {
  const { locale } = reader;
  const period = quarterOf(win, reader);
  const team = teamOf(win, reader);
  switch (milestone.kind) {
    case 'target':
      return about === null
        ? say(locale, said.target, { name, period })
        : say(locale, said.targetOf, { name, period });
    case 'first':
      return about === null
        ? say(locale, said.first, { name })
        : say(locale, said.firstOf, { name });
    case 'biggest':
      return about === null
        ? say(locale, said.biggest, { team })
        : say(locale, said.biggestOf, { team, account: about });
    case 'days':
    case 'weeks':
      return say(locale, said[milestone.kind], { name, count: milestone.count });
  }
}

function ownLine(milestone: Milestone, win: Win, reader: Reader): string {
  const { locale } = reader;
  switch (milestone.kind) {
    case 'target':
      return say(locale, own.target, { period: quarterOf(win, reader) });
    case 'first':
      return say(locale, own.first);
    case 'biggest':
      return say(locale, own.biggest, { team: teamOf(win, reader) });
    case 'days':
    case 'weeks':
      return say(locale, own[milestone.kind], { count: milestone.count });
  }
}

const quarterOf = (win: Win, reader: Reader): string =>
  periodTitle(
    periodOf('quarter', dayOf(win, reader), reader.workspace),
    reader.workspace,
    reader.locale,
  );

function teamOf({ teamId }: Win, { teams, locale }: Reader): string {
  const team = teams.find(({ id }) => id === teamId);
  return team ? teamName(team, locale) : say(locale, texts.everybody);
}
