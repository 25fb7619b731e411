import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import { currency, money } from '../../src/domain/money.ts';
import { type Quota, quotaFigure } from '../../src/domain/quota.ts';
import { one, rational } from '../../src/domain/rational.ts';
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
  teams,
} from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const { ann, bob, cy } = people;
const [from, to] = [day('2026-01-01'), day('2026-04-01')];

describe.each(engines)('what plans are computed from, on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`inputs-${count}`) });
  });

  it('is every credit of the people with its record, whatever kind, currency and role', async () => {
    const half = rational(1n, 2n);
    const splits = [
      { personId: ann.id, share: half, role: 'hunter' },
      { personId: bob.id, share: half },
      { personId: cy.id, share: rational(1n, 10n), role: 'engineer', overlay: true },
    ] as const;
    const euros = { amount: money(100_01n, currency('EUR')), splits, attributes: { product: 'X' } };
    await store.records.ingest([deal('D-1', 1n, ann.id, euros)], at);
    await store.records.ingest(
      [
        deal('D-1', 1n, ann.id, { ...euros, attributes: { product: 'Y "é"' } }),
        rating('R-1', 470n, ann.id, { occurredOn: day('2026-01-01') }),
        deal('V-1', 0n, ann.id, { kind: 'visit', amount: null, occurredOn: day('2026-03-31') }),
      ],
      at,
    );
    const found = await store.planInputs.planRecords([cy.id, ann.id, ann.id], from, to);
    const common = { source: 'test', scoreHundredths: null, role: null, overlay: false };
    const first = found[1]?.recordId;
    expect(found).toEqual([
      {
        ...{ ...common, personId: ann.id, recordId: expect.any(String), externalId: 'R-1' },
        ...{ version: 1, kind: 'rating', day: day('2026-01-01'), amount: null, attributes: {} },
        ...{ scoreHundredths: 470n, value: 470n, share: one },
      },
      {
        ...{ ...common, personId: ann.id, recordId: first, externalId: 'D-1', version: 2 },
        ...{ kind: 'deal', day: day('2026-02-15'), amount: money(100_01n, currency('EUR')) },
        ...{ value: 50_01n, share: half, role: 'hunter', attributes: { product: 'Y "é"' } },
      },
      {
        ...{ ...common, personId: ann.id, recordId: expect.any(String), externalId: 'V-1' },
        ...{ version: 1, kind: 'visit', day: day('2026-03-31'), amount: null, attributes: {} },
        ...{ value: 0n, share: one },
      },
      {
        ...{ ...common, personId: cy.id, recordId: first, externalId: 'D-1', version: 2 },
        ...{ kind: 'deal', day: day('2026-02-15'), amount: money(100_01n, currency('EUR')) },
        ...{ value: 10_00n, share: rational(1n, 10n), role: 'engineer', overlay: true },
        attributes: { product: 'Y "é"' },
      },
    ]);
  });

  it('leaves out other people, other days, other workspaces and what is not won', async () => {
    const elsewhere = await openCompany(test.database, { ...acme, id: workspaceId(`e-${count}`) });
    await elsewhere.records.ingest([deal('D-1', 1n)], at);
    await store.records.ingest(
      [
        deal('D-2', 1n, bob.id),
        deal('D-3', 1n, ann.id, { occurredOn: to }),
        deal('D-4', 1n, ann.id, { occurredOn: day('2025-12-31') }),
        deal('D-5', 1n, ann.id, { stage: 'open' }),
      ],
      at,
    );
    expect(await store.planInputs.planRecords([ann.id], from, to)).toEqual([]);
    expect(await store.planInputs.planRecords([], from, to)).toEqual([]);
  });

  it('is amounts and shares beyond what a JSON number holds', async () => {
    const amount = 9_007_199_254_740_993n;
    await store.records.ingest([deal('D-1', amount)], at);
    const [found] = await store.planInputs.planRecords([ann.id], from, to);
    expect([found?.value, found?.amount?.minor]).toEqual([amount, amount]);
  });

  it('is targets of any measure, exact to the last decimal, of just those periods', async () => {
    const [month, quarter] = [period('month', '2026-01-01'), period('quarter', '2026-01-01')];
    const of = { kind: 'person', id: ann.id } as const;
    const east = { kind: 'team', id: teams.east.id } as const;
    const quota = (measure: string, amount: bigint, more: Partial<Quota> = {}): Quota => ({
      ...{ subject: of, measure, amount, period: quarter },
      ...more,
    });
    const margin = quota('margin_rate', 3125n, { scale: 4 });
    await store.quotas.save([
      ...[margin, quota('bookings', 900_00n), quota('new_logos', 7n, { subject: east })],
      ...[
        quota('bookings', 300_00n, { period: month }),
        quota('x', 1n, { period: period('year', '2026-01-01') }),
      ],
      quota('bookings', 1n, { subject: { kind: 'person', id: bob.id } }),
    ]);
    const found = await store.planInputs.quotasOf([of, east, of], [quarter, month]);
    expect(found).toEqual([
      quota('bookings', 300_00n, { period: month }),
      quota('bookings', 900_00n),
      margin,
      quota('new_logos', 7n, { subject: east }),
    ]);
    expect(found.map((each) => quotaFigure(each, acme.currency))).toEqual([
      ...[rational(300n), rational(900n), rational(5n, 16n), rational(7n)],
    ]);
    const finer = { ...margin, amount: 31250n, scale: 5 };
    expect(await store.quotas.save([finer])).toEqual({ added: 0, changed: 1, same: 0 });
    const [standing] = await store.standings.of([of], quarter);
    expect(standing?.quotas).toEqual({ bookings: 900_00n });
    expect(await store.planInputs.quotasOf([], [quarter])).toEqual([]);
  });
});
