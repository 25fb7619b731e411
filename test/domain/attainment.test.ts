import { describe, expect, it } from 'vitest';
import { attainment, missingTo, pace } from '../../src/domain/attainment.ts';
import { ratio } from './samples.ts';

describe('attainment', () => {
  it('is what is reached by what was asked', () => {
    expect(attainment(ratio('312000'), ratio('360000'))).toEqual(ratio('13/15'));
    expect(attainment(ratio('-500'), ratio('1000'))).toEqual(ratio('-50 %'));
    expect(attainment(ratio('0'), ratio('1000'))).toEqual(ratio('0'));
  });

  it('is undefined without a value, and without a target above zero', () => {
    expect(attainment(null, ratio('1000'))).toBeNull();
    expect(attainment(ratio('1000'), null)).toBeNull();
    expect(attainment(ratio('1000'), ratio('0'))).toBeNull();
    expect(attainment(ratio('0'), ratio('0'))).toBeNull();
  });
});

describe('missingTo', () => {
  it('is ¥48,000 from 312,000 to 100 % of 360,000, and nothing from there on', () => {
    expect(missingTo(ratio('1'), ratio('312000'), ratio('360000'))).toEqual(ratio('48000'));
    expect(missingTo(ratio('1'), ratio('360000'), ratio('360000'))).toEqual(ratio('0'));
    expect(missingTo(ratio('1'), ratio('400000'), ratio('360000'))).toEqual(ratio('0'));
    expect(missingTo(ratio('120 %'), ratio('400000'), ratio('360000'))).toEqual(ratio('32000'));
  });
});

describe('pace', () => {
  it.each([
    ['64 %', 'ahead'],
    ['60 %', 'on'],
    ['59 %', 'on'],
    ['50 %', 'on'],
    ['49 %', 'behind'],
    ['-5 %', 'behind'],
  ])('calls %s on day 6 of 10 %s', (reached, expected) => {
    expect(pace(ratio(reached), { gone: 6, days: 10 })).toBe(expected);
  });

  it('blames nobody on the first day or before it', () => {
    expect(pace(ratio('0'), { gone: 1, days: 30 })).toBe('on');
    expect(pace(ratio('0'), { gone: 0, days: 30 })).toBe('on');
  });
});
