import { describe, expect, it } from 'vitest';
import {
  highestOnOverage,
  marginal,
  retroactive,
} from '../../../../src/domain/plan/tables/bands.ts';
import { zero } from '../../../../src/domain/rational.ts';
import { ratio } from '../../samples.ts';
import {
  attained,
  counted,
  dollars,
  onTarget,
  plain,
  problemsIn,
  soldFor,
  stepsOf,
  tableOf,
  withoutRows,
} from './table-text.ts';

const rates = (...rows: readonly string[]) =>
  `table: [${rows.map((row) => `{ ${row} }`).join(', ')}]`;

const upTo50 = 'from: 0, to: 50, rate: 5 %';
const upTo100 = 'from: 50, to: 100, rate: 6 %';
const above = 'from: 100, to: unlimited, rate: 10 %';
const three = rates(upTo50, upTo100, above);

describe('bands in general', () => {
  it('are written with one of three words, and each with the side of its limits', () => {
    expect([marginal, retroactive, highestOnOverage].map(({ name }) => name)).toEqual([
      'marginal',
      'retroactive',
      'highest-on-overage',
    ]);
    expect([marginal, retroactive, highestOnOverage].map(({ hasBoundary }) => hasBoundary)).toEqual(
      [true, true, true],
    );
  });

  it.each([marginal, retroactive])('of the kind $name are checked as bands', (kind) => {
    expect(problemsIn(kind, three)).toEqual([]);
    expect(problemsIn(kind, rates(upTo50, above))).toEqual([
      ['table_gap', 'table[2].from', { from: '50', to: '100' }],
    ]);
    expect(problemsIn(kind, 'table: []')).toEqual([['table_empty', 'table', {}]]);
  });

  it('have the figure that is paid by in every row', () => {
    expect(problemsIn(marginal, rates(upTo50, 'from: 50, to: unlimited, amount: 5'))).toEqual([
      ['figure_other', 'table[2].amount', { key: 'amount', expected: 'rate' }],
      ['missing', 'table[2].rate', { key: 'rate', options: ['5 %'] }],
    ]);
  });

  it('without a single one are a fault of ours, not of the plan', () => {
    const none = withoutRows(marginal);
    expect(() => none.first?.(soldFor('1'))).toThrow(new RangeError('no band 0'));
  });
});

