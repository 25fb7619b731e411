/** A request that nobody looks at: why, and the status that says so. */
import type { Refusal } from './options.ts';

export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
  readonly status: 400 | 401 | 413;
  readonly refusal: Refusal;

  constructor(status: 400 | 401 | 413, refusal: Refusal) {
    super(refusal);
    this.status = status;
    this.refusal = refusal;
  }
}
