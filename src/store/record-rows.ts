/** Facts as rows and back. */

import { wholeOwner } from '../domain/credit.ts';
import { type PersonId, recordId } from '../domain/ids.ts';
import { currency as currencyOf, money } from '../domain/money.ts';
import { one, rational } from '../domain/rational.ts';
import {
  type Fact,
  type PerformanceRecord,
  type RecordStage,
  recordKind,
  type Split,
} from '../domain/record.ts';
import { byText } from '../domain/text-order.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { PerformanceRecordModel } from '../generated/models.ts';
import { plainArray, textArray } from './arrays.ts';
import { dayWriter, maybe, toDay, toInstant } from './moments.ts';

/** Sorted by person and role: the order of splits means nothing. The last two where there is anything to say of them. */
type SplitRow = readonly [
  person: string,
  num: string,
  den: string,
  role?: string,
  overlay?: boolean,
];

/** Array literals, one a column; what they are called in SQL stands in `record-writer`. */
export interface FactColumns {
  readonly source: string;
  readonly kind: string;
  readonly externalId: string;
  readonly stage: string;
  readonly occurredOn: string;
  readonly amount: string;
  readonly currency: string;
  readonly score: string;
  readonly owner: string;
  readonly splits: string;
  readonly attributes: string;
}

/** Throws `record.kind_unreadable`. */
export function factColumns(facts: readonly Fact[], workspace: Workspace): FactColumns {
  for (const kind of new Set(facts.map((fact) => fact.kind))) recordKind(kind);
  const iso = dayWriter();
  return {
    source: textArray(facts.map((fact) => fact.source)),
    kind: plainArray(facts.map((fact) => fact.kind)),
    externalId: textArray(facts.map((fact) => fact.externalId)),
    stage: plainArray(facts.map((fact) => fact.stage)),
    occurredOn: plainArray(facts.map(({ occurredOn }) => maybe(occurredOn, iso))),
    amount: plainArray(facts.map((fact) => fact.amount?.minor ?? null)),
    currency: plainArray(facts.map((fact) => foreignCurrency(fact, workspace))),
    score: plainArray(facts.map((fact) => fact.scoreHundredths)),
    owner: textArray(facts.map(ownerOf)),
    splits: textArray(facts.map((fact) => (ownerOf(fact) === null ? splitsText(fact) : null))),
    attributes: textArray(facts.map((fact) => jsonText(fact.attributes))),
  };
}

/** Of the fact's amount; null: the workspace's, or no amount. */
export const foreignCurrency = ({ amount }: Pick<Fact, 'amount'>, { currency }: Workspace) =>
  amount === null || amount.currency === currency ? null : amount.currency;

const ownerOf = ({ splits }: Fact): string | null => wholeOwner(splits);

function splitsText({ splits }: Fact): string {
  const rows = splits.map(({ personId, share, role = '', overlay = false }): SplitRow => {
    const plain = [personId, `${share.num}`, `${share.den}`] as const;
    return role === '' && !overlay ? plain : [...plain, role, overlay];
  });
  return jsonText(rows.sort(byPersonAndRole));
}

const byPersonAndRole = (a: SplitRow, b: SplitRow): number =>
  byText(a[0], b[0]) || byText(a[3] ?? '', b[3] ?? '');

/** PostgreSQL's JSON holds neither NUL nor halves of a character. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return /\\u(?:0000|d[89a-f])/i.test(text)
    ? text.replace(/\\\\|\\u(?:0000|d[89a-f][0-9a-f]{2})/gi, (found) =>
        found === '\\\\' ? found : '\ufffd',
      )
    : text;
}

export function toRecord(row: PerformanceRecordModel, { currency }: Workspace): PerformanceRecord {
  return {
    id: recordId(`${row.id}`),
    version: row.version,
    recordedAt: toInstant(row.recordedAt),
    source: row.source,
    kind: row.kind,
    externalId: row.externalId,
    stage: row.stage as RecordStage,
    occurredOn: maybe(row.occurredOn, toDay),
    amount: maybe(row.amount, (minor) => money(minor, maybe(row.currency, currencyOf) ?? currency)),
    scoreHundredths: row.scoreHundredths,
    splits: toSplits(row.ownerId, row.splits),
    attributes: row.attributes as Readonly<Record<string, string>>,
  };
}

export function toSplits(owner: string | null, splits: unknown): readonly Split[] {
  if (owner !== null) return [{ personId: owner as PersonId, share: one }];
  return ((splits ?? []) as readonly SplitRow[]).map(([person, num, den, role, overlay]) => ({
    personId: person as PersonId,
    share: rational(BigInt(num), BigInt(den)),
    ...roleOf(role, overlay),
  }));
}

/** As properties of a split or a credit. */
export const roleOf = (role = '', overlay = false): Pick<Split, 'role' | 'overlay'> => ({
  ...(role === '' ? {} : { role }),
  ...(overlay ? { overlay } : {}),
});
