/** A fixed sum when a threshold is reached. */
import * as z from 'zod';
import { add, compare, multiply, type Rational, zero } from '../rational.ts';
import { checkNeverFalls } from './commission.ts';
import type { PlanInput, TraceStep } from './evaluation.ts';
import { inMinor, limitScale, readIndex } from './measuring.ts';
import { type Component, earning, type Paid, type PlanTerms } from './mechanic.ts';
import type { Report } from './problem.ts';
import { reaches } from './table.ts';
import * as t from './terms.ts';

const schema = t.mapping({
  id: t.identifier('quota-bonus'),
  mechanic: t.oneOf('bonus'),
  title: t.title,
  index: t.index,
  boundary: t.boundary,
  /** Which of the thresholds that are reached count. */
  counts: t.oneOf('highest', 'every'),
  'may-fall': t.oneOf('yes').optional(),
  table: z.array(t.mapping({ at: t.limit, amount: t.amountByLevel })),
});
type Terms = z.infer<typeof schema>;

interface Threshold {
  readonly from: Rational;
  readonly amount: t.ByLevel<t.Amount>;
}

export const bonus = earning('bonus', schema, { check, bind });

function check(terms: Terms, report: Report) {
  const { table, counts } = terms;
  if (table.length === 0) report('plan.table_empty', {}, ['table']);
  table.forEach(({ at }, position) => {
    const before = table[position - 1]?.at;
    if (!before) return;
    const order = compare(at.value, before.value);
    const here = ['table', position, 'at'];
    if (order < 0) report('plan.table_unsorted', { before: before.text, after: at.text }, here);
    if (order === 0) report('plan.table_overlap', { from: at.text, to: at.text }, here);
  });
  if (counts === 'highest' && !terms['may-fall'])
    checkNeverFalls(
      table.map(({ amount }) => valuesOf(amount)),
      report,
    );
}

const valuesOf = (amount: t.ByLevel<t.Amount>): t.ByLevel<Rational> =>
  amount.kind === 'same'
    ? { kind: 'same', value: amount.value.value }
    : {
        kind: 'by-level',
        values: new Map([...amount.values].map(([level, { value }]) => [level, value])),
      };

function bind(terms: Terms, plan: PlanTerms): Component {
  const { index, boundary } = terms;
  const scale = limitScale(index, plan.currency);
  const thresholds = terms.table.map(({ at, amount }) => ({
    from: multiply(at.value, scale),
    amount,
  }));
  return {
    goals: {
      index,
      boundary,
      after(at) {
        const next = thresholds.find(({ from }) => !reaches(at, from, boundary));
        return next ? { from: next.from, rate: null } : null;
      },
    },
    pay: (input) => pay(terms, thresholds, plan, input),
  };
}

function pay(
  terms: Terms,
  thresholds: readonly Threshold[],
  plan: PlanTerms,
  input: PlanInput,
): Paid {
  const { index, boundary, counts } = terms;
  const { at, trace } = readIndex(input, index);
  const reached = at === null ? [] : thresholds.filter(({ from }) => reaches(at, from, boundary));
  const missed = thresholds[reached.length];
  const counting = counts === 'every' ? reached : reached.slice(-1);
  const step = ({ from, amount }: Threshold, isReached: boolean) => ({
    step: 'threshold' as const,
    measure: index.measure,
    of: index.of,
    by: index.by,
    from,
    reached: isReached,
    pays: inMinor(t.forLevel(amount, input.person.level), plan.currency),
  });
  const paid = counting.map((threshold) => step(threshold, true));
  const shown: TraceStep[] = missed ? [...paid, step(missed, false)] : paid;
  return {
    exact: paid.reduce((total, { pays }) => add(total, pays), zero),
    trace: [...trace, ...shown],
  };
}
