/** A component without a table: one figure on one basis, or the value of a measure itself. */
import { multiply, one, zero } from '../../rational.ts';
import type { PlanTerms } from '../language/part.ts';
import type { Report } from '../language/problem.ts';
import { checkFigure, figureOf } from '../tables/figure.ts';
import { applied, type Paid } from '../tables/table.ts';
import type { TraceStep } from '../trace.ts';
import type { Evaluating, Payer } from './component.ts';
import { type BelowZero, figureFor, readBasis, sourceOf } from './pays.ts';
import { byRecord } from './per-record.ts';
import type { ComponentTerms } from './schema.ts';

export function checkFlat(terms: ComponentTerms, report: Report) {
  const expected = figureFor(terms.pays);
  if (expected) checkFigure(terms, expected, report);
  else
    for (const key of ['rate', 'amount', 'factor'] as const)
      if (terms[key]) report('plan.unknown_key', { key, near: null, known: [] }, [key]);
}

export function flatPayer(terms: ComponentTerms, plan: PlanTerms): Payer {
  const kind = figureFor(terms.pays);
  const figure = kind && figureOf(terms, plan);
  const once =
    (below: BelowZero): Payer =>
    (evaluating) => {
      const { reader, level, shares } = evaluating;
      const { basis, trace } = readBasis(
        terms.pays,
        reader,
        { targetFactor: shares.targetIncentive, index: null, at: null, unit: one },
        below,
      );
      if (!basis) return { exact: zero, trace };
      // A measure that is paid as it is may also take away.
      if (!kind || !figure) return measureAsPaid(terms, evaluating, trace);
      const paid = applied(basis, kind, figure(level));
      return prorated(terms, evaluating, { exact: paid.exact, trace: [...trace, ...paid.trace] });
    };
  return terms.per === 'record' || terms.per === 'running'
    ? byRecord(terms, plan, once)
    : once('is-nothing');
}

function measureAsPaid(
  { pays }: ComponentTerms,
  { reader }: Evaluating,
  trace: readonly TraceStep[],
): Paid {
  const source = sourceOf(pays);
  const value = source && reader.read(source.measure, source.of).measured.value;
  return { exact: value ?? zero, trace };
}

/** A fixed sum for part of a period, where the plan says so. */
export function prorated({ pays }: ComponentTerms, { shares }: Evaluating, paid: Paid): Paid {
  const factor = shares.amounts;
  if (pays !== 'amount' || factor.num === factor.den || paid.exact.num === 0n) return paid;
  const amount = multiply(paid.exact, factor);
  const step = { step: 'prorated', what: 'amount', whole: paid.exact, factor, amount } as const;
  return { exact: amount, trace: [...paid.trace, step] };
}
