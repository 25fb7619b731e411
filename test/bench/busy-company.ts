/** A process beside the one that answers: imports records into its company, then recomputes their standing, until it is ended. */
import { fileURLToPath } from 'node:url';
import { workspaceId } from '../../src/domain/ids.ts';
import { silentLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/open.ts';
import { at, dealsOf } from './big-company.ts';

/** `<url> <workspace> <reps> <first record> <records>` */
export const entry = fileURLToPath(import.meta.url);

const [url = '', workspace = '', reps = '1', first = '0', records = '1'] = process.argv.slice(2);
if (process.argv[1] === entry) await work();

async function work(): Promise<void> {
  const database = await openDatabase({ kind: 'server', url }, silentLog);
  const store = await database.findWorkspace(workspaceId(workspace));
  if (!store) throw new Error(`no company ${workspace}`);
  for (let from = Number(first); ; from += Number(records)) {
    await store.importFacts({ at }, async (add) => {
      process.send?.('importing');
      for await (const facts of dealsOf(Number(reps), from, from + Number(records)))
        await add(facts);
    });
    process.send?.('imported');
    // The same facts again, one cent off each: every standing is reckoned anew.
    await store.importFacts({ at }, async (add) => {
      for await (const facts of dealsOf(Number(reps), from, from + Number(records) / 10))
        await add(facts.map((fact) => ({ ...fact, amount: oneMore(fact.amount) })));
    });
    process.send?.('recomputed');
  }
}

function oneMore<T extends { readonly minor: bigint } | null>(amount: T): T {
  return amount && { ...amount, minor: amount.minor + 1n };
}
