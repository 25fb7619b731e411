import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeId, workspaceId } from '../../src/domain/ids.ts';
import { currency, money } from '../../src/domain/money.ts';
import type { Told } from '../../src/domain/reminders.ts';
import type { Store } from '../../src/store/port.ts';
import {
  acme,
  day,
  deal,
  instant,
  openCompany,
  people,
  period,
  teams,
} from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const { ann, bob } = people;
const from = day('2026-02-01');

describe.each(engines)('what was said and won, on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`said-${count}`) });
  });

  const wonSince = (mark: string, limit = 10) =>
    store.transaction(async (tx) => {
      const found = await tx.records.wonSince(mark, from, limit);
      const deals = found?.deals.map(({ deal: { externalId, version }, before }) =>
        [externalId, ...before.map((each) => `${each.version} of ${version}`)].join(' after '),
      );
      return { mark: found?.mark ?? '', deals };
    });

  it('gives deals that were won since a mark, once each', async () => {
    const nothing = await store.records.mark();
    expect(nothing).toBe('0');
    await store.records.ingest([deal('A', 1n), deal('B', 2n, ann.id, { stage: 'open' })], at);
    const first = await wonSince(nothing);
    expect(first.deals).toEqual(['A']);
    expect(first.mark).toBe(await store.records.mark());
    await store.records.ingest([deal('A', 3n), deal('B', 2n)], at);
    const second = await wonSince(first.mark);
    expect(second.deals).toEqual(['A after 1 of 2', 'B']);
    expect((await wonSince(second.mark)).deals).toEqual([]);
    // Looked at only now, a deal that was corrected meanwhile is one deal, as it stands.
    expect((await wonSince(nothing)).deals).toEqual(['A', 'B']);
  });

  it('gives neither old ones nor credit notes, and goes on where the limit stopped it', async () => {
    await store.records.ingest(
      [
        deal('A', 1n),
        deal('B', -1n),
        deal('C', 1n, ann.id, { occurredOn: day('2026-01-31') }),
        deal('D', 1n),
        deal('E', 1n),
      ],
      at,
    );
    const first = await wonSince('0', 2);
    expect(first.deals).toEqual(['A', 'D']);
    expect((await wonSince(first.mark, 2)).deals).toEqual(['E']);
  });

  it('gives deals in any currency, and those that are named as they stand', async () => {
    const euros = { amount: money(5n, currency('EUR')) };
    await store.records.ingest(
      [deal('E', 5n, ann.id, euros), deal('F', 1n), deal('G', 1n, ann.id, { stage: 'lost' })],
      at,
    );
    expect((await wonSince('0')).deals).toEqual(['E', 'F']);
    await store.records.ingest([deal('F', 7n)], at);
    const named = ['F', 'E', 'G', 'H'].map((externalId) => ({
      ...{ externalId, source: deal('F', 1n).source },
    }));
    const now = await store.records.wonNow(named);
    expect(now.map(({ externalId, amount }) => [externalId, amount?.minor])).toEqual([
      ['E', 5n],
      ['F', 7n],
    ]);
    expect(await store.records.wonNow([])).toEqual([]);
  });

  it('keeps what people were told, and never forgets it', async () => {
    const told = (subject: string, hours: number): Told => ({
      ...{ personId: ann.id, kind: 'contest', subject, at: at.subtract({ hours }) },
    });
    await store.told.add([told('a', 1), told('b', 48)]);
    await store.told.add([told('a', 0)]);
    expect(await store.told.since([ann.id, bob.id], at.subtract({ hours: 24 }))).toEqual([
      told('a', 1),
    ]);
    expect(await store.told.since([bob.id], at.subtract({ hours: 999 }))).toEqual([]);
    expect(await store.told.known([told('b', 0), told('c', 0)])).toEqual([told('b', 48)]);
    expect(await store.told.known([{ ...told('b', 0), kind: 'pulse' }])).toEqual([]);
    expect([await store.told.known([]), await store.told.since([], at)]).toEqual([[], []]);
  });

  it('keeps boards as they were posted, the latest first', async () => {
    const post = (hours: number, rank: number) => ({
      ...{ placeId: placeId('east'), postedAt: at.add({ hours }) },
      period: period('quarter', '2026-02-01'),
      ranks: { people: { [ann.id]: rank }, teams: { [teams.east.id]: 1 } },
    });
    for (const each of [post(0, 2), post(24, 1), post(24, 9)]) await store.boardPosts.add(each);
    expect(await store.boardPosts.latest(placeId('east'), 5)).toEqual([post(24, 1), post(0, 2)]);
    expect(await store.boardPosts.latest(placeId('west'), 5)).toEqual([]);
  });

  it('keeps what a company and its people chose', async () => {
    const { settings } = store;
    expect(await settings.ofCompany('x')).toBeNull();
    await settings.setForCompany('x', '1');
    await settings.setForCompany('x', '2');
    expect(await settings.ofCompany('x')).toBe('2');
    await settings.set(ann.id, 'a', '1');
    await settings.set(ann.id, 'b', '2');
    const chosen = await settings.ofPeople([ann.id, bob.id], ['a', 'c']);
    expect(chosen).toEqual(new Map([[ann.id, new Map([['a', '1']])]]));
  });
});
