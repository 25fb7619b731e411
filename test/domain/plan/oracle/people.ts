/** In how many parts a period is computed, and what is due to somebody who is there for a part of it. */
import { monthOf, type Span, spanOf, within } from './calendar.ts';
import { type Fraction, frac, whole } from './fraction.ts';
import type { Look } from './look.ts';
import { daysThere, isFullMonth, leaveCounts, presence } from './target.ts';
import { listOf, word } from './tree.ts';
import type { Spell, World } from './world.ts';

export type Part = Spell & { readonly factor: Fraction };

/** Stretches at one level, one after the other; empty: not on the plan. */
function stretches({ spells, self, span }: World): Spell[] {
  if (spells.length === 0) return [{ ...span, level: self.level }];
  const found: Spell[] = [];
  for (const spell of spells) {
    const [from, to] = [Math.max(spell.from, span.from), Math.min(spell.to, span.to)];
    if (from >= to) continue;
    const last = found.at(-1);
    if (last && last.level === spell.level && last.to === from)
      found[found.length - 1] = { ...last, to };
    else found.push({ from, to, level: spell.level });
  }
  return found;
}

export function partsOf(world: World): readonly Part[] {
  const all = stretches(world);
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return [];
  const change = word(world.plan, 'people', 'level-change');
  if (change === 'split' && all.length > 1) return weighed(world, all);
  return [{ ...(change === 'first-day' ? first : last), factor: whole }];
}

function weighed(world: World, all: readonly Spell[]): readonly Part[] {
  const byDays = (counts: boolean) =>
    all.map((part) => daysThere({ ...world, spells: [] }, part, counts));
  const tries = [
    word(world.plan, 'people', 'part-periods') === 'whole-months' ? byMonths(world, all) : [],
    byDays(leaveCounts(world)),
    byDays(true),
  ];
  const sum = (days: readonly number[]) => days.reduce((total, each) => total + each, 0);
  const weights = tries.find((each) => sum(each) > 0) ?? [];
  return all.map((part, position) => ({
    ...part,
    factor: frac(weights[position] ?? 0, sum(weights)),
  }));
}

/** A month belongs to the level of its last day. */
function byMonths(world: World, all: readonly Spell[]): number[] {
  const first = monthOf(world.span.from);
  const months = Array.from({ length: monthOf(world.span.to) - first }, (_, each) =>
    spanOf(first + each, 1),
  );
  const full = months.filter((month: Span) => isFullMonth(world, month));
  return all.map((part) => full.filter(({ to }) => within(to - 1, part)).length);
}

/** 1 where the plan does not prorate it. */
export function dueShare(world: World, what: string, span: Span = world.span): Fraction {
  if (!listOf(world.plan, 'people', 'prorate').includes(what)) return whole;
  return presence(world, span, word(world.plan, 'people', 'part-periods'));
}

export const shareIn = (
  look: Look,
  what: string,
): { readonly due: Fraction; readonly factor: Fraction } => ({
  due: dueShare(look.world, what),
  factor: look.spell?.factor ?? whole,
});
