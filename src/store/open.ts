/** Opens the database: a server, or the embedded engine in a folder. From here on there is no difference. */
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
    const applied = await migrate(engine.connection);
    log.info({ applied }, 'embedded database ready; it survives a crash of the bot, not of power');
    return new PrismaDatabase(connect(engine.connection, log), () => engine.stop());
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

async function openServer({ url }: { readonly url: string }, log: Log): Promise<Database> {
  const connection = { connectionString: url, max: 10, connectionTimeoutMillis: 10_000 };
  try {
    const applied = await migrate(connection);
    log.info({ applied }, 'database ready');
  } catch (error) {
    throw asAppError(error, url);
  }
  return new PrismaDatabase(connect(connection, log), async () => {});
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
