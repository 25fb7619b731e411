/** From what was earned to what is paid, and long-term grants, in sentences. */

import type { GrantTerms } from '../domain/plan/grants/grant.ts';
import type { ClawbackTerms } from '../domain/plan/settlement/clawback.ts';
import type { DrawTerms } from '../domain/plan/settlement/draw.ts';
import type { RecoverAtMost } from '../domain/plan/settlement/draw-terms.ts';
import type { EligibilityTerms } from '../domain/plan/settlement/eligibility.ts';
import type { HoldbackTerms } from '../domain/plan/settlement/holdback.ts';
import type { StatedSettlement } from '../domain/plan/stated.ts';
import { formatDate, formatNumber } from '../i18n/format.ts';
import { say } from '../i18n/locale.ts';
import { periodNames } from '../i18n/texts/plan-words.ts';
import { planFigures } from '../i18n/texts/plan-words-figures.ts';
import {
  clawbackWords,
  drawWords,
  grantWords,
  holdbackWords,
  settlementWords as texts,
} from '../i18n/texts/plan-words-settlement.ts';
import { type Clause, clause, usual } from './plan-words-clause.ts';
import { expressionText } from './plan-words-expressions.ts';
import {
  amountsText,
  amountText,
  byLevelText,
  incentiveText,
  type PlanReader,
  partsText,
  sharesText,
  shareText,
} from './plan-words-figures.ts';
import { recordsText } from './plan-words-measures.ts';

export function settlementClauses(stated: StatedSettlement, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  const { when } = stated.terms;
  const gate = when
    ? [clause('when', say(locale, texts.when, { when: expressionText(when, 'measures', reader) }))]
    : [];
  return [...gate, ...ownClauses(stated, reader)];
}

function ownClauses(stated: StatedSettlement, reader: PlanReader): readonly Clause[] {
  switch (stated.mechanic) {
    case 'draw':
      return drawClauses(stated.terms, reader);
    case 'holdback':
      return holdbackClauses(stated.terms, reader);
    case 'eligibility':
      return eligibilityClauses(stated.terms, reader);
    case 'clawback':
      return clawbackClauses(stated.terms, reader);
  }
}

function drawClauses(terms: DrawTerms, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  const { kind, amount, 'recover-at-most': most } = terms;
  const how = say(locale, drawWords.kinds[kind], { amount: drawAmount(amount, reader) });
  return [
    clause(['kind', 'amount'], how),
    ...(most
      ? [
          clause(
            'recover-at-most',
            say(locale, drawWords.recover, { most: mostBack(most, reader) }),
          ),
        ]
      : []),
  ];
}

function drawAmount(amount: DrawTerms['amount'], reader: PlanReader): string {
  const { locale } = reader;
  if ('target-incentive' in amount) return incentiveText(amount['target-incentive'], reader);
  if ('kind' in amount) return amountsText(amount, reader);
  const months = amount.map((each) => amountsText(each, reader));
  return say(locale, drawWords.byMonth, { amounts: months.join(say(locale, drawWords.inTurn)) });
}

function mostBack(most: RecoverAtMost, reader: PlanReader): string {
  switch (most.kind) {
    case 'unlimited':
      return say(reader.locale, drawWords.unlimited);
    case 'share':
      return say(reader.locale, drawWords.share, { share: shareText(most.share, reader) });
    case 'amount':
      return amountText(most, reader);
  }
}

function holdbackClauses(terms: HoldbackTerms, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  const { on, share, release, leaver } = terms;
  const period = say(locale, periodNames[reader.file.head.period]);
  const figures = { share: sharesText(share, reader), on: partsText(on, reader) };
  const released =
    release.kind === 'instalments'
      ? say(locale, holdbackWords.instalments, {
          parts: formatNumber(release.instalments, locale),
          isNow: release.first === 'now',
          period,
        })
      : release.releases
          .map((each) =>
            say(locale, holdbackWords.release, {
              share: shareText(each.share, reader),
              after: formatNumber(each.after, locale),
              period,
            }),
          )
          .join(say(locale, planFigures.comma));
  return [
    clause(['on', 'share'], say(locale, holdbackWords.held, figures)),
    clause('release', say(locale, holdbackWords.released, { released })),
    clause('leaver', say(locale, holdbackWords.leaver[leaver])),
  ];
}

function eligibilityClauses(
  { on, share }: EligibilityTerms,
  reader: PlanReader,
): readonly Clause[] {
  const { locale } = reader;
  const figures = {
    on: partsText(on, reader),
    share: expressionText(share, 'measures', reader),
  };
  return [clause(['on', 'share'], say(locale, texts.eligibility, figures))];
}

function clawbackClauses(terms: ClawbackTerms, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  const { records, where, of, takes, within, attainment } = terms;
  const share =
    'num' in takes
      ? say(locale, clawbackWords.share, { share: shareText(takes, reader) })
      : say(locale, clawbackWords.unserved, { months: formatNumber(takes['unserved-of'], locale) });
  const span = within.within;
  const period =
    span === null
      ? say(locale, clawbackWords.ever)
      : 'days' in span
        ? say(locale, clawbackWords.days, { days: formatNumber(span.days, locale) })
        : say(locale, clawbackWords.months, { months: formatNumber(span.months, locale) });
  return [
    clause(
      ['records', 'where', 'takes'],
      say(locale, clawbackWords.taken, {
        records: recordsText(records, reader),
        where: where ? expressionText(where, 'attributes', reader) : null,
        share,
      }),
    ),
    clause('within', period),
    usual('of', say(locale, clawbackWords.of, { attribute: of ?? 'reverses' })),
    clause('attainment', say(locale, clawbackWords.attainment[attainment])),
    clause('below-zero', say(locale, clawbackWords.belowZero[terms['below-zero'] ?? 'paid-back'])),
  ];
}

export function grantClauses(terms: GrantTerms, reader: PlanReader): readonly Clause[] {
  const { locale } = reader;
  const { units, granted, vesting } = terms;
  const figures = {
    units: byLevelText(units, reader, (value) => formatNumber(value, locale)),
    day: granted === 'start' ? null : formatDate(granted, locale, { year: true }),
  };
  return [
    clause(['units', 'granted'], say(locale, grantWords.granted, figures)),
    clause(
      'vesting',
      say(locale, grantWords.vesting, {
        months: formatNumber(vesting.months, locale),
        every: say(locale, periodNames[vesting.every]),
        cliff: vesting.cliff === 0 ? null : formatNumber(vesting.cliff, locale),
      }),
    ),
    clause('leaver', say(locale, grantWords.leaver)),
  ];
}
