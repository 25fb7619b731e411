/** Many facts in one transaction. What is remembered between chunks depends on people and months, not on facts. */
import type { Fact } from '../domain/record.ts';
import type { Workspace } from '../domain/workspace.ts';
import { type Client, longestImportMs, type Sql } from './client.ts';
import { lockOrganisation } from './locks.ts';
import { loadChart } from './organisation-chart.ts';
import type { FactCounts, ImportOptions } from './port.ts';
import { chunkSize, type RecordWriter, WriteCounts, writeFacts } from './record-writer.ts';
import { StandingChanges } from './standing-changes.ts';

type Feed = (add: (facts: readonly Fact[]) => Promise<void>) => Promise<void>;

/** Thrown through the transaction to undo what was not approved. */
class NotApproved extends Error {}

/** One at a time in a workspace. The feed can be read only once, so a conflict is not retried: the lock sees to it that none arises. */
export async function importFacts(
  client: Client,
  workspace: Workspace,
  options: ImportOptions,
  feed: Feed,
): Promise<FactCounts> {
  const written = new WriteCounts();
  const counts = (): FactCounts => {
    const { added, changed, same, addedTotal, changedDelta } = written;
    return { added, changed, same, addedTotal, changedDelta };
  };
  try {
    await client.$transaction(
      async (sql) => {
        await lockOrganisation(sql, workspace);
        await writeAll(sql, workspace, options, written, feed);
        if (options.approve && !(await options.approve(counts()))) throw new NotApproved();
      },
      { maxWait: longestImportMs, timeout: longestImportMs },
    );
  } catch (error) {
    if (!(error instanceof NotApproved)) throw error;
  }
  return counts();
}

async function writeAll(
  sql: Sql,
  workspace: Workspace,
  { at }: ImportOptions,
  counts: WriteCounts,
  feed: Feed,
): Promise<void> {
  const scope = { sql, workspace };
  const changes = new StandingChanges(await loadChart(scope, null));
  const writer: RecordWriter = {
    ...{ scope, at, counts, optimistic: true },
    onCredit: (change) => changes.add(change),
  };
  let waiting: readonly Fact[] = [];
  let writing = Promise.resolve();
  // One chunk is stored while the next is being read; never more than one.
  const write = async (facts: readonly Fact[]) => {
    await writing;
    writing = writeFacts(writer, facts);
    writing.catch(() => {});
  };
  await feed(async (facts) => {
    waiting = waiting.concat(facts);
    if (waiting.length < chunkSize) return;
    const full = waiting.length - (waiting.length % chunkSize);
    const due = waiting.slice(0, full);
    waiting = waiting.slice(full);
    await write(due);
  });
  await write(waiting);
  await writing;
  await changes.apply(scope);
}
