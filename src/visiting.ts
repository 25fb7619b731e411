/** Who asks, and where: what the router has to know before it hands a request on. */
import type { Inbound, Member, PlaceRef } from './chat/port.ts';
import type { Inbox, Visitor } from './chat/router.ts';
import { AppError } from './domain/errors.ts';
import { placeId } from './domain/ids.ts';
import type { Place } from './domain/workspace.ts';
import type { Request, Surroundings } from './features/feature.ts';
import { admit } from './features/setup/admission.ts';
import type { Locale } from './i18n/locale.ts';
import type { Store } from './store/port.ts';

export interface VisitingMeans {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly around: () => Surroundings;
  /** What the platform knows of one of its accounts; null: nothing, or it cannot be asked now. */
  readonly member: (platform: string, user: string) => Promise<Member | null>;
  /** Places that are known by the name of their conversation (`ref`) once somebody says something in it. */
  readonly awaited: readonly Place[];
}

/** Throws AppError `people.no_identity`, `setup.code_wrong` and `setup.code_void`. */
export async function visitor(means: VisitingMeans, inbound: Inbound): Promise<Visitor<Request>> {
  const { store, around, inbox, awaited } = means;
  const { platform, user } = inbound;
  const [actor, known] = await Promise.all([
    admit(store, inbound, () => means.member(platform, user)),
    inbound.place.kind === 'dm' ? null : store.places.byRef(platform, inbound.place.id),
  ]);
  if (!actor) throw new AppError('people.no_identity', {});
  const place = known ?? (await newPlace(store, awaited, inbound));
  return {
    locale: actor.locale,
    roles: actor.roles,
    request: (requestKey, locale) => ({ ...around(), actor, locale, place, requestKey }),
    inbox,
  };
}

/** A conversation becomes known when somebody says something in it. Nothing is posted there by itself until somebody asks for it. */
async function newPlace(
  store: Store,
  awaited: readonly Place[],
  { platform, place }: Inbound,
): Promise<Place | null> {
  if (place.kind === 'dm') return null;
  const expected = awaited.find(({ ref }) => ref === place.name);
  const usual = stranger(platform, place, store.workspace.locale);
  const met: Place = expected
    ? { ...expected, id: await idOf(store, expected, usual), platform, ref: place.id }
    : usual;
  await store.places.save([met]);
  return met;
}

/** A place that has been met in one chat stays there: the one of the same name in another chat is another. */
async function idOf(store: Store, expected: Place, { id, platform }: Place): Promise<Place['id']> {
  const known = await store.places.byId(expected.id);
  return known && known.platform !== expected.platform && known.platform !== platform
    ? id
    : expected.id;
}

const stranger = (platform: string, { id, name }: PlaceRef, locale: Locale): Place => ({
  ...{ id: placeId(`${platform}-${id}`), platform, ref: id, locale },
  ...{ name: name ?? id, nameZh: null, teamId: null },
});
