import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors.ts';
import { type PersonId, personId, type TeamId, teamId } from '../../src/domain/ids.ts';
import { currency, type Money, money } from '../../src/domain/money.ts';
import { multiply, type Rational, rational } from '../../src/domain/rational.ts';

/** What must not compile. `tsc` reports an unused expectation, so each of these lines is a test of the compiler's. */
export function refusedByTheCompiler(
  person: PersonId,
  team: TeamId,
  amount: Money,
  rate: Rational,
) {
  const wantsPerson = (id: PersonId) => id;
  // @ts-expect-error a team is no person
  wantsPerson(team);
  // @ts-expect-error any text is no id
  wantsPerson('chen');
  // @ts-expect-error a float is no money
  money(12.5, amount.currency);
  // @ts-expect-error any three letters are no currency
  money(1250n, 'CNY');
  // @ts-expect-error money is not changed, it is computed anew
  amount.minor = 0n;
  // @ts-expect-error whole units and floats do not mix
  const sum: bigint = amount.minor + 0.5;
  // @ts-expect-error a float is no rate
  multiply(rate, 0.05);
  // @ts-expect-error a float is no part of a rate either
  rational(0.05);
  // @ts-expect-error a code that nobody has words for
  const unworded = new AppError('money.lost', {});
  // @ts-expect-error the figures that the words need
  const unfinished = new AppError('money.unreadable', {});
  return { person, sum, unworded, unfinished };
}

describe('branded values', () => {
  it('are plain text at run time', () => {
    expect([personId('chen'), teamId('east'), currency('cny')]).toEqual(['chen', 'east', 'CNY']);
  });

  it('carry nothing personal in the message of an error', () => {
    const error = new AppError('people.unknown', { text: 'Li Na', near: [] });
    expect(error.message).toBe('people.unknown');
    expect(error.name).toBe('AppError');
  });
});
