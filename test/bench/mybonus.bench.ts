/** /mybonus in a large company against one bare read by primary key through the same driver. Sought: at most 3 times, whatever the number of records. */
import { afterAll, describe, expect, it } from 'vitest';
import { businessDay } from '../../src/domain/period.ts';
import type { Request } from '../../src/features/feature.ts';
import { mybonus } from '../../src/features/mybonus/feature.ts';
import { plan } from '../features/sales-floor.ts';
import { acme, day, instant, period } from '../support/company.ts';
import { engines, openTestDatabase } from '../support/database.ts';
import { fill, seatEverybody } from './big-company.ts';
import { alternate, full, report } from './measure.ts';

const people = full ? 10_000 : 500;
const records = full ? 1_000_000 : 20_000;
const rounds = full ? 400 : 200;

describe.each(engines)('/mybonus on the %s engine', (engine) => {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing) await close();
  });

  it('costs a few bare reads', async () => {
    const { database, client, close } = await openTestDatabase(engine);
    closing.push(close);
    const store = await database.openWorkspace(acme);
    const staff = await seatEverybody(store, people);
    const now = instant('2026-11-23T15:00:00Z');
    await store.plans.publish('reps', plan, day('2025-01-01'), now);
    await store.quotas.save(
      staff.map(({ id }) => ({
        subject: { kind: 'person', id } as const,
        measure: 'bookings' as const,
        period: period('quarter', '2026-11-01'),
        amount: 400_000_00n,
      })),
    );
    await fill(store, people, 0, records);
    const request = (round: number): Request => {
      const actor = staff[(round * 7919) % people];
      if (!actor) throw new Error('nobody there');
      return {
        store,
        workspace: acme,
        delivery: { post: refuse, tell: refuse, refresh: refuse },
        now,
        today: businessDay(now, acme),
        actor,
        locale: 'en',
        place: null,
        requestKey: `${round}`,
      };
    };
    const bare = (round: number) =>
      client.$queryRaw`select id from person where workspace_id = ${acme.id}
        and id = ${staff[(round * 7919) % people]?.id ?? ''}`;
    const handler = (round: number) => mybonus.command?.run(request(round), '') ?? refuse();
    await alternate(30, bare, handler);
    const [bareMs, handlerMs] = await alternate(rounds, bare, handler);
    const ratio = handlerMs / bareMs;
    report({ figure: '/mybonus', engine, people, records, bareMs, handlerMs, ratio });
    expect(handlerMs).toBeGreaterThan(0);
  });
});

const refuse = (): Promise<never> => Promise.reject(new Error('a reading says nothing'));
