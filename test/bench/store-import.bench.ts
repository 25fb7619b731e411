/** The store's part of an import against the bare insert of the same record rows into the same table. */
import { describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import type { Fact } from '../../src/domain/record.ts';
import type { Client } from '../../src/store/client.ts';
import { factColumns } from '../../src/store/record-rows.ts';
import { acme } from '../support/company.ts';
import { engines, openTestDatabase } from '../support/database.ts';
import { at, dealsOf, fill, seatEverybody } from './big-company.ts';
import { elapsed, full, report } from './measure.ts';

const [reps, deals] = full ? [10_000, 1_000_000] : [500, 50_000];
/** With parse and validation the whole may take 2.5. */
const limit = 2;

describe.each(engines)('importing on the %s engine', (engine) => {
  it(`stores ${deals} deals with credits and standing in at most ${limit} times the bare insert`, async () => {
    const test = await openTestDatabase(engine);
    const ratios: number[] = [];
    let peak = 0;
    for (let round = 0; round < (full ? 1 : 3); round += 1) {
      const id = workspaceId(`w${round}`);
      const store = await test.database.openWorkspace({ ...acme, id });
      await seatEverybody(store, reps);
      const bare = await elapsed(() => bareInsert(test.client, round * deals));
      const before = process.memoryUsage().rss;
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage().rss - before);
      }, 50);
      const whole = await elapsed(() => fill(store, reps, 0, deals));
      clearInterval(watch);
      ratios.push(whole / bare);
      report({ engine, bare, whole, ratio: whole / bare, 'peak MB': peak / 2 ** 20 });
    }
    await test.close();
    expect(Math.min(...ratios)).toBeLessThanOrEqual(limit);
  });
});

/** What nobody can do without: the rows into the table with its keys, in one transaction. */
async function bareInsert(client: Client, offset: number): Promise<void> {
  await client.$transaction(
    async (sql) => {
      let waiting: Fact[] = [];
      let base = 1_000_000_000_000 + offset;
      for await (const facts of dealsOf(reps, 0, deals)) {
        waiting = waiting.concat(facts);
        if (waiting.length < 10_000) continue;
        const c = factColumns(waiting, acme);
        await sql.$executeRaw`
          insert into performance_record (workspace_id, id, source, kind, external_id, version,
            stage, occurred_on, amount, score_hundredths, owner_id, splits, attributes, recorded_at)
          select ${`bare-${offset}`}, ${base}::bigint + n, source, kind, external_id, 1, stage,
            occurred_on, amount, score, owner, splits, attributes, ${`${at}`}::timestamptz
          from unnest(${c.source}::text[], ${c.kind}::text[], ${c.externalId}::text[],
            ${c.stage}::text[], ${c.occurredOn}::date[], ${c.amount}::bigint[], ${c.score}::bigint[],
            ${c.owner}::text[], ${c.splits}::jsonb[], ${c.attributes}::jsonb[]) with ordinality
            f(source, kind, external_id, stage, occurred_on, amount, score, owner, splits, attributes, n)`;
        base += waiting.length;
        waiting = [];
      }
    },
    { timeout: 3_600_000 },
  );
}
