/**
 * What records change in standing: gathered by month and seat, then added to the rows of the person and of every team above. Memory
 * depends on people and months, not on records.
 */
import { Temporal } from 'temporal-polyfill';
import { countOf } from '../domain/measure.ts';
import { type Calendar, type PeriodKind, periodKinds, periodOf } from '../domain/period.ts';
import type { TalliedKind } from '../domain/record.ts';
import { byText } from '../domain/text-order.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { type OrganisationChart } from './organisation-chart.ts';
import { type StandingTable, standingTables } from './standing-tables.ts';

/** A credit that came (`sign` 1) or went (-1). `day` is ISO text. */
export interface CreditChange {
  readonly personId: string;
  readonly kind: TalliedKind;
  readonly day: string;
  readonly value: bigint;
  readonly sign: 1n | -1n;
}

interface Cell {
  dealTotal: bigint;
  dealCount: bigint;
  ratingTotal: bigint;
  ratingCount: bigint;
}

/** By person or team, then by the first day of the month, ISO text. */
type Cells = Map<string, Map<string, Cell>>;

interface PeriodCell extends Cell {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly start: string;
}

/** Rows in one statement, about. */
const batch = 5_000;

export class StandingChanges {
  readonly #people: Cells = new Map();
  readonly #teams: Cells = new Map();
  readonly #months = new Map<string, string>();
  readonly #chart: OrganisationChart;

  constructor(chart: OrganisationChart) {
    this.#chart = chart;
  }

  add(change: CreditChange): void {
    const month = this.#monthOf(change.day);
    addTo(cellOf(this.#people, change.personId, month), change);
    const team = this.#chart.teamOn(change.personId, change.day);
    if (team !== null) addTo(cellOf(this.#teams, team, month), change);
  }

  /** People before teams, each in order of its key: two at once lock the same rows in the same order. */
  async apply(scope: Pick<Scope, 'sql' | 'workspace'>): Promise<void> {
    await addAll(scope, standingTables.person, this.#people);
    await addAll(scope, standingTables.team, this.#withTeamsAbove());
  }

  #monthOf(day: string): string {
    const known = this.#months.get(day);
    if (known !== undefined) return known;
    const month = `${day.slice(0, 7)}-01`;
    this.#months.set(day, month);
    return month;
  }

  #withTeamsAbove(): Cells {
    const all: Cells = new Map();
    for (const [team, months] of this.#teams)
      for (const id of this.#chart.above(team))
        for (const [month, cell] of months) merge(cellOf(all, id, month), cell);
    return all;
  }
}

function cellOf(cells: Cells, id: string, month: string): Cell {
  let months = cells.get(id);
  if (!months) {
    months = new Map();
    cells.set(id, months);
  }
  let cell = months.get(month);
  if (!cell) {
    cell = { dealTotal: 0n, dealCount: 0n, ratingTotal: 0n, ratingCount: 0n };
    months.set(month, cell);
  }
  return cell;
}

function addTo(cell: Cell, change: CreditChange): void {
  const { kind, value, sign } = change;
  const count = sign * BigInt(countOf(change));
  if (kind === 'deal') {
    cell.dealTotal += sign * value;
    cell.dealCount += count;
  } else {
    cell.ratingTotal += sign * value;
    cell.ratingCount += count;
  }
}

function merge(into: Cell, cell: Cell): void {
  into.dealTotal += cell.dealTotal;
  into.dealCount += cell.dealCount;
  into.ratingTotal += cell.ratingTotal;
  into.ratingCount += cell.ratingCount;
}

/** A batch of people or teams after the other, so that no more than their rows are held beside the cells. */
async function addAll(
  { sql, workspace }: Pick<Scope, 'sql' | 'workspace'>,
  table: StandingTable,
  cells: Cells,
): Promise<void> {
  const startOf = startReader(workspace);
  let rows: PeriodCell[] = [];
  for (const id of [...cells.keys()].sort(byText)) {
    rows = rows.concat(byPeriod(id, cells.get(id) ?? new Map(), startOf));
    if (rows.length < batch) continue;
    await addRows(sql, workspace.id, table, rows);
    rows = [];
  }
  if (rows.length > 0) await addRows(sql, workspace.id, table, rows);
}

type StartReader = (kind: PeriodKind, month: string) => string;

function startReader(calendar: Calendar): StartReader {
  const known = new Map<string, Readonly<Record<PeriodKind, string>>>();
  return (kind, month) => {
    const before = known.get(month);
    if (before) return before[kind];
    const day = Temporal.PlainDate.from(month);
    const start = (each: PeriodKind) => periodOf(each, day, calendar).start.toString();
    const starts = {
      ...{ month: start('month'), quarter: start('quarter') },
      ...{ half: start('half'), year: start('year') },
    };
    known.set(month, starts);
    return starts[kind];
  };
}

/** Each month's cell counts in its month, quarter, half and year. */
function byPeriod(
  id: string,
  months: ReadonlyMap<string, Cell>,
  startOf: StartReader,
): readonly PeriodCell[] {
  return periodKinds.flatMap((kind) => {
    const rows = new Map<string, PeriodCell>();
    for (const [month, cell] of months) {
      const start = startOf(kind, month);
      const row = rows.get(start);
      if (row) merge(row, cell);
      else rows.set(start, { ...cell, id, kind, start });
    }
    return [...rows.values()].filter(isChange);
  });
}

const isChange = ({ dealTotal, dealCount, ratingTotal, ratingCount }: Cell): boolean =>
  dealTotal !== 0n || dealCount !== 0n || ratingTotal !== 0n || ratingCount !== 0n;

async function addRows(
  sql: Scope['sql'],
  workspaceId: string,
  table: StandingTable,
  rows: readonly PeriodCell[],
): Promise<void> {
  await sql.$executeRaw`
    insert into ${table.name} as s (workspace_id, ${table.id}, period_kind, period_start,
      deal_total, deal_count, rating_total, rating_count)
    select ${workspaceId}, u.* from unnest(
      ${textArray(rows.map(({ id }) => id))}::text[],
      ${plainArray(rows.map(({ kind }) => kind))}::text[],
      ${plainArray(rows.map(({ start }) => start))}::date[],
      ${plainArray(rows.map(({ dealTotal }) => dealTotal))}::bigint[],
      ${plainArray(rows.map(({ dealCount }) => dealCount))}::int[],
      ${plainArray(rows.map(({ ratingTotal }) => ratingTotal))}::bigint[],
      ${plainArray(rows.map(({ ratingCount }) => ratingCount))}::int[]) u(id, kind, start, a, b, c, d)
    order by u.id collate "C", u.kind collate "C", u.start
    on conflict (workspace_id, ${table.id}, period_kind, period_start) do update set
      deal_total = s.deal_total + excluded.deal_total,
      deal_count = s.deal_count + excluded.deal_count,
      rating_total = s.rating_total + excluded.rating_total,
      rating_count = s.rating_count + excluded.rating_count`;
}
