/** What whoever sets very many messages going hears: how many, how long it takes, and where to see how far they are. */
import type { CardElement } from '../chat/card.ts';
import type { Delivery } from '../delivery/port.ts';
import type { PersonId } from '../domain/ids.ts';
import { formatNumber } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { outbox as texts } from '../i18n/texts/outbox.ts';
import type { Store } from '../store/port.ts';
import { textElement } from './figures.ts';

interface Around {
  readonly store: Pick<Store, 'people'>;
  readonly delivery: Pick<Delivery, 'estimateMs'>;
  readonly locale: Locale;
}

/** Fewer are gone before anybody could look. */
const many = 50;

export const isBulk = (messages: number): boolean => messages >= many;

/** `in a moment`, `about 6 minutes`, `about 2 hours`. */
export function durationText(ms: number, locale: Locale): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return say(locale, texts.inAMoment);
  if (minutes < 90)
    return say(locale, texts.aboutMinutes, { minutes, text: formatNumber(minutes, locale) });
  const hours = Math.round(minutes / 60);
  return say(locale, texts.aboutHours, { hours, text: formatNumber(hours, locale) });
}

/** `1,240 messages, about 6 minutes`. Each goes to somebody else. */
export async function bulkText(
  people: readonly PersonId[],
  { store, delivery, locale }: Around,
): Promise<string> {
  const about = durationText(await delivery.estimateMs(store, people), locale);
  return say(locale, texts.queued, { count: formatNumber(people.length, locale), about });
}

/** Empty when there are few. `batch`: as the messages say it, joined. */
export async function bulkElements(
  people: readonly PersonId[],
  batch: string,
  around: Around,
): Promise<readonly CardElement[]> {
  if (!isBulk(people.length)) return [];
  const { locale } = around;
  const button = {
    label: say(locale, texts.progressButton),
    action: 'outbox.progress',
    value: batch,
  };
  return [textElement(await bulkText(people, around)), { kind: 'actions', buttons: [button] }];
}
