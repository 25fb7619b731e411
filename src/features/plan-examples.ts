/** The worked examples of a plan file: what somebody achieved, in words, and what each line then pays. */
import type { CardElement, Table } from '../chat/card.ts';
import { type CompiledPlan, compile } from '../domain/plan/compile.ts';
import type { Of, PlanResult } from '../domain/plan/evaluation.ts';
import { type PeriodRun, runExample } from '../domain/plan/example-run.ts';
import type { ExampleRecord } from '../domain/plan/language/example-records.ts';
import type {
  ExamplePeriod,
  StatedFigure,
  StatedFigures,
  StatedGroup,
} from '../domain/plan/language/examples.ts';
import type { PlacedExample } from '../domain/plan/language/read.ts';
import { formatDate, formatNumber } from '../i18n/format.ts';
import { say } from '../i18n/locale.ts';
import { exampleWords as texts } from '../i18n/texts/plan-examples.ts';
import { planFigures } from '../i18n/texts/plan-words-figures.ts';
import { periodTitle, textElement } from './figures.ts';
import {
  measureName,
  moneyText,
  numberText,
  type PlanReader,
  partName,
  shareText,
  sourceText,
  unitOf,
  unitsText,
  unitText,
} from './plan-words-figures.ts';
import { recordsText } from './plan-words-measures.ts';

/** Those for the reader's level; all of them for a reader of none. */
export function exampleElements(reader: PlanReader): readonly CardElement[] {
  const plan = compile(reader.file);
  return reader.file.examples
    .filter((placed) => isFor(placed, reader))
    .map((placed) => ({
      kind: 'details',
      title: placed.example.name,
      elements: runElements(plan, placed, reader),
    }));
}

function isFor({ example }: PlacedExample, { level }: PlanReader): boolean {
  if (level === null) return true;
  return example.periods.every((period) => {
    const levels = period.spells?.map((spell) => spell.level) ?? [];
    if (period.level !== undefined) levels.push(period.level);
    return levels.length === 0 || levels.includes(level);
  });
}

function runElements(
  plan: CompiledPlan,
  placed: PlacedExample,
  reader: PlanReader,
): readonly CardElement[] {
  const { periods } = placed.example;
  return runExample(plan, placed).periods.flatMap((run, position) => {
    const stated = periods[position];
    if (!stated || !run.result) return [];
    const given = givenTexts(stated, run, reader).join(say(reader.locale, planFigures.semicolon));
    return [
      textElement(say(reader.locale, texts.given, { given })),
      resultTable(run.result, reader),
    ];
  });
}

/** What the example states, in the order of the file. */
function givenTexts(stated: ExamplePeriod, run: PeriodRun, reader: PlanReader): readonly string[] {
  const { locale } = reader;
  const period = periodTitle(run.input.period, run.input.calendar, locale);
  return [
    ...(stated.period ? [period] : []),
    ...(stated.level && stated.level !== reader.level
      ? [say(locale, texts.level, { level: stated.level })]
      : []),
    ...whenTexts(stated, reader),
    ...(stated.rep ? figureTexts(stated.rep, 'rep', reader) : []),
    ...(['team', 'reports', 'company'] as const).flatMap((of) =>
      groupTexts(stated[of], of, reader),
    ),
    ...(stated.records ?? []).map((record) => recordText(record, reader)),
    ...moneyTexts(stated, reader),
  ];
}

function whenTexts(
  { started, left, leave = [], spells = [] }: ExamplePeriod,
  reader: PlanReader,
): readonly string[] {
  const { locale } = reader;
  const day = (date: Parameters<typeof formatDate>[0]) => formatDate(date, locale, { year: true });
  return [
    ...(started ? [say(locale, texts.started, { day: day(started) })] : []),
    ...(left ? [say(locale, texts.left, { day: day(left) })] : []),
    ...leave.map(([from, to]) => say(locale, texts.leave, { from: day(from), to: day(to) })),
    ...spells.map(({ from, level }) => say(locale, texts.spell, { day: day(from), level })),
  ];
}

function figureTexts(figures: StatedFigures, of: Of, reader: PlanReader): readonly string[] {
  return [...figures].map(([measure, figure]) =>
    say(reader.locale, texts.figure, {
      measure: sourceText({ of, measure }, reader),
      figure: figureText(figure, measure, reader),
    }),
  );
}