describe('marginal bands', () => {
  const table = tableOf(marginal, three);

  it.each([
    ['-10', '0'],
    ['0', '0'],
    ['40', '2'],
    // 50 × 5 %
    ['50', '5/2'],
    // 50 × 5 % + 30 × 6 %
    ['80', '43/10'],
    // 50 × 5 % + 50 × 6 %
    ['100', '11/2'],
    // and 20 × 10 %
    ['120', '15/2'],
  ])('pay each part of %s at its own rate: %s', (amount, pays) => {
    expect(dollars(table.pay(soldFor(amount)))).toBe(pays);
  });

  it('pay the same on whichever side the limit falls', () => {
    const lower = tableOf(marginal, three, { boundary: 'lower' });
    expect(dollars(lower.pay(soldFor('50')))).toBe('5/2');
    expect(dollars(lower.pay(soldFor('120')))).toBe('15/2');
  });

  it('show each band that pays, with its place, its limits in cents, and its part', () => {
    expect(stepsOf(table.pay(soldFor('120')))).toMatchObject([
      { step: 'band', position: 1, bands: 3, from: '0', to: '5000', part: '5000', pays: '250' },
      { step: 'band', position: 2, from: '5000', to: '10000', rate: '3/50', pays: '300' },
      { position: 3, from: '10000', to: null, rate: '1/10', part: '2000', pays: '200' },
    ]);
    expect(stepsOf(table.pay(soldFor('40')))).toMatchObject([
      { figure: 'rate', mode: 'marginal', index: { by: 'value' }, basis: { kind: 'measure' } },
    ]);
    expect(stepsOf(table.pay(soldFor('40')))).toHaveLength(1);
    expect(stepsOf(table.pay(soldFor('0')))).toEqual([]);
  });

  it('pay a share of the sales behind a share of the target', () => {
    const shares = tableOf(
      marginal,
      rates('from: 0 %, to: 100 %, rate: 10 %', 'from: 100 %, to: unlimited, rate: 15 %'),
      { by: 'attainment' },
    );
    // 1,000 × 10 % + 200 × 15 %
    expect(dollars(shares.pay(attained('120 %', '1000')))).toBe('130');
  });

  it('pay each point of attainment as a part of the target incentive', () => {
    const accelerator = tableOf(
      marginal,
      rates('from: 0 %, to: 100 %, factor: 1', 'from: 100 %, to: unlimited, factor: 2'),
      { by: 'attainment', figure: 'factor' },
    );
    // 10,000 × (100 % + 2 × 20 %)
    expect(dollars(accelerator.pay(onTarget('120 %', '10000')))).toBe('14000');
  });

  it('pay each level its own rate', () => {
    const byLevel = tableOf(
      marginal,
      rates('from: 0, to: unlimited, rate: { junior: 3 %, senior: 4 % }'),
    );
    expect(dollars(byLevel.pay(soldFor('100', { level: 'junior' })))).toBe('3');
    expect(dollars(byLevel.pay(soldFor('100', { level: 'senior' })))).toBe('4');
  });

  it('do not begin below 0', () => {
    const below = rates('from: -10, to: 0, rate: 1 %', 'from: 0, to: unlimited, rate: 2 %');
    expect(problemsIn(marginal, below)).toEqual([
      ['table_gap', 'table[1].from', { from: '0', to: '-10' }],
    ]);
  });

  it('may pay less for more', () => {
    const falls = rates('from: 0, to: 50, rate: 6 %', 'from: 50, to: unlimited, rate: 5 %');
    expect(problemsIn(marginal, falls)).toEqual([]);
  });

  it('pay the first rate on everything where nothing is measured and the plan says so', () => {
    expect(table.first && dollars(table.first(soldFor('120')))).toBe('6');
  });

  it('go record by record by the difference that each makes', () => {
    expect(table.runs).toBe('difference');
    expect(table.figureAt).toBeNull();
  });
});

describe('the next band', () => {
  const table = tableOf(marginal, three);
  const lower = tableOf(marginal, three, { boundary: 'lower' });

  it.each([
    ['0', '5000', '3/50'],
    ['49.99', '5000', '3/50'],
    ['50', '10000', '1/10'],
    ['99.99', '10000', '1/10'],
  ])('above %s begins at %s cents and pays %s', (at, from, rate) => {
    expect(plain(table.after(soldFor(at).at, ''))).toEqual({ from, rate });
  });

  it('is still to come on a limit that belongs to the band below', () => {
    expect(plain(lower.after(soldFor('50').at, ''))).toEqual({ from: '5000', rate: '3/50' });
  });

  it('is none in the last', () => {
    expect(table.after(soldFor('100').at, '')).toBeNull();
  });
});

