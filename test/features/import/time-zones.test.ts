import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureSchedules } from '../../../src/features/schedules.ts';
import type { Store } from '../../../src/store/port.ts';
import { temporaryFile } from '../../sources/temporary.ts';
import { instant } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { company, run, runJson } from './command.ts';

describe('time zones of teams in files', () => {
  let opened: TestDatabase;
  let count = 0;

  beforeAll(async () => {
    opened = await openTestDatabase('embedded');
  });
  afterAll(() => opened.close());

  const fresh = () => opened.database.openWorkspace(company(`z${(count += 1)}`));
  const zones = async (store: Store) =>
    (await store.people.teams()).map(({ key, timeZone = null }) => `${key} ${timeZone}`);

  it('stand in the file of teams, and stay where a later file has no such column', async () => {
    const store = await fresh();
    const path = await temporaryFile(
      'teams.csv',
      'team,parent,time zone\nWorld,,\nBerlin,World,europe/berlin\nShanghai,World,Asia/Shanghai\n',
    );
    expect(await runJson(store, 'teams', path)).toMatchObject({ code: 0, new: 3 });
    expect(await zones(store)).toEqual([
      'Berlin Europe/Berlin',
      'Shanghai Asia/Shanghai',
      'World null',
    ]);
    const names = await temporaryFile('names.csv', '团队,中文名\nBerlin,柏林\n');
    expect(await runJson(store, 'teams', names)).toMatchObject({ code: 0, changed: 1 });
    const none = await temporaryFile('none.csv', '团队,上级团队,时区\nShanghai,World,\n');
    expect(await runJson(store, 'teams', none)).toMatchObject({ code: 0, changed: 1 });
    expect(await zones(store)).toEqual(['Berlin Europe/Berlin', 'Shanghai null', 'World null']);
  });

  it('move what is to come as soon as they are imported', async () => {
    const store = await fresh();
    await ensureSchedules(store, instant('2026-11-20T09:00:00Z'));
    const path = await temporaryFile('teams.csv', 'team,time zone\nBerlin,Europe/Berlin\n');
    await run(store, ['teams', path, '--dry-run']);
    const rounds = async () =>
      (await store.schedules.list())
        .filter(({ job }) => job === 'digest.weekly')
        .map(({ timeZone }) => timeZone);
    expect(await rounds()).toEqual(['America/New_York']);
    await run(store, ['teams', path]);
    expect(await rounds()).toEqual(['America/New_York', 'Europe/Berlin']);
  });

  it('stand beside people, once for a team', async () => {
    const store = await fresh();
    const teams = await temporaryFile('teams.csv', 'team\nBerlin\nShanghai\n');
    await run(store, ['teams', teams]);
    const path = await temporaryFile(
      'people.csv',
      'name,team,team time zone,start\nAnn,Berlin,Europe/Berlin,2026-01-01\nBob,Berlin,,2026-01-01\nCy,Berlin,Europe/Paris,2026-01-01\nDee,Shanghai,Mars,2026-01-01\n',
    );
    expect(await runJson(store, 'people', path)).toMatchObject({ code: 1, new: 2, rejected: 2 });
    expect(await zones(store)).toEqual(['Berlin Europe/Berlin', 'Shanghai null']);
    const rejected = readFileSync(`${path}.rejects.csv`, 'utf8');
    expect(rejected).toContain('Another row puts the same team into Europe/Berlin.');
    expect(rejected).toContain('“Mars” is no time zone.');
  });
});
