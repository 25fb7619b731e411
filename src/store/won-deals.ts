/** Deals as they are won: what came in since somebody last looked, and not one twice. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import type { Scope } from './client.ts';
import { tryLockOrganisation } from './locks.ts';
import type { RecordMark, RecordRepository } from './port-performance.ts';
import { toRecord } from './record-rows.ts';

/** Beyond the last record that there is. */
export async function markOf({ sql, workspace }: Scope): Promise<RecordMark> {
  const last = await sql.performanceRecord.findFirst({
    where: { workspaceId: workspace.id },
    orderBy: [{ workspaceId: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return `${last?.id ?? 0n}`;
}

export async function wonSince(
  scope: Scope,
  mark: RecordMark,
  from: Temporal.PlainDate,
  limit: number,
): ReturnType<RecordRepository['wonSince']> {
  if (!(await lock(scope))) return null;
  const { sql, workspace } = scope;
  const end = await markOf(scope);
  const found = await sql.$queryRaw<readonly { id: bigint }[]>`
    select r.id from performance_record r
    where r.workspace_id = ${workspace.id} and r.id > ${mark}::bigint and r.kind = 'deal'
      and r.stage = 'won' and r.amount > 0 and r.currency is null
      and r.occurred_on >= ${`${from}`}::date
      and not exists (
        select from performance_record other where other.workspace_id = r.workspace_id
          and other.source = r.source and other.kind = r.kind
          and other.external_id = r.external_id
          and (other.version > r.version or (other.id <= ${mark}::bigint and other.stage = 'won')))
    order by r.id limit ${limit}::int`;
  const rows = await sql.performanceRecord.findMany({
    where: { workspaceId: workspace.id, id: { in: found.map(({ id }) => id) } },
    orderBy: [{ workspaceId: 'asc' }, { id: 'asc' }],
  });
  const last = found.length === limit ? found.at(-1) : undefined;
  return {
    deals: rows.map((row) => toRecord(row, workspace)),
    mark: last ? `${last.id}` : end,
  };
}

const tries = 20;
const pauseMs = 25;

/** Ids are handed out under this lock: while it is held, none below the last one is still to come. */
async function lock({ sql, workspace }: Scope): Promise<boolean> {
  for (let tried = 0; tried < tries; tried += 1) {
    if (await tryLockOrganisation(sql, workspace)) return true;
    await delay(pauseMs);
  }
  return false;
}