describe('a band that pays for lower ones too, once it is reached', () => {
  const mixed = rates(
    'from: 0, to: 50, rate: 5 %',
    'from: 50, to: 100, rate: 10 %, retroactive-to: 0',
    'from: 100, to: unlimited, rate: 15 %',
  );
  const table = tableOf(marginal, mixed);

  it.each([
    // 49.99 × 5 %
    ['49.99', '4999/2000'],
    // 50 × 10 %
    ['50', '5'],
    ['80', '8'],
    // 100 × 10 % + 20 × 15 %
    ['120', '13'],
  ])('pays on %s: %s', (amount, pays) => {
    expect(dollars(table.pay(soldFor(amount)))).toBe(pays);
  });

  it('is not reached on its limit when that belongs to the band below', () => {
    const lower = tableOf(marginal, mixed, { boundary: 'lower' });
    expect(dollars(lower.pay(soldFor('50')))).toBe('5/2');
    expect(dollars(lower.pay(soldFor('50.01')))).toBe('5001/1000');
  });

  it('shows all it pays for as one step', () => {
    expect(stepsOf(table.pay(soldFor('120')))).toMatchObject([
      { position: 2, from: '5000', part: '10000', rate: '1/10', mode: 'retroactive' },
      { position: 3, from: '10000', part: '2000', rate: '3/20', mode: 'marginal' },
    ]);
  });

  it('goes back only as far as it says', () => {
    const partly = tableOf(marginal, rates(upTo50, upTo100, `${above}, retroactive-to: 50`));
    // 50 × 5 % + 30 × 6 %
    expect(dollars(partly.pay(soldFor('80')))).toBe('43/10');
    // 50 × 5 % + 70 × 10 %
    expect(dollars(partly.pay(soldFor('120')))).toBe('19/2');
  });

  it('goes back in shares of the target where that is what it is looked up by', () => {
    const shares = tableOf(
      marginal,
      rates(
        'from: 0 %, to: 50 %, rate: 5 %',
        'from: 50 %, to: unlimited, rate: 10 %, retroactive-to: 0 %',
      ),
      { by: 'attainment' },
    );
    expect(dollars(shares.pay(attained('49 %', '1000')))).toBe('49/2');
    expect(dollars(shares.pay(attained('50 %', '1000')))).toBe('50');
  });

  it('gives way to a higher one that goes back as far', () => {
    const twice = tableOf(
      marginal,
      rates(upTo50, `${upTo100}, retroactive-to: 0`, `${above}, retroactive-to: 0`),
    );
    expect(dollars(twice.pay(soldFor('120')))).toBe('12');
    expect(stepsOf(twice.pay(soldFor('120')))).toHaveLength(1);
  });

  it('goes back to where a lower band begins, and to no other point', () => {
    const backTo = (limit: string) =>
      problemsIn(
        marginal,
        rates(upTo50, upTo100, `from: 100, to: unlimited, rate: 9 %, retroactive-to: ${limit}`),
      );
    expect(backTo('0')).toEqual([]);
    expect(backTo('50')).toEqual([]);
    expect(backTo('60')).toEqual([
      ['not_one_of', 'table[3].retroactive-to', { text: '60', near: null, options: ['0', '50'] }],
    ]);
    expect(backTo('100')).toMatchObject([['not_one_of', 'table[3].retroactive-to', {}]]);
  });
});

describe('retroactive bands', () => {
  const table = tableOf(retroactive, three);
  const lower = tableOf(retroactive, three, { boundary: 'lower' });

  it.each([
    ['40', '2', '2'],
    ['49.99', '4999/2000', '4999/2000'],
    ['50', '3', '5/2'],
    ['50.01', '15003/5000', '15003/5000'],
    ['100', '10', '6'],
    ['120', '12', '12'],
  ])(
    'pay all of %s at the rate that is reached: %s, with a lower boundary %s',
    (amount, upper, low) => {
      expect(dollars(table.pay(soldFor(amount)))).toBe(upper);
      expect(dollars(lower.pay(soldFor(amount)))).toBe(low);
    },
  );

  it('take back what was sold at the first rate', () => {
    expect(dollars(table.pay(soldFor('-20')))).toBe('-1');
  });

  it('pay nothing on nothing, and show nothing', () => {
    expect(plain(table.pay(soldFor('0')))).toEqual({ exact: '0', trace: [] });
  });

  it('show the band that is reached with everything as its part', () => {
    expect(stepsOf(table.pay(soldFor('80')))).toMatchObject([
      {
        ...{ step: 'band', position: 2, bands: 3, from: '5000', to: '10000', mode: 'retroactive' },
        ...{ part: '8000', rate: '3/50', pays: '480' },
      },
    ]);
  });

  it('may begin below 0, for growth', () => {
    const growth = rates('from: -10 %, to: 0 %, rate: 1 %', 'from: 0 %, to: unlimited, rate: 2 %');
    expect(problemsIn(retroactive, growth)).toEqual([]);
  });

  it('pay less for more only where the plan says so', () => {
    const falls = rates('from: 0, to: 50, rate: 6 %', 'from: 50, to: unlimited, rate: 5 %');
    expect(problemsIn(retroactive, falls)).toEqual([['table_falls', 'table[2]', { position: 2 }]]);
    expect(problemsIn(retroactive, `${falls}\nmay-fall: yes`)).toEqual([]);
  });

  it('need not be told that they are', () => {
    const told = rates(upTo50, 'from: 50, to: unlimited, rate: 6 %, retroactive-to: 0');
    const unknown = { key: 'retroactive-to', near: null, known: ['from', 'to'] };
    expect(problemsIn(retroactive, told)).toEqual([
      ['unknown_key', 'table[2].retroactive-to', unknown],
    ]);
    expect(problemsIn(highestOnOverage, `overage-from: 50\n${told}`)).toEqual([
      ['unknown_key', 'table[2].retroactive-to', unknown],
    ]);
  });

  it('pay the first rate where nothing is measured, and go by what is reached', () => {
    expect(table.first && dollars(table.first(soldFor('120')))).toBe('6');
    expect(table.runs).toBe('reached');
  });

  it('pay amounts for each of so many', () => {
    const each = tableOf(
      retroactive,
      rates('from: 0, to: 10, amount: 5', 'from: 10, to: unlimited, amount: 8'),
      { unit: 'count', figure: 'amount' },
    );
    const units = (count: string) =>
      counted(count, { basis: { ...counted(count).basis, whole: ratio(count) } });
    expect(dollars(each.pay(units('9')))).toBe('45');
    expect(dollars(each.pay(units('10')))).toBe('80');
  });
});

