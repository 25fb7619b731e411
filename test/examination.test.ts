/** What the doctor finds out about a company by looking into its data. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { found } from '../src/company.ts';
import { readConfig } from '../src/config.ts';
import { workspaceId } from '../src/domain/ids.ts';
import { examine } from '../src/examination.ts';
import { silentLog } from '../src/log.ts';
import { openDatabaseOf } from '../src/opening.ts';
import type { NewMessage } from '../src/store/port-delivery.ts';
import { fillFolder } from './support/database.ts';
import { general } from './support/office.ts';
import { scratchFolder } from './support/scratch.ts';

const home = scratchFolder('examined ');
const environment = { UPSIDE_HOME: home, UPSIDE_WORKSPACE: 'own' };

beforeAll(() => fillFolder(home));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const message = (key: string): NewMessage => ({
  ...{ key, to: { kind: 'place', id: general.id }, locale: 'en', card: { title: key } },
  ...{ lane: general.id, updates: null, expiresAt: null },
  ...{ priority: 1, policy: 'once', batch: null },
});

const refusing = async () => {
  const { configuration } = await examine(environment);
  if (configuration.kind !== 'read' || configuration.database.kind !== 'ready')
    throw new Error('it could not be examined');
  return configuration.database.company?.refusing;
};

it('a place counts as refusing by its last message, for eight days', async () => {
  const reading = readConfig(environment);
  if (reading.kind === 'refused') throw new Error(reading.lines.join());
  const send = async (key: string, daysAgo: number, outcome: 'sent' | 'refused') => {
    const database = await openDatabaseOf(reading.config, silentLog);
    const store = await found(database, reading.config, { id: workspaceId('own'), name: 'Own' });
    await store.places.save([general]);
    const at = (await database.now()).subtract({ hours: 24 * daysAgo });
    await store.outbox.add(message(key), at);
    await store.outbox.claim(await database.now(), 1, 60_000);
    const how = outcome === 'sent' ? ({ state: 'sent', ref: key } as const) : null;
    await store.outbox.settle(key, 1, how ?? { state: 'refused', error: 'no bot there' }, at);
    await database.close();
  };
  await send('long ago', 10, 'refused');
  expect(await refusing()).toEqual([]);
  await send('lately', 1, 'refused');
  expect(await refusing()).toEqual([{ place: general.name, reason: 'no bot there' }]);
  await send('since then', 0, 'sent');
  expect(await refusing()).toEqual([]);
});
