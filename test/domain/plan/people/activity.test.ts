import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  activeShare,
  daysActive,
  monthsServed,
  shareFor,
} from '../../../../src/domain/plan/people/activity.ts';
import { wholeMonths } from '../../../../src/domain/plan/people/months.ts';
import { prorated } from '../../../../src/domain/plan/people/prorate.ts';
import { toPeopleTerms } from '../../../../src/domain/plan/people/section.ts';
import { spellsWithin } from '../../../../src/domain/plan/people/spells.ts';
import { add, compare, multiply, rational, round, zero } from '../../../../src/domain/rational.ts';
import { day, ratio } from '../../samples.ts';
import { period } from '../settlement/settled.ts';

const spell = (from: string, to: string | null = null, level = '') => ({
  from: day(from),
  to: to === null ? null : day(to),
  level,
});
const there = (from: string, to: string | null = null) => ({
  spells: [spell(from, to)],
  leave: [],
});
const byDays = { by: 'days', leaveCounts: true } as const;
const byMonths = { by: 'whole-months', leaveCounts: true } as const;
const workedOnly = { leaveCounts: false } as const;

describe('the share of a period', () => {
  it('by days counts the first and the last day: from 15 January on it is 17 of 31', () => {
    expect(activeShare(there('2026-01-15'), period('2026-01'), byDays)).toEqual(ratio('17/31'));
    expect(activeShare(there('2020-01-01', '2026-01-17'), period('2026-01'), byDays)).toEqual(
      ratio('16/31'),
    );
  });

  it('is never rounded: 1,000 for 16 of 31 days are 516.13', () => {
    const share = activeShare(there('2020-01-01', '2026-01-17'), period('2026-01'), byDays);
    const { amount, trace } = prorated('amount', rational(100_000n), share);
    expect(round(amount, 'half-up')).toBe(51_613n);
    expect(trace).toMatchObject([{ step: 'prorated', what: 'amount', factor: ratio('16/31') }]);
  });

  it('by whole months is one of three when somebody starts on 1 March', () => {
    expect(activeShare(there('2026-03-01'), period('2026-Q1'), byMonths)).toEqual(ratio('1/3'));
  });

  it('by whole months counts no month that was begun or left in between', () => {
    expect(activeShare(there('2026-02-02', '2026-03-31'), period('2026-Q1'), byMonths)).toEqual(
      zero,
    );
    expect(activeShare(there('2026-02-01', '2026-04-01'), period('2026-Q1'), byMonths)).toEqual(
      ratio('2/3'),
    );
  });

  it('leaves out leave only where it does not count', () => {
    const person = {
      ...there('2025-01-01'),
      leave: [{ from: day('2026-01-30'), to: day('2026-03-01') }],
    };
    expect(activeShare(person, period('2026-Q1'), byDays)).toEqual(ratio('1'));
    expect(activeShare(person, period('2026-Q1'), { ...byDays, ...workedOnly })).toEqual(
      ratio('60/90'),
    );
    expect(activeShare(person, period('2026-Q1'), { ...byMonths, ...workedOnly })).toEqual(
      ratio('2/3'),
    );
  });

  it('counts no day twice, not on the plan, not on leave', () => {
    const person = {
      spells: [spell('2026-01-01', '2026-01-11'), spell('2026-01-06', '2026-01-21')],
      leave: [
        { from: day('2026-01-09'), to: day('2026-01-13') },
        { from: day('2026-01-11'), to: day('2026-01-12') },
        { from: day('2026-01-25'), to: null },
      ],
    };
    const within = { from: day('2026-01-01'), to: day('2026-02-01') };
    expect(daysActive(person, within, true)).toBe(20);
    expect(daysActive(person, within, false)).toBe(16);
  });

  it('is all of it for somebody of whom no spell is known, and where the plan does not prorate', () => {
    const newcomer = there('2026-01-15');
    const people = toPeopleTerms({
      'part-periods': 'days',
      prorate: ['caps'],
      leave: 'counts',
      'level-change': 'last-day',
    });
    expect(activeShare({ spells: [], leave: [] }, period('2026-01'), byDays)).toEqual(ratio('1'));
    expect(shareFor('caps', people, newcomer, period('2026-01'))).toEqual(ratio('17/31'));
    expect(shareFor('amounts', people, newcomer, period('2026-01'))).toEqual(ratio('1'));
    expect(shareFor('caps', toPeopleTerms(undefined), newcomer, period('2026-01'))).toEqual(
      ratio('1'),
    );
  });
});

