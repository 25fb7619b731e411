import { describe, expect, it } from 'vitest';
import {
  emptyTally,
  measure,
  measured,
  parseMeasure,
  withCredit,
} from '../../src/domain/measure.ts';
import { ratio } from './samples.ts';

describe('measures', () => {
  it('add up bookings, count deals and average ratings', () => {
    expect(measured(measure('bookings'), { total: 1234n, count: 2 })).toEqual(ratio('1234'));
    expect(measured(measure('deals'), { total: 1234n, count: 2 })).toEqual(ratio('2'));
    // 4.7, 5.0 and 4.4 points.
    expect(measured(measure('satisfaction'), { total: 1410n, count: 3 })).toEqual(ratio('4.7'));
  });

  it('have no score where nobody rated, and zero where nothing was sold', () => {
    expect(measured(measure('satisfaction'), { total: 0n, count: 0 })).toBeNull();
    expect(measured(measure('bookings'), { total: 0n, count: 0 })).toEqual(ratio('0'));
    expect(measured(measure('deals'), { total: 0n, count: 0 })).toEqual(ratio('0'));
  });

  it('take the amount of a credit note, and not as a deal', () => {
    const credits = [
      { kind: 'deal', value: 500_00n },
      { kind: 'deal', value: 0n },
      { kind: 'deal', value: -120_00n },
    ] as const;
    const tally = credits.reduce(withCredit, emptyTally);
    expect(measured(measure('bookings'), tally)).toEqual(ratio('38000'));
    expect(measured(measure('deals'), tally)).toEqual(ratio('2'));
  });

  it('are read by name, and named when the name is unknown', () => {
    expect(parseMeasure(' Bookings ').code).toBe('bookings');
    expect(() => parseMeasure('margin')).toThrow(
      expect.objectContaining({
        code: 'measure.unknown',
        params: { text: 'margin', measures: ['bookings', 'deals', 'satisfaction'] },
      }),
    );
  });
});
