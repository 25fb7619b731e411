/**
 * Stores facts as versioned records with their credits and tells what that changes in standing. New external ids take one statement a
 * chunk; those that are known already are compared, and only what changed becomes a new version.
 */

import type { Temporal } from 'temporal-polyfill';
import { creditsOf } from '../domain/credit.ts';
import type { Credit, Fact } from '../domain/record.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { instantText } from './moments.ts';
import type { ChangeCounts } from './port.ts';
import { factColumns } from './record-rows.ts';
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
}

/** A fact on its way to become a version, with what it is worth to whom. */
interface Version {
  readonly fact: Fact;
  readonly version: number;
  readonly credits: readonly Credit[];
  /** When the fact first earned credit; null: now. */
  readonly creditedAt: string | null;
}

/** Most facts in one statement; a block of ids holds as many (see `insert`). */
export const chunkSize = 10_000;

/** Facts of one external id are taken in order: the last wins and the others stay as versions before it. */
export async function writeFacts(writer: RecordWriter, facts: readonly Fact[]): Promise<void> {
  for (let first = 0; first < facts.length; first += chunkSize)
    await writeChunk(writer, facts.slice(first, first + chunkSize));
}

async function writeChunk(writer: RecordWriter, facts: readonly Fact[]): Promise<void> {
  const versions: readonly Version[] = facts.map((fact) => ({
    fact,
    version: 1,
    credits: creditsOf(fact),
    creditedAt: null,
  }));
  let rest = await insert(writer, versions);
  const known = new Set(rest);
  for (const version of versions) if (!known.has(version)) countAdded(writer, version);
  while (rest.length > 0) {
    const { first, later } = byTurns(rest);
    rest = [...(await supersede(writer, first)), ...later];
  }
}

/** Those whose version was there already: by an earlier import, or because somebody else was quicker. */
async function insert<V extends Version>(
  { scope, at, onCredit }: RecordWriter,
  versions: readonly V[],
): Promise<readonly V[]> {
  const { sql, workspace } = scope;
  const columns = factColumns(
    versions.map(({ fact }) => fact),
    workspace,
  );
  const credits = versions.flatMap((version, index) =>
    version.credits.map((credit) => ({ ...credit, n: index + 1, since: version.creditedAt })),
  );
  const now = instantText(at);
  const refused = await sql.$queryRaw<readonly { n: number }[]>`
    with block as materialized (
      select nextval('performance_record_id_seq') * 65536 as base
    ), fact as materialized (
      select * from unnest(${columns.source}::text[], ${columns.kind}::text[],
        ${columns.externalId}::text[], ${plainArray(versions.map(({ version }) => version))}::int[],
        ${columns.stage}::text[], ${columns.occurredOn}::date[], ${columns.amount}::bigint[],
        ${columns.score}::bigint[], ${columns.owner}::text[], ${columns.splits}::jsonb[],
        ${columns.attributes}::jsonb[]) with ordinality
        f(source, kind, external_id, version, stage, occurred_on, amount, score, owner, splits, attributes, n)
    ), added as (
      insert into performance_record (workspace_id, id, source, kind, external_id, version, stage,
        occurred_on, amount, score_hundredths, owner_id, splits, attributes, recorded_at)
      select ${workspace.id}, base + n, source, kind, external_id, version, stage, occurred_on,
        amount, score, owner, splits, attributes, ${now}::timestamptz
      from fact cross join block order by n
      on conflict (workspace_id, source, kind, external_id, version) do nothing
      returning id, kind, occurred_on
    ), credited as (
      insert into credit (workspace_id, person_id, kind, occurred_on, record_id, value, share_num,
        share_den, credited_at)
      select ${workspace.id}, c.person, a.kind, a.occurred_on, a.id, c.value, c.num, c.den,
        coalesce(c.since, ${now}::timestamptz)
      from unnest(${plainArray(credits.map(({ n }) => n))}::int[],
        ${textArray(credits.map(({ personId }) => personId))}::text[],
        ${plainArray(credits.map(({ value }) => value))}::bigint[],
        ${plainArray(credits.map(({ share }) => (share.den === 1n ? null : share.num)))}::bigint[],
        ${plainArray(credits.map(({ share }) => (share.den === 1n ? null : share.den)))}::bigint[],
        ${textArray(credits.map(({ since }) => since))}::timestamptz[]) c(n, person, value, num, den, since)
      cross join block join added a on a.id = block.base + c.n
    )
    select n::int from fact cross join block
    where not exists (select from added where added.id = block.base + fact.n)`;
  const rest = new Set(refused.map(({ n }) => n - 1));
  for (const credit of credits) if (!rest.has(credit.n - 1)) onCredit(change(credit, 1n));
  return versions.filter((_, index) => rest.has(index));
}

const change = (credit: Credit, sign: 1n | -1n): CreditChange => ({
  personId: credit.personId,
  kind: credit.kind,
  day: credit.occurredOn.toString(),
  value: credit.value,
  sign,
});

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
  const rest = await insert(writer, dated);
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

function countAdded({ counts }: RecordWriter, { fact }: Version): void {
  counts.added += 1;
  counts.addedTotal += wonAmount(fact.stage, fact.amount?.minor);
}

function countChanged({ counts }: RecordWriter, { fact }: Version, before: LatestVersion): void {
  counts.changed += 1;
  counts.changedDelta += wonAmount(fact.stage, fact.amount?.minor);
  counts.changedDelta -= wonAmount(before.stage, before.amount);
}

const wonAmount = (stage: string, minor: bigint | null | undefined): bigint =>
  stage === 'won' ? (minor ?? 0n) : 0n;
