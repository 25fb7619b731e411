/** Looks at a database as it is: creates nothing, migrates nothing, and waits for nobody for long. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { AppError } from '../domain/errors.ts';
import { silentLog } from '../log.ts';
import { connect } from './client.ts';
import { PrismaDatabase } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { readHistory } from './migrate.ts';
import { asAppError, type DatabaseOptions } from './open.ts';
import type { DatabaseCondition } from './port-condition.ts';

/** Whoever looks for a fault does not wait longer. */
const patienceMs = 3_000;

/** Never throws for what a person can mend. */
export const conditionOf = (options: DatabaseOptions): Promise<DatabaseCondition> =>
  options.kind === 'embedded' ? ofFolder(options.folder) : ofServer(options.url);

async function ofFolder(folder: string): Promise<DatabaseCondition> {
  if (!existsSync(join(folder, 'data', 'PG_VERSION'))) return { kind: 'empty' };
  try {
    const engine = await startEmbedded(folder);
    return await look(engine.connection, () => engine.stop());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'store.folder_in_use') return { kind: 'unusable', error };
    const { pid, host, since } = error.params as Readonly<Record<string, string>>;
    return { kind: 'in_use', pid: pid ?? '?', host: host ?? '?', since: since ?? '?' };
  }
}

async function ofServer(url: string): Promise<DatabaseCondition> {
  const limits = { connectionTimeoutMillis: patienceMs, query_timeout: patienceMs };
  try {
    return await look({ connectionString: url, max: 2, ...limits }, async () => {});
  } catch (error) {
    return { kind: 'unusable', error: asAppError(error, url) };
  }
}

async function look(
  connection: pg.PoolConfig,
  stop: () => Promise<void>,
): Promise<DatabaseCondition> {
  try {
    const client = connect(connection, silentLog);
    // The client loads its compiler, and asks the database nothing, while the history is read.
    const loading = client.$connect();
    const [history] = await Promise.all([readHistory(connection), loading]);
    if (history?.missing.length === 0)
      return {
        ...{ kind: 'ready', migrations: history.applied },
        database: new PrismaDatabase(client, stop),
      };
    await stop();
    return history === null ? { kind: 'empty' } : { kind: 'behind', missing: history.missing };
  } catch (error) {
    await stop();
    throw error;
  }
}
