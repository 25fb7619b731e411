/** A factor from a table, by a score or an attainment, on what named components have earned. */
import * as z from 'zod';
import { compare, multiply, type Rational } from '../rational.ts';
import { limitScale, readIndex } from './measuring.ts';
import { type Afterward, afterward, type PlanTerms } from './mechanic.ts';
import type { Report } from './problem.ts';
import { bandAt, bandTable, scaleBands } from './table.ts';
import * as t from './terms.ts';

const schema = t.mapping({
  id: t.identifier('satisfaction'),
  mechanic: t.oneOf('modifier'),
  title: t.title,
  on: z.array(t.identifier('new-business')).min(1),
  index: t.index,
  boundary: t.boundary,
  /** The factor while there is no score (or no target) yet. */
  'if-unmeasured': t.factor,
  'may-fall': t.oneOf('yes').optional(),
  table: bandTable({ factor: t.factor }),
});
type Terms = z.infer<typeof schema>;

export const modifier = afterward('modifier', schema, { check, bind });

function check({ table, 'may-fall': mayFall }: Terms, report: Report) {
  if (mayFall) return;
  table.forEach(({ factor }, position) => {
    const before = table[position - 1]?.factor;
    if (before && compare(factor, before) < 0)
      report('plan.table_falls', { position: position + 1 }, ['table', position]);
  });
}

function bind(terms: Terms, plan: PlanTerms): Afterward {
  const bands = scaleBands(terms.table, limitScale(terms.index, plan.currency));
  return {
    on: terms.on,
    change(input, before) {
      const { at, measured, trace } = readIndex(input, terms.index);
      const band: { factor: Rational } | undefined =
        at === null ? undefined : bands[bandAt(bands, at, terms.boundary)];
      const factor = band ? band.factor : terms['if-unmeasured'];
      const exact = multiply(before, factor);
      const { measure } = terms.index;
      const value = terms.index.by === 'value' ? measured.value : at;
      const step = { step: 'modifier', measure, value, factor, before, after: exact } as const;
      return { exact, trace: [...trace, step] };
    },
  };
}