function figureText({ value, quota }: StatedFigure, measure: string, reader: PlanReader): string {
  const { locale } = reader;
  const unit = unitOf(measure, reader);
  const reached =
    value === undefined
      ? null
      : value === null
        ? say(locale, texts.nothing)
        : unitText(value, unit, reader);
  if (!quota) return reached ?? say(locale, texts.nothing);
  return say(locale, texts.ofTarget, { reached, target: unitText(quota, unit, reader) });
}

/** Long lists of others are counted, short ones told. */
const fewOthers = 6;

function groupTexts(
  group: StatedGroup | undefined,
  of: Exclude<Of, 'rep'>,
  reader: PlanReader,
): readonly string[] {
  if (!group) return [];
  const { locale } = reader;
  const { figures, others } = group;
  const isTold = others.length <= fewOthers && others.some((each) => each.figures.size > 0);
  const each = others.map((other) =>
    [
      ...(other.level === null ? [] : [other.level]),
      ...[...other.figures].map(
        ([measure, figure]) =>
          `${measureName(measure, reader)} ${figureText(figure, measure, reader)}`,
      ),
    ].join(' '),
  );
  return [
    ...figureTexts(figures, of, reader),
    ...(others.length === 0
      ? []
      : [
          say(locale, texts.others[of], {
            count: formatNumber(others.length, locale),
            each: isTold ? each.join(say(locale, planFigures.comma)) : null,
          }),
        ]),
  ];
}

function recordText(record: ExampleRecord, reader: PlanReader): string {
  const { locale } = reader;
  const { kind, id, day, amount, score, share, role, overlay, attributes } = record;
  const sum = amount
    ? amount.currency === null
      ? unitsText(amount.value, reader)
      : `${numberText(amount.value, reader)} ${amount.currency}`
    : null;
  const parts = [
    ...(id === null ? [] : [id]),
    ...(day === null ? [] : [formatDate(day, locale, { year: true })]),
    ...(sum === null ? [] : [sum]),
    ...(score === null ? [] : [say(locale, texts.score, { score: numberText(score, reader) })]),
    ...(share.num === share.den
      ? []
      : [say(locale, texts.share, { share: shareText(share, reader) })]),
    ...(role === null ? [] : [say(locale, texts.role, { role })]),
    ...(overlay ? [say(locale, texts.overlay)] : []),
    ...Object.entries(attributes).map(([name, text]) => `${name.replaceAll('_', ' ')} ${text}`),
  ];
  return say(locale, texts.record, {
    kind: recordsText(kind, reader),
    parts: parts.join(say(locale, planFigures.comma)),
  });
}

function moneyTexts(
  { rates, everyone, balances, paid }: ExamplePeriod,
  reader: PlanReader,
): readonly string[] {
  const { locale, file } = reader;
  return [
    ...[...(rates ?? [])].map(([currency, rate]) =>
      say(locale, texts.rate, {
        currency,
        rate: numberText(rate, reader),
        own: file.head.currency,
      }),
    ),
    ...(everyone ? [say(locale, texts.everyone, { amount: unitsText(everyone, reader) })] : []),
    ...[...(balances ?? [])].map(([id, amount]) =>
      say(locale, texts.owed, { part: partName(id, reader), amount: unitsText(amount, reader) }),
    ),
    ...[...(paid ?? [])].map(([record, amount]) =>
      say(locale, texts.paid, { record, amount: unitsText(amount, reader) }),
    ),
  ];
}

function resultTable(result: PlanResult, reader: PlanReader): Table {
  const { locale } = reader;
  const line = ({
    id,
    amount,
  }: PlanResult['components'][number] | PlanResult['settlement'][number]) => [
    { text: partName(id, reader) },
    { text: moneyText(amount, reader) },
  ];
  const sum = (text: string, amount: PlanResult['total']) => [
    { text, strong: true },
    { text: moneyText(amount, reader), strong: true },
  ];
  return {
    kind: 'table',
    columns: [
      { title: say(locale, texts.line), align: 'start' },
      { title: say(locale, texts.pays), align: 'end' },
    ],
    rows: [
      ...result.components.map(line),
      sum(say(locale, texts.total), result.total),
      ...(result.settlement.length === 0
        ? []
        : [...result.settlement.map(line), sum(say(locale, texts.payout), result.payout)]),
      ...result.grants.map(({ title, vested, newly }) => [
        { text: title[locale] },
        {
          text: say(locale, texts.vested, {
            vested: formatNumber(vested, locale),
            newly: formatNumber(newly, locale),
          }),
        },
      ]),
    ],
  };
}
