/** What the outbox sends to Lark, and what is known of it afterwards. */
import { afterEach, describe, expect, it } from 'vitest';
import { createLark } from '../../../src/chat/lark/connect.ts';
import { failureOfCode, outcomeOf } from '../../../src/chat/lark/outcome.ts';
import type { Outgoing } from '../../../src/chat/port.ts';
import { freePort } from '../../support/free-port.ts';
import {
  drops,
  fails,
  hangs,
  type LarkFault,
  limited,
  tokenRejected,
  unavailable,
} from '../../support/lark/faults.ts';
import { type SampleLark, startLark } from '../../support/lark/sample.ts';
import { boardCard, cardSaying } from '../../support/sample-cards.ts';

const sending = 'POST /open-apis/im/v1/messages';
const changing = 'PATCH /open-apis/im/v1/messages/:id';
const day = 24 * 3_600_000;

let lark: SampleLark;
const later = { ms: 0 };
afterEach(async () => lark.stop());

const open = async (settings: { readonly limits?: boolean } = {}) => {
  later.ms = 0;
  lark = await startLark({
    by: 'line',
    tenant: { ...settings, now: () => Date.now() + later.ms },
  });
};

const board = (at: string, own: Partial<Outgoing> = {}): Outgoing => ({
  key: `board ${at}`,
  tenant: lark.tenant.tenantKey,
  locale: 'en',
  update: null,
  to: { kind: 'place', place: lark.tenant.group('sales'), card: boardCard(at) },
  ...own,
});
const toLiNa = (text: string): Outgoing => ({
  ...board(text),
  to: { kind: 'person', user: lark.tenant.user('li-na'), card: cardSaying(text) },
});
const boards = async () =>
  (await lark.client.look(lark.tenant.user('maria'), lark.tenant.group('sales'))).map(
    ({ words }) => /Updated (\S+),/.exec(words)?.[1],
  );

