import { describe, expect, it } from 'vitest';
import type { TraceStep } from '../../src/domain/plan/trace.ts';
import { rational } from '../../src/domain/rational.ts';
import { stepsJson } from '../../src/features/json-steps.ts';
import { usd } from '../domain/plan/settlement/settled.ts';
import { ratio } from '../domain/samples.ts';
import { changes } from './steps/changes.ts';
import { formula, measures } from './steps/measures.ts';
import { byRate, calls, measured, money } from './steps/row.ts';
import { band, cell, curve, record, tables } from './steps/tables.ts';

const json = (...trace: readonly TraceStep[]) => stepsJson(trace, usd).at(-1);

describe('a step as scripts read it', () => {
  it('has each field in the unit that it has', () => {
    expect(json(band)).toEqual({
      step: 'band',
      index: { measure: 'bookings', of: 'rep', by: 'attainment' },
      basis: { kind: 'measure', measure: 'bookings', of: 'rep' },
      figure: 'rate',
      mode: 'marginal',
      position: 2,
      bands: 4,
      from: '3/5',
      to: '1',
      rate: '1/25',
      part: '96000.00',
      pays: '3840.00',
    });
  });

  it('writes an amount per unit as money, and the units as a number', () => {
    const perCall: TraceStep = {
      ...{ ...band, basis: { kind: 'measure', measure: calls, of: 'rep' }, figure: 'amount' },
      ...{ rate: money('50'), part: rational(12n), index: { ...byRate, measure: calls } },
      ...{ from: rational(10n), to: null },
    };
    expect(json(perCall)).toMatchObject({ rate: '50.00', part: '12', from: '10', to: null });
  });

  it('keeps shares as fractions where a table is not about money', () => {
    expect(json(curve)).toMatchObject({
      at: '107/100',
      rate: '121/100',
      low: { at: '1', figure: '1' },
      high: { at: '6/5', figure: '8/5' },
    });
    expect(json(cell)).toMatchObject({
      row: { from: '4/5', to: '1' },
      column: { from: '3/10', to: null },
    });
  });

  it('writes what a record has added up to in the unit of what was measured', () => {
    const grown: TraceStep = { ...record, at: money('86000') };
    expect(json(measured, grown)).toMatchObject({
      record: 'HT-2041',
      day: '2026-10-12',
      at: '86000.00',
      pays: '4300.00',
    });
    const credits = [{ record: 'r1', version: 2, value: money('500') }];
    expect(json({ ...measured, credits })).toMatchObject({
      value: '312000.00',
      credits: [{ record: 'r1', version: 2, value: '500.00' }],
    });
  });

  it('names what stood in an expression', () => {
    const uses = [...formula.uses, { name: 'level', value: 'junior' }, { name: 'x', value: null }];
    expect(json({ ...formula, uses })).toMatchObject({
      measure: 'win_rate',
      value: '3/10',
      uses: [
        { name: 'won', value: '12' },
        { name: 'closed', value: '40' },
        { name: 'level', value: 'junior' },
        { name: 'x', value: null },
      ],
    });
  });

  it('tells money from whole numbers in what is paid', () => {
    const [held] = changes.held;
    const [vesting] = changes.vesting;
    expect(held && json(held.step)).toMatchObject({
      of: '1000.00',
      share: '1/5',
      held: '200.00',
      releases: [{ due: '2026-04-01', amount: '200.00' }],
    });
    expect(vesting && json(vesting.step)).toMatchObject({
      units: '4800',
      months: 12,
      share: '1/4',
      vested: '1200',
    });
    const [target] = measures.target;
    expect(target && json(target.step)).toMatchObject({ whole: '310', quota: '170' });
    const [prorated] = changes.prorated;
    expect(prorated && json(prorated.step)).toMatchObject({ whole: '3100.00', factor: '17/31' });
  });

  it('is plain JSON, whatever its kind', () => {
    const all = Object.values({ ...measures, ...tables, ...changes }).flat();
    for (const { step } of all) {
      const written = json(step);
      expect(JSON.parse(JSON.stringify(written)), step.step).toEqual(written);
      expect(written?.['step']).toBe(step.step);
    }
  });

  it('keeps a fraction of the smallest coin exact', () => {
    const [first] = changes.rounded;
    expect(first && json(first.step)).toMatchObject({
      exact: '20833333333/50000000',
      amount: { amount: '416.67', currency: 'USD' },
    });
    expect(ratio('20833333333/50000000')).toEqual(ratio('416.66666666'));
  });
});
