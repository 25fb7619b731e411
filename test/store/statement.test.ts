import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/store/port.ts';
import {
  acme,
  day,
  deal,
  instant,
  openCompany,
  people,
  period,
  rating,
} from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const { ann, bob, dee, mia } = people;
const at = instant('2026-02-20T09:00:00Z');
const q1 = period('quarter', '2026-02-01');

describe.each(engines)('the reading of a statement on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
    store = await openCompany(test.database, { ...acme, id: workspaceId('statement') });
    const elsewhere = await openCompany(test.database, { ...acme, id: workspaceId('elsewhere') });
    const lastQuarter = { occurredOn: day('2025-12-31') };
    await store.quotas.save([
      {
        subject: { kind: 'person', id: bob.id },
        measure: 'bookings',
        period: period('quarter', '2025-12-01'),
        amount: 200_00n,
      },
    ]);
    await store.records.ingest(
      [
        deal('1', 300_00n, ann.id),
        deal('2', 70_00n, ann.id, lastQuarter),
        deal('3', 80_00n, bob.id, lastQuarter),
        rating('4', 470n, bob.id),
      ],
      at,
    );
    await elsewhere.records.ingest([deal('1', 999_00n, ann.id)], instant('2026-02-21T09:00:00Z'));
    for (const each of [elsewhere, store])
      await each.plans.publish('reps', `of ${each.workspace.id}`, day('2026-01-01'), at);
    await store.plans.publish('reps', 'from March', day('2026-03-01'), at);
  });
  afterAll(() => test.close());

  it('has the members in the period before: zeros for who had nothing', async () => {
    const { team } = await store.standings.statement(ann.id, q1, day('2026-02-20'));
    expect(
      team?.members.map(({ id, standing, previous }) => [
        id,
        standing.deal,
        standing.rating.total,
        previous.deal,
        previous.quotas,
      ]),
    ).toEqual([
      [ann.id, { total: 300_00n, count: 1 }, 0n, { total: 70_00n, count: 1 }, {}],
      [bob.id, { total: 0n, count: 0 }, 470n, { total: 80_00n, count: 1 }, { bookings: 200_00n }],
      [dee.id, { total: 0n, count: 0 }, 0n, { total: 0n, count: 0 }, {}],
    ]);
  });

  it('has the plan of the person as it was in force on the day', async () => {
    const planOn = async (text: string) =>
      (await store.standings.statement(ann.id, q1, day(text))).plan;
    expect(await planOn('2025-12-31')).toBeNull();
    expect(await planOn('2026-02-28')).toEqual(
      await store.plans.inForce('reps', day('2026-02-28')),
    );
    expect((await planOn('2026-03-01'))?.source).toBe('from March');
  });

  it('has no plan for who is on none, and nothing of another workspace', async () => {
    const chief = await store.standings.statement(mia.id, q1, day('2026-02-20'));
    expect(chief.plan).toBeNull();
    expect(chief.team?.members.map(({ id }) => id)).toEqual([mia.id]);
    const own = await store.standings.statement(ann.id, q1, day('2026-02-20'));
    expect(own.own.deal.total).toBe(300_00n);
    expect(own.plan?.source).toBe('of statement');
    expect(own.asOf).toEqual(at);
  });
});
