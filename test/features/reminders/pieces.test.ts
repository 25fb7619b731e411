/** A round for very many people goes in pieces, and goes on where it was killed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScheduler } from '../../../src/delivery/scheduler.ts';
import type { Person } from '../../../src/domain/people.ts';
import { businessDay } from '../../../src/domain/period.ts';
import type { Occurrence } from '../../../src/features/feature.ts';
import { reminders } from '../../../src/features/reminders/feature.ts';
import { ensureSchedules } from '../../../src/features/schedules.ts';
import { silentLog } from '../../../src/log.ts';
import { day, deal, instant, period, person, seat, teams } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Office, openOffice } from '../../support/office.ts';
import { plan } from '../sales-floor.ts';

/** Five others come before them in the order of ids, so that the first piece holds 195 of them, the first two 395. */
const count = 450;
const placed = [teams.all, teams.east, teams.west];
const sellers = Array.from({ length: count }, (_, index) =>
  person(`s${String(index).padStart(3, '0')}`, `Seller ${index}`, {
    assignments: [seat(placed[index % placed.length] ?? teams.all)],
  }),
);
const monday = '2026-11-23T17:00:00Z';
const round = '2026-11-24T14:30:00Z';

describe('a round of reminders for hundreds', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  /** Everybody is at 94,000 of 100,000. */
  async function open(): Promise<Office> {
    const office = await openOffice(db.database, { now: monday, staff: sellers });
    const { store, clock } = office;
    await store.plans.publish('reps', plan, day('2025-01-01'), instant('2025-01-01T00:00:00Z'));
    await store.quotas.save(
      sellers.map(({ id }) => ({
        ...{ subject: { kind: 'person', id } as const, measure: 'bookings' as const },
        ...{ period: period('quarter', '2026-11-01'), amount: 100_000_00n },
      })),
    );
    await store.importFacts({ at: clock.now() }, (add) =>
      add(
        sellers.map(({ id, key }) => deal(key, 94_000_00n, id, { occurredOn: day('2026-11-02') })),
      ),
    );
    await ensureSchedules(store, clock.now());
    clock.moveTo(instant('2026-11-24T14:29:00Z'));
    return office;
  }

  /** A process that vanishes when it has said so many pieces; its last transaction is as `dies` says. */
  function doomed(office: Office, pieces: number, dies: 'before' | 'after') {
    let said = 0;
    const once = async (step: () => Promise<boolean>): Promise<boolean> => {
      if (dies === 'after' && said === pieces) throw new Error('killed');
      const went = await step();
      said += 1;
      if (dies === 'before' && said === pieces) throw new Error('killed');
      return went;
    };
    const failing = (occurrence: Occurrence): Occurrence => ({
      ...occurrence,
      advance: (tx, from, to) => once(() => occurrence.advance(tx, from, to)),
      finish: (tx) => once(() => occurrence.finish(tx)),
    });
    return schedulerOf(office, (occurrence) => runRound(office, failing(occurrence)));
  }
  const runRound = async ({ store, clock, delivery }: Office, occurrence: Occurrence) => {
    const now = clock.now();
    const { workspace } = store;
    const around = { store, workspace, delivery, now, today: businessDay(now, workspace) };
    await reminders.jobs['daily']?.run(around, occurrence);
  };
  const schedulerOf = ({ store, clock }: Office, run: (occurrence: Occurrence) => Promise<void>) =>
    createScheduler({
      ...{ store, clock, log: silentLog, sweeps: new Map() },
      jobs: new Map([['reminders.daily', (_, occurrence) => run(occurrence)]]),
    });
  /** Longer than a claim holds. */
  const pass = ({ clock }: Office) => clock.moveTo(clock.now().add({ minutes: 6 }));
  const alive = (office: Office) => doomed(office, Number.POSITIVE_INFINITY, 'after');
  const told = async ({ store }: Office) => {
    const known = await store.told.since(
      sellers.map(({ id }) => id),
      instant(monday),
    );
    const messages = await store.outbox.list({ states: ['pending'] }, 2 * count);
    const sent = messages.filter(({ to }) => to.kind === 'person' && everybody.includes(to.id));
    expect(sent).toHaveLength(known.length);
    return known.map(({ personId }) => personId);
  };
  const everybody = sellers.map(({ id }: Person) => id);

  it('tells each of them once, in pieces', async () => {
    const office = await open();
    office.clock.moveTo(instant(round));
    await alive(office).tick();
    expect((await told(office)).toSorted()).toEqual(everybody);
  });

  it.each(['before', 'after'] as const)(
    'goes on where it was killed (%s a piece was kept), and tells nobody twice',
    async (dies) => {
      const office = await open();
      office.clock.moveTo(instant(round));
      await doomed(office, 2, dies).tick();
      const first = await told(office);
      expect(first).toHaveLength(dies === 'before' ? 195 : 395);
      await alive(office).tick();
      expect(await told(office)).toHaveLength(first.length);
      pass(office);
      await alive(office).tick();
      expect((await told(office)).toSorted()).toEqual(everybody);
    },
  );

  it('gives way to whoever has taken over, piece by piece', async () => {
    const office = await open();
    office.clock.moveTo(instant(round));
    const held = gate();
    const begun = gate();
    const slow = schedulerOf(office, async (occurrence) => {
      begun.open();
      await held.opened;
      await runRound(office, occurrence);
    });
    const late = slow.tick();
    await begun.opened;
    pass(office);
    await doomed(office, 1, 'after').tick();
    expect(await told(office)).toHaveLength(195);
    held.open();
    await late;
    expect(await told(office)).toHaveLength(195);
    pass(office);
    await alive(office).tick();
    expect((await told(office)).toSorted()).toEqual(everybody);
  });
});

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
