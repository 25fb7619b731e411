/** Hands what the file says to the store: all of it or nothing, and only when what would come of it is approved. */
import type { Temporal } from 'temporal-polyfill';
import { AppError } from '../../domain/errors.ts';
import type {
  FactImport,
  ForeignAmounts,
  OpenedFile,
  ReadFacts,
  Sink,
} from '../../sources/port.ts';
import type { ChangeCounts, FactCounts, Repositories, Store } from '../../store/port.ts';
import { linkByAddress } from '../linking.ts';
import { followClocks } from '../schedules.ts';
import type { ImportArguments } from './arguments.ts';

export interface Outcome extends ChangeCounts {
  readonly rows: number;
  /** Rows that tell more about a person or a record counted already. */
  readonly joined: number;
  /** Minor units; null where no money is concerned. */
  readonly money: { readonly added: bigint; readonly delta: bigint } | null;
  /** Counted in no standing; by currency. */
  readonly foreign: readonly ForeignAmounts[];
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
  /** Shown what would come of it, before it is kept; false: nothing is. Called again when that has changed meanwhile. */
  readonly approve: (outcome: Outcome) => Promise<boolean>;
}

const plain = { joined: 0, money: null, foreign: [], createdTeams: 0, createdPeople: 0 } as const;

export function apply(kind: ImportArguments['kind'], work: Work): Promise<Outcome> {
  switch (kind) {
    case 'deals':
    case 'ratings':
    case 'records':
      return applyFacts(kind, work);
    case 'people':
      return applyPeople(work);
    case 'teams':
      return applyTeams(work);
    case 'quotas':
      return applyQuotas(work);
    case 'rates':
      return applyRates(work);
    case 'leave':
      return applyLeave(work);
    case 'holidays':
      return applyHolidays(work);
  }
}

async function applyFacts(kind: FactImport, work: Work): Promise<Outcome> {
  const { store, now, file, sink, restart } = work;
  const people = await store.people.list();
  if (people.length === 0) throw new AppError('import.no_people', {});
  let read: ReadFacts = { rows: 0, joined: 0, amounts: 0, foreign: [] };
  const outcomeOf = ({ added, changed, same, addedTotal, changedDelta }: FactCounts): Outcome => {
    const { rows, joined, amounts, foreign } = read;
    const isMoney = kind === 'deals' || amounts > 0;
    const money = isMoney ? { added: addedTotal, delta: changedDelta } : null;
    return { ...plain, ...{ rows, joined, added, changed, same, money, foreign } };
  };
  const approve = (counts: FactCounts) => work.approve(outcomeOf(counts));
  const counts = await store.importFacts({ at: now, approve }, async (add) => {
    await restart();
    read = await file.facts(people, sink, add);
  });
  return outcomeOf(counts);
}

async function applyPeople({ store, now, file, sink, approve }: Work): Promise<Outcome> {
  const existing = { people: await store.people.list(), teams: await store.people.teams() };
  const read = await file.people(existing, sink);
  return approved(store, approve, async (tx) => {
    const teams = await tx.people.saveTeams(read.teams);
    const managers = await tx.people.savePeople(read.managers);
    const counts = await tx.people.savePeople(read.people);
    // Whoever is in a chat already is reached from now on, not from the next look at everybody there.
    for (const platform of await tx.accounts.platforms()) await linkByAddress(tx, platform);
    await followClocks(tx, store.workspace, now);
    const { rows, joined } = read;
    const created = { createdTeams: teams.added, createdPeople: managers.added };
    return { ...plain, ...counts, ...created, rows, joined };
  });
}

async function applyTeams({ store, now, file, sink, approve }: Work): Promise<Outcome> {
  const read = await file.teams(await store.people.teams(), sink);
  return approved(store, approve, async (tx) => {
    const parents = await tx.people.saveTeams(read.parents);
    const counts = await tx.people.saveTeams(read.teams);
    await followClocks(tx, store.workspace, now);
    return { ...plain, ...counts, rows: read.rows, createdTeams: parents.added };
  });
}

async function applyQuotas({ store, file, sink, approve }: Work): Promise<Outcome> {
  const existing = { people: await store.people.list(), teams: await store.people.teams() };
  if (existing.people.length + existing.teams.length === 0)
    throw new AppError('import.no_people', {});
  const read = await file.quotas(existing, sink);
  return approved(store, approve, async (tx) => {
    const counts = await tx.quotas.save(read.quotas);
    return { ...plain, ...counts, rows: read.rows };
  });
}

async function applyRates({ store, now, file, sink, approve }: Work): Promise<Outcome> {
  const read = await file.rates(sink);
  return approved(store, approve, async (tx) => {
    const counts = await tx.rates.lock(read.rates, now);
    return { ...plain, ...counts, rows: read.rows };
  });
}

/** What is cancelled counts as changed. */
async function applyLeave({ store, file, sink, approve }: Work): Promise<Outcome> {
  const people = await store.people.list();
  if (people.length === 0) throw new AppError('import.no_people', {});
  const read = await file.leave(people, await store.leave.of(null, null), sink);
  return approved(store, approve, async (tx) => {
    const gone = await tx.leave.cancel(read.cancelled);
    const { added, changed, same } = await tx.leave.save(read.leave);
    const counts = { added, changed: changed + gone.changed, same: same + gone.same };
    return { ...plain, ...counts, rows: read.rows };
  });
}

async function applyHolidays({ store, file, sink, approve }: Work): Promise<Outcome> {
  const read = await file.holidays(sink);
  return approved(store, approve, async (tx) => {
    const gone = await tx.holidays.remove(read.cancelled);
    const { added, changed, same } = await tx.holidays.save(read.days);
    const counts = { added, changed: changed + gone.changed, same: same + gone.same };
    return { ...plain, ...counts, rows: read.rows };
  });
}

/** Thrown through the transaction to undo what was not approved. */
class NotApproved extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super();
    this.outcome = outcome;
  }
}

async function approved(
  store: Store,
  approve: Work['approve'],
  save: (tx: Repositories) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await store.transaction(async (tx) => {
      const outcome = await save(tx);
      if (!(await approve(outcome))) throw new NotApproved(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof NotApproved) return error.outcome;
    throw error;
  }
}
