import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personId } from '../../src/domain/ids.ts';
import { demandFigures } from '../../src/features/viewing.ts';
import type { Store } from '../../src/store/port.ts';
import { day, openCompany, people, person, seat, teams } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const head = (key: string, name: string) =>
  person(key, name, { roles: ['manager'], assignments: [seat(teams.all, { managerId: null })] });
const [ben, nia] = [head('ben', 'Ben Before'), head('nia', 'Nia Next')];
/** With Ben until the end of 2025, away for a year, back from 2027 on, then with Nia. */
const roy = person('roy', 'Roy Returns', {
  assignments: [
    seat(teams.east, { to: day('2026-01-01'), managerId: personId('p-ben') }),
    seat(teams.west, { from: day('2027-01-01'), managerId: personId('p-nia') }),
  ],
});

describe('whose figures somebody may see', () => {
  let db: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
    store = await openCompany(db.database);
    await store.people.savePeople([ben, nia, roy]);
  });
  afterAll(() => db.close());

  const mayLook = (who: typeof ben, on: string) =>
    demandFigures(store, who, roy, day(on), 'en').then(
      () => true,
      (error: { readonly code?: string }) => {
        expect(error.code).toBe('access.denied');
        return false;
      },
    );

  it.each([
    ['while there', '2025-06-01', [true, false]],
    ['after having left, as on the last day there', '2026-06-01', [true, false]],
    ['after the return', '2027-06-01', [false, true]],
    ['before the very first day', '2019-06-01', [false, false]],
  ] as const)('follows who led the person %s', async (_, on, [before, next]) => {
    expect(await mayLook(ben, on)).toBe(before);
    expect(await mayLook(nia, on)).toBe(next);
  });

  it('are always one’s own', async () => {
    await demandFigures(store, people.ann, people.ann, day('2019-06-01'), 'en');
  });
});
