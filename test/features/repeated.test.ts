/** What somebody wanted happens once, also when the process dies between doing it and remembering its answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboundEvent } from '../../src/chat/port.ts';
import { createRouter, type Inbox } from '../../src/chat/router.ts';
import type { Person } from '../../src/domain/people.ts';
import { businessDay } from '../../src/domain/period.ts';
import { catalogue, welcome } from '../../src/features/catalogue.ts';
import { contest as contests } from '../../src/features/contest/feature.ts';
import type { Request } from '../../src/features/feature.ts';
import { describe as describeError, refusals } from '../../src/features/routing.ts';
import { people, person, seat, teams } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { general, type Office, openOffice, wordsOf } from '../support/office.ts';

const crowd = ['fay', 'gus', 'hal', 'ida'].map((key) =>
  person(key, key, { assignments: [seat(teams.east)] }),
);

describe.each(engines)('a repeated gesture on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  const open = () => openOffice(db.database, { now: '2026-11-23T09:00:00Z', staff: crowd });

  /** A process of its own; `dies`: before it can write down what it answered. */
  function routerOf({ store, clock, delivery }: Office, dies: boolean) {
    const inbox: Inbox = {
      begin: (...asked) => store.inbox.begin(...asked),
      finish: (...asked) =>
        dies ? Promise.reject(new Error('killed')) : store.inbox.finish(...asked),
    };
    const now = clock.now();
    const { workspace } = store;
    const around = { store, workspace, delivery, now, today: businessDay(now, workspace) };
    const actorOf = (user: string) => store.people.byIdentity('fake', user);
    return createRouter<Request>({
      features: catalogue,
      resolve: async ({ user }) => {
        const actor = await actorOf(user);
        if (!actor) throw new Error('nobody');
        return {
          ...{ locale: null, roles: actor.roles, inbox },
          request: (requestKey, locale) => ({
            ...{ ...around, actor, locale, place: general, requestKey },
          }),
        };
      },
      welcome,
      home: welcome,
      describe: describeError,
      refusals,
      report: () => {},
    });
  }

  /** Done by a process that dies, and by the next when the platform repeats it a minute later. */
  async function twice(office: Office, who: Person, event: InboundEvent) {
    const inbound = () => ({
      ...{ platform: 'fake', tenant: 'T1', user: `U-${who.key}`, locale: 'en' as const },
      ...{ place: { id: general.ref, kind: 'channel' as const }, dedupeKey: JSON.stringify(event) },
      ...{ receivedAt: office.clock.now(), event },
    });
    const first = await routerOf(office, true)(inbound());
    await expect(routerOf(office, false)(inbound())).rejects.toMatchObject({ reason: 'busy' });
    office.clock.moveTo(office.clock.now().add({ minutes: 1 }));
    const second = await routerOf(office, false)(inbound());
    const third = await routerOf(office, false)(inbound());
    expect(third).toEqual(JSON.parse(JSON.stringify(second)));
    return [wordsOf(first), wordsOf(second)] as const;
  }
  const command = (text: string): InboundEvent => ({ kind: 'command', text });
  const press = (action: string, value: string): InboundEvent => ({
    ...{ kind: 'button', message: 'm', action, value },
  });

  it('launches one contest, announced once', async () => {
    const office = await open();
    const text = '/contest new "Q4 sprint" race 100k until 2026-12-05 18:00';
    const [first, second] = await twice(office, people.mia, command(text));
    expect(second).toBe(first);
    expect(await office.store.contests.running()).toHaveLength(1);
    await office.worker.drain();
    expect(
      office.platform.shown.filter(({ key }) => key.startsWith('contest.launched')),
    ).toHaveLength(1);
  });

  it('asks one question of each, and counts one answer', async () => {
    const office = await open();
    const text = '/pulse new "All well?" team East until 2026-11-27 18:00';
    const [first, second] = await twice(office, people.mia, command(text));
    expect(second).toBe(first);
    const [pulse, ...more] = await office.store.pulses.open();
    expect(more).toEqual([]);
    if (!pulse) throw new Error('no pulse was opened');
    const [thanks, again] = await twice(office, people.ann, press('pulse.answer', `${pulse.id}:4`));
    expect(thanks).toContain('Your answer is counted');
    expect(again).toContain('pulse.already_answered');
    await office.store.pulses.close(pulse.id);
    expect(await office.store.pulses.tally(pulse.id)).toEqual([0, 0, 0, 1, 0]);
  });

  it('sits somebody out once', async () => {
    const office = await open();
    const line = 'new "Sprint" race 100k until 2026-12-05 18:00';
    await office.command(contests, people.mia, line, general);
    const [contest] = await office.store.contests.running();
    await twice(office, people.ann, press('contest.withdraw', contest?.id ?? ''));
    const [left] = await office.store.contests.running();
    expect(left?.participants).not.toContain(people.ann.id);
    expect(left?.participants).toHaveLength((contest?.participants.length ?? 0) - 1);
  });

  it('confirms a plan once, at the time of the first', async () => {
    const office = await open();
    const { store } = office;
    const day = businessDay(office.clock.now(), store.workspace).subtract({ days: 30 });
    await store.plans.publish('reps', 'plan: reps', day, office.clock.now());
    const at = office.clock.now();
    expect(await store.plans.acknowledge('reps', 1, people.ann.id, at)).toBe(true);
    expect(await store.plans.acknowledge('reps', 1, people.ann.id, at.add({ minutes: 1 }))).toBe(
      false,
    );
    expect((await store.plans.acknowledgementsOf('reps', 1)).map((each) => each.at)).toEqual([at]);
  });
});
