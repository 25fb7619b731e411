/** What holds for the whole plan: money, rounding, the target incentive, and people who are not there all of a period. */

import { type PlanHead, roundingUnit } from '../domain/plan/language/head.ts';
import { minorPerUnit } from '../domain/plan/language/part.ts';
import { divide, rational } from '../domain/rational.ts';
import { say } from '../i18n/locale.ts';
import { periodNames, planHead as texts } from '../i18n/texts/plan-words.ts';
import { peopleWords } from '../i18n/texts/plan-words-people.ts';
import { roundingNames } from '../i18n/texts/trace.ts';
import { type Clause, clause, usual } from './plan-words-clause.ts';
import { expressionText } from './plan-words-expressions.ts';
import { amountsText, levelsText, type PlanReader, unitsText } from './plan-words-figures.ts';

export function headClauses(reader: PlanReader): readonly Clause[] {
  const { locale, file } = reader;
  const { head } = file;
  return [
    usual('title', say(locale, texts.title, { title: head.title?.[locale] ?? head.plan })),
    clause('period', say(locale, texts.period, { period: say(locale, periodNames[head.period]) })),
    ...(head.levels && reader.level === null
      ? [clause('levels', say(locale, texts.levels, { levels: levelsText(head.levels, reader) }))]
      : []),
    ...incentiveClauses(head, reader),
  ];
}

function incentiveClauses(head: PlanHead, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  const stated = head['target-incentive'];
  if (!stated) return [];
  if ('formula' in stated) {
    const formula = expressionText(stated.formula, 'measures', reader);
    return [clause('target-incentive', say(locale, texts.incentiveFormula, { formula }))];
  }
  const figures = {
    amount: amountsText(stated, reader),
    period: say(locale, periodNames[head.period]),
  };
  return [clause('target-incentive', say(locale, texts.incentive, figures))];
}

export function moneyClauses(reader: PlanReader): readonly Clause[] {
  const { locale, file } = reader;
  const { head } = file;
  const scale = minorPerUnit(head.currency);
  const unit = divide(rational(roundingUnit(head, scale)), scale);
  return [
    clause('currency', say(locale, texts.currency, { currency: head.currency })),
    clause(
      'rounding',
      say(locale, texts.rounding, {
        isTotal: head.rounding.at === 'total',
        to: unitsText(unit, reader),
        mode: say(locale, roundingNames[head.rounding.mode]),
      }),
    ),
    head['foreign-amounts']
      ? clause('foreign-amounts', say(locale, texts.foreign))
      : usual('foreign-amounts', say(locale, texts.foreignRefused)),
  ];
}

/** Nothing to tell where the plan says nothing. */
export function peopleClauses({ file, locale }: PlanReader): readonly Clause[] {
  const { people } = file.head;
  if (!people) return [];
  const things = people.prorate.map((each) => say(locale, peopleWords.things[each]));
  const by = say(locale, peopleWords.by[people['part-periods']]);
  return [
    clause(
      ['part-periods', 'prorate'],
      things.length === 0
        ? say(locale, peopleWords.nothing)
        : say(locale, peopleWords.prorated, {
            things: things.join(say(locale, peopleWords.comma)),
            by,
          }),
    ),
    clause('leave', say(locale, peopleWords.leave[people.leave])),
    clause('level-change', say(locale, peopleWords.levelChange[people['level-change']])),
  ];
}
