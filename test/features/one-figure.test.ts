/** What somebody is told in a moment and what a statement computes from every record: one figure, whoever moves in the period. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personId, teamId, workspaceId } from '../../src/domain/ids.ts';
import type { Assignment, Person } from '../../src/domain/people.ts';
import { evaluate } from '../../src/domain/plan/evaluate.ts';
import { loadEarnings } from '../../src/features/earnings.ts';
import { beginLoading, compiledOf } from '../../src/features/plan-loading.ts';
import { loadFullInput } from '../../src/features/plan-runs.ts';
import type { Store } from '../../src/store/port.ts';
import { acme, day, deal, instant, period, person, teams } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

/** Commission on one's own bookings, and a pool of the team that is shared by what each brought in. */
/** `own`: the commission on 10,000. */
const planOf = (key: string, rate: string, own: number) => `
plan: ${key}
title: { en: Reps, zh: 销售方案 }
currency: USD
period: quarter
rounding: { mode: half-up, at: line }
measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
components:
  - id: commission
    title: { en: Commission, zh: 提成 }
    per: period
    pays: { rate-of: { of: rep, measure: bookings } }
    rate: ${rate}
  - id: pool
    title: { en: Team pool, zh: 团队奖金池 }
    per: period
    pays: { rate-of: { of: team, measure: bookings } }
    rate: 1 %
    pool: { of: team, share: { by: bookings } }
examples:
  - name: Ten thousand, all of the team's
    rep: { bookings: 10000 }
    team: { bookings: 10000 }
    expect: { commission: ${own}, pool: 100, total: ${own + 100} }
`;

const quarter = period('quarter', '2026-02-01');
const today = day('2026-02-20');
const below = { ...teams.east, id: teamId('t-below'), key: 'below', parentId: teams.east.id };
const places = [teams.east, teams.west, below];
/** Before, within, within and to come, after. */
const turns = ['2025-06-01', '2026-01-20', '2026-02-10', '2026-03-10', '2026-07-01'];

interface Life {
  /** Where they are from each of the days on; null: nowhere. */
  readonly seats: readonly {
    readonly at: number | null;
    readonly on: number;
    readonly level: string;
  }[];
  readonly deals: readonly { readonly on: number; readonly amount: bigint }[];
}

const lives: fc.Arbitrary<readonly Life[]> = fc.array(
  fc.record({
    seats: fc.uniqueArray(
      fc.record({
        on: fc.nat(turns.length - 1),
        at: fc.option(fc.nat(places.length - 1), { freq: 6 }),
        level: fc.constantFrom('junior', 'senior'),
      }),
      { selector: ({ on }) => on, minLength: 1, maxLength: 2 },
    ),
    deals: fc.array(fc.record({ on: fc.nat(89), amount: fc.bigInt({ min: 1n, max: 9_000_00n }) }), {
      maxLength: 3,
    }),
  }),
  { minLength: 2, maxLength: 4 },
);

/** Two who sit in one team for all of the quarter. */
const stayers: readonly Life[] = [12_300_00n, 4_500_01n].map((amount) => ({
  seats: [{ at: places.indexOf(teams.west), on: 0, level: 'senior' }],
  deals: [{ on: 10, amount }],
}));

function personOf({ seats }: Life, n: number): Person {
  const inOrder = [...seats].sort((a, b) => a.on - b.on);
  const assignments = inOrder.flatMap(({ at, on, level }, position): Assignment[] => {
    const next = inOrder[position + 1];
    const team = at === null ? undefined : places[at];
    const days = { from: day(turns[on] ?? ''), to: next ? day(turns[next.on] ?? '') : null };
    return team ? [{ ...days, teamId: team.id, managerId: null, level, planKey: 'reps' }] : [];
  });
  return person(`${n}`, `Rep ${n}`, { assignments });
}

const assigned = fc.option(
  fc.record({
    subject: fc.constantFrom(
      { kind: 'person', id: personId('p-0') } as const,
      { kind: 'team', id: teams.east.id } as const,
      { kind: 'level', id: 'senior' } as const,
    ),
    from: fc.nat(turns.length - 1),
  }),
);

let opened = 0;

describe.each(engines)('what somebody has earned, on the %s engine', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());

  async function found(all: readonly Life[]): Promise<{ store: Store; staff: readonly Person[] }> {
    opened += 1;
    const id = workspaceId(`figure-${opened}`);
    const store = await test.database.openWorkspace({ ...acme, id });
    const staff = all.map(personOf);
    const at = instant('2026-02-20T15:00:00Z');
    await store.people.saveTeams([teams.all, teams.east, teams.west, below]);
    await store.people.savePeople(staff);
    for (const key of ['reps', 'others'])
      await store.plans.publish(
        key,
        key === 'reps' ? planOf(key, '5 %', 500) : planOf(key, '7 %', 700),
        day('2025-01-01'),
        at,
      );
    const facts = all.flatMap(({ deals }, n) =>
      deals.map(({ on, amount }, index) =>
        deal(`D-${n}-${index}`, amount, personId(`p-${n}`), {
          occurredOn: quarter.start.add({ days: on }),
        }),
      ),
    );
    await store.records.ingest(facts, at);
    return { store, staff };
  }

  it('is the same at a glance and from every record', async () => {
    let glances = 0;
    await fc.assert(
      fc.asyncProperty(lives, assigned, async (all, plan) => {
        const { store, staff } = await found(all);
        if (plan)
          await store.plans.assign(plan.subject, 'others', {
            from: day(turns[plan.from] ?? ''),
            to: null,
          });
        for (const each of staff) {
          const question = { person: each, period: quarter, today, workspace: store.workspace };
          const told = await loadEarnings(store, question);
          if (told.state !== 'computed') continue;
          const loading = beginLoading(store, store.workspace);
          const { version, assignment } = told;
          const from = { plan: compiledOf(version), hash: version.hash, period: quarter };
          const about = { ...from, person: each, level: assignment.level };
          const stated = evaluate(from.plan, await loadFullInput(loading, about));
          expect(told.result.components.map(({ amount }) => amount.minor)).toEqual(
            stated.components.map(({ amount }) => amount.minor),
          );
          if (told.input.person.records.length === 0 && told.result.total.minor > 0n) glances += 1;
        }
      }),
      { numRuns: 15, examples: [[stayers, null]] },
    );
    // Who stays where they are is told from standing alone.
    expect(glances).toBeGreaterThan(0);
  });
});
