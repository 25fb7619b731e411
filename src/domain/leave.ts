/** Days on which somebody belongs to the company and does not work: parental, sick, unpaid. */
import type { PersonId } from './ids.ts';
import type { DateRange } from './people.ts';

/** A person and a first day name it; those of one person do not overlap. */
export interface Leave extends DateRange {
  readonly personId: PersonId;
}
