/** Outbox, inbox, schedules, contests, pulses: the contract on each engine; and that no workspace reaches another's rows. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Contest } from '../../src/domain/contest.ts';
import { contestId, placeId, pulseId, scheduleId, workspaceId } from '../../src/domain/ids.ts';
import { measure } from '../../src/domain/measure.ts';
import type { Pulse } from '../../src/domain/pulse.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import type { Store } from '../../src/store/port.ts';
import type { NewMessage } from '../../src/store/port-delivery.ts';
import { acme, day, deal, instant, openCompany, people, period } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const soon = at.add({ minutes: 1 });
const lease = 60_000;
const { ann, bob, cy } = people;

const message = (key: string, more: Partial<NewMessage> = {}): NewMessage => ({
  ...{ key, to: { kind: 'person', id: ann.id }, locale: 'en', card: { title: key } },
  ...{ lane: 'lane', updates: null, expiresAt: null, priority: 1, policy: 'once', batch: null },
  ...more,
});

const contest: Contest = {
  ...{ id: contestId('c1'), title: 'Sprint', fingerprint: 'abc', launchedBy: ann.id },
  rules: {
    ...{ kind: 'race', measure: 'bookings', target: 10n ** 17n, prizes: ['A, "trip"', '二等奖'] },
    ...{ firstDay: day('2026-02-20'), lastDay: day('2026-02-27'), teams: [] },
    endsAt: instant('2026-02-27T22:00:00Z'),
  },
  ...{ launchedAt: at, placeId: placeId('pl'), state: 'running', participants: [ann.id, bob.id] },
};

const pulse: Pulse = {
  ...{
    id: pulseId('q1'),
    question: 'How is it?',
    teamId: people.ann.assignments[0]?.teamId as never,
  },
  ...{ placeId: placeId('pl'), askedBy: ann.id, openedAt: at, closesAt: at.add({ hours: 24 }) },
  ...{ state: 'open', invited: [ann.id, bob.id] },
};

const schedule: Schedule = {
  ...{ id: scheduleId('s1'), job: 'leaderboard.weekly', timeZone: 'Europe/Paris' },
  cadence: { every: 'week', weekdays: [1], at: '09:00' },
  ...{ catchUp: 'latest', subject: 'pl', createdAt: at, active: true },
};

describe.each(engines)('what arrives once on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await test.database.openWorkspace({ ...acme, id: workspaceId(`delivery-${count}`) });
  });

  const claimed = async (now = soon) =>
    (await store.outbox.claim(now, 10, lease)).map((one) => [one.key, one.state, one.attempt]);

  it('adds a message once and refuses another card under the same key', async () => {
    expect(await store.outbox.add(message('m'), at)).toBe(true);
    expect(await store.outbox.add(message('m'), soon)).toBe(false);
    await expect(store.outbox.add(message('m', { card: 1 }), at)).rejects.toThrow('another card');
    expect(await store.outbox.byKey('m')).toMatchObject({ state: 'pending', card: { title: 'm' } });
    expect(await store.outbox.byKey('other')).toBeNull();
    expect(await store.outbox.oldestDue(soon)).toEqual(at);
    expect(await store.outbox.oldestDue(at.subtract({ seconds: 1 }))).toBeNull();
  });

  it('hands out the earliest of each lane and the next only when it is settled', async () => {
    for (const key of ['a1', 'a2']) await store.outbox.add(message(key), at);
    await store.outbox.add(message('b1', { lane: 'b' }), at);
    expect(await claimed()).toEqual([
      ['a1', 'pending', 1],
      ['b1', 'pending', 1],
    ]);
    expect(await claimed()).toEqual([]);
    expect(await store.outbox.settle('a1', 1, { state: 'sent', ref: 'R' }, soon)).toBe(true);
    expect(await claimed()).toEqual([['a2', 'pending', 1]]);
    expect(await store.outbox.byKey('a1')).toMatchObject({ state: 'sent', providerRef: 'R' });
  });

  it('hands out again what its holder left, and takes no outcome from the former holder', async () => {
    await store.outbox.add(message('m'), at);
    await claimed();
    expect(await claimed(soon.add({ milliseconds: lease }))).toEqual([['m', 'sending', 2]]);
    expect(await store.outbox.settle('m', 1, { state: 'sent', ref: 'late' }, soon)).toBe(false);
    expect(await store.outbox.settle('m', 2, { state: 'sent', ref: 'R' }, soon)).toBe(true);
    expect(await store.outbox.settle('m', 2, { state: 'sent', ref: 'R2' }, soon)).toBe(false);
  });

  it('does not count a try that was turned away before it was taken', async () => {
    await store.outbox.add(message('m'), at);
    await claimed();
    const again = { state: 'pending', nextAt: soon, error: 'busy', waited: true } as const;
    await store.outbox.settle('m', 1, again, soon);
    expect(await store.outbox.byKey('m')).toMatchObject({ attempt: 0, firstTriedAt: null });
    const later = soon.add({ seconds: 5 });
    expect(await claimed(later)).toEqual([['m', 'pending', 1]]);
    const unsure = { state: 'ambiguous', nextAt: later, error: 'timeout' } as const;
    await store.outbox.settle('m', 2, unsure, later);
    const held = await store.outbox.claim(later, 1, lease);
    expect(held[0]).toMatchObject({
      state: 'ambiguous',
      attempt: 2,
      firstTriedAt: later,
      fence: 3,
    });
  });

  it('keeps an update back until its original is settled, and knows what was said last', async () => {
    await store.outbox.add(message('board'), at);
    const update = message('board:1', { lane: 'x', updates: 'board', card: { n: 1 } });
    await store.outbox.add(update, soon);
    expect(await claimed()).toEqual([['board', 'pending', 1]]);
    await store.outbox.settle('board', 1, { state: 'sent', ref: 'R' }, soon);
    const [next] = await store.outbox.claim(soon, 5, lease);
    expect(next).toMatchObject({ key: 'board:1', updatesRef: 'R' });
    const last = await store.outbox.latest('board');
    expect([last?.message.key, last?.addedAt]).toEqual(['board:1', soon]);
    expect(await store.outbox.latest('nothing')).toBeNull();
  });

  it('says new to the first and gives later ones the stored answer', async () => {
    expect(await store.inbox.begin('slack', 'e1', at, lease)).toEqual({ state: 'new' });
    expect(await store.inbox.begin('slack', 'e1', at, lease)).toEqual({ state: 'busy' });
    expect(await store.inbox.begin('lark', 'e1', at, lease)).toEqual({ state: 'new' });
    await store.inbox.finish('slack', 'e1', { text: 'done' });
    const seen = await store.inbox.begin('slack', 'e1', at, lease);
    expect(seen).toEqual({ state: 'seen', answer: { text: 'done' } });
  });

  it('keeps schedules and hands out each occurrence once', async () => {
    const once = { every: 'once', instant: soon } as const;
    await store.schedules.save({ ...schedule, active: false });
    await store.schedules.save(schedule);
    await store.schedules.save({ ...schedule, id: scheduleId('s2'), cadence: once });
    expect(await store.schedules.list()).toEqual([
      schedule,
      { ...schedule, id: 's2', cadence: once },
    ]);
    await store.schedules.addOccurrences(schedule.id, [at, soon]);
    await store.schedules.addOccurrences(schedule.id, [at]);
    await store.schedules.markMaterialised(schedule.id, soon);
    await store.schedules.markMaterialised(schedule.id, at);
    expect(await store.schedules.materialisedUntil(schedule.id)).toEqual(soon);
    const due = await store.schedules.claimDue(at, 10, lease);
    expect(due).toEqual([{ schedule, instant: at, doneUpTo: null }]);
    expect(await store.schedules.claimDue(at, 10, lease)).toEqual([]);
    const expired = at.add({ milliseconds: lease });
    const again = await store.schedules.claimDue(expired, 10, lease);
    expect(again.map((one) => one.instant)).toEqual([at, soon]);
    expect(await store.schedules.finish(schedule.id, at)).toBe(true);
    expect(await store.schedules.finish(schedule.id, at)).toBe(false);
  });

  it('lets a job go on in pieces: each is done once, and holds the claim longer', async () => {
    await store.schedules.save(schedule);
    await store.schedules.addOccurrences(schedule.id, [at]);
    await store.schedules.claimDue(at, 10, lease);
    const occurrence = { scheduleId: schedule.id, instant: at };
    const until = at.add({ hours: 1 });
    const piece = (from: string | null, to: string) =>
      store.schedules.advance(occurrence, { from, to }, until);
    expect(await piece(null, 'a')).toBe(true);
    expect(await piece(null, 'a')).toBe(false);
    expect(await piece('a', 'b')).toBe(true);
    expect(await store.schedules.claimDue(at.add({ minutes: 59 }), 10, lease)).toEqual([]);
    expect(await store.schedules.claimDue(until, 10, lease)).toEqual([
      { schedule, instant: at, doneUpTo: 'b' },
    ]);
    expect(await store.schedules.finish(schedule.id, at)).toBe(true);
    expect(await piece('b', 'c')).toBe(false);
  });

  it('keeps a contest as it was launched and settles it once', async () => {
    await store.contests.add(contest);
    expect(await store.contests.byId(contest.id)).toEqual(contest);
    expect(await store.contests.running()).toEqual([contest]);
    await store.contests.withdraw(contest.id, bob.id);
    expect((await store.contests.byId(contest.id))?.participants).toEqual([ann.id]);
    expect(await Promise.all([1, 2, 3].map(() => store.contests.settle(contest.id, [])))).toEqual(
      expect.arrayContaining([true, false, false]),
    );
    expect(await store.contests.running()).toEqual([]);
  });

  it('counts each invited person’s answer once and shows counts only when closed', async () => {
    await store.pulses.add(pulse);
    expect(await store.pulses.awaiting(ann.id)).toEqual([pulse]);
    const tries = [1, 2, 3].map(() => store.pulses.answer(pulse.id, ann.id, 4));
    expect((await Promise.all(tries)).sort()).toEqual([
      ...['already_answered', 'already_answered', 'counted'],
    ]);
    expect(await store.pulses.answer(pulse.id, cy.id, 4)).toBe('not_invited');
    expect(() => store.pulses.answer(pulse.id, bob.id, 6)).toThrow(RangeError);
    expect(await store.pulses.tally(pulse.id)).toBeNull();
    expect(await store.pulses.awaiting(ann.id)).toEqual([]);
    expect(await store.pulses.close(pulse.id)).toBe(true);
    expect(await store.pulses.close(pulse.id)).toBe(false);
    expect(await store.pulses.answer(pulse.id, bob.id, 4)).toBe('closed');
    expect(await store.pulses.tally(pulse.id)).toEqual([0, 0, 0, 1, 0]);
    expect(await store.pulses.closed(5)).toEqual([{ ...pulse, state: 'closed' }]);
    expect(await store.pulses.open()).toEqual([]);
  });

  it('never reaches another workspace’s rows, though all ids are the same', async () => {
    const mine = await openCompany(test.database, { ...acme, id: workspaceId(`mine-${count}`) });
    await mine.records.ingest([deal('D', 5n)], at);
    await mine.contests.add(contest);
    await mine.pulses.add(pulse);
    await mine.outbox.add(message('m'), at);
    await mine.inbox.begin('slack', 'e', at, lease);
    await mine.schedules.save(schedule);
    await mine.schedules.addOccurrences(schedule.id, [at]);
    await mine.plans.publish('reps', 'x', day('2026-01-01'), at);
    await mine.settings.set(ann.id, 'a', 'b');
    await mine.people.linkIdentity(ann.id, 'slack', 'U');
    const q1 = period('quarter', '2026-02-15');
    const range = {
      from: day('2026-01-01'),
      to: day('2026-12-31'),
      since: at.subtract({ hours: 1 }),
    };
    const seen = await Promise.all([
      ...[store.people.byId(ann.id), store.people.byIdentity('slack', 'U')],
      ...[store.people.identityOf(ann.id, 'slack'), store.records.asOf()],
      ...[store.contests.byId(contest.id), store.pulses.byId(pulse.id), store.outbox.byKey('m')],
      ...[store.outbox.oldestDue(soon), store.plans.inForce('reps', day('2026-02-02'))],
      ...[store.settings.get(ann.id, 'a'), store.schedules.materialisedUntil(schedule.id)],
      store.contests.finalScores(contest.id),
      store.standings.rankOf(ann.id, measure('bookings'), 'value', q1),
    ]);
    expect(seen.filter((one) => one !== null)).toEqual([]);
    const lists = await Promise.all([
      ...[store.people.list(), store.people.teams(), store.contests.running(), store.pulses.open()],
      ...[store.outbox.claim(soon, 9, lease), store.schedules.claimDue(soon, 9, lease)],
      ...[store.schedules.list(), store.records.creditsBetween([ann.id], 'deal', range)],
      ...[store.standings.top(measure('bookings'), 'value', q1, 9), store.pulses.awaiting(ann.id)],
    ]);
    expect(lists.flat()).toEqual([]);
    expect(await store.contests.settle(contest.id, [])).toBe(false);
    expect(await store.pulses.close(pulse.id)).toBe(false);
    expect(await store.schedules.finish(schedule.id, at)).toBe(false);
    expect(await store.pulses.answer(pulse.id, ann.id, 3)).toBe('not_invited');
    expect(await store.inbox.begin('slack', 'e', at, lease)).toEqual({ state: 'new' });
    const page = { offset: 0, limit: 9 };
    expect((await store.records.creditsOf(ann.id, 'deal', q1, page)).total).toBe(0);
    expect((await mine.contests.byId(contest.id))?.state).toBe('running');
  });
});