describe('the highest rate on all of the overage', () => {
  const rows = rates(
    'from: 0 %, to: 100 %, rate: 10 %',
    'from: 100 %, to: 125 %, rate: 15 %',
    'from: 125 %, to: unlimited, rate: 20 %',
  );
  const text = `overage-from: 100 %\n${rows}`;
  const table = tableOf(highestOnOverage, text, { by: 'attainment' });

  it.each([
    ['-5 %', '0'],
    ['80 %', '80'],
    ['100 %', '100'],
    // 1,000 × 10 % + 200 × 15 %
    ['120 %', '130'],
    // 1,000 × 10 % + 250 × 20 %
    ['125 %', '150'],
    ['140 %', '180'],
  ])('pays at %s of 1,000: %s', (share, pays) => {
    expect(dollars(table.pay(attained(share, '1000')))).toBe(pays);
  });

  it('stays with the band below where the limit belongs to it', () => {
    const lower = tableOf(highestOnOverage, text, { by: 'attainment', boundary: 'lower' });
    // 1,000 × 10 % + 250 × 15 %
    expect(dollars(lower.pay(attained('125 %', '1000')))).toBe('275/2');
  });

  it('shows where the overage begins', () => {
    expect(stepsOf(table.pay(attained('140 %', '1000')))).toMatchObject([
      { position: 1, from: '0', to: '1', part: '100000', mode: 'marginal' },
      { position: 3, from: '1', to: null, part: '40000', rate: '1/5', mode: 'overage' },
    ]);
    expect(stepsOf(table.pay(attained('120 %', '1000')))).toMatchObject([
      { position: 1, mode: 'marginal' },
      { position: 2, mode: 'marginal' },
    ]);
  });

  it('begins where a band begins, which the plan says', () => {
    expect(problemsIn(highestOnOverage, text)).toEqual([]);
    expect(problemsIn(highestOnOverage, `overage-from: 125 %\n${rows}`)).toEqual([]);
    expect(problemsIn(highestOnOverage, `overage-from: 110 %\n${rows}`)).toEqual([
      [
        'not_one_of',
        'overage-from',
        { text: '110 %', near: null, options: ['0 %', '100 %', '125 %'] },
      ],
    ]);
    expect(problemsIn(highestOnOverage, rows)).toEqual([
      ['missing', 'overage-from', { key: 'overage-from', options: ['100 %', '100000'] }],
    ]);
    expect(problemsIn(marginal, text)).toMatchObject([['unknown_key', 'overage-from', {}]]);
  });

  it('does not begin below 0', () => {
    const below = 'from: -5 %, to: 0 %, rate: 1 %';
    expect(
      problemsIn(
        highestOnOverage,
        `overage-from: 0 %\n${rates(below, 'from: 0 %, to: unlimited, rate: 2 %')}`,
      ),
    ).toEqual([['table_gap', 'table[1].from', { from: '0', to: '-5 %' }]]);
  });

  it('goes record by record by the difference that each makes', () => {
    expect(table.runs).toBe('difference');
    expect(dollars(table.pay(soldFor('0', { at: zero })))).toBe('0');
  });
});
