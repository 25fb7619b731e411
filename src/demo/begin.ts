/** Founds the demo company in an empty workspace: people, quotas, plans and the story so far. Doing it twice changes nothing. */
import { Temporal } from 'temporal-polyfill';
import { startOfDay } from '../domain/period.ts';
import type { Fact } from '../domain/record.ts';
import type { Store } from '../store/port.ts';
import { demoPeople, demoStart, demoTeams, demoWorkspace, firstDay } from './company.ts';
import type { Entry } from './diary.ts';
import { keepFirstRanks } from './first-board.ts';
import type { RepSketch } from './reps.ts';
import { story } from './story.ts';
import { demoQuotas } from './targets.ts';

export interface DemoPlans {
  readonly files: readonly { readonly key: string; readonly source: string }[];
  readonly planKeyOf: (rep: RepSketch) => string | null;
}

/** Where the story stands afterwards. */
export async function beginDemo(store: Store, plans: DemoPlans): Promise<Entry> {
  const people = demoPeople(plans.planKeyOf);
  const birth = startOfDay(firstDay, demoWorkspace);
  await store.transaction(async (tx) => {
    await tx.people.saveTeams(demoTeams);
    await tx.people.savePeople(people);
    for (const { id, key } of people) await tx.people.linkIdentity(id, 'playground', key);
    for (const { key, source } of plans.files) await tx.plans.publish(key, source, firstDay, birth);
  });
  await store.quotas.save(demoQuotas());
  return tellSoFar(store);
}

/** The past in one go, the last days one by one, so that they carry the time at which they came in. */
async function tellSoFar(store: Store): Promise<Entry> {
  const yesterday = startOfDay(
    demoStart.toZonedDateTimeISO(demoWorkspace.timeZone).toPlainDate().subtract({ days: 1 }),
    demoWorkspace,
  );
  const facts = new Map<string, Fact>();
  for (const { fact } of story(null, yesterday))
    facts.set(JSON.stringify([fact.kind, fact.externalId]), fact);
  await store.importFacts({ at: yesterday }, (add) => add([...facts.values()]));
  await keepFirstRanks(store);
  await tell(store, yesterday, demoStart, () => {});
  return { now: demoStart, told: demoStart };
}

/** Records what the story holds after `told` and up to `until`, each fact at its own time. */
export async function tell(
  store: Store,
  told: Temporal.Instant,
  until: Temporal.Instant,
  onTold: (at: Temporal.Instant) => void,
): Promise<void> {
  if (Temporal.Instant.compare(told, until) >= 0) return;
  for (const { at, fact } of story(told, until)) {
    await store.records.ingest([fact], at);
    onTold(at);
  }
  onTold(until);
}
