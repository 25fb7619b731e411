/** What the outbox keeps and hands out: urgency, pace, updates that overtake, and what people decide; on each engine. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeId, workspaceId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/store/port.ts';
import type { NewMessage, PlatformPace } from '../../src/store/port-delivery.ts';
import { acme, instant, openCompany, people } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { general } from '../support/office.ts';

const at = instant('2026-02-20T10:00:00Z');
const after = (ms: number) => at.add({ milliseconds: ms });
const lease = 60_000;

const message = (key: string, more: Partial<NewMessage> = {}): NewMessage => ({
  ...{ key, to: { kind: 'place', id: general.id }, locale: 'en', card: { title: key } },
  ...{ lane: `lane-${key}`, updates: null, expiresAt: null },
  ...{ priority: 1, policy: 'once', batch: null },
  ...more,
});

const pace = (more: Partial<PlatformPace> = {}): PlatformPace => ({
  ...{ platform: 'fake', perConversationPerSecond: null, perWorkspacePerSecond: null },
  ...{ perAppPerMinute: null, ...more },
});

describe.each(engines)('the outbox as it is stored on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`outbox-${count}`) });
    await store.places.save([general]);
    await store.people.linkIdentity(people.ann.id, 'fake', 'U-ann');
  });

  const add = async (...messages: readonly NewMessage[]) => {
    for (const each of messages) await store.outbox.add(each, at);
  };
  const claim = async (ms: number, limit = 10, paces: readonly PlatformPace[] = []) =>
    (await store.outbox.claim(after(ms), limit, lease, paces)).map(({ key }) => key);
  const finish = (key: string, fence = 1) =>
    store.outbox.settle(key, fence, { state: 'sent', ref: `ref-${key}` }, at);

  it('keeps what a message says of itself', async () => {
    const more = { priority: 3, policy: 'at_least_once', batch: 'plan:1' } as const;
    await add(message('m', more));
    const unheld = { leaseUntil: null, repeated: false, addedAt: at };
    expect(await store.outbox.byKey('m')).toMatchObject({ ...more, ...unheld });
    const [claimed] = await store.outbox.claim(at, 1, lease);
    expect(claimed?.leaseUntil).toEqual(after(lease));
  });

  it('hands out the most urgent lanes first, and a lane is as urgent as what waits in it', async () => {
    await add(
      message('bulk', { priority: 3 }),
      message('news'),
      message('answer', { priority: 0 }),
    );
    await add(message('first', { priority: 3, lane: 'x' }));
    await add(message('behind', { priority: 0, lane: 'x' }));
    expect((await claim(0, 2)).sort()).toEqual(['answer', 'first']);
    expect(await claim(0, 1)).toEqual(['news']);
    expect(await claim(0)).toEqual(['bulk']);
  });

  it('lets a newer update take the place of one that nobody has begun to send', async () => {
    const update = (n: number) =>
      message(`board:${n}`, { lane: 'lane-board', updates: 'board', card: { n } });
    await add(message('board'));
    await claim(0);
    await finish('board');
    await add(update(1), update(2));
    expect(await store.outbox.byKey('board:1')).toMatchObject({
      state: 'expired',
      error: 'overtaken',
    });
    expect(await claim(1)).toEqual(['board:2']);
    await add(update(3), update(4));
    expect(await store.outbox.byKey('board:2')).toMatchObject({ state: 'sending' });
    await finish('board:2');
    expect(await claim(2)).toEqual(['board:4']);
  });

  it('changes the latest, where a change could only be said as a new message', async () => {
    const update = (key: string) => message(key, { lane: 'lane-board', updates: 'board' });
    await add(message('board'));
    await claim(0);
    await store.outbox.settle('board', 1, { state: 'sent', ref: 'first' }, at);
    await add(update('in-place'));
    await claim(1);
    await store.outbox.settle('in-place', 1, { state: 'sent', ref: 'first' }, at);
    await add(update('anew'));
    await claim(2);
    await store.outbox.settle('anew', 1, { state: 'sent', ref: 'second' }, at);
    await add(update('next'));
    const [next] = await store.outbox.claim(after(3), 1, lease);
    expect(next).toMatchObject({ key: 'next', updatesRef: 'second' });
  });

  it('takes one message a second of each conversation', async () => {
    const slow = [pace({ perConversationPerSecond: 1 })];
    await add(
      message('a1', { lane: 'a' }),
      message('a2', { lane: 'a' }),
      message('b1', { lane: 'b' }),
    );
    expect(await claim(0, 10, slow)).toEqual(['a1', 'b1']);
    await finish('a1');
    expect(await claim(999, 10, slow)).toEqual([]);
    expect(await claim(1_000, 10, slow)).toEqual(['a2']);
  });

  it('takes as many as the workspace and the app let through, and no more after a pause', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `m${n}`);
    await add(...names.map((name) => message(name)));
    const paces = [pace({ perWorkspacePerSecond: 3 })];
    expect(await claim(0, 10, paces)).toHaveLength(3);
    expect(await claim(300, 10, paces)).toHaveLength(0);
    expect(await claim(334, 10, paces)).toHaveLength(1);
    expect(await claim(10_000, 10, paces)).toHaveLength(3);
    expect(await claim(10_000, 10, [pace({ perAppPerMinute: 120 })])).toHaveLength(2);
    expect(
      await claim(10_000, 10, [pace({ platform: 'other', perAppPerMinute: 60 })]),
    ).toHaveLength(3);
  });

  it('never lets two who ask at once take more than there is', async () => {
    const names = Array.from({ length: 20 }, (_, n) => `m${n}`);
    await add(...names.map((name) => message(name)));
    const paces = [pace({ perWorkspacePerSecond: 5 })];
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim(0, 3, paces)));
    expect(claims.flat()).toHaveLength(5);
    expect(new Set(claims.flat()).size).toBe(5);
  });

  it('counts a person’s message for the platform on which they are reached', async () => {
    const to = { kind: 'person', id: people.ann.id } as const;
    await add(message('p1', { to }), message('p2', { to }), message('place'));
    const paces = [pace({ platform: 'away', perWorkspacePerSecond: 9 }), pace()];
    expect(await claim(0, 10, [...paces.slice(0, 1), pace({ perWorkspacePerSecond: 2 })])).toEqual([
      'p1',
      'p2',
    ]);
  });

  it.each(['conversation', 'workspace', 'app'] as const)(
    'closes the %s alone when the platform asks for a pause, until it is over',
    async (scope) => {
      await add(
        message('a1', { lane: 'a' }),
        message('a2', { lane: 'a' }),
        message('b', { lane: 'b' }),
      );
      const paces = [pace({ perConversationPerSecond: 50 })];
      expect(await claim(0, 1, paces)).toEqual(['a1']);
      const told = { state: 'pending', nextAt: after(30_000), error: 'wait' } as const;
      const closes = { platform: 'fake', scope } as const;
      await store.outbox.settle('a1', 1, { ...told, waited: true, closes }, at);
      await store.outbox.drop('a1', 'by hand', at);
      expect(await claim(29_999, 10, paces)).toEqual(scope === 'conversation' ? ['b'] : []);
      expect((await claim(30_000, 10, paces)).at(0)).toBe('a2');
    },
  );

  it('does not count a vanished sender’s message: it is only judged', async () => {
    await add(message('m'), message('n'));
    const paces = [pace({ perWorkspacePerSecond: 1 })];
    expect(await claim(0, 10, paces)).toEqual(['m']);
    expect((await claim(lease, 10, paces)).sort()).toEqual(['m', 'n']);
  });

  it('knows how long the oldest has waited and when the next can go', async () => {
    expect(await store.outbox.nextDue()).toBeNull();
    await add(message('a1', { lane: 'a' }), message('a2', { lane: 'a' }));
    expect(await store.outbox.nextDue()).toEqual(at);
    await claim(0);
    expect(await store.outbox.nextDue()).toEqual(after(lease));
    expect(await store.outbox.oldestDue(after(1_000))).toBeNull();
    expect(await store.outbox.oldestDue(after(lease))).toEqual(after(lease));
  });

  it('counts a message of a bulk job from when the job last went on', async () => {
    await add(message('m1', { batch: 'b' }), message('m2', { batch: 'b' }));
    expect(await store.outbox.oldestDue(after(400_000))).toEqual(at);
    await claim(390_000, 1);
    await store.outbox.settle('m1', 1, { state: 'sent', ref: 'r' }, after(390_000));
    expect(await store.outbox.oldestDue(after(400_000))).toEqual(after(390_000));
    expect(await store.outbox.progress('b')).toEqual({ total: 2, sent: 1, waiting: 1, failed: 0 });
    expect(await store.outbox.progress('other')).toMatchObject({ total: 0 });
  });

  it('knows whom messages of a bulk job are still to reach', async () => {
    const to = ({ id }: typeof people.ann) => ({ to: { kind: 'person', id }, batch: 'b' }) as const;
    await add(message('m1', to(people.ann)), message('m2', to(people.bob)));
    await claim(0, 1);
    await store.outbox.settle('m1', 1, { state: 'sent', ref: 'r' }, after(1));
    expect(await store.outbox.receivers('b')).toEqual([people.bob.id]);
    expect(await store.outbox.receivers('other')).toEqual([]);
  });

  it('lists by state and job, latest first, and counts what is not done', async () => {
    await add(message('a', { batch: 'b' }), message('c'), message('d', { batch: 'b' }));
    await claim(0, 1);
    const gone = { state: 'needs_person', error: 'cannot be told' } as const;
    await store.outbox.settle('a', 1, gone, at);
    const keys = async (...asked: Parameters<Store['outbox']['list']>) =>
      (await store.outbox.list(...asked)).map(({ key }) => key);
    expect(await keys({ states: ['pending', 'needs_person'] }, 9)).toEqual(['d', 'c', 'a']);
    expect(await keys({ states: ['pending', 'needs_person'], batch: 'b' }, 9)).toEqual(['d', 'a']);
    expect(await keys({ states: ['pending'] }, 1)).toEqual(['d']);
    expect([...(await store.outbox.counts())].sort()).toEqual([
      ['needs_person', 1],
      ['pending', 2],
    ]);
  });

  it('reports what needs a person once, and again when it comes back', async () => {
    const give = async (fence: number) => {
      await claim(0);
      const gone = { state: 'needs_person', error: 'cannot be told' } as const;
      expect(await store.outbox.settle('m', fence, gone, at)).toBe(true);
    };
    await add(message('m'));
    await give(1);
    expect((await store.outbox.unreported(9)).map(({ key }) => key)).toEqual(['m']);
    const marks = await Promise.all([1, 2].map(() => store.outbox.markReported('m')));
    expect(marks.sort()).toEqual([false, true]);
    expect(await store.outbox.unreported(9)).toEqual([]);
    expect(await store.outbox.reopen('m', at)).toBe(true);
    expect(await store.outbox.reopen('m', at)).toBe(false);
    expect(await store.outbox.byKey('m')).toMatchObject({
      ...{ state: 'pending', attempt: 0, firstTriedAt: null, error: null },
    });
    await give(2);
    expect(await store.outbox.unreported(9)).toHaveLength(1);
  });

  it('drops what waits or needs a person, and nothing that is under way or done', async () => {
    await add(message('m'), message('n'));
    expect(await store.outbox.drop('m', 'not wanted', at)).toBe(true);
    expect(await store.outbox.byKey('m')).toMatchObject({ state: 'refused', error: 'not wanted' });
    await claim(0);
    expect(await store.outbox.drop('n', 'too late', at)).toBe(false);
    await finish('n');
    expect(await store.outbox.drop('n', 'too late', at)).toBe(false);
    expect(await store.outbox.reopen('n', at)).toBe(false);
    expect(await store.outbox.drop('nothing', '', at)).toBe(false);
  });

  it('remembers the one repetition of a message that may be repeated', async () => {
    await add(message('m', { policy: 'at_least_once' }));
    await claim(0);
    const again = { state: 'pending', nextAt: at, error: 'cannot be told', repeats: true } as const;
    await store.outbox.settle('m', 1, again, at);
    expect(await store.outbox.byKey('m')).toMatchObject({ state: 'pending', repeated: true });
  });

  it('gives an unfinished request to whoever repeats it after a lease, and forgets old ones', async () => {
    const begin = (ms: number) => store.inbox.begin('fake', 'e', after(ms), 45_000);
    expect(await begin(0)).toEqual({ state: 'new' });
    expect(await begin(44_999)).toEqual({ state: 'busy' });
    const taken = await Promise.all([begin(45_000), begin(45_000)]);
    expect(taken.map(({ state }) => state).sort()).toEqual(['busy', 'new']);
    await store.inbox.finish('fake', 'e', { kind: 'none' });
    expect(await begin(1_000_000)).toEqual({ state: 'seen', answer: { kind: 'none' } });
    expect(await store.inbox.prune(after(45_000))).toBe(0);
    expect(await store.inbox.prune(after(45_001))).toBe(1);
    expect(await begin(1_000_001)).toEqual({ state: 'new' });
  });

  it('knows a place that is nowhere', async () => {
    await add(message('lost', { to: { kind: 'place', id: placeId('nowhere') } }));
    expect(await claim(0, 10, [pace({ perWorkspacePerSecond: 1 })])).toEqual(['lost']);
  });
});
