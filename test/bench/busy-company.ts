/**
 * Processes beside the one that answers, each until it is ended: one imports records into its company and corrects a tenth of them, one
 * tries a changed plan on a year of everybody's records. Like all that is typed on the command line, they leave the first turn to others.
 */
import { fileURLToPath } from 'node:url';
import { openBackTests } from '../../src/batch/back-tests.ts';
import { workspaceId } from '../../src/domain/ids.ts';
import { letOthersGoFirst } from '../../src/environment.ts';
import { silentLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/open.ts';
import { at, dealsOf } from './big-company.ts';
import { sourceOfWork } from './plan-work/plan-of-work.ts';
import { companyOf, load, makeWork } from './plan-work/work.ts';

/** `import <url> <workspace> <reps> <first record> <records>` or `recompute <reps> <records>`; says so when it is at it. */
export const entry = fileURLToPath(import.meta.url);

const [, script, job, ...words] = process.argv;
if (script === entry) {
  letOthersGoFirst();
  await (job === 'import' ? importing(words) : recomputing(words));
}

async function importing([url = '', workspace = '', ...sizes]: readonly string[]): Promise<void> {
  const [reps = 1, first = 0, records = 1] = sizes.map(Number);
  const database = await openDatabase({ kind: 'server', url }, silentLog);
  const store = await database.findWorkspace(workspaceId(workspace));
  if (!store) throw new Error(`no company ${workspace}`);
  for (let from = first; ; from += records) {
    await store.importFacts({ at }, async (add) => {
      if (from === first) process.send?.('importing');
      for await (const facts of dealsOf(reps, from, from + records)) await add(facts);
    });
    process.send?.('imported');
    // The same facts again, one cent off each: every standing is reckoned anew.
    await store.importFacts({ at }, async (add) => {
      for await (const facts of dealsOf(reps, from, from + records / 10))
        await add(facts.map((fact) => ({ ...fact, amount: oneMore(fact.amount) })));
    });
  }
}

async function recomputing(sizes: readonly string[]): Promise<void> {
  const [reps = 1, records = 1] = sizes.map(Number);
  const backTests = openBackTests();
  const work = makeWork(reps, records);
  const { targets, ...year } = companyOf(work, load(work));
  await backTests.use(year);
  process.send?.('recomputing');
  for (;;) await backTests.run([{ source: sourceOfWork, paid: null, targets }]);
}

function oneMore<T extends { readonly minor: bigint } | null>(amount: T): T {
  return amount && { ...amount, minor: amount.minor + 1n };
}
