/** Each obligation can fail: the smallest history that breaks it, beside one that keeps it. */
import { describe, expect, it } from 'vitest';
import type { Event, Happening, Of } from './history.ts';
import {
  comesToAnEnd,
  inOrder,
  keepsThePace,
  latestClaimOnly,
  onceAtLeast,
  onceAtMost,
  onlyFacts,
  sameAsOne,
  sameEveryTime,
  sentIsThere,
} from './obligations.ts';
import { kinds } from './platform.ts';

const after = (...happenings: readonly Happening[]): readonly Event[] =>
  happenings.map((happening, index) => ({ at: index * 1000, ...happening }));

type Made<K extends Event['kind']> = Partial<Of<K>>;
const owed = (key: string, more: Made<'owed'> = {}): Happening => ({
  ...{ kind: 'owed', key, fact: key, lane: 'place:a', updates: null, policy: 'once' },
  ...more,
});
const shown = (key: string, more: Made<'shown'> = {}): Happening => ({
  ...{ kind: 'shown', key, fact: key, place: 'a', ref: `ref ${key}` },
  ...more,
});
const changed = (key: string): Happening => ({
  ...{ kind: 'changed', key, fact: key, place: 'a', ref: 'ref board' },
});
const ended = (key: string, more: Made<'ended'> = {}): Happening => ({
  ...{ kind: 'ended', key, state: 'sent', ref: `ref ${key}`, reason: null },
  ...more,
});
const claimed = (key: string, fence: number, asOf = 0): Happening => ({
  ...{ kind: 'claimed', key, lane: 'place:a', fence, found: 'pending', asOf, by: 'r1' },
});
const settled = (key: string, fence: number, recorded: boolean): Happening => ({
  ...{ kind: 'settled', key, fence, state: 'sent', recorded, repeats: false, by: 'r1' },
});

