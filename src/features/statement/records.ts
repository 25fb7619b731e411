/** The records behind a line: what the source calls each, its day, whose part it is, and what of it counts. */

import { Temporal } from 'temporal-polyfill';
import type { CardElement, Table } from '../../chat/card.ts';
import type { CompiledPlan } from '../../domain/plan/compile.ts';
import type {
  Contribution,
  MeasureRef,
  PlanInput,
  PlanRecord,
} from '../../domain/plan/evaluation.ts';
import { createReader } from '../../domain/plan/measures/reader.ts';
import type { StepOf, TraceStep } from '../../domain/plan/trace.ts';
import { rationalText } from '../../domain/rational.ts';
import { byText } from '../../domain/text-order.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { statement as texts } from '../../i18n/texts/statement.ts';
import { textElement } from '../figures.ts';
import { type Reader, shareText, valueText } from '../trace-figures.ts';

/** What stands behind the line called `title`. */
export type RecordLister = (title: string, trace: readonly TraceStep[]) => readonly CardElement[];

/**
 * A table of the person's own records for each measure that was computed from records: once, where it is first asked for; later lines
 * refer to it. Of a group's measure, what colleagues brought in is only counted: it is not this reader's to see.
 */
export function recordLister(input: PlanInput, plan: CompiledPlan, locale: Locale): RecordLister {
  const reader: Reader = { currency: plan.currency, locale, exact: true };
  const own = new Map(input.person.records.map((record) => [record.id, record]));
  const ownFigures = createReader(plan.measuring, input);
  /** Where the records of a measure were listed. */
  const listed = new Map<string, string>();
  const behind = (title: string, step: StepOf<'measured'>): readonly CardElement[] => {
    const all = step.credits ?? [];
    const { measure, of } = step;
    const mine = of === 'rep' ? all : (ownFigures.read(measure.id, 'rep').measured.credits ?? []);
    const others = all.length - mine.length;
    const text = say(locale, texts.ofColleagues, { count: formatNumber(others, locale) });
    return [...listing(title, mine, step), ...(others > 0 ? [textElement(text)] : [])];
  };
  const listing = (
    title: string,
    mine: readonly Contribution[],
    { measure }: StepOf<'measured'>,
  ): readonly CardElement[] => {
    const rows = mine.flatMap((credit) => {
      const record = own.get(credit.record);
      return record ? [{ record, credit }] : [];
    });
    if (rows.length === 0) return [];
    const key = [
      measure.id,
      ...rows.map(({ record, credit: { value } }) => [record.id, rationalText(value)]),
    ].join(' ');
    const before = listed.get(key);
    if (before === undefined) {
      listed.set(key, title);
      const inOrder = rows.toSorted((a, b) => byDay(a.record, b.record));
      return [
        tableOf(
          inOrder.map(({ record, credit }) => rowOf(record, credit, measure, reader)),
          locale,
        ),
      ];
    }
    const count = formatNumber(rows.length, locale);
    return [textElement(say(locale, texts.listedUnder, { count, title: before }))];
  };
  return (title, trace) => {
    const measures = new Map<string, StepOf<'measured'>>();
    for (const step of trace)
      if (step.step === 'measured' && step.credits && step.credits.length > 0)
        measures.set(`${step.of} ${step.measure.id}`, step);
    return [...measures.values()].flatMap((step) => behind(title, step));
  };
}

const byDay = (a: PlanRecord, b: PlanRecord): number =>
  Temporal.PlainDate.compare(a.day, b.day) || byText(a.externalId, b.externalId);

const tableOf = (rows: Table['rows'], locale: Locale): Table => ({
  kind: 'table',
  columns: [
    { title: say(locale, texts.ofRecord), align: 'start' },
    { title: say(locale, texts.day), align: 'start' },
    { title: say(locale, texts.share), align: 'end' },
    { title: say(locale, texts.credit), align: 'end' },
  ],
  rows,
});

function rowOf(
  { externalId, version, day, role, share, overlay }: PlanRecord,
  { value }: Contribution,
  measure: MeasureRef,
  reader: Reader,
) {
  const { locale } = reader;
  const name = [externalId, ...(version > 1 ? [`v${version}`] : []), ...(role ? [role] : [])];
  const part = shareText(share, reader);
  return [
    { text: name.join(' · ') },
    { text: formatDate(day, locale, { year: true }) },
    { text: overlay ? say(locale, texts.overlay, { share: part }) : part },
    { text: valueText(value, measure, reader) },
  ];
}
