/** Somebody's target for a period: the whole of it, and the part that counts. */

import type { Calendar } from '../../period.ts';
import { type Period, periodOf, subperiods } from '../../period.ts';
import { compare, multiply, one, type Rational } from '../../rational.ts';
import type { AssignedQuota, MeasureRef, Participant } from '../evaluation.ts';
import type { Expression } from '../expressions/expression.ts';
import { forAnyLevel } from '../language/terms.ts';
import type { StepOf } from '../trace.ts';
import { activeShare } from './activity.ts';
import { compareDays } from './days.ts';
import { rampFactor } from './ramp.ts';
import type { PeopleTerms } from './section.ts';
import type { LevelSpell } from './spells.ts';
import type { TargetTerms } from './target-entry.ts';

export interface TargetQuestion {
  readonly terms: TargetTerms;
  readonly measure: MeasureRef;
  /** Units of the measure for one that is written in the plan: minor units in a unit of the currency, otherwise 1. */
  readonly scale: Rational;
  readonly people: PeopleTerms;
  readonly person: Participant;
  readonly period: Period;
  readonly calendar: Calendar;
  /** For one part of the period when it is computed in parts; null: all of it, at the person's level. */
  readonly spell: Pick<LevelSpell, 'level' | 'factor'> | null;
  /** In whole units; null: nothing to compute it from. */
  readonly number: (formula: Expression) => Rational | null;
}

export interface Target {
  /** In the measure's unit. Null: none set, or nothing to compute it from. */
  readonly quota: Rational | null;
  /** Only what is not simply the whole target is told. */
  readonly trace: readonly StepOf<'target'>[];
}

export function targetFor(question: TargetQuestion): Target {
  const { terms, measure, people, person, period, spell } = question;
  const whole = wholeTarget(question);
  if (!whole) return { quota: null, trace: [] };
  const reckoning = { by: terms.prorate, leaveCounts: people.leaveCounts };
  const share = multiply(activeShare(person, period, reckoning), spell?.factor ?? one);
  const ramp = rampFactor(terms.ramp, person, period, reckoning);
  const factor = multiply(share, ramp);
  const quota = multiply(whole, factor);
  const reason = reasonOf(share, ramp);
  if (!reason) return { quota, trace: [] };
  return { quota, trace: [{ step: 'target', measure, whole, factor, reason, quota }] };
}

function reasonOf(share: Rational, ramp: Rational): StepOf<'target'>['reason'] | null {
  const isCut = compare(share, one) !== 0;
  const isRamp = compare(ramp, one) !== 0;
  return isCut && isRamp ? 'both' : isCut ? 'prorated' : isRamp ? 'ramp' : null;
}

function wholeTarget(question: TargetQuestion): Rational | null {
  const { terms, measure, scale, person, period, calendar, spell, number } = question;
  const level = spell?.level ?? person.level;
  const { source } = terms;
  switch (source.kind) {
    case 'assigned':
      return assignedTarget(person.quotas, measure.id, period);
    case 'figure': {
      const figure = forAnyLevel(source.figure, level);
      return figure && multiply(figure.value, scale);
    }
    case 'formula': {
      const value = number(source.formula);
      return value && multiply(value, scale);
    }
    case 'year': {
      const season = source.seasons[placeInYear(period, calendar)];
      const year = forAnyLevel(source.year, level);
      return season && year ? multiply(multiply(year.value, season), scale) : null;
    }
  }
}

export const assignedTarget = (
  quotas: readonly AssignedQuota[],
  measure: string,
  period: Period,
): Rational | null =>
  quotas.find((each) => each.measure === measure && compareDays(each.start, period.start) === 0)
    ?.amount ?? null;

/** 0 for the first period of the fiscal year. */
function placeInYear(period: Period, calendar: Calendar): number {
  const year = periodOf('year', period.start, calendar);
  return subperiods(year, period.kind).findIndex(
    ({ start }) => compareDays(start, period.start) === 0,
  );
}
