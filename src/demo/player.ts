/**
 * Plays the demo's time: what the story holds is recorded as its time comes, the scheduler wakes when something is due, messages go
 * out. All in order, so that a month played in seconds leaves what a month would have left.
 */
import { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from '../clock.ts';
import type { Store } from '../store/port.ts';
import { demoWorkspace } from './company.ts';
import type { Diary } from './diary.ts';
import { story } from './story.ts';

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
  const coming = [...story(state.told, to)];
  for (;;) {
    const step = await nextStep(means, coming[0]?.at ?? null, to);
    clock.moveTo(step);
    diary.write({ now: step, told: state.told });
    const due = coming.findIndex(({ at }) => Temporal.Instant.compare(at, step) > 0);
    for (const { at, fact } of coming.splice(0, due < 0 ? coming.length : due)) {
      await store.records.ingest([fact], at);
      state.told = at;
      diary.write({ now: step, told: at });
    }
    await means.wake();
    if (Temporal.Instant.compare(step, to) >= 0) return;
  }
}

/** When somebody would notice that time has passed: something is due, or it is noon or evening after something happened. */
async function nextStep(
  { nextDue, clock }: Means,
  happens: Temporal.Instant | null,
  to: Temporal.Instant,
): Promise<Temporal.Instant> {
  const noticed = happens === null ? to : earlier(landmarkAfter(happens), to);
  const due = await nextDue(noticed);
  return due === null || Temporal.Instant.compare(due, clock.now()) <= 0
    ? noticed
    : earlier(due, noticed);
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(a, b) <= 0 ? a : b;

const landmarkHours = [12, 19] as const;

function landmarkAfter(now: Temporal.Instant): Temporal.Instant {
  const here = now.toZonedDateTimeISO(demoWorkspace.timeZone);
  const hour = landmarkHours.find((each) => here.hour < each);
  const day = hour === undefined ? here.add({ days: 1 }) : here;
  return day
    .startOfDay()
    .with({ hour: hour ?? landmarkHours[0] })
    .toInstant();
}
