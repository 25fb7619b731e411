/** A plan over a whole company and all of its periods: the pass over the credits, then a pass per line. */
import { change, needParts } from './afterwards-pass.ts';
import type { BatchComponent, BatchPlan } from './batch-plan.ts';
import type { CompanyColumns } from './columns.ts';
import { type Tallies, tallyBySeat, tallyByTeam } from './credit-pass.ts';
import { groupsOf, type Rows, seatRows, type Tallied, teamRows } from './fractions.ts';
import { type Members, membersOf, sharePools } from './pool-pass.ts';
import { highestPoint, type Point } from './reach-pass.ts';
import { seatLevels } from './seat-levels.ts';
import { payByTable } from './table-pass.ts';
import { isSafe, mulDiv, type Rounding, TooLarge } from './whole-numbers.ts';

/** Whole minor units by seat. */
export interface BatchResult {
  /** Components, then what follows them, in the order of the plan. */
  readonly lines: readonly Float64Array[];
  readonly total: Float64Array;
  /** The highest point that anybody who is paid came to, by component: see `highestPoint`. */
  readonly reached: readonly (Point | null)[];
}

/**
 * `paid`: 1 for the seats that are on the plan for all of the period (see `wholePeriodLevel`), null: all; the others get nothing here,
 * but count in their teams. Null: not every record has what is measured, an attribute has too many values, or an amount is too large; then each person is evaluated alone.
 * Throws `plan.level_missing`.
 */
export function runBatch(
  plan: BatchPlan,
  company: CompanyColumns,
  paid: Uint8Array | null = null,
): BatchResult | null {
  const level = seatLevels(plan, company.seats, paid);
  try {
    const tallied = tally(plan, company);
    if (!tallied) return null;
    const rows = seatRows(company, plan, level, tallied);
    const lines = payAll(plan, company, rows, tallied);
    if (paid) for (const line of lines) leaveOut(line, paid);
    const reached = plan.components.map((component) => highestPoint(component, rows, paid));
    return { lines, total: totalOf(lines, level.length), reached };
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

function tally({ measures }: BatchPlan, { credits, seats }: CompanyColumns): Tallied | null {
  const rep = new Map<string, Tallies>();
  const team = new Map<string, Tallies>();
  for (const [name, measure] of measures) {
    const own = tallyBySeat(measure, credits, seats);
    if (!own) return null;
    rep.set(name, own);
    team.set(name, tallyByTeam(own, seats));
  }
  return { rep, team };
}

function leaveOut(line: Float64Array, paid: Uint8Array): void {
  for (let seat = 0; seat < line.length; seat += 1) if (paid[seat] === 0) line[seat] = 0;
}

function payAll(
  plan: BatchPlan,
  company: CompanyColumns,
  rows: Rows,
  tallied: Tallied,
): readonly Float64Array[] {
  const { mode, unit } = plan.rounding;
  const rounding: Rounding = { mode, unit, settle: mulDiv(mode) };
  const teams = teamRows(company, tallied);
  const members = membersOf(groupsOf(company.seats), teams.size);
  const ground: Ground = { rows, teams, tallied, members, rounding };
  const paid = plan.components.map((component) => payOne(component, ground));
  const standing = plan.components.map(({ id }, n) => ({ id, worth: paid[n]?.slice() ?? none }));
  const parts = needParts(plan.afterwards);
  const changes = plan.afterwards.map((afterward, position) =>
    change(afterward, parts[position] ?? true, standing, rows, rounding),
  );
  return [...paid, ...changes];
}

const none = new Float64Array();

interface Ground {
  readonly rows: Rows;
  readonly teams: Rows;
  readonly tallied: Tallied;
  readonly members: Members;
  readonly rounding: Rounding;
}

function payOne(component: BatchComponent, ground: Ground): Float64Array {
  const { table, pay, pool } = component;
  const { rows, teams, tallied, members, rounding } = ground;
  if (!pool) return restrict(component, rows, payByTable(table, pay, rows, rounding));
  // A pool is whole minor units, whatever a line is rounded to.
  const minor: Rounding = { ...rounding, unit: 1 };
  const shares = new Float64Array(rows.size);
  const by = pool.by === null ? null : (tallied.rep.get(pool.by) ?? null);
  sharePools(payByTable(table, pay, teams, minor), by, members, shares);
  return restrict(component, rows, shares.map(roundedTo(rounding)));
}

const roundedTo =
  ({ settle, unit }: Rounding) =>
  (amount: number): number =>
    unit === 1 ? amount : settle(amount, 1, unit) * unit;

/** Limits are whole units of the plan's rounding, so that it does not matter which comes first. */
function restrict({ floor, cap, levels }: BatchComponent, rows: Rows, line: Float64Array) {
  if (!floor && !cap && !levels) return line;
  for (let row = 0; row < rows.size; row += 1) {
    const level = rows.level[row] as number;
    let paid = line[row] as number;
    if (floor) paid = Math.max(paid, floor[level] as number);
    if (cap) paid = Math.min(paid, cap[level] as number);
    line[row] = levels && levels[level] === 0 ? 0 : paid;
  }
  return line;
}

function totalOf(lines: readonly Float64Array[], size: number): Float64Array {
  const total = new Float64Array(size);
  let magnitude = 0;
  for (const line of lines)
    for (let row = 0; row < size; row += 1) {
      const amount = line[row] as number;
      total[row] = (total[row] as number) + amount;
      magnitude += Math.abs(amount);
    }
  if (!isSafe(magnitude)) throw new TooLarge('earnings pass what a column holds exactly');
  return total;
}