describe('an obligation', () => {
  it('P1 is broken by a fact that people see twice, under whatever key', () => {
    expect(onceAtMost(after(shown('m'), shown('n')))).toEqual([]);
    expect(onceAtMost(after(shown('m'), shown('m again', { fact: 'm' })))).toHaveLength(1);
  });

  it('P1 allows a second time what may be read twice, once somebody has decided so', () => {
    const mild = owed('m', { policy: 'at_least_once' });
    const decided = { ...settled('m', 1, true), repeats: true } as Happening;
    const [once, twice] = [shown('m'), shown('m', { ref: 'again' })];
    expect(onceAtMost(after(mild, once, decided, twice))).toEqual([]);
    expect(onceAtMost(after(mild, once, twice))).toHaveLength(1);
    expect(onceAtMost(after(owed('m'), once, decided, twice))).toHaveLength(1);
    expect(onceAtMost(after(mild, once, decided, twice, twice))).toHaveLength(1);
  });

  it('P2 is broken by what is owed and neither shown nor given a reason', () => {
    const refused = ended('n', { state: 'refused', ref: null, reason: 'not in channel' });
    expect(onceAtLeast(after(owed('m'), owed('n'), shown('m'), ended('m'), refused))).toEqual([]);
    expect(onceAtLeast(after(owed('m'), ended('m')))).toHaveLength(1);
    expect(onceAtLeast(after(owed('m')))).toHaveLength(1);
  });

  it('P2 is broken by an act that was said to be done, or an occurrence that was due, and was not', () => {
    const acted = { kind: 'acted', fact: 'f', told: 'done' } as const;
    const due = { kind: 'due', fact: 's', mustHappen: true } as const;
    const done = (fact: string) => ({ kind: 'done', fact }) as const;
    expect(onceAtLeast(after(acted, due, done('f'), done('s')))).toEqual([]);
    expect(onceAtLeast(after(acted, due))).toHaveLength(2);
  });

  it('P3 is broken by a message that comes before its fact', () => {
    expect(onlyFacts(after(owed('m'), shown('m')))).toEqual([]);
    expect(onlyFacts(after(shown('m'), owed('m')))).toHaveLength(1);
  });

  it('P4 is broken by a noted reference that nobody has seen', () => {
    expect(sentIsThere(after(shown('m'), ended('m')))).toEqual([]);
    expect(sentIsThere(after(shown('m'), ended('m', { ref: 'other' })))).toHaveLength(1);
  });

  it('P5 is broken by what is still open at the end', () => {
    const slack = kinds['slack-like'];
    expect(comesToAnEnd(after(ended('m', { state: 'needs_person' })), slack)).toEqual([]);
    expect(comesToAnEnd(after(ended('m', { state: 'ambiguous' })), slack)).toHaveLength(1);
  });

  it.each([
    ['lark-like', 'once', 10],
    ['slack-like', 'at_least_once', 10],
    ['slack-like', 'once', 240],
  ] as const)(
    'P5 is broken on a %s platform by what is said %s and takes more than %i minutes',
    (name, policy, minutes) => {
      const history = (ms: number): readonly Event[] => [
        ...after(owed('m', { policy }), { kind: 'healed' }),
        { at: 1000 + minutes * 60_000 + ms, kind: 'over', key: 'm' },
      ];
      expect(comesToAnEnd(history(0), kinds[name])).toEqual([]);
      expect(comesToAnEnd(history(1), kinds[name])).toHaveLength(1);
    },
  );

  it('P5 grants what waits for something else its time from then on', () => {
    const behind = (ms: number): readonly Event[] => [
      ...after(owed('m'), owed('n', { policy: 'at_least_once' }), { kind: 'healed' }),
      { at: 3_600_000, kind: 'over', key: 'm' },
      { at: 3_600_000 + 10 * 60_000 + ms, kind: 'over', key: 'n' },
    ];
    expect(comesToAnEnd(behind(0), kinds['slack-like'])).toEqual([]);
    expect(comesToAnEnd(behind(1), kinds['slack-like'])).toHaveLength(1);
  });

  it('P6 is broken by an outcome that a former holder could record', () => {
    expect(
      latestClaimOnly(after(claimed('m', 1), claimed('m', 2), settled('m', 1, false))),
    ).toEqual([]);
    expect(
      latestClaimOnly(after(claimed('m', 1), claimed('m', 2), settled('m', 1, true))),
    ).toHaveLength(1);
  });

  it('P7 is broken by a conversation that is used more often than it bears', () => {
    const pace = kinds['slack-like'];
    expect(keepsThePace(after(claimed('m', 1, 0), claimed('n', 1, 1000)), pace)).toEqual([]);
    expect(keepsThePace(after(claimed('m', 1, 0), claimed('n', 1, 900)), pace)).toHaveLength(1);
  });

  it('P8 is broken by a later fact that comes first', () => {
    expect(inOrder(after(owed('m'), owed('n'), shown('m'), shown('n')))).toEqual([]);
    expect(inOrder(after(owed('m'), owed('n'), shown('n'), shown('m')))).toHaveLength(1);
  });

  it('P8 is broken by a live message that ends with an earlier state', () => {
    const board = [owed('1', { updates: 'board' }), owed('2', { updates: 'board' })] as const;
    expect(inOrder(after(...board, changed('1'), changed('2')))).toEqual([]);
    expect(inOrder(after(...board, changed('2'), changed('1')))).toHaveLength(1);
  });

  it('P9 is broken by what one process says and many do not', () => {
    const one = after(owed('m'), shown('m'), ended('m'));
    expect(sameAsOne(one, one)).toEqual([]);
    expect(sameAsOne(one, after(owed('m'), ended('m')))).toHaveLength(1);
  });

  it('P10 is broken by one event that differs', () => {
    expect(sameEveryTime(after(shown('m')), after(shown('m')))).toEqual([]);
    expect(sameEveryTime(after(shown('m')), after(shown('m', { ref: 'other' })))).toHaveLength(1);
  });
});
