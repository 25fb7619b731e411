/** The command line's database: opened when a command first asks for it, closed when the command ends. */
import type { Temporal } from 'temporal-polyfill';
import { askCompany, companyToImportInto, openDatabaseOf } from './company.ts';
import type { Config } from './config.ts';
import { AppError } from './domain/errors.ts';
import { createLog } from './log.ts';
import type { Database, Store } from './store/port.ts';

interface Opened {
  readonly store: Store;
  readonly now: Temporal.Instant;
}

/** `founds`: the command brings data, so one's own company is founded when it is not there yet. */
export function openStoreOnce(config: Config, founds: boolean) {
  let database: Promise<Database> | null = null;
  let company: Promise<Opened> | null = null;
  const open = async (): Promise<Opened> => {
    database ??= openDatabaseOf(config, createLog(config.logLevel));
    const opened = await database;
    if (founds) return companyToImportInto(opened, config);
    const found = await askCompany(opened, config);
    if (!found) throw new AppError('company.none', {});
    return found;
  };
  return {
    open: (): Promise<Opened> => {
      company ??= open();
      return company;
    },
    async close(): Promise<void> {
      await (await database?.catch(() => null))?.close();
    },
  };
}
