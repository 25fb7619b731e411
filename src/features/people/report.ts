/** Tells the admins who has no account: once, and again only when somebody new comes up, at most once a day. */
import { z } from 'zod';
import type { PrivateCard } from '../../chat/card.ts';
import { languageOf, type Person } from '../../domain/people.ts';
import { formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { people as texts } from '../../i18n/texts/people.ts';
import type { Repositories } from '../../store/port.ts';
import type { Surroundings } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { personName } from '../words.ts';
import { situationOn, unmatchedPeople } from './situation.ts';
import { chatName, valueOf } from './words.ts';

const mostNames = 5;

const schema = z.object({ day: z.string(), people: z.array(z.string()) });
type Told = z.output<typeof schema>;

const settingOf = (platform: string) => `people.told.${platform}`;

/**
 * After everybody on the platform has been looked at. `served`: the platforms that messages are sent to; who is reached on another of them is
 * not missed. Nothing is noted as long as there is no admin to tell.
 */
export async function reportUnmatched(
  around: Surroundings,
  platform: string,
  served: readonly string[],
): Promise<void> {
  const { store, today } = around;
  await store.transaction(async (tx) => {
    const missing = await missingOn(tx, around, platform, served);
    const told = await readTold(tx, platform);
    const known = new Set(told?.people);
    const day = today.toString();
    const isNew = missing.some(({ id }) => !known.has(id));
    const admins = isNew && told?.day !== day ? await reachedAdmins(tx, served) : [];
    for (const admin of admins) await tell(tx, around, admin, { platform, missing, day });
    // Who is found meanwhile, and lost again later, is news once more.
    const people = missing.map(({ id }) => id).filter((id) => admins.length > 0 || known.has(id));
    const next: Told = { day: admins.length > 0 ? day : (told?.day ?? ''), people };
    if (JSON.stringify(next) !== JSON.stringify(told ?? { day: '', people: [] }))
      await tx.settings.setForCompany(settingOf(platform), JSON.stringify(next));
  });
}

async function missingOn(
  tx: Repositories,
  around: Surroundings,
  platform: string,
  served: readonly string[],
): Promise<readonly Person[]> {
  const unmatched = unmatchedPeople(await situationOn(tx, around, platform));
  // Whose account was closed has left: that is no riddle.
  const riddles = unmatched.filter(({ why }) => why !== 'left' && why !== 'soon');
  const others = await Promise.all(
    served.filter((each) => each !== platform).map((each) => tx.people.identities(each)),
  );
  return riddles.map(({ person }) => person).filter(({ id }) => !others.some((on) => on.has(id)));
}

async function readTold({ settings }: Repositories, platform: string): Promise<Told | null> {
  const text = await settings.ofCompany(settingOf(platform));
  return text ? schema.parse(JSON.parse(text)) : null;
}

async function reachedAdmins(tx: Repositories, served: readonly string[]) {
  const accounts = await Promise.all(served.map((each) => tx.people.identities(each)));
  return (await tx.people.list()).filter(
    ({ id, roles }) => roles.includes('admin') && accounts.some((on) => on.has(id)),
  );
}

interface News {
  readonly platform: string;
  readonly missing: readonly Person[];
  readonly day: string;
}

async function tell(
  tx: Repositories,
  { delivery, workspace }: Surroundings,
  admin: Person,
  news: News,
): Promise<void> {
  const locale = languageOf(admin, workspace.locale);
  await delivery.tell(tx, { id: admin.id, locale }, reportCard(news, locale), {
    key: ['people.unmatched', news.platform, news.day, admin.id],
  });
}

function reportCard({ platform, missing }: News, locale: Locale): PrivateCard {
  const count = formatNumber(missing.length, locale);
  const chat = chatName(platform, locale);
  return {
    audience: 'private',
    title: say(locale, texts.reportTitle),
    elements: [
      textElement(say(locale, texts.report, { count, chat, names: namesText(missing, locale) })),
      {
        kind: 'actions',
        buttons: [
          {
            ...{ label: say(locale, texts.reportLook), action: 'people.show', style: 'primary' },
            value: valueOf(platform, '0'),
          },
        ],
      },
      noteElement([say(locale, texts.reportAgain), say(locale, common.onlyYou)]),
    ],
  };
}

function namesText(people: readonly Person[], locale: Locale): string {
  const shown = people.slice(0, mostNames).map((person) => personName(person, locale));
  const names = shown.join(locale === 'zh' ? '、' : ', ');
  const left = people.length - shown.length;
  if (left === 0) return names;
  // In Chinese the number counts all of them.
  const count = formatNumber(locale === 'zh' ? people.length : left, locale);
  return say(locale, texts.reportMore, { names, count });
}
