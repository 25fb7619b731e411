/** What is said about links made by hand: to whose it is, who can undo it, and to the other admins, so that nothing is done unseen. */
import type { PrivateCard } from '../../chat/card.ts';
import { languageOf, type Person } from '../../domain/people.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { people as texts } from '../../i18n/texts/people.ts';
import type { Repositories } from '../../store/port.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { personName } from '../words.ts';
import { chatName, valueOf } from './words.ts';

export interface Done {
  readonly person: Person;
  readonly platform: string;
  readonly user: string;
  /** What the account is called. */
  readonly account: string;
}

type Tx = Pick<Repositories, 'people' | 'outbox'>;

const keyOf = (what: string, { platform, user, person }: Done, { now }: Request) => [
  ...[`people.${what}`, platform, user, person.id, now.toString()],
];

/** To the account itself: whoever reads it there knows whether it is right. */
export async function tellLinked(tx: Tx, request: Request, done: Done): Promise<void> {
  const { delivery, workspace, actor } = request;
  const { person, platform } = done;
  const locale = languageOf((await tx.people.byId(person.id)) ?? person, workspace.locale);
  const name = personName(person, locale);
  const card: PrivateCard = {
    audience: 'private',
    title: say(locale, texts.newsTitle),
    elements: [
      textElement(say(locale, texts.news, { admin: personName(actor, locale), person: name })),
      textElement(say(locale, texts.newsHow, { person: name })),
      {
        kind: 'actions',
        buttons: [
          {
            ...{ label: say(locale, texts.notMe), action: 'people.not_me', style: 'danger' },
            value: valueOf(platform, person.id),
          },
        ],
      },
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
  await delivery.tell(tx, { id: person.id, locale }, card, {
    ...{ key: keyOf('linked', done, request), priority: 0 },
  });
}

type What = 'linked' | 'unlinked' | 'not_me';

/** To every other. */
export async function tellAdmins(tx: Tx, request: Request, what: What, done: Done): Promise<void> {
  const { delivery, workspace, actor } = request;
  const admins = (await tx.people.list()).filter(
    ({ id, roles }) => roles.includes('admin') && id !== actor.id,
  );
  for (const admin of admins) {
    const locale = languageOf(admin, workspace.locale);
    await delivery.tell(tx, { id: admin.id, locale }, auditCard(what, done, actor, locale), {
      ...{ key: [...keyOf(`audit.${what}`, done, request), admin.id], priority: 1 },
    });
  }
}

function auditCard(what: What, done: Done, actor: Person, locale: Locale): PrivateCard {
  const { person, platform, account } = done;
  const parts = { account, person: personName(person, locale), chat: chatName(platform, locale) };
  const admin = personName(actor, locale);
  const text = {
    linked: () => say(locale, texts.auditLinked, { ...parts, admin }),
    unlinked: () => say(locale, texts.auditUnlinked, { ...parts, admin }),
    not_me: () => say(locale, texts.auditNotMe, parts),
  }[what]();
  return {
    audience: 'private',
    title: say(locale, what === 'linked' ? texts.auditTitle : texts.auditUnlinkedTitle),
    elements: [
      textElement(text),
      {
        kind: 'actions',
        buttons: [
          {
            ...{ label: personName(person, locale), action: 'people.open' },
            value: valueOf(platform, person.id),
          },
        ],
      },
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}
