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
import type { Look } from './look.ts';
import type { PlaygroundOptions } from './options.ts';

export interface View {
  readonly person: PlaygroundPerson;
  readonly locale: Locale;
  readonly look: Look;
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

/** Who looks where, as far as the request says, and how the page looks to them. */
export interface Looking {
  readonly as: string | undefined;
  readonly at: string | undefined;
  readonly look: Look;
}

export async function lookAt(source: ViewSource, { as, at, look }: Looking): Promise<View> {
  const { directory, clock } = source.options;
  const people = await directory.people();
  const person = await findPerson(directory, as ?? firstRep(people)?.key ?? '');
  const { id } = await findPlace(directory, person, at ?? DIRECT);
  const locale = source.localeOf(person);
  source.seen.mark(person.key, id, source.history.latest);
  const places = await placesOf(source, person, { locale, look });
  const here = places.find((place) => place.id === id) ?? {
    key: placeKey(id),
    id,
    name: '',
    unread: 0,
  };
  return {
    person,
    locale,
    look,
    people,
    places,
    here,
    now: clock.now(),
    timeZone: clock.timeZone,
    isClockMovable: clock.advance !== null,
  };
}

const firstRep = (people: readonly PlaygroundPerson[]): PlaygroundPerson | undefined =>
  people.find(({ role }) => role === 'rep') ?? people[0];

async function placesOf(
  { options, history, seen }: ViewSource,
  person: PlaygroundPerson,
  { locale, look }: Pick<View, 'locale' | 'look'>,
): Promise<PlaceView[]> {
  const news = history.since(0, person.key).filter((message) => isFromElsewhere(message, person));
  const unreadIn = (id: string): number => {
    const upTo = seen.upTo(person.key, id);
    const isIn = isShownIn({ id, person, look });
    return news.filter((message) => message.seq > upTo && isIn(message)).length;
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

/** In Lark an answer for one person stands in their chat with the bot; where it was asked for, a line says so. */
export const isShownIn =
  ({ id, person, look }: { id: string; person: PlaygroundPerson; look: Look }) =>
  (message: Message): boolean =>
    message.place === id ||
    (look === 'lark' && id === directPlace(person.key) && isForOneAlone(message));

export const isForOneAlone = ({ author, visibleTo, content }: Message): boolean =>
  author === 'bot' && visibleTo !== 'all' && content.kind === 'card';

/** What the view shows, in the order it was said. */
export const conversationOf = (history: History, { person, here, look }: View): Message[] =>
  history.conversation(person.key, isShownIn({ id: here.id, person, look }));

const isFromElsewhere = ({ author, content }: Message, person: PlaygroundPerson): boolean =>
  content.kind !== 'form' && (author === 'bot' || author.person !== person.key);

export const linkTo = (person: string, place: string): string =>
  `/playground?${new URLSearchParams({ as: person, in: place })}`;
