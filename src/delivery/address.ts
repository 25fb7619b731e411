/** Where a message goes: the place's platform, or any on which the person is known. */
import type { Card, PublicCard } from '../chat/card.ts';
import type { Outgoing, Platform } from '../chat/port.ts';
import type { Store } from '../store/port.ts';
import type { OutboxMessage } from '../store/port-delivery.ts';

/** A platform and the installation on it that belongs to the workspace. */
export interface Connection {
  readonly platform: Platform;
  /** The platform's id of the installation (Slack team, Lark tenant). */
  readonly tenant: string;
  /** Whether everybody there has been looked at since the start; until then nobody is known to be a stranger. Absent: it knows nobody. */
  readonly hasRead?: () => boolean;
}

export type Address =
  | { readonly kind: 'found'; readonly platform: Platform; readonly outgoing: Outgoing }
  /** The place or the person is not known to any platform. */
  | { readonly kind: 'unknown' }
  /** Nobody has looked yet who is there. */
  | { readonly kind: 'not_read' }
  /** An account of theirs was closed, and there is no other. */
  | { readonly kind: 'left' }
  /** Known, but on a platform that this process does not serve now. */
  | { readonly kind: 'not_connected' };

export async function addressOf(
  store: Pick<Store, 'people' | 'places'>,
  connections: readonly Connection[],
  message: OutboxMessage,
): Promise<Address> {
  return message.to.kind === 'place'
    ? placeAddress(store, connections, message, message.to.id)
    : personAddress(store, connections, message, message.to.id);
}

async function placeAddress(
  store: Pick<Store, 'places'>,
  connections: readonly Connection[],
  message: OutboxMessage,
  id: (OutboxMessage['to'] & { kind: 'place' })['id'],
): Promise<Address> {
  const place = await store.places.byId(id);
  if (!place) return { kind: 'unknown' };
  const connection = connections.find(({ platform }) => platform.name === place.platform);
  if (!connection) return { kind: 'not_connected' };
  // What is stored for a place was public when it was handed over: `Delivery.post` takes nothing else.
  const card = message.card as PublicCard;
  return found(connection, message, { kind: 'place', place: place.ref, card });
}

async function personAddress(
  store: Pick<Store, 'people'>,
  connections: readonly Connection[],
  message: OutboxMessage,
  id: (OutboxMessage['to'] & { kind: 'person' })['id'],
): Promise<Address> {
  for (const connection of connections) {
    const user = await store.people.identityOf(id, connection.platform.name);
    if (user !== null)
      return found(connection, message, { kind: 'person', user, card: message.card as Card });
  }
  if (connections.some(({ hasRead }) => hasRead?.() === false)) return { kind: 'not_read' };
  return { kind: (await store.people.hasLeft(id)) ? 'left' : 'unknown' };
}

const found = (
  { platform, tenant }: Connection,
  message: OutboxMessage,
  to: Outgoing['to'],
): Address => ({
  kind: 'found',
  platform,
  outgoing: {
    key: message.key,
    tenant,
    to,
    locale: message.locale,
    update: message.updatesRef,
    firstTriedAt: message.firstTriedAt,
  },
});
