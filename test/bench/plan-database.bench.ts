/** A year's pay of everybody, from stored records to stored results, beside one bare reading of the columns that it needs. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import { type Currency, money } from '../../src/domain/money.ts';
import type { Person, Team } from '../../src/domain/people.ts';
import { runBatch } from '../../src/domain/plan/batch/run-batch.ts';
import { seatingOf } from '../../src/domain/plan/batch/seating.ts';
import { targetColumns } from '../../src/domain/plan/batch/target-columns.ts';
import { loadPlan } from '../../src/domain/plan/compile.ts';
import type { Quota } from '../../src/domain/quota.ts';
import { byText } from '../../src/domain/text-order.ts';
import { Prisma } from '../../src/generated/client.ts';
import type { Store } from '../../src/store/port.ts';
import type { NewStatement } from '../../src/store/port-statements.ts';
import { acme, period } from '../support/company.ts';
import { type Engine, engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { at, fill, seatEverybody } from './big-company.ts';
import { alternate, hold } from './measure.ts';
import { batchOfWork, sourceOfWork } from './plan-work/plan-of-work.ts';
import { sizeOf } from './sizes.ts';

const quarters = ['01', '04', '07', '10'].map((month) => period('quarter', `2026-${month}-01`));
const plan = loadPlan(
  sourceOfWork.replace(/product in \[.*\]/, 'product in ["Product 1", "Product 2", "Product 4"]'),
);
const batch = batchOfWork(plan);

describe.each(engines)('a year of pay on the %s engine', (engine) => {
  const { reps, many } = sizeFor(engine);
  let test: TestDatabase;
  let store: Store;
  let people: readonly Person[];
  let teams: readonly Team[];

  beforeAll(async () => {
    test = await openTestDatabase(engine);
    store = await test.database.openWorkspace({ ...acme, id: workspaceId('year') });
    people = (await seatEverybody(store, reps)).toSorted((a, b) => byText(a.id, b.id));
    teams = await store.people.teams();
    await store.quotas.save(quotasOf(people, teams));
    await fill(store, reps, 0, many);
  });
  afterAll(() => test.close());

  it('is computed and stored in a few bare reads', async (context) => {
    const bare = () => readRows(test, store, people);
    expect(await bare()).toBe(many);
    const pay = async (round: number) => {
      const statements = await payAll(store, people, teams, `field-sales-${round}`);
      expect(await store.statements.saveStatements(statements)).toBe(statements.length);
    };
    await alternate(1, bare, () => pay(0));
    const [ms, payMs] = await alternate(3, bare, (round) => pay(round + 1));
    hold(context, {
      ...{ what: 'a year of pay, from records to results, to one bare read', engine, limit: 3 },
      ...{ from: `${payMs.toFixed(0)} ms to ${ms.toFixed(0)} ms`, measured: payMs / ms },
    });
  });
});

/** Twenty-five deals a person and quarter, as in a company that pays by quarter. */
const sizeFor = (engine: Engine) => {
  const { many } = sizeOf(engine);
  return { many, reps: many / 100 };
};

/** Of each its own, so that some are in every tier. */
const quotasOf = (people: readonly Person[], teams: readonly Team[]): readonly Quota[] => {
  const subjects = [
    ...people.map(({ id }) => ({ subject: { kind: 'person', id } as const, usual: 40_000_00n })),
    ...teams.map(({ id }) => ({ subject: { kind: 'team', id } as const, usual: 400_000_00n })),
  ];
  return subjects.flatMap(({ subject, usual }, n) =>
    quarters.map((quarter) => ({
      ...{ subject, measure: 'bookings', period: quarter },
      amount: (usual * BigInt(50 + (n % 100))) / 100n,
    })),
  );
};

/** What any program would read that then computes by itself. */
async function readRows(
  { client }: TestDatabase,
  { workspace }: Store,
  people: readonly Person[],
): Promise<number> {
  let rows = 0;
  for (let first = 0; first < people.length; first += 2_500) {
    const ids = people.slice(first, first + 2_500).map(({ id }) => id);
    const found = await client.$queryRaw<readonly unknown[]>`
      select c.person_id, c.kind, c.occurred_on, c.value, r.amount, r.score_hundredths,
        r.attributes ->> 'product' as product
      from credit c join performance_record r on r.workspace_id = c.workspace_id and r.id = c.record_id
      where c.workspace_id = ${workspace.id} and c.person_id in (${Prisma.join(ids)})
        and c.occurred_on >= ${'2026-01-01'}::date and c.occurred_on < ${'2027-01-01'}::date`;
    rows += found.length;
  }
  return rows;
}

async function payAll(
  store: Store,
  people: readonly Person[],
  teams: readonly Team[],
  planKey: string,
): Promise<readonly NewStatement[]> {
  const places = {
    ...{ people: people.map(({ id }) => id), teams: teams.map(({ id }) => id), periods: quarters },
  };
  const credits = await store.planInputs.planColumns({
    ...{ people: places.people, periods: quarters, currency: plan.currency },
    ...{ kinds: ['deal', 'rating'], attributes: ['product'] },
  });
  const subjects = [
    ...people.map(({ id }) => ({ kind: 'person', id }) as const),
    ...teams.map(({ id }) => ({ kind: 'team', id }) as const),
  ];
  const quotas = await store.planInputs.quotasOf(subjects, quarters);
  const { seats, settled } = seatingOf(people, teams, quarters, store.workspace);
  const targets = targetColumns(quotas, batch, plan, places);
  const result = targets && runBatch(batch, { seats, credits, targets }, settled);
  if (!result || !settled.every((each) => each === 1)) throw new Error('not for columns');
  const ids = [...batch.components, ...batch.afterwards].map(({ id }) => id);
  return Array.from(result.total, (total, seat) => {
    const lines = ids.map((id, line) => [id, result.lines[line]?.[seat]]);
    const body = JSON.stringify({ lines: Object.fromEntries(lines), total });
    return statementOf(people, planKey, seat, body, BigInt(total), plan.currency);
  });
}

function statementOf(
  people: readonly Person[],
  planKey: string,
  seat: number,
  body: string,
  minor: bigint,
  currency: Currency,
): NewStatement {
  const person = people[seat % people.length];
  const quarter = quarters[Math.floor(seat / people.length)];
  if (!person || !quarter) throw new Error('nobody sits here');
  const amount = money(minor, currency);
  return {
    ...{ personId: person.id, planKey, period: quarter, planVersion: 1, engineVersion: 'bench' },
    ...{ hash: createHash('sha256').update(body).digest('hex'), body, total: amount },
    ...{ payout: amount, computedAt: at, dataAsOf: at },
  };
}
