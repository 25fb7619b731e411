import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../src/domain/period.ts';
import { rationalText } from '../../../src/domain/rational.ts';
import type { Store } from '../../../src/store/port.ts';
import { temporaryFile } from '../../sources/temporary.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { company, fixture, run, runJson } from './command.ts';

const codesIn = (path: string): readonly (string | undefined)[] =>
  readFileSync(`${path}.rejects.csv`, 'utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[2]);

describe.each(engines)('upside import on the %s engine', (engine) => {
  let opened: TestDatabase;
  let count = 0;

  beforeAll(async () => {
    opened = await openTestDatabase(engine);
  });
  afterAll(() => opened.close());

  const withPeople = async (): Promise<Store> => {
    const store = await opened.database.openWorkspace(company(`w${(count += 1)}`));
    const args = ['people', fixture('sample-people.csv'), '--map', fixture('sample-people.yaml')];
    await run(store, args);
    return store;
  };

  describe('of rates', () => {
    const ratesOf = async (store: Store, ...names: readonly string[]) => {
      const periods = names.map((name) => parsePeriod(name, store.workspace));
      const found = await store.rates.of(periods);
      return found.map((each) => [each.currency, rationalText(each.rate)]);
    };

    it('locks them as they are written, and nothing changes the second time', async () => {
      const store = await withPeople();
      const path = await temporaryFile(
        'rates.csv',
        'period,currency,rate\n2026-01,EUR,1.0837\n2026-01,jpy,1/150\n2026-Q1,EUR,1.234\n',
      );
      expect(await runJson(store, 'rates', path)).toMatchObject({ code: 0, rows: 3, new: 3 });
      expect(await ratesOf(store, '2026-01', '2026-Q1')).toEqual([
        ['EUR', '10837/10000'],
        ['JPY', '1/150'],
        ['EUR', '617/500'],
      ]);
      expect(await runJson(store, 'rates', path)).toMatchObject({ code: 0, new: 0, same: 3 });
    });

    it('refuses the file that says otherwise of one that is locked', async () => {
      const store = await withPeople();
      const header = '周期,币种,汇率\n';
      await run(store, ['rates', await temporaryFile('a.csv', `${header}2026年1月,EUR,1.08\n`)]);
      const other = await temporaryFile('b.csv', `${header}2026-02,EUR,1.1\n2026-01,EUR,1.09\n`);
      await expect(run(store, ['rates', other])).rejects.toMatchObject({
        code: 'rates.locked',
        params: { currency: 'EUR', period: '2026-01', locked: '27/25', given: '109/100' },
      });
      expect(await ratesOf(store, '2026-02')).toEqual([]);
    });

    it('takes a comma for decimals only when it is told so, and no thousands', async () => {
      const store = await withPeople();
      const path = await temporaryFile('r.csv', 'period;currency;rate\n2026-01;EUR;1,0837\n');
      expect(await runJson(store, 'rates', path)).toMatchObject({ code: 1, rejected: 1 });
      expect(await runJson(store, 'rates', path, '--decimals', 'comma')).toMatchObject({ new: 1 });
    });

    it('puts aside what is no rate, no period, no currency, the company’s own, or said twice', async () => {
      const store = await withPeople();
      const path = await temporaryFile(
        'rates.csv',
        [
          'period,currency,rate',
          '2026-01,EUR,0',
          '2026-01,EUR,-1',
          '2026-01,EUR,7 %',
          '2026-13,EUR,1',
          '2026-01,EURO,1',
          '2026-01,USD,1',
          '2026-01,GBP,1.3',
          '2026-01,GBP,1.3',
          '2026-01,,1.3',
        ].join('\n'),
      );
      expect(await runJson(store, 'rates', path)).toMatchObject({ new: 1, rejected: 8 });
      expect(codesIn(path)).toEqual([
        ...['rate', 'rate', 'rate', 'period', 'currency_unknown', 'currency_own', 'duplicate'],
        'missing',
      ]);
    });
  });

  describe('of leave', () => {
    const leaveIn = async (store: Store) =>
      (await store.leave.of(null, null)).map(({ from, to }) => [`${from}`, to && `${to}`]);

    it('takes the last day as the last, replaces by the first day, and cancels', async () => {
      const store = await withPeople();
      const first = await temporaryFile(
        'a.csv',
        'rep,from,to\nAda Brandt,2026-01-05,2026-01-09\nAda Brandt,2026-05-01,\n',
      );
      expect(await runJson(store, 'leave', first)).toMatchObject({ code: 0, rows: 2, new: 2 });
      expect(await runJson(store, 'leave', first)).toMatchObject({ new: 0, same: 2 });
      expect(await leaveIn(store)).toEqual([
        ['2026-01-05', '2026-01-10'],
        ['2026-05-01', null],
      ]);
      const second = await temporaryFile(
        'b.csv',
        '姓名,开始日期,结束日期,已取消\nAda Brandt,2026-01-05,2026-01-06,\nAda Brandt,2026-05-01,,是\nAda Brandt,2026-05-02,2026-05-02,否\n',
      );
      expect(await runJson(store, 'leave', second)).toMatchObject({
        ...{ rows: 3, new: 1, changed: 2, same: 0 },
      });
      expect(await leaveIn(store)).toEqual([
        ['2026-01-05', '2026-01-07'],
        ['2026-05-02', '2026-05-03'],
      ]);
    });

    it('puts aside what overlaps, ends before it begins, or is nobody’s', async () => {
      const store = await withPeople();
      const known = await temporaryFile('a.csv', 'rep,from,to\nAda Brandt,2026-01-05,2026-01-09\n');
      await run(store, ['leave', known]);
      const path = await temporaryFile(
        'b.csv',
        [
          'rep,from,to,cancelled',
          'Ada Brandt,2026-01-09,2026-01-12,',
          'Ada Brandt,2026-01-10,2026-01-12,',
          'Ada Brandt,2026-01-12,,',
          'Hugo Martens,2026-01-09,2026-01-12,',
          'Hugo Martens,2026-02-09,2026-01-12,',
          'Hugo Martens,2026-03-09,2026-03-12,perhaps',
          'Nobody,2026-01-09,,',
          ',2026-01-09,,',
          'Hugo Martens,2026-01-09,2026-01-13,',
        ].join('\n'),
      );
      expect(await runJson(store, 'leave', path)).toMatchObject({ new: 2, rejected: 7 });
      expect([...codesIn(path)].sort()).toEqual([
        ...['duplicate', 'leave_overlap', 'leave_overlap', 'missing', 'person_unknown'],
        ...['range', 'yes_no'],
      ]);
    });
  });
});
