/** The pass over the credits: what everybody has credited, by seat, and from that what teams have. */
import type { AmountColumns, CreditColumns, SeatColumns } from './columns.ts';
import { type Bitmap, bitmapOf, type Filter } from './filter.ts';
import { isSafe, TooLarge } from './whole-numbers.ts';

export interface RecordMeasure {
  /** Kind of record. */
  readonly records: string;
  readonly take: 'sum' | 'count' | 'average';
  /** What is taken; of no matter to a count. */
  readonly value: 'amount' | 'score';
  /** Whether a sum counts the person's part of a record or all of it; the others always count all of it. */
  readonly credit: 'shared' | 'whole';
  /** Null: every record of the kind. */
  readonly where: Filter | null;
  /** What is taken counts so many times, as a fraction. */
  readonly factor: { readonly num: number; readonly den: number };
  /** Smallest units in one of the measure's own: 1 for money and counts, 100 for points. */
  readonly scale: number;
}

/** The value is `total / (scale × over)`, for an average by `count` besides; the average of nothing is nothing. */
export interface Tallies {
  readonly total: Float64Array;
  /** Null: no average. */
  readonly count: Float64Array | null;
  /** Smallest units in one of the measure's own. */
  readonly scale: number;
  /** Denominator of the measure's factor. */
  readonly over: number;
}

/** Null: too many combinations of attributes, or not every record has what is taken. */
export function tallyBySeat(
  measure: RecordMeasure,
  all: ReadonlyMap<string, CreditColumns>,
  seats: SeatColumns,
): Tallies | null {
  const { records, take, where, factor, scale } = measure;
  const size = seats.people * seats.periods;
  const total = new Float64Array(size);
  const count = take === 'average' ? new Float64Array(size) : null;
  const credits = all.get(records);
  if (!credits) return { total, count, scale, over: factor.den };
  const bitmap = where && bitmapOf(where, credits);
  if (where && !bitmap) return null;
  if (take === 'count') {
    const hasNotes = records === 'deal';
    if (hasNotes && !credits.amounts) return null;
    addOnes(credits, bitmap, seats.people, total, hasNotes ? credits.amounts : null);
  } else {
    const values = valuesOf(measure, credits);
    if (!values) return null;
    addValues(credits, values, bitmap, seats.people, total);
  }
  if (count) addOnes(credits, bitmap, seats.people, count, null);
  if (factor.num !== 1) multiplyBy(factor.num, total);
  return { total, count, scale, over: factor.den };
}

function valuesOf({ take, value, credit }: RecordMeasure, { amounts, scores }: CreditColumns) {
  if (value === 'score') return scores;
  return amounts && (take === 'sum' && credit === 'shared' ? amounts.credited : amounts.whole);
}

/** What a filter leaves out is multiplied by 0 rather than skipped: nobody can foretell that branch. */
function addValues(
  { person, period }: CreditColumns,
  values: Float64Array,
  bitmap: Bitmap | null,
  people: number,
  total: Float64Array,
): void {
  const rows = values.length;
  let magnitude = 0;
  if (bitmap) {
    const { codes, counts } = bitmap;
    for (let row = 0; row < rows; row += 1) {
      const seat = (period[row] as number) * people + (person[row] as number);
      const amount = (values[row] as number) * (counts[codes[row] as number] as number);
      total[seat] = (total[seat] as number) + amount;
      magnitude += Math.abs(amount);
    }
  } else
    for (let row = 0; row < rows; row += 1) {
      const seat = (period[row] as number) * people + (person[row] as number);
      const amount = values[row] as number;
      total[seat] = (total[seat] as number) + amount;
      magnitude += Math.abs(amount);
    }
  // Below this no sum of any part of them can have lost a unit.
  assertSafe(magnitude);
}

/** `notes`: where to see which are credit notes, that lower an amount and are no deals; null: there are none. */
function addOnes(
  { person, period }: CreditColumns,
  bitmap: Bitmap | null,
  people: number,
  count: Float64Array,
  notes: AmountColumns | null,
): void {
  for (let row = 0; row < person.length; row += 1) {
    if (notes && (notes.whole[row] as number) < 0) continue;
    const seat = (period[row] as number) * people + (person[row] as number);
    const counts = bitmap ? (bitmap.counts[bitmap.codes[row] as number] as number) : 1;
    count[seat] = (count[seat] as number) + counts;
  }
}

function multiplyBy(factor: number, total: Float64Array): void {
  let most = 0;
  for (let seat = 0; seat < total.length; seat += 1) {
    const value = (total[seat] as number) * factor;
    total[seat] = value;
    most += Math.abs(value);
  }
  assertSafe(most);
}

function assertSafe(magnitude: number): void {
  if (!isSafe(magnitude)) throw new TooLarge('amounts pass what a column holds exactly');
}

/** What the members of each team have together (`period × teams + team`). */
export function tallyByTeam({ total, count, ...unit }: Tallies, seats: SeatColumns): Tallies {
  return { ...unit, total: sumByTeam(total, seats), count: count && sumByTeam(count, seats) };
}

function sumByTeam(values: Float64Array, { people, periods, teams, team }: SeatColumns) {
  const sums = new Float64Array(teams * periods);
  for (let period = 0; period < periods; period += 1)
    for (let seat = period * people; seat < (period + 1) * people; seat += 1) {
      const mine = team[seat] as number;
      if (mine < 0) continue;
      const group = period * teams + mine;
      sums[group] = (sums[group] as number) + (values[seat] as number);
    }
  return sums;
}
