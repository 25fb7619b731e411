/** Measures that are made of others: formulas, growth, scorecards. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rationalText } from '../../../../src/domain/rational.ts';
import { day, ratio } from '../../samples.ts';
import { type Company, deal, figure, figures, given, on, readerFor } from './measured.ts';

const sales = '{ records: deal, take: sum, value: amount, unit: money }';
const calls = '{ records: call, take: count }';
const formula = (text: string, unit = 'number') => `{ formula: '${text}', unit: ${unit} }`;

const somebodyWith = (
  measures: Company['measures'],
  person: Company['person'] = {},
  more: Partial<Company> = {},
): Company => ({ when: '2026-02', measures: { sales, calls, ...measures }, person, ...more });

const it1 = (text: string, person: Company['person'] = {}, more: Partial<Company> = {}): string =>
  figure(somebodyWith({ it: formula(text) }, person, more), 'it');

const twoMonths = {
  started: day('2025-11-15'),
  records: [
    deal('2025-02-10', '80'),
    deal('2026-01-10', '100'),
    deal('2026-02-10', '110'),
    on('2026-02-11', { kind: 'call' }),
  ],
};

describe('a formula', () => {
  it('sees money in whole units, and gives money in whole units', () => {
    const measures = {
      tenth: formula('sales * 0.1 + 0.005', 'money'),
      plain: formula('sales * 2'),
    };
    expect(figures(somebodyWith(measures, twoMonths))).toMatchObject({
      tenth: '2201/200',
      plain: '220',
    });
  });

  it('is a ratio, and nothing where it divides by nothing', () => {
    expect(it1('sales / calls', twoMonths)).toBe('110');
    expect(it1('calls / 3', twoMonths)).toBe('1/3');
    expect(it1('sales / calls')).toBe('nothing');
  });

  it('is growth against the period before, and against the same one a year before', () => {
    expect(it1('sales / previous(sales) - 1', twoMonths)).toBe('1/10');
    expect(it1('sales / last_year(sales) - 1', twoMonths)).toBe('3/8');
    expect(it1('previous(sales)', twoMonths, { when: '2026-03' })).toBe('110');
    expect(it1('sales / previous(sales) - 1', twoMonths, { when: '2026-01' })).toBe('nothing');
  });

  it('goes by figures that were handed in for the period before', () => {
    const january = { start: day('2026-01-01'), end: day('2026-02-01'), kind: 'month' } as const;
    const past = [{ period: january, given: given({ sales: '50' }), earned: {} }];
    expect(it1('sales - previous(sales)', { past, given: given({ sales: '80' }) })).toBe('30');
  });

  it('may ask for its own past, as far back as there are periods to look at', () => {
    const streak = formula('sales > 0 ? if_none(previous(streak), 0) + 1 : 0', 'count');
    const months = ['2025-11', '2026-01', '2026-02'].map((month) => deal(`${month}-05`, '1'));
    expect(figure(somebodyWith({ streak }, { records: months }), 'streak')).toBe('2');
    const age = formula('if_none(previous(age), 0) + 1', 'count');
    expect(figure(somebodyWith({ age }), 'age')).toBe('25');
  });

  it('asks for attainment and target of a measure', () => {
    const person = { given: given({ sales: '130 of 100' }) };
    expect(it1('attainment(sales)', person)).toBe('13/10');
    expect(it1('quota(sales)', person)).toBe('100');
    expect(it1('attainment(calls)', person)).toBe('nothing');
    expect(it1('attainment(sales)', { given: given({ sales: '130 of 0' }) })).toBe('nothing');
    expect(it1('attainment(sales)', { given: given({ sales: '-50 of 100' }) })).toBe('-1/2');
  });

  it('knows how long somebody is there, the period, the level and the target incentive', () => {
    const person = {
      ...twoMonths,
      level: 'senior',
      spells: [{ from: day('2025-11-15'), to: day('2026-02-15'), level: 'senior' }],
    };
    expect(it1('months_served', person)).toBe('3');
    expect(it1('days_active', person)).toBe('14');
    expect(it1('days_in_period', person)).toBe('28');
    expect(it1('active_at_end ? 1 : 0', person)).toBe('0');
    expect(it1('active_at_end ? 1 : 0', twoMonths)).toBe('1');
    expect(it1('days_between(period_start, period_end)', person)).toBe('27');
    expect(it1('level == "senior" ? 1 : 0', person)).toBe('1');
    expect(it1('target_incentive', person)).toBe('5000');
    expect(it1('months_served')).toBe('nothing');
  });

  it('tells from what it was computed', () => {
    const reader = readerFor(somebodyWith({ it: formula('sales / calls + sales') }, twoMonths));
    const [step] = reader.read('it', 'rep').trace;
    expect(step).toMatchObject({
      step: 'formula',
      uses: [
        { name: 'sales', value: ratio('110') },
        { name: 'calls', value: ratio('1') },
      ],
    });
  });

  it('is computed anew as more is earned', () => {
    const reader = readerFor(somebodyWith({ it: formula('if_none(earned("total"), 0) * 2') }));
    expect(reader.read('it', 'rep').measured.value).toEqual(ratio('0'));
    reader.note('total', ratio('5000'));
    expect(reader.read('it', 'rep').measured.value).toEqual(ratio('100'));
  });
});

describe('a scorecard', () => {
  const card = (...lines: readonly string[]) =>
    `{ scorecard: [${lines.map((line) => `{ ${line} }`).join(', ')}] }`;
  const scored = (scorecard: string, person: Company['person']): string =>
    figure(somebodyWith({ complaints: sales, score: scorecard }, person), 'score');
  const two = card(
    'measure: sales, by: attainment, weight: 70 %, cap: 120 %, floor: 50 %',
    'measure: complaints, by: attainment, weight: 30 %, cap: 150 %, less-is-better: yes',
  );

  it('adds up what each line has come to by its weight', () => {
    const person = { given: given({ sales: '100 of 100', complaints: '5 of 5' }) };
    expect(scored(two, person)).toBe('1');
  });

  it('limits each line for itself, above and below', () => {
    const high = { given: given({ sales: '999 of 100', complaints: '5 of 5' }) };
    const low = { given: given({ sales: '1 of 100', complaints: '5 of 5' }) };
    expect(scored(two, high)).toBe(rationalText(ratio('114 %')));
    expect(scored(two, low)).toBe(rationalText(ratio('65 %')));
  });

  it('turns a line round of which less is better', () => {
    const complaints = (figure: string) => ({
      given: given({ sales: '100 of 100', complaints: figure }),
    });
    expect(scored(two, complaints('10 of 5'))).toBe(rationalText(ratio('85 %')));
    expect(scored(two, complaints('4 of 5'))).toBe(rationalText(ratio('107.5 %')));
    expect(scored(two, complaints('1 of 5'))).toBe(rationalText(ratio('115 %')));
    expect(scored(two, complaints('0 of 5'))).toBe(rationalText(ratio('115 %')));
  });

  it('counts a line without a target as its floor, or as nothing', () => {
    expect(scored(two, { given: given({ sales: '100', complaints: '5 of 5' }) })).toBe(
      rationalText(ratio('65 %')),
    );
    expect(scored(two, { given: given({ sales: '100 of 100', complaints: '5 of 0' }) })).toBe(
      rationalText(ratio('70 %')),
    );
  });

  it('is nothing where no line has anything measured', () => {
    expect(scored(two, {})).toBe('nothing');
  });

  it('may take a percentage as it is', () => {
    const quality = formula('0.9', 'percent');
    const both = card(
      'measure: sales, by: attainment, weight: 50 %',
      'measure: quality, by: value, weight: 50 %',
    );
    const company = somebodyWith(
      { quality, score: both },
      { given: given({ sales: '100 of 100' }) },
    );
    expect(figure(company, 'score')).toBe(rationalText(ratio('95 %')));
  });

  it('lies between the floors and the caps, whatever is sold', () => {
    const amount = fc.integer({ min: 0, max: 10_000 }).map(String);
    fc.assert(
      fc.property(amount, amount, (sold, complained) => {
        const person = {
          given: given({ sales: `${sold} of 100`, complaints: `${complained} of 5` }),
        };
        const score = ratio(scored(two, person));
        expect(Number(score.num) / Number(score.den)).toBeGreaterThanOrEqual(0.35);
        expect(Number(score.num) / Number(score.den)).toBeLessThanOrEqual(1.29);
      }),
      { numRuns: 50 },
    );
  });
});
