/** The command line's database, and the thread of its back-tests: opened when a command first asks, closed when the command ends. */
import type { Temporal } from 'temporal-polyfill';
import { openBackTests } from './batch/back-tests.ts';
import type { BackTests } from './batch/port.ts';
import { drawBytes } from './chance.ts';
import type { Leaving } from './chat/access.ts';
import { systemClock, VirtualClock } from './clock.ts';
import { askCompany, companyToImportInto } from './company.ts';
import type { Config } from './config.ts';
import { createDelivery } from './delivery/outbox.ts';
import type { Delivery } from './delivery/port.ts';
import { AppError } from './domain/errors.ts';
import type { InstalledCompanies } from './features/cli.ts';
import { createLog } from './log.ts';
import { openDatabaseOf } from './opening.ts';
import type { Database, Store } from './store/port.ts';
import type { Installations, Installed } from './store/port-installations.ts';
import { createSealing, readKeys } from './store/sealing.ts';

/** In a word of ours, where Slack cannot even be asked. */
async function leaveChat(
  { slackApp, logLevel }: Config,
  installations: Installations,
  { platform, tenant }: Installed,
): Promise<Leaving> {
  if (!slackApp || platform !== 'slack') return { kind: 'failed', reason: 'not_configured' };
  try {
    const kept = await installations.find(platform, tenant);
    if (!kept) return { kind: 'uninstalled' };
    const { leaveSlack } = await import('./chat/slack/connect.ts');
    return await leaveSlack({
      ...{ kept, distribution: slackApp, apiUrl: slackApp.apiUrl },
      ...{ log: createLog(logLevel), clock: systemClock },
      renew: (isDue, work) => installations.renew(platform, tenant, isDue, work),
    });
  } catch (error) {
    // The key is missing under which its token is kept.
    if (error instanceof AppError) return { kind: 'failed', reason: error.code };
    throw error;
  }
}

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
      const installations = opened.installations(sealing);
      return {
        ...{ database: opened, installations },
        leave: (installed) => leaveChat(config, installations, installed),
        ...{ retentionDays: config.retentionDays, now: await opened.now() },
      };
    },
    async close(): Promise<void> {
      await backTests.close();
      await (await database?.catch(() => null))?.close();
    },
  };
}
