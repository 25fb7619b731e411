/** What is stored of an external id already, and taking back what it earned. */
import { type Fact, isTallied } from '../domain/record.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { factColumns, toSplits } from './record-rows.ts';
import type { CreditChange } from './standing-changes.ts';

type Reading = Pick<Scope, 'sql' | 'workspace'>;

export interface LatestVersion {
  readonly id: bigint;
  readonly version: number;
  readonly kind: string;
  readonly stage: string;
  readonly day: string | null;
  readonly amount: bigint | null;
  /** Of the amount; null: the workspace's. */
  readonly currency: string | null;
  readonly owner: string | null;
  readonly splits: unknown;
}

/** Newest stored version of each fact that differs from the fact, by index; not in it: nothing changed. */
export async function latestVersions(
  { sql, workspace }: Reading,
  facts: readonly Fact[],
): Promise<ReadonlyMap<number, LatestVersion>> {
  const columns = factColumns(facts, workspace);
  const rows = await sql.$queryRaw<readonly (LatestVersion & { n: number })[]>`
    select f.n::int, r.id, r.version, r.kind, r.stage, r.occurred_on::text as day, r.amount,
      r.currency, r.owner_id as owner, r.splits
    from unnest(${columns.source}::text[], ${columns.kind}::text[], ${columns.externalId}::text[],
      ${columns.stage}::text[], ${columns.occurredOn}::date[], ${columns.amount}::bigint[],
      ${columns.currency}::text[], ${columns.score}::bigint[], ${columns.owner}::text[],
      ${columns.splits}::jsonb[], ${columns.attributes}::jsonb[]) with ordinality
      f(source, kind, external_id, stage, occurred_on, amount, currency, score, owner, splits,
        attributes, n)
    cross join lateral (
      select * from performance_record p
      where p.workspace_id = ${workspace.id} and p.source = f.source and p.kind = f.kind
        and p.external_id = f.external_id
      order by p.version desc limit 1) r
    where (r.stage, r.occurred_on, r.amount, r.currency, r.score_hundredths, r.owner_id, r.splits,
        r.attributes) is distinct from
      (f.stage, f.occurred_on, f.amount, f.currency, f.score, f.owner, f.splits, f.attributes)`;
  return new Map(rows.map(({ n, ...row }) => [n - 1, row]));
}

export interface DroppedCredits {
  /** Of those that standing counts. */
  readonly changes: readonly CreditChange[];
  /** By record id, ISO text. */
  readonly creditedAt: ReadonlyMap<bigint, string>;
}

/** Takes back the credits of superseded versions. Gives what really went: another may have been quicker. */
export async function dropCredits(
  { sql, workspace }: Reading,
  versions: readonly LatestVersion[],
): Promise<DroppedCredits> {
  const keys = versions.flatMap(({ id, day, owner, splits }) =>
    day === null ? [] : toSplits(owner, splits).map(({ personId }) => ({ id, day, personId })),
  );
  if (keys.length === 0) return { changes: [], creditedAt: new Map() };
  const rows = await sql.$queryRaw<readonly DroppedRow[]>`
    delete from credit c using unnest(${textArray(keys.map(({ personId }) => personId))}::text[],
      ${plainArray(keys.map(({ day }) => day))}::date[],
      ${plainArray(keys.map(({ id }) => id))}::bigint[]) k(person, day, id)
    where c.workspace_id = ${workspace.id} and c.person_id = k.person
      and c.occurred_on = k.day and c.record_id = k.id
    returning c.person_id, c.kind, c.occurred_on::text as day, c.value, c.record_id,
      c.currency, c.overlay, c.credited_at::text as credited_at`;
  return {
    changes: rows.flatMap(({ person_id: personId, kind, day, value, currency, overlay }) =>
      isTallied(kind) && currency === null && !overlay
        ? [{ personId, kind, day, value, sign: -1n }]
        : [],
    ),
    creditedAt: new Map(rows.map((row) => [row.record_id, row.credited_at])),
  };
}

interface DroppedRow {
  readonly person_id: string;
  readonly kind: string;
  readonly day: string;
  readonly value: bigint;
  readonly currency: string | null;
  readonly overlay: boolean;
  readonly record_id: bigint;
  readonly credited_at: string;
}
