import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decimalText } from '../../../src/domain/money.ts';
import { rationalText } from '../../../src/domain/rational.ts';
import type { Store } from '../../../src/store/port.ts';
import type { PersonRecord } from '../../../src/store/port-plans.ts';
import { temporaryFile } from '../../sources/temporary.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { bookings, company, fixture, run, runJson } from './command.ts';

const [from, to] = ['2026-01-01', '2027-01-01'].map((text) => Temporal.PlainDate.from(text));

const recordsIn = async (store: Store): Promise<readonly PersonRecord[]> => {
  const ids = (await store.people.list()).map(({ id }) => id);
  if (!from || !to) throw new Error('no days');
  return store.planInputs.planRecords(ids, from, to);
};

/** A line a credit: id, day, amount, score, whose, share, role, what it is worth. */
const creditsIn = async (store: Store): Promise<readonly string[]> => {
  const names = new Map((await store.people.list()).map(({ id, name }) => [id, name]));
  const lines = (await recordsIn(store)).map((each) =>
    [
      ...[each.externalId, each.kind, each.day],
      each.amount ? `${decimalText(each.amount)} ${each.amount.currency}` : '-',
      each.scoreHundredths ?? '-',
      names.get(each.personId),
      `${rationalText(each.share)}${each.overlay ? '+' : ''}`,
      ...[each.role ?? '-', each.value],
    ].join(' '),
  );
  return lines.sort();
};

