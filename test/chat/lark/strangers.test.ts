/** Cards where they do not belong, pressed by whom they do not concern, or with values that nobody drew. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Inbound } from '../../../src/chat/port.ts';
import { type SampleLark, startLark } from '../../support/lark/sample.ts';
import { boardCard, bonusCard, cardSaying, howCard } from '../../support/sample-cards.ts';

const bonus = (): Answer => ({ kind: 'private', card: bonusCard('en') });

const answers = async ({ event }: Inbound): Promise<Answer> => {
  if (event.kind === 'button')
    return event.action === 'mybonus.how'
      ? { kind: 'replace', card: howCard(1) }
      : { kind: 'private', card: cardSaying(`pressed ${event.value}`) };
  if (event.kind === 'command' && event.text === '/leaderboard')
    return { kind: 'public', card: boardCard('14:05'), aside: null };
  return bonus();
};

describe.each(['http', 'line'] as const)('a card in Lark (%s)', (by) => {
  let lark: SampleLark;
  let one = '';
  let other = '';
  let sales = '';
  let heard = 0;

  beforeAll(async () => {
    lark = await startLark({ by, handle: answers });
    [one, other] = [lark.tenant.user('li-na'), lark.tenant.user('maria')];
    sales = lark.tenant.group('sales');
  });
  afterAll(async () => lark.stop());
  beforeEach(() => {
    heard = lark.bot.heard.length;
  });

  const ownBonus = async (): Promise<string> => {
    const [seen] = await lark.client.say(one, 'dm', '/mybonus');
    return seen?.id ?? '';
  };
  const words = async (person: string, place: string) =>
    (await lark.client.look(person, place)).map((seen) => seen.words).join('\n');

  it('of one person cannot be passed on', async () => {
    const id = await ownBonus();
    expect(() => lark.client.forward(one, id, sales)).toThrow('cannot be forwarded');
  });

  it('of one person does nothing for another, however it got there', async () => {
    const copy = lark.client.forward(one, await ownBonus(), sales, true);
    heard = lark.bot.heard.length;
    await lark.client.press(other, copy, 'mybonus.how', {});
    expect(lark.bot.heard).toHaveLength(heard);
    expect(lark.refusals.at(-1)).toBe('stranger');
    expect(lark.client.toasts(other).at(-1)).toMatchObject({ type: 'error' });
  });

  it('of one person, pressed by them where others read along, is answered in private', async () => {
    const copy = lark.client.forward(one, await ownBonus(), sales, true);
    const before = await words(other, sales);
    await lark.client.press(one, copy, 'mybonus.how', {});
    expect(await words(other, sales)).toBe(before);
    expect(await words(one, 'dm')).toContain('HT-2077');
  });

  it('of one person is changed in place where they are alone with the bot', async () => {
    const id = await ownBonus();
    const [how] = await lark.client.press(one, id, 'mybonus.how', {});
    expect(how).toMatchObject({ id, place: 'dm' });
  });

  it('for everybody is left as it is, and answered to the presser alone', async () => {
    const [board] = await lark.client.say(one, sales, '/leaderboard');
    const before = await words(one, sales);
    const [answer] = await lark.client.press(other, board?.id ?? '', 'leaderboard.mine', {});
    expect(answer).toMatchObject({ place: 'dm' });
    expect(await words(one, sales)).toBe(before);
    expect(lark.client.toasts(other).at(-1)?.content).toBe('Sent to you privately.');
  });

  const pressWith = async (value: unknown, operator: Readonly<Record<string, unknown>> = {}) => {
    const message = await ownBonus();
    heard = lark.bot.heard.length;
    return lark.wire.send({
      schema: '2.0',
      header: {
        event_id: `tampered ${JSON.stringify(value)} ${JSON.stringify(operator)}`,
        event_type: 'card.action.trigger',
        create_time: `${Date.now()}`,
        app_id: lark.tenant.appId,
        tenant_key: lark.tenant.tenantKey,
      },
      event: {
        operator: { open_id: one, tenant_key: lark.tenant.tenantKey, ...operator },
        action: { tag: 'button', value },
        context: {
          open_message_id: message,
          open_chat_id: lark.tenant.p2pOf(one).id,
        },
      },
    });
  };

  it.each([
    ['nothing', undefined],
    ['words', 'mybonus.how'],
    ['a number', 5],
    ['no version', { a: 'mybonus.how', x: '' }],
    ['a later version', { v: 2, a: 'mybonus.how', x: '' }],
    ['no action', { v: 1, x: '' }],
    ['an action that is no text', { v: 1, a: { $ne: '' }, x: '' }],
    ['more than it may', { v: 1, a: 'mybonus.how', x: '', role: 'admin' }],
  ])('that carries %s is out of date, and says so', async (_, value) => {
    const { status, body } = await pressWith(value);
    expect(status).toBe(200);
    expect(body).toMatchObject({ toast: { type: 'error' } });
    expect(JSON.stringify(body)).toContain('out of date');
    expect(lark.bot.heard).toHaveLength(heard);
  });

  it('is no business of somebody of another company', async () => {
    const { body } = await pressWith({ v: 1, a: 'mybonus.how', x: '' }, { tenant_key: 'other' });
    expect(JSON.stringify(body)).toContain('another company');
    expect(lark.bot.heard).toHaveLength(heard);
    expect(lark.refusals.at(-1)).toBe('foreign');
  });
});
