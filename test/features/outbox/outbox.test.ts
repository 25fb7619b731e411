import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicCard } from '../../../src/chat/card.ts';
import { outboxCommand } from '../../../src/features/outbox/cli.ts';
import { outbox } from '../../../src/features/outbox/feature.ts';
import { backTests } from '../../support/back-tests.ts';
import { people, person } from '../../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { eastPlace, general, type Office, openOffice, wordsOf } from '../../support/office.ts';

const root = person('root', 'Rosa Root', { roles: ['admin'] });
const zoe = person('zoe', 'Zoe Lin', { roles: ['admin'], locale: 'zh' });
const card = (title: string): PublicCard => ({ audience: 'public', title, elements: [] });

describe.each(engines)('a message that needs a person, on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  /** One announcement whose fate nobody could tell for three hours. */
  async function lostMessage(): Promise<Office> {
    const now = '2026-11-23T09:00:00Z';
    const office = await openOffice(db.database, { now, features: [outbox], staff: [root, zoe] });
    const fate = { blind: true, lost: true };
    office.platform.lookUp = async () => null;
    office.platform.decide(({ to }) =>
      fate.lost && to.card.title === 'Q4 sprint' ? { kind: 'lost_request' } : { kind: 'none' },
    );
    await office.delivery.post(office.store, general, card('Q4 sprint'), { key: ['sprint'] });
    await office.worker.drain();
    for (let step = 0; step < 14; step += 1) await office.advance('PT15M');
    fate.lost = false;
    return office;
  }
  const told = ({ platform }: Office) =>
    platform.shown.filter(({ key }) => key.startsWith('outbox.needs_person'));
  const shownTimes = ({ platform }: Office) =>
    platform.shown.filter(({ key }) => key === 'sprint').length;

  const upside = async (office: Office, ...args: string[]) => {
    const out: string[] = [];
    const code = await outboxCommand.run({
      args,
      locale: 'en',
      print: (text) => void out.push(text),
      complain: (text) => void out.push(text),
      isTerminal: false,
      openStore: async () => ({
        store: office.store,
        now: office.clock.now(),
        delivery: office.delivery,
        backTests,
      }),
    });
    return { code, out: out.join('\n') };
  };

  it('is shown to every admin once, each in their language, with what to do', async () => {
    const office = await lostMessage();
    await office.advance('PT15M');
    expect(told(office)).toHaveLength(2);
    const [english, chinese] = told(office).map(({ message }) => wordsOf(message.to));
    expect(english).toContain('“Q4 sprint” for #general');
    expect(english).toContain('Send it again');
    expect(chinese).toContain('#全员');
    expect(chinese).toContain('重新发送');
  });

  it('is sent again only after a warning that it may be shown twice', async () => {
    const office = await lostMessage();
    const asked = await office.press(outbox, root, 'retry', 'sprint');
    expect(wordsOf(asked)).toContain('It may be shown twice');
    await office.wake();
    expect(shownTimes(office)).toBe(0);
    await office.press(outbox, root, 'retry_surely', 'sprint');
    await office.wake();
    expect(shownTimes(office)).toBe(1);
    await expect(office.press(outbox, root, 'drop', 'sprint')).rejects.toMatchObject({
      code: 'outbox.settled',
    });
  });

  it('stays unsent when an admin leaves it', async () => {
    const office = await lostMessage();
    await office.press(outbox, zoe, 'drop', 'sprint');
    await office.advance('PT1H');
    expect(shownTimes(office)).toBe(0);
    expect(await office.store.outbox.byKey('sprint')).toMatchObject({
      state: 'refused',
      error: 'left as it is by zoe',
    });
  });

  it('is nobody else’s business', async () => {
    const office = await lostMessage();
    for (const action of ['retry', 'retry_surely', 'drop'])
      await expect(office.press(outbox, people.mia, action, 'sprint')).rejects.toMatchObject({
        code: 'access.role_needed',
      });
    await expect(office.press(outbox, root, 'drop', 'nothing')).rejects.toMatchObject({
      code: 'outbox.unknown',
    });
  });

  it('is listed, shown, sent again and dropped on the command line', async () => {
    const office = await lostMessage();
    const listed = await upside(office, 'list');
    expect(listed.code).toBe(0);
    expect(listed.out).toContain('needs a person');
    expect(listed.out).toContain('#general · sprint · ');
    const shown = await upside(office, 'show', 'sprint');
    expect(shown.out).toContain('Q4 sprint');
    const warned = await upside(office, 'retry', 'sprint');
    expect([warned.code, warned.out.includes('shown twice')]).toEqual([1, true]);
    expect(JSON.parse((await upside(office, 'list', '--json')).out).messages).toMatchObject([
      { key: 'sprint', state: 'needs_person', to: { kind: 'place', name: '#general' } },
    ]);
    expect((await upside(office, 'drop', 'sprint', '--reason', 'seen')).code).toBe(0);
    expect((await upside(office, 'retry', 'sprint')).code).toBe(0);
    expect((await upside(office, 'list')).out).toBe('No message needs you.');
    for (const wrong of [[], ['list', 'x'], ['show'], ['show', 'a', 'b'], ['burn', 'x']])
      expect((await upside(office, ...wrong)).code).toBe(2);
  });

  it('forgets what came in more than a week ago', async () => {
    const office = await lostMessage();
    const { inbox } = office.store;
    const begin = () => inbox.begin('fake', 'e', office.clock.now(), 1_000);
    await begin();
    await inbox.finish('fake', 'e', null);
    await office.advance('P6D');
    expect((await begin()).state).toBe('seen');
    await office.advance('P2D');
    expect((await begin()).state).toBe('new');
  });

  it('tells how far a bulk job is, and offers to look again until it is done', async () => {
    const office = await openOffice(db.database, { now: '2026-11-23T09:00:00Z' });
    for (const [n, place] of [general, eastPlace].entries())
      await office.delivery.post(office.store, place, card(`n${n}`), {
        ...{ key: ['bulk', `${n}`], batch: 'bulk:1' },
      });
    const look = async () => wordsOf(await office.press(outbox, people.mia, 'progress', 'bulk:1'));
    await expect(office.press(outbox, people.ann, 'progress', 'bulk:1')).rejects.toMatchObject({
      code: 'access.role_needed',
    });
    expect(await look()).toContain('0 of 2');
    expect(await look()).toContain('Look again');
    expect((await upside(office, 'list', '--batch', 'bulk:1')).out).toContain('0 of 2 shown');
    await office.worker.drain();
    expect(await look()).toContain('2 of 2');
    expect(await look()).not.toContain('Look again');
  });
});
