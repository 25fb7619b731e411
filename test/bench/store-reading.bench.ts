/** A company of ten thousand and a million records: what one new record costs, and what a statement costs to read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import { measure } from '../../src/domain/measure.ts';
import type { Person } from '../../src/domain/people.ts';
import type { Store } from '../../src/store/port.ts';
import { acme, day, deal, period } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { at, fill, seatEverybody } from './big-company.ts';
import { alternate, elapsed, full, median, report } from './measure.ts';

const reps = full ? 10_000 : 1_000;
const [few, many] = full ? [10_000, 1_000_000] : [1_000, 40_000];
const rounds = full ? 301 : 61;
const quarter = period('quarter', '2026-12-01');

describe.each(engines)('a large company on the %s engine', (engine) => {
  let test: TestDatabase;
  let small: Store;
  let large: Store;
  let people: readonly Person[];

  beforeAll(async () => {
    test = await openTestDatabase(engine);
    small = await test.database.openWorkspace({ ...acme, id: workspaceId('small') });
    large = await test.database.openWorkspace({ ...acme, id: workspaceId('large') });
    await seatEverybody(small, reps);
    people = await seatEverybody(large, reps);
    await fill(small, reps, 0, few);
    await fill(large, reps, 0, many);
    await test.client.$executeRaw`analyze`;
  });
  afterAll(() => test.close());

  const someone = (round: number): Person => {
    const person = people[(round * 7919) % people.length];
    if (!person) throw new Error('an empty company');
    return person;
  };

  it(`makes one record durable with ${many} stored in at most 1.5 times the time with ${few}`, async () => {
    const ingest = (store: Store) => (round: number) =>
      store.records.ingest(
        [deal(`NEW-${round}`, 100n, someone(round).id, { occurredOn: day('2026-12-05') })],
        at,
      );
    const warm = (store: Store) => (round: number) => ingest(store)(rounds + round);
    await alternate(10, warm(small), warm(large));
    const [before, after] = await alternate(rounds, ingest(small), ingest(large));
    report({ engine, 'ms with few': before, 'ms with many': after, ratio: after / before });
    expect(after / before).toBeLessThanOrEqual(1.5);
  });

  it('reads a statement in at most 3 times one bare read by primary key', async () => {
    const bare = (round: number) => test.client.$queryRaw`
      select * from person_standing where workspace_id = 'large' and period_kind = 'quarter'
        and person_id = ${someone(round).id} and period_start = ${`${quarter.start}`}::date`;
    const statement = (round: number) =>
      large.standings.statement(someone(round).id, quarter, day('2026-12-20'));
    await alternate(30, bare, statement);
    const [one, all] = await alternate(rounds, bare, statement);
    report({ engine, 'ms bare': one, 'ms statement': all, ratio: all / one });
    expect((await statement(3)).team?.members).toHaveLength(10);
    expect(all / one).toBeLessThanOrEqual(3);
  });

  it('ranks by index: the best ten and one’s own place', async () => {
    const bookings = measure('bookings');
    const times = async (work: (round: number) => Promise<unknown>) => {
      const all: number[] = [];
      for (let round = 0; round < 21; round += 1) all.push(await elapsed(() => work(round)));
      return median(all);
    };
    const top = await times(() => large.standings.top(bookings, 'value', quarter, 10));
    const own = await times((n) =>
      large.standings.rankOf(someone(n).id, bookings, 'value', quarter),
    );
    report({ engine, 'ms top 10': top, 'ms own rank': own });
    expect(await large.standings.top(bookings, 'value', quarter, 10)).toHaveLength(10);
  });
});
