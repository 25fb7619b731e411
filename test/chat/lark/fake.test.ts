/** That the tenant the tests of Lark run against answers as Lark does, and that Lark's own SDK takes it for Lark. */
import * as lark from '@larksuiteoapi/node-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../support/lark/client.ts';
import { buttonFor, cardOf, formCard, words } from '../../support/lark/sample-cards.ts';
import { manifestScopes } from '../../support/lark/scopes.ts';
import { startTenant, type Tenant } from '../../support/lark/server.ts';
import { type LarkEvent, type Reply, socketWire } from '../../support/lark/wire.ts';

const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };
const people = [
  { name: 'li-na', email: 'li.na@example.com', locale: 'zh_cn' },
  { name: 'maria', email: 'maria@example.com' },
] as const;

describe('the tenant under the SDK', () => {
  let tenant: Tenant;
  let client: lark.Client;
  let line: lark.WSClient;
  const heard: LarkEvent[] = [];
  const answers: unknown[] = [];
  /** What the bot does before it answers. */
  const deeds: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    tenant = await startTenant(people, ['sales'], {
      frameBytes: 300,
      scopes: [...manifestScopes(), 'im:message:readonly'],
    });
    const { appId, appSecret, url } = tenant;
    const own = { appId, appSecret, domain: url, logger: silent };
    client = new lark.Client({ ...own, cache: new lark.DefaultCache() });
    line = new lark.WSClient(own);
    const invoke = async (raw: LarkEvent): Promise<unknown> => {
      heard.push(raw);
      await deeds.shift()?.();
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    };
    // Of a dispatcher, the line calls nothing else.
    await line.start({ eventDispatcher: { invoke } as unknown as lark.EventDispatcher });
  });
  afterAll(async () => {
    line.close({ force: true });
    await tenant.stop();
  });

  const send = (card: object, uuid: string) =>
    client.im.message.create({
      params: { receive_id_type: 'chat_id' },
      data: {
        receive_id: tenant.group('sales'),
        msg_type: 'interactive',
        content: JSON.stringify(card),
        uuid,
      },
    });

  it('shows a card that the SDK sends, once for the same uuid, and as it is changed', async () => {
    const player = createClient(tenant, socketWire(tenant));
    const first = await send(cardOf([words('**three** &#42;')]), 'once');
    const again = await send(cardOf([words('**three** &#42;')]), 'once');
    expect(first.code).toBe(0);
    expect(again.data?.message_id).toBe(first.data?.message_id);
    const id = first.data?.message_id ?? '';
    await client.im.message.patch({
      path: { message_id: id },
      data: { content: JSON.stringify(cardOf([words('four')])) },
    });
    const seen = await player.look(tenant.user('maria'), tenant.group('sales'));
    expect(seen).toEqual([expect.objectContaining({ id, words: 'A card\nfour', form: false })]);
    const { data } = await client.im.message.list({
      params: { container_id_type: 'chat', container_id: tenant.group('sales') },
    });
    expect(data?.items?.map(({ message_id }) => message_id)).toEqual([id]);
  });

  it('knows its people and its bot', async () => {
    const { data } = await client.contact.user.findByDepartment({
      params: { department_id: '0', page_size: 1 },
    });
    expect(data).toMatchObject({ has_more: true, items: [{ name: 'li-na' }] });
    const { data: ids } = await client.contact.user.batchGetId({
      params: { user_id_type: 'open_id' },
      data: { emails: ['maria@example.com', 'nobody@example.com'] },
    });
    expect(ids?.user_list).toEqual([
      { email: 'maria@example.com', user_id: tenant.user('maria') },
      { email: 'nobody@example.com' },
    ]);
    const info = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
    expect(info).toMatchObject({ code: 0, bot: { open_id: tenant.botId } });
  });

  it('hands over a message in frames, and takes what is answered', async () => {
    const wire = socketWire(tenant);
    const sent: Reply[] = [];
    const player = createClient(tenant, {
      send: async (event) => {
        const reply = await wire.send(event);
        sent.push(reply);
        return reply;
      },
    });
    answers.push({ toast: { type: 'info', content: '多谢 ✓' } });
    await player.say(tenant.user('li-na'), tenant.group('sales'), '/我的奖金 Q3');
    expect(sent).toEqual([{ status: 200, body: { toast: { type: 'info', content: '多谢 ✓' } } }]);
    const { header, event } = heard.at(-1) ?? {};
    expect(header).toMatchObject({
      event_type: 'im.message.receive_v1',
      app_id: tenant.appId,
      tenant_key: tenant.tenantKey,
    });
    expect(event).toMatchObject({
      sender: { sender_id: { open_id: tenant.user('li-na') } },
      message: {
        chat_type: 'group',
        content: '{"text":"@_user_1 /我的奖金 Q3"}',
        mentions: [{ key: '@_user_1', id: { open_id: tenant.botId } }],
      },
    });
  });

  it('shows first what is new, and of that what nobody else sees', async () => {
    const player = createClient(tenant, socketWire(tenant));
    const [li, sales] = [tenant.user('li-na'), tenant.group('sales')];
    const text = (content: string) => ({
      msg_type: 'text',
      content: JSON.stringify({ text: content }),
    });
    deeds.push(async () => {
      const said = [...tenant.messages.values()].at(-1)?.id ?? '';
      await client.im.message.reply({ path: { message_id: said }, data: text('in the group') });
      await client.im.message.create({
        params: { receive_id_type: 'open_id' },
        data: { receive_id: li, ...text('for you') },
      });
    });
    const seen = await player.say(li, sales, '/mybonus');
    expect(seen.map(({ words: shown, place }) => [shown, place])).toEqual([
      ['for you', 'dm'],
      ['in the group', sales],
    ]);
    expect(await player.look(tenant.user('maria'), 'dm')).toEqual([]);
  });

  it('tells of who comes and goes', async () => {
    const player = createClient(tenant, socketWire(tenant));
    const [maria, sales] = [tenant.user('maria'), tenant.group('sales')];
    await player.enter(maria);
    await player.menu(maria, 'my_bonus');
    await player.removeBot(sales);
    expect(await player.say(maria, sales, 'nobody there?')).toEqual([]);
    await player.addBot(sales);
    expect(heard.slice(-4).map(({ header }) => header.event_type)).toEqual([
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      'application.bot.menu_v6',
      'im.chat.member.bot.deleted_v1',
      'im.chat.member.bot.added_v1',
    ]);
    expect(heard.at(-3)?.event).toMatchObject({
      event_key: 'my_bonus',
      operator: { operator_id: { open_id: maria } },
    });
  });

  it('sends again what was not taken, in the schedule of Lark, as the same event', async () => {
    const wire = socketWire(tenant);
    const player = createClient(tenant, wire);
    answers.push(new Error('the database is away'), new Error('still'));
    const before = heard.length;
    await player.say(tenant.user('maria'), 'dm', '/mybonus');
    expect(await wire.advance(14_000)).toEqual([]);
    expect(await wire.advance(1000)).toEqual([{ status: 500, body: null }]);
    expect(await wire.advance(300_000)).toEqual([{ status: 200, body: null }]);
    expect(wire.kept()).toEqual([]);
    const ids = heard.slice(before).map(({ header }) => header.event_id);
    expect(ids).toEqual([ids[0], ids[0], ids[0]]);
  });

  it('repeats a gesture as the same event, and makes another of any other', async () => {
    const before = heard.length;
    const maria = tenant.user('maria');
    const say = (gesture?: string) =>
      createClient(tenant, socketWire(tenant)).say(maria, 'dm', '/mybonus', gesture);
    const player = createClient(tenant, socketWire(tenant));
    await player.say(maria, 'dm', '/mybonus', 'first');
    await player.say(maria, 'dm', '/mybonus', 'first');
    await say();
    await say();
    const told = heard.slice(before);
    const ids = told.map(({ header }) => header.event_id);
    expect(told[1]).toEqual(told[0]);
    expect(new Set(ids).size).toBe(3);
  });

  it('finds its way back after the line broke', async () => {
    tenant.lines.drop();
    const reply = await socketWire(tenant).send({
      ...(heard[0] as LarkEvent),
      header: { ...(heard[0] as LarkEvent).header, event_id: 'after the break' },
    });
    expect(reply.status).toBe(200);
    expect(heard.at(-1)?.header.event_id).toBe('after the break');
  });

  it('puts what a callback is answered with in the place of the card', async () => {
    const player = createClient(tenant, socketWire(tenant));
    const sent = await send(formCard(), 'a form');
    const id = sent.data?.message_id ?? '';
    const maria = tenant.user('maria');
    const card = { type: 'raw', data: formCard('"many" is no amount.') };
    answers.push({ toast: { type: 'error', content: 'Have a look' }, card });
    const [again] = await player.press(maria, id, 'contest.create', { goal: 'many' });
    expect(again).toMatchObject({ id, form: true, errors: { goal: '"many" is no amount.' } });
    expect(player.toasts(maria)).toMatchObject([{ type: 'error', content: 'Have a look' }]);
    expect(heard.at(-1)?.event).toMatchObject({
      operator: { open_id: maria },
      context: { open_message_id: id, open_chat_id: tenant.group('sales') },
      action: {
        tag: 'button',
        name: 'send',
        timezone: 'Asia/Shanghai',
        value: { v: 1, a: 'contest.create', x: 'draft' },
        form_value: { title: 'Q4', goal: 'many', until: '2026-12-05 +0800', team: 'east' },
      },
    });
  });

  it('lets a copy of a card work where it was sent on to', async () => {
    const player = createClient(tenant, socketWire(tenant));
    const li = tenant.user('li-na');
    const open = await send(cardOf([buttonFor('Mine', { a: 'mine', x: '1' })]), 'open');
    const copy = player.forward(li, open.data?.message_id ?? '', 'dm');
    await player.press(li, copy, 'mine', {});
    expect(heard.at(-1)?.event['context']).toEqual({
      open_message_id: copy,
      open_chat_id: tenant.p2pOf(li).id,
    });
    const closed = await send(cardOf([], { enable_forward: false }), 'closed');
    expect(() => player.forward(li, closed.data?.message_id ?? '', 'dm')).toThrow('forwarded');
  });
});
