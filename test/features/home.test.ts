import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { home } from '../../src/features/catalogue.ts';
import { contest } from '../../src/features/contest/feature.ts';
import { pulse } from '../../src/features/pulse/feature.ts';
import { people, person, seat, teams } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { general, type Office, openOffice } from '../support/office.ts';
import { inChinese, openFloor, privateText } from './sales-floor.ts';

const { ann, bob, cy, mia } = people;
/** With Ann, Bob and Dee, enough for answers that nobody can be told by. */
const staff = ['eve', 'fay', 'gus', 'hal'].map((key) =>
  person(key, `${key} East`, { assignments: [seat(teams.east)] }),
);

describe('the own page', () => {
  let test: TestDatabase;
  let office: Office;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openFloor(test.database, { staff });
    await office.command(contest, mia, 'new "Sprint" race 100k team East until in 5 days', general);
    await office.command(pulse, mia, 'new "Is the plan clear?" team East until in 5 days', general);
  });
  afterAll(() => test.close());

  const page = async (who: typeof ann, at = office) =>
    privateText(await home(at.request(who, null)));

  it('shows a rep their standing, the contests that run and the questions that wait', async () => {
    const text = await page(ann);
    expect(text).toContain('Hello Ann Lee');
    expect(text).toContain('Your bonus · Q1 2026');
    expect(text).toContain('$750');
    expect(text).toContain('Sprint');
    expect(text).toContain('Is the plan clear?');
    expect(text).toContain('Only you can see this');
  });

  it('says all of it in Chinese to who reads Chinese', async () => {
    const text = await page(inChinese(ann));
    expect(text).toContain('李安，你好');
    expect(text).toContain('我的奖金 · 2026 年第一季度');
    expect(text).toContain('$750');
    expect(text).toContain('[排行榜] [全部命令]');
    expect(text).toContain('仅你可见');
    expect(text).not.toMatch(/Your bonus|Leaderboard|until/);
  });

  it('shows nobody the figures of another', async () => {
    for (const who of [bob, cy, mia]) {
      const text = await page(who);
      expect(text).not.toContain('Ann Lee');
      expect(text).not.toMatch(/\$750|15,000/);
    }
  });

  it('asks only those who are meant, and no longer once they have answered', async () => {
    expect(await page(cy)).not.toContain('Is the plan clear?');
    const [asked] = await office.store.pulses.open();
    await office.press(pulse, bob, 'answer', `${asked?.id}:4`);
    expect(await page(bob)).not.toContain('Is the plan clear?');
    expect(await page(ann)).toContain('Is the plan clear?');
  });

  it('says what Upside is where there is nothing to show yet', async () => {
    const empty = await openOffice(test.database, { now: '2026-02-20T15:00:00Z' });
    expect(await page(mia, empty)).toContain('I compute what the team earns');
    expect(await page(inChinese(mia), empty)).toContain('我负责计算团队的奖金');
  });
});
