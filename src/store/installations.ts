/** Who has the bot in their chat. Credentials are sealed on their way in and opened on their way out. */
import { AppError } from '../domain/errors.ts';
import { installedWorkspaceId, workspaceId } from '../domain/ids.ts';
import type { InstallationModel } from '../generated/models.ts';
import type { Client } from './client.ts';
import { instantText, maybe, toInstant } from './moments.ts';
import type {
  Installation,
  Installations,
  Installed,
  NewInstallation,
  Sealing,
} from './port-installations.ts';
import { type Keeping, renewCredentials } from './renewal.ts';

const table = 'installation';

export function createInstallations(client: Client, sealing: Sealing): Installations {
  const at = (tenant: string) => ({ table, tenant });
  const keeping: Keeping = {
    client,
    sealed: (id, credentials) => sealing.seal(credentials, at(id)),
    opened: (row) =>
      row && row.credentials !== null
        ? { ...shown(row), credentials: sealing.open(row.credentials, at(row.workspaceId)) }
        : null,
  };
  const listed = async (where: object): Promise<readonly Installed[]> =>
    (await client.installation.findMany({ where, orderBy: { workspaceId: 'asc' } })).map(shown);
  return {
    save: (installation) => save(keeping, installation),
    async find(platform, tenant) {
      const id = installedWorkspaceId(platform, tenant);
      return keeping.opened(await client.installation.findUnique({ where: { workspaceId: id } }));
    },
    list: (platform) => listed({ platform, uninstalledAt: null }),
    all: () => listed({}),
    uninstall: (platform, tenant, when) =>
      uninstall(client, installedWorkspaceId(platform, tenant), instantText(when)),
    async due(before) {
      const rows = await client.installation.findMany({
        where: { uninstalledAt: { lte: instantText(before) } },
        orderBy: [{ uninstalledAt: 'asc' }, { workspaceId: 'asc' }],
      });
      return rows.map(shown);
    },
    renew: (platform, tenant, isDue, work) =>
      renewCredentials(keeping, installedWorkspaceId(platform, tenant), isDue, work),
    reseal: () => reseal(keeping, sealing),
  };
}

async function save(
  { client, sealed }: Keeping,
  installation: NewInstallation,
): Promise<Installation> {
  const { platform, tenant, isEnterprise, credentials, expiresAt, installedAt } = installation;
  const id = installedWorkspaceId(platform, tenant);
  const [row] = await client.$queryRaw<readonly { id: string }[]>`
    insert into installation
      (workspace_id, platform, tenant, is_enterprise, credentials, expires_at, installed_at)
    values (${id}, ${platform}, ${tenant}, ${isEnterprise}, ${sealed(id, credentials)},
      ${maybe(expiresAt, instantText)}::timestamptz, ${instantText(installedAt)}::timestamptz)
    on conflict (workspace_id) do update set is_enterprise = excluded.is_enterprise,
      credentials = excluded.credentials, expires_at = excluded.expires_at,
      installed_at = excluded.installed_at, uninstalled_at = null,
      version = installation.version + 1, renewing_until = null
    where not installation.removing
    returning workspace_id as id`;
  if (!row) throw new AppError('installation.being_removed', {});
  return { ...installation, workspaceId: id, uninstalledAt: null };
}

/** What was on its way is old news should the company ever come back. */
async function uninstall(client: Client, id: string, when: string): Promise<boolean> {
  const left = await client.$queryRaw<readonly unknown[]>`
    with gone as (
      update installation set credentials = null, expires_at = null, renewing_until = null,
        uninstalled_at = ${when}::timestamptz, version = version + 1
      where workspace_id = ${id} and uninstalled_at is null returning workspace_id
    ), unsent as (
      update outbox_message m set state = 'expired', error = 'uninstalled', lease_until = null,
        settled_at = ${when}::timestamptz
      from gone where m.workspace_id = gone.workspace_id and m.state in ('pending', 'ambiguous')
    )
    select workspace_id from gone`;
  return left.length > 0;
}

/** Whatever was renewed or taken out meanwhile stays as it is: that was sealed by the newest key, or is gone. */
async function reseal({ client, sealed, opened }: Keeping, sealing: Sealing): Promise<number> {
  const rows = await client.installation.findMany({ where: { uninstalledAt: null } });
  const failures: unknown[] = [];
  let count = 0;
  for (const row of rows) {
    const { workspaceId: id, credentials } = row;
    if (credentials === null || sealing.isFresh(credentials)) continue;
    try {
      const anew = sealed(id, opened(row)?.credentials ?? '');
      const where = { workspaceId: id, credentials };
      const changed = await client.installation.updateMany({ where, data: { credentials: anew } });
      count += changed.count;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return count;
}

const shown = (row: InstallationModel): Installed => ({
  platform: row.platform,
  tenant: row.tenant,
  workspaceId: workspaceId(row.workspaceId),
  isEnterprise: row.isEnterprise,
  expiresAt: maybe(row.expiresAt, toInstant),
  installedAt: toInstant(row.installedAt),
  uninstalledAt: maybe(row.uninstalledAt, toInstant),
});
