/** Every step of the arithmetic behind a figure, a line each, to be followed with a pocket calculator. */
import type { Currency } from '../domain/money.ts';
import type { MeasureRef } from '../domain/plan/evaluation.ts';
import type { StepOf, TraceStep } from '../domain/plan/trace.ts';
import { add, zero } from '../domain/rational.ts';
import { formatNumber } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { gates } from '../i18n/texts/trace-formulas.ts';
import { tables } from '../i18n/texts/trace-tables.ts';
import {
  budgetText,
  deductedText,
  limitStepText,
  modifierText,
  poolText,
  roundedText,
} from './explain-changes.ts';
import {
  attainmentText,
  formulaText,
  gateText,
  measuredText,
  rankText,
  scorecardText,
} from './explain-measures.ts';
import { settlementSteps } from './explain-settlement.ts';
import {
  bandText,
  cellText,
  curveText,
  flatText,
  interpolatedText,
  recordText,
  stepsText,
  thresholdText,
} from './explain-tables.ts';
import { moneyText, type Reader } from './trace-figures.ts';

/** A line of a statement with its arithmetic: a component, a settlement, a grant. */
export interface Explained {
  readonly trace: readonly TraceStep[];
  /** Empty: it has none, as a grant. */
  readonly mechanic: string;
}

export interface Telling {
  readonly locale: Locale;
  readonly currency: Currency;
  /** What people call a record; its id where it has no other name. */
  readonly nameOf?: (record: string) => string;
  /** How many records are told one by one before the others are summed up; absent: all of them. */
  readonly mostRecords?: number;
}

export function explainSteps(
  { trace, mechanic }: Explained,
  { locale, currency, nameOf = (record) => record, mostRecords = Infinity }: Telling,
): readonly string[] {
  const reader: Reader = { currency, locale, exact: true };
  const records = trace.filter((step) => step.step === 'record');
  const left = new Set<TraceStep>(records.slice(mostRecords));
  const texts: string[] = [];
  let counted: MeasureRef | null = null;
  trace.forEach((step, position) => {
    const before = trace[position - 1];
    if (step.step === 'measured') counted = step.measure;
    if (left.has(step) || isSaid(step, before)) return;
    texts.push(stepText(step, { mechanic, before, counted, nameOf }, reader));
    if (step.step === 'record' && step === records[mostRecords - 1] && left.size > 0)
      texts.push(moreText(records.slice(mostRecords), reader));
  });
  return texts;
}

/** A formula ends with what it comes to; there is no need to say the same again. */
const isSaid = (step: TraceStep, before: TraceStep | undefined): boolean =>
  step.step === 'measured' &&
  step.of === 'rep' &&
  before?.step === 'formula' &&
  before.measure.id === step.measure.id;

interface Around {
  readonly mechanic: string;
  readonly before: TraceStep | undefined;
  /** What was measured last. */
  readonly counted: MeasureRef | null;
  readonly nameOf: (record: string) => string;
}

function stepText(step: TraceStep, around: Around, reader: Reader): string {
  switch (step.step) {
    case 'measured':
      return measuredText(step, reader);
    case 'attainment':
      return attainmentText(step, around.before, reader);
    case 'formula':
      return formulaText(step, reader);
    case 'scorecard':
      return scorecardText(step, reader);
    case 'rank':
      return rankText(step, reader);
    case 'gate':
      return gateText(step, reader);
    case 'not_for_level':
      return say(reader.locale, gates.otherLevel, { level: step.level });
    case 'band':
      return bandText(step, around.mechanic, reader);
    case 'flat':
      return flatText(step, reader);
    case 'threshold':
      return thresholdText(step, reader);
    case 'interpolated':
      return interpolatedText(step, reader);
    case 'curve':
      return curveText(step, around.mechanic, reader);
    case 'cell':
      return cellText(step, around.mechanic, reader);
    case 'steps':
      return stepsText(step, reader);
    case 'record':
      return recordText(step, around.counted, around.nameOf, reader);
    case 'pool':
      return poolText(step, reader);
    case 'modifier':
      return modifierText(step, reader);
    case 'limit':
      return limitStepText(step, reader);
    case 'budget':
      return budgetText(step, reader);
    case 'deducted':
      return deductedText(step, reader);
    case 'rounded':
      return roundedText(step, reader);
    case 'target':
    case 'prorated':
    case 'spell':
    case 'draw':
    case 'held':
    case 'released':
    case 'lapsed':
    case 'payable':
    case 'clawback':
    case 'owed':
    case 'vesting':
      return settlementSteps(step, reader) ?? '';
  }
}

const moreText = (records: readonly StepOf<'record'>[], reader: Reader): string =>
  say(reader.locale, tables.moreRecords, {
    count: formatNumber(records.length, reader.locale),
    pays: moneyText(
      records.reduce((sum, { pays }) => add(sum, pays), zero),
      reader,
    ),
  });
