/**
 * The embedded PostgreSQL, in a thread of its own: a heavy query must not stop the replies. Plain JavaScript, so that the same file
 * is a worker beside the sources and beside the compiled code.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** @type {{ dataFolder: string, socketPath: string, maxConnections: number }} */
const { dataFolder, socketPath, maxConnections } = workerData;
const port = parentPort;
if (!port) throw new Error('the embedded database runs in a worker thread');

/** A cluster that was killed while being made must not pass for one: it is made aside and moved into place. */
const prepare = async () => {
  if (existsSync(dataFolder)) return;
  const partial = `${dataFolder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  const fresh = await PGlite.create({ dataDir: partial });
  await fresh.close();
  renameSync(partial, dataFolder);
};

/** @type {(server: PGLiteSocketServer, database: PGlite) => Promise<void>} */
const stop = async (server, database) => {
  await server.stop();
  await database.close();
  port.postMessage({ kind: 'stopped' });
  port.close();
};

const start = async () => {
  await prepare();
  const database = await PGlite.create({ dataDir: dataFolder });
  const server = new PGLiteSocketServer({ db: database, path: socketPath, maxConnections });
  await server.start();
  port.once('message', () => void stop(server, database));
  port.postMessage({ kind: 'ready' });
};

start().catch((error) => {
  port.postMessage({
    kind: 'failed',
    message: error instanceof Error ? error.message : `${error}`,
  });
  port.close();
});
