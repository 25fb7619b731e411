/** Opens the thread of the back-tests and talks with it. */
import { Worker } from 'node:worker_threads';
import { type Answer, type Question, resultsOf } from './messages.ts';
import type { BackTests, Earned, OneByOne } from './port.ts';
import { shareColumns } from './shared-columns.ts';

type Results = readonly (Earned | OneByOne)[];

interface Waiting {
  readonly resolve: (results: Results) => void;
  readonly reject: (error: unknown) => void;
}

/** The thread begins with the first question, and does not keep the process alive. */
export function openBackTests(): BackTests {
  let worker: Worker | null = null;
  let asked = 0;
  const waiting = new Map<number, Waiting>();
  const ask = (question: (id: number) => Question): Promise<Results> =>
    new Promise((resolve, reject) => {
      worker ??= start(waiting, () => {
        worker = null;
      });
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.ref();
      worker.postMessage(question(asked));
    });
  return {
    async use(year) {
      const shared = shareColumns(year);
      await ask((id) => ({ id, ask: 'use', year: shared }));
    },
    run: (trials) => ask((id) => ({ id, ask: 'run', trials })),
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };
}

function start(waiting: Map<number, Waiting>, ended: () => void): Worker {
  const worker = startThread();
  const failAll = (error: Error) => {
    ended();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker.unref();
    try {
      asker?.resolve(resultsOf(answer));
    } catch (error) {
      asker?.reject(error);
    }
  });
  worker.on('error', failAll);
  worker.on('exit', (code) =>
    failAll(new Error(`the thread of the back-tests ended with ${code}`)),
  );
  return worker;
}

/** Compiled, the thread is JavaScript beside this file; in a checkout it is TypeScript, which a thread does not read by itself. */
function startThread(): Worker {
  const source = new URL('./thread.ts', import.meta.url).href;
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./thread.js', import.meta.url));
  const load = `import('tsx/esm/api').then(({ tsImport }) => tsImport('${source}', '${source}'))`;
  return new Worker(load, { eval: true, execArgv: [] });
}
