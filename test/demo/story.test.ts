import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { demoPeople, demoStart, demoTeams, demoWorkspace } from '../../src/demo/company.ts';
import { reps } from '../../src/demo/reps.ts';
import { story } from '../../src/demo/story.ts';
import { demoQuotas } from '../../src/demo/targets.ts';
import { creditsOf } from '../../src/domain/credit.ts';
import { assignmentOn } from '../../src/domain/people.ts';
import type { Fact } from '../../src/domain/record.ts';

const people = demoPeople(() => 'account-executive');
const byId = new Map(people.map((person) => [person.id, person]));
const told = story(null, demoStart);

const latest = (): readonly Fact[] => [
  ...new Map(told.map(({ fact }) => [`${fact.kind} ${fact.externalId}`, fact])).values(),
];

describe('the demo company', () => {
  it('has two regions, at least four teams that sell, and at least 24 reps of three levels', () => {
    expect(demoTeams.filter(({ parentId }) => parentId === null)).toHaveLength(2);
    expect(demoTeams.filter(({ parentId }) => parentId !== null).length).toBeGreaterThanOrEqual(4);
    expect(reps.length).toBeGreaterThanOrEqual(24);
    expect(new Set(reps.map(({ level }) => level))).toEqual(
      new Set(['junior', 'regular', 'senior']),
    );
  });

  it('has somebody in every role', () => {
    expect(new Set(people.flatMap(({ roles }) => roles))).toEqual(
      new Set(['rep', 'manager', 'ops', 'finance', 'executive', 'admin']),
    );
  });

  it('has unique keys, and managers who exist', () => {
    expect(byId.size).toBe(people.length);
    for (const { assignments } of people)
      for (const { managerId } of assignments)
        if (managerId !== null) expect(byId.has(managerId)).toBe(true);
  });

  it('has people who came, were promoted, and left', () => {
    const today = demoStart.toZonedDateTimeISO(demoWorkspace.timeZone).toPlainDate();
    const yearAgo = today.subtract({ years: 1 });
    const sellers = people.filter(({ roles }) => roles.includes('rep'));
    expect(sellers.some((each) => !assignmentOn(each, yearAgo))).toBe(true);
    expect(sellers.some((each) => !assignmentOn(each, today))).toBe(true);
    expect(sellers.some(({ assignments }) => assignments.length > 1)).toBe(true);
  });
});

describe('the targets', () => {
  const quotas = demoQuotas();
  const sumOf = (found: typeof quotas) => found.reduce((sum, { amount }) => sum + amount, 0n);

  it('of the months of a quarter add up to that of the quarter', () => {
    for (const { subject, period, amount } of quotas.filter(
      (each) => each.period.kind === 'quarter',
    )) {
      const months = quotas.filter(
        (each) =>
          each.period.kind === 'month' &&
          each.subject.id === subject.id &&
          Temporal.PlainDate.compare(each.period.start, period.start) >= 0 &&
          Temporal.PlainDate.compare(each.period.start, period.end) < 0,
      );
      expect(sumOf(months)).toBe(amount);
    }
  });

  it('of a region are the sums of its teams', () => {
    const of = (ids: readonly string[]) =>
      sumOf(quotas.filter(({ subject }) => ids.includes(subject.id)));
    for (const region of demoTeams.filter(({ parentId }) => parentId === null)) {
      const teams = demoTeams.filter(({ parentId }) => parentId === region.id).map(({ id }) => id);
      expect(of([region.id])).toBe(of(teams));
    }
  });
});

describe('the story', () => {
  it('is the same however often it is told', () => {
    expect(story(null, demoStart)).toEqual(told);
  });

  it('goes on without changing what was told', () => {
    const later = demoStart.add({ hours: 24 * 40 });
    expect([...told, ...story(demoStart, later)]).toEqual(story(null, later));
  });

  it('comes in the order of time', () => {
    const times = told.map(({ at }) => at.epochMilliseconds);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('credits every fact in full, and only to people who are there on its day', () => {
    for (const { fact } of told.filter((each) => !each.fact.externalId.endsWith('-R'))) {
      const credits = creditsOf(fact);
      if (fact.kind === 'deal')
        expect(credits.reduce((sum, { value }) => sum + value, 0n)).toBe(fact.amount?.minor);
      if (fact.kind === 'deal')
        for (const { personId, occurredOn } of credits) {
          const person = byId.get(personId);
          expect(person && assignmentOn(person, occurredOn)).toBeTruthy();
        }
    }
  });

  it('takes back no more than was sold', () => {
    const facts = latest();
    const refunds = facts.filter(({ attributes }) => attributes['reverses'] !== undefined);
    expect(refunds.length).toBeGreaterThan(10);
    for (const { amount, attributes } of refunds) {
      const sold = facts.find(({ externalId }) => externalId === attributes['reverses']);
      expect(amount?.minor).toBeLessThan(0n);
      expect(-(amount?.minor ?? 0n) <= (sold?.amount?.minor ?? 0n)).toBe(true);
    }
  });

  it('holds splits, ratings, refunds, and deals whose amount was put right', () => {
    const deals = told.filter(({ fact }) => fact.kind === 'deal');
    expect(deals.some(({ fact }) => fact.splits.length === 2)).toBe(true);
    expect(told.some(({ fact }) => fact.kind === 'rating')).toBe(true);
    expect(new Set(deals.map(({ fact }) => fact.externalId)).size).toBeLessThan(deals.length);
  });

  it('is uneven: the best sells at least three times what the weakest full-time rep sells', () => {
    const sold = new Map<string, bigint>();
    for (const fact of latest())
      if (fact.kind === 'deal')
        for (const { personId, value } of creditsOf(fact))
          sold.set(personId, (sold.get(personId) ?? 0n) + value);
    const whole = reps.filter(({ since, until }) => since === undefined && until === undefined);
    const totals = whole.map(({ key }) => Number(sold.get(key) ?? 0n));
    expect(Math.max(...totals)).toBeGreaterThan(3 * Math.min(...totals));
  });
});
