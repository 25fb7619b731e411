/** One person and their account: what is known, which accounts it may be, and what can be done. */
import type { Button, CardElement, Form, PrivateCard } from '../../chat/card.ts';
import type { Person } from '../../domain/people.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { people as texts } from '../../i18n/texts/people.ts';
import type { Link } from '../../store/port-accounts.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { personName } from '../words.ts';
import { type Candidate, suggestionsFor } from './candidates.ts';
import { isLinked, type Situation, unmatchedPeople } from './situation.ts';
import { accountText, chatName, valueOf } from './words.ts';

export interface Shown {
  /** What has just been done; null: nothing. */
  readonly said: string | null;
  /** What was searched for, and found; null: what looks like theirs is suggested. */
  readonly found: { readonly text: string; readonly accounts: readonly Candidate[] } | null;
}

export function personCard(
  person: Person,
  situation: Situation,
  request: Request,
  { said, found }: Shown = { said: null, found: null },
): PrivateCard {
  const { locale } = request;
  const address = person.email;
  const isOpen = !isLinked(situation, person);
  return {
    audience: 'private',
    title: personName(person, locale),
    elements: [
      ...(said === null ? [] : [textElement(said), { kind: 'divider' } as const]),
      textElement(
        address === null ? say(locale, texts.noAddress) : say(locale, texts.address, { address }),
      ),
      ...stateElements(person, situation, request),
      ...(found !== null || isOpen ? accountElements(person, situation, request, found) : []),
      { kind: 'actions', buttons: buttonsOf(person, situation, request) },
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}

function stateElements(
  person: Person,
  situation: Situation,
  request: Request,
): readonly CardElement[] {
  const { locale } = request;
  const link = situation.links.get(person.id);
  if (link && !link.isClosed) return [textElement(linkText(link, situation, request))];
  if (situation.leftOut.includes(person)) return [textElement(say(locale, texts.isLeftOut))];
  const unmatched = unmatchedPeople(situation).find((each) => each.person.id === person.id);
  if (!unmatched) return [];
  const chat = chatName(situation.platform, locale);
  const why = say(locale, texts.why[unmatched.why]);
  return [
    textElement(say(locale, texts.notLinked, { chat, why })),
    textElement(say(locale, texts.mend[unmatched.why])),
  ];
}

function linkText(link: Link, { platform, people }: Situation, request: Request): string {
  const { locale, workspace } = request;
  const known = { account: link.name ?? link.user, chat: chatName(platform, locale) };
  if (link.linkedBy === null || link.linkedAt === null) return say(locale, texts.isLinked, known);
  const by = people.find(({ key }) => key === link.linkedBy);
  const admin = by ? personName(by, locale) : link.linkedBy;
  const at = formatDateTime(link.linkedAt, workspace.timeZone, locale, { year: true });
  return say(locale, texts.isLinkedBy, { ...known, admin, at });
}

function accountElements(
  person: Person,
  situation: Situation,
  request: Request,
  found: Shown['found'],
): readonly CardElement[] {
  const { locale } = request;
  const accounts = found?.accounts ?? suggestionsFor(person, situation);
  if (accounts.length === 0)
    return [
      textElement(
        found ? say(locale, texts.noneFound, { text: found.text }) : say(locale, texts.noneLikely),
      ),
    ];
  return [
    {
      kind: 'choice',
      label: found ? say(locale, texts.whichFound, { text: found.text }) : say(locale, texts.which),
      action: 'people.pick',
      options: accounts.map((account) => ({
        label: candidateText(account, situation, request),
        value: valueOf(situation.platform, person.id, account.user),
      })),
    },
  ];
}

function candidateText(
  account: Candidate,
  { people }: Situation,
  { locale }: Pick<Request, 'locale'>,
): string {
  const holder = people.find(({ id }) => id === account.holder);
  const text = accountText(account);
  return holder
    ? say(locale, texts.heldBy, { account: text, person: personName(holder, locale) })
    : text;
}

function buttonsOf(
  person: Person,
  situation: Situation,
  { locale }: Pick<Request, 'locale'>,
): readonly Button[] {
  const { platform, leftOut } = situation;
  const value = valueOf(platform, person.id);
  const isHere = isLinked(situation, person);
  const isOut = leftOut.some(({ id }) => id === person.id);
  const button = (label: string, action: string): Button => ({ label, action, value });
  return [
    button(say(locale, texts.search), 'people.search'),
    ...(isHere ? [button(say(locale, texts.unlink), 'people.unlink')] : []),
    ...(isHere || isOut ? [] : [button(say(locale, texts.leaveOut), 'people.leave_out')]),
    ...(isOut ? [button(say(locale, texts.takeUp), 'people.take_up')] : []),
    {
      ...{ label: say(locale, texts.back), action: 'people.show' },
      value: valueOf(platform, '0'),
    },
  ];
}

export const searchForm = (person: Person, value: string, locale: Request['locale']): Form => ({
  title: say(locale, texts.search),
  submit: say(locale, texts.searchSubmit),
  action: 'people.find',
  value,
  intro: personName(person, locale),
  fields: [
    {
      ...{ name: 'name', label: say(locale, texts.searchField), hint: null, type: 'text' },
      ...{ required: true, initial: person.name, options: [] },
    },
  ],
});
