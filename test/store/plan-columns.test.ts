import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import { currency, money } from '../../src/domain/money.ts';
import { rational } from '../../src/domain/rational.ts';
import type { Store } from '../../src/store/port.ts';
import type { ColumnQuestion } from '../../src/store/port-plans.ts';
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

const at = instant('2026-02-20T10:00:00Z');
const { ann, bob } = people;
const half = rational(1n, 2n);
const question: ColumnQuestion = {
  people: [ann.id, bob.id],
  periods: [period('quarter', '2026-01-01'), period('quarter', '2026-04-01')],
  currency: acme.currency,
  kinds: ['deal', 'rating'],
  attributes: ['product', 'credit.role'],
};

describe.each(engines)('columns of what plans are computed from, on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`columns-${count}`) });
  });

  /** A row as people would write it, sorted. */
  const rowsOf = async (kind: string, more: Partial<ColumnQuestion> = {}) => {
    const columns = (await store.planInputs.planColumns({ ...question, ...more })).get(kind);
    if (!columns) return null;
    const { person, period: periods, amounts, scores, attributes } = columns;
    const rows = Array.from(person, (position, row) => ({
      person: question.people[position],
      period: periods[row],
      ...(amounts ? { credited: amounts.credited[row], whole: amounts.whole[row] } : {}),
      ...(scores ? { score: scores[row] } : {}),
      attributes: [...attributes].map(([name, { codes, entries }]) => [
        name,
        entries[codes[row] ?? -1],
      ]),
    }));
    return rows.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  };

  it('have a row for each credit, with what was credited and of which record', async () => {
    const splits = [
      { personId: ann.id, share: half, role: 'hunter' },
      { personId: bob.id, share: half },
    ] as const;
    await store.records.ingest(
      [
        deal('D-1', 100_01n, ann.id, { splits, attributes: { product: 'Iris "é"' } }),
        deal('D-2', -5n, bob.id, { occurredOn: day('2026-04-01') }),
        rating('R-1', 470n, ann.id, { occurredOn: day('2026-03-31') }),
      ],
      at,
    );
    const attributes = (product: string | null, role: string | null) => [
      ['product', product],
      ['credit.role', role],
    ];
    expect(await rowsOf('deal')).toEqual([
      {
        ...{ person: ann.id, period: 0, credited: 50_01, whole: 100_01 },
        attributes: attributes('Iris "é"', 'hunter'),
      },
      {
        ...{ person: bob.id, period: 0, credited: 50_00, whole: 100_01 },
        attributes: attributes('Iris "é"', null),
      },
      {
        ...{
          person: bob.id,
          period: 1,
          credited: -5,
          whole: -5,
          attributes: attributes(null, null),
        },
      },
    ]);
    expect(await rowsOf('rating')).toEqual([
      { person: ann.id, period: 0, score: 470, attributes: attributes(null, null) },
    ]);
  });

  it('leave out other people, days, kinds, workspaces and what is not won', async () => {
    const elsewhere = await openCompany(test.database, { ...acme, id: workspaceId(`c-${count}`) });
    await elsewhere.records.ingest([deal('D-1', 1n)], at);
    await store.records.ingest(
      [
        deal('D-2', 1n, people.cy.id),
        deal('D-3', 1n, ann.id, { occurredOn: day('2026-07-01') }),
        deal('D-4', 1n, ann.id, { occurredOn: day('2025-12-31') }),
        deal('D-5', 1n, ann.id, { stage: 'open' }),
        rating('R-1', 400n, ann.id),
      ],
      at,
    );
    expect(await rowsOf('deal')).toBe(null);
    expect(await rowsOf('rating', { kinds: ['deal'] })).toBe(null);
    expect(await rowsOf('deal', { people: [] })).toBe(null);
  });

  it('have no amounts of a kind that has some in another currency, or beyond what a column holds', async () => {
    const euros = { amount: money(100n, currency('EUR')) };
    await store.records.ingest([deal('D-1', 1n), deal('D-2', 1n, ann.id, euros)], at);
    const [row] = (await rowsOf('deal')) ?? [];
    expect(row).toEqual({ person: ann.id, period: 0, attributes: expect.any(Array) });
    await store.records.ingest([deal('D-2', 2n ** 53n, ann.id)], at);
    expect((await rowsOf('deal'))?.every((each) => !('whole' in each))).toBe(true);
    await store.records.ingest([deal('D-2', 2n ** 53n - 1n, ann.id)], at);
    expect((await rowsOf('deal'))?.map((each) => 'whole' in each && each.whole)).toEqual([
      ...[1, 2 ** 53 - 1],
    ]);
  });

  it('need no attributes', async () => {
    await store.records.ingest([deal('D-1', 7n)], at);
    expect(await rowsOf('deal', { attributes: [] })).toEqual([
      { person: ann.id, period: 0, credited: 7, whole: 7, attributes: [] },
    ]);
  });
});
