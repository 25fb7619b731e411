/** Who and where, in the playground: its people and places are those of the workspace, by key; every person has one direct message. */
import type { Locale } from '../../i18n/locale.ts';
import type { PlaceRef } from '../port.ts';
import { RequestError } from './request-error.ts';

export interface PlaygroundPerson {
  readonly key: string;
  readonly name: string;
  /** Null: the name is the same in both languages. */
  readonly nameZh: string | null;
  readonly role: string;
  readonly team: string | null;
  readonly locale: Locale;
}

export interface PlaygroundPlace {
  readonly key: string;
  readonly name: string;
  readonly nameZh: string | null;
}

/** Asked for each request: people join and leave while the playground is open. */
export interface Directory {
  people(): Promise<readonly PlaygroundPerson[]>;
  places(): Promise<readonly PlaygroundPlace[]>;
}

/** How a reader names the own direct message. */
export const DIRECT = 'dm';

export const directPlace = (person: string): string => `dm:${person}`;

export const nameIn = (
  named: { readonly name: string; readonly nameZh: string | null },
  locale: Locale,
): string => (locale === 'zh' ? (named.nameZh ?? named.name) : named.name);

export async function findPerson(directory: Directory, key: string): Promise<PlaygroundPerson> {
  const person = (await directory.people()).find((each) => each.key === key);
  if (!person) throw new RequestError(404, 'unknown_person', key);
  return person;
}

export async function findPlace(
  directory: Directory,
  person: PlaygroundPerson,
  key: string,
): Promise<PlaceRef> {
  if (key === DIRECT || key === directPlace(person.key))
    return { id: directPlace(person.key), kind: 'dm' };
  const place = (await directory.places()).find((each) => each.key === key);
  if (!place) throw new RequestError(404, 'unknown_place', key);
  return { id: place.key, kind: 'channel' };
}

/** A stored place id as readers name it. */
export const placeKey = (id: string): string => (id.startsWith('dm:') ? DIRECT : id);
