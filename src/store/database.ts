/** All workspaces of one database. */
import type { Temporal } from 'temporal-polyfill';
import type { WorkspaceId } from '../domain/ids.ts';
import { workspaceId } from '../domain/ids.ts';
import { currency } from '../domain/money.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { WorkspaceModel } from '../generated/models.ts';
import { type Client, transact } from './client.ts';
import { createInstallations } from './installations.ts';
import { lockOrganisation } from './locks.ts';
import { toInstant } from './moments.ts';
import type { Database, Store } from './port.ts';
import type { Installations, Sealing } from './port-installations.ts';
import { rebuildStanding } from './standing-rebuild.ts';
import { createStore } from './store.ts';
import { removeWorkspace } from './workspace-removal.ts';

export class PrismaDatabase implements Database {
  readonly #client: Client;
  readonly #stop: () => Promise<void>;

  constructor(client: Client, stop: () => Promise<void>) {
    this.#client = client;
    this.#stop = stop;
  }

  async openWorkspace(workspace: Workspace): Promise<Store> {
    await transact(this.#client, async (sql) => {
      const { id, ...settings } = workspace;
      await lockOrganisation(sql, workspace);
      const before = await sql.workspace.findUnique({ where: { id } });
      const row = pickSettings(settings);
      await sql.workspace.upsert({ where: { id }, create: { id, ...row }, update: row });
      // Quarters, halves and years begin elsewhere now.
      if (before && before.fiscalStartMonth !== workspace.fiscalStartMonth)
        await rebuildStanding(sql, workspace);
    });
    return createStore(this.#client, workspace);
  }

  async findWorkspace(id: WorkspaceId): Promise<Store | null> {
    const row = await this.#client.workspace.findUnique({ where: { id } });
    return row && createStore(this.#client, toWorkspace(row));
  }

  async workspaces(): Promise<readonly Workspace[]> {
    const rows = await this.#client.workspace.findMany({ orderBy: { id: 'asc' } });
    return rows.map(toWorkspace);
  }

  installations(sealing: Sealing): Installations {
    return createInstallations(this.#client, sealing);
  }

  removeWorkspace(id: WorkspaceId, uninstalledBefore: Temporal.Instant): Promise<number | null> {
    return removeWorkspace(this.#client, id, uninstalledBefore);
  }

  async ping(): Promise<void> {
    await this.#client.$queryRaw`select 1`;
  }

  async now(): Promise<Temporal.Instant> {
    const [row] = await this.#client.$queryRaw<readonly { now: Date }[]>`
      select clock_timestamp()::timestamptz(3) as now`;
    if (!row) throw new Error('the database did not say what time it is');
    return toInstant(row.now);
  }

  async close(): Promise<void> {
    await this.#client.$disconnect();
    await this.#stop();
  }
}

const pickSettings = (settings: Omit<Workspace, 'id'>) => ({
  name: settings.name,
  nameZh: settings.nameZh,
  currency: settings.currency,
  locale: settings.locale,
  timeZone: settings.timeZone,
  fiscalStartMonth: settings.fiscalStartMonth,
  amountsArePublic: settings.amountsArePublic,
});

const toWorkspace = (row: WorkspaceModel): Workspace => ({
  ...row,
  id: workspaceId(row.id),
  currency: currency(row.currency),
  locale: row.locale === 'zh' ? 'zh' : 'en',
});
