/** Removes a company that has taken the bot out: all of its rows, some at a time, whatever tables there are. */
import type { Temporal } from 'temporal-polyfill';
import { type Client, type Sql, transact } from './client.ts';
import { instantText } from './moments.ts';

const rowsAtOnce = 5_000;

/** Begun once, it may be broken off anywhere: what is left goes with the next call, and nobody installs until then. */
export async function removeWorkspace(
  client: Client,
  id: string,
  uninstalledBefore: Temporal.Instant,
): Promise<number | null> {
  const { count } = await client.installation.updateMany({
    where: { workspaceId: id, uninstalledAt: { lte: instantText(uninstalledBefore) } },
    data: { removing: true },
  });
  if (count === 0) return null;
  let removed = 0;
  for (let gone = -1; gone !== 0; removed += gone) gone = await removeSome(client, id);
  return transact(client, async (sql) => {
    // What somebody wrote while it went.
    for (let gone = -1; gone !== 0; removed += gone) gone = await removeSome(sql, id);
    const workspaces = await sql.workspace.deleteMany({ where: { id } });
    const installations = await sql.installation.deleteMany({ where: { workspaceId: id } });
    return removed + workspaces.count + installations.count;
  });
}

async function removeSome(sql: Sql, id: string): Promise<number> {
  const [row] = await sql.$queryRaw<readonly { gone: bigint }[]>`
    select remove_rows(${id}, ${rowsAtOnce}::int) as gone`;
  return Number(row?.gone ?? 0);
}
