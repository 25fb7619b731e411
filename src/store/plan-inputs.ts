/** Reading what plans are computed from. Each look-up goes by a key, whatever the planner knows or does not know of the tables. */
import { Temporal } from 'temporal-polyfill';
import { type PersonId, personId, recordId } from '../domain/ids.ts';
import { currency as currencyOf, money } from '../domain/money.ts';
import type { Period } from '../domain/period.ts';
import type { Quota, Subject } from '../domain/quota.ts';
import { one, rational } from '../domain/rational.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { maybe } from './moments.ts';
import { planColumns } from './plan-columns.ts';
import type { PersonRecord, PlanInputRepository } from './port-plans.ts';
import { type QuotaRow, toQuota } from './quotas.ts';

export const planInputRepository = (scope: Scope): PlanInputRepository => ({
  planColumns: (question) => planColumns(scope, question),
  planRecords: (people, from, to) => planRecords(scope, people, from, to),
  quotasOf: (subjects, periods) => quotasOf(scope, subjects, periods),
});

/** Numbers as text: a JSON number is not exact beyond 2^53. */
interface Cells extends Pick<PersonRecord, 'source' | 'externalId' | 'version' | 'kind'> {
  readonly person: string;
  readonly record: string;
  readonly day: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly score: string | null;
  readonly value: string;
  readonly num: string | null;
  readonly den: string | null;
  readonly role: string;
  readonly overlay: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

/** One JSON text for all: a driver reads it several times faster than a table of as many cells. */
async function planRecords(
  { sql, workspace }: Scope,
  people: readonly PersonId[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly PersonRecord[]> {
  const [row] = await sql.$queryRaw<readonly { records: string | null }[]>`
    select json_agg(json_build_object('person', c.person_id, 'record', c.record_id::text,
        'source', r.source, 'externalId', r.external_id, 'version', r.version, 'kind', c.kind,
        'day', c.occurred_on, 'amount', r.amount::text, 'currency', r.currency,
        'score', r.score_hundredths::text, 'value', c.value::text, 'num', c.share_num::text,
        'den', c.share_den::text, 'role', c.role, 'overlay', c.overlay,
        'attributes', r.attributes)
      order by c.person_id, c.occurred_on, c.record_id, c.role)::text as records
    from unnest(${textArray([...new Set(people)])}::text[]) given(id)
    cross join lateral (
      select * from credit where workspace_id = ${workspace.id} and person_id = given.id
        and occurred_on >= ${`${from}`}::date and occurred_on < ${`${to}`}::date
      offset 0) c
    cross join lateral (
      select * from performance_record where workspace_id = ${workspace.id} and id = c.record_id
      limit 1) r`;
  const dayOf = dayReader();
  const all = JSON.parse(row?.records ?? '[]') as readonly Cells[];
  return all.map((cells) => toPersonRecord(cells, workspace, dayOf));
}

/** Records share days: each is read once. */
function dayReader(): (text: string) => Temporal.PlainDate {
  const known = new Map<string, Temporal.PlainDate>();
  return (text) => {
    const day = known.get(text) ?? Temporal.PlainDate.from(text);
    known.set(text, day);
    return day;
  };
}

function toPersonRecord(
  cells: Cells,
  { currency: own }: Scope['workspace'],
  dayOf: (text: string) => Temporal.PlainDate,
): PersonRecord {
  const { source, externalId, version, kind, num, den, role, overlay, attributes } = cells;
  const currency = maybe(cells.currency, currencyOf) ?? own;
  return {
    ...{ personId: personId(cells.person), recordId: recordId(cells.record) },
    ...{ source, externalId, version, kind, day: dayOf(cells.day) },
    amount: maybe(cells.amount, (minor) => money(BigInt(minor), currency)),
    scoreHundredths: maybe(cells.score, BigInt),
    value: BigInt(cells.value),
    share: num === null || den === null ? one : rational(BigInt(num), BigInt(den)),
    role: role === '' ? null : role,
    ...{ overlay, attributes },
  };
}

async function quotasOf(
  { sql, workspace }: Scope,
  subjects: readonly Subject[],
  periods: readonly Period[],
): Promise<readonly Quota[]> {
  const rows = await sql.$queryRaw<readonly QuotaRow[]>`
    select q.subject_kind as "subjectKind", q.subject_id as "subjectId", q.measure,
      q.period_kind as "periodKind", q.period_start as "periodStart", q.period_end as "periodEnd",
      q.amount, q.scale
    from (select distinct * from unnest(
      ${plainArray(subjects.map(({ kind }) => kind))}::text[],
      ${textArray(subjects.map(({ id }) => id))}::text[]) u(kind, id)) s
    cross join lateral (
      select * from quota where workspace_id = ${workspace.id} and subject_kind = s.kind
        and subject_id = s.id
        and (period_kind, period_start) in (select * from unnest(
          ${plainArray(periods.map(({ kind }) => kind))}::text[],
          ${plainArray(periods.map(({ start }) => `${start}`))}::date[]))
      offset 0) q
    order by q.subject_kind, q.subject_id, q.period_start, q.period_kind, q.measure`;
  return rows.map(toQuota);
}
