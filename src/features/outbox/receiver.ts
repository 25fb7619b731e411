/** Who a message is for, in words; and what may be said of it to somebody whom its figures do not concern. */
import type { PlaceId } from '../../domain/ids.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Repositories } from '../../store/port.ts';
import type { OutboxMessage } from '../../store/port-delivery.ts';
import { personName, placeName } from '../words.ts';

export async function receiverName(
  store: Pick<Repositories, 'people' | 'places'>,
  { to }: Pick<OutboxMessage, 'to'>,
  locale: Locale,
): Promise<string> {
  if (to.kind === 'place') return nameOfPlace(store, to.id, locale);
  const person = await store.people.byId(to.id);
  return person ? personName(person, locale) : to.id;
}

async function nameOfPlace(
  store: Pick<Repositories, 'places'>,
  id: PlaceId,
  locale: Locale,
): Promise<string> {
  const place = await store.places.byId(id);
  return place ? `#${placeName(place, locale)}` : id;
}

/** A public card's own title; null for a private one, which may say a figure there. */
export function publicTitle({ to, card }: OutboxMessage): string | null {
  if (to.kind !== 'place' || card === null || typeof card !== 'object' || !('title' in card))
    return null;
  return typeof card.title === 'string' ? card.title : null;
}
