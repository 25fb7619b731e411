/** A changed plan tried on a year of everybody's records, while the bot goes on answering. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackTests } from '../../src/batch/back-tests.ts';
import type { Earned, Trial } from '../../src/batch/port.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type AskingCompany, openCompany } from './company-that-asks.ts';
import { elapsed, full, hold, median } from './measure.ts';
import { sourceOfWork } from './plan-work/plan-of-work.ts';
import { companyOf, load, makeWork } from './plan-work/work.ts';

const [reps, deals] = full ? [10_000, 1_000_000] : [1_000, 100_000];
const windows = full ? 10 : 4;
const answersEach = full ? 200 : 100;
/** What the plan owner wants to know: the year with another rate in the highest tier. */
const changed = sourceOfWork.replace('rate: 16.5 %', 'rate: 18 %');

describe('a back-test of a changed plan', () => {
  const backTests = openBackTests();
  let test: TestDatabase;
  let company: AskingCompany;
  let trials: readonly Trial[];
  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    company = await openCompany(test, 'asking', 1_000, 10_000);
    const work = makeWork(reps, deals);
    const { targets, ...year } = companyOf(work, load(work));
    trials = [sourceOfWork, changed].map((source) => ({ source, paid: null, targets }));
    await backTests.use(year);
  });
  afterAll(async () => {
    await backTests.close();
    await test.close();
  });

  it('answers within a second', async (context) => {
    const [before, after] = await backTests.run(trials);
    expect(sum(after) - sum(before)).toBeGreaterThan(0);
    const times: number[] = [];
    for (let round = 0; round < 21; round += 1)
      times.push(await elapsed(() => backTests.run(trials)));
    const ms = median(times);
    hold(context, {
      ...{ what: `ms for two plans over ${deals.toLocaleString('en')} deals`, engine: 'none' },
      ...{ from: `${ms.toFixed(0)} ms`, measured: ms, limit: 1000 },
    });
  });

  it('does not keep people waiting', async (context) => {
    const answer = async (times: number[]) => {
      for (let n = 0; n < answersEach; n += 1) times.push(await elapsed(() => company.ask(n)));
    };
    await answer([]);
    const [idle, busy]: [number[], number[]] = [[], []];
    for (let window = 0; window < windows; window += 1) {
      await answer(idle);
      let isOver = false;
      const trying = (async () => {
        while (!isOver) await backTests.run(trials);
      })();
      await answer(busy);
      isOver = true;
      await trying;
    }
    const [ms, busyMs] = [slowest(idle), slowest(busy)];
    hold(context, {
      ...{ what: 'p99 of /mybonus during back-tests, to idle', engine: 'embedded', limit: 2 },
      ...{ from: `${busyMs.toFixed(2)} ms to ${ms.toFixed(2)} ms`, measured: busyMs / ms },
    });
  });
});

const sum = (result: unknown): number =>
  (result as Earned).total.reduce((all, each) => all + each, 0);

/** What one answer in a hundred takes at least. */
const slowest = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN;
