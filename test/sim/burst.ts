/** A burst in virtual time: the usual flow of messages, ten times as many for a minute, and how long the lag takes to be usual again. */
import { createDelivery } from '../../src/delivery/outbox.ts';
import { personId } from '../../src/domain/ids.ts';
import { FaultyDatabase } from './database.ts';
import { only } from './history.ts';
import { Machine } from './machine.ts';
import { createMemoryStore } from './memory-store.ts';
import { cardOf, placesOn } from './news.ts';
import { optionsOf, peaceful } from './options.ts';
import { FaultyPlatform, kinds } from './platform.ts';
import { startReplica } from './replica.ts';
import { startOfTime, World } from './world.ts';

export interface Lag {
  readonly messagesInBurst: number;
  readonly worstSeconds: number;
  readonly minutesUntilUsual: number;
}

const minute = 60_000;
const burstFrom = 2 * minute;
const burstUntil = 3 * minute;

interface Flow {
  readonly world: World;
  /** To as many people as make the pace possible. */
  say(n: number): void;
}

/** Some processes with nothing wrong but what `bears` says, see `Options`. */
function flowOn(platform: 'slack-like' | 'lark-like', replicas: number, bears = 1): Flow {
  const base = peaceful({ ...optionsOf(1), platform, replicas, acts: 0, boards: 0, schedules: 0 });
  const world = new World({ ...base, bears, skew: 0, drift: 0 });
  const places = placesOn(platform);
  const store = createMemoryStore({ places });
  const database = new FaultyDatabase(world, store);
  const network = new FaultyPlatform(world, kinds[platform]);
  const clock = { now: () => world.time.instant(), sync: async () => {} };
  const delivery = createDelivery(clock);
  const machines = Array.from({ length: replicas }, (_, n) => {
    const means = { isDatabaseUp: () => true, failAt: () => {}, onKill: () => {} };
    return new Machine(world, `r${n}`, means);
  });
  const running = machines.map((machine) =>
    startReplica(
      machine,
      {
        store: database.storeFor(machine),
        platform: network.port(machine),
        clock,
        delivery: (each) => each,
      },
      places,
      0,
    ),
  );
  return {
    world,
    say(n) {
      const fact = `f${n}`;
      const person = { id: personId(`p${n % 97}`), locale: 'en' as const };
      void delivery.tell(store, person, cardOf(fact), { key: ['burst', fact] });
      running[n % running.length]?.send();
    },
  };
}

/** Usual is one message a second, a third of what Slack lets through. */
export async function burst(platform: 'slack-like' | 'lark-like', replicas: number): Promise<Lag> {
  const { world, say } = flowOn(platform, replicas);
  const perSecond = 1;
  const addedAt = new Map<string, number>();
  let said = 0;
  let messagesInBurst = 0;
  const next = () => {
    const since = world.time.now - startOfTime;
    const isBurst = since >= burstFrom && since < burstUntil;
    if (isBurst) messagesInBurst += 1;
    addedAt.set(`f${said}`, world.time.now);
    say(said);
    said += 1;
    world.time.after(1000 / (isBurst ? perSecond * 10 : perSecond), next);
  };
  next();
  await world.time.run(startOfTime + 10 * minute);
  const lags = only(world.history, 'shown').map(({ fact, at }) => ({
    at: at - startOfTime,
    seconds: (at - (addedAt.get(fact) ?? at)) / 1000,
  }));
  const usual = Math.max(...lags.filter(({ at }) => at < burstFrom).map(({ seconds }) => seconds));
  const late = lags.filter(({ at, seconds }) => at >= burstFrom && seconds > usual + 1);
  return {
    messagesInBurst,
    worstSeconds: Math.round(Math.max(...lags.map(({ seconds }) => seconds))),
    minutesUntilUsual: ((late.at(-1)?.at ?? burstUntil) - burstUntil) / minute,
  };
}

export interface Passage {
  readonly shown: number;
  readonly minutes: number;
  readonly turnedAway: number;
}

/** So many messages at once, by two processes, on a platform that bears less than it says. */
export async function backlog(
  platform: 'slack-like' | 'lark-like',
  bears: number,
  messages: number,
): Promise<Passage> {
  const { world, say } = flowOn(platform, 2, bears);
  for (let n = 0; n < messages; n += 1) say(n);
  const isDone = () => only(world.history, 'shown').length === messages;
  await world.time.run(startOfTime + 60 * minute, isDone);
  return {
    shown: only(world.history, 'shown').length,
    minutes: (world.time.now - startOfTime) / minute,
    turnedAway: only(world.history, 'turned_away').length,
  };
}
