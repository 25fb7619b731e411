/** Hands what the file says to the store: all of it or nothing, or on trial only. */
import type { Temporal } from 'temporal-polyfill';
import { AppError } from '../../domain/errors.ts';
import type { OpenedFile, Sink } from '../../sources/port.ts';
import type { ChangeCounts, Store } from '../../store/port.ts';
import type { ImportArguments } from './arguments.ts';

export interface Outcome extends ChangeCounts {
  readonly rows: number;
  /** Rows that tell more about somebody counted already. */
  readonly joined: number;
  /** Minor units; null where no money is concerned. */
  readonly money: { readonly added: bigint; readonly delta: bigint } | null;
  readonly createdTeams: number;
  readonly createdPeople: number;
}

export interface Work {
  readonly store: Store;
  readonly now: Temporal.Instant;
  readonly file: OpenedFile;
  readonly sink: Sink;
  /** Called before the file is read again, from its start. */
  readonly restart: () => Promise<void>;
  readonly dryRun: boolean;
}

const plain = { joined: 0, money: null, createdTeams: 0, createdPeople: 0 } as const;

export function apply(kind: ImportArguments['kind'], work: Work): Promise<Outcome> {
  switch (kind) {
    case 'deals':
    case 'ratings':
      return applyFacts(kind, work);
    case 'people':
      return applyPeople(work);
    case 'teams':
      return applyTeams(work);
    case 'quotas':
      return applyQuotas(work);
  }
}

async function applyFacts(kind: 'deals' | 'ratings', work: Work): Promise<Outcome> {
  const { store, now, file, sink, restart, dryRun } = work;
  const people = await store.people.list();
  if (people.length === 0) throw new AppError('import.no_people', {});
  let rows = 0;
  const counts = await store.importFacts({ at: now, dryRun }, async (add) => {
    await restart();
    rows = await file.facts(people, sink, add);
  });
  const { added, changed, same, addedTotal, changedDelta } = counts;
  const money = kind === 'deals' ? { added: addedTotal, delta: changedDelta } : null;
  return { ...plain, rows, added, changed, same, money };
}

async function applyPeople({ store, file, sink, dryRun }: Work): Promise<Outcome> {
  const existing = { people: await store.people.list(), teams: await store.people.teams() };
  const read = await file.people(existing, sink);
  return store.transaction(async (tx) => {
    const teams = await tx.people.saveTeams(read.teams, dryRun);
    const managers = await tx.people.savePeople(read.managers, dryRun);
    const counts = await tx.people.savePeople(read.people, dryRun);
    const { rows, joined } = read;
    return {
      ...plain,
      ...counts,
      rows,
      joined,
      createdTeams: teams.added,
      createdPeople: managers.added,
    };
  });
}

async function applyTeams({ store, file, sink, dryRun }: Work): Promise<Outcome> {
  const read = await file.teams(await store.people.teams(), sink);
  return store.transaction(async (tx) => {
    const parents = await tx.people.saveTeams(read.parents, dryRun);
    const counts = await tx.people.saveTeams(read.teams, dryRun);
    return { ...plain, ...counts, rows: read.rows, createdTeams: parents.added };
  });
}

async function applyQuotas({ store, file, sink, dryRun }: Work): Promise<Outcome> {
  const existing = { people: await store.people.list(), teams: await store.people.teams() };
  if (existing.people.length + existing.teams.length === 0)
    throw new AppError('import.no_people', {});
  const read = await file.quotas(existing, sink);
  return store.transaction(async (tx) => {
    const counts = await tx.quotas.save(read.quotas, dryRun);
    return { ...plain, ...counts, rows: read.rows };
  });
}
