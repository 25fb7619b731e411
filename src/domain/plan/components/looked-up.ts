/** A component with a table: where the index stands in it, and what that pays. */
import { attainment } from '../../attainment.ts';
import { divide, one, type Rational, zero } from '../../rational.ts';
import type { PlanTerms } from '../language/part.ts';
import type { Boundary, Index } from '../language/terms.ts';
import type { Reader } from '../measures/reader.ts';
import {
  type Basis,
  indexRef,
  type Lookup,
  limitScale,
  type Paid,
  type Table,
  type TableKind,
} from '../tables/table.ts';
import type { IndexRef, TraceStep } from '../trace.ts';
import type { Evaluating, Goals, Payer } from './component.ts';
import { prorated } from './flat.ts';
import { type BelowZero, figureFor, readBasis, turned } from './pays.ts';
import { byRecord, running } from './per-record.ts';
import type { LookedUpTerms } from './schema.ts';

export interface IndexReading {
  /** Where in the table it stands; null: nothing to look up by. */
  readonly at: Rational | null;
  /** What one unit of the index is worth in the measure's unit: the target, or 1. */
  readonly unit: Rational;
  readonly trace: readonly TraceStep[];
}

export function readIndex(reader: Reader, { of, measure, by }: IndexRef): IndexReading {
  const { measured, trace } = reader.read(measure.id, of);
  const { value, quota, count, credits } = measured;
  const seen: TraceStep = {
    ...{ step: 'measured', measure, of, value, quota, count },
    ...(credits ? { credits } : {}),
  };
  if (by === 'value') return { at: value, unit: one, trace: [...trace, seen] };
  const at = attainment(value, quota);
  const steps: TraceStep[] = [...trace, seen, { step: 'attainment', measure, of, attainment: at }];
  return { at, unit: quota ?? zero, trace: steps };
}

export function bindTable(
  kind: TableKind,
  terms: LookedUpTerms,
  plan: PlanTerms,
): { readonly payer: Payer; readonly goals: Goals } {
  const index = indexRef(terms.index, plan);
  const boundary: Boundary = terms.boundary ?? 'upper';
  const figure = figureFor(terms.pays) ?? 'amount';
  const table = kind.bind(terms as never, { plan, index, boundary, figure });
  const place = { terms, plan, index, table };
  const once =
    (below: BelowZero): Payer =>
    (evaluating) =>
      prorated(terms, evaluating, payOnce(place, evaluating, below));
  const payer =
    terms.per === 'record'
      ? byRecord(terms, plan, once)
      : terms.per === 'running'
        ? running(terms, plan, index, table)
        : once('is-nothing');
  return { payer, goals: { index, boundary, after: table.after } };
}

interface Place {
  readonly terms: LookedUpTerms;
  readonly plan: PlanTerms;
  readonly index: IndexRef;
  readonly table: Table;
}

function payOnce(place: Place, evaluating: Evaluating, below: BelowZero): Paid {
  const { terms, plan, index } = place;
  const { reader, level, shares } = evaluating;
  const reading = readIndex(reader, index);
  const at = reading.at && turned(reading.at, below);
  const { basis, trace } = readBasis(
    terms.pays,
    reader,
    { targetFactor: shares.targetIncentive, index, at, unit: reading.unit },
    below,
  );
  const steps = [...reading.trace, ...trace];
  if (!basis) return { exact: zero, trace: steps };
  const across = terms.across ? readAcross(reader, terms.across, plan) : { at: null, trace: [] };
  const lookup = { basis: perWholeUnit(basis, index, plan), level, across: across.at };
  const paid = payAt(place, at, lookup);
  return { exact: paid.exact, trace: [...steps, ...across.trace, ...paid.trace] };
}

/** A share of the target incentive is paid for each whole unit of money that is looked up, not for each minor one. */
function perWholeUnit(basis: Basis, index: IndexRef, plan: PlanTerms): Basis {
  if (basis.ref.kind !== 'target-incentive') return basis;
  return { ...basis, perIndex: divide(basis.whole, limitScale(index, plan)) };
}

function payAt({ terms, table }: Place, at: Rational | null, lookup: Omit<Lookup, 'at'>): Paid {
  if (at !== null) return table.pay({ ...lookup, at });
  return terms['if-unmeasured'] === 'first-band' && table.first
    ? table.first({ ...lookup, at: zero })
    : { exact: zero, trace: [] };
}

const readAcross = (reader: Reader, across: Index, plan: PlanTerms): IndexReading =>
  readIndex(reader, indexRef(across, plan));
