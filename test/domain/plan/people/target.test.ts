import { describe, expect, it } from 'vitest';
import type { PeriodKind } from '../../../../src/domain/period.ts';
import type { MeasureRef, Participant } from '../../../../src/domain/plan/evaluation.ts';
import { findings } from '../../../../src/domain/plan/language/findings.ts';
import type { Finding } from '../../../../src/domain/plan/language/problem.ts';
import type { Tree } from '../../../../src/domain/plan/language/source.ts';
import { rampFactor } from '../../../../src/domain/plan/people/ramp.ts';
import { peopleSection, toPeopleTerms } from '../../../../src/domain/plan/people/section.ts';
import { type TargetQuestion, targetFor } from '../../../../src/domain/plan/people/target.ts';
import { checkTarget, targetEntry } from '../../../../src/domain/plan/people/target-entry.ts';
import { type Rational, rational, round } from '../../../../src/domain/rational.ts';
import { calendar, day, ratio } from '../../samples.ts';
import { period, somebody } from '../settlement/settled.ts';

const bookings: MeasureRef = { id: 'bookings', unit: 'money', title: null };

function target(
  tree: Tree,
  when: string,
  person: Partial<Participant> = {},
  more: Partial<TargetQuestion> = {},
) {
  return targetFor({
    terms: targetEntry.parse(tree),
    measure: bookings,
    scale: rational(100n),
    people: toPeopleTerms(undefined),
    person: somebody(person),
    period: period(when),
    calendar: calendar(),
    spell: null,
    number: () => null,
    ...more,
  });
}

/** In whole dollars, rounded. */
const dollars = (quota: Rational | null): number | null =>
  quota && Number(round({ num: quota.num, den: quota.den * 100n }, 'half-up'));

const since = (started: string): Partial<Participant> => ({
  started: day(started),
  spells: [{ from: day(started), to: null, level: '' }],
});

describe('a target', () => {
  it('of 100,000 a year by season, from 1 March on, is 6,667 + 20,000 + 20,000 + 40,000', () => {
    const seasonal = {
      target: { year: '100000', seasons: ['20 %', '20 %', '20 %', '40 %'] },
      prorate: 'whole-months',
    };
    const quotas = ['2019-Q1', '2019-Q2', '2019-Q3', '2019-Q4'].map(
      (quarter) => target(seasonal, quarter, since('2019-03-01')).quota,
    );
    expect(quotas.map(dollars)).toEqual([6667, 20_000, 20_000, 40_000]);
    const year = quotas.reduce((sum, quota) => sum + Number(quota?.num) / Number(quota?.den), 0);
    expect(Math.round(year / 100)).toBe(86_667);
  });

  it('by season follows the fiscal year', () => {
    const seasonal = {
      target: { year: '1200', seasons: ['10 %', '20 %', '30 %', '40 %'] },
      prorate: 'none',
    };
    const fiscal = { calendar: calendar(4) };
    expect(dollars(target(seasonal, '2026-Q1', {}, fiscal).quota)).toBe(480);
    expect(dollars(target(seasonal, '2026-Q2', {}, fiscal).quota)).toBe(120);
  });

  it('that grows by 15 % over 100,000 is 115,000', () => {
    const growing = { target: { formula: 'previous(bookings) * 1.15' }, prorate: 'none' };
    const number: TargetQuestion['number'] = (formula) => {
      const value = formula.evaluate({ name: () => null, about: () => ratio('100000') });
      return typeof value === 'object' ? value : null;
    };
    expect(dollars(target(growing, '2026-Q2', {}, { number }).quota)).toBe(115_000);
    expect(target(growing, '2026-Q2').quota).toBeNull();
  });

  it('that was assigned is that of the period', () => {
    const quotas = [
      { measure: 'bookings', start: day('2026-01-01'), amount: rational(500n) },
      { measure: 'deals', start: day('2026-04-01'), amount: rational(7n) },
      { measure: 'bookings', start: day('2026-04-01'), amount: rational(600n) },
    ];
    const assigned = { target: 'assigned', prorate: 'none' };
    expect(target(assigned, '2026-Q2', { quotas })).toEqual({ quota: rational(600n), trace: [] });
    expect(target(assigned, '2026-Q3', { quotas }).quota).toBeNull();
  });

  it('is that of the level', () => {
    const byLevel = { target: { junior: '100', senior: '300' }, prorate: 'none' };
    expect(dollars(target(byLevel, '2026-Q1', { level: 'senior' }).quota)).toBe(300);
  });

  it('of a part of the period has the level and the share of that part', () => {
    const byLevel = { target: { junior: '100', senior: '300' }, prorate: 'none' };
    const spell = { level: 'junior', factor: ratio('1/4') };
    const { quota, trace } = target(byLevel, '2026-Q1', { level: 'senior' }, { spell });
    expect(dollars(quota)).toBe(25);
    expect(trace).toMatchObject([{ reason: 'prorated', factor: ratio('1/4') }]);
  });

  it('for 17 of 31 days is told as a part of the whole', () => {
    const { quota, trace } = target(
      { target: '3100', prorate: 'days' },
      '2026-01',
      since('2026-01-15'),
    );
    expect(dollars(quota)).toBe(1700);
    expect(trace).toEqual([
      {
        step: 'target',
        measure: bookings,
        whole: rational(310_000n),
        factor: ratio('17/31'),
        reason: 'prorated',
        quota: rational(170_000n),
      },
    ]);
  });
});

