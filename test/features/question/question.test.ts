import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { money } from '../../../src/domain/money.ts';
import type { Person } from '../../../src/domain/people.ts';
import { mybonus } from '../../../src/features/mybonus/feature.ts';
import { question } from '../../../src/features/question/feature.ts';
import { acme, deal, people, period, person, seat, teams } from '../../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type Office, wordsOf } from '../../support/office.ts';
import {
  back,
  explained,
  finn,
  formOf,
  ofCommission,
  olga,
  openDesk,
  send,
  toldTo,
  valueOn,
  words,
} from './floor.ts';

const { ann, bob, mia } = people;
const lastQuarter = period('quarter', '2025-11-01');
const zero = money(0n, acme.currency);

describe.each(engines)('a question about a line on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  const open = () => openDesk(db.database);
  const asked = async (office: Office, who: Person = ann): Promise<string> => {
    await send(office, who);
    await office.wake();
    return valueOn(toldTo(office, mia).at(-1), 'question.reply');
  };
  const answer = (office: Office, who: Person, value: string, fields = explained) =>
    office.press(question, who, 'answer', value, fields);

  it('begins at the statement: which line, which deal, what looks wrong, and who will read it', async () => {
    const office = await open();
    const bonus = await office.command(mybonus, ann, '');
    const value = valueOn('card' in bonus ? bonus.card : undefined, 'question.ask');
    const form = formOf(await office.press(question, ann, 'ask', value));
    expect(form.intro).toContain('Your question goes to Mia Chief, in private');
    expect(form.intro).toContain('Q1 2026');
    expect(form.fields.map(({ name, required }) => [name, required])).toEqual([
      ['line', true],
      ['deal', false],
      ['words', true],
    ]);
    expect(form.fields[0]?.options.map(({ label }) => label)).toEqual([
      'Commission · $750.00',
      'Target bonus · $0.00',
      'Something is missing',
    ]);
  });

  it('is not offered on somebody else’s statement', async () => {
    const office = await open();
    expect(wordsOf(await office.command(mybonus, mia, 'Ann Lee'))).not.toContain('Ask about');
  });

  it('goes to the manager alone, with the line and its arithmetic', async () => {
    const office = await open();
    const sent = await send(office, ann);
    expect(wordsOf(sent)).toContain('It went to Mia Chief.');
    await office.wake();
    expect(office.platform.shown).toHaveLength(1);
    const text = wordsOf(toldTo(office, mia)[0]);
    expect(text).toContain('Ann Lee has a question · Q1 2026');
    expect(text).toContain('Commission · $750.00');
    expect(text).toContain(words);
    expect(text).toContain('Deal: D-2');
    expect(text).toContain('15,000.00 × 5 % = $750.00');
    expect(text).toContain('Plan reps, version 1');
    expect(text).toContain('Only you can see this');
  });

  it('is answered by the manager, and the rep alone reads it', async () => {
    const office = await open();
    const value = await asked(office);
    const form = formOf(await office.press(question, mia, 'reply', value));
    expect(form.intro).toContain('Goes to Ann Lee alone.');
    expect(wordsOf(await answer(office, mia, value))).toContain('Ann Lee reads your answer now');
    await office.wake();
    expect(toldTo(office, bob)).toEqual([]);
    const text = wordsOf(toldTo(office, ann)[0]);
    expect(text).toContain('An answer to your question · Q1 2026');
    expect(text).toMatch(/Mia Chief, .* · explained: /);
    expect(text).toContain(explained.words);
    expect(text).toContain(words);
    const card = toldTo(office, mia)[0];
    expect(wordsOf(card)).toContain(explained.words);
    expect(wordsOf(card)).not.toContain('Answer\n');
  });

  it('says the same as it did then, whatever has come in since', async () => {
    const office = await open();
    await asked(office);
    await office.store.records.ingest([deal('D-7', 4_000_00n, ann.id)], office.clock.now());
    const now = await office.command(mybonus, ann, '');
    expect(wordsOf(now)).toContain('$950');
    const [first] = (await office.store.questions.askedLast({}, { offset: 0, limit: 1 })).questions;
    const id = first?.id ?? '';
    const shown = wordsOf(await office.press(question, ann, 'show', id));
    expect(shown).toContain('Commission · $750.00');
    expect(shown).toContain('15,000.00 × 5 % = $750.00');
  });

  it('is one question, however often the form is sent', async () => {
    const office = await open();
    await send(office, ann);
    const again = wordsOf(await send(office, ann));
    expect(again).toContain('You have asked exactly this before.');
    expect(again).toContain(words);
    await Promise.all([send(office, bob), send(office, bob)]);
    await office.wake();
    expect(toldTo(office, mia)).toHaveLength(2);
    const all = await office.store.questions.askedLast({}, { offset: 0, limit: 10 });
    expect(all.total).toBe(2);
  });

  it('counts the first of two answers, and tells the second who was first', async () => {
    const office = await open();
    const value = await asked(office);
    const outcomes = await Promise.allSettled([
      answer(office, olga, value),
      answer(office, finn, value, { ...explained, words: 'Of the split.' }),
    ]);
    const refused = outcomes.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({
      code: 'question.answered',
      params: { by: outcomes[0]?.status === 'fulfilled' ? 'Olga Ops' : 'Finn Finance' },
    });
    await office.wake();
    expect(toldTo(office, ann)).toHaveLength(1);
    await expect(office.press(question, mia, 'reply', value)).rejects.toThrow('question.answered');
  });

  it('takes the same answer twice for one', async () => {
    const office = await open();
    const value = await asked(office);
    await answer(office, mia, value);
    expect((await answer(office, mia, value)).kind).toBe('private');
    await office.wake();
    expect(toldTo(office, ann)).toHaveLength(1);
  });

  it('may be asked back once, then closed', async () => {
    const office = await open();
    await answer(office, mia, await asked(office));
    await office.wake();
    const first = toldTo(office, ann)[0];
    formOf(await office.press(question, ann, 'back', valueOn(first, 'question.back')));
    await office.press(question, ann, 'ask_back', valueOn(first, 'question.back'), back);
    await office.wake();
    const again = toldTo(office, mia)[1];
    expect(wordsOf(again)).toContain('Ann Lee asks back · Q1 2026');
    expect(wordsOf(again)).toContain(explained.words);
    await answer(office, mia, valueOn(again, 'question.reply'), {
      ...{ verdict: 'to_correct', words: 'Nobody. Sales operations will take it out.' },
    });
    await office.wake();
    const second = toldTo(office, ann)[1];
    expect(wordsOf(second)).toContain('will be corrected');
    expect(wordsOf(second)).not.toContain('Ask back');
    const value = valueOn(second, 'question.close');
    await expect(office.press(question, ann, 'back', value)).rejects.toThrow('question.asked_back');
    const closed = await office.press(question, ann, 'close', value);
    expect(closed.kind).toBe('replace');
    expect(wordsOf(closed)).toContain('Ann Lee closed it on');
    await expect(office.press(question, ann, 'back', value)).rejects.toThrow('question.closed');
    await office.wake();
    expect(toldTo(office, mia)).toHaveLength(2);
  });

  it('is not answered any more once its asker needs no answer', async () => {
    const office = await open();
    const value = await asked(office);
    await office.press(question, ann, 'close', value);
    await office.wake();
    expect(wordsOf(toldTo(office, mia)[0])).toContain('Ann Lee closed it on');
    await expect(answer(office, mia, value)).rejects.toThrow('question.closed');
  });

  it.each([
    ['a colleague', bob],
    ['the manager of another team', person('max', 'Max', { roles: ['manager'] })],
    ['an executive', person('eve', 'Eve', { roles: ['executive'] })],
  ])('is not there for %s', async (_, who) => {
    const office = await open();
    const value = await asked(office);
    const [id = ''] = value.split('|');
    for (const attempt of [
      () => office.press(question, who, 'show', id),
      () => office.press(question, who, 'reply', value),
      () => answer(office, who, value),
      () => office.press(question, who, 'close', value),
      () => office.press(question, who, 'ask_back', value, { words: 'And?' }),
    ])
      await expect(attempt()).rejects.toThrow('question.unknown');
    expect(wordsOf(await office.command(question, who, ''))).not.toContain('Commission');
  });

  it('is not answered by who asked, whatever their role', async () => {
    const office = await open();
    const both = { ...ann, roles: ['rep', 'ops'] } as const;
    const value = await asked(office, both);
    await expect(answer(office, both, value)).rejects.toThrow('question.unknown');
    await expect(office.press(question, both, 'reply', value)).rejects.toThrow('question.unknown');
  });

  it('falls to sales operations and finance when there is no manager', async () => {
    const solo = person('solo', 'Solo Sam', {
      assignments: [seat(teams.east, { managerId: null })],
    });
    const office = await openDesk(db.database, { staff: [solo] });
    expect(wordsOf(await send(office, solo))).toContain('Olga Ops');
    await office.wake();
    for (const who of [olga, finn])
      expect(wordsOf(toldTo(office, who)[0])).toContain('Solo Sam has a question');
    expect(toldTo(office, mia)).toEqual([]);
    await answer(office, finn, valueOn(toldTo(office, finn)[0], 'question.reply'));
    await office.wake();
    expect(wordsOf(toldTo(office, olga)[0])).toMatch(/Finn Finance, .* · explained: /);
  });

  it.each([
    [{ ...ofCommission, words: ' ' }, ['words']],
    [{ ...ofCommission, words: 'x'.repeat(1001) }, ['words']],
    [{ ...ofCommission, deal: 'x'.repeat(101) }, ['deal']],
    [{ line: 'component:gone', deal: '', words: '' }, ['line', 'words']],
  ])('says beside each field what is wrong, and asks nobody (%#)', async (fields, wrong) => {
    const office = await open();
    const answered = await send(office, ann, fields);
    expect(answered.kind === 'field_errors' && Object.keys(answered.errors)).toEqual(wrong);
    await office.wake();
    expect(office.platform.shown).toEqual([]);
  });

  it('changes nothing about the pay', async () => {
    const office = await open();
    const before = wordsOf(await office.command(mybonus, ann, ''));
    await answer(office, mia, await asked(office), { ...explained, verdict: 'to_correct' });
    expect(wordsOf(await office.command(mybonus, ann, ''))).toBe(before);
  });

  it('names the statement that had been issued by then', async () => {
    const office = await open();
    await office.store.statements.saveStatement({
      ...{ personId: ann.id, planKey: 'reps', period: lastQuarter, planVersion: 1 },
      ...{ engineVersion: '1', hash: 'abcdef0123456789', body: '{}', dataAsOf: null },
      ...{ total: zero, payout: zero, computedAt: office.clock.now() },
    });
    await send(office, ann, ofCommission, '2025-Q4');
    await office.wake();
    expect(wordsOf(toldTo(office, mia)[0])).toContain(
      'Statement revision 1, fingerprint abcdef012345',
    );
  });

  it('is read in the language of whoever reads it', async () => {
    const office = await open();
    await office.store.people.savePeople([{ ...mia, locale: 'zh' }]);
    await asked(office);
    const text = wordsOf(toldTo(office, mia)[0]);
    expect(text).toContain('李安有一个疑问 · 2026 年第一季度');
    expect(text).toContain('提出疑问时的计算过程');
    expect(text).toContain('提成 · ');
  });
});
