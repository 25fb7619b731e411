/** The command line's database, and the thread of its back-tests: opened when a command first asks, closed when the command ends. */
import type { Temporal } from 'temporal-polyfill';
import { openBackTests } from './batch/back-tests.ts';
import type { BackTests } from './batch/port.ts';
import { drawBytes } from './chance.ts';
import { VirtualClock } from './clock.ts';
import { askCompany, companyToImportInto } from './company.ts';
import type { Config } from './config.ts';
import { createDelivery } from './delivery/outbox.ts';
import type { Delivery } from './delivery/port.ts';
import { AppError } from './domain/errors.ts';
import type { InstalledCompanies } from './features/cli.ts';
import { createLog } from './log.ts';
import { openDatabaseOf } from './opening.ts';
import type { Database, Store } from './store/port.ts';
import { createSealing, readKeys } from './store/sealing.ts';

interface Found {
  readonly store: Store;
  readonly now: Temporal.Instant;
}

interface Opened extends Found {
  readonly delivery: Delivery;
  readonly backTests: BackTests;
}

/** `founds`: the command brings data, so one's own company is founded when it is not there yet. */
export function openStoreOnce(config: Config, founds: boolean) {
  let database: Promise<Database> | null = null;
  let company: Promise<Opened> | null = null;
  const backTests = openBackTests();
  const openDatabase = (): Promise<Database> => {
    database ??= openDatabaseOf(config, createLog(config.logLevel));
    return database;
  };
  const find = async (): Promise<Found> => {
    const opened = await openDatabase();
    if (founds) return companyToImportInto(opened, config);
    const found = await askCompany(opened, config);
    if (!found) throw new AppError('company.none', {});
    return found;
  };
  const open = async (): Promise<Opened> => {
    const found = await find();
    return { ...found, delivery: createDelivery(new VirtualClock(found.now)), backTests };
  };
  return {
    open: (): Promise<Opened> => {
      company ??= open();
      return company;
    },
    async companies(): Promise<InstalledCompanies> {
      const opened = await openDatabase();
      const sealing = createSealing(readKeys(config.sealingKeys), drawBytes);
      return {
        ...{ database: opened, installations: opened.installations(sealing) },
        ...{ retentionDays: config.retentionDays, now: await opened.now() },
      };
    },
    async close(): Promise<void> {
      await backTests.close();
      await (await database?.catch(() => null))?.close();
    },
  };
}
