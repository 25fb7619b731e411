/**
 * The memory store is the database, as far as delivery can tell: the same random operations give the same answers on both. What the
 * simulation proves over the one holds for the other.
 */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personId, placeId, scheduleId, workspaceId } from '../../src/domain/ids.ts';
import type { Place } from '../../src/domain/workspace.ts';
import type { Repositories } from '../../src/store/port.ts';
import { acme, openCompany, people } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { createMemoryStore } from './memory-store.ts';
import { anyOperation, apply, type Operation } from './model-operations.ts';

const places: readonly Place[] = ['p1', 'p2'].map((name) => ({
  ...{ id: placeId(name), platform: 'fake', ref: `C-${name}`, name, nameZh: null },
  ...{ locale: 'en', teamId: null },
}));

type Side = Pick<Repositories, 'outbox' | 'inbox' | 'schedules'>;

const start = Temporal.Instant.from('2026-11-23T09:00:00Z');

const memory = (): Side =>
  createMemoryStore({ places, isOn: (person) => person === people.ann.id });

/** JSON with the members of objects in order. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? 'nothing';

/** Answers in words, so that two stores can be compared. */
async function answers(side: Side, operations: readonly Operation[]): Promise<readonly string[]> {
  const said: string[] = [];
  let now = start;
  for (const operation of operations) {
    now = now.add({ milliseconds: operation.afterMs });
    const answer = await apply(side, operation, now).catch(() => 'refused');
    said.push(`${JSON.stringify(operation)}\n  ${inOrder(answer)}`);
  }
  return said;
}

describe.each(engines)('the memory store beside the %s engine', (engine) => {
  let test: TestDatabase;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());

  const stored = async (): Promise<Side> => {
    count += 1;
    const store = await openCompany(test.database, { ...acme, id: workspaceId(`model-${count}`) });
    await store.places.save(places);
    await store.people.linkIdentity(people.ann.id, 'fake', personId('U-ann'));
    for (const id of ['s1', 's2'])
      await store.schedules.save({
        ...{ id: scheduleId(id), job: 'a.b', cadence: { every: 'once', instant: start } },
        ...{ timeZone: 'UTC', catchUp: 'each', subject: '', createdAt: start, active: true },
      });
    return store;
  };

  it('gives the same answers to the same operations', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyOperation, { maxLength: 60, size: 'large' }),
        async (operations) => {
          const model = memory();
          for (const id of ['s1', 's2'])
            await model.schedules.save({
              ...{ id: scheduleId(id), job: 'a.b', cadence: { every: 'once', instant: start } },
              ...{ timeZone: 'UTC', catchUp: 'each', subject: '', createdAt: start, active: true },
            });
          expect(await answers(await stored(), operations)).toEqual(
            await answers(model, operations),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
