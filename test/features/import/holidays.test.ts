import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/port.ts';
import { temporaryFile } from '../../sources/temporary.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { company, run, runJson } from './command.ts';

describe('upside import holidays', () => {
  let opened: TestDatabase;
  let count = 0;

  beforeAll(async () => {
    opened = await openTestDatabase('embedded');
  });
  afterAll(() => opened.close());

  const fresh = () => opened.database.openWorkspace(company(`h${(count += 1)}`));
  const known = async (store: Store) =>
    (await store.holidays.list()).map(({ day, kind, name }) => `${day} ${kind} ${name}`);

  it('takes days off and days worked in exchange, in Chinese', async () => {
    const store = await fresh();
    const path = await temporaryFile(
      'days.csv',
      '日期,名称,类型\n2026年10月1日,国庆节,放假\n2026-10-02,国庆节,\n2026/10/10,国庆节,调休上班\n',
    );
    expect(await runJson(store, 'holidays', path)).toMatchObject({ code: 0, rows: 3, new: 3 });
    expect(await known(store)).toEqual([
      '2026-10-01 holiday 国庆节',
      '2026-10-02 holiday 国庆节',
      '2026-10-10 workday 国庆节',
    ]);
    expect(await runJson(store, 'holidays', path)).toMatchObject({ code: 0, new: 0, same: 3 });
  });

  it('takes a list of holidays that says nothing of kinds, and lets one be cancelled', async () => {
    const store = await fresh();
    const header = 'Date,Holiday,Cancelled\n';
    const path = await temporaryFile(
      'a.csv',
      `${header}2026-12-25,Christmas,\n2026-12-26,Boxing Day,\n`,
    );
    expect((await run(store, ['holidays', path])).printed).toContain('2 new');
    const again = await temporaryFile(
      'b.csv',
      `${header}2026-12-25,Christmas Day,\n2026-12-26,,yes\n`,
    );
    expect(await runJson(store, 'holidays', again)).toMatchObject({ code: 0, changed: 2 });
    expect(await known(store)).toEqual(['2026-12-25 holiday Christmas Day']);
  });

  it('takes ranges of days, in one cell or in two columns', async () => {
    const store = await fresh();
    const path = await temporaryFile(
      'ranges.csv',
      'date,name,kind\n2026-10-01..2026-10-03,National Day,\n2026-09-20,,workday\n2026-05-01 至 2026-05-02,劳动节,放假\n',
    );
    expect(await runJson(store, 'holidays', path)).toMatchObject({ code: 0, rows: 6, new: 6 });
    expect(await known(store)).toEqual([
      '2026-05-01 holiday 劳动节',
      '2026-05-02 holiday 劳动节',
      '2026-09-20 workday ',
      '2026-10-01 holiday National Day',
      '2026-10-02 holiday National Day',
      '2026-10-03 holiday National Day',
    ]);
    const columns = await temporaryFile(
      'columns.csv',
      '开始日期,结束日期,名称,取消\n2026-10-01,2026-10-02,国庆节,\n2026-05-01,2026-05-02,,是\n2026-06-19,,端午节,\n',
    );
    expect(await runJson(store, 'holidays', columns)).toMatchObject({ code: 0, rows: 5 });
    expect(await known(store)).toEqual([
      '2026-06-19 holiday 端午节',
      '2026-09-20 workday ',
      '2026-10-01 holiday 国庆节',
      '2026-10-02 holiday 国庆节',
      '2026-10-03 holiday National Day',
    ]);
  });

  it('puts aside a range that ends before it begins, is too long, or meets another', async () => {
    const store = await fresh();
    const path = await temporaryFile(
      'wrong.csv',
      'date,name\n2026-10-03..2026-10-01,A\n2026-01-01..2026-12-31,B\n2026-10-01..2026-10-02,C\n2026-10-02,D\n2026-10-05..,E\n',
    );
    expect(await runJson(store, 'holidays', path)).toMatchObject({ code: 1, new: 3, rejected: 3 });
    const rejected = readFileSync(`${path}.rejects.csv`, 'utf8');
    expect(rejected.match(/day_range/gu)).toHaveLength(2);
    expect(rejected).toContain('longer than 62 days');
    expect(rejected).toContain(',duplicate,');
  });

  it('puts aside what is no day, no kind, or there twice', async () => {
    const store = await fresh();
    const path = await temporaryFile(
      'c.csv',
      'date,name,kind\n2026-02-30,A,\n2026-12-25,B,perhaps\n2026-12-26,C,off\n2026-12-26,D,off\n,E,\n',
    );
    expect(await runJson(store, 'holidays', path)).toMatchObject({ code: 1, new: 1, rejected: 4 });
    const rejected = readFileSync(`${path}.rejects.csv`, 'utf8');
    expect(rejected).toContain('neither a holiday nor a workday');
    for (const code of ['date', 'day_kind', 'duplicate', 'missing'])
      expect(rejected).toContain(`,${code},`);
  });
});
