import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicCard } from '../../src/chat/card.ts';
import { createPump } from '../../src/delivery/pump.ts';
import { silentLog } from '../../src/log.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { general, openOffice } from '../support/office.ts';

const card: PublicCard = { audience: 'public', title: 'hello', elements: [] };

describe.each(engines)('the pump on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  /** Counted at its borders: how often it looks, and how often it takes something. */
  async function open() {
    const office = await openOffice(db.database, { now: '2026-11-23T09:00:00Z' });
    const { store, worker, clock, delivery, platform } = office;
    const count = { looks: 0, drains: 0 };
    const pump = createPump({
      store: {
        outbox: {
          nextDue: () => {
            count.looks += 1;
            return store.outbox.nextDue();
          },
        },
      },
      worker: {
        drain: () => {
          count.drains += 1;
          return worker.drain();
        },
      },
      ...{ clock, log: silentLog },
    });
    const post = (name: string) =>
      delivery.post(store, general, { ...card, title: name }, { key: ['test', name] });
    const shown = () => platform.shown.map(({ message }) => message.to.card.title);
    return { pump, count, post, shown };
  }

  it('sends what is due', async () => {
    const { pump, post, shown } = await open();
    await post('hello');
    await pump.send();
    pump.stop();
    expect(shown()).toEqual(['hello']);
  });

  it('looks once and takes nothing when nothing is due', async () => {
    const { pump, count } = await open();
    await pump.send();
    pump.stop();
    expect(count).toEqual({ looks: 1, drains: 0 });
  });

  it('looks once more for all who call while it looks', async () => {
    const { pump, count } = await open();
    await Promise.all(Array.from({ length: 50 }, () => pump.send()));
    pump.stop();
    expect(count).toEqual({ looks: 2, drains: 0 });
  });

  it('sends what is added while it sends', async () => {
    const { pump, post, shown } = await open();
    await post('first');
    const sent = pump.send();
    await post('second');
    await Promise.all([sent, pump.send()]);
    pump.stop();
    expect(shown()).toEqual(['first', 'second']);
  });
});
