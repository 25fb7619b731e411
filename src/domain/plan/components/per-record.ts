/** Components that pay record by record: each on its own, or each as it makes the index grow. */
import { Temporal } from 'temporal-polyfill';
import { add, multiply, type Rational, rational, subtract, zero } from '../../rational.ts';
import { byText } from '../../text-order.ts';
import type { PlanRecord } from '../evaluation.ts';
import type { PlanTerms } from '../language/part.ts';
import type { Source } from '../language/terms.ts';
import type { Basis, Lookup, Paid, Table } from '../tables/table.ts';
import type { IndexRef, TraceStep } from '../trace.ts';
import type { Evaluating, Payer } from './component.ts';
import { limited, limitFor } from './limit.ts';
import { type BelowZero, sourceOf } from './pays.ts';
import type { ComponentTerms, LookedUpTerms } from './schema.ts';

/** The records behind a measure, in order of day and id; null: it was handed in as one figure. */
function recordsBehind(
  { reader, input }: Evaluating,
  source: Source,
): readonly PlanRecord[] | null {
  const { credits } = reader.read(source.measure, source.of).measured;
  if (!credits) return null;
  const ids = new Set(credits.map(({ record }) => record));
  return input.person.records
    .filter(({ id }) => ids.has(id))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day) || byText(a.id, b.id));
}

/** Each record as if it were the only one. A figure that was handed in without its records counts as one record. */
export function byRecord(
  terms: ComponentTerms,
  plan: PlanTerms,
  payOne: (below: BelowZero) => Payer,
): Payer {
  const source = driver(terms);
  const one = (evaluating: Evaluating, record: PlanRecord | null): Paid => {
    const value = source && evaluating.reader.read(source.measure, source.of).measured.value;
    const isRefund = takesBack(value, record);
    const paid = payOne(isRefund ? 'turns' : 'stays')(evaluating);
    const { exact, trace } = capped(terms, plan, evaluating, paid);
    return { exact: isRefund ? negated(exact) : exact, trace };
  };
  return (evaluating) => {
    const records = source && recordsBehind(evaluating, source);
    if (!records) return one(evaluating, null);
    const parts = records.map((record) => {
      const reader = evaluating.reader.forRecord(record);
      return { record, ...one({ ...evaluating, reader }, record) };
    });
    return summed(parts, seen(evaluating, source));
  };
}

/**
 * A refund takes back what a sale of that size pays, limits included. A sale that lost money is none: its amount is above zero.
 */
const takesBack = (value: Rational | null, record: PlanRecord | null): boolean =>
  value !== null && value.num < 0n && (record?.amount?.minor ?? 0n) <= 0n;

const negated = (value: Rational): Rational => subtract(zero, value);

/** The measure whose records are gone through. Formulas have none of their own: the plan names another then. */
export function driver(terms: ComponentTerms): Source | null {
  const { index } = terms as Partial<LookedUpTerms>;
  const counted = terms['per-record-of'];
  return (
    counted ?? sourceOf(terms.pays) ?? (index ? { of: index.of, measure: index.measure } : null)
  );
}

/** In order of day, the index grows with each record; what a record pays is the difference it makes, or its own part at the figure reached. */
export function running(
  terms: LookedUpTerms,
  plan: PlanTerms,
  index: IndexRef,
  table: Table,
): Payer {
  return (evaluating) => {
    const source: Source = { of: index.of, measure: index.measure.id };
    const { measured } = evaluating.reader.read(source.measure, source.of);
    const unit = index.by === 'value' ? rational(1n) : (measured.quota ?? zero);
    const records = recordsBehind(evaluating, source);
    const values = new Map((measured.credits ?? []).map(({ record, value }) => [record, value]));
    if (unit.num === 0n) return { exact: zero, trace: seen(evaluating, source) };
    const run = { index, table, unit, level: evaluating.level };
    // A figure that was handed in without its records counts as one record.
    const limited = (part: Rational, record: PlanRecord | null, paid: Paid): Paid => {
      if (!takesBack(part, record)) return capped(terms, plan, evaluating, paid);
      const sale = capped(terms, plan, evaluating, { ...paid, exact: negated(paid.exact) });
      return { ...sale, exact: negated(sale.exact) };
    };
    if (!records) {
      const all = measured.value ?? zero;
      return limited(all, null, oneMore(run, zero, all));
    }
    let reached = zero;
    const parts = records.map((record) => {
      const before = reached;
      const part = values.get(record.id) ?? zero;
      reached = add(reached, part);
      return { record, at: reached, ...limited(part, record, oneMore(run, before, part)) };
    });
    return summed(parts, seen(evaluating, source));
  };
}

interface Run {
  readonly index: IndexRef;
  readonly table: Table;
  readonly unit: Rational;
  readonly level: string;
}

function oneMore({ index, table, unit, level }: Run, before: Rational, part: Rational): Paid {
  const ref: Basis['ref'] = { kind: 'measure', measure: index.measure, of: index.of };
  const lookupAt = (reached: Rational, whole: Rational): Lookup => ({
    at: multiply(reached, rational(unit.den, unit.num)),
    across: null,
    basis: { ref, whole, perIndex: unit },
    level,
  });
  const after = add(before, part);
  if (table.runs === 'reached') return table.pay(lookupAt(after, part));
  const [had, has] = [table.pay(lookupAt(before, before)), table.pay(lookupAt(after, after))];
  return { exact: subtract(has.exact, had.exact), trace: [] };
}

function capped(
  terms: ComponentTerms,
  plan: PlanTerms,
  { level, reader }: Evaluating,
  paid: Paid,
): Paid {
  let { exact, trace } = paid;
  for (const limit of ['floor', 'cap'] as const) {
    const own = terms[`${limit}-per-record`];
    if (!own) continue;
    const { amount } = limitFor(own, level, rational(1n), plan, reader);
    const after = limited(limit, 'record', amount, exact);
    exact = after.exact;
    trace = [...trace, ...after.trace];
  }
  return { exact, trace };
}

const seen = ({ reader }: Evaluating, { measure, of }: Source): readonly TraceStep[] => {
  const { measured, trace } = reader.read(measure, of);
  return [...trace, { step: 'measured', measure: reader.refOf(measure), of, ...measured }];
};

function summed(
  parts: readonly (Paid & { readonly record: PlanRecord; readonly at?: Rational })[],
  before: readonly TraceStep[],
): Paid {
  const steps = parts.map(
    ({ record, exact, at }): TraceStep => ({
      ...{ step: 'record', record: record.id, version: record.version, day: record.day },
      at: at ?? null,
      pays: exact,
    }),
  );
  const exact = parts.reduce((sum, part) => add(sum, part.exact), zero);
  return { exact, trace: [...before, ...steps] };
}
