/** The statements that store versions of records together with their credits. */
import type { Temporal } from 'temporal-polyfill';
import type { Credit, Fact } from '../domain/record.ts';
import { Prisma } from '../generated/client.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { instantText } from './moments.ts';
import { type FactColumns, factColumns, foreignCurrency } from './record-rows.ts';

/** A fact on its way to become a version, with what it is worth to whom. */
export interface Version {
  readonly fact: Fact;
  readonly version: number;
  readonly credits: readonly Credit[];
  /** When the fact first earned credit, ISO text; null: now. */
  readonly creditedAt: string | null;
}

/** Versions that go in one statement, with their columns made. */
export interface VersionChunk<V extends Version = Version> {
  readonly versions: readonly V[];
  readonly facts: FactColumns;
  readonly credits: Prisma.Sql;
}

export const chunkOf = <V extends Version>(
  versions: readonly V[],
  workspace: Scope['workspace'],
): VersionChunk<V> => ({
  versions,
  facts: factColumns(
    versions.map(({ fact }) => fact),
    workspace,
  ),
  credits: creditRows(versions, workspace),
});

interface Insertion {
  readonly scope: Pick<Scope, 'sql' | 'workspace'>;
  readonly at: Temporal.Instant;
}

/**
 * Stores all of them, or none: false when one was known already. Looking up each before it is stored would cost half as much again.
 * Only inside a transaction.
 */
export async function insertNew(
  { scope: { sql, workspace }, at }: Insertion,
  chunk: VersionChunk,
): Promise<boolean> {
  const now = Prisma.sql`${instantText(at)}::timestamptz`;
  await sql.$executeRaw`savepoint insert_new`;
  try {
    await sql.$executeRaw`
      with ${given(chunk)}, added as (
        ${insertRecords(workspace.id, now)}
      )
      insert into credit (${creditColumns})
      select ${workspace.id}, c.person, f.kind, f.occurred_on, block.base + c.n, c.value, c.num,
        c.den, coalesce(c.since, ${now}), c.currency,
        coalesce(c.role, ''), c.overlay
      from ${chunk.credits} cross join block join fact f on f.n = c.n`;
    await sql.$executeRaw`release savepoint insert_new`;
    return true;
  } catch (error) {
    if (!isTaken(error)) throw error;
    await sql.$executeRaw`rollback to savepoint insert_new`;
    return false;
  }
}

/** Stores those whose version is not there yet; gives the indexes of the others: stored earlier, or by somebody who was quicker. */
export async function insertUnlessKnown(
  { scope: { sql, workspace }, at }: Insertion,
  chunk: VersionChunk,
): Promise<ReadonlySet<number>> {
  const now = Prisma.sql`${instantText(at)}::timestamptz`;
  const refused = await sql.$queryRaw<readonly { n: number }[]>`
    with ${given(chunk)}, added as (
      ${insertRecords(workspace.id, now)}
      on conflict (workspace_id, source, kind, external_id, version) do nothing
      returning id, kind, occurred_on
    ), credited as (
      insert into credit (${creditColumns})
      select ${workspace.id}, c.person, a.kind, a.occurred_on, a.id, c.value, c.num, c.den,
        coalesce(c.since, ${now}), c.currency,
        coalesce(c.role, ''), c.overlay
      from ${chunk.credits} cross join block join added a on a.id = block.base + c.n
    )
    select n::int from fact cross join block
    where not exists (select from added where added.id = block.base + fact.n)`;
  return new Set(refused.map(({ n }) => n - 1));
}

/** Ids come in blocks of 65,536, one block a statement: they are known before the rows are stored, and still grow with time. */
function given({ versions, facts: columns }: VersionChunk): Prisma.Sql {
  const numbers = plainArray(versions.map(({ version }) => version));
  return Prisma.sql`block as materialized (
      select nextval('performance_record_id_seq') * 65536 as base
    ), fact as materialized (
      select * from unnest(${columns.source}::text[], ${columns.kind}::text[],
        ${columns.externalId}::text[], ${numbers}::int[], ${columns.stage}::text[],
        ${columns.occurredOn}::date[], ${columns.amount}::bigint[], ${columns.currency}::text[],
        ${columns.score}::bigint[], ${columns.owner}::text[], ${columns.splits}::jsonb[],
        ${columns.attributes}::jsonb[])
        with ordinality f(source, kind, external_id, version, stage, occurred_on, amount, currency,
          score, owner, splits, attributes, n)
    )`;
}

const insertRecords = (workspaceId: string, now: Prisma.Sql) => Prisma.sql`
  insert into performance_record (workspace_id, id, source, kind, external_id, version, stage,
    occurred_on, amount, currency, score_hundredths, owner_id, splits, attributes, recorded_at)
  select ${workspaceId}, base + n, source, kind, external_id, version, stage, occurred_on, amount,
    currency, score, owner, splits, attributes, ${now}
  from fact cross join block order by n`;

const creditColumns = Prisma.sql`workspace_id, person_id, kind, occurred_on, record_id, value,
  share_num, share_den, credited_at, currency, role, overlay`;

function creditRows(versions: readonly Version[], workspace: Scope['workspace']): Prisma.Sql {
  const n: number[] = [];
  const credits: Credit[] = [];
  const since: (string | null)[] = [];
  const currency: (string | null)[] = [];
  for (const [index, version] of versions.entries())
    for (const credit of version.credits) {
      n.push(index + 1);
      credits.push(credit);
      since.push(version.creditedAt);
      currency.push(creditCurrency(version, workspace));
    }
  const part = (of: 'num' | 'den') =>
    plainArray(credits.map(({ share }) => (share.den === 1n ? null : share[of])));
  return Prisma.sql`unnest(${plainArray(n)}::int[],
    ${textArray(credits.map(({ personId }) => personId))}::text[],
    ${plainArray(credits.map(({ value }) => value))}::bigint[], ${part('num')}::bigint[],
    ${part('den')}::bigint[], ${textArray(since)}::timestamptz[],
    ${plainArray(currency)}::text[], ${textArray(credits.map(({ role }) => role ?? null))}::text[],
    ${plainArray(credits.map(({ overlay }) => overlay ?? false))}::boolean[])
    c(n, person, value, num, den, since, currency, role, overlay)`;
}

/** Other than the workspace's. Null also for a rating, whose credit is its score. */
export const creditCurrency = ({ fact }: Pick<Version, 'fact'>, workspace: Scope['workspace']) =>
  fact.kind === 'rating' ? null : foreignCurrency(fact, workspace);

/** Unique violation, by PostgreSQL's code inside a raw statement's error. */
const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  (error.code === 'P2002' || /\b23505\b/.test(`${error.message} ${JSON.stringify(error.meta)}`));
