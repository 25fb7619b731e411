/** What one person looks at: all that a page or an update of it needs to know, gathered once. */
import type { Temporal } from 'temporal-polyfill';
import { type Locale, say } from '../../i18n/locale.ts';
import { playground } from '../../i18n/texts/playground.ts';
import type { History, Message } from './history.ts';
import {
  DIRECT,
  directPlace,
  findPerson,
  findPlace,
  nameIn,
  type PlaygroundPerson,
  placeKey,
} from './identity.ts';
import type { PlaygroundOptions } from './options.ts';

export interface View {
  readonly person: PlaygroundPerson;
  readonly locale: Locale;
  readonly people: readonly PlaygroundPerson[];
  readonly places: readonly PlaceView[];
  readonly here: PlaceView;
  readonly now: Temporal.Instant;
  readonly timeZone: string;
  readonly isClockMovable: boolean;
}

export interface PlaceView {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly unread: number;
}

/** What must be known beside the options to look at something. */
export interface ViewSource {
  readonly options: PlaygroundOptions;
  readonly history: History;
  readonly seen: Seen;
  readonly localeOf: (person: PlaygroundPerson) => Locale;
}

/** Up to where each person has read each place. Forgotten at a restart: then nothing is new. */
export class Seen {
  readonly #start: number;
  readonly #upTo = new Map<string, number>();

  constructor(start: number) {
    this.#start = start;
  }

  mark(person: string, place: string, seq: number): void {
    this.#upTo.set(`${person} ${place}`, seq);
  }

  upTo(person: string, place: string): number {
    return this.#upTo.get(`${person} ${place}`) ?? this.#start;
  }
}

export async function lookAt(source: ViewSource, as: string | undefined, at: string | undefined) {
  const { directory, clock } = source.options;
  const people = await directory.people();
  const person = await findPerson(directory, as ?? firstRep(people)?.key ?? '');
  const { id } = await findPlace(directory, person, at ?? DIRECT);
  const locale = source.localeOf(person);
  source.seen.mark(person.key, id, source.history.latest);
  const places = await placesOf(source, person, locale);
  const here = places.find((place) => place.id === id) ?? {
    key: placeKey(id),
    id,
    name: '',
    unread: 0,
  };
  return {
    person,
    locale,
    people,
    places,
    here,
    now: clock.now(),
    timeZone: clock.timeZone,
    isClockMovable: clock.advance !== null,
  } satisfies View;
}

const firstRep = (people: readonly PlaygroundPerson[]): PlaygroundPerson | undefined =>
  people.find(({ role }) => role === 'rep') ?? people[0];

async function placesOf(
  { options, history, seen }: ViewSource,
  person: PlaygroundPerson,
  locale: Locale,
): Promise<PlaceView[]> {
  const news = history.since(0, person.key).filter((message) => isFromElsewhere(message, person));
  const unreadIn = (id: string): number => {
    const upTo = seen.upTo(person.key, id);
    return news.filter(({ place, seq }) => place === id && seq > upTo).length;
  };
  const direct = directPlace(person.key);
  return [
    { key: DIRECT, id: direct, name: say(locale, playground.bot), unread: unreadIn(direct) },
    ...(await options.directory.places()).map((place) => ({
      key: place.key,
      id: place.key,
      name: nameIn(place, locale),
      unread: unreadIn(place.key),
    })),
  ];
}

const isFromElsewhere = ({ author, content }: Message, person: PlaygroundPerson): boolean =>
  content.kind !== 'form' && (author === 'bot' || author.person !== person.key);

export const linkTo = (person: string, place: string): string =>
  `/playground?${new URLSearchParams({ as: person, in: place })}`;
