/** An admin's word on whose an account is. What speaks against it is said first; what was done is told to who it concerns. */
import type { PrivateCard } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { AppError } from '../../domain/errors.ts';
import type { Person } from '../../domain/people.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { people as texts } from '../../i18n/texts/people.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { folded, groupedByAddress } from '../linking.ts';
import { personName } from '../words.ts';
import { type Candidate, candidateOf, isNamesake } from './candidates.ts';
import { setLeftOut } from './left-out.ts';
import { tellAdmins, tellLinked } from './news.ts';
import { personCard } from './person-card.ts';
import { isLinked, type Situation, situationOn } from './situation.ts';
import { accountText, chatName, valueOf } from './words.ts';

interface Wish {
  readonly person: Person;
  readonly account: Candidate;
  readonly situation: Situation;
}

/** Throws AppError `people.changed`: the person or the account is not there any more. */
export function personIn({ people }: Situation, id: string): Person {
  const person = people.find((each) => each.id === id);
  if (!person) throw new AppError('people.changed', {});
  return person;
}

function wishOf(situation: Situation, id: string, user: string): Wish {
  const account = candidateOf(user, situation);
  if (!account) throw new AppError('people.changed', {});
  return { person: personIn(situation, id), account, situation };
}

/** Links at once what has nothing against it; else shows what it would do. Throws AppError `people.own_account`. */
export async function pick(
  request: Request,
  platform: string,
  id: string,
  user: string,
): Promise<Answer> {
  const wish = wishOf(await situationOn(request.store, request, platform), id, user);
  demandOthers(request, wish);
  if (objections(wish, request).length > 0)
    return { kind: 'replace', card: sureCard(wish, request) };
  return link(request, wish, stateOf(wish));
}

/** `seen`: whose account it was, and which the person had, when it was asked. What has changed meanwhile is asked anew. */
export async function pickSurely(
  request: Request,
  platform: string,
  [id, user, seen]: readonly [string, string, string],
): Promise<Answer> {
  const wish = wishOf(await situationOn(request.store, request, platform), id, user);
  demandOthers(request, wish);
  return link(request, wish, seen);
}

/**
 * Nobody gives an account of their own to somebody else, nor takes another for themselves: that would be the way to see what others earn,
 * or to lock oneself out.
 */
function demandOthers({ actor }: Request, { person, account }: Wish): void {
  if (account.holder === actor.id || person.id === actor.id)
    throw new AppError('people.own_account', {});
}

/** Whose the account is, and what the person has. */
const stateOf = ({ person, account, situation }: Wish): string =>
  valueOf(account.holder ?? '', situation.links.get(person.id)?.user ?? '');

async function link(request: Request, wish: Wish, seen: string): Promise<Answer> {
  const { store, actor, now, locale } = request;
  const { platform } = wish.situation;
  const { person, account } = wish;
  const isDone = await store.transaction(async (tx) => {
    const current = await situationOn(tx, request, platform);
    if (stateOf(wishOf(current, person.id, account.user)) !== seen) return false;
    await tx.accounts.link(person.id, platform, account.user, { key: actor.key, at: now });
    await setLeftOut(tx, person, false);
    const done = { person, platform, user: account.user, account: account.name };
    await tellLinked(tx, request, done);
    await tellAdmins(tx, request, 'linked', done);
    return true;
  });
  const after = await situationOn(store, request, platform);
  if (!isDone)
    return { kind: 'replace', card: sureCard(wishOf(after, person.id, account.user), request) };
  const said = say(locale, texts.saidLinked, {
    ...{ account: account.name, person: personName(person, locale) },
  });
  const card = personCard(personIn(after, person.id), after, request, { said, found: null });
  return { kind: 'replace', card };
}

