/** The card of a plan: what it says, from when on, its examples, and whether it has been read. */
import { Temporal } from 'temporal-polyfill';
import type { Button, CardElement, PrivateCard } from '../../chat/card.ts';
import type { Person } from '../../domain/people.ts';
import { businessDay } from '../../domain/period.ts';
import { formatDate } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { planCard as texts } from '../../i18n/texts/plan-card.ts';
import { planSections } from '../../i18n/texts/plan-words.ts';
import type { Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { exampleElements } from '../plan-examples.ts';
import { planElements } from '../plan-words.ts';
import { personName } from '../words.ts';
import { concernedOn, fileOf, levelIn, type Published } from './plan-of.ts';

/** What a card is about. `person` null: the plan as it is for everybody. */
export interface Shown {
  readonly person: Person | null;
  readonly version: Published;
  readonly next: Published | null;
}

export async function planCard(request: Request, shown: Shown): Promise<PrivateCard> {
  const { locale, today } = request;
  const { person, version } = shown;
  const file = fileOf(version);
  const level = person && levelIn(file, person, concernedOn(version, today));
  const reader = { file, locale, level };
  const examples = exampleElements(reader);
  return {
    audience: 'private',
    title: titleOf(request, shown),
    elements: [
      noteElement([
        versionText(version, request),
        ...(level === null ? [] : [say(locale, texts.level, { level })]),
      ]),
      ...planElements(reader),
      ...(examples.length > 0
        ? [
            { kind: 'divider' } as const,
            {
              kind: 'text',
              spans: [{ text: say(locale, planSections.examples), style: 'strong' }],
            } as const,
            ...examples,
          ]
        : []),
      ...nextElements(request, shown),
      ...(await confirmationElements(request, shown)),
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}

function titleOf({ actor, locale }: Request, { person, version }: Shown): string {
  const plan = planTitle(version, locale);
  if (!person) return say(locale, texts.titleAll, { plan });
  return person.id === actor.id
    ? say(locale, texts.titleOwn, { plan })
    : say(locale, texts.titleOf, { name: personName(person, locale), plan });
}

export const planTitle = (version: Published, locale: Locale): string =>
  fileOf(version).head.title?.[locale] ?? version.key;

function versionText(
  { version, effectiveFrom, effectiveTo }: Published,
  { locale, today }: Request,
): string {
  const text = (day: Temporal.PlainDate) => formatDate(day, locale, { year: true });
  const last = effectiveTo?.subtract({ days: 1 });
  if (last && Temporal.PlainDate.compare(last, today) < 0)
    return say(locale, texts.until, { version, day: text(last) });
  const hasBegun = Temporal.PlainDate.compare(effectiveFrom, today) <= 0;
  return say(locale, hasBegun ? texts.since : texts.from, { version, day: text(effectiveFrom) });
}

function nextElements({ locale }: Request, { person, next }: Shown): readonly CardElement[] {
  if (!next) return [];
  const { version, effectiveFrom } = next;
  const day = formatDate(effectiveFrom, locale, { year: true });
  const label = say(locale, texts.seeNext, { version });
  return [
    textElement(say(locale, texts.next, { version, day })),
    { kind: 'actions', buttons: [showButton(label, next, person)] },
  ];
}

/** The asker's own word: nobody confirms for somebody else. */
async function confirmationElements(
  request: Request,
  { person, version }: Shown,
): Promise<readonly CardElement[]> {
  const { store, actor, locale, workspace } = request;
  if (person?.id !== actor.id) return [];
  const all = await store.plans.acknowledgementsOf(version.key, version.version);
  const own = all.find(({ personId }) => personId === actor.id);
  if (!own)
    return [{ kind: 'actions', buttons: [confirmButton('plan.acknowledge', version, locale)] }];
  const day = formatDate(businessDay(own.at, workspace), locale, { year: true });
  return [textElement(say(locale, texts.confirmed, { version: version.version, day }))];
}

export const showButton = (
  label: string,
  { key, version }: Published,
  person: Pick<Person, 'id'> | null,
): Button => ({ label, action: 'plan.show', value: `${key}|${version}|${person?.id ?? ''}` });

/** `plan.noted` answers a message, `plan.acknowledge` the plan itself. */
export const confirmButton = (
  action: 'plan.acknowledge' | 'plan.noted',
  { key, version }: Published,
  locale: Locale,
): Button => ({
  label: say(locale, texts.read),
  action,
  value: `${key}|${version}|`,
  style: 'primary',
});

export function noPlanCard({ locale, actor }: Request, person: Person): PrivateCard {
  const text =
    person.id === actor.id
      ? say(locale, texts.none)
      : say(locale, texts.noneOf, { name: personName(person, locale) });
  return {
    audience: 'private',
    title: say(locale, texts.titleNone),
    elements: [textElement(text), noteElement([say(locale, common.onlyYou)])],
  };
}
