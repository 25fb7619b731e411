/** What people do in Lark, and what they are answered with, whichever way it comes in. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Form } from '../../../src/chat/card.ts';
import type { Answer, Inbound, Member } from '../../../src/chat/port.ts';
import { NotTaken } from '../../../src/chat/router.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { drops, fails, limited, unavailable } from '../../support/lark/faults.ts';
import { type SampleLark, startLark } from '../../support/lark/sample.ts';
import { SampleBot } from '../../support/sample-bot.ts';
import { boardCard, cardSaying } from '../../support/sample-cards.ts';

const sending = 'POST /open-apis/im/v1/messages';
const replying = 'POST /open-apis/im/v1/messages/:id/reply';

const hourMs = 3_600_000;

const bot = new SampleBot();
const busy = { isBusy: false };
const answers = async (inbound: Inbound): Promise<Answer> => {
  const { event } = inbound;
  if (busy.isBusy) throw new NotTaken('busy');
  if (event.kind === 'opened') return { kind: 'private', card: cardSaying('Welcome') };
  if (event.kind === 'command' && event.text === '/long')
    return {
      kind: 'private',
      card: {
        ...cardSaying('a button'),
        elements: [
          {
            kind: 'actions',
            buttons: [{ label: 'Too much', action: 'a.b', value: 'x'.repeat(2000) }],
          },
        ],
      },
    };
  if (event.kind === 'command' && event.text === '/both') return { kind: 'public', ...inBoth };
  if (event.kind === 'form' && event.action === 'other.send')
    return { kind: 'field_errors', errors: { day: 'Not that day.' } };
  if (event.kind === 'form' && event.fields['title'] === 'next')
    return { kind: 'form', form: dayForm };
  return bot.handle(inbound);
};

/** As a place whose own language is Chinese is told it, in a cloud whose people write English. */
const inBoth = {
  card: { ...boardCard('14:05'), title: '排行榜', locale: 'zh', translation: boardCard('14:05') },
  aside: null,
} as const;

const dayForm: Form = {
  ...{ title: 'Which day?', submit: 'Send', action: 'other.send', value: '', intro: null },
  fields: [
    {
      ...{ name: 'day', label: 'Day', hint: null, type: 'text', required: true, initial: null },
      options: [],
    },
  ],
};

