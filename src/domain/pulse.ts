/** Pulse surveys. An answer is one more in a count: no row, no name and no order of answers is ever kept. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, PlaceId, PulseId, TeamId } from './ids.ts';
import { type Rational, rational } from './rational.ts';

/** Fewer answers than this are never shown, whoever asks. */
export const minimumAnswers = 5;

export interface Pulse {
  readonly id: PulseId;
  readonly question: string;
  readonly teamId: TeamId;
  readonly placeId: PlaceId;
  readonly askedBy: PersonId;
  readonly openedAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
  readonly state: 'open' | 'closed';
  /** Who was asked, fixed at the opening. */
  readonly invited: readonly PersonId[];
}

/** Answers per point of the scale, index 0 for 1 to index 4 for 5. Only loaded for a closed pulse. */
export type PulseTally = readonly [number, number, number, number, number];

export type PulseResult =
  /** Too few to show anything. */
  | { readonly kind: 'too_few'; readonly answers: number; readonly needed: number }
  /**
   * All, or all but one, gave the same score. Exactly shown, everybody would know everybody's answer (the odd one out by leaving
   * out the own), so only a range is.
   */
  | {
      readonly kind: 'agreed';
      readonly answers: number;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'spread';
      readonly answers: number;
      /** Points, 1 to 5. */
      readonly mean: Rational;
      /** Part of the answers per point of the scale, in order from 1; together exactly 1. */
      readonly shares: readonly { readonly score: number; readonly share: Rational }[];
    };

/** What may be shown of a closed pulse, to whomever. */
export function pulseResult(tally: PulseTally): PulseResult {
  const answers = tally.reduce((sum, count) => sum + count, 0);
  if (answers < minimumAnswers) return { kind: 'too_few', answers, needed: minimumAnswers };
  const largest = Math.max(...tally);
  if (largest >= answers - 1)
    return tally.indexOf(largest) < 2
      ? { kind: 'agreed', answers, from: 1, to: 3 }
      : { kind: 'agreed', answers, from: 3, to: 5 };
  const points = tally.reduce((sum, count, index) => sum + count * (index + 1), 0);
  return {
    kind: 'spread',
    answers,
    mean: rational(BigInt(points), BigInt(answers)),
    shares: tally.map((count, index) => ({
      score: index + 1,
      share: rational(BigInt(count), BigInt(answers)),
    })),
  };
}
