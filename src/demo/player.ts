/**
 * Plays the demo's time: what the story holds is recorded as its time comes, the scheduler wakes when something is due, messages go
 * out. All in order, so that a month played in seconds leaves what a month would have left.
 */
import { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from '../clock.ts';
import type { Store } from '../store/port.ts';
import { tell } from './begin.ts';
import { demoWorkspace } from './company.ts';
import type { Diary } from './diary.ts';

interface Means {
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly diary: Diary;
  /** When the scheduler has something to do next, up to `until`; null: nothing. */
  readonly nextDue: (until: Temporal.Instant) => Promise<Temporal.Instant | null>;
  /** Everything that is due now, sent as well. */
  readonly wake: () => Promise<void>;
}

export interface DemoPlayer {
  now(): Temporal.Instant;
  /** One after another, whoever asks. Throws RangeError for the past. */
  advance(to: Temporal.Instant): Promise<void>;
}

export function createPlayer(means: Means, told: Temporal.Instant): DemoPlayer {
  const state = { told };
  let last: Promise<void> = Promise.resolve();
  return {
    now: () => means.clock.now(),
    advance(to) {
      const turn = last.then(() => play(means, state, to));
      last = turn.catch(() => {});
      return turn;
    },
  };
}

async function play(
  means: Means,
  state: { told: Temporal.Instant },
  to: Temporal.Instant,
): Promise<void> {
  const { clock, diary, store } = means;
  if (Temporal.Instant.compare(to, clock.now()) < 0)
    throw new RangeError(`the clock cannot go back from ${clock.now()} to ${to}`);
  for (;;) {
    const step = await nextStep(means, to);
    clock.moveTo(step);
    diary.write({ now: step, told: state.told });
    await tell(store, state.told, step, (at) => {
      state.told = at;
      diary.write({ now: step, told: at });
    });
    await means.wake();
    if (Temporal.Instant.compare(step, to) >= 0) return;
  }
}

/** The next instant at which somebody would notice that time has passed: something due, noon, or evening. */
async function nextStep({ clock, nextDue }: Means, to: Temporal.Instant) {
  const landmark = nextLandmark(clock.now());
  const until = Temporal.Instant.compare(landmark, to) < 0 ? landmark : to;
  const due = await nextDue(until);
  if (due === null || Temporal.Instant.compare(due, clock.now()) <= 0) return until;
  return Temporal.Instant.compare(due, until) < 0 ? due : until;
}

const landmarkHours = [12, 19] as const;

function nextLandmark(now: Temporal.Instant): Temporal.Instant {
  const here = now.toZonedDateTimeISO(demoWorkspace.timeZone);
  const hour = landmarkHours.find((each) => here.hour < each);
  const day = hour === undefined ? here.add({ days: 1 }) : here;
  return day
    .startOfDay()
    .with({ hour: hour ?? landmarkHours[0] })
    .toInstant();
}
