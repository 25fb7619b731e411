/** People who act, and a platform that hands each act to some process until one acknowledges it: with its own timetable of repetitions. */
import type { Answer, Inbound } from '../../src/chat/port.ts';
import type { Chance } from './chance.ts';
import type { Options } from './options.ts';
import type { World } from './world.ts';

/** Who can take an act now; null: nobody. */
export type Entrance = () => ((inbound: Inbound) => Promise<Answer>) | null;

const minute = 60_000;
/** After a first try without acknowledgement, as Slack and Lark document it. */
const timetables = {
  'slack-like': [1_000, minute, 5 * minute],
  'lark-like': [15_000, 5 * minute, 60 * minute, 360 * minute],
} as const;
const ackWithinMs = 3_000;

interface Act {
  readonly fact: string;
  readonly key: string;
  tries: number;
  isTold: boolean;
}

export function letPeopleAct(world: World, entrance: Entrance): { stillWaiting(): number } {
  const chance = world.chance('people');
  const { acts, minutes } = world.options;
  let waiting = acts;
  let gestures = 0;

  const gesture = (fact: string, tries: number) => {
    gestures += 1;
    const act: Act = { fact, key: `g${gestures}`, tries, isTold: false };
    deliver(act, 0);
    // One gesture can arrive twice under one key, and even under two.
    if (world.strikes('twice', world.options.inboundTwice))
      world.time.after(chance.between(0, 90_000), () => deliver(act, 3));
    if (world.strikes('double', world.options.inboundTwice / 3))
      deliver({ ...act, key: `${act.key}'`, isTold: true }, 3);
  };

  const deliver = (act: Act, repetition: number) => {
    world.time.after(chance.between(20, 1_500), () => {
      const handle = entrance();
      let isAnswered = false;
      const answered = (answer: Answer | null) => {
        if (isAnswered) return;
        isAnswered = true;
        if (answer) tell(act, answer);
        else again(act, repetition);
      };
      world.time.after(ackWithinMs, () => answered(null));
      // A process that rejects has taken nothing: the platform is not acknowledged.
      handle?.(inbound(world, act)).then(answered, () => answered(null));
    });
  };

  const again = (act: Act, repetition: number) => {
    const pause = timetables[world.options.platform][repetition];
    if (act.isTold) return;
    if (pause === undefined) return tell(act, null);
    // Nobody waits for hours in a healed world: the person would rather repeat it.
    world.time.after(world.isHealed ? Math.min(pause, 5_000) : pause, () =>
      deliver(act, repetition + 1),
    );
  };

  const tell = (act: Act, answer: Answer | null) => {
    if (act.isTold) return;
    act.isTold = true;
    const told = toldBy(answer);
    world.record({ kind: 'acted', fact: act.fact, told });
    if (told !== 'done' && act.tries < 6)
      world.time.after(chance.between(5_000, 60_000), () => gesture(act.fact, act.tries + 1));
    else waiting -= 1;
  };

  const manners = world.chance('manners');
  for (let n = 0; n < acts; n += 1) {
    const receiver = chance.pick(['place:a', 'place:a', 'place:b', 'person:ann', 'person:bob']);
    const manner = chance.happens(0.2) ? ':soon' : mannerOf(manners, world.options);
    const isBulk = manners.happens(world.options.bulk);
    // Some acts come in bursts.
    const at = chance.happens(0.3) ? minute : chance.next() * minutes * minute;
    world.time.after(at, () => gesture(`f${n}:${isBulk ? 'all:team' : receiver}${manner}`, 0));
  }
  return { stillWaiting: () => waiting };
}

function mannerOf(chance: Chance, { mild }: Options): string {
  if (chance.happens(mild)) return ':mild';
  return chance.happens(0.2) ? ':urgent' : '';
}

function toldBy(answer: Answer | null): 'done' | 'failed' | 'nothing' {
  if (answer?.kind !== 'private') return 'nothing';
  return answer.card.title === 'done' ? 'done' : 'failed';
}

const inbound = (world: World, { fact, key }: Act): Inbound => ({
  ...{ platform: world.options.platform, tenant: 'T1', user: 'ann', locale: 'en' },
  place: { id: 'C-a', kind: 'channel' },
  dedupeKey: key,
  receivedAt: world.time.instant(),
  event: { kind: 'command', text: `/news ${fact}` },
});
