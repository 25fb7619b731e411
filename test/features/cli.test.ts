import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CliCommand } from '../../src/features/cli.ts';
import { leaderboardCommand } from '../../src/features/leaderboard/cli.ts';
import { mybonusCommand } from '../../src/features/mybonus/cli.ts';
import { backTests } from '../support/back-tests.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import type { Office } from '../support/office.ts';
import { openFloor } from './sales-floor.ts';

describe('the command line', () => {
  let test: TestDatabase;
  let office: Office;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openFloor(test.database);
  });
  afterAll(() => test.close());

  async function run(command: CliCommand, ...args: readonly string[]) {
    const printed: string[] = [];
    const complaints: string[] = [];
    const code = await command.run({
      args,
      locale: 'en',
      print: (text) => printed.push(text),
      complain: (text) => complaints.push(text),
      isTerminal: false,
      openStore: async () => ({
        store: office.store,
        now: office.clock.now(),
        delivery: office.delivery,
        backTests,
      }),
    });
    return { code, text: printed.join('\n'), complaints: complaints.join('\n') };
  }
  const json = async (command: CliCommand, ...args: readonly string[]): Promise<unknown> =>
    JSON.parse((await run(command, ...args, '--json')).text);

  it('answers mybonus as text', async () => {
    const { code, text } = await run(mybonusCommand, '--rep', 'ann');
    expect(code).toBe(0);
    expect(text).toContain('earned so far: $750');
    expect(text).not.toContain('[');
  });

  it('answers mybonus as JSON, money as decimal text with its currency', async () => {
    // 15,000 × 5 % = 750; 15,000 / 20,000 = 3/4; 5,000 more pay 250 and then 8 %.
    expect(
      await json(mybonusCommand, '--rep', 'ann@acme.example', '--period', '2026-Q1'),
    ).toMatchObject({
      rep: 'ann',
      name: 'Ann Lee',
      period: '2026-Q1',
      state: 'computed',
      plan: { key: 'reps', version: 1, effectiveFrom: '2025-01-01' },
      total: { amount: '750.00', currency: 'USD' },
      measures: [
        { measure: 'bookings', value: '15000.00', quota: '20000.00', attainment: '3/4', count: 2 },
      ],
      components: [
        {
          id: 'commission',
          mechanic: 'marginal',
          amount: '750.00',
          currency: 'USD',
          next: {
            measure: 'bookings',
            from: '1',
            missing: '5000.00',
            worth: { amount: '250.00', currency: 'USD' },
            rate: '2/25',
          },
        },
        { id: 'target-bonus', amount: '0.00', next: { worth: { amount: '1000.00' } } },
      ],
      rank: { rank: 2, of: 2, moved: -1 },
      asOf: '2026-02-20T14:48:00Z',
    });
  });

  it('traces every step with money in the same form', async () => {
    const answer = (await json(mybonusCommand, '--rep', 'ann')) as {
      components: { trace: Record<string, unknown>[] }[];
    };
    const trace = answer.components[0]?.trace;
    expect(trace?.[0]).toMatchObject({ step: 'measured', value: '15000.00', quota: '20000.00' });
    expect(trace?.find(({ step }) => step === 'band')).toMatchObject({
      from: '0',
      to: '1',
      part: '15000.00',
      rate: '1/20',
      pays: '750.00',
    });
    expect(trace?.at(-1)).toMatchObject({
      step: 'rounded',
      exact: '750.00',
      amount: { amount: '750.00', currency: 'USD' },
    });
  });

  it('says why there is no statement, with an exit code that is not zero', async () => {
    const answer = await run(mybonusCommand, '--rep', 'ann', '--period', '2026-Q4', '--json');
    expect(answer.code).toBe(1);
    expect(JSON.parse(answer.text)).toMatchObject({ rep: 'ann', state: 'future' });
  });

  it('says what somebody has reached who is on no plan', async () => {
    const answer = await run(mybonusCommand, '--rep', 'mia', '--json');
    expect(answer.code).toBe(0);
    expect(JSON.parse(answer.text)).toMatchObject({
      rep: 'mia',
      state: 'no_plan',
      total: null,
      measures: [
        { measure: 'bookings', value: '0.00', count: 0 },
        { measure: 'deals', value: '0', count: 0 },
        { measure: 'satisfaction', value: null, count: 0 },
      ],
    });
  });

  it('answers leaderboard by rep and by team', async () => {
    expect(await json(leaderboardCommand, '--period', '2026-Q1')).toMatchObject({
      period: '2026-Q1',
      measure: 'bookings',
      by: 'rep',
      rankedBy: 'attainment',
      currency: 'USD',
      rows: [
        { rank: 1, rep: 'bob', value: '9000.00', quota: '10000.00', attainment: '9/10' },
        { rank: 2, rep: 'ann', value: '15000.00', quota: '20000.00', attainment: '3/4' },
      ],
    });
    // By number of deals nobody has a target: Ann 2, Bob and Cy 1 each.
    expect(await json(leaderboardCommand, '--measure', 'deals')).toMatchObject({
      rankedBy: 'value',
      rows: [
        { rank: 1, rep: 'ann', value: '2' },
        { rank: 2, rep: 'bob', value: '1' },
        { rank: 2, rep: 'cy', value: '1' },
      ],
    });
    expect(await json(leaderboardCommand, '--by', 'team')).toMatchObject({
      by: 'team',
      rows: [{ rank: 1, team: 'east', value: '24000.00', attainment: '4/5' }],
    });
    expect((await run(leaderboardCommand)).text).toMatch(/🥇 +Bob Stone +\$9,000 +90 %/);
  });

  it.each([
    [mybonusCommand, []],
    [mybonusCommand, ['--rep']],
    [mybonusCommand, ['--rep', 'ann', '--wat']],
    [leaderboardCommand, ['--by', 'moon']],
  ])('says how it is called when called wrongly', async (command, args) => {
    const { code, complaints } = await run(command, ...args);
    expect(code).toBe(2);
    expect(complaints).toContain(command.usage);
  });
});
