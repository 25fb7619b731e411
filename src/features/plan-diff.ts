/** What two versions of a plan say differently, in words: the sentences that have changed, and the rows of tables one by one. */
import type { Table } from '../chat/card.ts';
import {
  diffPlans,
  type PartChange,
  type PlanDiff,
  planSectionNames,
  type RowChange,
  type SectionName,
} from '../domain/plan/diff.ts';
import type { PlanFile } from '../domain/plan/language/read.ts';
import {
  statedAfterward,
  statedComponent,
  statedGrant,
  statedSettlement,
  statedTable,
} from '../domain/plan/stated.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { planDiff as texts } from '../i18n/texts/plan-diff.ts';
import { planFigures } from '../i18n/texts/plan-words-figures.ts';
import { type Clause, told } from './plan-words-clause.ts';
import { afterwardClauses, componentClauses, placeOf } from './plan-words-components.ts';
import { measureName, type PlanReader, partName } from './plan-words-figures.ts';
import { measureClauses, targetClauses } from './plan-words-measures.ts';
import { headClauses, moneyClauses, peopleClauses } from './plan-words-people.ts';
import { grantClauses, settlementClauses } from './plan-words-settlement.ts';
import { tableOf } from './plan-words-tables.ts';

/** What has changed about one part. */
export interface DiffGroup {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Both versions for one reader. What differs only for other levels is left out. */
interface Two {
  readonly before: PlanReader;
  readonly after: PlanReader;
  readonly locale: Locale;
}

export function diffWords(
  before: PlanFile,
  after: PlanFile,
  reader: Omit<PlanReader, 'file'>,
): readonly DiffGroup[] {
  const two: Two = {
    before: { ...reader, file: before },
    after: { ...reader, file: after },
    locale: reader.locale,
  };
  const diff = diffPlans(before, after);
  const groups = [
    { title: say(two.locale, texts.whole), lines: headLines(diff, two) },
    ...planSectionNames.flatMap((name) =>
      diff.sections[name].map((change) => ({
        title: titleOf(name, change, two),
        lines: partLines(name, change, two),
      })),
    ),
    ...orderGroups(diff, two),
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

/** The same as lines of text. */
export function diffLines(
  before: PlanFile,
  after: PlanFile,
  reader: Omit<PlanReader, 'file'>,
): readonly string[] {
  const groups = diffWords(before, after, reader);
  if (groups.length === 0) return [say(reader.locale, texts.same)];
  return groups.flatMap(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)]);
}

function headLines({ head }: PlanDiff, two: Two): readonly string[] {
  const keys = head.map(({ key }) => key);
  const clauses = (reader: PlanReader) => [...headClauses(reader), ...moneyClauses(reader)];
  return [
    ...changedLines(clauses(two.before), clauses(two.after), keys, two),
    ...(keys.includes('people')
      ? changedLines(peopleClauses(two.before), peopleClauses(two.after), null, two)
      : []),
  ];
}

function titleOf(section: SectionName, { id, change }: PartChange, two: Two): string {
  const reader = change === 'removed' ? two.before : two.after;
  switch (section) {
    case 'measures':
      return say(two.locale, texts.measure, { name: measureName(id, reader) });
    case 'targets':
      return say(two.locale, texts.target, { name: measureName(id, reader) });
    case 'components':
    case 'afterwards':
    case 'settlement':
      return partName(id, reader);
    case 'grants':
      return reader.file.grants.find((each) => each.id === id)?.title[two.locale] ?? id;
  }
}

function partLines(
  section: SectionName,
  { id, change, keys, rows }: PartChange,
  two: Two,
): readonly string[] {
  const [old, now] = [partIn(section, id, two.before), partIn(section, id, two.after)];
  if (change === 'removed' || !now) return [say(two.locale, texts.removed)];
  if (change === 'added' || !old) {
    const text = told(now.clauses, two.locale);
    return [say(two.locale, texts.added, { text }), ...rowTexts(now.table, two)];
  }
  const changed = keys.map(({ key }) => key);
  const isNewTable = changed.includes('table') && now.table !== null;
  return [
    ...(changed.includes('title') && old.title !== now.title
      ? [say(two.locale, texts.renamed, { before: old.title, after: now.title })]
      : []),
    ...changedLines(old.clauses, now.clauses, changed, two),
    ...(isNewTable ? rowTexts(now.table, two) : []),
    ...rows.flatMap((row) => rowLines(row, old.table, now.table, two)),
  ];
}

/** A part as it is told. */
interface Told {
  readonly title: string;
  readonly clauses: readonly Clause[];
  readonly table: Table | null;
}

/** Null: that version does not have it. */
function partIn(section: SectionName, id: string, reader: PlanReader): Told | null {
  const { file, locale } = reader;
  switch (section) {
    case 'measures': {
      const measure = file.measures.find((each) => each.id === id);
      const title = measureName(id, reader);
      return measure ? { title, clauses: measureClauses(measure, reader), table: null } : null;
    }
    case 'targets': {
      const terms = file.targets.get(id);
      const title = measureName(id, reader);
      return terms ? { title, clauses: targetClauses(id, terms, reader), table: null } : null;
    }
    case 'components': {
      const part = file.components.find((each) => each.id === id);
      if (!part) return null;
      const terms = statedComponent(part);
      const lookedUp = statedTable(terms);
      const table = lookedUp && tableOf(lookedUp, placeOf(terms.pays, reader), reader);
      return { title: part.title[locale], clauses: componentClauses(terms, reader), table };
    }
    case 'afterwards': {
      const part = file.afterwards.find((each) => each.id === id);
      if (!part) return null;
      const stated = statedAfterward(part);
      const lookedUp = statedTable(stated.terms);
      const table = lookedUp && tableOf(lookedUp, { figure: 'factor', basis: '' }, reader);
      return { title: part.title[locale], clauses: afterwardClauses(stated, reader), table };
    }
    case 'settlement': {
      const part = file.settlement.find((each) => each.id === id);
      if (!part) return null;
      const clauses = settlementClauses(statedSettlement(part), reader);
      return { title: part.title[locale], clauses, table: null };
    }
    case 'grants': {
      const part = file.grants.find((each) => each.id === id);
      if (!part) return null;
      const clauses = grantClauses(statedGrant(part), reader);
      return { title: part.title[locale], clauses, table: null };
    }
  }
}

/** The sentences about those keys that are not the same. `keys` null: about any. */
function changedLines(
  before: readonly Clause[],
  after: readonly Clause[],
  keys: readonly string[] | null,
  { locale }: Two,
): readonly string[] {
  const concerned = (clauses: readonly Clause[], others: readonly Clause[]) =>
    clauses.filter(
      (clause) =>
        (keys === null || clause.keys.some((key) => keys.includes(key))) &&
        !others.some(({ text }) => text === clause.text),
    );
  const [old, now] = [concerned(before, after), concerned(after, before)];
  const key = (clause: Clause) => clause.keys.join(' ');
  const alike = (clause: Clause, others: readonly Clause[]) =>
    others.find((other) => key(other) === key(clause));
  const changed = now.flatMap((clause) => {
    const earlier = alike(clause, old);
    if (earlier) return [say(locale, texts.changed, { before: earlier.text, after: clause.text })];
    return clause.isUsual ? [] : [say(locale, texts.newly, { text: clause.text })];
  });
  const gone = old.flatMap((clause) =>
    alike(clause, now) || clause.isUsual
      ? []
      : [say(locale, texts.noLonger, { text: clause.text })],
  );
  return [...changed, ...gone];
}

/** Every row of a table in a line. */
const rowTexts = (table: Table | null, two: Two): readonly string[] =>
  table ? table.rows.map((_, position) => rowText(table, position, two)) : [];

function rowText(table: Table, position: number, { locale }: Two): string {
  const [label, ...cells] = table.rows[position]?.map(({ text }) => text) ?? [];
  const isOne = cells.length < 2;
  const text = cells
    .map((cell, at) => (isOne ? cell : `${table.columns[at + 1]?.title ?? ''} ${cell}`))
    .join(say(locale, planFigures.comma));
  return say(locale, texts.cells, { row: label ?? '', text });
}

function rowLines(
  { before, after }: RowChange,
  old: Table | null,
  now: Table | null,
  two: Two,
): readonly string[] {
  const { locale } = two;
  if (!old || !now) return [];
  if (before === null)
    return after === null ? [] : [say(locale, texts.newRow, { text: rowText(now, after, two) })];
  if (after === null) return [say(locale, texts.goneRow, { text: rowText(old, before, two) })];
  const [from, to] = [rowText(old, before, two), rowText(now, after, two)];
  if (from === to) return [];
  const labels = [old.rows[before]?.[0]?.text, now.rows[after]?.[0]?.text];
  const titles = [old, now].map(({ columns }) => columns.map(({ title }) => title).join('\n'));
  if (labels[0] !== labels[1] || titles[0] !== titles[1])
    return [say(locale, texts.movedRow, { before: from, after: to })];
  return cellLines(old.rows[before] ?? [], now.rows[after] ?? [], now, two);
}

/** Figure by figure, with the level or column where there are several. */
function cellLines(
  old: Table['rows'][number],
  now: Table['rows'][number],
  { columns }: Table,
  { locale }: Two,
): readonly string[] {
  const row = now[0]?.text ?? '';
  return now.slice(1).flatMap(({ text: after }, at) => {
    const before = old[at + 1]?.text ?? '';
    const level = columns.length > 2 ? (columns[at + 1]?.title ?? null) : null;
    return before === after ? [] : [say(locale, texts.row, { row, before, after, level })];
  });
}

function orderGroups({ order }: PlanDiff, two: Two): readonly DiffGroup[] {
  const { locale } = two;
  return (['afterwards', 'settlement'] as const).flatMap((name) => {
    const change = order[name];
    if (!change) return [];
    const text = change.after.map((id) => partName(id, two.after)).join(say(locale, texts.inTurn));
    return [
      { title: say(locale, texts.order[name]), lines: [say(locale, texts.inOrder, { text })] },
    ];
  });
}
