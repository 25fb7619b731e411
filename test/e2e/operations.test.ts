/** What whoever looks after a process asks of it, in one's own company. */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import { build, open, type Running, start } from './process.ts';

describe('a process of one’s own company', () => {
  const folder = scratchFolder('operations ');
  const home = join(folder, 'home');
  let running: Running;

  beforeAll(async () => {
    build();
    fillFolder(home);
    running = await start({ UPSIDE_HOME: home, UPSIDE_WORKSPACE: 'own' });
  });
  afterAll(async () => {
    await running.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is ready and shows its figures', async () => {
    expect(await (await fetch(`${running.url}/readyz`)).text()).toBe('ready\n');
    const text = await (await fetch(`${running.url}/metrics`)).text();
    for (const name of ['outbox_oldest_due_seconds 0', 'clock_skew_seconds', 'ack_seconds_count'])
      expect(text).toContain(name);
  });

  it('goes by a clock that runs by itself and cannot be moved', async () => {
    const clock = `${running.url}/playground/api/clock`;
    const { now } = (await (await fetch(clock)).json()) as { readonly now: string };
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(30_000);
    const headers = { 'content-type': 'application/json' };
    const moved = await fetch(clock, { method: 'POST', headers, body: '{"advance":"P1D"}' });
    expect(moved.status).toBe(400);
    expect(await moved.text()).toContain('clock_runs');
  });

  it('ends in good order when it is told to', async () => {
    expect(await running.end('SIGTERM')).toBe(0);
  });
});

describe('a process that does not get at its database yet', () => {
  it('lives, is not ready, and takes nothing', async () => {
    build();
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const running = await open({ DATABASE_URL: `postgresql://nobody@127.0.0.1:${port}/none` });
    try {
      const ready = await fetch(`${running.url}/readyz`);
      expect([ready.status, await ready.text()]).toEqual([503, 'starting\n']);
      const event = await fetch(`${running.url}/slack/events`, { method: 'POST', body: '{}' });
      expect([event.status, event.headers.get('retry-after')]).toEqual([503, '1']);
      expect(running.output()).toBe('');
    } finally {
      await running.end('SIGKILL');
      silent.close();
    }
  });
});
