import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currency, money } from '../../../src/domain/money.ts';
import { rational } from '../../../src/domain/rational.ts';
import { day, deal, instant, people, period, person, seat, teams } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { figuresOf, openDesk, verdictOn } from './desk.ts';
import { bookings, planOf, tenPercent } from './plans.ts';

const { ann, bob, cy, dee, mia } = people;
const on = (text: string) => ({ occurredOn: day(text) });

describe('a statement', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase('embedded');
  });
  afterAll(() => test.close());
  const desk = (plan: string) => openDesk(test.database, plan);

  it('counts by measures of the plan’s own, record by record', async () => {
    const measures = `
  pro: { records: deal, take: sum, value: amount, unit: money, where: 'product == "Pro"' }
  units: { records: deal, take: sum, value: quantity, unit: number, credit: whole }`;
    const rest = `
components:
  - { id: pro, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: pro } } }
  - { id: spiff, per: period, amount: 5, pays: { per-unit-of: { of: rep, measure: units } } }`;
    const { ingest, compute } = await desk(planOf({ measures, rest }));
    await ingest(
      deal('D-1', 1_000_00n, ann.id, { attributes: { product: 'Pro', quantity: '2' } }),
      deal('D-2', 5_000_00n, ann.id, { attributes: { product: 'Lite', quantity: '3' } }),
      deal('D-3', 300_00n, [ann.id, bob.id], { attributes: { product: 'Pro' } }),
      deal('D-4', 900_00n, ann.id, { ...on('2026-03-01'), attributes: { product: 'Pro' } }),
    );
    const statement = await compute(ann, '2026-02');
    // 10 % of 1,000 and of half of 300; five units at 5.
    expect(figuresOf(statement)).toEqual({
      ...{ pro: '115.00', spiff: '25.00', total: '140.00', payout: '140.00', payable: '140.00' },
    });
    expect(verdictOn(statement)).toEqual({ state: 'equal' });
    const records = statement.input.person.records.map(({ externalId, version }) => [
      externalId,
      version,
    ]);
    expect(records).toEqual([
      ['D-1', 1],
      ['D-2', 1],
      ['D-3', 1],
    ]);
  });

  it('rolls up to a manager what their people sold while they reported to them', async () => {
    const rest = `
components:
  - { id: override, per: period, rate: 1 %, pays: { rate-of: { of: reports, measure: bookings } } }`;
    const { store, ingest, compute } = await desk(planOf({ period: 'quarter', rest }));
    const managed = (managerId: typeof mia.id) => ({ managerId, planKey: 'reps' });
    const lead = person('lea', 'Lea Lead', { assignments: [seat(teams.west, managed(mia.id))] });
    const boss = person('max', 'Max Boss', { assignments: [seat(teams.east, managed(mia.id))] });
    const moving = {
      ...dee,
      assignments: [
        seat(teams.east, { ...managed(boss.id), to: day('2026-03-01') }),
        seat(teams.west, { ...managed(lead.id), from: day('2026-03-01') }),
      ],
    };
    await store.people.savePeople([lead, boss, moving]);
    await ingest(
      deal('D-1', 10_000_00n, dee.id, on('2026-02-28')),
      deal('D-2', 7_000_00n, dee.id, on('2026-03-01')),
    );
    const of = async (who: typeof boss) => figuresOf(await compute(who, '2026-Q1'))['total'];
    expect([await of(boss), await of(lead)]).toEqual(['100.00', '70.00']);
    expect(verdictOn(await compute(lead, '2026-Q1'))).toEqual({ state: 'equal' });
  });

  it('shares a pool among those who are in the team at the end, and hides who they are', async () => {
    const rest = `
components:
  - id: pool
    per: period
    rate: 10 %
    pays: { rate-of: { of: team, measure: bookings } }
    pool: { of: team, share: { by: bookings } }`;
    const { ingest, compute } = await desk(planOf({ period: 'quarter', rest }));
    const secret = { attributes: { account: 'Lakeside' } };
    await ingest(
      deal('D-1', 600_00n, ann.id),
      deal('D-2', 300_00n, bob.id, secret),
      // In East until 1 March: her deal of January makes the pool larger, and she has no part of it.
      deal('D-3', 100_00n, dee.id, on('2026-01-10')),
      deal('D-4', 5_000_00n, dee.id, on('2026-03-10')),
    );
    const [first, second] = [await compute(ann, '2026-Q1'), await compute(bob, '2026-Q1')];
    // A pool of 100, two parts to one.
    expect([figuresOf(first)['pool'], figuresOf(second)['pool']]).toEqual(['66.67', '33.33']);
    expect(verdictOn(first)).toEqual({ state: 'equal' });
    for (const hidden of ['p-bob', 'Bob', 'Lakeside', 'D-2', 'p-dee'])
      expect(first.body.text).not.toContain(hidden);
    expect(first.body.text).toContain('D-1');
    expect(second.body.text).toContain('Lakeside');
  });

  it('converts foreign amounts by the rate of the period, and refuses without one', async () => {
    const plan = planOf({ rest: tenPercent, head: 'foreign-amounts: locked-period-rate' });
    const { store, ingest, compute } = await desk(plan);
    const euros = { amount: money(1_000_00n, currency('EUR')) };
    await ingest(deal('D-1', 0n, ann.id, euros));
    await expect(compute(ann, '2026-02')).rejects.toMatchObject({ code: 'plan.rate_missing' });
    const rate = { period: period('month', '2026-02-01'), currency: currency('EUR') };
    await store.rates.lock(
      [{ ...rate, rate: rational(11n, 10n) }],
      instant('2026-03-01T00:00:00Z'),
    );
    const statement = await compute(ann, '2026-02');
    expect(figuresOf(statement)['total']).toBe('110.00');
    expect(verdictOn(statement)).toEqual({ state: 'equal' });
    const silent = await desk(planOf({ rest: tenPercent }));
    await silent.ingest(deal('D-1', 0n, ann.id, euros));
    await expect(silent.compute(ann, '2026-02')).rejects.toMatchObject({
      code: 'plan.currency_foreign',
    });
  });

  it('counts roles and overlays as the plan asks for them', async () => {
    const measures = `
  hunted: { records: deal, take: sum, value: amount, unit: money, where: 'credit.role == "hunter"' }
  supported: { records: deal, take: sum, value: amount, unit: money, where: 'credit.overlay' }`;
    const rest = `
components:
  - { id: hunting, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: hunted } } }
  - { id: support, per: period, rate: 1 %, pays: { rate-of: { of: rep, measure: supported } } }`;
    const { ingest, compute } = await desk(planOf({ measures, rest }));
    await ingest(
      deal('D-1', 1_000_00n, ann.id, {
        splits: [
          { personId: ann.id, share: rational(3n, 5n), role: 'hunter' },
          { personId: bob.id, share: rational(2n, 5n) },
          { personId: ann.id, share: rational(1n, 2n), role: 'engineer', overlay: true },
          { personId: cy.id, share: rational(1n), role: 'engineer', overlay: true },
        ],
      }),
    );
    const statement = await compute(ann, '2026-02');
    expect(figuresOf(statement)).toMatchObject({ hunting: '60.00', support: '5.00' });
    expect(figuresOf(await compute(cy, '2026-02'))).toMatchObject({
      hunting: '0.00',
      support: '10.00',
    });
    expect(figuresOf(await compute(bob, '2026-02'))['total']).toBe('0.00');
    expect(verdictOn(statement)).toEqual({ state: 'equal' });
  });

  it('scales what all have earned to the plan’s budget', async () => {
    const rest = `${tenPercent}
afterwards:
  - { id: budget, mechanic: budget, on: total, amount: 150 }`;
    const { ingest, compute } = await desk(planOf({ measures: bookings, rest }));
    await ingest(deal('D-1', 2_000_00n, ann.id), deal('D-2', 1_000_00n, bob.id));
    expect(figuresOf(await compute(ann, '2026-02'))).toMatchObject({ budget: '-100.00' });
    expect(figuresOf(await compute(bob, '2026-02'))).toMatchObject({ total: '50.00' });
    expect(verdictOn(await compute(ann, '2026-02'))).toEqual({ state: 'equal' });
  });

  it('is about each plan that somebody was on in the period, the last one unless asked', async () => {
    const { store, ingest, compute } = await desk(planOf({ period: 'quarter', rest: tenPercent }));
    const other = planOf({ period: 'quarter', rest: tenPercent.replace('10 %', '20 %') });
    const at = instant('2025-01-01T00:00:00Z');
    await store.plans.publish('hunters', other.replace('reps', 'hunters'), day('2025-01-01'), at);
    const assignments = [
      seat(teams.east, { to: day('2026-02-01') }),
      seat(teams.east, { from: day('2026-02-01'), planKey: 'hunters' }),
    ];
    await store.people.savePeople([{ ...ann, assignments }]);
    const moved = { ...ann, assignments };
    await ingest(
      deal('D-1', 1_000_00n, ann.id, on('2026-01-31')),
      deal('D-2', 500_00n, ann.id, on('2026-02-01')),
    );
    const last = await compute(moved, '2026-Q1');
    expect(figuresOf(last)['total']).toBe('100.00');
    expect(last.others.map(({ key, until }) => [key, `${until}`])).toEqual([
      ['reps', '2026-01-31'],
    ]);
    expect(figuresOf(await compute(moved, '2026-Q1', 'reps'))['total']).toBe('100.00');
    await expect(compute(moved, '2026-Q1', 'x')).rejects.toMatchObject({ code: 'statement.none' });
    await expect(compute(moved, '2027-Q1')).rejects.toMatchObject({ code: 'statement.none' });
  });
});
