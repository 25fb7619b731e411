/** How far back a measure looks, and what it is measured against. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar, day } from '../../samples.ts';
import { type Company, deal, figure, figures, quota, target } from './measured.ts';

const sales = (window: string) =>
  `{ records: deal, take: sum, value: amount, unit: money, window: ${window} }`;
const windows = {
  now: sales('period'),
  quarter: sales('quarter-to-date'),
  year: sales('year-to-date'),
  three: sales('{ rolling: 3 }'),
  ever: sales('since-start'),
};

/** One power of ten each: a sum shows which of them count. */
const records = [
  deal('2024-12-31', '1'),
  deal('2025-12-31', '10'),
  deal('2026-01-01', '100'),
  deal('2026-03-31', '1000'),
  deal('2026-04-01', '10000'),
  deal('2026-05-31', '100000'),
  deal('2026-06-01', '1000000'),
];

describe('the window of a measure', () => {
  it('is the period, the quarter or year to date, the last periods, or all since the start', () => {
    expect(figures({ when: '2026-05', measures: windows, person: { records } })).toEqual({
      now: '100000',
      quarter: '110000',
      year: '111100',
      three: '111000',
      ever: '111111',
    });
  });

  it('never holds what comes after the period', () => {
    expect(figure({ when: '2025-01', measures: windows, person: { records } }, 'ever')).toBe('1');
  });

  it('is never shorter than the period itself', () => {
    expect(figures({ when: '2026', measures: windows, person: { records } })).toEqual({
      ...{ now: '1111100', quarter: '1111100', year: '1111100' },
      ...{ three: '1111111', ever: '1111111' },
    });
  });

  it('follows the fiscal year', () => {
    const fiscal = calendar(4);
    const company: Company = { when: '2026-04', measures: windows, person: { records } };
    expect(figures({ ...company, calendar: fiscal })).toMatchObject({ year: '10000' });
    expect(figures({ ...company, when: '2026-03', calendar: fiscal })).toMatchObject({
      quarter: '1100',
      year: '1110',
    });
  });

  it('rolls back as many periods as it says, this one included', () => {
    const days = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 8 }), (offsets, count) => {
        const person = {
          records: offsets.map((n) => deal(String(day('2025-01-01').add({ days: n })), '1')),
        };
        const rolling = { it: sales(`{ rolling: ${count} }`) };
        const first = day('2026-06-01').subtract({ months: count - 1 });
        const within = person.records.filter(
          (each) => String(each.day) >= String(first) && String(each.day) < '2026-07-01',
        );
        expect(figure({ when: '2026-06', measures: rolling, person }, 'it')).toBe(
          String(within.length),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('holds of the running period only the days on the plan, and of earlier ones all', () => {
    const spells = [{ from: day('2026-05-10'), to: day('2026-05-20'), level: '' }];
    const person = {
      spells,
      records: [
        deal('2026-04-30', '1'),
        deal('2026-05-09', '10'),
        deal('2026-05-10', '100'),
        deal('2026-05-19', '1000'),
        deal('2026-05-20', '10000'),
      ],
    };
    expect(figures({ when: '2026-05', measures: windows, person })).toMatchObject({
      now: '1100',
      quarter: '1101',
    });
  });
});

describe('the target of a window', () => {
  const quotas = (id: string) => [
    quota(id, '2025-12', '7'),
    quota(id, '2026-01', '10'),
    quota(id, '2026-02', '20'),
    quota(id, '2026-03', '30'),
  ];
  const company = (id: string): Company => ({
    when: '2026-03',
    measures: windows,
    person: { quotas: quotas(id) },
  });

  it('is the sum of the targets of its periods', () => {
    expect(target(company('now'), 'now')).toBe('30');
    expect(target(company('quarter'), 'quarter')).toBe('60');
    expect(target({ ...company('three'), when: '2026-02' }, 'three')).toBe('37');
    expect(target(company('ever'), 'ever')).toBe('67');
  });

  it('is nothing where none was set for any of them', () => {
    expect(target(company('other'), 'now')).toBe('nothing');
    expect(target({ ...company('now'), when: '2026-04' }, 'now')).toBe('nothing');
  });

  it('is what the plan states, once for each period', () => {
    const targets = { quarter: '{ target: 50, prorate: none }' };
    expect(target({ ...company('quarter'), targets }, 'quarter')).toBe('150');
    const assigned = { quarter: '{ target: assigned, prorate: none }' };
    expect(target({ ...company('quarter'), targets: assigned }, 'quarter')).toBe('60');
  });

  it('can be computed from what was before', () => {
    const targets = { now: "{ target: { formula: 'previous(now) * 1.1' }, prorate: none }" };
    const person = { records: [deal('2026-02-10', '200')] };
    expect(target({ when: '2026-03', measures: windows, targets, person }, 'now')).toBe('220');
    expect(target({ when: '2026-02', measures: windows, targets, person }, 'now')).toBe('0');
  });
});
