/** Looks at what waits: how long the oldest has waited, when the next comes, how many there are. */
import type { Temporal } from 'temporal-polyfill';
import { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';
import { instantText, maybe, toInstant } from './moments.ts';
import { heads, isHeld } from './outbox-claim.ts';
import { openStates } from './outbox-rows.ts';
import type { OutboxState } from './port-delivery.ts';

/** When each message that is the first of its lane may be taken. */
const coming = (id: string) => Prisma.sql`
  select m.batch, case when m.state = 'sending' then m.lease_until else m.next_at end as due
  from (${heads(id)}) head join outbox_message m on m.workspace_id = ${id} and m.key = head.key
  where not ${isHeld(id)}`;

export async function oldestDue({ sql, workspace: { id } }: Scope, now: Temporal.Instant) {
  const [row] = await sql.$queryRaw<readonly { since: Date | null }[]>`
    with coming as (${coming(id)}), going as (
      select batch, max(settled_at) as last from outbox_message
      where workspace_id = ${id} and batch in (select batch from coming) group by batch
    )
    select min(greatest(due, last)) as since from coming left join going using (batch)
    where due <= ${instantText(now)}::timestamptz`;
  return maybe(row?.since ?? null, toInstant);
}

export async function nextDue({ sql, workspace: { id } }: Scope) {
  const [row] = await sql.$queryRaw<readonly { due: Date | null }[]>`
    select min(due) as due from (${coming(id)}) coming`;
  return maybe(row?.due ?? null, toInstant);
}

/** Not of those that are done and good: they become very many, and nobody asks. */
export async function counts({
  sql,
  workspace: { id },
}: Scope): Promise<ReadonlyMap<OutboxState, number>> {
  const rows = await sql.$queryRaw<readonly { state: string; messages: number }[]>`
    select state, count(*)::int as messages from outbox_message
    where workspace_id = ${id} and state in ${openStates} group by state
    union all select state, count(*)::int from outbox_message
    where workspace_id = ${id} and state in ('refused', 'needs_person') group by state`;
  return new Map(rows.map(({ state, messages }) => [state as OutboxState, messages]));
}
