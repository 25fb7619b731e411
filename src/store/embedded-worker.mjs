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

/**
 * After a panic (its log cannot grow, say) the engine answers nothing any more, and whoever asks would wait for ever. It is the last
 * thing that it says, as an error of the protocol with the severity `PANIC`.
 * @type {(database: PGlite) => void}
 */
const reportPanic = (database) => {
  const run = database.execProtocolRawStream.bind(database);
  database.execProtocolRawStream = async (message, options) => {
    let panic = '';
    await run(message, {
      ...options,
      onRawData(data) {
        options?.onRawData?.(data);
        panic ||= panicIn(data);
      },
    });
    if (panic === '') return;
    fail(panic);
    // The socket hands over nothing more after a failure.
    throw new Error(panic);
  };
};

/** Empty: none. No text of a row has the byte zero before and behind. @type {(data: Uint8Array) => string} */
const panicIn = (data) => {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const at = bytes.indexOf('\0VPANIC\0');
  if (at < 0) return '';
  const fields = bytes.subarray(at).toString('utf8').split('\0');
  return fields.find((field) => field.startsWith('M'))?.slice(1) ?? 'panic';
};

/** @param {unknown} error */
const fail = (error) =>
  port.postMessage({
    kind: 'failed',
    message: error instanceof Error ? error.message : `${error}`,
  });

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
  reportPanic(database);
  const server = new PGLiteSocketServer({ db: database, path: socketPath, maxConnections });
  await server.start();
  port.once('message', () => void stop(server, database));
  port.postMessage({ kind: 'ready' });
};

start().catch((error) => {
  fail(error);
  port.close();
});
