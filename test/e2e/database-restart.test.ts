/** A real server, crashed or started anew in the middle of work: what was acknowledged is there, and each message is shown once. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftOut } from '../support/left-out.ts';
import {
  hasPrivateServer,
  type PrivateServer,
  type StopMode,
  startPrivateServer,
} from '../support/private-server.ts';
import { scratchFolder } from '../support/scratch.ts';
import {
  type Doomed,
  expectEverythingOnce,
  expectLaunched,
  foundCompany,
  type Home,
  launch,
  startDoomed,
} from './doomed-process.ts';
import { build } from './process.ts';

const isLeftOut = leftOut(
  !hasPrivateServer(),
  'a PostgreSQL server that is started anew: no initdb and pg_ctl, or no user postgres.',
);

/** With four acts beside each. KILL_ALL=1 strikes more often. */
const restarts: readonly StopMode[] = Array.from(
  { length: process.env['KILL_ALL'] ? 8 : 1 },
  () => ['immediate', 'fast'] as const,
).flat();

describe.skipIf(isLeftOut)('a PostgreSQL server that is started anew', { timeout: 900_000 }, () => {
  let server: PrivateServer;
  let home: Home;

  beforeAll(async () => {
    build();
    server = await startPrivateServer();
    home = {
      folder: scratchFolder('restart '),
      options: { kind: 'server', url: server.url },
    };
    await foundCompany(home);
  });
  afterAll(async () => {
    await server.dispose();
    rmSync(home.folder, { recursive: true, force: true });
  });

  const alive = async (): Promise<Doomed> => {
    const doomed = await startDoomed(home, { SEND_TAKES_MS: '40' });
    if (!doomed) throw new Error('it ended at its start');
    return doomed;
  };

  /** As a platform does it: what was not taken comes again under its key. */
  const act = async (doomed: Doomed, name: string) => {
    for (;;) {
      const told = await launch(doomed, name);
      if (told !== 'not taken') return told;
      await doomed.ask({ kind: 'hurry', minutes: 1, only: 'requests' });
    }
  };

  it('loses nothing, and nothing is said twice', async () => {
    const [first, second] = [await alive(), await alive()];
    const acknowledged: string[] = [];
    for (const [n, mode] of restarts.entries()) {
      // One after the other in each process, side by side in the two of them.
      const people = [first, second].map(async (doomed, at) => {
        for (const which of ['one', 'another']) {
          const name = `${n} ${which} of ${at + 1}`;
          const told = await act(doomed, name);
          expect(told).not.toBe('gone');
          if (told === 'done') acknowledged.push(name);
        }
      });
      await server.restart(mode);
      await Promise.all(people);
    }
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await second.end('SIGTERM')).toBe(0);
    await expectEverythingOnce(first, home.folder);
    await expectLaunched(first, acknowledged);
    expect(await first.end('SIGTERM')).toBe(0);
  });
});
