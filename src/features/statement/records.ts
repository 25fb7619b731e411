/** The records behind a line: what the source calls each, its day, whose part it is, and what of it counts. */
import type { CardElement, Table } from '../../chat/card.ts';
import type { CompiledPlan } from '../../domain/plan/compile.ts';
import type { Contribution, PlanInput, PlanRecord } from '../../domain/plan/evaluation.ts';
import type { StepOf, TraceStep } from '../../domain/plan/trace.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { statement as texts } from '../../i18n/texts/statement.ts';
import { textElement } from '../figures.ts';
import { type Reader, shareText, valueText } from '../trace-figures.ts';

/** A table for each measure that was computed from records, once. */
export function recordsBehind(
  trace: readonly TraceStep[],
  { person }: PlanInput,
  { currency }: CompiledPlan,
  locale: Locale,
): readonly CardElement[] {
  const own = new Map(person.records.map((record) => [record.id, record]));
  const reader: Reader = { currency, locale, exact: true };
  const measures = new Map<string, StepOf<'measured'>>();
  for (const step of trace)
    if (step.step === 'measured' && step.credits && step.credits.length > 0)
      measures.set(`${step.of} ${step.measure.id}`, step);
  return [...measures.values()].flatMap((step) => elementsOf(step, own, reader));
}

function elementsOf(
  step: StepOf<'measured'>,
  own: ReadonlyMap<string, PlanRecord>,
  reader: Reader,
): readonly CardElement[] {
  const { locale } = reader;
  const credits = step.credits ?? [];
  const rows = credits.flatMap((credit) => {
    const record = own.get(credit.record);
    return record ? [rowOf(record, credit, step, reader)] : [];
  });
  const others = credits.length - rows.length;
  const text = say(locale, texts.ofColleagues, { count: formatNumber(others, locale) });
  return [
    ...(rows.length > 0 ? [tableOf(rows, locale)] : []),
    ...(others > 0 ? [textElement(text)] : []),
  ];
}

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
  { measure }: StepOf<'measured'>,
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
