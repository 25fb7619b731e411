/** Whether anything that is computed leads back to itself: measures, their targets, the target incentive. */
import type { Expression } from '../expressions/expression.ts';
import type { MeasureDefinition } from '../measures/definition.ts';
import { formulasOf, namedBy } from '../measures/made-of.ts';
import type { Parts } from './cross-check.ts';
import type { PlanHead } from './head.ts';
import type { Report } from './problem.ts';

/** Functions whose argument is no measure, or is read in another period: that is no circle, it ends with the history. */
const notNow = new Set(['earned', 'previous', 'last_year']);

const incentive = 'target_incentive';

/** A measure is never read without its target, so what the target asks for is asked for by the measure, too. */
export function checkCircles(
  { measures, targets }: Pick<Parts, 'measures' | 'targets'>,
  head: PlanHead,
  report: Report,
) {
  const asks = new Map<string, string[]>(measures.map((each) => [each.id, askedNow(each)]));
  for (const { id, entry } of targets)
    if (entry.source.kind === 'formula') asks.get(id)?.push(...namesNow(entry.source.formula));
  const stated = head['target-incentive'];
  if (stated && 'formula' in stated) asks.set(incentive, namesNow(stated.formula));
  for (const id of asks.keys())
    if (leadsTo(id, asks).has(id))
      report(
        'plan.measure_circle',
        { measure: id },
        id === incentive ? ['target-incentive'] : ['measures', id],
      );
}

function leadsTo(start: string, asks: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set(asks.get(start));
  // A set hands out what is added while it is walked.
  for (const each of found) for (const further of asks.get(each) ?? []) found.add(further);
  return found;
}

function askedNow(measure: MeasureDefinition): string[] {
  const formulas = formulasOf(measure);
  return formulas.length > 0 ? formulas.flatMap(namesNow) : [...namedBy(measure)];
}

const namesNow = ({ names, abouts }: Expression): string[] => [
  ...names,
  ...abouts.filter(({ fn }) => !notNow.has(fn)).map(({ what }) => what),
];
