/** Performance records and the credits that count. */
import { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../domain/ids.ts';
import { personId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import { one, rational } from '../domain/rational.ts';
import type { Credit, Fact, RecordKind } from '../domain/record.ts';
import type { CreditModel } from '../generated/models.ts';
import { newestArrival, noteArrival } from './arrivals.ts';
import type { Scope } from './client.ts';
import { shareOrganisation } from './locks.ts';
import { dayText, instantText, toDay, toInstant } from './moments.ts';
import { loadChart } from './organisation-chart.ts';
import type { ChangeCounts } from './port.ts';
import type { CreditEntry, RecordRepository } from './port-performance.ts';
import { roleOf, toRecord } from './record-rows.ts';
import { WriteCounts, writeFacts } from './record-writer.ts';
import { type CreditChange, StandingChanges } from './standing-changes.ts';
import { markOf, wonNow, wonSince } from './won-deals.ts';

export const recordRepository = (scope: Scope): RecordRepository => ({
  ingest: (facts, at) => ingest(scope, facts, at),
  creditsOf: (person, kind, period, page) => creditsOfPerson(scope, person, kind, period, page),
  creditsBetween: (people, kind, days) => creditsBetween(scope, people, kind, days),
  asOf: () => newestArrival(scope),
  mark: () => markOf(scope),
  wonNow: (deals) => wonNow(scope, deals),
  wonSince: (mark, from, limit) => wonSince(scope, mark, from, limit),
});

function ingest(
  { workspace, atomically }: Scope,
  facts: readonly Fact[],
  at: Temporal.Instant,
): Promise<ChangeCounts> {
  return atomically(async (sql) => {
    const scope = { sql, workspace };
    const counts = new WriteCounts();
    const credits: CreditChange[] = [];
    await shareOrganisation(sql, workspace);
    // In one order, so that two who store the same facts wait for each other and do not lock each other out.
    const ordered = [...facts].sort(byExternalId);
    const onCredit = (change: CreditChange) => credits.push(change);
    await writeFacts({ scope, at, counts, onCredit, optimistic: false }, ordered);
    if (counts.added + counts.changed > 0) await noteArrival(scope, at);
    if (credits.length > 0) {
      const people = [...new Set(credits.map((credit) => credit.personId))];
      const changes = new StandingChanges(await loadChart(scope, people));
      for (const credit of credits) changes.add(credit);
      await changes.apply(scope);
    }
    return { added: counts.added, changed: counts.changed, same: counts.same };
  });
}

const byExternalId = (a: Fact, b: Fact): number =>
  order(a.source, b.source) || order(a.kind, b.kind) || order(a.externalId, b.externalId);

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function creditsOfPerson(
  { sql, workspace }: Scope,
  person: PersonId,
  kind: RecordKind,
  period: Period,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ entries: readonly CreditEntry[]; total: number }> {
  const where = {
    workspaceId: workspace.id,
    personId: person,
    kind,
    occurredOn: { gte: dayText(period.start), lt: dayText(period.end) },
    ...{ currency: null, overlay: false },
  };
  const total = await sql.credit.count({ where });
  const credits = await sql.credit.findMany({
    where,
    orderBy: [{ occurredOn: 'desc' }, { recordId: 'desc' }],
    skip: offset,
    take: limit,
  });
  const ids = credits.map((credit) => credit.recordId);
  const rows = await sql.performanceRecord.findMany({
    where: { workspaceId: workspace.id, id: { in: ids } },
  });
  const records = new Map(rows.map((row) => [row.id, toRecord(row, workspace)]));
  const entries = credits.flatMap((credit) => {
    const record = records.get(credit.recordId);
    return record ? [{ record, credit: toCredit(credit) }] : [];
  });
  return { entries, total };
}

async function creditsBetween(
  { sql, workspace }: Scope,
  people: readonly PersonId[],
  kind: RecordKind,
  { from, to, since, withForeign = false }: Parameters<RecordRepository['creditsBetween']>[2],
) {
  const rows = await sql.$queryRaw<readonly BetweenRow[]>`
    select c.person_id, c.occurred_on::text as day, c.value, c.share_num, c.share_den,
      c.role, c.credited_at, r.source, r.external_id, r.attributes->>'reverses' as reverses
    from credit c join performance_record r
      on r.workspace_id = c.workspace_id and r.id = c.record_id
    where c.workspace_id = ${workspace.id} and c.person_id = any(${[...people]})
      and c.kind = ${kind} and c.occurred_on between ${`${from}`}::date and ${`${to}`}::date
      and (c.currency is null or ${withForeign}) and not c.overlay
      and c.credited_at > ${instantText(since)}::timestamptz
    order by c.credited_at, c.record_id, c.person_id`;
  return rows.map((row) => ({
    credit: {
      personId: personId(row.person_id),
      kind,
      occurredOn: Temporal.PlainDate.from(row.day),
      share: toShare(row.share_num, row.share_den),
      value: row.value,
      ...roleOf(row.role),
    },
    recordedAt: toInstant(row.credited_at),
    record: { source: row.source, externalId: row.external_id },
    reverses: row.reverses,
  }));
}

interface BetweenRow {
  readonly person_id: string;
  readonly day: string;
  readonly value: bigint;
  readonly share_num: bigint | null;
  readonly share_den: bigint | null;
  readonly role: string;
  readonly credited_at: Date;
  readonly source: string;
  readonly external_id: string;
  readonly reverses: string | null;
}

const toShare = (num: bigint | null, den: bigint | null) =>
  num === null || den === null ? one : rational(num, den);

const toCredit = (row: CreditModel): Credit => ({
  personId: personId(row.personId),
  kind: row.kind,
  occurredOn: toDay(row.occurredOn),
  share: toShare(row.shareNum, row.shareDen),
  value: row.value,
  ...roleOf(row.role, row.overlay),
});