describe('a ramp', () => {
  const ramped = { target: '12000', prorate: 'none', ramp: ['50 %', '75 %'] };

  it('counts months from that of the first day, and then the whole target', () => {
    const months = ['2026-01', '2026-02', '2026-03'].map(
      (month) => target(ramped, month, since('2026-01-20')).quota,
    );
    expect(months.map(dollars)).toEqual([6000, 9000, 12_000]);
  });

  it('of a quarter is the average of its months', () => {
    const { quota, trace } = target(ramped, '2026-Q1', since('2026-01-01'));
    expect(dollars(quota)).toBe(9000);
    expect(trace).toMatchObject([{ reason: 'ramp', factor: ratio('3/4') }]);
    expect(target(ramped, '2026-Q2', since('2026-01-01')).trace).toEqual([]);
  });

  it('with proration counts months that were not served as nothing', () => {
    const both = { ...ramped, prorate: 'whole-months' };
    const { quota, trace } = target(both, '2026-Q1', since('2026-02-01'));
    expect(dollars(quota)).toBe(5000);
    expect(trace).toMatchObject([{ reason: 'both', factor: ratio('5/12') }]);
  });

  it('is nothing for somebody whose first day is not known, or who starts later', () => {
    const reckoning = { by: 'days', leaveCounts: true } as const;
    const ramp = [ratio('1/2')];
    const person = somebody();
    expect(rampFactor(ramp, person, period('2026-Q1'), reckoning)).toEqual(ratio('1'));
    const later = somebody({ started: day('2026-04-01') });
    expect(rampFactor(ramp, later, period('2026-Q1'), reckoning)).toEqual(ratio('1'));
    expect(target({ ...ramped, prorate: 'days' }, '2026-Q1', since('2026-04-01')).quota).toEqual(
      rational(0n),
    );
  });
});

describe('the words of a target', () => {
  const found = (tree: Tree) => {
    const result = targetEntry.safeParse(tree);
    return result.success
      ? []
      : findings(result.error, tree).map(({ code, path }) => `${code} ${path.join('.')}`);
  };
  const checked = (tree: Tree, unit: 'money' | 'percent', kind: PeriodKind) => {
    const all: string[] = [];
    checkTarget(targetEntry.parse(tree), unit, kind, (code, _, path: Finding['path'] = []) =>
      all.push(`${code} ${path.join('.')}`),
    );
    return all;
  };

  it('leave nothing out', () => {
    expect(found({ target: 'assigned' })).toEqual(['plan.missing prorate']);
    expect(found({ target: { year: '100' }, prorate: 'none' })).toEqual([
      'plan.missing target.seasons',
    ]);
    expect(found({ prorate: 'none' })).toEqual(['plan.missing target']);
  });

  it('are in the unit of the measure', () => {
    const byLevel = { target: { junior: '90 %', senior: '100' }, prorate: 'none' };
    expect(checked(byLevel, 'money', 'month')).toEqual(['plan.target_unit target.junior']);
    expect(checked(byLevel, 'percent', 'month')).toEqual(['plan.target_unit target.senior']);
    expect(checked({ target: '90 %', prorate: 'none' }, 'money', 'month')).toEqual([
      'plan.target_unit target',
    ]);
  });

  it('have a season for each period of the year, and all of the year', () => {
    const seasonal = { target: { year: '1200', seasons: ['30 %', '30 %'] }, prorate: 'none' };
    expect(checked(seasonal, 'money', 'quarter')).toEqual([
      'plan.seasons_count target.seasons',
      'plan.shares_sum target.seasons',
    ]);
    const halves = { target: { year: '1200', seasons: ['30 %', '70 %'] }, prorate: 'none' };
    expect(checked(halves, 'money', 'half')).toEqual([]);
  });
});

describe('the section on people', () => {
  it('says everything, or is left out', () => {
    const result = peopleSection.safeParse({ prorate: ['bonuses'] });
    const codes = result.success ? [] : findings(result.error, { prorate: ['bonuses'] });
    expect(codes.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'plan.missing part-periods',
      'plan.not_one_of prorate.0',
      'plan.missing leave',
      'plan.missing level-change',
    ]);
    expect(toPeopleTerms(undefined)).toMatchObject({ levelChange: 'last-day', leaveCounts: true });
  });
});