const rejectsOf = (path: string): readonly string[] =>
  readFileSync(`${path}.rejects.csv`, 'utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',').slice(0, 3).join(','))
    .sort();

describe.each(engines)('upside import records on the %s engine', (engine) => {
  let opened: TestDatabase;
  let count = 0;

  beforeAll(async () => {
    opened = await openTestDatabase(engine);
  });
  afterAll(() => opened.close());

  const withPeople = async (): Promise<Store> => {
    const store = await opened.database.openWorkspace(company(`w${(count += 1)}`));
    const map = fixture('sample-people.yaml');
    await run(store, ['people', fixture('sample-people.csv'), '--map', map]);
    return store;
  };
  const take = async (store: Store, text: string, ...more: readonly string[]) =>
    runJson(store, 'records', await temporaryFile('r.csv', text), '--kind', 'payment', ...more);

  it('takes id, day, person, amount and score, and every other column as an attribute', async () => {
    const store = await withPeople();
    const outcome = await take(
      store,
      'Payment ID,Day,Rep,Amount,Score,Product line,Package,Unit price (net),refund of,备注码\n' +
        'P-1,2026-01-05,Ada Brandt,"1,200.50",4.75,Cloud,Gold,9.50,,x\n' +
        'P-2,2026-01-06,Hugo Martens,-40,,Cloud,,,P-1,\n',
    );
    expect(outcome).toMatchObject({
      ...{ code: 0, kind: 'records', recordKind: 'payment', rows: 2, new: 2, rejected: 0 },
      ...{ newTotal: '1160.50', foreign: [], source: 'file:records', unused: ['备注码'] },
    });
    expect(await creditsIn(store)).toEqual([
      'P-1 payment 2026-01-05 1200.50 USD 475 Ada Brandt 1 - 120050',
      'P-2 payment 2026-01-06 -40.00 USD - Hugo Martens 1 - -4000',
    ]);
    expect((await recordsIn(store)).map(({ attributes }) => attributes)).toEqual(
      expect.arrayContaining([
        { product_line: 'Cloud', package_: 'Gold', unit_price_net: '9.50' },
        { reverses: 'P-1', product_line: 'Cloud' },
      ]),
    );
    expect(await bookings(store, '2026')).toBe('0.00');
  });

  it('reads a Chinese header, and changes nothing the second time', async () => {
    const store = await withPeople();
    const text = '单号,日期,负责人,金额,产品,数量\n1,2026年3月5日,Ada Brandt,￥1.2万,云,3\n';
    expect(await take(store, text)).toMatchObject({ code: 1, rejected: 1 });
    const yuan = text.replace('￥1.2万', '1.2万');
    expect(await take(store, yuan)).toMatchObject({ new: 1, newTotal: '12000.00' });
    expect(await take(store, yuan)).toMatchObject({ new: 0, same: 1, newTotal: '0.00' });
    expect((await recordsIn(store))[0]?.attributes).toEqual({ product: '云', quantity: '3' });
  });

  it('joins rows of one id, wherever they stand, and shares in one cell', async () => {
    const store = await withPeople();
    const outcome = await take(
      store,
      'id,date,rep,share,role,overlay,splits,amount,product\n' +
        '1,2026-01-05,Ada Brandt,60%,hunter,,,100.01,A\n' +
        '2,2026-01-05,,,,,Ada Brandt 1/3; Hugo Martens 2/3,90,B\n' +
        '3,2026-01-07,Ada Brandt,,,,,5,\n' +
        '1,,Hugo Martens,40 %,farmer,no,,,\n' +
        '2,2026-01-05,Ada Brandt,10%,engineer,yes,,90.00,\n' +
        '1,2026-01-05,Hugo Martens,0.5,engineer,x,,100.01,A\n',
    );
    expect(outcome).toMatchObject({
      ...{ code: 0, rows: 6, new: 3, joined: 3, rejected: 0, newTotal: '195.01' },
    });
    expect(await creditsIn(store)).toEqual([
      '1 payment 2026-01-05 100.01 USD - Ada Brandt 3/5 hunter 6001',
      '1 payment 2026-01-05 100.01 USD - Hugo Martens 1/2+ engineer 5001',
      '1 payment 2026-01-05 100.01 USD - Hugo Martens 2/5 farmer 4000',
      '2 payment 2026-01-05 90.00 USD - Ada Brandt 1/10+ engineer 900',
      '2 payment 2026-01-05 90.00 USD - Ada Brandt 1/3 - 3000',
      '2 payment 2026-01-05 90.00 USD - Hugo Martens 2/3 - 6000',
      '3 payment 2026-01-07 5.00 USD - Ada Brandt 1 - 500',
    ]);
  });

  it('takes a record whole or not at all, and says of each row why', async () => {
    const store = await withPeople();
    const path = await temporaryFile(
      'r.csv',
      [
        'id,date,rep,share,role,overlay,splits,amount,city',
        'short,2026-01-05,Ada Brandt,60%,,,,1,',
        'short,2026-01-05,Hugo Martens,30%,,,,1,',
        'unknown,2026-01-05,Ada Brandt,50%,,,,1,',
        'unknown,2026-01-05,Nobody At All,50%,,,,1,',
        'other,2026-01-05,Ada Brandt,50%,,,,1,',
        'other,2026-01-06,Hugo Martens,50%,,,,1,',
        'city,2026-01-05,Ada Brandt,50%,,,,1,Bonn',
        'city,2026-01-05,Hugo Martens,50%,,,,1,Graz',
        'twice,2026-01-05,Ada Brandt,50%,,,,1,',
        'twice,2026-01-05,Ada Brandt,50%,,,,1,',
        'shares,2026-01-05,Ada Brandt,150%,,,,1,',
        'overlay,2026-01-05,Ada Brandt,150%,,yes,,1,',
        'alone,2026-01-05,Ada Brandt,10%,,yes,,1,',
        'both,2026-01-05,,50%,,,Ada Brandt 100%,1,',
        'nobody,2026-01-05,,,,,,1,',
        'undated,,Ada Brandt,,,,,1,',
        'perhaps,2026-01-05,Ada Brandt,,,perhaps,,1,',
        'good,2026-01-05,Ada Brandt,,,,,1,',
      ].join('\n'),
    );
    expect(await runJson(store, 'records', path, '--kind', 'payment')).toMatchObject({
      ...{ code: 1, rows: 18, new: 1, joined: 0, rejected: 17 },
    });
    expect(rejectsOf(path)).toEqual(
      [
        ...['2,share,shares_of_rows', '3,share,shares_of_rows'],
        ...['4,,record_incomplete', '5,rep,person_unknown'],
        ...['6,,record_incomplete', '7,date,disagrees'],
        ...['8,,record_incomplete', '9,city,disagrees'],
        ...['10,rep,credit_twice', '11,rep,credit_twice'],
        ...['12,share,share', '13,share,overlay_share', '14,share,shares_of_rows'],
        ...['15,splits,shares_twice', '16,rep,missing', '17,date,missing', '18,overlay,yes_no'],
      ].sort(),
    );
  });

  it('needs no owner where shares stand in one cell, nor an amount or a score', async () => {
    const store = await withPeople();
    const text = 'id,date,splits\n1,2026-01-05,Ada Brandt 1/2; Hugo Martens 1/2\n';
    const outcome = await take(store, text);
    expect(outcome).toMatchObject({ new: 1 });
    expect(outcome).not.toHaveProperty('newTotal');
    expect(await creditsIn(store)).toEqual([
      '1 payment 2026-01-05 - - Ada Brandt 1/2 - 0',
      '1 payment 2026-01-05 - - Hugo Martens 1/2 - 0',
    ]);
    const neither = await temporaryFile('n.csv', 'id,date\n1,2026-01-05\n');
    await expect(run(store, ['records', neither, '--kind', 'visit'])).rejects.toMatchObject({
      ...{ code: 'import.column_missing', params: { fields: ['owner'] } },
    });
  });

  it('keeps amounts in other currencies as they are, and says that they are in no standing', async () => {
    const store = await withPeople();
    const header = 'id,date,rep,stage,amount,currency\n';
    const path = await temporaryFile(
      'd.csv',
      `${header}1,2026-01-05,Ada Brandt,won,100,\n` +
        '2,2026-01-05,Ada Brandt,won,500.25,eur\n3,2026-01-05,Ada Brandt,won,"€1,000",\n' +
        '4,2026-01-05,Ada Brandt,won,3000,JPY\n5,2026-01-05,Ada Brandt,open,7,GBP\n' +
        '6,2026-01-05,Ada Brandt,won,3000.5,JPY\n7,2026-01-05,Ada Brandt,won,¥5,\n' +
        '8,2026-01-05,Ada Brandt,won,€5,GBP\n9,2026-01-05,Ada Brandt,won,5,XXQ\n',
    );
    expect(await runJson(store, 'deals', path)).toMatchObject({
      ...{ code: 1, new: 5, rejected: 4, newTotal: '100.00', currency: 'USD' },
      foreign: [
        { currency: 'EUR', records: 2, total: '1500.25' },
        { currency: 'JPY', records: 1, total: '3000' },
      ],
    });
    expect(rejectsOf(path)).toEqual([
      ...['10,currency,currency_unknown', '7,amount,decimals', '8,amount,currency_unclear'],
      '9,amount,currency_clash',
    ]);
    expect(await bookings(store, '2026')).toBe('100.00');
    expect(await creditsIn(store)).toContain('2 deal 2026-01-05 500.25 EUR - Ada Brandt 1 - 50025');
    const { printed } = await run(store, ['deals', path]);
    expect(printed).toContain(
      'In other currencies: €1,500.25 in 2 records and ¥3,000 in 1 record. They are kept as they are',
    );
    expect((await run(store, ['deals', path], 'zh')).printed).toContain('不计入排名和以上合计');
  });

  it('takes a whole file in another currency by its mapping, for records but not for targets', async () => {
    const store = await withPeople();
    const map = await temporaryFile('m.yaml', 'currency: EUR\n');
    const text = 'id,date,rep,amount\n1,2026-01-05,Ada Brandt,5\n';
    expect(await take(store, text, '--map', map)).toMatchObject({
      foreign: [{ currency: 'EUR', records: 1, total: '5.00' }],
    });
    const quotas = await temporaryFile('q.csv', 'rep,period,amount\nAda Brandt,2026-Q1,5\n');
    await expect(run(store, ['quotas', quotas, '--map', map])).rejects.toMatchObject({
      code: 'money.currency_mismatch',
    });
  });

  it('gives a deal its roles and overlays, and joins its rows likewise', async () => {
    const store = await withPeople();
    const path = await temporaryFile(
      'd.csv',
      'id,owner,stage,date,amount,share,role,overlay\n' +
        '1,Ada Brandt,won,2026-01-05,100,50%,hunter,\n1,Hugo Martens,,,,50%,farmer,\n' +
        '1,Ada Brandt,,,,20%,engineer,yes\n',
    );
    expect(await runJson(store, 'deals', path)).toMatchObject({ code: 0, new: 1, joined: 2 });
    expect(await bookings(store, '2026')).toBe('100.00');
    expect(await creditsIn(store)).toHaveLength(3);
  });

  it('leaves out what the mapping ignores, and keeps days as days', async () => {
    const store = await withPeople();
    const map = await temporaryFile(
      'm.yaml',
      'ignore: [Notes]\nattributes: { area: 大区 }\ndays: [paid]\n',
    );
    const text = 'id,date,rep,Paid,Notes,大区\n1,2026-01-05,Ada Brandt,3/17/2026,hm,East\n';
    expect(await take(store, text, '--map', map)).toMatchObject({
      ...{ code: 0, new: 1, unused: ['Notes'], dates: { Paid: 'mdy' } },
    });
    expect((await recordsIn(store))[0]?.attributes).toEqual({ area: 'East', paid: '2026-03-17' });
    const typo = await temporaryFile('t.yaml', 'days: [payd]\n');
    await expect(take(store, text, '--map', typo)).rejects.toMatchObject({
      ...{ code: 'import.column_unknown', params: { column: 'payd' } },
    });
  });

  it('refuses two columns that would be one attribute', async () => {
    const text = 'id,date,rep,Unit price,unit_price\n1,2026-01-05,Ada Brandt,1,2\n';
    await expect(take(await withPeople(), text)).rejects.toMatchObject({
      code: 'import.attribute_twice',
      params: { name: 'unit_price', columns: ['Unit price', 'unit_price'] },
    });
  });

  it('needs a kind that is not a deal or a rating, and only records have one', async () => {
    const store = await withPeople();
    for (const args of [
      ['records', 'x.csv'],
      ['records', 'x.csv', '--kind', 'Payment'],
      ['records', 'x.csv', '--kind', 'deal'],
      ['deals', 'x.csv', '--kind', 'payment'],
    ])
      expect(await run(store, args)).toMatchObject({ code: 2, printed: '' });
  });

  it('says what it has read and counted', async () => {
    const store = await withPeople();
    const text =
      'id,date,rep,share,amount,Weather,备注码\n1,2026-01-05,Ada Brandt,50%,1,dry,x\n1,2026-01-05,Hugo Martens,50%,1,dry,x\n';
    const path = await temporaryFile('r.csv', text);
    const { printed } = await run(store, ['records', path, '--kind', 'payment']);
    expect(printed.split('\n').slice(1)).toEqual([
      '  Columns: id → id, rep → owner, date → date, share → share, amount → amount, Weather → weather',
      '  Not used: 备注码 (to keep a column that has no name in Latin letters, give it one in the mapping file under attributes:)',
      'Rows 2 = 1 new + 0 changed + 0 same + 0 rejected + 1 more about the same records',
      'Amounts: $1.00 new, $0.00 by changes',
      'Imported.',
    ]);
    expect(printed).toContain('records of kind payment');
  });
});