describe('months served', () => {
  const served = (started: string | null, name: string, to: string | null = null) =>
    monthsServed(
      {
        started: started === null ? null : day(started),
        spells: [spell('2020-01-01', to)],
        leave: [],
      },
      period(name),
    );

  it('are whole months from the first day to the end of the period', () => {
    expect(served('2026-01-01', '2026-01')).toBe(1);
    expect(served('2026-01-15', '2026-01')).toBe(0);
    expect(served('2026-01-15', '2026-Q1')).toBe(2);
    expect(served('2026-04-01', '2026-Q1')).toBe(0);
    expect(served(null, '2026-Q1')).toBeNull();
  });

  it('end with leaving', () => {
    expect(served('2026-01-01', '2026-Q1', '2026-03-01')).toBe(2);
  });

  it('are over on the last day of a month that is too short', () => {
    expect(wholeMonths(day('2026-01-31'), day('2026-02-28'))).toBe(1);
    expect(wholeMonths(day('2026-01-31'), day('2026-02-27'))).toBe(0);
    expect(wholeMonths(day('2026-03-15'), day('2026-01-10'))).toBe(-3);
  });
});

describe('a period in parts', () => {
  const terms = (
    change: 'split' | 'last-day' | 'first-day',
    by: 'days' | 'whole-months' = 'days',
  ) =>
    toPeopleTerms({
      'part-periods': by,
      prorate: [],
      leave: 'does-not-count',
      'level-change': change,
    });
  const promoted = {
    level: 'senior',
    spells: [spell('2024-01-01', '2026-02-11', 'junior'), spell('2026-02-11', null, 'senior')],
    leave: [],
  };
  const q1 = period('2026-Q1');

  it('has the level of the last or of the first day, whole', () => {
    const whole = { from: q1.start, to: q1.end, factor: ratio('1') };
    expect(spellsWithin(promoted, q1, terms('last-day'))).toEqual([{ ...whole, level: 'senior' }]);
    expect(spellsWithin(promoted, q1, terms('first-day'))).toEqual([{ ...whole, level: 'junior' }]);
  });

  it('or is split by days: 41 of 90 as a junior', () => {
    const parts = spellsWithin(promoted, q1, terms('split'));
    expect(parts.map(({ level, factor }) => [level, factor])).toEqual([
      ['junior', ratio('41/90')],
      ['senior', ratio('49/90')],
    ]);
    expect(parts[0]?.to).toEqual(parts[1]?.from);
  });

  it('or by months, each with the level of its last day', () => {
    const parts = spellsWithin(promoted, q1, terms('split', 'whole-months'));
    expect(parts.map(({ factor }) => factor)).toEqual([ratio('1/3'), ratio('2/3')]);
  });

  it('takes spells of one level as one, and only the time on the plan', () => {
    const moved = {
      level: 'senior',
      spells: [
        spell('2026-01-16', '2026-02-01', 'senior'),
        spell('2026-02-01', '2026-03-01', 'senior'),
      ],
      leave: [],
    };
    expect(spellsWithin(moved, q1, terms('split'))).toEqual([
      { from: day('2026-01-16'), to: day('2026-03-01'), level: 'senior', factor: ratio('1') },
    ]);
    expect(spellsWithin(moved, period('2026-Q2'), terms('split'))).toEqual([]);
  });

  it('takes all of it for somebody of whom no spell is known', () => {
    const unknown = { level: 'senior', spells: [], leave: [] };
    expect(spellsWithin(unknown, q1, terms('split'))).toMatchObject([
      { level: 'senior', factor: ratio('1') },
    ]);
  });

  it('adds up to one, however it is cut and whatever leave there is', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 89 }), { maxLength: 5 });
    const leaves = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }));
    const ways = fc.constantFrom('days' as const, 'whole-months' as const);
    const at = (days: number): Temporal.PlainDate => q1.start.add({ days });
    fc.assert(
      fc.property(cuts, leaves, ways, (days, [from, length], by) => {
        const limits = [0, ...days.toSorted((a, b) => a - b), 90];
        const spells = limits.slice(1).map((to, position) => ({
          from: at(limits[position] ?? 0),
          to: at(to),
          level: position % 2 === 0 ? 'junior' : 'senior',
        }));
        const leave = [{ from: at(from), to: at(from + length) }];
        const parts = spellsWithin({ level: 'junior', spells, leave }, q1, terms('split', by));
        expect(parts).toHaveLength(spells.length);
        const sum = parts.reduce((all, { factor }) => add(all, factor), zero);
        expect(compare(sum, rational(1n))).toBe(0);
        for (const { factor } of parts) expect(factor.num).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it('is as long as its days: shares of two that follow each other add up to the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 }), (days) => {
        const cut = q1.start.add({ days });
        const share = (from: string | null, to: string | null) =>
          activeShare(there(from ?? '2020-01-01', to), q1, byDays);
        const both = add(share(null, cut.toString()), share(cut.toString(), null));
        expect(multiply(both, rational(90n))).toEqual(rational(90n));
      }),
    );
  });
});
