/** The wiring: database -> companies, with their features, platforms and deliveries -> what the server answers. */
import type { Config } from './config.ts';
import { createWakeUp } from './delivery/wake-up.ts';
import type { Log } from './log.ts';
import { readiness } from './operations/readiness.ts';
import { operationsRoutes } from './operations/routes.ts';
import { answeringOf } from './requests.ts';
import type { Listening } from './server.ts';
import { serveMany } from './serving/many-companies.ts';
import { serveOne } from './serving/one-company.ts';
import type { Ports, ServingMeans } from './serving/served.ts';
import { roomBytes } from './store/disk.ts';
import type { Database } from './store/port.ts';

export interface App {
  readonly url: string;
  /** The code by which somebody becomes the first admin in the chat; null: there is one, or no chat. */
  readonly code: string | null;
  /** Takes nothing new, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** Takes over both the database and the server, which it answers from then on. Throws AppError `store.*`. */
export async function startApp(
  config: Config,
  log: Log,
  database: Database,
  listening: Listening,
  ports: Ports = {},
): Promise<App> {
  try {
    return await serve({ database, config, log, ports }, listening);
  } catch (error) {
    await Promise.all([listening.close(), database.close()]);
    throw error;
  }
}

async function serve(means: ServingMeans, listening: Listening): Promise<App> {
  const { database, config, log } = means;
  const { slackApp } = config;
  const served = await (slackApp ? serveMany(means, slackApp) : serveOne(means));
  const disk = { folder: config.home, roomBytes: () => roomBytes(config.home) };
  const ready = () => readiness(database, served, served.clock, disk, served.unreached());
  const operations = operationsRoutes(served.metrics, ready);
  listening.answer(answeringOf({ operations, page: served.page, chats: served.chats }));
  const wakeUp = createWakeUp(served.wake, log);
  wakeUp.start();
  const woken = wakeUp.now();
  // What was due meanwhile stands on the page when it is seen first. A chat gets it when it is there, and is answered already.
  if (served.page) await woken;
  return {
    url: listening.url,
    code: await served.code(),
    async stop() {
      // First, so that nothing is claimed any more and what is claimed goes back, whatever the wake-up call still does.
      const sent = served.quiet();
      await wakeUp.stop();
      await listening.close();
      await sent;
      await served.stop();
      await database.close();
    },
  };
}
