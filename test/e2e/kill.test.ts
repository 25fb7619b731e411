/** Killed with -9 at every border of every port: what was shown stays shown once, and what is owed is said after all. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines, type TestDatabaseOptions, testDatabaseOptions } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import {
  type Doomed,
  expectEverythingOnce,
  foundCompany,
  type Home,
  messagesOf,
  startDoomed,
} from './doomed-process.ts';
import { build } from './process.ts';

/** Passed while an act of somebody becomes a message that is sent. */
const whileActing = [
  'inbox.begin',
  'transaction.begin',
  'schedules.save',
  'outbox.add',
  'transaction.commit',
  'inbox.finish',
  'outbox.claim',
  'places.byId',
  'platform.send',
  'outbox.settle',
] as const;

/** Passed while a schedule becomes due. */
const whileDue = [
  'schedules.waking',
  'schedules.materialisedUntil',
  'schedules.addOccurrences',
  'schedules.markMaterialised',
  'schedules.markNext',
  'schedules.forget',
  'schedules.claimDue',
  'schedules.finish',
] as const;

/** Where the most is at stake. The others take minutes: KILL_ALL=1 comes to each of them. */
const gravest = [
  ...['inbox.begin.after', 'outbox.add.after', 'transaction.commit.before'],
  ...['transaction.commit.after', 'outbox.claim.after', 'platform.send.after'],
  ...['schedules.addOccurrences.after', 'schedules.claimDue.after', 'schedules.finish.after'],
];

const borders = (ports: readonly string[]) => {
  const all = ports.flatMap((port) => [`${port}.before`, `${port}.after`]);
  const points = process.env['KILL_ALL'] ? all : all.filter((point) => gravest.includes(point));
  return { points, named: `${points.length} of ${all.length} borders` };
};

const contest = (n: number) => `/contest new "Sprint ${n}" race 100k until in 10 days`;

/** A process is started for every border: on a busy machine that takes its time. */
const timeout = 900_000;

describe.each(engines)('killed at every border, on the %s engine', { timeout }, (engine) => {
  let database: TestDatabaseOptions;
  let home: Home;

  beforeAll(async () => {
    build();
    database = await testDatabaseOptions(engine);
    const folder =
      database.options.kind === 'embedded' ? database.options.folder : scratchFolder('kill ');
    home = { folder, options: database.options };
    await foundCompany(home);
  });
  afterAll(async () => {
    await database.dispose();
    rmSync(home.folder, { recursive: true, force: true });
  });

  let minutes = 0;
  /** Long enough after the last that every lease is over. */
  const start = (more: Readonly<Record<string, string>> = {}) => {
    minutes += 20;
    return startDoomed(home, { HURRY_MINUTES: `${minutes}`, ...more });
  };
  const alive = async (): Promise<Doomed> => {
    const doomed = await start();
    if (!doomed) throw new Error('it ended at its start');
    return doomed;
  };

  const { points, named } = borders(whileActing);

  it(`says everything once, killed at ${named} while people act`, async () => {
    let unanswered: number | null = null;
    for (const [n, point] of points.entries()) {
      const doomed = await alive();
      // The platform repeats what was not acknowledged, under the same key.
      if (unanswered !== null)
        await doomed.ask({ kind: 'say', text: contest(unanswered), key: `act ${unanswered}` });
      await doomed.ask({ kind: 'arm', point });
      const answer = await doomed.ask({ kind: 'say', text: contest(n), key: `act ${n}` });
      unanswered = answer === null ? n : null;
      expect(await doomed.ended, `not killed at ${point}`).toBeNull();
    }
    const doomed = await alive();
    if (unanswered !== null)
      await doomed.ask({ kind: 'say', text: contest(unanswered), key: `act ${unanswered}` });
    await expectEverythingOnce(doomed, home.folder);
    const launched = (await messagesOf(doomed)).filter(({ key }) =>
      key.startsWith('contest.launched'),
    );
    expect(launched).toHaveLength(points.length);
    await doomed.end('SIGTERM');
  });

  const due = borders(whileDue);

  it(`runs each occurrence once, killed at ${due.named} while schedules are due`, async () => {
    const first = await alive();
    for (const [n] of due.points.entries()) await first.ask({ kind: 'schedule', id: `board ${n}` });
    await first.end('SIGTERM');
    // Most come to it before they are ready, the others with the next minute.
    for (const point of due.points) {
      const armed = await start({ KILL_AT: point });
      if (armed) expect(await armed.ended, `not killed at ${point}`).toBeNull();
    }
    const doomed = await alive();
    await expectEverythingOnce(doomed, home.folder);
    const boards = (await messagesOf(doomed)).filter(({ key }) => key.startsWith('boards.post'));
    expect(boards.length).toBeGreaterThan(0);
    await doomed.end('SIGTERM');
  });
});
