/** What must hold on every platform, told as people live it. Scenarios follow one another in one company, as days do. */
import { describe, expect, it, vi } from 'vitest';
import type { Driver, PageDriver, Reply } from './driver.ts';

const only = (replies: readonly Reply[]): Reply => {
  const [first] = replies;
  if (!first) throw new Error('nobody answered');
  return first;
};

/** Messages that are not an answer arrive a moment later. */
const soon = <T>(look: () => Promise<T>): Promise<T> =>
  vi.waitFor(look, { timeout: 60_000, interval: 50 });

/** What is said to be earned, before its label or after it. */
function figure(text: string): string | undefined {
  const found = /已得：(¥\S+)|(¥\S+)\n已得/.exec(text);
  return found?.[1] ?? found?.[2];
}

const reps = ['li-na', 'chen-yu', 'zhao-min', 'wang-hao', 'sun-jie', 'tom-becker'];

export function scenarios(driver: () => Driver): void {
  const ask = async (as: string, place: string, text: string) =>
    only(await driver().say(as, place, text));

  describe('the bonus', () => {
    it('is shown to a rep in English, in private', async () => {
      const reply = await ask('tom-becker', 'general', '/mybonus');
      expect(reply.visibleTo).toEqual(['tom-becker']);
      expect(reply.text).toContain('Your bonus · Q4 2026');
      expect(reply.text).toMatch(/¥[\d,]+\.\d\d/);
      expect(reply.text).toContain('Only you can see this');
    });

    it('is shown to a rep in Chinese, by either name of the command', async () => {
      for (const command of ['/mybonus', '我的奖金']) {
        const reply = await ask('li-na', 'dm', command);
        expect(reply.visibleTo).toEqual(['li-na']);
        expect(reply.text).toContain('我的奖金 · 2026 年第四季度');
        expect(reply.text).toContain('仅你可见');
      }
    });

    it('of somebody else is refused to a rep, with the way on', async () => {
      const reply = await ask('tom-becker', 'dm', '/mybonus Li Na');
      expect(reply.text).toContain('access.denied');
      expect(reply.text).toContain('Maria Keller');
      expect(reply.text).not.toMatch(/¥\d/);
    });

    it('of somebody else is refused in Chinese to a rep who reads Chinese', async () => {
      const reply = await ask('li-na', 'dm', '/我的奖金 Tom Becker');
      expect(reply.text).toContain('access.denied');
      expect(reply.text).toMatch(/[\u4e00-\u9fff]/u);
      expect(reply.text).not.toMatch(/¥\d/);
    });

    it('of a report is shown to the manager', async () => {
      const reply = await ask('maria-keller', 'dm', '/mybonus Li Na');
      expect(reply.visibleTo).toEqual(['maria-keller']);
      expect(reply.text).toMatch(/¥[\d,]+\.\d\d/);
    });

    it('explains itself down to the deals', async () => {
      const statement = await ask('li-na', 'dm', '/mybonus');
      const explained = await driver().press('li-na', statement, '怎么算的？');
      expect(only(explained).text).toMatch(/HI-\d{4}/);
    });
  });

  describe('the leaderboard', () => {
    it('is shown to a manager in English, without amounts in public', async () => {
      const reply = await ask('maria-keller', 'general', '/leaderboard');
      expect(reply.visibleTo).toBe('all');
      expect(reply.text).toContain('Leaderboard');
      expect(reply.text).toContain('Li Na');
      expect(reply.text).not.toMatch(/¥\d/);
    });

    it('is shown to a manager in Chinese', async () => {
      const reply = await ask('lin-hai', 'dm', '/排行榜');
      expect(reply.text).toContain('排行榜');
      expect(reply.text).toMatch(/林涛|黄怡|李娜/);
    });
  });

  describe('a question about a line', () => {
    it('goes from the rep to the manager and back, and nobody else sees any of it', async () => {
      const words = 'Half of this deal was mine alone.';
      const answer = 'The split was agreed on in October.';
      const inPrivate = async (who: string, said: string) =>
        (await driver().messages(who, 'dm')).filter(({ text }) => text.includes(said));
      const bonus = await ask('tom-becker', 'dm', '/mybonus');
      const form = only(await driver().press('tom-becker', bonus, 'Ask about a line'));
      expect(form.text).toContain('Your question goes to Maria Keller, in private');
      const line = 'component:new-business';
      const sent = await driver().fill('tom-becker', form, { line, words });
      expect(only(sent).text).toContain('It went to Maria Keller.');

      const asked = await soon(async () => only(await inPrivate('maria-keller', words)));
      expect(asked.text).toContain('Tom Becker has a question');
      expect(asked.text).toMatch(/New business · ¥[\d,]+\.\d\d/);
      const reply = only(await driver().press('maria-keller', asked, 'Answer'));
      await driver().fill('maria-keller', reply, { verdict: 'explained', words: answer });

      const read = await soon(async () => only(await inPrivate('tom-becker', answer)));
      expect(read.text).toContain('An answer to your question');
      const mine = await ask('tom-becker', 'dm', '/question');
      expect(mine.text).toMatch(/New business · Q4 2026 · answered/);
      for (const said of [words, answer]) expect(await inPrivate('li-na', said)).toEqual([]);
      expect((await ask('li-na', 'dm', '/疑问')).text).toContain('你还没有提出过疑问');
      expect((await ask('maria-keller', 'dm', '/question')).text).toContain('No question waits');
    });
  });

  describe('a contest', () => {
    it('is refused to a rep', async () => {
      const reply = await ask('li-na', 'general', '/contest new "Mine" race 100k until Friday');
      expect(reply.text).toContain('access.role_needed');
    });

    it('runs from its launch to its winner', async () => {
      const launched = await ask(
        'maria-keller',
        'general',
        '/contest new "Year-end sprint" race 100k until in 10 days',
      );
      expect(launched.text).toContain('Year-end sprint');
      const inGeneral = () => driver().messages('tom-becker', 'general');
      const announced = await soon(async () => {
        const found = (await inGeneral()).find(({ text }) => text.includes('Year-end sprint'));
        expect(found?.text).toMatch(/fingerprint [0-9a-f]{6}/);
        return found;
      });
      expect(announced?.visibleTo).toBe('all');
      await driver().moveClock('P11D');
      await soon(async () => {
        const told = (await inGeneral()).filter(({ text }) => text.includes('Year-end sprint'));
        expect(told.at(-1)?.text).toMatch(/Congratulations|Nobody/);
      });
    });
  });

  describe('a pulse', () => {
    it('runs from its question to its result, without names', async () => {
      const question = 'I understand how my bonus is computed';
      await ask(
        'maria-keller',
        'shanghai',
        `/pulse new "${question}" team Shanghai until in 2 days`,
      );
      for (const [index, rep] of reps.entries()) {
        const asked = await soon(async () => {
          const found = (await driver().messages(rep, 'dm')).find(({ text }) =>
            text.includes(question),
          );
          if (!found) throw new Error(`${rep} has not been asked`);
          return found;
        });
        await driver().press(rep, asked, String((index % 5) + 1));
      }
      await driver().moveClock('P3D');
      await soon(async () => {
        const result = (await driver().messages('tom-becker', 'shanghai')).findLast(({ text }) =>
          text.includes(question),
        );
        expect(result?.visibleTo).toBe('all');
        expect(result?.text).toMatch(/6 of 6 answered/);
        for (const name of ['Tom Becker', 'Li Na']) expect(result?.text).not.toContain(name);
      });
    });
  });

  describe('a schedule', () => {
    it('is refused to a rep', async () => {
      const reply = await ask('li-na', 'general', '/schedule new leaderboard daily 12:00');
      expect(reply.text).toContain('access.role_needed');
    });

    it('shows its next runs, is confirmed, and posts the board on time', async () => {
      const words = '/schedule new leaderboard every day at 12:00 in Shanghai';
      const preview = await ask('maria-keller', 'dm', words);
      expect(preview.text).toContain('is this right?');
      expect(preview.text.match(/ 12:00/g)?.length).toBeGreaterThanOrEqual(5);
      const saved = await driver().press('maria-keller', preview, 'Put it on the timetable');
      expect(only(saved).text).toContain('On the timetable: every day at 12:00.');
      const boards = async () =>
        (await driver().messages('tom-becker', 'shanghai')).filter(({ text }) =>
          text.includes('Leaderboard'),
        ).length;
      const before = await boards();
      await driver().moveClock('P1D');
      await soon(async () => expect(await boards()).toBe(before + 1));
    });
  });

  describe('people and their accounts', () => {
    it('are no business of a rep', async () => {
      const reply = await ask('tom-becker', 'dm', '/people');
      expect(reply.text).toContain('access.role_needed');
    });

    it('are shown to the admin, who sees who is linked', async () => {
      const reply = await ask('daniel-ross', 'general', '/people');
      expect(reply.visibleTo).toEqual(['daniel-ross']);
      expect(reply.text).toMatch(/[1-9]\d* of [1-9]\d* people are linked to an account in/);
    });
  });

  describe('a restart', () => {
    it.each(['ended', 'killed'] as const)(
      'of a process that was %s keeps everything',
      async (how) => {
        // What follows every deal goes on doing so; all else stays as it was.
        const settled = async () =>
          (await driver().messages('maria-keller', 'general')).filter(
            ({ text }) => !text.includes('Follows every deal'),
          );
        const before = await settled();
        const statement = await ask('li-na', 'dm', '/mybonus');
        await driver().restart(how);
        expect(await settled()).toEqual(before);
        const again = await ask('li-na', 'dm', '/mybonus');
        expect(figure(again.text)).toBeDefined();
        expect(figure(again.text)).toBe(figure(statement.text));
      },
    );
  });
}

export function ownPageScenario(driver: () => PageDriver): void {
  describe('the own page', () => {
    it('shows a rep their bonus, what runs, and what they are asked, until they have answered', async () => {
      const question = 'My territory is fair';
      const launch = async (words: string) =>
        only(await driver().say('maria-keller', 'shanghai', words));
      await launch('/contest new "New year sprint" race 100k until in 10 days');
      await launch(`/pulse new "${question}" team Shanghai until in 2 days`);
      const page = await driver().openPage('tom-becker');
      expect(page).toContain('Your bonus · Q4 2026');
      expect(page).toMatch(/¥[\d,]+\.\d\d/);
      expect(page).toContain('New year sprint');
      expect(page).toContain(question);
      expect(await driver().openPage('li-na')).toContain('我的奖金 · 2026 年第四季度');
      const asked = await soon(async () =>
        only(
          (await driver().messages('tom-becker', 'dm')).filter(({ text }) =>
            text.includes(question),
          ),
        ),
      );
      await driver().press('tom-becker', asked, '4');
      const answered = await driver().openPage('tom-becker');
      expect(answered).toContain('New year sprint');
      expect(answered).not.toContain(question);
    });
  });
}
