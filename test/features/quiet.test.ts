import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuietHours } from '../../src/domain/quiet-hours.ts';
import { quietOf, quietTimes, saveQuiet } from '../../src/features/quiet.ts';
import { people, teams } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';

const { ann, bob, cy } = people;

describe.each(engines)('quiet hours on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  /** Tuesday evening, 21:30 in New York. */
  const open = () => openOffice(db.database, { now: '2026-11-25T02:30:00Z' });

  it('are those of person, team, the teams above and company together', async () => {
    const { store, request } = await open();
    await saveQuiet(store, { kind: 'company' }, readQuietHours('22:00-06:00'));
    await saveQuiet(store, { kind: 'team', id: teams.all.id }, readQuietHours('05:00-07:00'));
    await saveQuiet(store, { kind: 'team', id: teams.east.id }, readQuietHours('21:00-22:30'));
    await saveQuiet(store, { kind: 'person', id: ann.id }, readQuietHours('06:30-09:00'));
    const times = await quietTimes(request(ann, null), [ann, bob, cy]);
    expect(`${times.notBefore(ann)}`).toBe('2026-11-25T14:00:00Z');
    expect(`${times.notBefore(bob)}`).toBe('2026-11-25T12:00:00Z');
    expect(times.notBefore(cy)).toBeNull();
    expect(`${times.notBeforeIn(teams.east.id)}`).toBe('2026-11-25T12:00:00Z');
    expect(times.notBeforeIn(null)).toBeNull();
  });

  it('end for who ends them', async () => {
    const { store, request } = await open();
    const subject = { kind: 'person', id: ann.id } as const;
    await saveQuiet(store, subject, readQuietHours('20:00-08:00'));
    expect(await quietOf(store, subject)).toEqual({ from: '20:00', to: '08:00' });
    await saveQuiet(store, subject, null);
    expect(await quietOf(store, subject)).toBeNull();
    const times = await quietTimes(request(ann, null), [ann]);
    expect(times.notBefore(ann)).toBeNull();
  });
});
