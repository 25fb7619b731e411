/** Pulse surveys. An answer is one more in a count: no row, no name and no order of answers is ever kept. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, PlaceId, PulseId, TeamId } from './ids.ts';

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
