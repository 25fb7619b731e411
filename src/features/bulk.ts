/** What whoever sets very many messages going hears: how many, how long it takes, and where to see how far they are. */
import type { CardElement } from '../chat/card.ts';
import type { Delivery } from '../delivery/port.ts';
import { formatNumber } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { outbox as texts } from '../i18n/texts/outbox.ts';
import { textElement } from './figures.ts';

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
export const bulkText = (
  messages: number,
  delivery: Pick<Delivery, 'estimateMs'>,
  locale: Locale,
): string =>
  say(locale, texts.queued, {
    count: formatNumber(messages, locale),
    about: durationText(delivery.estimateMs({ messages, conversations: messages }), locale),
  });

/** Empty when there are few. `batch`: as the messages say it, joined. */
export function bulkElements(
  messages: number,
  batch: string,
  { delivery, locale }: { readonly delivery: Delivery; readonly locale: Locale },
): readonly CardElement[] {
  if (!isBulk(messages)) return [];
  const button = {
    label: say(locale, texts.progressButton),
    action: 'outbox.progress',
    value: batch,
  };
  return [
    textElement(bulkText(messages, delivery, locale)),
    { kind: 'actions', buttons: [button] },
  ];
}
