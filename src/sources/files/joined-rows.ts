/** Rows of one id as one record, wherever in the file they stand; what is held are records of which rows are still to come. */
import type { Fact } from '../../domain/record.ts';
import { detached } from './directory.ts';
import type { Parts } from './record-parts.ts';
import type { Row } from './rows.ts';
import type { RepeatedIds } from './seen-ids.ts';
import { Unreadable } from './values.ts';

export interface KeptRow {
  readonly row: Row;
  readonly rowNumber: number;
}

export interface Unjoined {
  /** These throw `Unreadable`. */
  readonly idIn: (row: Row) => string;
  readonly parts: (row: Row) => Parts;
  readonly factOf: (externalId: string, parts: Parts) => Fact;
}

interface Outlet {
  readonly take: (fact: Fact) => Promise<void>;
  readonly refuse: (row: KeptRow, error: Unreadable) => Promise<void> | void;
}

interface Waiting {
  readonly id: string;
  rows: KeptRow[];
}

/** `row` throws `Unreadable` for a row without an id. */
export function readJoined(reading: Unjoined, outlet: Outlet, repeats: RepeatedIds) {
  const open = new OpenRecords(repeats);
  let joined = 0;
  const settle = async ({ id, rows }: Waiting) => {
    const fact = await join(id, rows, reading, outlet);
    if (!fact) return;
    joined += rows.length - 1;
    await outlet.take(fact);
  };
  return {
    async row(kept: KeptRow): Promise<void> {
      for (const whole of open.add(reading.idIn(kept.row), kept)) await settle(whole);
    },
    blockEnds: () => open.detach(),
    async end(): Promise<void> {
      for (const whole of open.rest()) await settle(whole);
    },
    joined: () => joined,
  };
}

class OpenRecords {
  readonly #repeats: RepeatedIds;
  /** By the slot that their ids share. */
  readonly #slots = new Map<number, { left: number; readonly records: Map<string, Waiting> }>();
  #fresh: Waiting[] = [];

  constructor(repeats: RepeatedIds) {
    this.#repeats = repeats;
  }

  /** The records that this row completes. */
  add(id: string, row: KeptRow): Iterable<Waiting> {
    const { slot, rows } = this.#repeats.rowsOf(id);
    if (rows === 1) return [{ id, rows: [row] }];
    const there = this.#slots.get(slot) ?? { left: rows, records: new Map<string, Waiting>() };
    const waiting = there.records.get(id) ?? { id: detached(id), rows: [] };
    waiting.rows.push(row);
    there.left -= 1;
    there.records.set(waiting.id, waiting);
    this.#slots.set(slot, there);
    if (there.left > 0) {
      this.#fresh.push(waiting);
      return [];
    }
    this.#slots.delete(slot);
    return there.records.values();
  }

  /** A piece of a parsed block keeps the whole block alive. */
  detach(): void {
    for (const waiting of new Set(this.#fresh))
      waiting.rows = waiting.rows.map(({ row, rowNumber }) => ({
        ...{ row: row.map(detached), rowNumber },
      }));
    this.#fresh = [];
  }

  rest(): readonly Waiting[] {
    return [...this.#slots.values()].flatMap(({ records }) => [...records.values()]);
  }
}

/** Null: it cannot be read, and none of its rows is taken. */
async function join(
  id: string,
  rows: readonly KeptRow[],
  { parts, factOf }: Unjoined,
  { refuse }: Outlet,
): Promise<Fact | null> {
  const refused = new Map<KeptRow, Unreadable>();
  let whole: Parts | null = null;
  for (const row of rows)
    try {
      const said = parts(row.row);
      whole = whole ? together(whole, said, rows[0]) : said;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refused.set(row, error);
    }
  if (whole && refused.size === 0)
    try {
      return factOf(id, whole);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      for (const row of rows) refused.set(row, error);
    }
  const [culprit] = refused.keys();
  const without = new Unreadable(null, 'record_incomplete', '', [`${culprit?.rowNumber}`]);
  for (const row of rows) await refuse(row, refused.get(row) ?? without);
  return null;
}

/** What one row leaves open another may say; what both say has to be the same. */
function together(a: Parts, b: Parts, first: KeptRow | undefined): Parts {
  const agree = <T>(
    field: string,
    one: T | null,
    other: T | null,
    same: (x: T, y: T) => boolean,
  ) => {
    if (one !== null && other !== null && !same(one, other))
      throw new Unreadable(field, 'disagrees', '', [`${first?.rowNumber}`]);
    return one ?? other;
  };
  const equal = (x: unknown, y: unknown) => x === y;
  const attributes: Record<string, string> = { ...a.attributes };
  for (const [name, text] of Object.entries(b.attributes))
    attributes[name] = agree(name, attributes[name] ?? null, text, equal) ?? text;
  return {
    stage: agree('stage', a.stage, b.stage, equal),
    occurredOn: agree('date', a.occurredOn, b.occurredOn, (x, y) => x.equals(y)),
    amount: agree(
      'amount',
      a.amount,
      b.amount,
      (x, y) => x.minor === y.minor && x.currency === y.currency,
    ),
    scoreHundredths: agree('score', a.scoreHundredths, b.scoreHundredths, equal),
    splits: [...a.splits, ...b.splits],
    attributes,
  };
}
