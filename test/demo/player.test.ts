import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPlaces, demoStart } from '../../src/demo/company.ts';
import { type Diary, openDiary } from '../../src/demo/diary.ts';
import { openDemo } from '../../src/demo/open.ts';
import { createPlayer } from '../../src/demo/player.ts';
import { reps } from '../../src/demo/reps.ts';
import { personId } from '../../src/domain/ids.ts';
import { periodOf } from '../../src/domain/period.ts';
import type { Store } from '../../src/store/port.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const plans = { files: [], planKeyOf: () => null };

describe('the demo, played forward', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upside-demo-'));
  const diary: Diary = openDiary(join(folder, 'demo.json'));
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
  });
  afterAll(async () => {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const standing = (store: Store, now: Temporal.Instant) => {
    const day = now.toZonedDateTimeISO(store.workspace.timeZone).toPlainDate();
    const people = reps.map(({ key }) => ({ kind: 'person', id: personId(key) }) as const);
    return store.standings.of(people, periodOf('quarter', day, store.workspace));
  };

  it('begins at its fixed instant, with a quarter under way', async () => {
    const { store, clock, told } = await openDemo(test.database, diary, plans);
    expect(clock.now().equals(demoStart)).toBe(true);
    expect(told.equals(demoStart)).toBe(true);
    expect(diary.read()?.now.equals(demoStart)).toBe(true);
    const all = await standing(store, clock.now());
    expect(all.filter(({ deal }) => deal.total > 0n).length).toBeGreaterThanOrEqual(24);
    const asOf = await store.records.asOf();
    expect(asOf?.until(demoStart).total('hours')).toBeLessThan(24);
  });

  it('finds its places where they are to be, wherever they were meanwhile', async () => {
    const { store } = await openDemo(test.database, diary, plans, []);
    const [place] = await store.places.list();
    if (place) await store.places.save([{ ...place, platform: 'elsewhere', ref: 'C1' }]);
    await openDemo(test.database, diary, plans);
    expect(new Set(await store.places.list())).toEqual(new Set(demoPlaces));
    expect(place).toBeDefined();
  });

  it('records what comes in as time goes by, and wakes the rest', async () => {
    const { store, clock, told } = await openDemo(test.database, diary, plans);
    const before = await standing(store, clock.now());
    const woken: string[] = [];
    const player = createPlayer(
      {
        store,
        clock,
        diary,
        nextDue: async () => null,
        wake: async () => {
          woken.push(clock.now().toString());
        },
      },
      told,
    );
    const to = clock.now().add({ hours: 24 * 5 });
    await player.advance(to);
    expect(clock.now().equals(to)).toBe(true);
    expect(woken.at(-1)).toBe(to.toString());
    expect(woken).toEqual(woken.toSorted());
    expect(await standing(store, to)).not.toEqual(before);
  });

  it('does not go back', async () => {
    const { store, clock, told } = await openDemo(test.database, diary, plans);
    const means = { store, clock, diary, nextDue: async () => null, wake: async () => {} };
    await expect(createPlayer(means, told).advance(demoStart)).rejects.toThrow(RangeError);
  });

  it('goes on where it was after a restart, and tells nothing twice', async () => {
    const first = await openDemo(test.database, diary, plans);
    const figures = await standing(first.store, first.clock.now());
    const written = diary.read();
    const again = await openDemo(test.database, diary, plans);
    expect(
      again.clock
        .now()
        .since(written?.now ?? demoStart)
        .total('minutes'),
    ).toBe(6);
    expect(await standing(again.store, again.clock.now())).toEqual(figures);
  });
});
