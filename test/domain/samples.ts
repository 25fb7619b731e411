/** Short words for the figures that the domain's tests are made of. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type PersonId, personId, type TeamId, teamId } from '../../src/domain/ids.ts';
import { currency, parseMoney } from '../../src/domain/money.ts';
import type { Assignment, Person, Team } from '../../src/domain/people.ts';
import type { Calendar } from '../../src/domain/period.ts';
import { parseRational, type Rational, rational } from '../../src/domain/rational.ts';

export const cny = (text: string) => parseMoney(text, currency('CNY'));
export const day = (text: string) => Temporal.PlainDate.from(text);
export const instant = (text: string) => Temporal.Instant.from(text);
export const calendar = (fiscalStartMonth = 1, timeZone = 'Asia/Shanghai'): Calendar => ({
  timeZone,
  fiscalStartMonth,
});

/** `5 %`, `1/3`, `1.05`. */
export function ratio(text: string): Rational {
  const value = parseRational(text);
  if (!value) throw new Error(`not a fraction: ${text}`);
  return value;
}

export const person = (
  key: string,
  details: Partial<Omit<Person, 'id' | 'key' | 'assignments'>> & {
    readonly team?: string;
    readonly manager?: string | null;
    readonly from?: string;
    readonly to?: string | null;
  } = {},
): Person => {
  const { team, manager = null, from = '2026-01-01', to = null, ...rest } = details;
  const assignment: Assignment = {
    from: day(from),
    to: to === null ? null : day(to),
    teamId: teamId(team ?? ''),
    managerId: manager === null ? null : personId(manager),
    level: 'senior',
    planKey: null,
  };
  return {
    id: personId(key),
    key,
    name: key,
    nameZh: null,
    email: null,
    locale: null,
    roles: ['rep'],
    assignments: team === undefined ? [] : [assignment],
    ...rest,
  };
};

export const team = (key: string, parent: string | null = null): Team => ({
  id: teamId(key),
  key,
  name: key,
  nameZh: null,
  parentId: parent === null ? null : teamId(parent),
});

export const people = (...keys: readonly string[]): readonly PersonId[] => keys.map(personId);
export const teams = (...keys: readonly string[]): readonly TeamId[] => keys.map(teamId);

export const anyRational = (): fc.Arbitrary<Rational> =>
  fc
    .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n))
    .map(([num, den]) => rational(num, den));

export const anyDay = (): fc.Arbitrary<Temporal.PlainDate> =>
  fc
    .integer({ min: 0, max: 40_000 })
    .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }));