/** In words; empty: nothing speaks against it. */
function objections({ person, account, situation }: Wish, { locale }: Request): readonly string[] {
  const { people, links } = situation;
  const name = personName(person, locale);
  const told = folded(account.email);
  const isSame = told !== '' && told === folded(person.email);
  const owners = groupedByAddress(people).get(told) ?? [];
  const holder = people.find(({ id }) => id === account.holder);
  const before = links.get(person.id);
  const isOther = told !== '' && folded(person.email) !== '' && !isSame;
  return [
    ...(isOther
      ? [
          say(locale, texts.sureAddress, {
            ...{ listed: person.email ?? '', told: account.email ?? '' },
          }),
        ]
      : []),
    ...owners
      .filter(({ id }) => id !== person.id)
      .map((owner) => say(locale, texts.sureAddressOf, { person: personName(owner, locale) })),
    ...(isSame || isNamesake(person, account) ? [] : [say(locale, texts.sureUnlike)]),
    ...(holder && holder.id !== person.id
      ? [say(locale, texts.sureTaken, { person: personName(holder, locale) })]
      : []),
    ...(before && !before.isClosed && before.user !== account.user
      ? [say(locale, texts.sureOther, { person: name, account: before.name ?? before.user })]
      : []),
  ];
}

function sureCard(wish: Wish, request: Request): PrivateCard {
  const { person, account, situation } = wish;
  const { locale } = request;
  const name = personName(person, locale);
  const { platform } = situation;
  return {
    audience: 'private',
    title: say(locale, texts.sureTitle, { account: accountText(account), person: name }),
    elements: [
      ...objections(wish, request).map(textElement),
      textElement(say(locale, texts.sureEffect, { person: name })),
      {
        kind: 'actions',
        buttons: [
          {
            ...{ label: say(locale, texts.sureYes), action: 'people.pick_surely', style: 'danger' },
            value: valueOf(platform, person.id, account.user, stateOf(wish)),
          },
          {
            ...{ label: say(locale, texts.sureNo), action: 'people.open' },
            value: valueOf(platform, person.id),
          },
        ],
      },
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}

/** Shows what it would do first. Throws AppError `people.own_account`: nobody locks themselves out. */
export async function askToUnlink(request: Request, platform: string, id: string): Promise<Answer> {
  const { person, situation, account } = await linkedOne(request, platform, id);
  const { locale } = request;
  const name = personName(person, locale);
  const chat = chatName(platform, locale);
  return {
    kind: 'replace',
    card: {
      audience: 'private',
      title: say(locale, texts.unlinkTitle, { person: name }),
      elements: [
        textElement(say(locale, texts.unlinkEffect, { person: name, chat, account: account.name })),
        {
          kind: 'actions',
          buttons: [
            {
              ...{ label: say(locale, texts.unlink), action: 'people.unlink_surely' },
              ...{ value: valueOf(situation.platform, id, account.user), style: 'danger' },
            },
            {
              ...{ label: say(locale, texts.sureNo), action: 'people.open' },
              value: valueOf(situation.platform, id),
            },
          ],
        },
        noteElement([say(locale, common.onlyYou)]),
      ],
    },
  };
}

export async function unlink(
  request: Request,
  platform: string,
  [id, user]: readonly [string, string],
): Promise<Answer> {
  const { store, locale } = request;
  const { person, account } = await linkedOne(request, platform, id);
  if (account.user !== user) throw new AppError('people.changed', {});
  await store.transaction(async (tx) => {
    await tx.accounts.unlink(person.id, platform);
    const done = { person, platform, user, account: account.name };
    await tellAdmins(tx, request, 'unlinked', done);
  });
  const after = await situationOn(store, request, platform);
  const said = say(locale, texts.saidUnlinked, { person: personName(person, locale) });
  const card = personCard(personIn(after, id), after, request, { said, found: null });
  return { kind: 'replace', card };
}

async function linkedOne(request: Request, platform: string, id: string): Promise<Wish> {
  const situation = await situationOn(request.store, request, platform);
  const person = personIn(situation, id);
  if (person.id === request.actor.id) throw new AppError('people.own_account', {});
  const link = situation.links.get(person.id);
  if (!link || !isLinked(situation, person)) throw new AppError('people.changed', {});
  return wishOf(situation, id, link.user);
}
