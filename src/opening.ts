/** The database that the configuration names. Apart from all that works with it, so that it can be opened while that is loaded. */
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { type DatabaseOptions, openDatabase } from './store/open.ts';
import type { Database } from './store/port.ts';

export const databaseOptionsOf = ({ databaseUrl, home }: Config): DatabaseOptions =>
  databaseUrl === null ? { kind: 'embedded', folder: home } : { kind: 'server', url: databaseUrl };

/** Throws AppError `store.*`. */
export const openDatabaseOf = (config: Config, log: Log): Promise<Database> =>
  openDatabase(databaseOptionsOf(config), log);
