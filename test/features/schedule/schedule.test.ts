import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card, Form } from '../../../src/chat/card.ts';
import type { Answer } from '../../../src/chat/port.ts';
import { money } from '../../../src/domain/money.ts';
import type { Person } from '../../../src/domain/people.ts';
import { boards } from '../../../src/features/boards/feature.ts';
import { contest } from '../../../src/features/contest/feature.ts';
import { digest } from '../../../src/features/digest/feature.ts';
import { reminders } from '../../../src/features/reminders/feature.ts';
import { createSchedule } from '../../../src/features/schedule/feature.ts';
import { ensureSchedules } from '../../../src/features/schedules.ts';
import { acme, day, deal, people, period, person } from '../../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { eastPlace, general, type Office, openOffice, wordsOf } from '../../support/office.ts';

const { ann, mia } = people;
const olga = person('olga', 'Olga Ops', { roles: ['ops'] });
/** Monday, 09:30 in New York: the weekly board has been posted. */
const now = '2026-11-23T14:30:00Z';
const features = [boards, digest, reminders, contest];
const schedule = createSchedule(features);

describe.each(engines)('/schedule on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  async function open(): Promise<Office> {
    const office = await openOffice(db.database, {
      ...{ now, features: [...features, schedule], staff: [olga] },
    });
    await ensureSchedules(office.store, office.clock.now());
    const occurredOn = day('2026-11-02');
    await office.store.records.ingest(
      [deal('a1', 87_654_00n, ann.id, { occurredOn })],
      office.clock.now(),
    );
    return office;
  }
  const ask = async (office: Office, who: Person, words: string, place = general) =>
    office.command(schedule, who, words, place);
  const press = async (office: Office, who: Person, answer: Answer, label: string, at = 0) => {
    const found = buttonsOf(answer).filter((button) => button.label === label)[at];
    if (!found) throw new Error(`${label} is not among ${buttonsOf(answer).map((b) => b.label)}`);
    const action = found.action.replace('schedule.', '');
    return office.press(schedule, who, action, found.value);
  };
  const add = async (office: Office, words: string, who: Person = mia) =>
    press(office, who, await ask(office, who, words), 'Put it on the timetable');
  const boardsIn = ({ platform }: Office, ref: string) =>
    platform.shown.filter(({ message }) => message.to.kind === 'place' && message.to.place === ref);

  it('lists what came with Upside: what, when in words, when next', async () => {
    const office = await open();
    const text = wordsOf(await ask(office, mia, ''));
    expect(text).toContain('Leaderboard in every channel');
    expect(text).toContain('every Monday at 09:00');
    expect(text).toContain('next Mon 30 Nov 2026 09:00');
    expect(text).toContain('Reminders of pace');
    expect(text).toContain('Times are those of America/New_York');
  });

  it('shows the next five runs before anything is saved', async () => {
    const office = await open();
    const before = await office.store.schedules.list();
    const answer = await ask(office, mia, 'new leaderboard every Friday 17:00');
    const text = wordsOf(answer);
    expect(text).toContain('Leaderboard in general: is this right?');
    expect(text).toContain('every Friday at 17:00');
    for (const date of ['27 Nov', '4 Dec', '11 Dec', '18 Dec', '25 Dec'])
      expect(text).toContain(`Fri ${date} 2026 17:00`);
    expect(text).not.toContain('1 Jan');
    expect(text).toContain('Nothing is saved yet');
    expect(text).toContain('If people of other companies are in this channel, they see it too.');
    expect(await office.store.schedules.list()).toEqual(before);
  });

  it('posts the board where and when it was confirmed, and nowhere else', async () => {
    const office = await open();
    const saved = await add(office, 'leaderboard every Friday 17:00 in East');
    expect(saved.kind).toBe('replace');
    expect(wordsOf(saved)).toContain(
      'On the timetable: every Friday at 17:00. First run Fri 27 Nov 2026 17:00.',
    );
    await office.advance('2026-11-27T21:59:00Z');
    const before = boardsIn(office, eastPlace.ref).length;
    await office.advance('2026-11-27T22:00:00Z');
    expect(boardsIn(office, eastPlace.ref)).toHaveLength(before + 1);
    expect(boardsIn(office, general.ref)).toHaveLength(before);
  });

  it('puts reminders and the digest on the timetable too, for who runs things', async () => {
    const office = await open();
    const toPeople = () =>
      office.platform.shown.flatMap(({ message }) =>
        message.to.kind === 'person' ? [`${message.to.user}: ${message.to.card.title}`] : [],
      );
    await office.store.statements.saveStatement({
      ...{ personId: ann.id, planKey: 'reps', period: period('quarter', '2026-08-01') },
      ...{ planVersion: 1, engineVersion: '2', hash: '1', body: '{}', dataAsOf: null },
      ...{ total: money(5n, acme.currency), payout: money(5n, acme.currency) },
      computedAt: office.clock.now(),
    });
    for (const words of ['statements tomorrow 8:00', 'reminders tomorrow 8:00'])
      await add(office, words, olga);
    await add(office, '周报 明天 12:00', olga);
    await office.advance('2026-11-24T13:00:00Z');
    expect(toPeople()).toEqual(['U-ann: Your statement for Q3 2026 is ready']);
    await office.advance('2026-11-24T17:00:00Z');
    expect(toPeople().slice(1)).toEqual([expect.stringMatching(/^U-mia: /u)]);
    await expect(ask(office, mia, 'digest tomorrow 12:00')).rejects.toMatchObject({
      code: 'access.role_needed',
    });
  });

  it('is there once, though it is added twice', async () => {
    const office = await open();
    const before = (await office.store.schedules.list()).length;
    await add(office, 'leaderboard every Friday 17:00');
    expect(wordsOf(await add(office, '排行榜 每周五下午5点', olga))).toContain(
      'That is on the timetable already: every Friday at 17:00.',
    );
    expect(await office.store.schedules.list()).toHaveLength(before + 1);
  });

  it('speaks Chinese to who does', async () => {
    const office = await open();
    const chinese = { ...mia, locale: 'zh' } as const;
    const answer = await ask(office, chinese, '新建 排行榜 每月最后一个工作日 16:00 发到东区');
    const text = wordsOf(answer);
    expect(text).toContain('排行榜 · 东区：这样安排对吗？');
    expect(text).toContain('每月最后一个工作日 16:00');
    expect(text).toContain('2026年11月30日 周一 16:00');
    expect(text).toContain('还没有导入节假日');
  });

  it('goes by the holidays of the company', async () => {
    const office = await open();
    await office.store.holidays.save([
      { day: day('2026-11-30'), kind: 'holiday', name: 'A day off' },
    ]);
    const text = wordsOf(await ask(office, mia, 'leaderboard last working day of the month 16:00'));
    expect(text).toContain('Fri 27 Nov 2026 16:00');
    expect(text).not.toContain('No holidays are known');
    const daily = wordsOf(await ask(office, mia, 'leaderboard daily 9:00 except on holidays'));
    expect(daily).not.toContain('30 Nov');
  });

  it('can be filled in as a form, which says what is wrong beside the field', async () => {
    const office = await open();
    const opened = await ask(office, mia, 'new');
    const form = formOf(opened);
    expect(form.fields.map(({ name }) => name)).toEqual(['job', 'place', 'when', 'holidays']);
    expect(form.fields[0]?.options).toEqual([{ label: 'Leaderboard', value: 'boards.weekly' }]);
    expect(formOf(await ask(office, olga, 'new')).fields[0]?.options).toEqual([
      { label: 'Leaderboard', value: 'boards.weekly' },
      { label: 'Digest for managers', value: 'digest.weekly' },
      { label: 'Reminders for who has heard nothing that day', value: 'reminders.more' },
      { label: 'Reminders of statements that are ready', value: 'reminders.statements' },
      { label: 'Reminders of pace', value: 'reminders.behind' },
    ]);
    expect(formOf(await ask(office, olga, 'new 奖金单')).fields[0]?.initial).toBe(
      'reminders.statements',
    );
    const fields = { job: 'boards.weekly', place: eastPlace.id, holidays: 'skip' };
    const wrong = await office.press(schedule, mia, 'preview', '', { ...fields, when: 'soonish' });
    expect(wrong).toMatchObject({ kind: 'field_errors' });
    expect(JSON.stringify(wrong)).toContain('I don’t understand “soonish” as a time');
    const right = await office.press(schedule, mia, 'preview', '', {
      ...{ ...fields, when: 'every weekday at 9' },
    });
    expect(wordsOf(right)).toContain('every weekday at 09:00, except on holidays');
    const again = formOf(await press(office, mia, right, 'Change'));
    expect(again.fields.map(({ initial }) => initial)).toEqual([
      ...['boards.weekly', eastPlace.id, 'every weekday at 09:00', 'skip'],
    ]);
  });

  it('pauses without catching up, resumes, and is removed when that is confirmed', async () => {
    const office = await open();
    const saved = await add(office, 'leaderboard daily 12:00 in East');
    const paused = await press(office, mia, saved, 'Pause');
    expect(wordsOf(paused)).toContain('Paused. Nothing of it runs until you resume it');
    await office.advance('2026-11-25T18:00:00Z');
    expect(boardsIn(office, eastPlace.ref)).toHaveLength(0);
    const resumed = await press(office, mia, paused, 'Resume');
    expect(wordsOf(resumed)).toContain('Resumed. Next run Thu 26 Nov 2026 12:00.');
    await office.advance('2026-11-25T18:01:00Z');
    expect(boardsIn(office, eastPlace.ref)).toHaveLength(0);
    await office.advance('2026-11-26T17:00:00Z');
    expect(boardsIn(office, eastPlace.ref)).toHaveLength(1);
    const asked = await press(office, mia, resumed, 'Remove');
    expect(wordsOf(asked)).toContain('Remove Leaderboard in east?');
    const removed = await press(office, mia, asked, 'Yes, remove it');
    expect(wordsOf(removed)).toContain('Removed. It will not run again.');
    await office.advance('2026-11-27T17:00:00Z');
    expect(boardsIn(office, eastPlace.ref)).toHaveLength(1);
    await expect(press(office, mia, asked, 'Yes, remove it')).rejects.toMatchObject({
      code: 'schedule.unknown',
    });
  });

  it('shows what runs in the next 14 days, contests that end included', async () => {
    const office = await open();
    await office.command(contest, mia, 'new "Sprint" top until Friday', general);
    await add(office, 'leaderboard every 2 hours in East');
    await add(office, 'leaderboard tomorrow 15:00');
    const text = wordsOf(await ask(office, mia, 'next'));
    expect(text).toContain('Tue 24 Nov 15:00\nLeaderboard in general');
    expect(text).toContain('Fri 27 Nov 18:00\nA contest ends');
    expect(text).toContain('Mon 30 Nov 09:00\nLeaderboard in every channel');
    expect(text).toContain('Besides, every 2 hours: Leaderboard in east (168 times)');
  });

  it('does a thing meant once, once', async () => {
    const office = await open();
    await add(office, 'leaderboard tomorrow 15:00 in East');
    await office.advance('2026-11-24T20:00:00Z');
    await office.advance('2026-11-25T20:00:00Z');
    expect(boardsIn(office, eastPlace.ref)).toHaveLength(1);
  });

  it('refuses what it does not know, with what there is', async () => {
    const office = await open();
    await expect(ask(office, mia, 'new payroll every Friday 17:00')).rejects.toMatchObject({
      code: 'schedule.job_unknown',
      params: { jobs: ['leaderboard', 'digest', 'reminders', 'statements', 'pace'] },
    });
    const elsewhere = ask(office, mia, 'leaderboard every Friday 17:00 in #nowhere');
    await expect(elsewhere).rejects.toMatchObject({
      code: 'schedule.place_unknown',
      params: { text: 'nowhere', places: ['east', 'general'] },
    });
    await expect(ask(office, mia, 'leaderboard 30 February 9:00')).rejects.toMatchObject({
      code: 'schedule.never',
    });
    for (const value of ['', '{}', '["boards.weekly","gone",{"every":"day","at":"09:00"}]', '[1]'])
      await expect(office.press(schedule, mia, 'confirm', value)).rejects.toMatchObject({
        code: 'schedule.unknown',
      });
  });

  it('is for managers and those who run things: a forwarded button changes nothing', async () => {
    const office = await open();
    const preview = await ask(office, mia, 'leaderboard every Friday 17:00');
    const role = { code: 'access.role_needed' };
    await expect(press(office, ann, preview, 'Put it on the timetable')).rejects.toMatchObject(
      role,
    );
    await expect(office.press(schedule, ann, 'list', '')).rejects.toMatchObject(role);
    await expect(office.press(schedule, mia, 'pause', 'boards.weekly')).rejects.toMatchObject(role);
    expect(buttonsOf(await ask(office, mia, '')).map(({ label }) => label)).toEqual([
      ...['Add a schedule', 'Next 14 days'],
    ]);
    const paused = await office.press(schedule, olga, 'pause', 'boards.weekly');
    expect(wordsOf(paused)).toContain('paused');
    await expect(office.press(schedule, olga, 'removed', 'boards.weekly')).rejects.toMatchObject({
      code: 'schedule.built_in',
    });
    await ensureSchedules(office.store, office.clock.now());
    await office.advance('2026-11-30T14:00:00Z');
    expect(boardsIn(office, general.ref)).toHaveLength(0);
  });

  it('leaves alone what settles a contest', async () => {
    const office = await open();
    await office.command(contest, mia, 'new "Sprint" top until Friday', general);
    const schedules = await office.store.schedules.list();
    const settling = schedules.find(({ job }) => job === 'contest.settle');
    for (const action of ['pause', 'resume', 'remove', 'removed'])
      await expect(office.press(schedule, olga, action, settling?.id ?? '')).rejects.toMatchObject({
        code: 'schedule.unknown',
      });
  });

  it('keeps quiet hours of the company and of a team, after showing them', async () => {
    const office = await open();
    const set = async (words: string) =>
      press(office, olga, await ask(office, olga, words), 'Keep to them');
    expect(wordsOf(await ask(office, olga, 'quiet'))).toContain('The whole company: none');
    const company = wordsOf(await set('quiet 22:00-08:00'));
    expect(company).toContain('The whole company: from 22:00 to 08:00');
    expect(wordsOf(await set('免打扰 东区 21:00-9:00'))).toContain('East: from 21:00 to 09:00');
    expect(wordsOf(await set('quiet off'))).toContain('The whole company: none');
    await expect(ask(office, mia, 'quiet 22:00-08:00')).rejects.toMatchObject({
      code: 'access.role_needed',
    });
    await expect(ask(office, olga, 'quiet 22:00')).rejects.toMatchObject({
      code: 'schedule.quiet_unreadable',
    });
    await expect(ask(office, olga, 'quiet South 21:00-9:00')).rejects.toMatchObject({
      code: 'team.unknown',
    });
  });
});

function elementsOf(answer: Answer): Card['elements'] {
  return 'card' in answer ? answer.card.elements : [];
}
function buttonsOf(answer: Answer) {
  return elementsOf(answer).flatMap((element) =>
    element.kind === 'actions' ? element.buttons : [],
  );
}
function formOf(answer: Answer): Form {
  if (answer.kind !== 'form') throw new Error(`no form but ${answer.kind}`);
  return answer.form;
}
