/** No room is left on the disk of the embedded engine: what was not written is not acknowledged, and what was acknowledged is there. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { leftOut } from '../support/left-out.ts';
import { scratchFolder } from '../support/scratch.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { asAdmin } from '../support/template.ts';
import type { Fetched } from './doomed.ts';
import {
  type Doomed,
  expectEverythingOnce,
  expectLaunched,
  foundCompany,
  type Home,
  launch,
  startDoomed,
} from './doomed-process.ts';
import { build, runToEnd } from './process.ts';

/** Forty megabytes of a fresh database, and room for what is written before it gets full. */
const disk = mountSmallDisk(112);
const isLeftOut = leftOut(
  disk === null,
  'a disk that is full: it takes a small one to mount, which only root may do.',
);

describe.skipIf(isLeftOut)('a process whose disk is full', { timeout: 900_000 }, () => {
  const folder = join(disk?.folder ?? '', 'home');
  const home: Home = { folder, options: { kind: 'embedded', folder } };
  /** What people see is elsewhere: it is not the platform's disk that is full. */
  const paper = scratchFolder('paper ');
  let minutes = 0;

  beforeAll(build);
  beforeEach(async () => {
    fillFolder(folder);
    await foundCompany(home);
  });
  afterEach(() => {
    disk?.free();
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(paper, 'shown.jsonl'), { force: true });
  });
  afterAll(() => {
    disk?.dispose();
    rmSync(paper, { recursive: true, force: true });
  });

  const alive = async (): Promise<Doomed> => {
    minutes += 20;
    const more = { SHOWN_FILE: join(paper, 'shown.jsonl'), HURRY_MINUTES: `${minutes}` };
    const doomed = await startDoomed(home, more);
    if (!doomed) throw new Error('it ended at its start');
    return doomed;
  };
  const readiness = async (doomed: Doomed) =>
    (await doomed.ask({ kind: 'fetch', path: '/readyz' })) as Fetched;
  const full = { status: 503, text: expect.stringContaining('the disk is full: 0 MB are left') };

  it('takes nothing that it cannot write, says so, and goes on when there is room again', async () => {
    const doomed = await alive();
    const acknowledged: string[] = [];
    const notTaken: string[] = [];
    const act = async (name: string) => {
      const told = await launch(doomed, name);
      if (told === 'done') acknowledged.push(name);
      if (told === 'not taken') notTaken.push(name);
      return told;
    };
    expect(await act('before')).toBe('done');
    disk?.fill();
    expect(await readiness(doomed)).toEqual(full);
    // There is room in what is on the disk already.
    for (let n = 0; n < 200 && notTaken.length < 3; n += 1) await act(`meanwhile ${n}`);
    expect(notTaken).toHaveLength(3);
    const byHand = async (name: string) => {
      const body = { as: 'mia', in: 'general', text: `/contest new "${name}" race 100k` };
      return (await doomed.ask({ kind: 'fetch', path: '/playground/api/say', body })) as Fetched;
    };
    let { status } = await byHand('By hand');
    for (let n = 0; n < 200 && status !== 503; n += 1) ({ status } = await byHand(`By hand ${n}`));
    expect(status).toBe(503);
    disk?.free();
    expect(await readiness(doomed)).toEqual({ status: 200, text: 'ready\n' });
    // The platform repeats what was not taken, under the same key, when whoever began it and could not end it is given up.
    await doomed.ask({ kind: 'hurry', minutes: 1, only: 'requests' });
    for (const name of notTaken.splice(0)) expect(await act(name)).toBe('done');
    expect(await act('afterwards')).toBe('done');
    await expectEverythingOnce(doomed, paper);
    await expectLaunched(doomed, acknowledged);
    expect(await doomed.end('SIGTERM')).toBe(0);
  });

  it('ends when the engine gives up, says why, and finds everything again once there is room', async () => {
    const doomed = await alive();
    expect(await launch(doomed, 'before')).toBe('done');
    disk?.fill();
    // The next thing that is written begins a new file of the log, for which there is no room.
    await asAdmin(`postgresql://postgres@/postgres?host=${encodeURIComponent(folder)}`, (client) =>
      client.query('select pg_switch_wal()'),
    );
    expect(['not taken', 'gone']).toContain(await launch(doomed, 'lost'));
    expect(await doomed.ended).toBe(1);
    const again = await runToEnd({ UPSIDE_HOME: folder, UPSIDE_WORKSPACE: 'own' });
    expect(again).toMatchObject({
      code: 1,
      output: expect.stringContaining('store.engine_failed'),
    });
    expect(again.output).toContain('the disk has room');
    disk?.free();
    const after = await alive();
    expect(await launch(after, 'lost')).toBe('done');
    await expectEverythingOnce(after, paper);
    await expectLaunched(after, ['before', 'lost']);
    expect(await after.end('SIGTERM')).toBe(0);
  });
});
