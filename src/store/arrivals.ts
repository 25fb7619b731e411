/** When the newest data came in, told apart from the data: reading it costs the same while a large import is under way. */
import type { Temporal } from 'temporal-polyfill';
import type { Scope } from './client.ts';
import { instantText, toInstant } from './moments.ts';

type Reading = Pick<Scope, 'sql' | 'workspace'>;

/** Once in a transaction that stored records. Those before it are of no interest any more, but nobody waits for whoever else drops them. */
export const noteArrival = (
  { sql, workspace: { id } }: Reading,
  at: Temporal.Instant,
): Promise<unknown> => sql.$executeRaw`
  with arrived as (
    insert into record_arrival (workspace_id, recorded_at)
    values (${id}, ${instantText(at)}::timestamptz) returning id),
  outdated as (
    select old.id from record_arrival old, arrived
    where old.workspace_id = ${id} and old.id < arrived.id
    limit 10 for update of old skip locked)
  delete from record_arrival old using outdated
  where old.workspace_id = ${id} and old.id = outdated.id`;

/** Null: there is no data yet. */
export async function newestArrival({ sql, workspace }: Reading): Promise<Temporal.Instant | null> {
  const last = await sql.recordArrival.findFirst({
    where: { workspaceId: workspace.id },
    orderBy: [{ workspaceId: 'desc' }, { id: 'desc' }],
    select: { recordedAt: true },
  });
  return last && toInstant(last.recordedAt);
}
