/** Opens the database: a server, or the embedded engine in a folder. From here on there is no difference. */
import type pg from 'pg';
import { AppError } from '../domain/errors.ts';
import type { Log } from '../log.ts';
import { connect } from './client.ts';
import { PrismaDatabase } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import type { Database } from './port.ts';

export type DatabaseOptions =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'server'; readonly url: string };

/** Migrated and ready. Throws AppError `store.*`. */
export async function openDatabase(options: DatabaseOptions, log: Log): Promise<Database> {
  return options.kind === 'embedded' ? openEmbedded(options.folder, log) : openServer(options, log);
}

async function openEmbedded(folder: string, log: Log): Promise<Database> {
  const engine = await startEmbedded(folder);
  try {
    const { applied, client } = await prepare(engine.connection, log);
    log.info({ applied }, 'embedded database ready; it survives a crash of the bot, not of power');
    return new PrismaDatabase(client, () => engine.stop());
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

async function openServer({ url }: { readonly url: string }, log: Log): Promise<Database> {
  const connection = { connectionString: url, max: 10, connectionTimeoutMillis: 10_000 };
  try {
    const { applied, client } = await prepare(connection, log);
    log.info({ applied }, 'database ready');
    return new PrismaDatabase(client, async () => {});
  } catch (error) {
    throw asAppError(error, url);
  }
}

/** The client loads its compiler, and asks the database nothing, while the database says what it lacks. */
async function prepare(connection: pg.PoolConfig, log: Log) {
  const client = connect(connection, log);
  const loading = client.$connect();
  const [applied] = await Promise.all([migrate(connection), loading]);
  return { applied, client };
}

/** What a server says when it cannot be used. */
export function asAppError(error: unknown, url: string): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return new AppError('store.server_unreachable', { host: hostOf(url), reason }, { cause: error });
}

/** Without user and password: it is shown and logged. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '?';
}
