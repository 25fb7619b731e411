/**
 * Stores facts as versioned records with their credits and tells what that changes in standing. New external ids take one statement a
 * chunk; those that are known already are compared, and only what changed becomes a new version.
 */

import type { Temporal } from 'temporal-polyfill';
import { creditsOf } from '../domain/credit.ts';
import { type Fact, isTallied } from '../domain/record.ts';
import type { Scope } from './client.ts';
import { dayWriter } from './moments.ts';
import type { ChangeCounts } from './port.ts';
import {
  chunkOf,
  creditCurrency,
  insertNew,
  insertUnlessKnown,
  type Version,
  type VersionChunk,
} from './record-insert.ts';
import { dropCredits, type LatestVersion, latestVersions } from './record-versions.ts';
import type { CreditChange } from './standing-changes.ts';

type Writing = Pick<Scope, 'sql' | 'workspace'>;

/** As `FactCounts`, in the making. */
export class WriteCounts implements ChangeCounts {
  added = 0;
  changed = 0;
  same = 0;
  addedTotal = 0n;
  changedDelta = 0n;
}

export interface RecordWriter {
  readonly scope: Writing;
  readonly at: Temporal.Instant;
  readonly counts: WriteCounts;
  readonly onCredit: (change: CreditChange) => void;
  /** Whether to try first as if all external ids were new: worth it where most are, or none of many. */
  optimistic: boolean;
}

/** Most facts in one statement; a block of ids holds as many (see `insert`). */
export const chunkSize = 5_000;

/** Facts of one external id are taken in order: the last wins and the others stay as versions before it. */
export async function writeFacts(writer: RecordWriter, facts: readonly Fact[]): Promise<void> {
  for (let first = 0; first < facts.length; first += chunkSize) {
    const chunk = newChunk(writer.scope, facts.slice(first, first + chunkSize));
    await writeChunk(writer, chunk);
  }
}

/** Facts as if they were new: all that can be done for them before the database has its turn. At most `chunkSize` of them. */
export const newChunk = ({ workspace }: Writing, facts: readonly Fact[]): VersionChunk =>
  chunkOf(
    facts.map((fact) => ({ fact, version: 1, credits: creditsOf(fact), creditedAt: null })),
    workspace,
  );

export async function writeChunk(writer: RecordWriter, chunk: VersionChunk): Promise<void> {
  let rest = await insertFirst(writer, chunk);
  const known = new Set(rest);
  for (const version of chunk.versions) if (!known.has(version)) countAdded(writer, version);
  while (rest.length > 0) {
    const { first, later } = byTurns(rest);
    rest = [...(await supersede(writer, first)), ...later];
  }
}

/** Gives those that were known already. A chunk tells what to expect of the next. */
async function insertFirst(writer: RecordWriter, chunk: VersionChunk): Promise<readonly Version[]> {
  if (writer.optimistic && (await insertNew(writer, chunk))) {
    const isoOf = dayWriter();
    for (const version of chunk.versions) tellCredits(writer, version, isoOf);
    return [];
  }
  const rest = await insert(writer, chunk);
  writer.optimistic = rest.length === 0;
  return rest;
}

async function insert<V extends Version>(writer: RecordWriter, chunk: VersionChunk<V>) {
  const refused = await insertUnlessKnown(writer, chunk);
  const isoOf = dayWriter();
  for (const [index, version] of chunk.versions.entries())
    if (!refused.has(index)) tellCredits(writer, version, isoOf);
  return chunk.versions.filter((_, index) => refused.has(index));
}

/** Those that standing counts: shares of deals and ratings, in the workspace's currency. */
function tellCredits(
  { onCredit, scope }: RecordWriter,
  version: Version,
  isoOf: ReturnType<typeof dayWriter>,
): void {
  if (creditCurrency(version, scope.workspace) !== null) return;
  for (const { personId, kind, occurredOn, value, overlay } of version.credits)
    if (isTallied(kind) && !overlay)
      onCredit({ personId, kind, day: isoOf(occurredOn), value, sign: 1n });
}

/** Compares with the newest version; what differs becomes the next. Those that lost a race come back, to be compared again. */
async function supersede(
  writer: RecordWriter,
  versions: readonly Version[],
): Promise<readonly Version[]> {
  const latest = await latestVersions(
    writer.scope,
    versions.map(({ fact }) => fact),
  );
  const next = versions.flatMap((version, index) => {
    const before = latest.get(index);
    return before ? [{ ...version, version: before.version + 1, before }] : [];
  });
  writer.counts.same += versions.length - next.length;
  if (next.length === 0) return [];
  const dropped = await dropCredits(
    writer.scope,
    next.map(({ before }) => before),
  );
  for (const credit of dropped.changes) writer.onCredit(credit);
  const dated = next.map((version) => ({
    ...version,
    creditedAt: dropped.creditedAt.get(version.before.id) ?? null,
  }));
  const rest = await insert(writer, chunkOf(dated, writer.scope.workspace));
  const lost = new Set(rest);
  for (const version of dated)
    if (!lost.has(version)) countChanged(writer, version, version.before);
  return rest;
}

/** One of each external id now; the others after it, in their order. */
function byTurns(versions: readonly Version[]): { first: Version[]; later: Version[] } {
  const seen = new Set<string>();
  const first: Version[] = [];
  const later: Version[] = [];
  for (const version of versions) {
    const { source, kind, externalId } = version.fact;
    const key = JSON.stringify([source, kind, externalId]);
    (seen.has(key) ? later : first).push(version);
    seen.add(key);
  }
  return { first, later };
}

function countAdded({ counts, scope }: RecordWriter, { fact }: Version): void {
  counts.added += 1;
  counts.addedTotal += wonAmount(fact, scope);
}

function countChanged(writer: RecordWriter, { fact }: Version, before: LatestVersion): void {
  const { counts, scope } = writer;
  counts.changed += 1;
  counts.changedDelta += wonAmount(fact, scope);
  if (before.stage === 'won' && before.currency === null)
    counts.changedDelta -= before.amount ?? 0n;
}

/** 0 also for an amount in another currency: there is no adding it. */
const wonAmount = ({ stage, amount }: Fact, { workspace }: Writing): bigint =>
  stage === 'won' && amount?.currency === workspace.currency ? amount.minor : 0n;
