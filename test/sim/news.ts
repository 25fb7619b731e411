/** What the simulated company says: an act of somebody becomes news, a schedule brings news, and a live message counts them. */
import { Temporal } from 'temporal-polyfill';
import type { PublicCard } from '../../src/chat/card.ts';
import type { Answer } from '../../src/chat/port.ts';
import type { RoutedFeature } from '../../src/chat/router.ts';
import type { Announcement, Delivery } from '../../src/delivery/port.ts';
import type { ScheduledJob } from '../../src/delivery/scheduler.ts';
import { personId, placeId, scheduleId } from '../../src/domain/ids.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import type { Place } from '../../src/domain/workspace.ts';
import type { SimulatedStore } from './database.ts';
import type { MemoryRepositories } from './memory-store.ts';
import { startOfTime, type World } from './world.ts';

export const placesOn = (platform: string): readonly Place[] =>
  ['a', 'b'].map((name) => ({
    ...{ id: placeId(name), platform, ref: `C-${name}`, name, nameZh: null },
    ...{ locale: 'en', teamId: null },
  }));

const people = ['ann', 'bob', 'eve', 'joe', 'kim', 'lee'].map((name) => ({
  id: personId(name),
  locale: 'en' as const,
}));

export const cardOf = (fact: string): PublicCard => ({
  audience: 'public',
  title: fact,
  elements: [],
});

/** `f3:place:a`, `f4:person:bob`, `f5:place:b:soon`, `f6:all:team:mild`: what happened, who is told, and how. */
async function announce(
  tx: MemoryRepositories,
  delivery: Delivery,
  places: readonly Place[],
  fact: string,
): Promise<void> {
  const [, kind, name, manner] = fact.split(':');
  await tx.facts.add(fact);
  const announcement = { key: ['news', fact], ...saidHow(fact, manner) };
  if (kind === 'all')
    for (const { id, locale } of people) {
      const bulk = { ...announcement, key: [...announcement.key, id], batch: fact };
      await delivery.tell(tx, { id, locale }, cardOf(fact), bulk);
    }
  const place = places.find(({ id }) => id === name);
  const person = people.find(({ id }) => id === name);
  if (kind === 'place' && place) await delivery.post(tx, place, cardOf(fact), announcement);
  else if (person) await delivery.tell(tx, person, cardOf(fact), announcement);
}

function saidHow(fact: string, manner: string | undefined): Partial<Announcement> {
  switch (manner) {
    case 'soon':
      return { expiresAt: expiryOf(fact) };
    case 'mild':
      return { policy: 'at_least_once', priority: 2 };
    case 'urgent':
      return { priority: 0 };
    default:
      return {};
  }
}

/** The same whenever it is asked: what a fact says must not depend on when it was processed. */
const expiryOf = (fact: string): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(
    startOfTime + (5 + ((fact.length * 7 + Number(fact.slice(1, 2))) % 25)) * 60_000,
  );

export interface Around {
  readonly store: SimulatedStore;
  readonly delivery: Delivery;
  readonly places: readonly Place[];
}

const done: Answer = {
  kind: 'private',
  card: { audience: 'private', title: 'done', elements: [] },
};

export const newsFeature = ({ store, delivery, places }: Around): RoutedFeature<null> => ({
  id: 'news',
  command: {
    ...{ names: ['news'], effect: 'changes', roles: ['rep'] },
    async run(_, fact) {
      await store.transaction((tx) => announce(tx, delivery, places, fact));
      return done;
    },
  },
  actions: {},
});

export const occurrenceFact = (subject: string, instant: Temporal.Instant): string =>
  `s${instant.epochMilliseconds - startOfTime}:place:${subject}`;

export const newsJob =
  ({ store, delivery, places }: Around): ScheduledJob =>
  async (_, { instant, subject, finish }) => {
    await store.transaction(async (tx) => {
      // The simulated store is all of it that a job and the delivery touch.
      if (!(await finish(tx as never))) return;
      await announce(tx, delivery, places, occurrenceFact(subject, instant));
    });
  };

/** Brings the live message of each place up to date. */
export const newsSweep =
  ({ store, delivery, places }: Around, boards: number) =>
  async (): Promise<void> => {
    for (const place of places.slice(0, boards))
      await store.transaction(async (tx) => {
        const card = cardOf(`board ${place.id} ${await tx.facts.count()}`);
        const live = { key: ['board', place.id], atMostEveryMs: 120_000 };
        await delivery.refresh(tx, place, card, live);
      });
  };

/** Before anything goes wrong: the live messages and the schedules. */
export async function open(
  world: World,
  store: Omit<SimulatedStore, 'workspace'>,
  delivery: Delivery,
  places: readonly Place[],
): Promise<void> {
  for (const place of places.slice(0, world.options.boards))
    await delivery.post(store, place, cardOf(`board ${place.id} 0`), { key: ['board', place.id] });
  for (const schedule of schedulesOf(world)) await store.schedules.save(schedule);
}

/** Each once or daily, some time within the run; all of them happen, however late. */
function schedulesOf(world: World): readonly Schedule[] {
  const chance = world.chance('schedules');
  const { schedules, minutes } = world.options;
  return Array.from({ length: schedules }, (_, n) => {
    const instant = world.time.instant().add({ minutes: chance.between(1, minutes) });
    const at = instant.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' });
    const subject = chance.pick(['a', 'b']);
    const cadence = chance.happens(0.5)
      ? ({ every: 'once', instant } as const)
      : ({ every: 'day', at } as const);
    const mustHappen = true;
    world.record({ kind: 'due', fact: occurrenceFact(subject, instant), mustHappen });
    return {
      ...{ id: scheduleId(`schedule-${n}`), job: 'news.daily', cadence, timeZone: 'UTC' },
      ...{ catchUp: 'each' as const, subject, active: true, createdAt: world.time.instant() },
    };
  });
}
