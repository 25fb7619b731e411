/** A whole company's pay from columns, beside the same plan in a column database; the same cents first. */
import { describe, expect, it } from 'vitest';
import { type BatchResult, runBatch } from '../../src/domain/plan/batch/run-batch.ts';
import { compare, full } from './measure.ts';
import { openDuckDb, payInSql, readPaid } from './plan-work/in-sql.ts';
import { batchOfWork } from './plan-work/plan-of-work.ts';
import { companyOf, load, makeWork, type Work } from './plan-work/work.ts';

const reps = full ? 10_000 : 1_000;
const deals = full ? 1_000_000 : 100_000;
const rounds = full ? 15 : 5;

const pay = (work: Work) => {
  const loaded = load(work);
  const plan = batchOfWork();
  return (): BatchResult => {
    const result = runBatch(plan, companyOf(work, loaded));
    if (!result) throw new Error('not a plan for columns');
    return result;
  };
};

describe('the pay of a company from columns', () => {
  it('takes half of what a column database takes, to the same cent', async (context) => {
    const work = makeWork(reps, deals);
    const database = await openDuckDb(work);
    const kernel = pay(work);
    await payInSql(database);
    const { lines, total } = kernel();
    expect(total.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(0);
    expect({ lines, total }).toEqual(await readPaid(database, work));
    await compare(context, {
      ...{ what: 'pay from columns, to DuckDB', engine: 'none', rounds, limit: 0.5 },
      base: () => payInSql(database),
      it: () => Promise.resolve(kernel()),
    });
    database.closeSync();
  });

  it('grows with the deals', async (context) => {
    const [few, many] = [makeWork(reps, deals), makeWork(reps, 4 * deals)];
    const [small, large] = [pay(few), pay(many)];
    await compare(context, {
      ...{ what: 'pay from columns, four times the deals', engine: 'none', rounds, limit: 4.5 },
      base: () => Promise.resolve(small()),
      it: () => Promise.resolve(large()),
    });
  });
});
