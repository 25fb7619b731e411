import { describe, expect, it } from 'vitest';
import type { TraceStep } from '../../src/domain/plan/trace.ts';
import { explainSteps } from '../../src/features/explain-steps.ts';
import { usd } from '../domain/plan/settlement/settled.ts';
import { ratio } from '../domain/samples.ts';
import { changes } from './steps/changes.ts';
import { formula, measures } from './steps/measures.ts';
import { type Kind, measured, type Row, type Rows, winRate } from './steps/row.ts';
import { record, tables } from './steps/tables.ts';

/** Every kind of step, in the order of the arithmetic. What is told elsewhere in full has one row here. */
const rows: Rows<Kind> = { ...measures, ...tables, ...changes };

const said = ({ step, after, mechanic = 'marginal' }: Row, locale: 'en' | 'zh') =>
  explainSteps({ trace: after ? [after, step] : [step], mechanic }, { locale, currency: usd });

describe('every step of the arithmetic', () => {
  const all = Object.values(rows).flat();

  it.each(all)('reads in English: $en', (row) => {
    expect(said(row, 'en').at(-1)).toBe(row.en);
  });

  it.each(all)('reads in Chinese: $zh', (row) => {
    expect(said(row, 'zh').at(-1)).toBe(row.zh);
  });
});

describe('the arithmetic of a line', () => {
  it('does not say again what a formula has come to', () => {
    const again: TraceStep = { ...measured, measure: winRate, value: ratio('30 %'), quota: null };
    const trace = [formula, again];
    expect(explainSteps({ trace, mechanic: 'flat' }, { locale: 'en', currency: usd })).toEqual([
      'Win rate: won / closed = 12 / 40 = 30 %',
    ]);
  });

  it('sums up the records beyond as many as are asked for, and loses none', () => {
    const trace = ['A', 'B', 'C', 'D'].map((name) => ({ ...record, record: name }));
    const telling = { locale: 'en', currency: usd, nameOf: (id: string) => `deal ${id}` } as const;
    const line = { trace, mechanic: 'retroactive' };
    expect(explainSteps(line, { ...telling, mostRecords: 2 })).toEqual([
      '12 Oct, deal A: $4,300.00',
      '12 Oct, deal B: $4,300.00',
      '2 more records: $8,600.00',
    ]);
    expect(explainSteps(line, { ...telling, mostRecords: 4 })).toHaveLength(4);
  });
});
