/**
 * Credentials that are spent by being renewed: one renewer at a time, among all processes, and no database lock while the platform is
 * asked (docs/decisions/0013). A claim is one statement, under the row's own lock; so is writing back what came of it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { InstallationModel } from '../generated/models.ts';
import type { Client } from './client.ts';
import { instantText, maybe } from './moments.ts';
import type { Installation, Installations, RenewedCredentials } from './port-installations.ts';

/** How long the platform may take, and how long nobody else tries: what is still under way by then has come to nothing. */
const workMs = 30_000;
const leaseMs = 60_000;
const lookAgainMs = 200;
/** What the platform has handed out is handed out once: it is not given up for a database that is away for a moment. */
const writeAgainMs: readonly number[] = [200, 1_000, 3_000, 9_000];

/** One way in and one way out. */
export interface Keeping {
  readonly client: Client;
  readonly sealed: (id: string, credentials: string) => string;
  /** Null: no such row, or taken out. */
  readonly opened: (row: InstallationModel | null) => Installation | null;
}

type Renew = Installations['renew'];

export async function renewCredentials(
  keeping: Keeping,
  id: string,
  isDue: Parameters<Renew>[2],
  work: Parameters<Renew>[3],
): Promise<Installation | null> {
  for (;;) {
    const row = await rowOf(keeping, id);
    const current = keeping.opened(row);
    if (!row || !current || !isDue(current)) return current;
    const until = await claim(keeping, row);
    if (until) return carryOut(keeping, { row, current, until }, work);
    await delay(lookAgainMs);
  }
}

interface Claim {
  readonly row: InstallationModel;
  readonly current: Installation;
  readonly until: Date;
}

const rowOf = ({ client }: Keeping, id: string) =>
  client.installation.findUnique({ where: { workspaceId: id } });

/** Of the very credentials that were found due. Null: somebody is at it, or they are others by now. By the database's clock. */
async function claim({ client }: Keeping, row: InstallationModel): Promise<Date | null> {
  const [claimed] = await client.$queryRaw<readonly { until: Date }[]>`
    update installation
    set renewing_until = clock_timestamp() + ${leaseMs}::int * interval '1 millisecond'
    where workspace_id = ${row.workspaceId} and version = ${row.version} and credentials is not null
      and (renewing_until is null or renewing_until <= clock_timestamp())
    returning renewing_until as until`;
  return claimed?.until ?? null;
}

async function carryOut(
  keeping: Keeping,
  { row, current, until }: Claim,
  work: Parameters<Renew>[3],
): Promise<Installation | null> {
  const { workspaceId: id, version } = row;
  let renewed: RenewedCredentials;
  try {
    renewed = await work(current, AbortSignal.timeout(workMs));
  } catch (error) {
    await keeping.client.installation
      .updateMany({
        where: { workspaceId: id, version, renewingUntil: until },
        data: { renewingUntil: null },
      })
      // Then it runs out.
      .catch(() => {});
    throw error;
  }
  const data = {
    credentials: keeping.sealed(id, renewed.credentials),
    expiresAt: maybe(renewed.expiresAt, instantText),
    renewingUntil: null,
  };
  // By who has found them as they were, even where somebody else has begun since: these are real, and that other one asks in vain.
  await keepAtIt(() =>
    keeping.client.installation.updateMany({
      where: { workspaceId: id, version, uninstalledAt: null },
      data: { ...data, version: { increment: 1 } },
    }),
  );
  return keeping.opened(await rowOf(keeping, id));
}

async function keepAtIt(write: () => Promise<unknown>): Promise<void> {
  for (const pause of writeAgainMs) {
    try {
      await write();
      return;
    } catch {
      await delay(pause);
    }
  }
  await write();
}
