/** Versions of plans from draft to superseded. Triggers refuse to change what is published, and two versions on one day. */
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../domain/errors.ts';
import { type PersonId, personId } from '../domain/ids.ts';
import type { PlanVersionModel } from '../generated/models.ts';
import type { Scope, Sql } from './client.ts';
import { lockPlan } from './locks.ts';
import { dayText, instantText, maybe, toDay, toInstant } from './moments.ts';
import { acknowledge, acknowledgementsOf } from './plan-acknowledgements.ts';
import { assign, assignments, endAssignment, planOf, plansOf } from './plan-assignments.ts';
import type { PlanVersion } from './port-performance.ts';
import type { PlanRepository, PlanState, StoredPlan } from './port-plans.ts';

export const planRepository = (scope: Scope): PlanRepository => ({
  inForce: (key, day) => inForce(scope, key, day),
  saveDraft: (key, source, at, by) =>
    changing(scope, key, (sql) => saveDraft(scope, sql, key, { source, at, by })),
  draft: async (key) => (await load(scope, scope.sql, key)).find(isDraft) ?? null,
  versions: (key) => load(scope, scope.sql, key),
  listKeys: () => listKeys(scope),
  publishVersion: (key, version, from, at, by) =>
    changing(scope, key, (sql) => publishVersion(scope, sql, { key, version, from, at, by })),
  publish: (key, source, from, at) =>
    changing(scope, key, (sql) => publishSource(scope, sql, { key, source, from, at })),
  planOf: (person, day) => planOf(scope, person, day),
  plansOf: (people, day) => plansOf(scope, people, day),
  assign: (subject, planKey, range) => assign(scope, { subject, planKey, ...range }),
  endAssignment: (subject, day) => endAssignment(scope, subject, day),
  assignments: () => assignments(scope),
  acknowledge: (key, version, person, at) => acknowledge(scope, { key, version }, person, at),
  acknowledgementsOf: (key, version) => acknowledgementsOf(scope, { key, version }),
});

type Where = Pick<Scope, 'workspace'>;

/** Two who change the same plan at once take turns: the second sees what the first has done. */
const changing = <T>(
  { atomically, workspace }: Scope,
  key: string,
  work: (sql: Sql) => Promise<T>,
): Promise<T> =>
  atomically(async (sql) => {
    await lockPlan(sql, workspace, key);
    return work(sql);
  });

async function inForce({ sql, workspace }: Scope, key: string, day: Temporal.PlainDate) {
  const row = await sql.planVersion.findFirst({
    where: {
      ...{ workspaceId: workspace.id, key, effectiveFrom: { lte: dayText(day) } },
      OR: [{ effectiveTo: null }, { effectiveTo: { gt: dayText(day) } }],
    },
  });
  return maybe(row, (found) => toPublished(toStored(found)));
}

async function load({ workspace }: Where, sql: Sql, key: string): Promise<readonly StoredPlan[]> {
  const rows = await sql.planVersion.findMany({
    where: { workspaceId: workspace.id, key },
    orderBy: { version: 'desc' },
  });
  return rows.map(toStored);
}

async function listKeys({ sql, workspace }: Scope): Promise<readonly string[]> {
  const rows = await sql.planVersion.findMany({
    where: { workspaceId: workspace.id },
    distinct: 'key',
    orderBy: { key: 'asc' },
    select: { key: true },
  });
  return rows.map(({ key }) => key);
}

const isDraft = ({ state }: StoredPlan): boolean => state === 'draft';

async function saveDraft(
  { workspace }: Where,
  sql: Sql,
  key: string,
  {
    source,
    at,
    by,
  }: { readonly source: string; readonly at: Temporal.Instant; readonly by: PersonId | null },
): Promise<StoredPlan> {
  const known = await load({ workspace }, sql, key);
  const version = known.find(isDraft)?.version ?? (known[0]?.version ?? 0) + 1;
  const hash = createHash('sha256').update(source).digest('hex');
  const saved = { source, hash, savedAt: instantText(at), savedBy: by };
  const id = { workspaceId: workspace.id, key, version };
  const row = await sql.planVersion.upsert({
    where: { workspaceId_key_version: id },
    create: { ...id, ...saved, state: 'draft' },
    update: saved,
  });
  return toStored(row);
}

interface Publication {
  readonly key: string;
  readonly version: number;
  readonly from: Temporal.PlainDate;
  readonly at: Temporal.Instant;
  readonly by: PersonId | null;
}

async function publishVersion(
  scope: Where,
  sql: Sql,
  { key, version, from, at, by }: Publication,
): Promise<StoredPlan> {
  const known = await load(scope, sql, key);
  const due = known.find((each) => each.version === version);
  if (!due) throw new AppError('plan.version_unknown', { plan: key, version });
  if (due.effectiveFrom) {
    if (due.effectiveFrom.equals(from)) return due;
    const published = { plan: key, version, from: due.effectiveFrom.toString() };
    throw new AppError('plan.version_published', published);
  }
  const last = known.find(({ state }) => state === 'published');
  const begins = last?.effectiveFrom;
  if (begins && Temporal.PlainDate.compare(from, begins) < 0) {
    const later = { plan: key, version: last.version, from: begins.toString() };
    throw new AppError('plan.version_overlap', later);
  }
  const id = (number: number) => ({
    workspaceId_key_version: { workspaceId: scope.workspace.id, key, version: number },
  });
  if (last)
    await sql.planVersion.update({
      where: id(last.version),
      data: { state: 'superseded', effectiveTo: dayText(from) },
    });
  const row = await sql.planVersion.update({
    where: id(version),
    data: {
      ...{ state: 'published', effectiveFrom: dayText(from) },
      ...{ publishedAt: instantText(at), publishedBy: by },
    },
  });
  return toStored(row);
}

/** Beside a draft that somebody is writing, the file gets a number of its own. */
async function publishSource(
  scope: Where,
  sql: Sql,
  publication: Omit<Publication, 'version' | 'by'> & { readonly source: string },
): Promise<PlanVersion> {
  const { key, source, at } = publication;
  const known = await load(scope, sql, key);
  const last = known.find(({ state }) => state === 'published');
  if (last?.source === source) return toPublished(last);
  const version = (known[0]?.version ?? 0) + 1;
  await sql.planVersion.create({
    data: {
      ...{ workspaceId: scope.workspace.id, key, version, source, state: 'draft' },
      ...{ hash: createHash('sha256').update(source).digest('hex'), savedAt: instantText(at) },
    },
  });
  return toPublished(await publishVersion(scope, sql, { ...publication, version, by: null }));
}

const toStored = (row: PlanVersionModel): StoredPlan => ({
  ...{ key: row.key, version: row.version, source: row.source, hash: row.hash },
  state: row.state as PlanState,
  effectiveFrom: maybe(row.effectiveFrom, toDay),
  effectiveTo: maybe(row.effectiveTo, toDay),
  savedAt: toInstant(row.savedAt),
  savedBy: maybe(row.savedBy, personId),
  publishedAt: maybe(row.publishedAt, toInstant),
  publishedBy: maybe(row.publishedBy, personId),
});

function toPublished({ key, version, source, hash, effectiveFrom }: StoredPlan): PlanVersion {
  if (!effectiveFrom) throw new Error('a draft is not in force');
  return { key, version, source, hash, effectiveFrom };
}
