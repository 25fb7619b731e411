/** Tells everybody on a plan, in private, what a version that is published says anew, and asks them to confirm that they have read it. */
import type { Temporal } from 'temporal-polyfill';
import type { CardElement, PrivateCard } from '../../chat/card.ts';
import type { Delivery } from '../../delivery/port.ts';
import type { PersonId } from '../../domain/ids.ts';
import { languageOf } from '../../domain/people.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { formatDate } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { planCard, planNews as texts } from '../../i18n/texts/plan-card.ts';
import type { Repositories } from '../../store/port.ts';
import { noteElement, textElement } from '../figures.ts';
import { type DiffGroup, diffWords } from '../plan-diff.ts';
import { confirmButton, planTitle, showButton } from './plan-card.ts';
import { concernedOn, fileOf, levelIn, type Published } from './plan-of.ts';

export const newsKey = ({ key, version }: Published, person: string) => [
  ...['plan.published', key, `${version}`, person],
];

/** All that one publication sets going. */
export const newsBatch = ({ key, version }: Pick<Published, 'key' | 'version'>) =>
  `plan.published:${key}:${version}`;

interface Means {
  readonly delivery: Delivery;
  readonly workspace: Workspace;
  readonly today: Temporal.PlainDate;
}

/** `before`: the version that it follows; null: it is the first. Returns who is told. */
export async function tellNews(
  tx: Pick<Repositories, 'people' | 'plans' | 'outbox'>,
  { delivery, workspace, today }: Means,
  version: Published,
  before: Published | null,
): Promise<readonly PersonId[]> {
  const day = concernedOn(version, today);
  const people = await tx.people.list();
  const plans = await tx.plans.plansOf(
    people.map(({ id }) => id),
    day,
  );
  const concerned = people.filter(({ id }) => plans.get(id) === version.key);
  const news = newsFor(version, before);
  for (const person of concerned) {
    const locale = languageOf(person, workspace.locale);
    const level = levelIn(fileOf(version), person, day);
    const card = newsCard(version, before, news(locale, level), locale, person);
    await delivery.tell(tx, { id: person.id, locale }, card, {
      key: newsKey(version, person.id),
      batch: newsBatch(version),
    });
  }
  return concerned.map(({ id }) => id);
}

/** The difference in words, once for each language and level. */
function newsFor(version: Published, before: Published | null) {
  const known = new Map<string, readonly DiffGroup[]>();
  return (locale: Locale, level: string | null): readonly DiffGroup[] => {
    if (!before) return [];
    const key = JSON.stringify([locale, level]);
    const groups = known.get(key) ?? diffWords(fileOf(before), fileOf(version), { locale, level });
    known.set(key, groups);
    return groups;
  };
}

function newsCard(
  version: Published,
  before: Published | null,
  groups: readonly DiffGroup[],
  locale: Locale,
  person: Parameters<typeof showButton>[2],
): PrivateCard {
  const figures = {
    version: version.version,
    day: formatDate(version.effectiveFrom, locale, { year: true }),
  };
  const intro = !before ? texts.first : groups.length > 0 ? texts.changed : texts.unchanged;
  const plan = planTitle(version, locale);
  return {
    audience: 'private',
    title: say(locale, before ? texts.titleNew : texts.titleFirst, { plan }),
    elements: [
      textElement(say(locale, intro, figures)),
      ...groups.map((group) => groupElement(group, locale)),
      textElement(say(locale, texts.ask)),
      {
        kind: 'actions',
        buttons: [
          showButton(say(locale, planCard.see), version, person),
          confirmButton('plan.noted', version, locale),
        ],
      },
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}

const groupElement = ({ title, lines }: DiffGroup, locale: Locale): CardElement => ({
  kind: 'text',
  spans: [
    { text: title, style: 'strong' },
    { text: `${locale === 'zh' ? '：' : ': '}${lines.join(locale === 'zh' ? '；' : '; ')}` },
  ],
});

/** What the message becomes once it is confirmed. */
export const thanksCard = (
  version: Published,
  day: Temporal.PlainDate,
  person: Parameters<typeof showButton>[2],
  locale: Locale,
): PrivateCard => ({
  audience: 'private',
  title: planTitle(version, locale),
  elements: [
    textElement(
      say(locale, texts.thanks, {
        version: version.version,
        day: formatDate(day, locale, { year: true }),
      }),
    ),
    {
      kind: 'actions',
      buttons: [showButton(say(locale, planCard.see), version, person)],
    },
    noteElement([say(locale, common.onlyYou)]),
  ],
});
