/** Accounts that are linked and accounts that belong to nobody: what is kept of each, and for how long. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import type { Store } from '../../src/store/port.ts';
import { acme, instant, openCompany, people } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const { ann, bob } = people;
const by = { key: 'root', at: instant('2026-11-23T09:00:00Z') };
const account = (user: string, more: object = {}) => ({
  ...{ user, name: `Name of ${user}`, email: `${user}@acme.example` },
  ...{ timeZone: 'Europe/Berlin', locale: 'zh' as const },
  ...more,
});

describe.each(engines)('accounts on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let other: Store;
  let count = 0;
  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    const open = (name: string) =>
      openCompany(test.database, { ...acme, id: workspaceId(`accounts-${name}-${count}`) });
    [store, other] = [await open('one'), await open('other')];
  });
  const users = async (of: Store) => (await of.accounts.unlinked('slack')).map(({ user }) => user);

  it('that belong to nobody are kept by name, brought up to date, and forgotten', async () => {
    await store.accounts.keep('slack', [account('U2'), account('U1'), account('U1')]);
    await store.accounts.keep('slack', [account('U2', { email: null, locale: null })]);
    expect(await store.accounts.unlinked('slack')).toEqual([
      { ...account('U1'), byHand: false },
      { ...account('U2', { email: null, locale: null }), byHand: false },
    ]);
    expect(await store.accounts.unlinked('lark')).toEqual([]);
    await store.accounts.forget('slack', ['U1', 'U9']);
    expect(await users(store)).toEqual(['U2']);
  });

  it('are a workspace’s own', async () => {
    await store.accounts.keep('slack', [account('U1'), account('U2')]);
    await store.accounts.linkIfFree(ann.id, 'slack', 'U1');
    expect(await users(other)).toEqual([]);
    expect(await other.accounts.links('slack')).toEqual([]);
    expect(await other.accounts.platforms()).toEqual([]);
    await other.accounts.forget('slack', ['U2']);
    await other.accounts.unlink(ann.id, 'slack');
    await other.accounts.follow('slack', [{ ...account('U1'), isClosed: true }]);
    expect(await users(store)).toEqual(['U2']);
    expect(await store.accounts.platforms()).toEqual(['slack']);
    expect(await store.people.identityOf(ann.id, 'slack')).toBe('U1');
  });

  it('that are linked hand what they tell to the person, and their address to nobody', async () => {
    await store.accounts.keep('slack', [account('U1')]);
    await store.accounts.link(ann.id, 'slack', 'U1', by);
    expect(await store.accounts.linkOf('slack', 'U1')).toEqual({
      ...{ personId: ann.id, user: 'U1', name: 'Name of U1', isClosed: false },
      ...{ timeZone: 'Europe/Berlin', locale: 'zh', linkedBy: 'root', linkedAt: by.at },
    });
    const told = { timeZone: 'Europe/Berlin', chatLocale: 'zh' };
    expect(await store.people.byId(ann.id)).toMatchObject(told);
    expect(await store.people.byIdentity('slack', 'U1')).toMatchObject(told);
    expect(await store.people.timeZones()).toEqual(['Europe/Berlin']);
    const { id } = store.workspace;
    const rows = await test.client.$queryRaw<readonly { text: string }[]>`
      select to_jsonb(i)::text as text from identity i where workspace_id = ${id}
      union all select to_jsonb(u)::text from unlinked_account u where workspace_id = ${id}`;
    expect(rows).toHaveLength(1);
    expect(rows.filter(({ text }) => text.includes('U1@acme.example'))).toEqual([]);
  });

  it('stay with who has them when they are found by address, however often', async () => {
    await store.accounts.keep('slack', [account('U1'), account('U2')]);
    expect(await store.accounts.linkIfFree(ann.id, 'slack', 'U1')).toBe(true);
    expect(await store.accounts.linkIfFree(bob.id, 'slack', 'U1')).toBe(false);
    expect(await store.accounts.linkIfFree(ann.id, 'slack', 'U2')).toBe(false);
    expect(await store.accounts.linkIfFree(ann.id, 'slack', 'U1')).toBe(false);
    expect(await users(store)).toEqual(['U2']);
  });

  it('go to one of two who are given one at the same moment', async () => {
    await store.accounts.keep('slack', [account('U1')]);
    const given = await Promise.all(
      [ann, bob].map(({ id }) => store.accounts.linkIfFree(id, 'slack', 'U1')),
    );
    expect([...given].sort()).toEqual([false, true]);
    expect(await store.accounts.links('slack')).toHaveLength(1);
  });

  it('that are taken from somebody stay apart, without their address, and nothing is told of the person by them', async () => {
    await store.accounts.keep('slack', [account('U1'), account('U2')]);
    await store.accounts.linkIfFree(ann.id, 'slack', 'U1');
    await store.accounts.link(ann.id, 'slack', 'U2', by);
    expect(await store.accounts.unlinkedOf('slack', 'U1')).toEqual({
      ...account('U1', { email: null }),
      byHand: true,
    });
    await store.accounts.unlink(ann.id, 'slack');
    expect(await users(store)).toEqual(['U1', 'U2']);
    const person = await store.people.byId(ann.id);
    expect([person?.timeZone, person?.chatLocale]).toEqual([undefined, undefined]);
    await store.accounts.keep('slack', [account('U1')]);
    expect((await store.accounts.unlinkedOf('slack', 'U1'))?.byHand).toBe(true);
  });

  it('are not kept as nobody’s when somebody has them', async () => {
    await store.people.linkIdentity(ann.id, 'slack', 'U1');
    await store.accounts.keep('slack', [account('U1')]);
    expect(await users(store)).toEqual([]);
  });

  it('that are closed are nobody’s way in, reach nobody, and come back as they were', async () => {
    await store.accounts.keep('slack', [account('U1')]);
    await store.accounts.linkIfFree(ann.id, 'slack', 'U1');
    await store.accounts.follow('slack', [{ ...account('U1'), isClosed: true }]);
    expect(await store.people.byIdentity('slack', 'U1')).toBeNull();
    expect(await store.people.identityOf(ann.id, 'slack')).toBeNull();
    expect(await store.people.identities('slack')).toEqual(new Map());
    expect(await store.people.reachedOn([ann.id], ['slack'])).toEqual(new Map());
    expect(await store.people.timeZones()).toEqual([]);
    expect([await store.people.hasLeft(ann.id), await store.people.hasLeft(bob.id)]).toEqual([
      true,
      false,
    ]);
    await store.accounts.follow('slack', [{ ...account('U1', { locale: null }), isClosed: false }]);
    expect(await store.people.byIdentity('slack', 'U1')).toMatchObject({
      ...{ id: ann.id, timeZone: 'Europe/Berlin', chatLocale: 'zh' },
    });
    expect(await store.people.hasLeft(ann.id)).toBe(false);
  });

  it('of somebody whose account was closed give way to a new one of the same address', async () => {
    await store.people.linkIdentity(ann.id, 'slack', 'U1');
    await store.accounts.follow('slack', [{ ...account('U1'), isClosed: true }]);
    await store.accounts.keep('slack', [account('U2')]);
    expect(await store.accounts.linkIfFree(ann.id, 'slack', 'U2')).toBe(true);
    expect(await users(store)).toEqual([]);
    expect(await store.people.identityOf(ann.id, 'slack')).toBe('U2');
  });
});
