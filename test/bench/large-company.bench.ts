/**
 * Answers in a large company: what /mybonus costs beside one bare read by primary key, and that neither a question nor a new record
 * costs more where a hundred times as many records are stored.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../src/domain/measure.ts';
import { day, deal } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { type AskingCompany, now, openCompany, quarter } from './company-that-asks.ts';
import { compare } from './measure.ts';
import { full, sizeOf } from './sizes.ts';

const rounds = full ? 301 : 101;

describe.each(engines)('a large company on the %s engine', (engine) => {
  const { reps, few, many } = sizeOf(engine);
  const stored = `${many.toLocaleString('en')} records stored to ${few.toLocaleString('en')}`;
  let test: TestDatabase;
  let small: AskingCompany;
  let large: AskingCompany;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
    small = await openCompany(test, 'small', reps, few);
    large = await openCompany(test, 'large', reps, many);
  });
  afterAll(() => test.close());

  const record = (company: AskingCompany) => (round: number) => {
    const owner = company.someone(round).id;
    const mine = { occurredOn: day('2026-11-20') };
    return company.store.records.ingest([deal(`NEW-${round}`, 100n, owner, mine)], now);
  };

  it('answers /mybonus in a few bare reads', async (context) => {
    const bare = (round: number) => test.client.$queryRaw`select id from person
      where workspace_id = ${large.store.workspace.id} and id = ${large.someone(round).id}`;
    expect(JSON.stringify(await large.ask(3))).toContain('#');
    await compare(context, {
      ...{ what: '/mybonus to one bare read by primary key', engine, rounds, limit: 3 },
      ...{ base: bare, it: large.ask },
    });
  });

  it('answers /mybonus at one price, however many records there are', (context) =>
    compare(context, {
      ...{ what: `/mybonus, ${stored}`, engine, rounds, limit: 1.5 },
      ...{ base: small.ask, it: large.ask },
    }));

  it('takes a new record at one price, however many there are', (context) =>
    compare(context, {
      ...{ what: `a new record, ${stored}`, engine, rounds, limit: 1.5 },
      ...{ base: record(small), it: record(large) },
    }));

  it('lists the best ten at one price, however many records there are', (context) => {
    const best = (company: AskingCompany) => () =>
      company.store.standings.top(measure('bookings'), 'value', quarter, 10);
    return compare(context, {
      ...{ what: `the best ten, ${stored}`, engine, rounds, limit: 1.5 },
      ...{ base: best(small), it: best(large) },
    });
  });
});
