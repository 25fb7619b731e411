import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/port.ts';
import { temporaryFile } from '../../sources/temporary.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { bookings, company, fixture, run, runJson } from './command.ts';

describe.each(engines)('the preview of an import on the %s engine', (engine) => {
  let opened: TestDatabase;
  let count = 0;

  beforeAll(async () => {
    opened = await openTestDatabase(engine);
  });
  afterAll(async () => {
    await opened.close();
  });

  const withPeople = async (): Promise<Store> => {
    const store = await opened.database.openWorkspace(company(`w${(count += 1)}`));
    const map = fixture('sample-people.yaml');
    await run(store, ['people', fixture('sample-people.csv'), '--map', map]);
    return store;
  };
  const deals = (spelling: string) =>
    [
      'deals',
      fixture(`sample-deals.${spelling}.csv`),
      '--map',
      fixture('sample-deals.yaml'),
    ] as const;

  it('keeps nothing on a trial run, and says the same figures', async () => {
    const store = await withPeople();
    expect(await runJson(store, ...deals('iso'), '--dry-run')).toMatchObject({
      dryRun: true,
      new: 360,
      newTotal: '822293.66',
    });
    expect(await bookings(store, '2025')).toBe('0.00');
    const { printed } = await run(store, [...deals('iso'), '--dry-run']);
    expect(printed).toContain('Trial run: nothing was changed.');
  });

  it('shows new, changed, same, rejected and the money first, and imports then', async () => {
    const store = await withPeople();
    const said: string[] = [];
    await run(store, deals('iso'), 'en', (text) => said.push(text));
    expect(said.slice(1)).toEqual([
      'Rows 360 = 360 new + 0 changed + 0 same + 0 rejected\nWon: $822,293.66 new, $0.00 by changes',
      'Imported.',
    ]);
  });

  it('keeps nothing unless the preview could be shown', async () => {
    const store = await withPeople();
    const broken = (text: string) => {
      if (/^Rows /.test(text)) throw new Error('nobody saw it');
    };
    const [teams, people, quotas] = [
      await temporaryFile('t.csv', 'team,parent\nNew team,\n'),
      await temporaryFile('p.csv', 'key,name,team,from\nNew,New hire,Ridge,2026-01-01\n'),
      await temporaryFile('q.csv', 'rep,period,amount\nAda Brandt,2026-Q1,5\n'),
    ];
    const known = [(await store.people.list()).length, (await store.people.teams()).length];
    const calls = [deals('iso'), ['teams', teams], ['people', people], ['quotas', quotas]];
    for (const args of calls)
      await expect(run(store, args, 'en', broken)).rejects.toThrow('nobody saw it');
    expect(await bookings(store, '2025')).toBe('0.00');
    expect([(await store.people.list()).length, (await store.people.teams()).length]).toEqual(
      known,
    );
    expect(await runJson(store, 'quotas', quotas)).toMatchObject({ new: 1, changed: 0, same: 0 });
  });

  it('changes nothing when the rejects cannot be written', async () => {
    const store = await withPeople();
    const rows = '1,Ada Brandt,won,2025-01-01,5\n2,Nobody,won,2025-01-01,5\n';
    const path = await temporaryFile('a.csv', `id,owner,stage,date,amount\n${rows}`);
    await mkdir(`${path}.rejects.csv/occupied`, { recursive: true });
    await expect(run(store, ['deals', path])).rejects.toMatchObject({
      code: 'import.rejects_unwritable',
    });
    expect(await bookings(store, '2025')).toBe('0.00');
  });
});
