import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratio } from '../../samples.ts';
import { cents, dollars, type PeriodOf, settle } from './settled.ts';

const words = { on: 'total', share: 'received / booked' };

/** An earning, and what of the booked 10,000 has been received until then. */
const month = (earned: string, received: string, booked = '10000'): PeriodOf => ({
  earned: cents(earned),
  figures: { received: ratio(received), booked: ratio(booked) },
});

function paid(periods: readonly PeriodOf[], balance = 0n) {
  const outcomes = settle('eligibility', words, periods, { balance });
  return {
    paid: outcomes.map(({ payout }) => dollars(payout)),
    waiting: outcomes.map(({ balance: waiting }) => waiting !== null && dollars(waiting)),
  };
}

describe('eligibility', () => {
  it('pays half of the earning when 5,000 of 10,000 are received', () => {
    expect(paid([month('1000', '5000')])).toEqual({ paid: [500], waiting: [500] });
  });

  it('pays the rest as the share grows, and nothing twice', () => {
    const months = [month('1000', '2500'), month('0', '7500'), month('0', '10000')];
    expect(paid(months)).toEqual({ paid: [250, 500, 250], waiting: [750, 250, 0] });
  });

  it('takes nothing back when new business lowers the share', () => {
    const months = [
      month('1000', '5000'),
      month('1000', '5000', '20000'),
      month('0', '20000', '20000'),
    ];
    expect(paid(months)).toEqual({ paid: [500, 0, 1500], waiting: [500, 1500, 0] });
  });

  it('begins with what waits from before', () => {
    expect(paid([month('1000', '10000')], cents('5000'))).toEqual({ paid: [6000], waiting: [0] });
  });

  it('never pays more than all, nor less than nothing, and waits while nothing is measured', () => {
    const unknown = { earned: cents('100'), figures: {} };
    expect(paid([month('1000', '12000')]).paid).toEqual([1000]);
    expect(paid([month('1000', '-50')])).toEqual({ paid: [0], waiting: [1000] });
    expect(paid([unknown, month('0', '1')]).paid).toEqual([0, 0.01]);
  });

  it('lets an earning below zero count at once', () => {
    expect(paid([month('1000', '10000'), month('-300', '10000')])).toEqual({
      paid: [1000, -300],
      waiting: [0, 0],
    });
  });

  it('tells the formula and what stood for its names', () => {
    const [outcome] = settle('eligibility', words, [month('1000', '5000')]);
    expect(outcome?.steps).toEqual([
      {
        step: 'payable',
        earned: cents('1000'),
        waiting: 0n,
        released: 0n,
        share: ratio('1/2'),
        paid: cents('500'),
        text: 'received / booked',
        uses: [
          { name: 'received', value: ratio('5000') },
          { name: 'booked', value: ratio('10000') },
        ],
      },
    ]);
  });

  it('holds nothing back in a period in which it does not act', () => {
    const gated = { ...words, when: 'booked > 100' };
    const outcomes = settle('eligibility', gated, [month('1000', '0'), month('50', '0', '100')]);
    expect(outcomes.map(({ payout }) => payout)).toEqual([0n, cents('50')]);
    expect(outcomes[1]?.balance).toBe(cents('1000'));
  });

  it('has paid all, to the cent, once the share is whole', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), {
      minLength: 1,
      maxLength: 8,
    });
    const received = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(amounts, received, (earned, shares) => {
        const periods = earned.map((each, position) => ({
          earned: each,
          figures: month('0', String(shares[position])).figures ?? {},
        }));
        const outcomes = settle('eligibility', words, [...periods, month('0', '10000')]);
        const sum = outcomes.reduce((total, { payout }) => total + payout, 0n);
        expect(sum).toBe(earned.reduce((total, each) => total + each, 0n));
        expect(outcomes.at(-1)?.balance).toBe(0n);
        for (const { payout } of outcomes) expect(payout).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});
