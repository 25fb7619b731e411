/** What a plan counts, and what is to be reached in it, in sentences. */
import type { Of } from '../domain/plan/evaluation.ts';
import type {
  MeasureDefinition,
  MembersMeasure,
  RankMeasure,
  RecordMeasure,
  ScorecardMeasure,
  Window,
} from '../domain/plan/measures/definition.ts';
import type { TargetTerms } from '../domain/plan/people/target-entry.ts';
import { formatNumber, listing } from '../i18n/format.ts';
import { say } from '../i18n/locale.ts';
import { periodNames } from '../i18n/texts/plan-words.ts';
import {
  recordKinds,
  takeWords,
  targetWords,
  measureWords as texts,
  unitWords,
  windowWords,
} from '../i18n/texts/plan-words-measures.ts';
import { type Clause, clause, usual } from './plan-words-clause.ts';
import { expressionText } from './plan-words-expressions.ts';
import { measureName, type PlanReader, shareText, targetText } from './plan-words-figures.ts';

export function measureClauses(measure: MeasureDefinition, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  const unit = usual(
    'unit',
    say(locale, texts.unit, { unit: say(locale, unitWords[measure.unit]) }),
  );
  switch (measure.kind) {
    case 'records':
      return [...recordClauses(measure, reader), unit];
    case 'formula': {
      const formula = expressionText(measure.formula, 'measures', reader);
      return [clause('formula', say(locale, texts.formula, { formula })), unit];
    }
    case 'scorecard':
      return [clause('lines', scorecardText(measure, reader))];
    case 'rank':
      return [clause(['measure', 'by', 'among'], rankText(measure, reader))];
    case 'members':
      return [...membersClauses(measure, reader), unit];
  }
}

export const recordsText = (kind: string, { locale }: Pick<PlanReader, 'locale'>): string => {
  const known = recordKinds[kind as keyof typeof recordKinds];
  return known ? say(locale, known) : say(locale, texts.otherRecords, { kind });
};

function recordClauses(measure: RecordMeasure, reader: PlanReader): readonly Clause[] {
  const { take, value, weight, where, dated, window, credit, factor } = measure;
  const { locale } = reader;
  const text = (expression: NonNullable<typeof value>) =>
    expressionText(expression, 'attributes', reader);
  const figures = {
    value: value ? text(value) : '',
    records: recordsText(measure.records, reader),
    weight: weight ? text(weight) : '',
  };
  return [
    clause(['records', 'take', 'value', 'weight'], say(locale, takeWords[take], figures)),
    ...(where ? [clause('where', say(locale, texts.where, { where: text(where) }))] : []),
    windowClause(window, reader),
    ...(dated ? [clause('dated', say(locale, texts.dated, { attribute: dated }))] : []),
    credit === 'whole'
      ? clause('credit', say(locale, texts.whole))
      : usual('credit', say(locale, texts.shared)),
    ...(factor.num === factor.den
      ? []
      : [clause('factor', say(locale, texts.factor, { factor: shareText(factor, reader) }))]),
  ];
}

function windowClause(window: Window, reader: PlanReader): Clause {
  const { locale, file } = reader;
  const period = say(locale, periodNames[file.head.period]);
  if (typeof window === 'object') {
    const periods = formatNumber(window.rolling, locale);
    return clause('window', say(locale, windowWords.rolling, { periods, period }));
  }
  return window === 'period'
    ? usual('window', say(locale, windowWords.period, { period }))
    : clause('window', say(locale, windowWords[window]));
}

function scorecardText({ lines }: ScorecardMeasure, reader: PlanReader): string {
  const { locale } = reader;
  const parts = lines.map(({ measure, by, weight, cap, floor, lessIsBetter }) =>
    say(locale, texts.scoreLine, {
      measure: say(locale, texts.by[by], { measure: measureName(measure, reader) }),
      weight: shareText(weight, reader),
      cap: cap && shareText(cap, reader),
      floor: floor && shareText(floor, reader),
      isReverse: lessIsBetter,
    }),
  );
  return say(locale, texts.scorecard, { lines: parts.join(say(locale, texts.between)) });
}

function rankText({ measure, by, among }: RankMeasure, reader: PlanReader): string {
  const { locale } = reader;
  const name = say(locale, texts.by[by], { measure: measureName(measure, reader) });
  return say(locale, texts.rank, { measure: name, among: say(locale, texts.among[among]) });
}

function membersClauses(
  { of, take, value, where }: MembersMeasure,
  reader: PlanReader,
): readonly Clause[] {
  const { locale } = reader;
  const group = say(locale, texts.among[of]);
  const figure = value ? expressionText(value, 'measures', reader) : '';
  return [
    clause(['of', 'take', 'value'], say(locale, texts.members[take], { group, value: figure })),
    ...(where
      ? [
          clause(
            'where',
            say(locale, texts.whoOnly, { where: expressionText(where, 'measures', reader) }),
          ),
        ]
      : []),
  ];
}

export function targetClauses(
  measure: string,
  { source, prorate, ramp }: TargetTerms,
  reader: PlanReader,
): readonly Clause[] {
  const { locale, file } = reader;
  const period = say(locale, periodNames[file.head.period]);
  return [
    clause('source', sourceText(measure, source, period, reader)),
    prorate === 'none'
      ? usual('prorate', say(locale, targetWords.prorate.none))
      : clause('prorate', say(locale, targetWords.prorate[prorate])),
    ...(ramp.length === 0
      ? []
      : [
          clause(
            'ramp',
            say(locale, targetWords.ramp, {
              shares: ramp.map((share) => shareText(share, reader)),
            }),
          ),
        ]),
  ];
}

function sourceText(
  measure: string,
  source: TargetTerms['source'],
  period: string,
  reader: PlanReader,
): string {
  const { locale } = reader;
  switch (source.kind) {
    case 'assigned':
      return say(locale, targetWords.set.rep, { period });
    case 'figure':
      return say(locale, targetWords.figure, {
        figure: targetText(source.figure, measure, reader),
        period,
      });
    case 'formula':
      return say(locale, targetWords.formula, {
        formula: expressionText(source.formula, 'measures', reader),
      });
    case 'year':
      return say(locale, targetWords.year, {
        year: targetText(source.year, measure, reader),
        shares: listing(
          source.seasons.map((share) => shareText(share, reader)),
          locale,
        ),
        period,
      });
  }
}

/** A target that the plan says nothing about: it was set for somebody. */
export const setTarget = (of: Of, { locale, file }: PlanReader): string =>
  say(locale, targetWords.set[of], { period: say(locale, periodNames[file.head.period]) });
