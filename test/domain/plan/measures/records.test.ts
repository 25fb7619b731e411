/** What is taken from records: which of them count, and what becomes of their figures. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/errors.ts';
import { currency } from '../../../../src/domain/money.ts';
import { ratio } from '../../samples.ts';
import { type Company, deal, figure, figures, on, readerFor } from './measured.ts';

const sales = '{ records: deal, take: sum, value: amount, unit: money }';
const score = (take: string) => `{ records: rating, take: ${take}, value: score, unit: number }`;
const rating = (date: string, points: string, more = {}) =>
  on(date, { kind: 'rating', score: points, ...more });

const inQ1 = (
  measures: Company['measures'],
  records: readonly ReturnType<typeof on>[],
  more: Partial<Company> = {},
): Company => ({ when: '2026-Q1', measures, person: { records }, ...more });

describe('a measure from records', () => {
  it('adds up, counts, averages, and takes the least, the most and the latest', () => {
    const records = [
      rating('2026-01-10', '4'),
      rating('2026-03-01', '5'),
      rating('2026-02-01', '1.5'),
    ];
    const takes = ['sum', 'average', 'min', 'max', 'latest'];
    const measures = Object.fromEntries(takes.map((take) => [take, score(take)]));
    const counted = { ...measures, count: '{ records: rating, take: count }' };
    expect(figures(inQ1(counted, records))).toEqual({
      sum: '21/2',
      average: '7/2',
      min: '3/2',
      max: '5',
      latest: '5',
      count: '3',
    });
  });

  it('is 0 as a sum or a count of nothing, and nothing as anything else', () => {
    const takes = ['sum', 'average', 'min', 'max', 'latest'];
    const measures = Object.fromEntries(takes.map((take) => [take, score(take)]));
    const weighted =
      '{ records: rating, take: weighted-average, value: score, weight: answers, unit: number }';
    const all = { ...measures, count: '{ records: rating, take: count }', weighted };
    expect(figures(inQ1(all, []))).toEqual({
      ...{ sum: '0', count: '0' },
      ...{ average: 'nothing', min: 'nothing', max: 'nothing', latest: 'nothing' },
      weighted: 'nothing',
    });
  });

  it('takes of two on the last day the one with the higher id', () => {
    const records = [
      rating('2026-03-01', '2', { id: 'b' }),
      rating('2026-03-01', '1', { id: 'a' }),
      rating('2026-02-01', '3', { id: 'c' }),
    ];
    expect(figure(inQ1({ it: score('latest') }, records), 'it')).toBe('2');
  });

  it('weighs each value by its weight, and is nothing where all weigh nothing', () => {
    const weighted =
      '{ records: renewal, take: weighted-average, value: amount / due, weight: due, unit: percent }';
    const renewal = (amount: string, due: string) =>
      on('2026-01-10', { kind: 'renewal', amount, due });
    const some = [renewal('90', '90'), renewal('0', '10')];
    expect(figure(inQ1({ it: weighted }, some), 'it')).toBe('9/10');
    const light = weighted.replace('weight: due', "weight: 'due * 0'");
    expect(figure(inQ1({ it: light }, some), 'it')).toBe('nothing');
    expect(figure(inQ1({ it: weighted }, [...some, renewal('5', '0')]), 'it')).toBe('9/10');
  });

  it('is the plain average where all weigh the same, whatever they say', () => {
    const points = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 9 }), (all, weight) => {
        const records = all.map((each) => rating('2026-01-10', String(each)));
        const weighted = `{ records: rating, take: weighted-average, value: score, weight: '${weight}', unit: number }`;
        const both = figures(inQ1({ plain: score('average'), weighted }, records));
        expect(both['weighted']).toBe(both['plain']);
      }),
      { numRuns: 30 },
    );
  });

  it('looks at records of its own kind only, and at those that its condition chooses', () => {
    const records = [
      deal('2026-01-10', '100', { product: 'A', quantity: '9' }),
      deal('2026-01-11', '250', { product: 'B', quantity: '10' }),
      deal('2026-01-12', '400', { product: 'A', quantity: '100' }),
      on('2026-01-12', { kind: 'order', amount: '1000', product: 'A' }),
    ];
    const where = (condition: string) =>
      `{ records: deal, take: sum, value: amount, unit: money, where: '${condition}' }`;
    const measures = {
      all: sales,
      some: where('product == "A"'),
      many: where('quantity >= 10'),
      large: where('product == "A" && amount > 100'),
      none: where('region == "east"'),
      unsaid: where('!has(region)'),
    };
    expect(figures(inQ1(measures, records))).toEqual({
      ...{ all: '750', some: '500', many: '650', large: '400', none: '0', unsaid: '750' },
    });
  });

  it('computes each value exactly, and leaves out a record that says nothing about it', () => {
    const records = [
      deal('2026-01-10', '0.10', { cost: '0.03' }),
      deal('2026-01-11', '0.20', { cost: '0.1' }),
      deal('2026-01-12', '500'),
      deal('2026-01-13', '500', { cost: 'unknown' }),
    ];
    const margin = "{ records: deal, take: sum, value: 'amount - cost', unit: money }";
    const rate =
      "{ records: deal, take: average, value: '(amount - cost) / amount', unit: percent }";
    const reader = readerFor(inQ1({ margin, rate }, records));
    expect(reader.read('margin', 'rep').measured).toMatchObject({ value: ratio('17'), count: 2 });
    expect(reader.read('rate', 'rep').measured.value).toEqual(ratio('3/5'));
  });

  it('averages a thousand rates exactly, one after the other as well as by halves', () => {
    const records = Array.from({ length: 1000 }, (_, n) =>
      deal('2026-01-10', '1', { of: String(n + 1) }),
    );
    const rates = "{ records: deal, take: sum, value: '1 / (of * (of + 1))', unit: number }";
    // 1/(1·2) + 1/(2·3) + … + 1/(1000·1001)
    expect(figure(inQ1({ rates }, records), 'rates')).toBe('1000/1001');
  });

  it('gives of a sum the share, and of a count, an average or an extreme the whole', () => {
    const records = [
      deal('2026-01-10', '100', { share: '50 %' }),
      deal('2026-01-11', '10.01', { share: '1/3' }),
    ];
    const measures = {
      shared: sales,
      whole: '{ records: deal, take: sum, value: amount, unit: money, credit: whole }',
      doubled: "{ records: deal, take: sum, value: 'amount * 2', unit: money }",
      count: '{ records: deal, take: count }',
      average: '{ records: deal, take: average, value: amount, unit: money }',
      most: '{ records: deal, take: max, value: amount, unit: money }',
    };
    // A shared amount was rounded to the cent when it was shared out; what is computed from the record is exact.
    expect(figures(inQ1(measures, records))).toEqual({
      shared: '2667/50',
      whole: '11001/100',
      doubled: '16001/150',
      count: '2',
      average: '11001/200',
      most: '100',
    });
  });

  it('lowers a sum by a credit note, which is no deal', () => {
    const records = [deal('2026-01-10', '100'), deal('2026-01-20', '-30')];
    const measures = { sales, deals: '{ records: deal, take: count }' };
    expect(figures(inQ1(measures, records))).toEqual({ sales: '70', deals: '1' });
  });

  it('multiplies with its factor at the end, and in what each record brings', () => {
    const records = [deal('2026-01-10', '100'), deal('2026-01-20', '50')];
    const half = '{ records: deal, take: sum, value: amount, unit: money, factor: 50 % }';
    const { value, credits = [] } = readerFor(inQ1({ half }, records)).read('half', 'rep').measured;
    expect(value).toEqual(ratio('7500'));
    expect(credits.map((each) => each.value)).toEqual([ratio('5000'), ratio('2500')]);
  });

  it('counts on the day of another attribute, and not at all without a day there', () => {
    const dated = '{ records: deal, take: sum, value: amount, unit: money, dated: paid_on }';
    const records = [
      deal('2025-11-01', '1', { paid_on: '2026-03-31' }),
      deal('2026-01-01', '10', { paid_on: '2026-04-01' }),
      deal('2026-01-01', '100'),
      deal('2026-01-01', '1000', { paid_on: '2026-02-30' }),
      deal('2026-01-01', '10000', { paid_on: 'soon' }),
    ];
    expect(figure(inQ1({ dated }, records), 'dated')).toBe('1');
  });

  it('sees of a credit its role, its share and whether it comes on top', () => {
    const records = [
      deal('2026-01-10', '100', { role: 'owner', share: '60 %' }),
      deal('2026-01-11', '100', { role: 'specialist', overlay: true }),
    ];
    const where = (condition: string) => `{ records: deal, take: count, where: '${condition}' }`;
    const measures = {
      owned: where('credit.role == "owner"'),
      mostly: where('credit.share > 0.5 && !credit.overlay'),
      overlaid: where('credit.overlay'),
      january: where('month(day) == 1 && kind == "deal"'),
    };
    expect(figures(inQ1(measures, records))).toEqual({
      ...{ owned: '1', mostly: '1', overlaid: '1', january: '2' },
    });
  });

  it('brings other currencies to the plan’s at the locked rate, and refuses to guess', () => {
    const records = [deal('2026-01-10', '100', { currency: 'EUR' }), deal('2026-01-11', '5')];
    const rates = { [currency('EUR')]: ratio('1.1') };
    const converted = { rates, convertsForeign: true };
    expect(figure(inQ1({ sales }, records, converted), 'sales')).toBe('115');
    const refused = (more: Partial<Company>) => {
      try {
        return figure(inQ1({ sales }, records, more), 'sales');
      } catch (error) {
        return error instanceof AppError ? error.code : error;
      }
    };
    expect(refused({ rates })).toBe('plan.currency_foreign');
    expect(refused({ convertsForeign: true })).toBe('plan.rate_missing');
  });

  it('is a figure that was handed in, where one was', () => {
    const company = inQ1({ sales }, [deal('2026-01-10', '100')]);
    const handed = { sales: { value: ratio('4200'), quota: null, count: 0 } };
    const person = { ...company.person, given: handed };
    expect(figure({ ...company, person }, 'sales')).toBe('42');
  });

  it('does not know a measure that the plan does not have', () => {
    expect(() => figure(inQ1({ sales }, []), 'other')).toThrow(RangeError);
  });
});
