import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personId, questionId } from '../../src/domain/ids.ts';
import { currency, money } from '../../src/domain/money.ts';
import { periodOf } from '../../src/domain/period.ts';
import {
  canAskBack,
  follow,
  type Outcome,
  type Question,
  questionKey,
  questionState,
  type Turn,
} from '../../src/domain/question.ts';
import { day, instant } from './samples.ts';

const [rep, boss, ops] = [personId('rep'), personId('boss'), personId('ops')];
const at = instant('2026-11-23T10:00:00Z');
const calendar = { timeZone: 'UTC', fiscalStartMonth: 1 };
const about: Question['about'] = {
  ...{ planKey: 'reps', planVersion: 1, period: periodOf('quarter', day('2026-11-23'), calendar) },
  ...{ issued: null, dataAsOf: null, deal: null },
  line: {
    ...{ title: { en: 'Commission', zh: '提成' }, amount: money(5n, currency('USD')) },
    steps: { en: [], zh: [] },
  },
};
const asked: Question = {
  ...{ id: questionId('q'), askedBy: rep, about },
  turns: [{ kind: 'asked', by: rep, at, words: 'Why?', told: [boss] }],
};
const answer = (by = boss, words = 'Because.'): Turn => ({
  ...{ kind: 'answered', verdict: 'explained' },
  ...{ by, at, words },
});
const back: Turn = { kind: 'asked_back', by: rep, at, words: 'And?', told: [boss] };
const closed: Turn = { kind: 'closed', by: rep, at, words: '' };

const after = (question: Question, ...turns: readonly Turn[]): Question =>
  turns.reduce((now, turn) => {
    const outcome = follow(now, turn, now.turns.length);
    if (outcome.kind !== 'said') throw new Error(`${turn.kind} is ${outcome.kind}`);
    return outcome.question;
  }, question);
const why = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.why : outcome.kind);
const next = (question: Question, turn: Turn, seen = question.turns.length) =>
  why(follow(question, turn, seen));

describe('a question', () => {
  it('is open until it is answered, and over once it is closed', () => {
    expect(questionState(asked)).toBe('open');
    expect(questionState(after(asked, answer()))).toBe('answered');
    expect(questionState(after(asked, answer(), back))).toBe('open');
    expect(questionState(after(asked, answer(), closed))).toBe('closed');
    expect(questionState(after(asked, closed))).toBe('closed');
  });

  it('takes the first answer only', () => {
    expect(next(after(asked, answer()), answer(ops))).toBe('answered');
    expect(next(after(asked, answer()), answer(boss, 'On second thoughts.'))).toBe('answered');
  });

  it('takes what was said just before as said once', () => {
    expect(next(after(asked, answer()), answer(), 1)).toBe('repeated');
    expect(next(after(asked, answer(), back), back, 2)).toBe('repeated');
    expect(next(after(asked, closed), closed, 1)).toBe('repeated');
  });

  it('is not answered by words that were meant for what was asked before', () => {
    const again = after(asked, answer(), back);
    expect(next(again, answer(ops), 1)).toBe('answered');
    expect(next(again, answer(ops), 3)).toBe('said');
  });

  it('is asked back once, and not before there is an answer', () => {
    expect(canAskBack(asked)).toBe(false);
    expect(next(asked, back)).toBe('unanswered');
    expect(canAskBack(after(asked, answer()))).toBe(true);
    const twice = after(asked, answer(), back, answer(boss, 'So it is.'));
    expect(canAskBack(twice)).toBe(false);
    expect(next(twice, { ...back, words: 'And then?' })).toBe('asked_back');
    expect(next(after(asked, answer(), closed), back)).toBe('closed');
  });

  it('is answered by others, and asked back and closed by who asked', () => {
    expect(next(asked, answer(rep))).toBe('own');
    expect(next(after(asked, answer()), { ...back, by: boss })).toBe('others');
    expect(next(asked, { ...closed, by: boss })).toBe('others');
  });

  it('is the same when it asks the same about the same line', () => {
    const key = questionKey(about, rep, 'Why?');
    expect(questionKey({ ...about, dataAsOf: at, planVersion: 2 }, rep, 'Why?')).toBe(key);
    const others = [
      questionKey(about, ops, 'Why?'),
      questionKey(about, rep, 'Why not?'),
      questionKey({ ...about, line: null }, rep, 'Why?'),
      questionKey({ ...about, deal: 'D-1' }, rep, 'Why?'),
      questionKey({ ...about, planKey: 'others' }, rep, 'Why?'),
    ];
    expect(new Set([key, ...others]).size).toBe(6);
  });

  it('whoever says what and when: what was said stays, questions and answers take turns, and the end is the end', () => {
    const turn = fc.oneof(
      fc
        .record({ by: fc.constantFrom(rep, boss, ops), words: fc.constantFrom('a', 'b') })
        .map(({ by, words }) => answer(by, words)),
      fc.constantFrom(rep, boss).map((by): Turn => ({ ...back, by })),
      fc.constantFrom(rep, ops).map((by): Turn => ({ ...closed, by })),
    );
    const step = fc.record({ turn, seen: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let question = asked;
        for (const { turn: said, seen } of steps) {
          const outcome = follow(question, said, seen);
          if (outcome.kind !== 'said') continue;
          expect(outcome.question.turns.slice(0, -1)).toEqual(question.turns);
          expect(follow(outcome.question, said, seen).kind).toBe('repeated');
          question = outcome.question;
        }
        const kinds = question.turns.map(({ kind }) => kind).join(' ');
        expect(kinds).toMatch(/^asked( answered( asked_back( answered)?)?)?( closed)?$/);
      }),
    );
  });
});
