/** Measures from their words in a plan, and what they come to for somebody with these records, in whole units. */
import { personId } from '../../../../src/domain/ids.ts';
import { money } from '../../../../src/domain/money.ts';
import { type Calendar, type Period, parsePeriod } from '../../../../src/domain/period.ts';
import type {
  AssignedQuota,
  Group,
  GroupOf,
  Measurements,
  Of,
  Participant,
  PlanInput,
  PlanRecord,
} from '../../../../src/domain/plan/evaluation.ts';
import { measureEntry, toDefinition } from '../../../../src/domain/plan/measures/definition.ts';
import { createReader, type Reader } from '../../../../src/domain/plan/measures/reader.ts';
import { planTargets } from '../../../../src/domain/plan/measures/targets.ts';
import { toPeopleTerms } from '../../../../src/domain/plan/people/section.ts';
import { targetEntry } from '../../../../src/domain/plan/people/target-entry.ts';
import {
  divide,
  multiply,
  type Rational,
  rational,
  rationalText,
  round,
} from '../../../../src/domain/rational.ts';
import { calendar as calendarOf, day, ratio } from '../../samples.ts';
import { somebody, usd } from '../settlement/settled.ts';
import { treeOf } from '../tables/table-text.ts';

const cents = rational(100n);

export interface Facts {
  readonly amount?: string;
  readonly score?: string;
  readonly share?: string;
  readonly kind?: string;
  readonly currency?: string;
  readonly role?: string;
  readonly overlay?: boolean;
  readonly id?: string;
  /** Attributes. */
  readonly [attribute: string]: string | boolean | undefined;
}

const own = new Set(['amount', 'score', 'share', 'kind', 'currency', 'role', 'overlay', 'id']);
let numbered = 0;

/** A record of that day: a deal unless it says otherwise. */
export function on(date: string, facts: Facts): PlanRecord {
  numbered += 1;
  const { amount, score, kind = 'deal', share = '1', role = null, overlay = false } = facts;
  const id = facts.id ?? `r-${String(numbered).padStart(6, '0')}`;
  const minor = amount === undefined ? null : round(multiply(ratio(amount), cents), 'half-up');
  const attributes = Object.entries(facts).filter(([key]) => !own.has(key));
  return {
    ...{ id, externalId: id, version: 1, kind, role, overlay, day: day(date) },
    amount: minor === null ? null : money(minor, (facts.currency ?? usd) as typeof usd),
    credited: minor === null ? null : round(multiply(rational(minor), ratio(share)), 'half-up'),
    share: ratio(share),
    score: score === undefined ? null : ratio(score),
    attributes: Object.fromEntries(attributes.map(([key, value]) => [key, String(value)])),
  };
}

export const deal = (date: string, amount: string, facts: Facts = {}): PlanRecord =>
  on(date, { amount, ...facts });

/** `100 of 80`: a value and its target, in whole units of money. */
export const given = (figures: Readonly<Record<string, string>>): Measurements =>
  Object.fromEntries(
    Object.entries(figures).map(([id, text]) => {
      const [value, quota] = text.split(' of ').map((part) => multiply(ratio(part), cents));
      return [id, { value: value ?? null, quota: quota ?? null, count: 0 }];
    }),
  );

/** A target in whole units of money, for the period of that name. */
export const quota = (measure: string, when: string, amount: string): AssignedQuota => ({
  measure,
  start: parsePeriod(when, calendarOf()).start,
  amount: multiply(ratio(amount), cents),
});

export const colleague = (key: string, details: Partial<Participant> = {}): Participant =>
  somebody({ id: personId(key), ...details });

export const groupOf = (members: readonly Participant[], figures: Measurements = {}): Group => ({
  id: 'group',
  given: figures,
  quotas: [],
  members,
  past: [],
});

export interface Company {
  /** `period` of the plan; the name of the one that is computed. */
  readonly when: string;
  /** Definitions by name, as they stand in a plan. */
  readonly measures: Readonly<Record<string, string>>;
  readonly targets?: Readonly<Record<string, string>>;
  readonly person?: Partial<Participant>;
  readonly groups?: Readonly<Partial<Record<GroupOf, Group>>>;
  readonly rates?: PlanInput['rates'];
  readonly convertsForeign?: boolean;
  readonly calendar?: Calendar;
}

export function readerFor(company: Company): Reader {
  const { measures, targets = {}, rates = {}, person = {}, groups = {} } = company;
  const calendar = company.calendar ?? calendarOf();
  const period: Period = parsePeriod(company.when, calendar);
  const definitions = Object.entries(measures).map(
    ([id, text]) => [id, toDefinition(id, measureEntry.parse(treeOf(text)))] as const,
  );
  const entries = Object.entries(targets).map(
    ([id, text]) => [id, targetEntry.parse(treeOf(text))] as const,
  );
  return createReader(
    {
      measures: new Map(definitions),
      targets: planTargets(new Map(entries), toPeopleTerms(undefined)),
      conversion: { currency: usd, convertsForeign: company.convertsForeign ?? false },
      targetIncentive: () => rational(500_000n),
    },
    {
      ...{ period, calendar, rates, groups, person: somebody(person), paid: {}, everyone: null },
      carried: { balances: {}, held: [], released: {} },
    },
  );
}

const shown = (value: Rational | null, isMoney: boolean): string =>
  value === null ? 'nothing' : rationalText(isMoney ? divide(value, cents) : value);

/** What the measure is: a fraction in whole units, or `nothing`. */
export function figure(company: Company, id: string, of: Of = 'rep'): string {
  const reader = readerFor(company);
  return shown(reader.read(id, of).measured.value, reader.refOf(id).unit === 'money');
}

export function target(company: Company, id: string, of: Of = 'rep'): string {
  const reader = readerFor(company);
  return shown(reader.read(id, of).measured.quota, reader.refOf(id).unit === 'money');
}

/** All that a test measures of the same records, by name. */
export const figures = (company: Company): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(company.measures).map((id) => [id, figure(company, id)]));
