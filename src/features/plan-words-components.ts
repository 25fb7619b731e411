/** The components of a plan, and what comes after them, in sentences. */
import { figureFor, type Pays, sourceOf } from '../domain/plan/components/pays.ts';
import type { PoolTerms } from '../domain/plan/components/pool-terms.ts';
import type { ComponentTerms, LookedUpTerms } from '../domain/plan/components/schema.ts';
import {
  type StatedAfterward,
  type StatedComponent,
  type StatedTable,
  statedTable,
} from '../domain/plan/stated.ts';
import { say } from '../i18n/locale.ts';
import { periodNames } from '../i18n/texts/plan-words.ts';
import {
  afterwardWords,
  poolWords,
  componentWords as texts,
} from '../i18n/texts/plan-words-components.ts';
import { type Clause, clause, usual } from './plan-words-clause.ts';
import { expressionText } from './plan-words-expressions.ts';
import {
  amountText,
  byLevelText,
  factorText,
  incentiveText,
  indexText,
  levelsText,
  measureName,
  mostText,
  numberText,
  type PlanReader,
  partsText,
  sourceText,
} from './plan-words-figures.ts';
import { rowFigure, type TablePlace, tableClauses } from './plan-words-tables.ts';

/** What a component's figures are, and what they are applied to. */
export function placeOf(pays: Pays, reader: PlanReader): TablePlace {
  const source = sourceOf(pays);
  const basis = source ? sourceText(source, reader) : '';
  if (pays === 'amount') return { figure: 'amount', basis: '' };
  if ('target-incentive' in pays)
    return { figure: 'share', basis: incentiveText(pays['target-incentive'], reader) };
  return { figure: 'per-unit-of' in pays ? 'each' : 'rate', basis };
}

export function componentClauses(terms: StatedComponent, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  const table = statedTable(terms);
  const place = placeOf(terms.pays, reader);
  return [
    ...gateClauses(terms, reader),
    ...(table ? tableClauses(table, place, reader) : [flatClause(terms, place, reader)]),
    ...unitClauses(terms, reader),
    ...(table ? unmeasuredClauses(table as StatedTable & LookedUpTerms, place, reader) : []),
    ...limitClauses(terms, reader),
    ...(terms.pool ? [clause('pool', poolText(terms.pool, reader))] : []),
    ...(terms['true-up']
      ? [
          clause(
            'true-up',
            say(locale, texts.trueUp, { over: say(locale, periodNames[terms['true-up'].over]) }),
          ),
        ]
      : []),
  ];
}

/** For whom, and on which condition. */
function gateClauses(
  { levels, when }: Pick<ComponentTerms, 'levels' | 'when'>,
  reader: PlanReader,
): readonly Clause[] {
  const { locale } = reader;
  return [
    ...(levels
      ? [clause('levels', say(locale, texts.levels, { levels: levelsText(levels, reader) }))]
      : []),
    ...(when
      ? [
          clause(
            'when',
            say(locale, texts.when, { when: expressionText(when, 'measures', reader) }),
          ),
        ]
      : []),
  ];
}

function flatClause(terms: ComponentTerms, place: TablePlace, reader: PlanReader): Clause {
  const { locale } = reader;
  const figures = { figure: rowFigure(terms, place.figure, reader), basis: place.basis };
  const { pays } = terms;
  const keys = ['pays', 'rate', 'amount', 'factor'];
  if (pays === 'amount') return clause(keys, say(locale, texts.fixed, figures));
  if (figureFor(pays) === null) return clause(keys, say(locale, texts.itself, figures));
  return clause(keys, say(locale, 'per-unit-of' in pays ? texts.each : texts.share, figures));
}

function unitClauses(terms: ComponentTerms, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  const { per = 'period', 'per-record-of': driver } = terms;
  const unit =
    per === 'period'
      ? usual('per', say(locale, texts.perPeriod))
      : clause('per', say(locale, per === 'record' ? texts.perRecord : texts.running));
  return [
    unit,
    ...(driver
      ? [
          clause(
            'per-record-of',
            say(locale, texts.recordsOf, { measure: sourceText(driver, reader) }),
          ),
        ]
      : []),
  ];
}

function unmeasuredClauses(
  terms: StatedTable & LookedUpTerms,
  { basis }: TablePlace,
  reader: PlanReader,
): readonly Clause[] {
  const { locale } = reader;
  const unmeasured = terms['if-unmeasured'];
  return [
    ...(terms.split
      ? [
          clause(
            'split',
            say(locale, texts.split, { basis, index: indexText(terms.index, reader) }),
          ),
        ]
      : []),
    ...(unmeasured ? [clause('if-unmeasured', say(locale, texts.unmeasured[unmeasured]))] : []),
  ];
}

function limitClauses(terms: ComponentTerms, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  return (['floor-per-record', 'cap-per-record', 'floor', 'cap'] as const).flatMap((key) => {
    const limit = terms[key];
    return limit ? [clause(key, say(locale, texts[key], { limit: mostText(limit, reader) }))] : [];
  });
}

function poolText({ of, share, who }: PoolTerms, reader: PlanReader): string {
  const { locale } = reader;
  const how =
    share === 'equally'
      ? say(locale, poolWords.equally)
      : 'by' in share
        ? say(locale, poolWords.by, { measure: measureName(share.by, reader) })
        : say(locale, poolWords.byLevel, {
            weights: byLevelText(share['by-level'], { ...reader, level: null }, (value) =>
              numberText(value, reader),
            ),
          });
  return say(locale, poolWords.pool, {
    group: say(locale, poolWords.group[of]),
    how,
    who: who ? expressionText(who, 'measures', reader) : null,
  });
}

export function afterwardClauses(stated: StatedAfterward, reader: PlanReader): readonly Clause[] {
  const on = partsText(stated.terms.on, reader);
  return [...gateClauses(stated.terms, reader), ...changeClauses(stated, on, reader)];
}

function changeClauses(stated: StatedAfterward, on: string, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  switch (stated.mechanic) {
    case 'modifier': {
      const { terms } = stated;
      if (!('if-unmeasured' in terms)) {
        const factor = rowFigure(terms, 'factor', reader);
        return [clause(['on', 'factor'], say(locale, afterwardWords.flat, { on, factor }))];
      }
      const factor = factorText(terms['if-unmeasured'], reader);
      return [
        clause('on', say(locale, afterwardWords.multiplies, { on })),
        ...tableClauses(terms, { figure: 'factor', basis: '' }, reader),
        clause('if-unmeasured', say(locale, afterwardWords.unmeasured, { factor })),
      ];
    }
    case 'cap':
    case 'floor': {
      const limit = mostText(stated.terms.amount, reader);
      return [
        clause(['on', 'amount'], say(locale, afterwardWords[stated.mechanic], { on, limit })),
      ];
    }
    case 'budget': {
      const amount = amountText(stated.terms.amount, reader);
      return [clause(['on', 'amount'], say(locale, afterwardWords.budget, { amount }))];
    }
  }
}
