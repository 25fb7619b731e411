/** The embedded engine of a folder: lock, version, worker thread, socket; and all of it undone in the right order. */
import { chmod, mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { AppError } from '../domain/errors.ts';
import { lockFolder } from './folder-lock.ts';
import { socketFolder, socketName } from './socket-folder.ts';

/** The major version of the pinned engine. A folder of another major version cannot be opened by it. */
export const engineVersion = '18';
/**
 * One connection, always. The engine is one session, and its socket takes the messages of several connections in turn, one by one:
 * the steps of two queries would mix, and a reader could be handed the rows of somebody else's query. It would gain nothing either:
 * the engine does one thing at a time.
 */
export const poolSize = 1;
/** Above one, for the moment in which a closed connection has not gone yet. */
const maxConnections = 4;

export interface EmbeddedEngine {
  readonly connection: pg.PoolConfig;
  /** After the pool has ended. */
  stop(): Promise<void>;
}

/**
 * Throws AppError `store.folder_in_use`, `store.folder_version`, `store.engine_failed`. When the engine gives up later, the process ends
 * with `store.engine_stopped`: nothing that is asked of it would ever be answered, and the next process finds all that was committed.
 */
export async function startEmbedded(folderPath: string): Promise<EmbeddedEngine> {
  const folder = resolve(folderPath);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700).catch(() => {});
  const lock = await lockFolder(folder);
  try {
    const dataFolder = join(folder, 'data');
    await checkVersion(folder, dataFolder);
    const host = await socketFolder(folder);
    const worker = await startWorker(dataFolder, join(host, socketName));
    const leaveAlone = endWith(worker, dataFolder);
    return {
      connection: { host, port: 5432, user: 'postgres', database: 'postgres', max: poolSize },
      async stop() {
        leaveAlone();
        await stopWorker(worker);
        await (host === folder ? rm(join(host, socketName), { force: true }) : removeAll(host));
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

const removeAll = (folder: string) => rm(folder, { recursive: true, force: true });

async function checkVersion(folder: string, dataFolder: string): Promise<void> {
  const found = await readFile(join(dataFolder, 'PG_VERSION'), 'utf8').catch(() => engineVersion);
  if (found.trim() !== engineVersion)
    throw new AppError('store.folder_version', {
      folder,
      found: found.trim(),
      needed: engineVersion,
    });
}

type Report = { readonly kind: 'ready' | 'stopped' } | { kind: 'failed'; message: string };

async function startWorker(dataFolder: string, socketPath: string): Promise<Worker> {
  const worker = new Worker(new URL('./embedded-worker.mjs', import.meta.url), {
    workerData: { dataFolder, socketPath, maxConnections },
    execArgv: [],
  });
  const report = await nextReport(worker);
  if (report.kind !== 'ready')
    throw new AppError('store.engine_failed', {
      folder: dataFolder,
      reason: report.kind === 'failed' ? report.message : 'it stopped',
    });
  return worker;
}

/** Until it is called off by what is handed back. */
function endWith(worker: Worker, folder: string): () => void {
  let isEnding = false;
  void nextReport(worker).then((report) => {
    if (isEnding) return;
    const reason = report.kind === 'failed' ? report.message : 'it stopped';
    // Nobody waits for this promise: it is the process that is told.
    throw new AppError('store.engine_stopped', { folder, reason });
  });
  return () => {
    isEnding = true;
  };
}

async function stopWorker(worker: Worker): Promise<void> {
  const stopped = nextReport(worker);
  worker.postMessage('stop');
  await stopped;
  await worker.terminate();
}

const nextReport = (worker: Worker): Promise<Report> =>
  new Promise((resolveReport) => {
    const fail = (error: Error) => resolveReport({ kind: 'failed', message: error.message });
    worker.once('message', resolveReport);
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`the engine's thread ended with ${code}`)));
  });
