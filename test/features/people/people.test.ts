import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/chat/port.ts';
import type { Person } from '../../../src/domain/people.ts';
import { matchMember } from '../../../src/features/linking.ts';
import { people as feature } from '../../../src/features/people/feature.ts';
import { people, person } from '../../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { wordsOf } from '../../support/office.ts';
import { member, openDesk, pressables, root, zoe } from './desk.ts';

const { ann, bob } = people;
const eva = person('eva', 'Eva Stern', { email: 'eva@acme.example' });
const tim = person('tim', 'Tim Berg', { email: null });
const evaThere = member('U-e', { name: 'Eva S.', email: 'eva.stern@other.example' });
const timThere = member('U-t', { name: 'Berg, Tim', email: 'tb@other.example' });

describe.each(engines)('/people on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  const open = (...newcomers: readonly Person[]) => openDesk(db.database, newcomers);
  type Desk = Awaited<ReturnType<typeof open>>;
  const look = (desk: Desk, words = '', who: Person = root): Promise<Answer> =>
    desk.command(feature, who, words);
  const told = ({ platform }: Desk) =>
    platform.shown.flatMap(({ message: { to } }) =>
      to.kind === 'person' ? [`${to.user}: ${wordsOf(to.card)}`] : [],
    );

  it('says how many are linked, who is not, and why', async () => {
    const desk = await open(
      ...[eva, tim],
      person('gus', 'Gus One', { email: 'gus@acme.example' }),
      person('gil', 'Gil Two', { email: 'GUS@acme.example' }),
      person('kim', 'Kim Kay', { email: 'kim@acme.example' }),
    );
    await desk.match(
      ...[evaThere, timThere, member('U-ann'), member('U-n', { name: 'No Mail' })],
      ...[1, 2].map((n) => member(`U-k${n}`, { name: `K ${n}`, email: 'kim@acme.example' })),
      member('U-g', { name: 'Gus', email: 'gus@acme.example' }),
      member('U-x', { name: 'Guest', email: 'guest@acme.example', isGuest: true }),
    );
    const text = wordsOf(await look(desk));
    expect(text).toContain('7 of 12 people are linked');
    for (const line of [
      'Eva Stern\neva@acme.example\nno account has this e-mail',
      'Tim Berg\n–\nno e-mail in the list',
      'Gus One\ngus@acme.example\ntwo people have this e-mail',
      'Gil Two\nGUS@acme.example\ntwo people have this e-mail',
      'Kim Kay\nkim@acme.example\ntwo accounts have this e-mail',
      '6 accounts belong to nobody',
      'Gus · gus@acme.example\ntwo people have its e-mail',
      'No Mail\ntells no e-mail',
      'K 1 · kim@acme.example\nanother account has the same e-mail',
      'Eva S. · eva.stern@other.example\nits e-mail is not in the list',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('Guest');
    expect(wordsOf(await look(desk, '', { ...zoe, locale: 'zh' }))).toContain(
      '共 12 人，其中 7 人已关联fake账号。',
    );
  });

  it('shows twenty people at a time', async () => {
    const many = Array.from({ length: 45 }, (_, n) => person(`many${n}`, `Many ${n}`));
    const desk = await open(...many);
    const pages: string[] = [];
    let shown = await look(desk);
    for (const label of ['The next 20', 'The next 5']) {
      pages.push(wordsOf(shown));
      shown = await desk.choose(root, shown, label);
    }
    pages.push(wordsOf(shown));
    const named = pages.map((page) => new Set(page.match(/^Many \d+$/gmu)).size);
    expect(named).toEqual([20, 20, 5]);
    expect(wordsOf(await desk.choose(root, shown, 'From the beginning'))).toBe(pages[0]);
  });

  it('links an account that has nothing against it, and tells whose it is and the other admins', async () => {
    const desk = await open(tim);
    await desk.match(timThere);
    const one = await desk.choose(root, await look(desk), 'Tim Berg');
    const done = await desk.choose(root, one, 'Berg, Tim · tb@other.example');
    expect(wordsOf(done)).toContain('Linked to the account “Berg, Tim” in fake by Rosa Root');
    expect(await desk.linkedTo(tim)).toBe('U-t');
    await desk.worker.drain();
    expect(told(desk)).toEqual([
      expect.stringContaining('U-t: This account is linked to you\nRosa Root has linked it to Tim'),
      expect.stringContaining('U-zoe: 有账号被手动关联\nRosa Root将fake账号「Berg, Tim」关联到'),
    ]);
  });

  it('asks before it links an account that has another address', async () => {
    const desk = await open(eva);
    await desk.match(evaThere);
    const sure = await desk.choose(root, await look(desk, 'Eva Stern'), /^Eva S\./u);
    const text = wordsOf(sure);
    expect(text).toContain('The list says eva@acme.example, the account says eva.stern@other');
    expect(text).toContain('sees what Eva Stern earns');
    expect(await desk.linkedTo(eva)).toBeNull();
    await desk.choose(root, sure, 'No, leave it');
    expect(await desk.linkedTo(eva)).toBeNull();
    await desk.choose(root, sure, 'Yes, link them');
    expect(await desk.linkedTo(eva)).toBe('U-e');
  });

  it('suggests who has the same name or a like address first, and links nobody by likeness', async () => {
    const desk = await open(eva);
    await desk.match(
      member('U-1', { name: 'Eva Sterm', email: 'x@other.example' }),
      member('U-2', { name: 'Somebody', email: 'eva@other.example' }),
      member('U-3', { name: 'Stern Eva', email: 'y@other.example' }),
      member('U-4', { name: 'Quite Different', email: 'q@other.example' }),
    );
    const labels = pressables(await look(desk, 'eva'))
      .filter(({ action }) => action === 'people.pick')
      .map(({ label }) => label);
    expect(labels).toEqual([
      ...['Stern Eva · y@other.example', 'Somebody · eva@other.example'],
      'Eva Sterm · x@other.example',
    ]);
    expect(await desk.linkedTo(eva)).toBeNull();
  });

  it('takes an account from somebody only after it has said what they lose', async () => {
    const desk = await open(eva);
    const found = await desk.press(feature, root, 'find', '["fake","p-eva"]', { name: 'U-bob' });
    const sure = await desk.choose(root, found, 'U-bob · now Bob Stone’s');
    expect(wordsOf(sure)).toContain('It is Bob Stone’s account now: nothing would reach them');
    expect(await desk.linkedTo(bob)).toBe('U-bob');
    await desk.choose(root, sure, 'Yes, link them');
    expect([await desk.linkedTo(bob), await desk.linkedTo(eva)]).toEqual([null, 'U-bob']);
  });

  it('asks anew when somebody else has changed it meanwhile', async () => {
    const desk = await open(eva, tim);
    await desk.match(evaThere);
    const sure = await desk.choose(root, await look(desk, 'eva'), /^Eva S\./u);
    await desk.store.people.linkIdentity(tim.id, 'fake', 'U-e');
    const again = await desk.choose(root, sure, 'Yes, link them');
    expect(wordsOf(again)).toContain('It is Tim Berg’s account now');
    expect(await desk.linkedTo(eva)).toBeNull();
  });

  it('never changes what was said to an account that has become somebody else’s', async () => {
    const desk = await open(eva);
    const card = (title: string) => ({ audience: 'private', title, elements: [] }) as const;
    const say = (title: string, more: object) =>
      desk.delivery.tell(desk.store, { id: bob.id, locale: 'en' }, card(title), {
        ...{ key: [title] },
        ...more,
      });
    await say('first', {});
    await desk.worker.drain();
    const found = await desk.press(feature, root, 'find', '["fake","p-eva"]', { name: 'U-bob' });
    await desk.choose(root, await desk.choose(root, found, /U-bob/u), 'Yes, link them');
    await desk.store.people.linkIdentity(bob.id, 'fake', 'U-bob2');
    await say('secret', { updates: ['first'] });
    await desk.wake();
    const [first] = desk.platform.shown.filter(({ key }) => key === 'first');
    expect(first?.updates).toEqual([]);
    expect(await desk.store.outbox.byKey('secret')).toMatchObject({ state: 'refused' });
  });

  it('unlinks, and leaves it so although the address is the same, until an admin links it', async () => {
    const desk = await open(eva);
    const same = member('U-e', { name: 'Eva', email: 'eva@acme.example' });
    await desk.match(same);
    expect(await desk.linkedTo(eva)).toBe('U-e');
    const ask = await desk.choose(root, await look(desk, 'eva'), 'Unlink');
    expect(wordsOf(ask)).toContain('the account “Eva” cannot ask me anything');
    expect(await desk.linkedTo(eva)).toBe('U-e');
    const done = await desk.choose(root, ask, 'Unlink');
    expect(wordsOf(done)).toContain('Eva Stern is not linked any more');
    await desk.match(same);
    await matchMember(desk.store, 'fake', { ...same, name: 'Eva again' });
    expect(await desk.linkedTo(eva)).toBeNull();
    const one = await look(desk, 'eva');
    expect(wordsOf(one)).toContain('an admin took the account away');
    await desk.choose(root, one, 'Eva again · eva@acme.example');
    expect(await desk.linkedTo(eva)).toBe('U-e');
  });

  it('undoes a link when whoever has the account says that it is not them', async () => {
    const desk = await open(tim);
    await desk.match(timThere);
    await desk.choose(root, await look(desk, 'tim'), /^Berg/u);
    const value = '["fake","p-tim"]';
    await expect(desk.press(feature, ann, 'not_me', value)).rejects.toMatchObject({
      code: 'people.changed',
    });
    const thanks = await desk.press(feature, tim, 'not_me', value);
    expect(wordsOf(thanks)).toContain('linked to nobody any more');
    expect(await desk.linkedTo(tim)).toBeNull();
    await desk.worker.drain();
    expect(told(desk).filter((each) => each.startsWith('U-root'))).toEqual([
      expect.stringContaining('says that they are not Tim Berg'),
    ]);
  });

  it('leaves somebody out, and takes them up again', async () => {
    const desk = await open(eva, tim);
    const left = await desk.choose(root, await look(desk, 'tim'), 'Leave them out');
    expect(wordsOf(left)).toContain('Left out: Tim Berg');
    expect(wordsOf(left)).toContain('7 of 8 people are linked');
    const back = await desk.choose(root, await look(desk, 'tim'), 'Take them up again');
    expect(wordsOf(back)).toContain('Not linked in fake: no e-mail in the list');
  });

  it('is an admin’s, for whom the own account is another admin’s matter', async () => {
    const desk = await open(eva);
    await desk.match(evaThere);
    for (const action of ['show', 'open', 'find', 'leave_out', 'take_up', 'unlink', 'search'])
      await expect(
        desk.press(feature, people.mia, action, '["fake","p-eva"]'),
      ).rejects.toMatchObject({ code: 'access.role_needed' });
    const own = { code: 'people.own_account' };
    const press = (action: string, ...parts: readonly string[]) =>
      desk.press(feature, root, action, JSON.stringify(['fake', ...parts]));
    await expect(press('pick', eva.id, 'U-root')).rejects.toMatchObject(own);
    await expect(press('pick_surely', eva.id, 'U-root', '')).rejects.toMatchObject(own);
    await expect(press('pick', root.id, 'U-e')).rejects.toMatchObject(own);
    await expect(press('unlink', root.id)).rejects.toMatchObject(own);
    await expect(press('unlink_surely', root.id, 'U-root')).rejects.toMatchObject(own);
  });

  it('says so when a button tells of what is not there any more', async () => {
    const desk = await open(eva);
    const changed = { code: 'people.changed' };
    for (const [action, value] of [
      ['open', '["fake","p-nobody"]'],
      ['open', 'nonsense'],
      ['pick', '["fake","p-eva","U-gone"]'],
      ['unlink', '["fake","p-eva"]'],
    ] as const)
      await expect(desk.press(feature, root, action, value)).rejects.toMatchObject(changed);
  });
});
