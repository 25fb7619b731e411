/**
 * What records change in standing: gathered by month and seat, then added to the rows of the person and of every team above. Memory
 * depends on people and months, not on records.
 */
import { Temporal } from 'temporal-polyfill';
import { countOf } from '../domain/measure.ts';
import { type Calendar, periodKinds, periodOf } from '../domain/period.ts';
import type { RecordKind } from '../domain/record.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { type OrganisationChart } from './organisation-chart.ts';
import { type StandingTable, standingTables } from './standing-tables.ts';

/** A credit that came (`sign` 1) or went (-1). `day` is ISO text. */
export interface CreditChange {
  readonly personId: string;
  readonly kind: RecordKind;
  readonly day: string;
  readonly value: bigint;
  readonly sign: 1n | -1n;
}

interface Cell {
  /** A person or a team. */
  readonly id: string;
  /** ISO text of its first day. */
  readonly month: string;
  dealTotal: bigint;
  dealCount: bigint;
  ratingTotal: bigint;
  ratingCount: bigint;
}

interface PeriodCell extends Cell {
  readonly kind: string;
}

/** Rows in one statement. */
const batch = 10_000;

export class StandingChanges {
  readonly #people = new Map<string, Cell>();
  readonly #teams = new Map<string, Cell>();
  readonly #chart: OrganisationChart;

  constructor(chart: OrganisationChart) {
    this.#chart = chart;
  }

  add(change: CreditChange): void {
    addTo(this.#people, change.personId, change);
    const team = this.#chart.teamOn(change.personId, change.day);
    if (team !== null) addTo(this.#teams, team, change);
  }

  /** People before teams, each in order of its key: two at once lock the same rows in the same order. */
  async apply({ sql, workspace }: Pick<Scope, 'sql' | 'workspace'>): Promise<void> {
    const people = byPeriod([...this.#people.values()], workspace);
    const above = [...this.#teams.values()].flatMap((cell) =>
      this.#chart.above(cell.id).map((id) => ({ ...cell, id })),
    );
    await addRows(sql, workspace.id, standingTables.person, people);
    await addRows(sql, workspace.id, standingTables.team, byPeriod(above, workspace));
  }
}

function addTo(cells: Map<string, Cell>, id: string, change: CreditChange): void {
  const { day, kind, value, sign } = change;
  const count = sign * BigInt(countOf(change));
  const month = `${day.slice(0, 7)}-01`;
  const key = `${month}${id}`;
  let cell = cells.get(key);
  if (!cell) {
    cell = { id, month, dealTotal: 0n, dealCount: 0n, ratingTotal: 0n, ratingCount: 0n };
    cells.set(key, cell);
  }
  if (kind === 'deal') {
    cell.dealTotal += sign * value;
    cell.dealCount += count;
  } else {
    cell.ratingTotal += sign * value;
    cell.ratingCount += count;
  }
}

/** Each month's cell counts in its month, quarter, half and year. */
function byPeriod(cells: readonly Cell[], calendar: Calendar): readonly PeriodCell[] {
  const starts = new Map<string, string>();
  const startOf = (kind: (typeof periodKinds)[number], month: string): string => {
    const key = `${kind}${month}`;
    const known = starts.get(key);
    if (known !== undefined) return known;
    const start = periodOf(kind, Temporal.PlainDate.from(month), calendar).start.toString();
    starts.set(key, start);
    return start;
  };
  const rows = new Map<string, PeriodCell>();
  for (const cell of cells)
    for (const kind of periodKinds) {
      const month = startOf(kind, cell.month);
      const key = `${kind} ${month} ${cell.id}`;
      const row = rows.get(key);
      if (row) merge(row, cell);
      else rows.set(key, { ...cell, month, kind });
    }
  return [...rows.values()].filter(
    (row) => row.dealTotal || row.dealCount || row.ratingTotal || row.ratingCount,
  );
}

function merge(into: Cell, cell: Cell): void {
  into.dealTotal += cell.dealTotal;
  into.dealCount += cell.dealCount;
  into.ratingTotal += cell.ratingTotal;
  into.ratingCount += cell.ratingCount;
}

async function addRows(
  sql: Scope['sql'],
  workspaceId: string,
  table: StandingTable,
  rows: readonly PeriodCell[],
): Promise<void> {
  for (let first = 0; first < rows.length; first += batch) {
    const part = rows.slice(first, first + batch);
    await sql.$executeRaw`
      insert into ${table.name} as s (workspace_id, ${table.id}, period_kind, period_start,
        deal_total, deal_count, rating_total, rating_count)
      select ${workspaceId}, u.* from unnest(
        ${textArray(part.map(({ id }) => id))}::text[],
        ${plainArray(part.map(({ kind }) => kind))}::text[],
        ${plainArray(part.map(({ month }) => month))}::date[],
        ${plainArray(part.map(({ dealTotal }) => dealTotal))}::bigint[],
        ${plainArray(part.map(({ dealCount }) => dealCount))}::int[],
        ${plainArray(part.map(({ ratingTotal }) => ratingTotal))}::bigint[],
        ${plainArray(part.map(({ ratingCount }) => ratingCount))}::int[]) u(id, kind, start, a, b, c, d)
      order by u.id collate "C", u.kind collate "C", u.start
      on conflict (workspace_id, ${table.id}, period_kind, period_start) do update set
        deal_total = s.deal_total + excluded.deal_total,
        deal_count = s.deal_count + excluded.deal_count,
        rating_total = s.rating_total + excluded.rating_total,
        rating_count = s.rating_count + excluded.rating_count`;
  }
}
