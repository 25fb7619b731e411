import { describe, expect, it } from 'vitest';
import { teamId } from '../../src/domain/ids.ts';
import { currency, decimalText } from '../../src/domain/money.ts';
import type { Team } from '../../src/domain/people.ts';
import { readAmount, readMeasure, readTeam, takeMeasure } from '../../src/features/words.ts';

const cny = currency('CNY');

describe('an amount in words', () => {
  it.each([
    ['50000', '50000.00'],
    ['¥50,000.50', '50000.50'],
    ['50k', '50000.00'],
    ['1.5 M', '1500000.00'],
    ['5万', '50000.00'],
    ['３．２万元', '32000.00'],
    ['1.2亿', '120000000.00'],
    ['CNY 800', '800.00'],
    ['800 cny', '800.00'],
    ['-900', '-900.00'],
  ])('%s is %s', (text, decimal) => {
    expect(decimalText(readAmount(text, cny))).toBe(decimal);
  });

  it.each(['', 'ten', '1.234', '5,00', '1e3', '1,0000', 'NaN', '--5', '12 13'])(
    'refuses %j rather than guess',
    (text) => {
      expect(() => readAmount(text, cny)).toThrow(
        expect.objectContaining({ code: 'money.unreadable', params: { text } }),
      );
    },
  );

  it('takes no decimals in a currency without them', () => {
    expect(decimalText(readAmount('1.5k', currency('JPY')))).toBe('1500');
    expect(() => readAmount('0.5', currency('JPY'))).toThrow('money.unreadable');
  });
});

describe('a measure in words', () => {
  it.each([
    ['east deals', 'deals', 'east'],
    ['华东满意度', 'satisfaction', '华东'],
    ['CSAT all', 'satisfaction', 'all'],
    ['签约额', 'bookings', ''],
  ])('is found in %j', (words, code, rest) => {
    const taken = takeMeasure(words);
    expect(taken.measure?.code).toBe(code);
    expect(taken.rest).toBe(rest);
  });

  it('is not found inside another word', () => {
    expect(takeMeasure('dealsmakers').measure).toBeNull();
  });

  it('says which there are when it is none of them', () => {
    expect(() => readMeasure('profit')).toThrow(
      expect.objectContaining({
        params: { text: 'profit', measures: ['bookings', 'deals', 'satisfaction'] },
      }),
    );
  });
});

describe('a team in words', () => {
  const team = (key: string, name: string, nameZh: string | null): Team => ({
    id: teamId(key),
    key,
    name,
    nameZh,
    parentId: null,
  });
  const teams = [team('east', 'East', '华东团队'), team('south-1', 'South One', null)];

  it.each([
    ['EAST', 'east'],
    ['East team', 'east'],
    ['华东', 'east'],
    ['华东团队', 'east'],
    ['south  one', 'south-1'],
    ['south-1', 'south-1'],
  ])('%s is %s', (words, key) => {
    const found = readTeam(words, teams, 'en');
    expect(found.key).toBe(key);
  });

  it('is refused with the list of teams, in the language of the reader', () => {
    expect(() => readTeam('West', teams, 'zh')).toThrow(
      expect.objectContaining({ params: { text: 'West', teams: ['华东团队', 'South One'] } }),
    );
  });
});
