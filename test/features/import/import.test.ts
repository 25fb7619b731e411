import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/errors.ts';
import { parsePeriod } from '../../../src/domain/period.ts';
import type { Store } from '../../../src/store/port.ts';
import { temporaryFile } from '../../sources/temporary.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { bookings, company, credits, fixture, run, runJson } from './command.ts';

describe.each(engines)('upside import on the %s engine', (engine) => {
  let opened: TestDatabase;
  let count = 0;

  beforeAll(async () => {
    opened = await openTestDatabase(engine);
  });
  afterAll(async () => {
    await opened.close();
  });

  const empty = (code?: string): Promise<Store> =>
    opened.database.openWorkspace(company(`w${(count += 1)}`, code));
  const withPeople = async (): Promise<Store> => {
    const store = await empty();
    await run(store, [
      'people',
      fixture('sample-people.csv'),
      '--map',
      fixture('sample-people.yaml'),
    ]);
    return store;
  };
  const deals = (spelling: string) =>
    [
      'deals',
      fixture(`sample-deals.${spelling}.csv`),
      '--map',
      fixture('sample-deals.yaml'),
    ] as const;

  it('brings people, their managers and their teams from one file', async () => {
    const store = await empty();
    const args = ['people', fixture('sample-people.csv'), '--map', fixture('sample-people.yaml')];
    expect(await runJson(store, ...args)).toMatchObject({
      code: 0,
      rows: 12,
      new: 12,
      changed: 0,
      same: 0,
      rejected: 0,
      createdTeams: 3,
      createdPeople: 4,
    });
    const people = await store.people.list();
    const ada = people.find((person) => person.key === 'Ada Brandt');
    const ines = people.find((person) => person.key === 'Ines Okafor');
    expect(ada?.assignments[0]?.managerId).toBe(ines?.id);
    expect(ines?.roles).toEqual(['manager']);
    expect((await store.people.teams()).map((team) => team.name).sort()).toEqual([
      'Harbour',
      'Meadow',
      'Ridge',
    ]);
    expect(await runJson(store, ...args)).toMatchObject({
      code: 0,
      new: 0,
      changed: 0,
      same: 12,
      createdTeams: 0,
      createdPeople: 0,
    });
  });

  it('makes identical facts of three date spellings, imported at the same time', async () => {
    const load = async (spelling: string): Promise<readonly string[]> => {
      const store = await withPeople();
      expect(await runJson(store, ...deals(spelling))).toMatchObject({
        code: 0,
        rows: 360,
        new: 360,
        rejected: 0,
        newTotal: '822293.66',
        currency: 'USD',
      });
      return [...(await credits(store, '2025')), ...(await credits(store, '2026'))];
    };
    const all = await Promise.all(['iso', 'us', 'eu'].map(load));
    expect(all[0]).toHaveLength(182);
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });

  it('puts what was won into the quarters of the close date', async () => {
    const store = await withPeople();
    await run(store, deals('eu'));
    expect(await bookings(store, '2025-Q1')).toBe('135478.02');
    expect(await bookings(store, '2025-Q2')).toBe('201382.44');
    expect(await bookings(store, '2025-Q3')).toBe('217747.24');
    expect(await bookings(store, '2025-Q4')).toBe('234326.08');
    expect(await bookings(store, '2026-Q1')).toBe('33359.88');
  });

  it('changes nothing when the same file comes again, in whatever spelling', async () => {
    const store = await withPeople();
    await run(store, deals('iso'));
    const before = await credits(store, '2025');
    expect(await runJson(store, ...deals('us'))).toMatchObject({
      new: 0,
      changed: 0,
      same: 360,
      newTotal: '0.00',
      changedDelta: '0.00',
    });
    expect(await credits(store, '2025')).toEqual(before);
  });

  it('writes bad rows with reason and remedy into a rejects file and takes the others', async () => {
    const store = await withPeople();
    const path = await temporaryFile(
      'deals.csv',
      [
        'deal_id,owner,stage,close_date,amount',
        'A-1,Ada Brandt,Won,2025-02-03,100.00',
        'A-2,Ada Brant,Won,2025-02-03,100.00',
        'A-3,Ada Brandt,Won,2025-02-30,100.00',
        'A-4,Ada Brandt,Won,2025-02-03,100.005',
        'A-5,Ada Brandt,Perhaps,2025-02-03,100.00',
        'A-6,Ada Brandt,Won,2025-02-03',
        "=cmd|' /C calc'!A0,Ada Brandt,Won,2025-02-03,x",
        'A-1,Ada Brandt,Won,2025-02-03,100.00',
        ',Ada Brandt,Won,2025-02-03,100.00',
        'A-9,Ada Brandt,Won,2025-02-03,-40.00',
      ].join('\n'),
    );
    expect(await runJson(store, 'deals', path)).toMatchObject({
      code: 1,
      rows: 10,
      new: 2,
      rejected: 8,
      newTotal: '60.00',
      rejectsFile: `${path}.rejects.csv`,
    });
    const text = readFileSync(`${path}.rejects.csv`, 'utf8');
    expect(text.startsWith('\uFEFFrow,column,code,reason,what to do,the row\r\n')).toBe(true);
    const lines = text.trim().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',').slice(0, 3).join(',')).sort()).toEqual([
      '10,deal_id,missing',
      '3,owner,person_unknown',
      '4,close_date,date',
      '5,amount,decimals',
      '6,stage,stage',
      '7,,width',
      '8,amount,money',
      '9,deal_id,duplicate',
    ]);
    expect(text).toContain('Near it: Ada Brandt.');
    expect(text).toContain(",'=cmd|' /C calc'!A0,");
    const { code, printed } = await run(store, ['deals', path], 'zh');
    expect(code).toBe(1);
    expect(printed).toContain('共 10 行 = 新增 0 + 变更 0 + 相同 2 + 拒收 8');
    expect(readFileSync(`${path}.rejects.csv`, 'utf8')).toContain('相近的有：Ada Brandt。');
  });

  it('removes the rejects of an earlier import once all rows are taken', async () => {
    const store = await withPeople();
    const path = await temporaryFile(
      'deals.csv',
      'id,owner,stage,date,amount\n1,Nobody,won,2025-01-02,5\n',
    );
    await run(store, ['deals', path]);
    expect(existsSync(`${path}.rejects.csv`)).toBe(true);
    await writeFile(path, 'id,owner,stage,date,amount\n1,Ada Brandt,won,2025-01-02,5\n');
    expect((await run(store, ['deals', path])).code).toBe(0);
    expect(existsSync(`${path}.rejects.csv`)).toBe(false);
  });

  it('never makes up a person for a deal', async () => {
    const store = await withPeople();
    const before = (await store.people.list()).length;
    const path = await temporaryFile(
      'deals.csv',
      'id,owner,stage,date,amount\n1,New Hire,won,2025-01-02,5\n',
    );
    expect(await runJson(store, 'deals', path)).toMatchObject({ code: 1, new: 0, rejected: 1 });
    expect(await store.people.list()).toHaveLength(before);
    await expect(run(await empty(), ['deals', path])).rejects.toThrow('import.no_people');
  });

  it('takes a change as a new version, and a smaller amount off the standing', async () => {
    const store = await withPeople();
    const header = 'id,owner,stage,date,amount\n';
    const first = await temporaryFile(
      'a.csv',
      `${header}1,Ada Brandt,won,2025-01-02,500\n2,Ada Brandt,won,2025-01-03,70\n`,
    );
    const second = await temporaryFile(
      'b.csv',
      `${header}1,Ada Brandt,won,2025-01-02,450.50\n2,Ada Brandt,won,2025-01-03,70\n`,
    );
    await run(store, ['deals', first]);
    expect(await runJson(store, 'deals', second)).toMatchObject({
      new: 0,
      changed: 1,
      same: 1,
      changedDelta: '-49.50',
    });
    expect(await bookings(store, '2025-Q1')).toBe('520.50');
  });

  it('refuses a column whose dates read both ways, and takes the word for it', async () => {
    const store = await withPeople();
    const path = await temporaryFile(
      'deals.csv',
      'id,owner,stage,close_date,amount\n1,Ada Brandt,won,3/4/2017,5\n',
    );
    const error = await run(store, ['deals', path]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'import.date_ambiguous',
      params: {
        text: '3/4/2017',
        row: 2,
        column: 'close_date',
        readings: [
          { order: 'dmy', day: '2017-04-03' },
          { order: 'mdy', day: '2017-03-04' },
        ],
      },
    });
    expect(await runJson(store, 'deals', path, '--dates', 'mdy')).toMatchObject({
      code: 0,
      new: 1,
    });
    expect(await bookings(store, '2017-Q1')).toBe('5.00');
  });

  it('reads a Chinese GB18030 file by its header names', async () => {
    const store = await empty('CNY');
    await run(store, [
      'teams',
      await temporaryFile('t.csv', '团队,上级团队\n华东,\n华南,\n华东一组,华东\n华南一组,华南\n'),
    ]);
    expect(await runJson(store, 'people', fixture('sample-people.gb18030.csv'))).toMatchObject({
      code: 0,
      rows: 3,
      new: 3,
      encoding: 'gb18030',
      delimiter: ';',
    });
    const people = await store.people.list();
    const [chen, li, wang] = people;
    expect(people.map((person) => person.name)).toEqual(['陈宇', '李娜', '王浩']);
    expect(chen?.roles).toEqual(['rep', 'manager']);
    expect([li, wang].map((person) => person?.assignments[0]?.managerId)).toEqual([
      chen?.id,
      chen?.id,
    ]);
    expect(wang?.assignments[0]?.from.toString()).toBe('2025-07-15');
    const path = await temporaryFile(
      'd.csv',
      '编号,负责人,阶段,成交日期,金额,客户\n1,李娜,赢单,2025年7月1日,￥1.2万,联科\n2,陈宇,赢单,2025/7/2,"1,200元",云图\n',
    );
    expect(await runJson(store, 'deals', path)).toMatchObject({
      code: 0,
      new: 2,
      newTotal: '13200.00',
    });
  });

  it('gives ratings to those rated, in hundredths of a point', async () => {
    const store = await withPeople();
    const path = await temporaryFile(
      'r.csv',
      'response_id,rep,responded_at,score\n1,Ada Brandt,2025-01-05T10:00:00Z,4.5\n2,Ada Brandt,2025-01-06,5\n3,Ada Brandt,2025-01-06,6\n',
    );
    expect(await runJson(store, 'ratings', path)).toMatchObject({ code: 1, new: 2, rejected: 1 });
    const ada = (await store.people.find('Ada Brandt')).exact[0];
    const [standing] = await store.standings.of(
      ada ? [{ kind: 'person', id: ada.id }] : [],
      parsePeriod('2025', store.workspace),
    );
    expect(standing?.rating).toEqual({ total: 950n, count: 2 });
  });

  it('numbers rows without an id by what they say, so that they are the same next time', async () => {
    const store = await withPeople();
    const rows =
      'owner,stage,date,amount\nAda Brandt,won,2025-01-02,5\nAda Brandt,won,2025-01-02,5.00\nHugo Martens,won,2025-01-02,5\n';
    const again =
      'owner,stage,date,amount\nHugo Martens,won,1/2/2025,5\nAda Brandt,won,1/2/2025,5\nAda Brandt,won,1/2/2025,5\nAda Brandt,won,1/13/2025,9\n';
    expect(await runJson(store, 'deals', await temporaryFile('a.csv', rows))).toMatchObject({
      new: 3,
    });
    expect(await runJson(store, 'deals', await temporaryFile('b.csv', again))).toMatchObject({
      new: 1,
      same: 3,
    });
  });

  it('shares a deal out as its splits say', async () => {
    const store = await withPeople();
    const path = await temporaryFile(
      's.csv',
      'id,owner,stage,date,amount,splits\n1,,won,2025-01-02,100.01,Ada Brandt 50%; Hugo Martens 50%\n2,,won,2025-01-02,100,Ada Brandt 50%; Hugo Martens 40%\n',
    );
    expect(await runJson(store, 'deals', path)).toMatchObject({ new: 1, rejected: 1 });
    expect(await bookings(store, '2025-01')).toBe('100.01');
  });

  it('takes targets of a plan’s own measures as exact decimals', async () => {
    const store = await withPeople();
    const path = await temporaryFile(
      'q.csv',
      [
        'rep,measure,period,amount',
        'Ada Brandt,Margin_Rate,2025-Q1,31.25 %',
        'Ada Brandt,new_logos,2025-Q1,12',
        'Ada Brandt,services,2025-Q1,"12,500.5"',
        'Ada Brandt,bookings,2025-Q1,12.345',
        'Ada Brandt,hours spent,2025-Q1,5',
        'Ada Brandt,hours,2025-Q1,-5',
        'Ada Brandt,share,2025-Q1,0.1234567891',
      ].join('\n'),
    );
    expect(await runJson(store, 'quotas', path)).toMatchObject({ code: 1, new: 3, rejected: 4 });
    const rejects = readFileSync(`${path}.rejects.csv`, 'utf8').trim().split('\r\n').slice(1);
    expect(rejects.map((line) => line.split(',')[2]).sort()).toEqual(
      ['decimals', 'measure', 'negative', 'places'].sort(),
    );
    const ada = (await store.people.find('Ada Brandt')).exact[0];
    const found = await store.planInputs.quotasOf(ada ? [{ kind: 'person', id: ada.id }] : [], [
      parsePeriod('2025-Q1', store.workspace),
    ]);
    expect(found.map(({ measure, amount, scale }) => [measure, amount, scale])).toEqual([
      ['margin_rate', 3125n, 4],
      ['new_logos', 12n, undefined],
      ['services', 125005n, 1],
    ]);
  });

  it('says what is wrong with the call, with exit code 2', async () => {
    const store = await empty();
    const calls = [
      [],
      ['weather', 'x.csv'],
      ['deals'],
      ['deals', 'a', 'b'],
      ['deals', 'a', '--fast'],
      ['deals', 'a', '--dates', 'ydm'],
      ['deals', 'a', '--from', '2026-02-30'],
    ];
    for (const args of calls) {
      const { code, complaints, printed } = await run(store, args);
      expect([code, printed]).toEqual([2, '']);
      expect(complaints).toContain(
        'Usage: upside import people|teams|quotas|deals|ratings|records|rates|leave|holidays FILE',
      );
    }
  });

  it.each([
    ['import.file_unreadable', null],
    ['import.file_empty', ''],
    ['import.file_empty', '\n\n'],
    ['import.column_missing', 'id,owner\n1,2\n'],
    ['import.encoding_unknown', Buffer.from('504b03041400000008', 'hex')],
    ['import.decimal_ambiguous', 'id,owner,stage,date,amount\n1,Ada Brandt,won,2025-01-01,1.234\n'],
    [
      'import.decimal_conflict',
      'id;owner;stage;date;amount\n1;A;won;2025-01-01;1.5\n1;A;won;2025-01-01;1,5\n',
    ],
    [
      'import.date_conflict',
      'id,owner,stage,date,amount\n1,A,won,13/1/2025,1\n2,A,won,1/13/2025,1\n',
    ],
  ])('refuses the whole file: %s', async (code, content) => {
    const store = await withPeople();
    const path = content === null ? 'no/such/file.csv' : await temporaryFile('x.csv', content);
    await expect(run(store, ['deals', path])).rejects.toMatchObject({ code });
  });

  it('asks which of two columns is meant, unless one has the very name', async () => {
    const store = await withPeople();
    const header = 'id,owner,stage,date,';
    const row = '1,Ada Brandt,won,2025-01-01,';
    const both = await temporaryFile('a.csv', `${header}revenue,total\n${row}5,6\n`);
    await expect(run(store, ['deals', both])).rejects.toMatchObject({
      code: 'import.column_twice',
      params: { column: 'revenue, total', field: 'amount' },
    });
    const named = await temporaryFile('b.csv', `${header}revenue,amount\n${row}5,6\n`);
    expect(await runJson(store, 'deals', named)).toMatchObject({
      newTotal: '6.00',
      unused: ['revenue'],
    });
  });
});
