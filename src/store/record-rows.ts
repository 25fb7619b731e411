/** Facts as rows and back. */

import { AppError } from '../domain/errors.ts';
import { type PersonId, recordId } from '../domain/ids.ts';
import { money } from '../domain/money.ts';
import { one, rational } from '../domain/rational.ts';
import type { Fact, PerformanceRecord, RecordKind, RecordStage, Split } from '../domain/record.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { PerformanceRecordModel } from '../generated/models.ts';
import { plainArray, textArray } from './arrays.ts';
import { dayWriter, maybe, toDay, toInstant } from './moments.ts';

/** `person, numerator, denominator`, sorted by person: the order of splits means nothing. */
type SplitRow = readonly [person: string, num: string, den: string];

/** Array literals, one a column; what they are called in SQL stands in `record-writer`. */
export interface FactColumns {
  readonly source: string;
  readonly kind: string;
  readonly externalId: string;
  readonly stage: string;
  readonly occurredOn: string;
  readonly amount: string;
  readonly score: string;
  readonly owner: string;
  readonly splits: string;
  readonly attributes: string;
}

/** Throws `money.currency_mismatch`: a workspace counts in one currency. */
export function factColumns(facts: readonly Fact[], { currency }: Workspace): FactColumns {
  for (const { amount } of facts)
    if (amount && amount.currency !== currency)
      throw new AppError('money.currency_mismatch', { left: amount.currency, right: currency });
  const iso = dayWriter();
  return {
    source: textArray(facts.map((fact) => fact.source)),
    kind: plainArray(facts.map((fact) => fact.kind)),
    externalId: textArray(facts.map((fact) => fact.externalId)),
    stage: plainArray(facts.map((fact) => fact.stage)),
    occurredOn: plainArray(facts.map(({ occurredOn }) => maybe(occurredOn, iso))),
    amount: plainArray(facts.map((fact) => fact.amount?.minor ?? null)),
    score: plainArray(facts.map((fact) => fact.scoreHundredths)),
    owner: textArray(facts.map(ownerOf)),
    splits: textArray(facts.map((fact) => (ownerOf(fact) === null ? splitsText(fact) : null))),
    attributes: textArray(facts.map((fact) => jsonText(fact.attributes))),
  };
}

const ownerOf = ({ splits }: Fact): string | null =>
  splits.length === 1 ? (splits[0]?.personId ?? null) : null;

function splitsText({ splits }: Fact): string {
  const rows = splits.map(({ personId, share }) => [personId, `${share.num}`, `${share.den}`]);
  return JSON.stringify(rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}

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
    kind: row.kind as RecordKind,
    externalId: row.externalId,
    stage: row.stage as RecordStage,
    occurredOn: maybe(row.occurredOn, toDay),
    amount: maybe(row.amount, (minor) => money(minor, currency)),
    scoreHundredths: row.scoreHundredths,
    splits: toSplits(row.ownerId, row.splits),
    attributes: row.attributes as Readonly<Record<string, string>>,
  };
}

export function toSplits(owner: string | null, splits: unknown): readonly Split[] {
  if (owner !== null) return [{ personId: owner as PersonId, share: one }];
  return ((splits ?? []) as readonly SplitRow[]).map(([person, num, den]) => ({
    personId: person as PersonId,
    share: rational(BigInt(num), BigInt(den)),
  }));
}