describe.each(['http', 'line'] as const)('in Lark (%s)', (by) => {
  let lark: SampleLark;
  let one = '';
  let other = '';
  let sales = '';
  const languageOf = vi.fn<(user: string) => Promise<Locale | null>>(async () => null);
  const changed = vi.fn<(member: Member) => Promise<void>>(async () => {});

  beforeAll(async () => {
    const options = { onPeopleChanged: changed, languageOf };
    lark = await startLark({ by, handle: answers, options });
    [one, other] = [lark.tenant.user('li-na'), lark.tenant.user('maria')];
    sales = lark.tenant.group('sales');
  });
  afterAll(async () => lark.stop());
  beforeEach(() => {
    lark.bot.heard.length = 0;
  });

  const heard = () => lark.bot.heard.map(({ event }) => event);
  const shownTo = async (person: string, place: string) =>
    (await lark.client.look(person, place)).map(({ words }) => words);
  const deliver = (
    event_type: string,
    event: Readonly<Record<string, unknown>>,
    id?: string,
    at = Date.now(),
  ) =>
    lark.wire.send({
      schema: '2.0',
      header: {
        event_id: id ?? `own ${event_type} ${Math.random()}`,
        event_type,
        create_time: `${at}`,
        app_id: lark.tenant.appId,
        tenant_key: lark.tenant.tenantKey,
      },
      event,
    });
  let count = 0;
  const message = (own: Readonly<Record<string, unknown>>, sender = 'user') => {
    count += 1;
    return deliver('im.message.receive_v1', {
      sender: { sender_id: { open_id: one }, sender_type: sender },
      message: {
        message_id: `om_${by}_${count}`,
        chat_id: lark.tenant.p2pOf(one).id,
        chat_type: 'p2p',
        message_type: 'text',
        content: '{"text":"/quiet"}',
        ...own,
      },
    });
  };

  it.each([
    ['/quiet', '/quiet'],
    ['／quiet', '/quiet'],
    ['　／ quiet now ', '/quiet now'],
    ['我的奖金', '我的奖金'],
    ['/target\u00a0100k', '/target 100k'],
  ])('reads %j as %j', async (typed, text) => {
    await lark.client.say(one, 'dm', typed);
    expect(heard()).toEqual([{ kind: 'command', text }]);
  });

  it('leaves the mention of the bot out, wherever it stands, and names the others', async () => {
    const mentions = [
      { key: '@_user_1', name: 'Upside', id: { open_id: lark.tenant.botId } },
      { key: '@_user_10', name: 'Maria', id: { open_id: other } },
    ];
    const content = JSON.stringify({ text: '/quiet @_user_10 @_user_1' });
    const group = { chat_id: sales, chat_type: 'group' };
    await message({ ...group, content, mentions });
    expect(heard()).toEqual([{ kind: 'command', text: '/quiet @Maria' }]);
  });

  it('leaves alone what people in a group say to each other', async () => {
    const group = { chat_id: sales, chat_type: 'group' };
    const mentions = [{ key: '@_user_1', name: 'Maria', id: { open_id: other } }];
    await message({ ...group });
    await message({ ...group, content: '{"text":"@_user_1 /quiet"}', mentions });
    expect(heard()).toEqual([]);
  });

  it('does not talk with other bots', async () => {
    await message({}, 'app');
    expect(heard()).toEqual([]);
  });

  it('says what it can do when it is sent a picture, or nothing but its name', async () => {
    await message({ message_type: 'image', content: '{"image_key":"img"}' });
    await message({ content: '{"text":"  "}' });
    const help = { kind: 'command', text: '/help' };
    expect(heard()).toEqual([help, help]);
  });

  it('knows groups by their names', async () => {
    await lark.client.say(one, sales, '/quiet');
    expect(lark.bot.heard.at(-1)?.place).toEqual({ id: sales, kind: 'channel', name: 'sales' });
  });

  it('takes an entry of the menu for the command of its name', async () => {
    const [bonus] = await lark.client.menu(one, 'mybonus');
    expect(heard()).toEqual([{ kind: 'command', text: '/mybonus' }]);
    expect(bonus).toMatchObject({ place: 'dm' });
  });

  it('greets whoever opens the conversation for the first time, and nobody twice', async () => {
    const entered = (last_message_id?: string) =>
      deliver('im.chat.access_event.bot_p2p_chat_entered_v1', {
        chat_id: lark.tenant.p2pOf(other).id,
        operator_id: { open_id: other },
        ...(last_message_id === undefined ? {} : { last_message_id }),
      });
    await entered();
    expect((await shownTo(other, 'dm')).at(-1)).toContain('Welcome');
    await entered('om_1');
    expect(heard()).toEqual([{ kind: 'opened' }]);
  });

  it('greets a group once, however often Lark tells that it was added', async () => {
    const added = { chat_id: sales, name: 'sales', operator_id: { open_id: one } };
    await deliver('im.chat.member.bot.added_v1', added, 'added once');
    await deliver('im.chat.member.bot.added_v1', added, 'added once');
    await deliver('im.chat.member.bot.added_v1', added, 'added long ago', Date.now() - hourMs);
    const hellos = (await shownTo(one, sales)).filter((words) => words.includes('I am Upside'));
    expect(hellos).toHaveLength(1);
    expect((await lark.client.removeBot(sales)).status).toBe(200);
    lark.tenant.chats.get(sales)!.hasBot = true;
  });

  it('says who has left', async () => {
    await lark.client.leave(other);
    expect(changed).toHaveBeenLastCalledWith(
      expect.objectContaining({ user: other, isDeleted: true }),
    );
    lark.tenant.people.get(other)!.hasLeft = false;
  });

  it('knows where a private card was asked for, when something on it is pressed', async () => {
    const [bonus] = await lark.client.say(one, sales, '/mybonus');
    expect(bonus?.place).toBe('dm');
    const group = { id: sales, kind: 'channel', name: 'sales' };
    const [how] = await lark.client.press(one, bonus?.id ?? '', 'mybonus.how', {});
    expect(lark.bot.heard.at(-1)?.place).toEqual(group);
    expect(how?.place).toBe('dm');
    await lark.client.press(one, how?.id ?? '', 'mybonus.how_page', { value: '2' });
    expect(lark.bot.heard.at(-1)?.place).toEqual(group);
  });

  it('lets a second press be part of the first, while that is being answered', async () => {
    const [bonus] = await lark.client.say(one, 'dm', '/mybonus');
    await lark.client.press(one, bonus?.id ?? '', 'mybonus.how', {});
    const toasts = lark.client.toasts(one).length;
    busy.isBusy = true;
    await lark.client.press(one, bonus?.id ?? '', 'mybonus.how', {});
    busy.isBusy = false;
    expect(lark.client.lastReply()).toMatchObject({ status: 200 });
    expect(lark.client.toasts(one)).toHaveLength(toasts);
  });

  describe('when Lark does not take the answer', () => {
    const before = async () => (await shownTo(one, 'dm')).length;

    it.each([
      ['turned away for a while', limited(1, 400)],
      ['not carried out', unavailable(false)],
      ['lost on the way there', drops(false)],
    ])('for it was %s, the message is told again, and answered once', async (_, fault) => {
      const shown = await before();
      lark.tenant.faults.next(sending, fault);
      await lark.client.say(one, 'dm', '/mybonus');
      expect(lark.client.lastReply()?.status).not.toBe(200);
      await lark.wire.advance(20_000);
      expect(await shownTo(one, 'dm')).toHaveLength(shown + 2);
    });

    it.each([
      ['the reply got lost', drops(true)],
      ['Lark had trouble after it', unavailable(true)],
    ])('as far as can be told, since %s, it is shown once all the same', async (_, fault) => {
      const shown = await before();
      lark.tenant.faults.next(sending, fault);
      await lark.client.say(one, 'dm', '/mybonus');
      await lark.wire.advance(20_000);
      expect(await shownTo(one, 'dm')).toHaveLength(shown + 2);
    });

    it('to a button, the person is asked to press again', async () => {
      const [bonus] = await lark.client.say(one, 'dm', '/mybonus');
      lark.tenant.faults.next(sending, unavailable(false));
      await lark.client.press(one, bonus?.id ?? '', 'mybonus.how', {});
      expect(lark.client.toasts(one).at(-1)).toMatchObject({ type: 'error' });
      expect(lark.client.toasts(one).at(-1)?.content).toContain('try once more');
    });

    describe('as the person is outside of what the app may see', () => {
      beforeEach(() => {
        lark.tenant.people.get(one)!.outside = true;
      });
      afterEach(() => {
        lark.tenant.people.get(one)!.outside = false;
      });
      const why = /does not let me.+reference [0-9a-f]{4}-[0-9a-f]{4}\./;

      it('the message is not told again', async () => {
        await lark.client.say(one, 'dm', '/mybonus');
        expect(lark.client.lastReply()?.status).toBe(200);
      });

      it('nobody in the group reads that it was sent', async () => {
        const seen = await lark.client.say(one, sales, '/mybonus');
        expect(seen).toHaveLength(1);
        expect(seen[0]).toMatchObject({ place: sales });
        expect(seen[0]?.words).toMatch(why);
      });

      it('nobody is asked to press once more', async () => {
        lark.tenant.people.get(one)!.outside = false;
        const [bonus] = await lark.client.say(one, 'dm', '/mybonus');
        lark.tenant.people.get(one)!.outside = true;
        await lark.client.press(one, bonus?.id ?? '', 'mybonus.how', {});
        expect(lark.client.toasts(one).at(-1)?.content).toMatch(why);
      });
    });

    it('for it does not take the card, the person is told so in words', async () => {
      lark.tenant.faults.next(sending, fails(230099));
      const [seen] = await lark.client.say(one, 'dm', '/mybonus');
      expect(seen?.words).toMatch(/does not let me.+reference/);
    });

    it('in the group, the line that points to it is said once', async () => {
      lark.tenant.faults.next(replying, drops(true));
      const pointers = async () =>
        (await shownTo(one, sales)).filter((words) => words === 'Sent to you privately.').length;
      const said = await pointers();
      await lark.client.say(one, sales, '/mybonus');
      await lark.wire.advance(20_000);
      expect(await pointers()).toBe(said + 1);
    });
  });

  it('speaks to each person in the language that they have chosen', async () => {
    languageOf.mockResolvedValueOnce('zh');
    await lark.client.say(one, sales, '/mybonus');
    expect((await shownTo(one, sales)).at(-1)).toBe('已私信发给你。');
    expect(lark.bot.heard.at(-1)?.locale).toBe('zh');
    languageOf.mockRejectedValueOnce(new Error('no database'));
    await lark.client.say(one, sales, '/mybonus');
    expect((await shownTo(one, sales)).at(-1)).toBe('Sent to you privately.');
  });

  it('shows each in a group what is public in their own language', async () => {
    const titleFor = async (locale: 'zh_cn' | 'en_us') => {
      Object.assign(lark.tenant.people.get(other)!, { locale });
      return (await shownTo(other, sales)).at(-1)?.split('\n')[0];
    };
    await lark.client.say(one, sales, '/both');
    expect(await titleFor('zh_cn')).toBe('排行榜');
    expect(await titleFor('en_us')).toBe('Leaderboard · East · November');
  });

  it('says with a reference what it cannot draw', async () => {
    await lark.client.say(one, 'dm', '/long');
    expect((await shownTo(one, 'dm')).at(-1)).toMatch(
      /cannot show this answer.+ [0-9a-f]{4}-[0-9a-f]{4}\./,
    );
  });

  describe('a form', () => {
    const form = async (place: string) => {
      const [seen] = await lark.client.say(one, place, '/contest');
      return seen?.id ?? '';
    };
    const good = { title: 'Sprint', goal: '100,000', until: '2026-12-05', team: 'east' };

    it('asked for in a group is filled in in private, and its result told there', async () => {
      const id = await form(sales);
      expect(await shownTo(one, sales)).toContain('I have sent you the form, in our private chat.');
      const seen = await lark.client.press(one, id, 'contest.create', good);
      expect(seen.map(({ place }) => place)).toEqual([sales, 'dm']);
      expect(seen[1]).toMatchObject({ id, form: false });
    });

    it('asked for in private shows its result in its place', async () => {
      const id = await form('dm');
      const [seen] = await lark.client.press(one, id, 'contest.create', good);
      expect(seen).toMatchObject({ id, place: 'dm', form: false });
      expect(seen?.words).toContain('Sprint');
    });

    it('that leads to another one is mended as that one', async () => {
      const id = await form('dm');
      const [next] = await lark.client.press(one, id, 'contest.create', { ...good, title: 'next' });
      expect(next).toMatchObject({ id, form: true });
      const [seen] = await lark.client.press(one, id, 'other.send', { day: 'never' });
      expect(seen).toMatchObject({ id, form: true, errors: { day: 'Not that day.' } });
      expect(seen?.words).toContain('Which day?');
    });

    it('that cannot be taken keeps what was typed, and says what to mend', async () => {
      const id = await form('dm');
      const wrong = { ...good, goal: 'many' };
      const [seen] = await lark.client.press(one, id, 'contest.create', wrong);
      expect(seen).toMatchObject({ id, form: true });
      expect(seen?.errors['goal']).toContain('"many" is no amount');
      const [done] = await lark.client.press(one, id, 'contest.create', { goal: '90,000' });
      expect(done?.words).toContain('Sprint');
    });
  });
});
