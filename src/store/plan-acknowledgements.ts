/** Who has confirmed to have read which version of a plan. */
import type { Temporal } from 'temporal-polyfill';
import { type PersonId, personId } from '../domain/ids.ts';
import type { Scope } from './client.ts';
import { instantText, toInstant } from './moments.ts';

interface Version {
  readonly key: string;
  readonly version: number;
}

export async function acknowledge(
  { sql, workspace }: Scope,
  { key, version }: Version,
  person: PersonId,
  at: Temporal.Instant,
): Promise<boolean> {
  const added = await sql.$executeRaw`
    insert into plan_acknowledgement (workspace_id, plan_key, version, person_id, acknowledged_at)
    values (${workspace.id}, ${key}, ${version}::int, ${person}, ${instantText(at)}::timestamptz)
    on conflict do nothing`;
  return added === 1;
}

export async function acknowledgementsOf({ sql, workspace }: Scope, { key, version }: Version) {
  const rows = await sql.planAcknowledgement.findMany({
    where: { workspaceId: workspace.id, planKey: key, version },
    orderBy: [{ acknowledgedAt: 'asc' }, { personId: 'asc' }],
  });
  return rows.map((row) => ({
    personId: personId(row.personId),
    at: toInstant(row.acknowledgedAt),
  }));
}
