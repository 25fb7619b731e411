/** The law of standing: however facts arrive, the stored rows are what summing up all credits would give. */

import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditsOf } from '../../src/domain/credit.ts';
import { workspaceId } from '../../src/domain/ids.ts';
import { currency, money } from '../../src/domain/money.ts';
import { assignmentOn, type Person } from '../../src/domain/people.ts';
import { periodKinds, periodOf } from '../../src/domain/period.ts';
import { one } from '../../src/domain/rational.ts';
import type { Fact, Split } from '../../src/domain/record.ts';
import type { Store } from '../../src/store/port.ts';
import { rebuildStanding } from '../../src/store/standing-rebuild.ts';
import {
  acme,
  deal,
  instant,
  openCompany,
  people,
  rating,
  seat,
  teams,
} from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const sellers = [people.ann, people.bob, people.cy, people.dee] as const;
const at = instant('2026-06-01T00:00:00Z');

const days = fc
  .integer({ min: 0, max: 200 })
  .map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }));
const owners = fc.uniqueArray(fc.constantFrom(...sellers), { maxLength: 3 });

/** Few external ids, so that facts change each other. */
const facts: fc.Arbitrary<Fact> = fc
  .record({
    id: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom('deal', 'deal', 'rating', 'payment'),
    isForeign: fc.constantFrom(false, false, true),
    value: fc.bigInt({ min: -500_00n, max: 5_000_00n }),
    owners,
    helper: fc.option(fc.constantFrom(...sellers), { freq: 3 }),
    occurredOn: fc.option(days, { freq: 8 }),
    stage: fc.constantFrom('won', 'won', 'won', 'open', 'lost'),
  })
  .map(({ id, kind, isForeign, value, owners: list, helper, occurredOn, stage }) => {
    const ids = list.map(({ id: owner }) => owner);
    const help: readonly Split[] =
      helper && ids.length > 0
        ? [{ personId: helper.id, share: one, role: 'coach', overlay: true }]
        : [];
    const splits = [...deal('', 0n, ids).splits, ...help];
    const amount = money(value, currency(isForeign ? 'EUR' : 'USD'));
    if (kind === 'rating') return { ...rating(`X-${id}`, value), splits, occurredOn } as Fact;
    return { ...deal(`X-${id}`, value), kind, amount, splits, occurredOn, stage } as Fact;
  });

type Step =
  | { readonly kind: 'ingest' | 'import'; readonly facts: readonly Fact[] }
  | { readonly kind: 'move'; readonly person: Person };

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ingest'), facts: many() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('import'), facts: many() }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ who: fc.constantFrom(...sellers), team: fc.constantFrom(...Object.values(teams)) })
      .map(({ who, team }) => ({ kind: 'move', person: { ...who, assignments: [seat(team)] } })),
  },
) as fc.Arbitrary<Step>;

function many() {
  return fc.array(facts, { minLength: 1, maxLength: 8 });
}

describe.each(engines)('standing on the %s engine', (engine) => {
  let test: TestDatabase;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());

  it('is what summing up all credits gives, in whatever order and way facts arrived', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 6 }), async (script) => {
        count += 1;
        const store = await openCompany(test.database, {
          ...acme,
          id: workspaceId(`law-${count}`),
        });
        const latest = new Map<string, Fact>();
        const seated = new Map<string, Person>(sellers.map((one) => [one.id, one]));
        for (const step of script) {
          await perform(store, step);
          if (step.kind === 'move') seated.set(step.person.id, step.person);
          else for (const fact of step.facts) latest.set(`${fact.kind} ${fact.externalId}`, fact);
        }
        const expected = recomputed([...latest.values()], seated);
        expect(await stored(test, store)).toEqual(expected);
        await rebuildStanding(test.client, store.workspace);
        expect(await stored(test, store)).toEqual(expected);
      }),
      { numRuns: engine === 'embedded' ? 12 : 25, seed: 20261123 },
    );
  });
});

async function perform(store: Store, step: Step): Promise<void> {
  if (step.kind === 'move') await store.people.savePeople([step.person]);
  else if (step.kind === 'ingest') await store.records.ingest(step.facts, at);
  else
    await store.importFacts({ at }, async (add) => {
      for (const fact of step.facts) await add([fact]);
    });
}

type Rows = Record<string, readonly [bigint, number, bigint, number]>;

async function stored({ client }: TestDatabase, { workspace }: Store): Promise<Rows> {
  const rows = await client.$queryRaw<
    { k: string; a: bigint; b: number; c: bigint; d: number }[]
  >`select * from (
    select concat_ws(' ', person_id, period_kind, period_start) as k, deal_total as a,
      deal_count as b, rating_total as c, rating_count as d
    from person_standing where workspace_id = ${workspace.id}
    union all
    select concat_ws(' ', team_id, period_kind, period_start), deal_total, deal_count, rating_total,
      rating_count
    from team_standing where workspace_id = ${workspace.id}
  ) s where a <> 0 or b <> 0 or c <> 0 or d <> 0`;
  return Object.fromEntries(rows.map(({ k, a, b, c, d }) => [k, [a, b, c, d] as const]));
}

/** The long way: every credit of every deal and rating in force, to everybody and every team it counts for. */
function recomputed(inForce: readonly Fact[], seated: ReadonlyMap<string, Person>): Rows {
  const rows: Record<string, [bigint, number, bigint, number]> = {};
  const counting = inForce.filter(({ kind, amount }) =>
    kind === 'deal' ? amount?.currency === acme.currency : kind === 'rating',
  );
  for (const credit of counting.flatMap(creditsOf).filter(({ overlay }) => !overlay)) {
    const person = seated.get(credit.personId);
    const team = person && assignmentOn(person, credit.occurredOn)?.teamId;
    const subjects = new Set<string>([credit.personId, ...(team ? [team, teams.all.id] : [])]);
    for (const subject of subjects)
      for (const kind of periodKinds) {
        const { start } = periodOf(kind, credit.occurredOn, acme);
        const row = (rows[`${subject} ${kind} ${start}`] ??= [0n, 0, 0n, 0]);
        if (credit.kind === 'deal') {
          row[0] += credit.value;
          // A credit note lowers the amount and is no deal.
          row[1] += credit.value < 0n ? 0 : 1;
        } else {
          row[2] += credit.value;
          row[3] += 1;
        }
      }
  }
  return rows;
}
