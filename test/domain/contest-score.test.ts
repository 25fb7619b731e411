import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContestRules } from '../../src/domain/contest.ts';
import {
  contestBoard,
  contestScores,
  contestWinners,
  type TimedCredit,
} from '../../src/domain/contest-score.ts';
import { personId } from '../../src/domain/ids.ts';
import type { RecordKind } from '../../src/domain/record.ts';
import { day, instant, people, ratio } from './samples.ts';

type Rules = Pick<ContestRules, 'kind' | 'measure' | 'target' | 'prizes'>;
const race: Rules = { kind: 'race', measure: 'bookings', target: 100_000n, prizes: [] };
const top: Rules = { kind: 'top', measure: 'bookings', target: null, prizes: [] };

/** Recorded at that hour of one day. */
const credit = (
  who: string,
  value: bigint,
  hour: number,
  kind: RecordKind = 'deal',
  named: { readonly id?: string; readonly reverses?: string } = {},
): TimedCredit => ({
  record: { source: 'crm', externalId: named.id ?? `${who} ${value} ${hour}` },
  reverses: named.reverses ?? null,
  credit: {
    personId: personId(who),
    kind,
    occurredOn: day('2026-11-24'),
    share: ratio('1'),
    value,
  },
  recordedAt: instant(`2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`),
});

const scores = (rules: Rules, credits: readonly TimedCredit[], ...who: readonly string[]) =>
  contestScores(rules, credits, people(...who));
const board = (rules: Rules, credits: readonly TimedCredit[], ...who: readonly string[]) =>
  contestBoard(rules, scores(rules, credits, ...who));
const places = (rules: Rules, credits: readonly TimedCredit[], ...who: readonly string[]) =>
  board(rules, credits, ...who).map(({ score, rank }) => [score.personId, rank]);

describe('contestScores', () => {
  it('adds up what counts for each participant and leaves out others', () => {
    const credits = [credit('li', 500n, 9), credit('chen', 300n, 10), credit('guest', 900n, 11)];
    expect(
      scores(top, credits, 'chen', 'li', 'zhao').map(({ personId: id, total, count }) => [
        id,
        total,
        count,
      ]),
    ).toEqual([
      ['chen', 300n, 1],
      ['li', 500n, 1],
      ['zhao', 0n, 0],
    ]);
  });

  it('reaches the target with the credit that fills it, exactly', () => {
    const [score] = scores(race, [credit('li', 99_999n, 9), credit('li', 1n, 10)], 'li');
    expect(score?.reachedAt).toEqual(instant('2026-11-24T10:00:00Z'));
  });

  it('has not reached a target that a refund took away again', () => {
    const lost = [credit('li', 100_000n, 9), credit('li', -1n, 10)];
    expect(scores(race, lost, 'li')[0]?.reachedAt).toBeNull();
    const regained = [...lost, credit('li', 5n, 12)];
    expect(scores(race, regained, 'li')[0]?.reachedAt).toEqual(instant('2026-11-24T12:00:00Z'));
    const spared = [credit('li', 150_000n, 9), credit('li', -50_000n, 10)];
    expect(scores(race, spared, 'li')[0]?.reachedAt).toEqual(instant('2026-11-24T09:00:00Z'));
  });

  it('counts together what became known at one instant', () => {
    const together = [credit('li', 100_000n, 9), credit('li', -1n, 9)];
    expect(scores(race, together, 'li')[0]?.reachedAt).toBeNull();
    expect(scores(race, together.toReversed(), 'li')[0]?.reachedAt).toBeNull();
    const corrected = [credit('li', 100_000n, 8), credit('li', -1n, 9), credit('li', 1n, 9)];
    expect(scores(race, corrected, 'li')[0]?.reachedAt).toEqual(instant('2026-11-24T08:00:00Z'));
  });

  it('counts deals, and a credit note neither adds one nor takes one off', () => {
    const rules: Rules = { kind: 'race', measure: 'deals', target: 2n, prizes: [] };
    const won = [credit('li', 500n, 9), credit('li', 300n, 10)];
    const reached = { count: 2, reachedAt: instant('2026-11-24T10:00:00Z') };
    expect(scores(rules, won, 'li')[0]).toMatchObject(reached);
    const [refunded] = scores(rules, [...won, credit('li', -300n, 11)], 'li');
    expect(refunded).toMatchObject({ ...reached, standsSince: reached.reachedAt });
  });

  it('takes off the refund of a deal that counts, and not that of one that does not', () => {
    const won = credit('li', 500n, 9, 'deal', { id: 'HT-1' });
    const refund = (reverses: string, source = 'crm') => {
      const note = credit('li', -200n, 10, 'deal', { reverses });
      return { ...note, record: { ...note.record, source } };
    };
    const left = (...credits: readonly TimedCredit[]) => scores(top, credits, 'li')[0];
    expect(left(won, refund('HT-1'))).toMatchObject({ total: 300n, count: 1 });
    expect(left(won, refund('HT-0'))).toMatchObject({ total: 500n, count: 1 });
    expect(left(won, refund('HT-1', 'another source'))).toMatchObject({ total: 500n });
    expect(left(refund('HT-0'))).toMatchObject({ total: 0n, count: 0, standsSince: null });
    expect(left(won, credit('li', -200n, 10))).toMatchObject({ total: 300n });
  });

  it('leaves ratings out of a contest in bookings, and deals out of one in satisfaction', () => {
    const mixed = [credit('li', 500n, 9), credit('li', 470n, 10, 'rating')];
    expect(scores(top, mixed, 'li')[0]).toMatchObject({ total: 500n, count: 1 });
    const satisfaction: Rules = { ...top, measure: 'satisfaction' };
    expect(scores(satisfaction, mixed, 'li')[0]).toMatchObject({ total: 470n, count: 1 });
  });

  it('does not depend on the order in which credits are handed in', () => {
    const anyCredit = fc
      .tuple(
        fc.constantFrom('chen', 'li'),
        fc.bigInt(-60_000n, 80_000n),
        fc.integer({ min: 0, max: 23 }),
      )
      .map(([who, value, hour]) => credit(who, value, hour));
    fc.assert(
      fc.property(fc.array(anyCredit, { maxLength: 12 }), (credits) => {
        const expected = board(race, credits, 'chen', 'li');
        expect(board(race, credits.toReversed(), 'li', 'chen')).toEqual(expected);
      }),
    );
  });
});

