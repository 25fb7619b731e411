/** Published plan versions. A trigger refuses to change or remove one. */
import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { PlanVersionModel } from '../generated/models.ts';
import type { Scope } from './client.ts';
import { dayText, instantText, maybe, toDay } from './moments.ts';
import type { PlanRepository, PlanVersion } from './port-performance.ts';

export const planRepository = (scope: Scope): PlanRepository => ({
  async inForce(key, day) {
    const row = await scope.sql.planVersion.findFirst({
      where: { workspaceId: scope.workspace.id, key, effectiveFrom: { lte: dayText(day) } },
      orderBy: { version: 'desc' },
    });
    return maybe(row, toVersion);
  },
  publish: (key, source, effectiveFrom, at) => publish(scope, key, source, effectiveFrom, at),
});

function publish(
  { atomically, workspace }: Scope,
  key: string,
  source: string,
  effectiveFrom: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<PlanVersion> {
  return atomically(async (sql) => {
    // Two who publish the same plan at once take turns: the second sees what the first has published.
    await sql.$executeRaw`select pg_advisory_xact_lock(hashtext(${workspace.id}), hashtext(${key}))`;
    const latest = await sql.planVersion.findFirst({
      where: { workspaceId: workspace.id, key },
      orderBy: { version: 'desc' },
    });
    if (latest?.source === source) return toVersion(latest);
    const row = await sql.planVersion.create({
      data: {
        workspaceId: workspace.id,
        key,
        version: (latest?.version ?? 0) + 1,
        source,
        hash: createHash('sha256').update(source).digest('hex'),
        effectiveFrom: dayText(effectiveFrom),
        publishedAt: instantText(at),
      },
    });
    return toVersion(row);
  });
}

const toVersion = (row: PlanVersionModel): PlanVersion => ({
  key: row.key,
  version: row.version,
  source: row.source,
  hash: row.hash,
  effectiveFrom: toDay(row.effectiveFrom),
});
