/** Many facts in one transaction. What is remembered between chunks depends on people and months, not on facts. */
import type { Fact } from '../domain/record.ts';
import type { Workspace } from '../domain/workspace.ts';
import { noteArrival } from './arrivals.ts';
import { type Client, longestImportMs, type Sql } from './client.ts';
import { lockOrganisation } from './locks.ts';
import { loadChart } from './organisation-chart.ts';
import type { FactCounts, ImportOptions } from './port.ts';
import {
  chunkSize,
  newChunk,
  type RecordWriter,
  WriteCounts,
  writeChunk,
} from './record-writer.ts';
import { StandingChanges } from './standing-changes.ts';

type Feed = (add: (facts: readonly Fact[]) => Promise<void>) => Promise<void>;

/** So many facts change what the planner should know of the tables. */
const worthCounting = 1_000;

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
        const stored = written.added + written.changed;
        if (stored > 0) await noteArrival({ sql, workspace }, options.at);
        if (stored >= worthCounting) await refreshStatistics(sql);
      },
      { maxWait: longestImportMs, timeout: longestImportMs },
    );
  } catch (error) {
    if (!(error instanceof NotApproved)) throw error;
  }
  return counts();
}

/**
 * So that ranks go by their own index from the first question on. A server would do it by itself in a minute or so, the embedded
 * engine never.
 */
const refreshStatistics = (sql: Sql) =>
  sql.$executeRaw`analyze performance_record, credit, person_standing, team_standing`;

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
  // One chunk is stored while the next is read and made ready; never more than one.
  const write = async (facts: readonly Fact[]) => {
    const chunk = newChunk(scope, facts);
    await writing;
    writing = writeChunk(writer, chunk);
    writing.catch(() => {});
  };
  await feed(async (facts) => {
    waiting = waiting.concat(facts);
    for (; waiting.length >= chunkSize; waiting = waiting.slice(chunkSize))
      await write(waiting.slice(0, chunkSize));
  });
  await write(waiting);
  await writing;
  await changes.apply(scope);
}
