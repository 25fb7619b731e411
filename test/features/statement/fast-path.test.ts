import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadEarnings } from '../../../src/features/earnings.ts';
import { isTallied } from '../../../src/features/tallied-input.ts';
import { day, deal, people, period, rating, seat, teams } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { figuresOf, openDesk } from './desk.ts';
import { bookings, planOf } from './plans.ts';

const { ann, bob, dee } = people;
const measures = `${bookings}
  deals: { records: deal, take: count }
  satisfaction: { records: rating, take: average, value: score, unit: number }`;
const rest = `
components:
  - id: commission
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    tiers: marginal
    boundary: upper
    if-unmeasured: first-band
    table:
      - { from: 0 %, to: 100 %, rate: 5 % }
      - { from: 100 %, to: unlimited, rate: 8 % }
    pays: { rate-of: { of: rep, measure: bookings } }
  - { id: spiff, per: period, amount: 10, pays: { per-unit-of: { of: rep, measure: deals } } }
  - id: pool
    per: period
    rate: 1 %
    pays: { rate-of: { of: team, measure: bookings } }
    pool: { of: team, share: { by: bookings } }
afterwards:
  - id: happy
    mechanic: modifier
    on: [commission]
    index: { of: rep, measure: satisfaction, by: value }
    tiers: step
    boundary: upper
    if-unmeasured: 1
    table:
      - { from: 0, to: 4, factor: 0.9 }
      - { from: 4, to: unlimited, factor: 1.1 }`;

describe('what is read from tallies', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase('embedded');
  });
  afterAll(() => test.close());

  it('comes to the same cent as what is computed from the records', async () => {
    const { store, ingest, compute } = await openDesk(
      test.database,
      planOf({ period: 'quarter', measures, rest }),
    );
    // One who moves within the team's quarter, and one who has left it.
    await store.people.savePeople([
      { ...dee, assignments: [seat(teams.east, { to: day('2026-02-01') })] },
    ]);
    const quarter = period('quarter', '2026-02-01');
    const subject = { kind: 'person', id: ann.id } as const;
    await store.quotas.save([{ subject, measure: 'bookings', period: quarter, amount: 2_000_00n }]);
    const owners = [ann.id, bob.id, dee.id] as const;
    const facts = fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 9 }),
        minor: fc.bigInt({ min: -200_00n, max: 2_000_00n }),
        owner: fc.constantFrom(...owners, [ann.id, bob.id], [bob.id, dee.id, ann.id]),
        on: fc.constantFrom('2026-01-15', '2026-02-15', '2026-03-31'),
        score: fc.bigInt({ min: 100n, max: 500n }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(facts, async (all) => {
        for (const { id, minor, owner, on, score } of all)
          await ingest(
            deal(`D-${id}`, minor, owner, { occurredOn: day(on) }),
            rating(`R-${id}`, score, ann.id, { occurredOn: day(on) }),
          );
        for (const person of [ann, bob]) {
          const question = { person, period: quarter, today: day('2026-12-31') };
          const fast = await loadEarnings(store, { ...question, workspace: store.workspace });
          if (fast.state !== 'computed') throw new Error(fast.state);
          expect(isTallied(fast.plan)).toBe(true);
          const { result, plan } = fast;
          const tallied = { ...(await compute(person, '2026-Q1')), result, plan };
          expect(figuresOf(tallied)).toEqual(figuresOf(await compute(person, '2026-Q1')));
        }
      }),
      { numRuns: 6 },
    );
  });
});