describe('a message to Lark', () => {
  it.each<[string, LarkFault, object]>([
    ['too many at once, 400', limited(3, 400), { kind: 'wait', retryAfterMs: 3000, scope: 'app' }],
    ['too many at once, 429', limited(2, 429), { kind: 'wait', retryAfterMs: 2000, scope: 'app' }],
    ['too many there', fails(230020), { kind: 'wait', scope: 'conversation' }],
    ['peak hours', fails(11232, 200), { kind: 'wait', scope: 'app' }],
    ['not in the group', fails(230002), { kind: 'refused' }],
    ['out of reach, with HTTP 200', fails(230013, 200), { kind: 'refused' }],
    ['a card that Lark does not take', fails(230099), { kind: 'refused' }],
    ['too long', fails(230025), { kind: 'refused' }],
    ['trouble before it', unavailable(false), { kind: 'ambiguous' }],
    ['trouble after it', unavailable(true), { kind: 'ambiguous' }],
    ['a connection that broke', drops(false), { kind: 'ambiguous' }],
  ])('says what became of it: %s', async (_, fault, outcome) => {
    await open();
    lark.tenant.faults.next(sending, fault);
    expect(await lark.connection.send(board('10:00'))).toMatchObject(outcome);
  });

  it('waits when Lark cannot be reached at all', async () => {
    await open();
    const { options } = lark;
    const away = await createLark({
      ...options,
      baseUrl: `http://127.0.0.1:${await freePort()}`,
    });
    expect(await away.send(board('10:00'))).toMatchObject({ kind: 'wait', scope: 'app' });
  });

  it('gets a new token when the one before is taken no longer', async () => {
    await open();
    await lark.connection.send(board('10:00'));
    lark.tenant.revokeTokens();
    expect(await lark.connection.send(board('10:01'))).toMatchObject({ kind: 'sent' });
    expect(await boards()).toEqual(['10:00', '10:01']);
  });

  it.each([
    ['trouble', unavailable(false)],
    ['a connection that broke', drops(false)],
  ])('waits when it gets no token for %s: nothing was sent', async (_, fault) => {
    await open();
    const fresh = await createLark(lark.options);
    lark.tenant.faults.next('POST /open-apis/auth/v3/tenant_access_token/internal', fault);
    expect(await fresh.send(board('10:00'))).toMatchObject({ kind: 'wait' });
  });

  it('waits when no token is taken', async () => {
    await open();
    lark.tenant.faults.next(sending, tokenRejected, tokenRejected);
    expect(await lark.connection.send(board('10:00'))).toMatchObject({ kind: 'wait' });
  });

  it('is broken off when it is told to, and may have been shown', async () => {
    await open();
    lark.tenant.faults.next(sending, hangs(true));
    const breaking = new AbortController();
    const outcome = lark.connection.send(board('10:00'), breaking.signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    breaking.abort();
    expect(await outcome).toMatchObject({ kind: 'ambiguous' });
  });

  it('is shown once for one key, whichever process sends it again within the hour', async () => {
    await open();
    lark.tenant.faults.next(sending, drops(true));
    expect((await lark.connection.send(board('10:00'))).kind).toBe('ambiguous');
    const second = await createLark(lark.options);
    later.ms = lark.connection.idempotentForMs ?? 0;
    expect((await second.send(board('10:00'))).kind).toBe('sent');
    expect(await boards()).toEqual(['10:00']);
  });

  it('to one person forbids to be passed on', async () => {
    await open();
    await lark.connection.send(toLiNa('yours'));
    const [seen] = await lark.client.look(lark.tenant.user('li-na'), 'dm');
    expect(() =>
      lark.client.forward(lark.tenant.user('li-na'), seen?.id ?? '', lark.tenant.group('sales')),
    ).toThrow('cannot be forwarded');
  });

  it('for a group is in the language of each who reads it', async () => {
    await open();
    const card = { ...boardCard('10:00'), translation: { ...boardCard('10:00'), title: '排行榜' } };
    await lark.connection.send(
      board('10:00', {
        to: { kind: 'place', place: lark.tenant.group('sales'), card },
      }),
    );
    const titleFor = async (locale: 'zh_cn' | 'en_us') => {
      Object.assign(lark.tenant.people.get(lark.tenant.user('maria')) ?? {}, { locale });
      const [seen] = await lark.client.look(lark.tenant.user('maria'), lark.tenant.group('sales'));
      return seen?.words.split('\n')[0];
    };
    expect(await titleFor('zh_cn')).toBe('排行榜');
    expect(await titleFor('en_us')).toBe('Leaderboard · East · November');
  });

  it('to another company than the one that is connected is refused', async () => {
    await open();
    expect(await lark.connection.send(board('10:00', { tenant: 'another' }))).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('a change of a message', () => {
  const posted = async (): Promise<string> => {
    const outcome = await lark.connection.send(board('10:00'));
    return outcome.kind === 'sent' ? outcome.ref : '';
  };

  it('is made in place for 14 days, and is a new message after that', async () => {
    await open();
    const ref = await posted();
    later.ms = 13 * day;
    expect(await lark.connection.send(board('11:00', { update: ref }))).toEqual({
      kind: 'sent',
      ref,
    });
    later.ms = 15 * day;
    const outcome = await lark.connection.send(board('12:00', { update: ref }));
    expect(outcome).toMatchObject({ kind: 'sent' });
    expect(outcome).not.toMatchObject({ ref });
    expect(await boards()).toEqual(['11:00', '12:00']);
  });

  it('that is told anew is not told again once Lark has forgotten the first try', async () => {
    await open();
    const ref = await posted();
    later.ms = 15 * day;
    lark.tenant.faults.next(sending, drops(true));
    const message = board('11:00', { update: ref });
    expect(await lark.connection.send(message)).toMatchObject({ kind: 'ambiguous' });
    later.ms += 2 * 3_600_000;
    const firstTriedAt = lark.options.clock.now().subtract({ hours: 2 });
    expect(await lark.connection.send({ ...message, firstTriedAt })).toMatchObject({
      kind: 'ambiguous',
    });
    expect(await boards()).toEqual(['10:00', '11:00']);
  });

  it('waits while somebody else changes it', async () => {
    await open();
    const ref = await posted();
    lark.tenant.faults.next(changing, fails(230049));
    expect(await lark.connection.send(board('11:00', { update: ref }))).toMatchObject({
      kind: 'wait',
      scope: 'conversation',
    });
  });

  it('of a message that is not there any more is refused', async () => {
    await open();
    lark.tenant.faults.next(changing, fails(230011));
    expect(await lark.connection.send(board('11:00', { update: 'om_gone' }))).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('what Lark says no with', () => {
  it.each([
    [230001, 'refused'],
    [230006, 'refused'],
    [230035, 'refused'],
    [200621, 'refused'],
    [99991400, 'wait'],
    [99991663, 'wait'],
    [230020, 'wait'],
  ])('%i is %s', (code, kind) => {
    expect(outcomeOf(failureOfCode(code, 'no', null)).kind).toBe(kind);
  });

  it('is told without what was on the card', () => {
    const said = 'Failed to create card content, ErrMsg: too long; ErrorValue: ¥18,240\n¥9';
    const outcome = outcomeOf(failureOfCode(230099, said, null));
    expect(outcome).toMatchObject({ reason: expect.stringContaining('ErrMsg: too long') });
    expect(JSON.stringify(outcome)).not.toContain('¥');
  });
});
