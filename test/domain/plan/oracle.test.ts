/** The engine against a slow, obvious second reckoning that was written from the wording of the language alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../src/domain/plan/check.ts';
import { chanceOf } from './oracle/chance.ts';
import { randomPlan } from './oracle/random-plan.ts';
import { reckon } from './oracle/reckon.ts';
import { listOf, readTree } from './oracle/tree.ts';

describe('any plan', () => {
  it('pays to the cent, line by line, what the second reckoning pays', () => {
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const text = randomPlan(chanceOf(draw));
        expect(engineOn(text), text).toEqual(reckonedOn(text));
      }),
      // The plan that differs is shown as it is: to make it smaller takes longer than to read it.
      { numRuns: 200, endOnFailure: true },
    );
  });
});

function engineOn(text: string) {
  const { problems, examples } = checkPlan(text);
  // The examples expect 0 everywhere: all that may be wrong with them is that something came out.
  const wrong = problems.filter(
    ({ severity, code }) => severity === 'error' && code !== 'plan.example_failed',
  );
  expect(wrong, text).toEqual([]);
  return examples[0]?.periods.map(({ result }) => ({
    lines: Object.fromEntries(result?.components.map(({ id, amount }) => [id, amount.minor]) ?? []),
    total: result?.total.minor,
    settlement: Object.fromEntries(
      result?.settlement.map(({ id, amount }) => [id, amount.minor]) ?? [],
    ),
    payout: result?.payout.minor,
  }));
}

function reckonedOn(text: string) {
  const plan = readTree(text);
  const [example = ''] = listOf(plan, 'examples');
  return reckon(plan, example).map(({ lines, total, settlement, payout }) => ({
    lines: Object.fromEntries(lines),
    total,
    settlement: Object.fromEntries(settlement),
    payout,
  }));
}
