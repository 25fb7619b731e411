/** What the plan says about a target, and the part of it that counts. */
import { monthOf, monthsIn, overlap, type Span, spanOf } from './calendar.ts';
import { type Fraction, frac, mustFigure, nil, over, sumOf, times, whole } from './fraction.ts';
import { type Look, levelOf, spanAt, statedFor } from './look.ts';
import { at, figureFor, has, listOf, type Tree, word } from './tree.ts';
import type { World } from './world.ts';

/** What a formula comes to for somebody. */
type FormulaOf = (look: Look, formula: string) => Fraction | null;

/** What an entry of `targets:` says for one period. */
export function entryIn(look: Look, id: string, entry: Tree, number: FormulaOf): Fraction | null {
  const full = fullTarget(look, id, at(entry, 'target'), number);
  if (!full) return null;
  const by = word(entry, 'prorate');
  const { spell } = look;
  const present = presence(knownOf(look), spanAt(look), by);
  const parts = times(present, spell?.factor ?? whole);
  return times(times(full, parts), ramped(look, listOf(entry, 'ramp'), by));
}

function fullTarget(
  look: Look,
  id: string,
  target: Tree | undefined,
  number: FormulaOf,
): Fraction | null {
  if (target === 'assigned') return statedFor(look, id, 'rep')?.target ?? null;
  if (has(target, 'formula')) return number(look, word(target, 'formula'));
  if (!has(target, 'year')) return figureFor(target, levelOf(look));
  const months = monthsIn(word(look.world.plan, 'period'));
  const season = listOf(target, 'seasons')[(look.month % 12) / months];
  return times(figureFor(at(target, 'year'), levelOf(look)), mustFigure(String(season)));
}

/** The months since the start in their turn have the shares of the ramp; months count as they are worked. */
function ramped(look: Look, shares: readonly Tree[], by: string): Fraction {
  const { started } = look.person;
  if (started === null || shares.length === 0) return whole;
  const months = Array.from(
    { length: monthsIn(word(look.world.plan, 'period')) },
    (_, each) => look.month + each,
  );
  const parts = months
    .map((month) => ({
      since: month - monthOf(started),
      worked: presence(knownOf(look), spanOf(month, 1), by),
    }))
    .filter(({ since }) => since >= 0)
    .map(({ since, worked }) => {
      const share = shares[since];
      return {
        worked,
        counts: times(worked, share === undefined ? whole : mustFigure(String(share))),
      };
    });
  const all = sumOf(parts.map(({ worked }) => worked));
  return all.n === 0n ? whole : over(sumOf(parts.map(({ counts }) => counts)), all);
}

/** Of the others it is not known when they were there: always, then. */
const knownOf = ({ world, person }: Look): World =>
  person.id === 'example' ? world : { ...world, spells: [], leave: [] };

/** How much of the days (or of the whole months) somebody is there. */
export function presence(world: World, span: Span, by: string): Fraction {
  if (by === 'none') return whole;
  if (by === 'days') return frac(daysThere(world, span, leaveCounts(world)), span.to - span.from);
  const first = monthOf(span.from);
  const count = monthOf(span.to) - first;
  const full = Array.from({ length: count }, (_, each) => spanOf(first + each, 1)).filter((month) =>
    isFullMonth(world, month),
  );
  return count === 0 ? nil : frac(full.length, count);
}

export const leaveCounts = ({ plan }: World): boolean =>
  word(plan, 'people', 'leave') !== 'does-not-count';

export const isFullMonth = (world: World, month: Span): boolean =>
  daysThere(world, month, true) === month.to - month.from &&
  daysThere(world, month, leaveCounts(world)) > 0;

/** Day by day. */
export function daysThere({ spells, leave }: World, span: Span, countsLeave: boolean): number {
  let days = 0;
  for (let day = span.from; day < span.to; day++) {
    const here = { from: day, to: day + 1 };
    const isOn = spells.length === 0 || spells.some((each) => overlap(each, here) > 0);
    const isAway = !countsLeave && leave.some((each) => overlap(each, here) > 0);
    if (isOn && !isAway) days += 1;
  }
  return days;
}
