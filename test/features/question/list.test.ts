/** What /question and the command line list, and the reminder of what waits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/people.ts';
import { readQuietHours } from '../../../src/domain/quiet-hours.ts';
import type { Feature } from '../../../src/features/feature.ts';
import { questionCommand } from '../../../src/features/question/cli.ts';
import { question } from '../../../src/features/question/feature.ts';
import { saveQuiet } from '../../../src/features/quiet.ts';
import { reminders } from '../../../src/features/reminders/feature.ts';
import { ensureSchedules } from '../../../src/features/schedules.ts';
import { people } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Office, wordsOf } from '../../support/office.ts';
import { back, explained, finn, ofCommission, olga, openDesk, send, toldTo } from './floor.ts';

const { ann, bob, mia } = people;
/** A Friday, after the day's rounds. */
const friday = '2026-02-20T20:00:00Z';

describe('questions', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('embedded');
  });
  afterAll(() => db.close());

  const open = (features: readonly Feature[] = []) =>
    openDesk(db.database, { now: friday, features, targets: false });
  const read = async (office: Office, who: Person) =>
    wordsOf(await office.command(question, who, ''));
  const reply = (office: Office, value: string) =>
    office.press(question, mia, 'answer', value, explained);
  const idOf = async ({ store }: Office) =>
    (await store.questions.askedLast({}, { offset: 0, limit: 1 })).questions[0]?.id ?? '';

  it('are listed for who asked, with their state, and for who answers while they wait', async () => {
    const office = await open();
    expect(await read(office, ann)).toContain('You have not asked anything.');
    expect(await read(office, mia)).toContain('No question waits for an answer.');
    await send(office, ann);
    expect(await read(office, ann)).toContain('1. Commission · Q1 2026 · waits for an answer');
    for (const who of [mia, olga, finn])
      expect(await read(office, who)).toContain('1. Ann Lee · Commission · Q1 2026');
    expect(await read(office, bob)).not.toContain('Commission');
    await reply(office, `${await idOf(office)}|1`);
    expect(await read(office, ann)).toContain('1. Commission · Q1 2026 · answered');
    expect(await read(office, mia)).toContain('No question waits for an answer.');
  });

  it('stand page by page, those that wait longest first, and none twice', async () => {
    const office = await open();
    for (let index = 1; index <= 23; index += 1) {
      await send(office, ann, { ...ofCommission, words: `Number ${index}` });
      office.clock.moveTo(office.clock.now().add({ minutes: 1 }));
    }
    const pages: string[][] = [];
    let answer = await office.command(question, mia, '');
    for (;;) {
      const card = 'card' in answer ? answer.card : null;
      const choice = card?.elements.find(({ kind }) => kind === 'choice');
      pages.push(choice?.kind === 'choice' ? choice.options.map(({ value }) => value) : []);
      const next = card?.elements
        .flatMap((each) => (each.kind === 'actions' ? each.buttons : []))
        .find(({ label }) => label === 'Next page');
      if (!next) break;
      answer = await office.press(question, mia, 'page', next.value);
      expect(answer.kind).toBe('replace');
    }
    expect(pages.map(({ length }) => length)).toEqual([10, 10, 3]);
    const all = await office.store.questions.waitingLongest({}, { offset: 0, limit: 100 });
    expect(pages.flat()).toEqual(all.questions.map(({ id }) => id));
    expect(all.questions[0]?.turns[0].words).toBe('Number 1');
  });

  it('show on the own page of whoever answers that they wait, and not of others', async () => {
    const office = await open();
    await send(office, ann);
    const page = async (who: Person) => wordsOf(await question.home?.(office.request(who, null)));
    expect(await page(mia)).toContain('One question about a statement waits for an answer.');
    expect(await page(bob)).toBe('');
    expect(await page(ann)).toBe('');
  });

  it('that wait for three working days are told once to whoever answers, and to nobody else', async () => {
    const office = await open([reminders]);
    await ensureSchedules(office.store, office.clock.now());
    await send(office, ann);
    // Monday, Tuesday and Wednesday go by.
    await office.advance('2026-02-25T15:00:00Z');
    const waits = (who: Person) =>
      toldTo(office, who).filter((card) => card.title === 'A question waits for your answer');
    expect(waits(mia)).toEqual([]);
    await office.advance('2026-02-26T14:30:00Z');
    expect(wordsOf(waits(mia)[0])).toContain(
      'Ann Lee asked about “Commission” (Q1 2026) on Fri 20 Feb.',
    );
    await office.advance('2026-02-27T14:30:00Z');
    await office.advance('2026-03-06T14:30:00Z');
    expect(waits(mia)).toHaveLength(1);
    for (const who of [ann, bob, olga, finn]) expect(waits(who)).toEqual([]);
    expect(office.platform.shown.filter(({ message }) => message.to.kind === 'place')).toEqual([]);
  });

  it('wait for the end of quiet hours, and are not told once they are answered', async () => {
    const office = await open([reminders]);
    await ensureSchedules(office.store, office.clock.now());
    await send(office, ann);
    await saveQuiet(office.store, { kind: 'person', id: mia.id }, readQuietHours('08:00-12:00'));
    await office.advance('2026-02-26T14:30:00Z');
    const waits = () =>
      toldTo(office, mia).filter((card) => card.title === 'A question waits for your answer');
    expect(waits()).toEqual([]);
    await office.advance('2026-02-26T19:30:00Z');
    expect(waits()).toHaveLength(1);
    await reply(office, `${await idOf(office)}|1`);
    await office.advance('2026-03-06T19:30:00Z');
    expect(waits()).toHaveLength(1);
    await office.press(question, ann, 'ask_back', `${await idOf(office)}|2`, back);
    await office.advance('2026-03-13T19:30:00Z');
    expect(waits()).toHaveLength(2);
  });

  it('are listed on the command line, without what people wrote', async () => {
    const office = await open();
    const run = async (...args: readonly string[]) => {
      const printed: string[] = [];
      const code = await questionCommand.run({
        ...{ args, locale: 'en', isTerminal: false, complain: () => {} },
        print: (text) => printed.push(text),
        openStore: async () => ({ store: office.store }) as never,
      });
      return { code, text: printed.join('\n') };
    };
    expect(await run('list')).toEqual({ code: 0, text: 'None.' });
    await send(office, ann);
    const listed = await run('list');
    expect(listed.text).toBe('20 Feb 2026 · waits for an answer · Ann Lee · 2026-Q1 · Commission');
    const { text } = await run('list', '--json');
    expect(JSON.parse(text)).toMatchObject({
      total: 1,
      questions: [
        {
          ...{ state: 'open', rep: 'ann', period: '2026-Q1', plan: { key: 'reps', version: 1 } },
          ...{ line: 'Commission', statement: null, turns: ['asked'] },
        },
      ],
    });
    expect(`${listed.text}${text}`).not.toContain(ofCommission.words);
    await reply(office, `${await idOf(office)}|1`);
    expect(await run('list')).toEqual({ code: 0, text: 'None.' });
    expect((await run('list', '--all')).text).toContain('answered · Ann Lee');
    for (const wrong of [[], ['show'], ['list', '--what']])
      expect((await run(...wrong)).code).toBe(2);
  });
});
