/** Who asks, and where: what the router has to know before it hands a request on. */
import type { Inbound, Member } from './chat/port.ts';
import type { Inbox, Visitor } from './chat/router.ts';
import { AppError } from './domain/errors.ts';
import { placeId } from './domain/ids.ts';
import type { Place } from './domain/workspace.ts';
import type { Request, Surroundings } from './features/feature.ts';
import { admit } from './features/setup/admission.ts';
import type { Store } from './store/port.ts';

export interface VisitingMeans {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly around: () => Surroundings;
  /** What the platform knows of one of its accounts; null: nothing, or it cannot be asked now. */
  readonly member: (platform: string, user: string) => Promise<Member | null>;
}

/** Throws AppError `people.no_identity`, `setup.code_wrong` and `setup.code_void`. */
export async function visitor(means: VisitingMeans, inbound: Inbound): Promise<Visitor<Request>> {
  const { store, around, inbox } = means;
  const actor = await admit(store, inbound, () => means.member(inbound.platform, inbound.user));
  if (!actor) throw new AppError('people.no_identity', {});
  const place = await placeOf(store, inbound);
  return {
    locale: actor.locale,
    roles: actor.roles,
    request: (requestKey, locale) => ({ ...around(), actor, locale, place, requestKey }),
    inbox,
  };
}

/** A conversation becomes known when somebody says something in it. Nothing is posted there by itself until somebody asks for it. */
async function placeOf(store: Store, { platform, place }: Inbound): Promise<Place | null> {
  if (place.kind === 'dm') return null;
  const known = await store.places.byRef(platform, place.id);
  if (known) return known;
  const { locale } = store.workspace;
  const met: Place = {
    ...{ id: placeId(`${platform}-${place.id}`), platform, ref: place.id, locale },
    ...{ name: place.name ?? place.id, nameZh: null, teamId: null },
  };
  await store.places.save([met]);
  return met;
}
