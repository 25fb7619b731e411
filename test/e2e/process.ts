/** The real process, as `npm start` runs it, on a folder and a port of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Card, Form } from '../../src/chat/card.ts';
import { pressables } from '../../src/chat/playground/inbound.ts';
import { freePort } from '../support/free-port.ts';
import type { Driver, Reply } from './driver.ts';

interface PlaygroundReply extends Reply {
  readonly card: Card | null;
  readonly form?: Form;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles what has changed. */
export function build(): void {
  const done = spawnSync(process.execPath, ['setup/run.cjs', 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`the build failed:\n${done.stdout}${done.stderr}`);
}

export interface Running {
  readonly url: string;
  /** All it has printed so far, both streams. */
  readonly output: () => string;
  readonly pid: number;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Without the surroundings of whoever runs the tests, but for what a process needs. */
const environment = (own: Readonly<Record<string, string>>) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  PORT: '0',
  LOG_LEVEL: 'error',
  LANG: 'C.UTF-8',
  ...own,
});

function launch(own: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: root, env: environment(own) });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, output: () => output };
}

/** Resolves when it has said where it listens. */
export async function start(own: Readonly<Record<string, string>>): Promise<Running> {
  const { child, ended, output } = launch(own);
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output());
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', look);
    void ended.then((code) => reject(new Error(`it ended with ${code}:\n${output()}`)));
  });
  return { url, output, pid: child.pid ?? 0, end: (signal) => endWith(child, ended, signal) };
}

/** Resolves when its port is open, whatever is behind it. */
export async function open(own: Readonly<Record<string, string>>): Promise<Running> {
  const port = await freePort();
  const { child, ended, output } = launch({ ...own, PORT: `${port}` });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(url, child);
  return { url, output, pid: child.pid ?? 0, end: (signal) => endWith(child, ended, signal) };
}

/** With whatever status. Rejects when the process has ended before. */
export async function untilAnswered(url: string, child: ChildProcess): Promise<void> {
  const isAnswered = () =>
    fetch(`${url}/healthz`).then(
      () => true,
      () => delay(5, false),
    );
  while (!(await isAnswered()))
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
}

/** For a process that is expected to give up. */
export async function runToEnd(own: Readonly<Record<string, string>>): Promise<Ended> {
  const { ended, output } = launch(own);
  const code = await ended;
  return { code, output: output() };
}

function endWith(
  child: ChildProcess,
  ended: Promise<number | null>,
  signal: 'SIGTERM' | 'SIGKILL',
) {
  child.kill(signal);
  return ended;
}

export interface ProcessDriver extends Driver {
  readonly url: () => string;
  stop(): Promise<void>;
}

/** Calls the JSON interface of the playground. */
export async function callPlayground<T>(url: string, path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/playground/api/${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Drives the playground of the process over its JSON interface. */
export async function openProcessDriver(
  own: Readonly<Record<string, string>>,
): Promise<ProcessDriver> {
  let running = await start(own);
  const call = <T>(path: string, body?: unknown): Promise<T> =>
    callPlayground(running.url, path, body);
  const replies = async (path: string, body: unknown) =>
    (await call<{ replies: readonly Reply[] }>(path, body)).replies;
  return {
    url: () => running.url,
    say: (as, place, text) => replies('say', { as, in: place, text }),
    press: async (as, message, label) => {
      const { card } = message as PlaygroundReply;
      const action = pressables(card?.elements ?? []).find((each) => each.label === label)?.action;
      if (!action) throw new Error(`there is no button ${label} on:\n${message.text}`);
      return replies('press', { as, message: message.id, action, values: { label } });
    },
    fill: async (as, message, values) => {
      const { form } = message as PlaygroundReply;
      if (!form) throw new Error(`there is no form in:\n${message.text}`);
      return replies('press', { as, message: message.id, action: form.action, values });
    },
    messages: async (as, place) =>
      (await call<{ messages: readonly Reply[] }>(`messages?as=${as}&in=${place}`)).messages,
    moveClock: async (advance) => {
      await call('clock', { advance });
    },
    async restart(how) {
      await running.end(how === 'killed' ? 'SIGKILL' : 'SIGTERM');
      running = await start(own);
    },
    async stop() {
      await running.end('SIGTERM');
    },
  };
}
