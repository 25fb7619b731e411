/** A component computed for somebody who may not be there, or not at one level, for all of the period. */
import { multiply } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import { type Component, type Evaluating, type Shares, together } from './components/component.ts';
import type { PlanInput } from './evaluation.ts';
import type { Reader } from './measures/reader.ts';
import { shareFor } from './people/activity.ts';
import { type LevelSpell, spellStep, spellsWithin } from './people/spells.ts';
import type { Paid } from './tables/table.ts';

export const partsOf = (plan: CompiledPlan, { person, period }: PlanInput): readonly LevelSpell[] =>
  spellsWithin(person, period, plan.people);

/** As a whole: the level of the last part, and what is left of fixed sums. */
export function evaluatingOf(
  plan: CompiledPlan,
  input: PlanInput,
  reader: Reader,
  parts: readonly LevelSpell[],
): Evaluating {
  const level = parts.at(-1)?.level ?? input.person.level;
  return { input, reader, level, shares: sharesOf(plan, input) };
}

function sharesOf({ people }: CompiledPlan, { person, period }: PlanInput): Shares {
  return {
    amounts: shareFor('amounts', people, person, period),
    caps: shareFor('caps', people, person, period),
    targetIncentive: shareFor('target-incentive', people, person, period),
  };
}

/** A component once, or once for each part of the period with its own level. Nobody who is not on the plan earns under it. */
export function payInParts(
  plan: CompiledPlan,
  component: Component,
  input: PlanInput,
  reader: Reader,
  parts: readonly LevelSpell[],
): Paid {
  const whole = evaluatingOf(plan, input, reader, parts);
  const [only] = parts;
  if (!only) return together([]);
  if (parts.length === 1) return component.pay(whole);
  return together(
    parts.map((part) => {
      const shares: Shares = {
        amounts: multiply(whole.shares.amounts, part.factor),
        caps: multiply(whole.shares.caps, part.factor),
        targetIncentive: multiply(whole.shares.targetIncentive, part.factor),
      };
      const here = { input, reader: reader.forSpell(part), level: part.level, shares };
      const { exact, trace } = component.pay(here);
      return { exact, trace: [spellStep(part), ...trace] };
    }),
  );
}
