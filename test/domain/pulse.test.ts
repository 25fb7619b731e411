import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimumAnswers, type PulseTally, pulseResult } from '../../src/domain/pulse.ts';
import { add, compare, zero } from '../../src/domain/rational.ts';
import { ratio } from './samples.ts';

const anyTally = fc
  .tuple(...([0, 1, 2, 3, 4] as const).map(() => fc.nat({ max: 6 })))
  .map((counts) => counts as unknown as PulseTally);

describe('pulseResult', () => {
  it('shows mean and shares of a mixed answer', () => {
    expect(pulseResult([1, 0, 2, 3, 4])).toEqual({
      kind: 'spread',
      answers: 10,
      mean: ratio('3.9'),
      shares: [
        { score: 1, share: ratio('10 %') },
        { score: 2, share: ratio('0') },
        { score: 3, share: ratio('20 %') },
        { score: 4, share: ratio('30 %') },
        { score: 5, share: ratio('40 %') },
      ],
    });
  });

  it('shows nothing of four answers', () => {
    expect(pulseResult([0, 1, 1, 1, 1])).toEqual({ kind: 'too_few', answers: 4, needed: 5 });
    expect(pulseResult([0, 0, 0, 0, 0])).toEqual({ kind: 'too_few', answers: 0, needed: 5 });
  });

  it('shows only a range when all agree', () => {
    expect(pulseResult([0, 0, 0, 0, 7])).toEqual({ kind: 'agreed', answers: 7, from: 3, to: 5 });
    expect(pulseResult([7, 0, 0, 0, 0])).toEqual({ kind: 'agreed', answers: 7, from: 1, to: 3 });
  });

  it('shows only a range when one differs: that one could tell what all the others said', () => {
    expect(pulseResult([1, 0, 0, 0, 6])).toEqual({ kind: 'agreed', answers: 7, from: 3, to: 5 });
    expect(pulseResult([2, 0, 0, 0, 5]).kind).toBe('spread');
  });

  it('never lets somebody who answered tell what another one said', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const result = pulseResult(tally);
        if (result.kind !== 'spread') return;
        expect(result.answers).toBeGreaterThanOrEqual(minimumAnswers);
        // Whatever the reader's own answer was, the others gave at least two different ones.
        for (const [own, count] of tally.entries()) {
          if (count === 0) continue;
          const others = tally.filter((each, score) => (score === own ? each - 1 : each) > 0);
          expect(others.length).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });

  it('has shares that add up to all and a mean on the scale', () => {
    fc.assert(
      fc.property(anyTally, (tally) => {
        const result = pulseResult(tally);
        if (result.kind !== 'spread') return;
        expect(result.shares.reduce((sum, { share }) => add(sum, share), zero)).toEqual(ratio('1'));
        expect(compare(result.mean, ratio('1'))).toBe(1);
        expect(compare(result.mean, ratio('5'))).toBe(-1);
      }),
    );
  });
});
