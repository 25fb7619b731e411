/** What tables are looked up by, and what rates are a share of: exact fractions as columns. */
import type { BatchIndex, BatchPlan, BatchTarget, Subject } from './batch-plan.ts';
import type { CompanyColumns, SeatColumns } from './columns.ts';
import type { Tallies } from './credit-pass.ts';
import { TooLarge } from './whole-numbers.ts';

/** A denominator of 0 says that there is nothing. */
export interface Fractions {
  readonly num: Float64Array;
  readonly den: Float64Array;
}

/** Who is computed, row by row: seats, or teams by period. */
export interface Rows {
  readonly size: number;
  /** Position in the levels of the plan. All 0 for teams, which are of no level. */
  readonly level: Uint8Array;
  /** What the row has measured, of itself or of its team. */
  readonly tallies: (subject: Subject) => Tallies;
  readonly targets: (subject: Subject) => Float64Array | null;
  /** 1 where there is such a subject, 0 for the team of who has none; null: there always is. */
  readonly exists: (subject: Subject) => Uint8Array | null;
}

export interface Tallied {
  readonly rep: ReadonlyMap<string, Tallies>;
  readonly team: ReadonlyMap<string, Tallies>;
}

export function seatRows(
  { seats, targets }: CompanyColumns,
  { targets: stated }: BatchPlan,
  level: Uint8Array,
  tallied: Tallied,
): Rows {
  const groups = groupsOf(seats);
  const gather = (values: Float64Array) => gatherBy(groups, values);
  const inTeam = Uint8Array.from(groups, (group) => (group < 0 ? 0 : 1));
  const everybodyIs = inTeam.every((each) => each === 1);
  return {
    size: groups.length,
    level,
    tallies: ({ of, measure }) => {
      if (of === 'rep') return known(tallied.rep, measure);
      const { total, count, ...unit } = known(tallied.team, measure);
      return { ...unit, total: gather(total), count: count && gather(count) };
    },
    targets: ({ of, measure }) => {
      const inPlan = of === 'rep' ? stated.get(measure) : undefined;
      if (inPlan) return targetsBySeat(inPlan, seats, level);
      const columns = targets.get(measure);
      if (!columns) return null;
      return of === 'rep' ? columns.rep : gather(columns.team);
    },
    exists: ({ of }) => (of === 'rep' || everybodyIs ? null : inTeam),
  };
}

function targetsBySeat(
  { amounts, places }: BatchTarget,
  { people, periods, placeInYear }: SeatColumns,
  level: Uint8Array,
): Float64Array {
  const targets = new Float64Array(people * periods);
  for (let period = 0; period < periods; period += 1) {
    const place = places === 1 ? 0 : (placeInYear[period] as number);
    for (let seat = period * people; seat < (period + 1) * people; seat += 1)
      targets[seat] = amounts[(level[seat] as number) * places + place] as number;
  }
  return targets;
}

export function teamRows({ seats, targets }: CompanyColumns, tallied: Tallied): Rows {
  const size = seats.teams * seats.periods;
  return {
    size,
    level: new Uint8Array(size),
    tallies: ({ measure }) => known(tallied.team, measure),
    targets: ({ measure }) => targets.get(measure)?.team ?? null,
    exists: () => null,
  };
}

function known(tallies: ReadonlyMap<string, Tallies>, measure: string): Tallies {
  const found = tallies.get(measure);
  if (!found) throw new RangeError(`no measure ${measure}`);
  return found;
}

/** Team and period of each seat; -1: in no team. */
export function groupsOf({ people, periods, teams, team }: SeatColumns): Int32Array {
  const groups = new Int32Array(people * periods);
  for (let period = 0; period < periods; period += 1)
    for (let seat = period * people; seat < (period + 1) * people; seat += 1) {
      const mine = team[seat] as number;
      groups[seat] = mine < 0 ? -1 : period * teams + mine;
    }
  return groups;
}

function gatherBy(groups: Int32Array, values: Float64Array): Float64Array {
  const gathered = new Float64Array(groups.length);
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row] as number;
    gathered[row] = group < 0 ? 0 : (values[group] as number);
  }
  return gathered;
}

/** The measure's value in its own unit; nothing for the average of nothing. */
export function valueOf(rows: Rows, subject: Subject): Fractions {
  const { total, count, scale, over } = rows.tallies(subject);
  const factors = [count, rows.exists(subject)];
  return { num: total, den: denominators(factors, scale * over, rows.size) };
}

/** Value by target, both in smallest units; nothing without a target. */
export function indexOf(rows: Rows, index: BatchIndex): Fractions {
  if (index.by === 'value') return valueOf(rows, index);
  const { total, count, over } = rows.tallies(index);
  const targets = rows.targets(index) ?? new Float64Array(rows.size);
  const factors = [count, targets, rows.exists(index)];
  return { num: total, den: denominators(factors, over, rows.size) };
}

function denominators(
  factors: readonly (Float64Array | Uint8Array | null)[],
  scale: number,
  size: number,
): Float64Array {
  const den = new Float64Array(size).fill(scale);
  for (const factor of factors)
    if (factor)
      for (let row = 0; row < size; row += 1)
        den[row] = (den[row] as number) * (factor[row] as number);
  for (let row = 0; row < size; row += 1)
    if ((den[row] as number) > Number.MAX_SAFE_INTEGER)
      throw new TooLarge('a target passes what a column holds exactly');
  return den;
}
