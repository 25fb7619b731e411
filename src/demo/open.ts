/** Opens the demo company where it stands: founded on the first start, gone on with on every other. */
import { Temporal } from 'temporal-polyfill';
import { VirtualClock } from '../clock.ts';
import type { Place } from '../domain/workspace.ts';
import type { Database, Store } from '../store/port.ts';
import { beginDemo, type DemoPlans, tell } from './begin.ts';
import { demoPlaces, demoWorkspace } from './company.ts';
import type { Diary } from './diary.ts';

export interface OpenDemo {
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly told: Temporal.Instant;
}

/**
 * A restart is this much later: longer than a lease, so that what a killed process left half done is taken up again although the
 * clock stands still.
 */
const restartTakes = { minutes: 6 };

/** `places`: those that are there from the start, wherever they were before. */
export async function openDemo(
  database: Database,
  diary: Diary,
  plans: DemoPlans,
  places: readonly Place[] = demoPlaces,
): Promise<OpenDemo> {
  const found = await database.findWorkspace(demoWorkspace.id);
  const entry = diary.read();
  if (!found || !entry) {
    const store = found ?? (await database.openWorkspace(demoWorkspace));
    const begun = await beginDemo(store, plans);
    await store.places.save(places);
    diary.write(begun);
    return { store, clock: new VirtualClock(begun.now), told: begun.told };
  }
  await found.places.save(places);
  const now = entry.now.add(restartTakes);
  const state = { now, told: entry.told };
  await tell(found, entry.told, now, (at) => {
    state.told = at;
    diary.write(state);
  });
  diary.write(state);
  return { store: found, clock: new VirtualClock(now), told: state.told };
}

/** What time it is in the demo, for a look from outside; null: it has not begun. */
export async function lookIntoDemo(
  database: Database,
  diary: Diary,
): Promise<{ readonly store: Store; readonly now: Temporal.Instant } | null> {
  const store = await database.findWorkspace(demoWorkspace.id);
  const entry = diary.read();
  return store && entry ? { store, now: entry.now } : null;
}
