import { describe, expect, it } from 'vitest';
import { scheduleId } from '../../../src/domain/ids.ts';
import { dueAt } from '../../../src/domain/schedule/spread.ts';
import type { Cadence } from '../../../src/domain/schedule.ts';
import { instant } from '../samples.ts';

const nine = instant('2026-11-23T09:00:00Z');
const most = 180_000;
const daily: Cadence = { every: 'day', at: '09:00' };
const later = (id: string, workspace = 'acme', at = nine, cadence: Cadence = daily) =>
  dueAt({ id: scheduleId(id), cadence }, at, workspace, most)
    .since(at)
    .total('milliseconds');

describe('what is due at a full hour', () => {
  it('is due a little later, always by as much, for each workspace and schedule its own', () => {
    const offsets = Array.from({ length: 1000 }, (_, at) => later(`schedule-${at}`));
    expect(Math.min(...offsets)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...offsets)).toBeLessThanOrEqual(most);
    expect(new Set(offsets).size).toBeGreaterThan(950);
    expect(later('schedule-1')).toBe(later('schedule-1'));
    expect(later('schedule-1')).not.toBe(later('schedule-1', 'other'));
    const quarters = [0, 1, 2, 3].map(
      (quarter) => offsets.filter((each) => Math.floor((each * 4) / (most + 1)) === quarter).length,
    );
    for (const count of quarters) expect(count).toBeGreaterThan(200);
  });

  it('is punctual at any other minute, and where it was promised for its moment', () => {
    expect(later('a', 'acme', nine.add({ minutes: 1 }))).toBe(0);
    expect(later('a', 'acme', nine, { every: 'once', instant: nine })).toBe(0);
    const at = dueAt({ id: scheduleId('a'), cadence: daily }, nine, 'acme', 0);
    expect(at).toEqual(nine);
  });
});
