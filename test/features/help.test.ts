import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, welcome } from '../../src/features/catalogue.ts';
import { people, person } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Office, openOffice } from '../support/office.ts';
import { ask, inChinese, privateText } from './sales-floor.ts';

const { ann, mia } = people;
const boss = person('eve', 'Eve Exec', { roles: ['executive'] });
const help = catalogue.find(({ id }) => id === 'help');

describe('the catalogue', () => {
  it('gives every command an English and a Chinese name, and no name twice', () => {
    const commands = catalogue.flatMap(({ command }) => (command ? [command] : []));
    for (const { names } of commands) {
      expect(names.some((name) => /^[a-z]+$/.test(name))).toBe(true);
      expect(names.some((name) => /^\p{Script=Han}+$/u.test(name))).toBe(true);
    }
    const names = commands.flatMap((command) => command.names);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names every feature once', () => {
    const ids = catalogue.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('/help', () => {
  let test: TestDatabase;
  let office: Office;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openOffice(test.database, { now: '2026-02-20T15:00:00Z' });
  });
  afterAll(() => test.close());

  const read = (who: typeof ann) => (help ? ask(office, help, who) : 'no help');

  it('lists what this person may do, with usage and an example', async () => {
    const text = await read(ann);
    expect(text).toContain('/mybonus [period] [name]');
    expect(text).toContain('For example /mybonus Q3.');
    expect(text).toContain('your own figures is answered to you alone');
    expect(text).toContain('/help');
  });

  it('leaves out what a role may not do', async () => {
    expect(await read(boss)).toContain('/leaderboard');
    expect(await read(boss)).not.toContain('/mybonus');
  });

  it('shows Chinese names to a Chinese reader', async () => {
    const text = await read(inChinese(ann));
    expect(text).toContain('/我的奖金 [周期] [姓名]');
    expect(text).not.toContain('/mybonus');
  });

  it('welcomes a rep with the bonus and a manager without one', async () => {
    const hello = async (who: typeof ann) => privateText(await welcome(office.request(who, null)));
    expect(await hello(ann)).toContain('Hello Ann Lee, I am Upside');
    expect(await hello(ann)).toContain('[My bonus] [Leaderboard] [Everything I can do]');
    expect(await hello(mia)).not.toContain('[My bonus]');
  });
});
