/** The company and its accounts at a glance: how many are linked, who is not and why, and what belongs to nobody. */
import type { Button, CardElement, PrivateCard } from '../../chat/card.ts';
import { formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { people as texts } from '../../i18n/texts/people.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { personName } from '../words.ts';
import {
  isLinked,
  type Situation,
  strayAccounts,
  type Unmatched,
  unmatchedPeople,
} from './situation.ts';
import { accountText, chatName, valueOf } from './words.ts';

/** A menu, not a wall of buttons, and one table that fits into one message. */
export const pageSize = 20;
const mostNames = 10;

/** `from`: the first of the unmatched that is shown; `others`: further chats that the company uses. */
export function overviewCard(
  situation: Situation,
  request: Request,
  { from, others }: { readonly from: number; readonly others: readonly string[] },
): PrivateCard {
  const { locale } = request;
  const unmatched = unmatchedPeople(situation);
  const begin = from < unmatched.length ? from : 0;
  return {
    audience: 'private',
    title: say(locale, texts.title),
    elements: [
      { kind: 'text', spans: [{ text: linkedText(situation, request), style: 'strong' }] },
      ...(situation.platform === 'playground'
        ? [textElement(say(locale, texts.seats))]
        : unmatchedElements(situation, request, unmatched, begin)),
      ...strayElements(situation, request),
      ...leftOutElements(situation, request),
      { kind: 'actions', buttons: buttonsOf(situation, request, begin, others) },
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}

export const noChatCard = ({ locale }: Pick<Request, 'locale'>): PrivateCard => ({
  audience: 'private',
  title: say(locale, texts.title),
  elements: [textElement(say(locale, texts.noChat)), noteElement([say(locale, common.onlyYou)])],
});

function linkedText(situation: Situation, { locale }: Request): string {
  const { concerned, platform } = situation;
  return say(locale, texts.linked, {
    linked: formatNumber(concerned.filter((each) => isLinked(situation, each)).length, locale),
    total: formatNumber(concerned.length, locale),
    chat: chatName(platform, locale),
  });
}

function unmatchedElements(
  { platform }: Situation,
  { locale }: Request,
  unmatched: readonly Unmatched[],
  begin: number,
): readonly CardElement[] {
  if (unmatched.length === 0) return [textElement(say(locale, texts.allLinked))];
  const page = unmatched.slice(begin, begin + pageSize);
  const count = formatNumber(unmatched.length, locale);
  return [
    textElement(say(locale, texts.unmatched, { count })),
    {
      kind: 'table',
      columns: [texts.columnPerson, texts.columnAddress, texts.columnWhy].map((title) => ({
        ...{ title: say(locale, title), align: 'start' },
      })),
      rows: page.map(({ person, why }) => [
        { text: personName(person, locale), strong: true },
        { text: person.email ?? say(locale, common.none) },
        { text: say(locale, texts.why[why]) },
      ]),
    },
    {
      kind: 'choice',
      label: say(locale, texts.whom),
      action: 'people.open',
      options: page.map(({ person }) => ({
        label: personName(person, locale),
        value: valueOf(platform, person.id),
      })),
    },
  ];
}

function strayElements(situation: Situation, { locale }: Request): readonly CardElement[] {
  const strays = strayAccounts(situation);
  if (strays.length === 0) return [];
  const left = strays.length - pageSize;
  const list: CardElement = {
    kind: 'table',
    columns: [texts.columnAccount, texts.columnWhy].map((title) => ({
      ...{ title: say(locale, title), align: 'start' },
    })),
    rows: strays
      .slice(0, pageSize)
      .map(({ account, why }) => [
        { text: accountText(account) },
        { text: say(locale, texts.whyStray[why]) },
      ]),
  };
  const more = say(locale, texts.straysMore, { count: formatNumber(Math.max(left, 0), locale) });
  return [
    {
      kind: 'details',
      title: say(locale, texts.strays, { count: formatNumber(strays.length, locale) }),
      elements: [list, ...(left > 0 ? [textElement(more)] : [])],
    },
  ];
}

function leftOutElements({ leftOut }: Situation, { locale }: Request): readonly CardElement[] {
  if (leftOut.length === 0) return [];
  const names = leftOut.slice(0, mostNames).map((person) => personName(person, locale));
  const more = leftOut.length - names.length;
  const shown = more > 0 ? [...names, `+${formatNumber(more, locale)}`] : names;
  return [textElement(say(locale, texts.leftOut, { names: shown }))];
}

function buttonsOf(
  situation: Situation,
  { locale }: Request,
  begin: number,
  others: readonly string[],
): readonly Button[] {
  const { platform } = situation;
  const total = platform === 'playground' ? 0 : unmatchedPeople(situation).length;
  const left = total - begin - pageSize;
  const show = (label: string, from: number, chat = platform): Button => ({
    ...{ label, action: 'people.show', value: valueOf(chat, `${from}`) },
  });
  const count = formatNumber(Math.min(left, pageSize), locale);
  return [
    show(say(locale, texts.look), begin),
    ...(left > 0 ? [show(say(locale, texts.nextPage, { count }), begin + pageSize)] : []),
    ...(begin > 0 ? [show(say(locale, texts.firstPage), 0)] : []),
    ...others.map((chat) =>
      show(say(locale, texts.elsewhere, { chat: chatName(chat, locale) }), 0, chat),
    ),
  ];
}
