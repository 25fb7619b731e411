import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/chat/port.ts';
import { personId, workspaceId } from '../../../src/domain/ids.ts';
import { matchMember, matchMembers } from '../../../src/features/linking.ts';
import { admit } from '../../../src/features/setup/admission.ts';
import { codeFor } from '../../../src/features/setup/claim.ts';
import type { Store } from '../../../src/store/port.ts';
import { acme, openCompany, people, person } from '../../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';

const draw = (below: number): number => Math.floor(0.4821773 * below);

const member = (user: string, more: Partial<Member> = {}): Member => ({
  ...{ user, email: null, name: user, locale: 'en', timeZone: null },
  ...{ isBot: false, isGuest: false, isDeleted: false },
  ...more,
});
async function* of(...members: readonly Member[]) {
  yield* members;
}

describe.each(engines)('admission on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;
  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`admission-${count}`) });
    await store.people.savePeople([
      { ...people.ann, email: 'Ann@Example.com' },
      { ...people.bob, email: 'bob@example.com' },
    ]);
  });

  const say = (user: string, text: string, known: Member | null = member(user)) =>
    admit(store, { platform: 'slack', user, event: { kind: 'command', text } }, async () => known);
  const rolesOf = async (key: string) =>
    (await store.people.list()).find((each) => each.key === key)?.roles;

  it('knows by the e-mail address, whatever its case, and from then on by the account', async () => {
    const found = await say('U1', '/mybonus', member('U1', { email: 'ann@example.com' }));
    expect(found?.id).toBe(people.ann.id);
    expect((await say('U1', '/mybonus', null))?.id).toBe(people.ann.id);
  });

  it.each([
    ['a guest', { isGuest: true }],
    ['a bot', { isBot: true }],
    ['somebody who has left', { isDeleted: true }],
  ])('is not given to %s with the same address', async (_, more) => {
    expect(await say('U1', '/mybonus', member('U1', { email: 'ann@example.com', ...more }))).toBe(
      null,
    );
  });

  it('is not given by a name, nor to a second account of one address', async () => {
    expect(await say('U1', '/mybonus', member('U1', { name: 'Ann', email: 'Ann' }))).toBe(null);
    await say('U1', '/mybonus', member('U1', { email: 'ann@example.com' }));
    expect(await say('U2', '/mybonus', member('U2', { email: 'ann@example.com' }))).toBe(null);
  });

  it('makes whoever says the code an admin, once', async () => {
    const code = await codeFor(store, 'slack', draw);
    expect(code).toMatch(/^\d{4}-\d{4}$/);
    const admin = await say('U9', `/upside setup ${code}`, member('U9', { name: 'Olga' }));
    expect(admin).toMatchObject({ name: 'Olga', roles: ['admin'] });
    expect(await codeFor(store, 'slack', draw)).toBe(null);
    await expect(say('U8', `/upside setup ${code}`)).rejects.toMatchObject({
      code: 'setup.code_void',
    });
  });

  it('takes the code in full-width digits and from somebody who is known already', async () => {
    const code = (await codeFor(store, 'slack', draw)) ?? '';
    const wide = code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    await say('U1', `/设置 ${wide}`, member('U1', { email: 'bob@example.com' }));
    expect(await rolesOf(people.bob.key)).toEqual(expect.arrayContaining(['rep', 'admin']));
  });

  it('takes no code any more after ten wrong ones', async () => {
    const code = (await codeFor(store, 'slack', draw)) ?? '';
    const wrong = code === '1111-1111' ? '2222-2222' : '1111-1111';
    for (let n = 0; n < 10; n += 1)
      await expect(say('U8', `setup ${wrong}`)).rejects.toMatchObject({
        code: 'setup.code_wrong',
      });
    await expect(say('U8', `/upside setup ${code}`)).rejects.toMatchObject({
      code: 'setup.code_void',
    });
  });

  it('links all who are alike by e-mail, and leaves the others to themselves', async () => {
    const linked = await matchMembers(
      store,
      'slack',
      of(
        member('U1', { email: 'ann@example.com' }),
        member('U2', { email: 'nobody@example.com' }),
        member('U3', { email: 'bob@example.com', isGuest: true }),
        member('U4'),
      ),
    );
    expect(linked).toBe(1);
    expect(await store.people.identities('slack')).toEqual(new Map([[people.ann.id, 'U1']]));
  });

  it('gives nobody an account by an address that two people have', async () => {
    await store.people.savePeople([{ ...people.bob, email: 'ANN@example.com' }]);
    const ann = member('U1', { email: 'ann@example.com' });
    expect(await matchMembers(store, 'slack', of(ann))).toBe(0);
    await matchMember(store, 'slack', ann);
    expect(await say('U1', '/mybonus', ann)).toBe(null);
    expect(await store.people.identities('slack')).toEqual(new Map());
  });

  it('links somebody who comes later, and leaves whoever is linked as they are', async () => {
    await matchMember(store, 'slack', member('U1', { email: 'ann@example.com' }));
    await matchMember(store, 'slack', member('U1', { email: 'bob@example.com' }));
    await matchMember(store, 'slack', member('U2', { email: 'ann@example.com' }));
    expect(await store.people.identities('slack')).toEqual(new Map([[people.ann.id, 'U1']]));
  });

  it('is taken from somebody who leaves, and given back when they return', async () => {
    const ann = member('U1', { email: 'ann@example.com' });
    await matchMembers(store, 'slack', of(ann));
    expect((await say('U1', '/mybonus', null))?.id).toBe(people.ann.id);
    await matchMember(store, 'slack', { ...ann, isDeleted: true });
    expect(await say('U1', '/mybonus', { ...ann, isDeleted: true })).toBe(null);
    // Nobody told of the return; whoever asks is looked up.
    expect((await say('U1', '/mybonus', ann))?.id).toBe(people.ann.id);
    await matchMembers(store, 'slack', of({ ...ann, isDeleted: true }));
    expect(await say('U1', '/mybonus', null)).toBe(null);
    await matchMembers(store, 'slack', of(ann));
    expect((await say('U1', '/mybonus', null))?.id).toBe(people.ann.id);
  });

  it('gives nobody an account by an address that two accounts have', async () => {
    const twins = ['U1', 'U2'].map((user) => member(user, { email: 'ann@example.com' }));
    expect(await matchMembers(store, 'slack', of(...twins))).toBe(0);
    for (const each of twins) expect(await say(each.user, '/mybonus', each)).toBe(null);
  });

  it('keeps nothing of guests, bots, and accounts that are not there any more', async () => {
    const kept = async () =>
      (await store.accounts.unlinked('slack')).map(({ user }) => user).sort();
    const [stranger, other] = [member('U1'), member('U2')];
    const guest = member('U3', { isGuest: true });
    await matchMembers(store, 'slack', of(stranger, other, guest, member('U4', { isBot: true })));
    expect(await kept()).toEqual(['U1', 'U2']);
    await matchMember(store, 'slack', { ...other, isDeleted: true });
    expect(await kept()).toEqual(['U1']);
    await matchMembers(store, 'slack', of(guest));
    expect(await kept()).toEqual([]);
  });

  it('leaves the first admin the language of their account, as long as they choose none', async () => {
    const code = await codeFor(store, 'slack', draw);
    await say('U9', `setup ${code}`, member('U9', { locale: 'zh' }));
    const admin = async () => say('U9', '/help', null);
    expect(await admin()).toMatchObject({ locale: null, chatLocale: 'zh' });
    await matchMember(store, 'slack', member('U9', { locale: 'en' }));
    expect(await admin()).toMatchObject({ locale: null, chatLocale: 'en' });
  });

  it('makes one of two an admin who say the code at the same moment', async () => {
    const code = await codeFor(store, 'slack', draw);
    const tries = await Promise.allSettled(
      ['U8', 'U9'].map((user) => say(user, `setup ${code}`, member(user))),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const admins = (await store.people.list()).filter(({ roles }) => roles.includes('admin'));
    expect(admins).toHaveLength(1);
  });

  it('says nothing against an admin who says the code once more', async () => {
    const code = await codeFor(store, 'slack', draw);
    await say('U9', `setup ${code}`, member('U9'));
    expect((await say('U9', `setup ${code}`, null))?.roles).toEqual(['admin']);
  });

  it('takes nobody for another whose key in the list is an e-mail address', async () => {
    const listed = { ...people.cy, key: 'cy@example.com', email: 'cy@example.com' };
    await store.people.savePeople([
      { ...listed, id: personId('p-cy-mail') },
      person('E78', 'Cy Other', { email: 'cy@example.com' }),
    ]);
    await store.people.linkIdentity(personId('p-cy-mail'), 'slack', 'U5');
    await matchMembers(store, 'slack', of());
    expect((await say('U5', '/help', null))?.key).toBe('cy@example.com');
  });

  it('takes the admin who came before the list of people for the one in the list', async () => {
    const code = await codeFor(store, 'slack', draw);
    const olga = member('U9', { name: 'Olga', email: 'olga@example.com' });
    await say('U9', `/upside setup ${code}`, olga);
    await store.people.savePeople([
      person('E77', 'Olga Petrova', { email: 'olga@example.com', roles: ['ops'] }),
    ]);
    await matchMembers(store, 'slack', of(olga));
    expect(await rolesOf('E77')).toEqual(expect.arrayContaining(['ops', 'admin']));
    expect((await say('U9', '/help', null))?.key).toBe('E77');
  });
});
