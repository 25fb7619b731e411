/** What two versions of a plan state differently, as data: parts added, removed and changed, row by row. Examples are no terms. */
import type { PlanFile } from './language/read.ts';
import { isSame, type Plain, plainOf } from './plain.ts';

/** One key of a part. Null: not stated. */
export interface KeyChange {
  readonly key: string;
  readonly before: Plain;
  readonly after: Plain;
}

/** A row of a table, by its place in the older or the newer one (from 0). Null: it is not there. */
export interface RowChange {
  readonly before: number | null;
  readonly after: number | null;
}

export interface PartChange {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Those that differ; `table` is not among them where its rows are told one by one. */
  readonly keys: readonly KeyChange[];
  readonly rows: readonly RowChange[];
}

export const planSectionNames = [
  'measures',
  'targets',
  'components',
  'afterwards',
  'settlement',
  'grants',
] as const;
export type SectionName = (typeof planSectionNames)[number];

export interface PlanDiff {
  readonly head: readonly KeyChange[];
  /** Empty where nothing has changed. */
  readonly sections: Readonly<Record<SectionName, readonly PartChange[]>>;
  /** The parts that both have stand in another order, where that matters. */
  readonly order: Readonly<
    Record<
      'afterwards' | 'settlement',
      { readonly before: readonly string[]; readonly after: readonly string[] } | null
    >
  >;
}

export const isEmptyDiff = ({ head, sections, order }: PlanDiff): boolean =>
  head.length === 0 &&
  planSectionNames.every((name) => sections[name].length === 0) &&
  order.afterwards === null &&
  order.settlement === null;

export function diffPlans(before: PlanFile, after: PlanFile): PlanDiff {
  const sections = {} as Record<SectionName, readonly PartChange[]>;
  for (const name of planSectionNames)
    sections[name] = partChanges(termsIn(before, name), termsIn(after, name));
  return {
    head: keyChanges(headOf(before), headOf(after)),
    sections,
    order: {
      afterwards: orderChange(before.afterwards, after.afterwards),
      settlement: orderChange(before.settlement, after.settlement),
    },
  };
}

type Terms = Readonly<Record<string, unknown>>;

const headKeys = [
  ...(['title', 'currency', 'period', 'rounding', 'levels'] as const),
  ...(['target-incentive', 'foreign-amounts', 'people'] as const),
];

const headOf = ({ head }: PlanFile): Terms =>
  Object.fromEntries(headKeys.map((key) => [key, head[key]]));

/** The parts of a section by id, in the order of the file. */
export function termsIn(file: PlanFile, name: SectionName): ReadonlyMap<string, Terms> {
  switch (name) {
    case 'measures':
      return new Map(file.measures.map((each) => [each.id, { ...each }]));
    case 'targets':
      return new Map([...file.targets].map(([id, terms]) => [id, { ...terms }]));
    case 'components':
    case 'afterwards':
    case 'settlement':
    case 'grants':
      return new Map(file[name].map(({ id, terms }) => [id, { ...terms }]));
  }
}

function partChanges(
  before: ReadonlyMap<string, Terms>,
  after: ReadonlyMap<string, Terms>,
): readonly PartChange[] {
  const alone = (id: string, change: 'added' | 'removed'): PartChange => ({
    ...{ id, change },
    ...{ keys: [], rows: [] },
  });
  const removed = [...before.keys()].filter((id) => !after.has(id));
  return [
    ...[...after].flatMap(([id, terms]) => {
      const earlier = before.get(id);
      if (!earlier) return [alone(id, 'added')];
      const change = partChange(id, earlier, terms);
      return change ? [change] : [];
    }),
    ...removed.map((id) => alone(id, 'removed')),
  ];
}

function partChange(id: string, before: Terms, after: Terms): PartChange | null {
  if (isSame(before, after)) return null;
  const rows = rowChanges(before, after);
  const keys = keyChanges(before, after).filter(({ key }) => key !== 'table' || rows.length === 0);
  return { id, change: 'changed', keys, rows };
}

function keyChanges(before: Terms, after: Terms): readonly KeyChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => !isSame(before[key], after[key]))
    .map((key) => ({ key, before: plainOf(before[key]), after: plainOf(after[key]) }));
}

type Row = Readonly<Record<string, unknown>>;

/** Rows are told one by one where both tables are read alike. */
function rowChanges(before: Terms, after: Terms): readonly RowChange[] {
  const [old, now] = [before['table'], after['table']];
  const isAlike = before['tiers'] === after['tiers'] && Array.isArray(old) && Array.isArray(now);
  if (!isAlike) return [];
  return pairs(old as readonly Row[], now as readonly Row[]).filter(
    ({ before: a, after: b }) => a === null || b === null || !isSame(old[a], now[b]),
  );
}

/** As many rows as before: place by place. Otherwise those that begin at the same point belong together. */
function pairs(old: readonly Row[], now: readonly Row[]): readonly RowChange[] {
  if (old.length === now.length) return now.map((_, at) => ({ before: at, after: at }));
  const start = ({ from, at }: Row) => JSON.stringify(plainOf(from ?? at));
  const found = now.map((row, at): RowChange => {
    const earlier = old.findIndex((each) => start(each) === start(row));
    return { before: earlier === -1 ? null : earlier, after: at };
  });
  const kept = new Set(found.map(({ before }) => before));
  const gone = old.flatMap((_, at): RowChange[] =>
    kept.has(at) ? [] : [{ before: at, after: null }],
  );
  return [...found, ...gone];
}

function orderChange(
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
): PlanDiff['order']['afterwards'] {
  const [old, now] = [before.map(({ id }) => id), after.map(({ id }) => id)];
  const both = (list: readonly string[], other: readonly string[]) =>
    list.filter((id) => other.includes(id));
  return isSame(both(old, now), both(now, old)) ? null : { before: old, after: now };
}