describe('contestBoard', () => {
  it('puts who reached the target first, then the others by what they have', () => {
    const credits = [
      credit('late', 250_000n, 12),
      credit('first', 100_000n, 9),
      credit('close', 99_999n, 8),
      credit('second', 130_000n, 10),
    ];
    expect(places(race, credits, 'close', 'first', 'late', 'none', 'second')).toEqual([
      ['first', 1],
      ['second', 2],
      ['late', 3],
      ['close', 4],
      ['none', 5],
    ]);
  });

  it('puts the highest total first where the highest wins, whoever was earlier', () => {
    const credits = [credit('early', 100n, 8), credit('more', 101n, 20)];
    expect(places(top, credits, 'early', 'more')).toEqual([
      ['more', 1],
      ['early', 2],
    ]);
  });

  it('decides a tie for the earlier one', () => {
    const credits = [credit('chen', 100n, 10), credit('zhao', 60n, 8), credit('zhao', 40n, 9)];
    expect(places(top, credits, 'chen', 'zhao')).toEqual([
      ['zhao', 1],
      ['chen', 2],
    ]);
  });

  it('lets share a place only who is level in everything', () => {
    const credits = [credit('zhao', 100n, 9), credit('chen', 100n, 9), credit('li', 50n, 8)];
    expect(places(top, credits, 'li', 'zhao', 'chen')).toEqual([
      ['chen', 1],
      ['zhao', 1],
      ['li', 3],
    ]);
  });

  it('says how far it is to the place above', () => {
    const credits = [credit('chen', 100n, 9), credit('li', 70n, 9), credit('zhao', 0n, 9)];
    expect(board(top, credits, 'chen', 'li', 'zhao').map(({ behind }) => behind)).toEqual([
      null,
      ratio('30'),
      ratio('70'),
    ]);
    const run = [
      credit('chen', 100_000n, 9),
      credit('li', 100_001n, 10),
      credit('zhao', 40_000n, 9),
    ];
    expect(board(race, run, 'chen', 'li', 'zhao').map(({ behind }) => behind)).toEqual([
      null,
      null,
      ratio('60001'),
    ]);
  });

  it('ranks by the average where satisfaction counts', () => {
    const rules: Rules = { ...top, measure: 'satisfaction' };
    const ratings = [
      credit('chen', 400n, 9, 'rating'),
      credit('chen', 500n, 10, 'rating'),
      credit('li', 470n, 11, 'rating'),
    ];
    expect(places(rules, ratings, 'chen', 'li')).toEqual([
      ['li', 1],
      ['chen', 2],
    ]);
  });
});

describe('contestWinners', () => {
  const winners = (rules: Rules, credits: readonly TimedCredit[], ...who: readonly string[]) =>
    contestWinners(rules, board(rules, credits, ...who)).map(({ score }) => score.personId);

  it('wins a race by being first, and only by getting there', () => {
    const credits = [
      credit('chen', 120_000n, 10),
      credit('li', 100_000n, 9),
      credit('zhao', 5n, 8),
    ];
    expect(winners(race, credits, 'chen', 'li', 'zhao')).toEqual(['li']);
    expect(winners({ ...race, prizes: ['a', 'b', 'c'] }, credits, 'chen', 'li', 'zhao')).toEqual([
      'li',
      'chen',
    ]);
    expect(winners(race, [credit('zhao', 5n, 8)], 'zhao')).toEqual([]);
  });

  it('gives as many places a prize as there are prizes, both where a place is shared', () => {
    const credits = [credit('chen', 9n, 9), credit('li', 9n, 9), credit('zhao', 5n, 9)];
    expect(winners({ ...top, prizes: ['a'] }, credits, 'chen', 'li', 'zhao')).toEqual([
      'chen',
      'li',
    ]);
    expect(winners({ ...top, prizes: ['a', 'b'] }, credits, 'chen', 'li', 'zhao')).toEqual([
      'chen',
      'li',
    ]);
  });

  it('has no winner where nobody has anything', () => {
    expect(winners(top, [], 'chen', 'li')).toEqual([]);
  });

  it('wins a top contest in deals by their number, whatever was refunded of them', () => {
    const rules: Rules = { ...top, measure: 'deals' };
    const two = [credit('li', 900n, 9), credit('li', 80n, 9), credit('li', -900n, 10)];
    expect(winners(rules, [credit('chen', 5_000n, 9), ...two], 'chen', 'li')).toEqual(['li']);
    expect(winners(rules, [credit('li', -100n, 10)], 'li')).toEqual([]);
  });
});
