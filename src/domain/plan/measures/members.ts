/** A measure over people: what is counted are the members of a group, or a figure of each of them. */
import { compare, divide, multiply, type Rational, rational } from '../../rational.ts';
import { sumOf } from '../../sum.ts';
import { minorPerUnit } from '../language/part.ts';
import { isThereAtEnd } from '../people/activity.ts';
import type { MembersMeasure } from './definition.ts';
import type { Measuring } from './measuring.ts';
import type { Reader } from './reader.ts';
import { given, type Reading } from './reading.ts';

/** Who has left, or has nothing to measure, is left out; the average, the least and the most of nobody are nothing. */
export function ofMembers(
  { of, take, value, where, unit }: MembersMeasure,
  { input, plan, period }: Measuring,
  reader: Reader,
): Reading {
  const members = (input.groups[of]?.members ?? [])
    .filter((member) => isThereAtEnd(member, period))
    .map((member) => reader.forMember(member))
    .filter((each) => !where || each.holds(where).holds);
  if (take === 'count' || !value) return figure(rational(BigInt(members.length)), members.length);
  const scale = unit === 'money' ? minorPerUnit(plan.conversion.currency) : rational(1n);
  const values = members.flatMap((each) => {
    const read = each.number(value).value;
    return read ? [multiply(read, scale)] : [];
  });
  return figure(combine(take, values), values.length);
}

const figure = (value: Rational | null, count: number): Reading =>
  given({ value, quota: null, count });

function combine(
  take: Exclude<MembersMeasure['take'], 'count'>,
  values: readonly Rational[],
): Rational | null {
  const sum = sumOf(values);
  if (take === 'sum') return sum;
  if (values.length === 0) return null;
  if (take === 'average') return divide(sum, rational(BigInt(values.length)));
  const isBetter = (a: Rational, b: Rational) => compare(a, b) < 0 === (take === 'min');
  return values.reduce((best, each) => (isBetter(each, best) ? each : best));
}
