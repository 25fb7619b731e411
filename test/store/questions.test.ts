/** What the store keeps of questions, on each engine. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { questionId, workspaceId } from '../../src/domain/ids.ts';
import { money } from '../../src/domain/money.ts';
import type { Question, Turn } from '../../src/domain/question.ts';
import type { Store } from '../../src/store/port.ts';
import { acme, instant, openCompany, people, period } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const { ann, bob, cy, mia } = people;
const at = instant('2026-02-20T10:00:00Z');
const hours = (count: number) => at.add({ hours: count });

const question = (id: string, more: Partial<Question> = {}, asked = at): Question => ({
  ...{ id: questionId(id), askedBy: ann.id },
  about: {
    ...{ planKey: 'reps', planVersion: 2, period: period('quarter', '2026-02-01') },
    ...{ issued: { revision: 3, hash: 'abc' }, dataAsOf: at, deal: "D-1 '; drop" },
    line: {
      ...{ title: { en: 'Commission', zh: '提成' } },
      amount: money(-9_007_199_254_740_993n, acme.currency),
      steps: { en: ['one', 'two'], zh: ['一', '二'] },
    },
  },
  turns: [
    {
      kind: 'asked',
      by: more.askedBy ?? ann.id,
      at: asked,
      words: 'Why?\n',
      told: [mia.id, cy.id],
    },
  ],
  ...more,
});
const answered = (when = hours(1)): Turn => ({
  ...{ kind: 'answered', by: mia.id, at: when, words: 'So.', verdict: 'to_correct' },
});
const all = { offset: 0, limit: 100 };

describe.each(engines)('questions on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;
  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`questions-${count}`) });
  });
  const ids = (questions: readonly Question[]) => questions.map(({ id }) => id);

  it('are kept as they were asked', async () => {
    const bare = question('q2', {
      about: { ...question('q2').about, line: null, deal: null, issued: null, dataAsOf: null },
    });
    for (const each of [question('q1'), bare]) {
      expect(await store.questions.add(each)).toBe(true);
      expect(await store.questions.byId(each.id)).toEqual(each);
    }
    expect(await store.questions.byId(questionId('none'))).toBeNull();
  });

  it('are added once, also by many at once', async () => {
    const added = await Promise.all(
      [1, 2, 3].map(() => store.transaction((tx) => tx.questions.add(question('q')))),
    );
    expect(added.toSorted()).toEqual([false, false, true]);
    expect((await store.questions.byId(questionId('q')))?.turns).toHaveLength(1);
  });

  it('take the next turn from the first who adds it', async () => {
    await store.questions.add(question('q'));
    const turns = [hours(1), hours(2), hours(3)].map(answered);
    const said = await Promise.all(
      turns.map((turn) => store.questions.addTurn(questionId('q'), turn, 1)),
    );
    expect(said.toSorted()).toEqual([false, false, true]);
    const kept = await store.questions.byId(questionId('q'));
    expect(kept?.turns).toEqual([question('q').turns[0], turns[said.indexOf(true)]]);
    const closed: Turn = { kind: 'closed', by: ann.id, at: hours(4), words: '' };
    expect(await store.questions.addTurn(questionId('q'), closed, 1)).toBe(false);
    expect(await store.questions.addTurn(questionId('q'), closed, 2)).toBe(true);
    expect(await store.questions.addTurn(questionId('none'), closed, 0)).toBe(false);
  });

  it('are found by state and asker, page by page', async () => {
    await store.questions.add(question('a'));
    await store.questions.add(question('b', { askedBy: bob.id }, hours(1)));
    await store.questions.add(question('c', {}, hours(2)));
    await store.questions.addTurn(questionId('c'), answered(hours(3)), 1);
    const { waitingLongest, askedLast, askersOfOpen, openSince } = store.questions;
    const open = { states: ['open'] } as const;
    expect(ids((await waitingLongest(open, all)).questions)).toEqual(['a', 'b']);
    const second = await waitingLongest({}, { offset: 1, limit: 1 });
    expect([ids(second.questions), second.total]).toEqual([['b'], 3]);
    expect(ids((await waitingLongest({ ...open, askedBy: [bob.id] }, all)).questions)).toEqual([
      'b',
    ]);
    expect(await waitingLongest({ askedBy: [] }, all)).toEqual({ questions: [], total: 0 });
    expect(ids((await askedLast({ askedBy: [ann.id] }, all)).questions)).toEqual(['c', 'a']);
    expect(await askersOfOpen()).toEqual([ann.id, bob.id]);
    expect(ids(await openSince(at))).toEqual(['a']);
    expect(ids(await openSince(hours(1)))).toEqual(['a', 'b']);
    expect(ids(await openSince(at.subtract({ hours: 1 })))).toEqual([]);
  });

  it('wait from the last time that was asked', async () => {
    await store.questions.add(question('a'));
    await store.questions.addTurn(questionId('a'), answered(), 1);
    expect(await store.questions.openSince(hours(9))).toEqual([]);
    const back: Turn = { kind: 'asked_back', by: ann.id, at: hours(5), words: 'And?', told: [] };
    await store.questions.addTurn(questionId('a'), back, 2);
    expect(await store.questions.openSince(hours(4))).toEqual([]);
    expect(ids(await store.questions.openSince(hours(5)))).toEqual(['a']);
  });

  it('of one company are not there for another', async () => {
    await store.questions.add(question('q'));
    const other = await openCompany(test.database, { ...acme, id: workspaceId(`others-${count}`) });
    expect(await other.questions.byId(questionId('q'))).toBeNull();
    expect(await other.questions.addTurn(questionId('q'), answered(), 1)).toBe(false);
    expect((await other.questions.waitingLongest({}, all)).total).toBe(0);
    expect(await other.questions.askersOfOpen()).toEqual([]);
    expect(await other.questions.openSince(hours(9))).toEqual([]);
    expect(await other.questions.add(question('q'))).toBe(true);
  });
});
