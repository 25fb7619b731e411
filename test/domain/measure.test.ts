import { describe, expect, it } from 'vitest';
import { measure, measured, parseMeasure } from '../../src/domain/measure.ts';
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
