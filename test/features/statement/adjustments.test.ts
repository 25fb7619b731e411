import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personId } from '../../../src/domain/ids.ts';
import type { Person } from '../../../src/domain/people.ts';
import { day, deal, instant, people } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Desk, figuresOf, openDesk, verdictOn } from './desk.ts';
import { planOf, tenPercent } from './plans.ts';

const { ann, bob } = people;
const on = (text: string) => ({ occurredOn: day(text) });
const months = ['2026-01', '2026-02', '2026-03', '2026-04'];

describe('issued statements', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase('embedded');
  });
  afterAll(() => test.close());
  const desk = (rest = tenPercent, more: Partial<Parameters<typeof planOf>[0]> = {}) =>
    openDesk(test.database, planOf({ ...more, rest }));

  it('wait for the end of their period', async () => {
    const { moveTo, issue, compute } = await desk();
    moveTo('2026-02-28T12:00:00Z');
    await expect(issue(ann, '2026-02')).rejects.toMatchObject({
      code: 'statement.period_open',
      params: { period: '2026-02', until: '2026-02-28' },
    });
    expect(figuresOf(await compute(ann, '2026-02'))['total']).toBe('0.00');
    moveTo('2026-03-01T12:00:00Z');
    expect((await issue(ann, '2026-02')).state).toBe('new');
  });

  it('are issued again only when they say something else', async () => {
    const { store, ingest, issue } = await desk();
    await ingest(deal('D-1', 1_000_00n));
    const first = await issue(ann, '2026-02');
    expect(first).toMatchObject({ state: 'new', stored: { revision: 1 } });
    // Data that has nothing to do with it.
    await ingest(deal('D-9', 1_00n, bob.id));
    expect(await issue(ann, '2026-02')).toMatchObject({ state: 'same', stored: first.stored });
    await ingest(deal('D-1', 1_100_00n));
    expect(await issue(ann, '2026-02')).toMatchObject({ state: 'new', stored: { revision: 2 } });
    const key = { personId: ann.id, planKey: 'reps', period: first.statement.period };
    expect(await store.statements.statementRevisions(key)).toHaveLength(2);
  });

  it('are closed once a later one is issued, and adjusted by the next', async () => {
    const { ingest, issue, compute } = await desk();
    await ingest(deal('D-1', 1_000_00n), deal('D-2', 400_00n, ann.id, on('2026-03-10')));
    await issue(ann, '2026-02');
    await issue(ann, '2026-03');
    expect((await issue(ann, '2026-02')).state).toBe('same');
    await ingest(deal('D-3', 250_00n, ann.id, on('2026-02-20')));
    await expect(issue(ann, '2026-02')).rejects.toMatchObject({
      code: 'statement.closed',
      params: { period: '2026-02', later: '2026-03' },
    });
    const next = await compute(ann, '2026-04');
    expect(figuresOf(next)).toMatchObject({ total: '0.00', '2026-02': '25.00', payable: '25.00' });
    expect(next.adjustments.map(({ adjustment }) => adjustment)).toMatchObject([
      {
        ...{ plan: 'reps', period: '2026-02', stated: 100_00n, now: 125_00n, amount: 25_00n },
        changes: [
          {
            ...{ line: 'commission', before: 100_00n, after: 125_00n },
            causes: [{ cause: 'record_added', record: 'D-3', measure: 'bookings' }],
          },
        ],
      },
    ]);
    expect(verdictOn(next)).toEqual({ state: 'equal' });
    // March may still be issued anew: then April has nothing left to adjust.
    expect(figuresOf((await issue(ann, '2026-03')).statement)).toMatchObject({
      '2026-02': '25.00',
    });
    expect(figuresOf(await compute(ann, '2026-04'))).toMatchObject({ payable: '0.00' });
  });

  it('take back what was paid for a deal that is no more, as a line that names it', async () => {
    const { ingest, issue, compute } = await desk();
    await ingest(deal('D-1', 1_000_00n), deal('D-2', 500_00n));
    await issue(ann, '2026-02');
    await ingest(deal('D-1', 1_000_00n, ann.id, { stage: 'lost' }));
    const next = await compute(ann, '2026-03');
    expect(figuresOf(next)).toMatchObject({ payout: '0.00', '2026-02': '-100.00' });
    expect(next.adjustments[0]?.adjustment.changes).toMatchObject([
      { causes: [{ cause: 'record_removed', record: 'D-1', by: { num: -1_000_00n } }] },
    ]);
  });

  it('tell only what has not been told, also of a deal that changes twice', async () => {
    const { ingest, issue, compute } = await desk();
    await issue(ann, '2026-01');
    const late = (minor: bigint) => ingest(deal('D-1', minor, ann.id, on('2026-01-20')));
    const causesIn = async (period: string) =>
      (await compute(ann, period)).adjustments.flatMap(({ adjustment }) =>
        adjustment.changes.flatMap(({ before, after, causes }) =>
          causes.map((cause) => [before, after, cause.cause, 'by' in cause && cause.by?.num]),
        ),
      );
    await late(100_00n);
    expect(await causesIn('2026-02')).toEqual([[0n, 10_00n, 'record_added', 100_00n]]);
    await issue(ann, '2026-02');
    await late(250_00n);
    expect(await causesIn('2026-03')).toEqual([[10_00n, 25_00n, 'record_changed', 150_00n]]);
    await issue(ann, '2026-03');
    await ingest(deal('D-1', 250_00n, ann.id, { ...on('2026-01-20'), stage: 'lost' }));
    expect(await causesIn('2026-04')).toEqual([[25_00n, 0n, 'record_removed', -250_00n]]);
    await issue(ann, '2026-04');
    expect(await causesIn('2026-05')).toEqual([]);
  });

  it('carry the balance of a draw from month to month', async () => {
    const { ingest, issue, compute } = await desk(`${tenPercent}
settlement:
  - { id: draw, mechanic: draw, kind: recoverable-guarantee, amount: 100, recover-at-most: unlimited }`);
    await ingest(
      deal('D-1', 400_00n, ann.id, on('2026-01-10')),
      deal('D-2', 1_300_00n, ann.id, on('2026-02-10')),
      deal('D-3', 2_000_00n, ann.id, on('2026-03-10')),
    );
    const paid = async (month: string) => {
      const { statement } = await issue(ann, month);
      expect(verdictOn(statement)).toEqual({ state: 'equal' });
      const { payout, payable } = figuresOf(statement);
      return [payout, payable, statement.result.carried.balances['draw']];
    };
    // 40 earned, 60 lent; 130 earned, 30 above the draw repaid; 200 earned, the last 30 repaid.
    expect(await paid('2026-01')).toEqual(['100.00', '100.00', 60_00n]);
    expect(await paid('2026-02')).toEqual(['100.00', '100.00', 30_00n]);
    expect(await paid('2026-03')).toEqual(['170.00', '170.00', 0n]);
    // January had been better: 20 less were lent, March would have paid 20 more.
    await ingest(deal('D-4', 200_00n, ann.id, on('2026-01-20')));
    const next = await compute(ann, '2026-04');
    expect(figuresOf(next)).toMatchObject({ payout: '100.00', '2026-03': '20.00' });
    expect(next.adjustments).toHaveLength(1);
    expect(next.adjustments[0]?.adjustment.changes).toMatchObject([
      { line: 'draw', causes: [{ cause: 'carried' }] },
    ]);
  });

  it('take back no more than was paid for a record, once', async () => {
    const { ingest, issue } = await desk(`${tenPercent}
afterwards:
  - { id: cap, mechanic: cap, on: total, amount: 150 }
settlement:
  - { id: back, mechanic: clawback, records: cancellation, takes: 100 %, within: unlimited, attainment: stays }`);
    const cancelled = (id: string, at: string) =>
      deal(id, 0n, ann.id, {
        ...{ kind: 'cancellation', amount: null, attributes: { reverses: 'D-1' } },
        ...on(at),
      });
    await ingest(
      deal('D-1', 1_000_00n, ann.id, on('2026-01-10')),
      deal('D-2', 1_000_00n, ann.id, on('2026-01-11')),
    );
    // Two deals earn 100 each, of which the cap leaves 75.
    expect(figuresOf((await issue(ann, '2026-01')).statement)['payout']).toBe('150.00');
    await ingest(cancelled('C-1', '2026-02-10'), cancelled('C-2', '2026-03-10'));
    const february = (await issue(ann, '2026-02')).statement;
    expect(figuresOf(february)).toMatchObject({ back: '-75.00', payable: '-75.00' });
    expect(verdictOn(february)).toEqual({ state: 'equal' });
    expect(figuresOf((await issue(ann, '2026-03')).statement)).toMatchObject({ back: '0.00' });
  });

  it('true up the year without paying a late deal twice', async () => {
    const measures = `
  booked: { records: deal, take: sum, value: amount, unit: money, window: year-to-date }`;
    const { ingest, issue } = await desk(
      `
components:
  - id: commission
    per: period
    rate: 10 %
    pays: { rate-of: { of: rep, measure: booked } }
    true-up: { over: year, deduct: earned }`,
      { measures },
    );
    await ingest(deal('D-1', 1_000_00n, ann.id, on('2026-01-10')));
    const figures = async (month: string) => figuresOf((await issue(ann, month)).statement);
    expect(await figures('2026-01')).toMatchObject({ payable: '100.00' });
    await ingest(
      deal('D-2', 500_00n, ann.id, on('2026-01-20')),
      deal('D-3', 300_00n, ann.id, on('2026-02-20')),
    );
    expect(await figures('2026-02')).toMatchObject({
      ...{ payout: '30.00', '2026-01': '50.00', payable: '80.00' },
    });
    expect(await figures('2026-03')).toMatchObject({ payout: '0.00', payable: '0.00' });
  });

  it('may be missing for a period: what it earned counts all the same, and it can follow late', async () => {
    const { ingest, issue } = await desk(`${tenPercent}
settlement:
  - { id: draw, mechanic: draw, kind: recoverable-guarantee, amount: 100, recover-at-most: unlimited }`);
    await ingest(deal('D-1', 2_000_00n, ann.id, on('2026-03-10')));
    await issue(ann, '2026-01');
    const march = (await issue(ann, '2026-03')).statement;
    // 200 earned; January and February lent 100 each, of which the 100 above the draw are repaid.
    expect(figuresOf(march)).toMatchObject({ payout: '100.00', payable: '100.00' });
    expect(march.result.carried.balances).toEqual({ draw: 100_00n });
    expect((await issue(ann, '2026-02')).state).toBe('new');
    expect(figuresOf((await issue(ann, '2026-04')).statement)).toMatchObject({ payable: '100.00' });
  });

  it('adjust by the version of the plan that counted then', async () => {
    const { store, ingest, issue, compute } = await desk();
    await ingest(deal('D-1', 1_000_00n));
    await issue(ann, '2026-02');
    const better = planOf({ rest: tenPercent.replace('10 %', '20 %') });
    await store.plans.publish('reps', better, day('2026-03-01'), instant('2026-03-01T00:00:00Z'));
    await ingest(deal('D-2', 100_00n), deal('D-3', 100_00n, ann.id, on('2026-03-20')));
    expect(figuresOf(await compute(ann, '2026-03'))).toMatchObject({
      ...{ payout: '20.00', '2026-02': '10.00' },
    });
  });

  it('of two plans in one period adjust an earlier one once', async () => {
    const { store, ingest, issue } = await desk();
    const at = instant('2025-01-01T00:00:00Z');
    const hunters = planOf({ rest: tenPercent }).replace('plan: reps', 'plan: hunters');
    await store.plans.publish('hunters', hunters, day('2025-01-01'), at);
    const [seat] = ann.assignments;
    if (!seat) throw new Error('Ann has a seat');
    const assignments = [
      { ...seat, to: day('2026-02-10') },
      { ...seat, from: day('2026-02-10'), planKey: 'hunters' },
    ];
    const moved = { ...ann, assignments };
    await store.people.savePeople([moved]);
    await issue(moved, '2026-01');
    await ingest(deal('D-1', 1_000_00n, ann.id, on('2026-01-10')));
    const first = figuresOf((await issue(moved, '2026-02', 'reps')).statement);
    const second = figuresOf((await issue(moved, '2026-02', 'hunters')).statement);
    expect([first['payable'], second['payable']]).toEqual(['100.00', '0.00']);
    expect(figuresOf((await issue(moved, '2026-03')).statement)['payable']).toBe('0.00');
  });

  it('come to what today’s facts pay in all, whatever came late and in whichever order', async () => {
    const paid = await desk(`${tenPercent}
settlement:
  - { id: draw, mechanic: draw, kind: recoverable-guarantee, amount: 100, recover-at-most: 50 % }
  - id: held
    mechanic: holdback
    on: total
    share: 20 %
    leaver: released
    release:
      - { after: 1, share: 100 % }`);
    let run = 0;
    const step = fc.record({
      fact: fc.option(
        fc.record({
          deal: fc.integer({ min: 1, max: 5 }),
          month: fc.constantFrom(...months),
          minor: fc.bigInt({ min: -500_00n, max: 3_000_00n }),
          isWon: fc.boolean(),
        }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        run += 1;
        const [rep, twin] = [await hired(paid, `r${run}`), await hired(paid, `t${run}`)];
        const known = new Map<number, LateFact>();
        let next = 0;
        for (const { fact } of steps) {
          if (fact === null && next < months.length - 1)
            await paid.issue(rep, months[next++] ?? '');
          if (fact === null) continue;
          known.set(fact.deal, fact);
          await paid.ingest(factOf(rep, fact));
        }
        for (; next < months.length; next += 1) await paid.issue(rep, months[next] ?? '');
        await paid.ingest(...[...known.values()].map((fact) => factOf(twin, fact)));
        for (const month of months) await paid.issue(twin, month);
        expect(await paidBy(paid, rep)).toBe(await paidBy(paid, twin));
      }),
      { numRuns: 6 },
    );
  });
});

interface LateFact {
  readonly deal: number;
  readonly month: string;
  readonly minor: bigint;
  readonly isWon: boolean;
}

const factOf = (rep: Person, { deal: number, month, minor, isWon }: LateFact) =>
  deal(`${rep.key}-${number}`, minor, rep.id, {
    ...on(`${month}-15`),
    stage: isWon ? 'won' : 'lost',
  });

async function hired({ store }: Desk, key: string): Promise<Person> {
  const rep = { ...ann, id: personId(`p-${key}`), key, email: null };
  await store.people.savePeople([rep]);
  return rep;
}

/** What all statements of somebody have paid together. */
async function paidBy({ store }: Desk, { id }: Person): Promise<bigint> {
  const all = await store.statements.statementsOf(id);
  return all.reduce((sum, { body }) => {
    const { payable } = JSON.parse(body) as { readonly payable: string };
    return sum + BigInt(payable);
  }, 0n);
}
