/**
 * What was earned becomes payable as a condition is met, for example as the customer pays. The share is that of everything earned since
 * the settlement began: what has been let through before is taken off, and nothing is taken back when the share falls.
 */
import type * as z from 'zod';
import { max, min, multiply, one, type Rational, rational, round, zero } from '../../rational.ts';
import * as t from '../language/terms.ts';
import { expression, figureVocabulary } from '../measures/definition.ts';
import { acts, condition } from './condition.ts';
import { type Settled, type Settlement, type Settling, settlement } from './settling.ts';

const schema = t.mapping({
  id: t.identifier('when-paid'),
  mechanic: t.oneOf('eligibility'),
  title: t.title.optional(),
  when: condition,
  on: t.totalOrIds,
  share: expression('received / booked', figureVocabulary),
});
export type EligibilityTerms = z.infer<typeof schema>;

export const eligibility = settlement('eligibility', schema, { check: () => {}, bind });

function bind(terms: EligibilityTerms): Settlement {
  return { settle: (settling) => settle(terms, settling) };
}

function settle({ when, on, share: formula }: EligibilityTerms, settling: Settling): Settled {
  const { balance: waiting, released, mode, reader } = settling;
  const { holds, gate } = acts(when, reader);
  if (!holds) return { change: 0n, balance: waiting, held: [], released, trace: gate };
  const earned = settling.earned(on);
  const { value, uses } = reader.number(formula);
  const share = clamped(value);
  const paid = payable({ earned, waiting, released, share }, mode);
  const step = {
    step: 'payable',
    earned,
    waiting,
    released,
    share,
    paid,
    text: formula.text,
    uses,
  } as const;
  return {
    change: paid - earned,
    balance: waiting + earned - paid,
    held: [],
    released: released + paid,
    trace: [...gate, step],
  };
}

/** Nothing measured lets nothing through. */
const clamped = (share: Rational | null): Rational => max(zero, min(one, share ?? zero));

interface Waiting {
  readonly earned: bigint;
  readonly waiting: bigint;
  readonly released: bigint;
  readonly share: Rational;
}

/** An earning below zero counts at once: it does not wait. */
function payable({ earned, waiting, released, share }: Waiting, mode: Settling['mode']): bigint {
  const toDate = round(multiply(rational(released + waiting + earned), share), mode) - released;
  const least = earned < 0n ? earned : 0n;
  return toDate > least ? toDate : least;
}
