/** What holds across a whole plan: names used once and known, levels complete, figures in the right unit, examples telling every line. */
import { closest } from '../../names.ts';
import type { Afterward } from '../afterwards/afterward.ts';
import type { Component } from '../components/component.ts';
import type { Grant } from '../grants/grant.ts';
import type { MeasureDefinition } from '../measures/definition.ts';
import { measuresIn } from '../measures/made-of.ts';
import { checkTarget, type TargetTerms } from '../people/target-entry.ts';
import type { Settlement } from '../settlement/settling.ts';
import { checkCircles } from './check-circles.ts';
import { checkComponents } from './check-component.ts';
import { checkExample } from './check-examples.ts';
import { checkEarned, checkKnown, checkMeasures, checkWords } from './check-measures.ts';
import { checkTerms } from './check-terms.ts';
import type { PlanHead } from './head.ts';
import type { Part } from './part.ts';
import type { Finding, Path, Report } from './problem.ts';
import type { PlacedExample } from './read.ts';

export interface Placed<B> {
  readonly part: Part<B>;
  readonly path: Path;
}

export interface Parts {
  /** Null when it could not be read: then what depends on it is not checked. */
  readonly head: PlanHead | null;
  /** Whether every part could be read. What is missing from them would only seem unknown or unused. */
  readonly isWhole: boolean;
  readonly measures: readonly MeasureDefinition[];
  readonly targets: readonly { readonly id: string; readonly entry: TargetTerms }[];
  readonly components: readonly Placed<Component>[];
  readonly afterwards: readonly Placed<Afterward>[];
  readonly settlement: readonly Placed<Settlement>[];
  readonly grants: readonly Placed<Grant>[];
  readonly examples: readonly PlacedExample[];
}

export function crossCheck(parts: Parts): readonly Finding[] {
  const found: Finding[] = [];
  const report: Report = (code, params, path = []) => found.push({ code, params, path } as Finding);
  checkNames(parts, report);
  const { head } = parts;
  if (!head) return found;
  const used = new Set<string>();
  checkMeasures(parts, head, used, report);
  checkTargets(parts, head, used, report);
  checkCircles(parts, head, report);
  checkTerms(parts, head, used, report);
  checkComponents(parts, head, report);
  for (const placed of parts.examples) checkExample(placed, head, parts, used, report);
  if (parts.isWhole) warn(parts, head, used, report);
  return found;
}

function checkNames(parts: Parts, report: Report) {
  const { isWhole, components, afterwards, settlement, grants } = parts;
  const seen = new Set<string>();
  for (const { part, path } of [...components, ...afterwards, ...settlement, ...grants]) {
    if (seen.has(part.id)) report('plan.id_twice', { id: part.id }, [...path, 'id']);
    seen.add(part.id);
  }
  if (!isWhole) return;
  const options = components.map(({ part }) => part.id);
  for (const { part, path } of [...afterwards, ...settlement]) {
    const on = (part.terms as { readonly on?: readonly string[] | null }).on ?? [];
    on.forEach((text, position) => {
      if (!options.includes(text))
        report('plan.not_one_of', { text, options, near: closest(text, options) }, [
          ...path,
          'on',
          position,
        ]);
    });
  }
}

function checkTargets(parts: Parts, head: PlanHead, used: Set<string>, report: Report) {
  const { measures, targets } = parts;
  const known = measures.map(({ id }) => id);
  for (const { id, entry } of targets) {
    const here: Report = (code, params, path = []) =>
      report(code, params, ['targets', id, ...path]);
    const measure = measures.find((each) => each.id === id);
    if (!measure) here('plan.measure_unknown', { text: id, near: closest(id, known), known });
    else checkTarget(entry, measure.unit, head.period, here);
    if (entry.source.kind !== 'formula') continue;
    const { formula } = entry.source;
    const path = ['targets', id, 'target', 'formula'];
    for (const name of measuresIn(formula)) {
      used.add(name);
      checkKnown(name, measures, path, report);
    }
    checkEarned(formula, parts, path, report);
    checkWords(formula, head, path, report);
  }
}

/** What is no mistake, but worth a second look. */
function warn(parts: Parts, head: PlanHead, used: ReadonlySet<string>, report: Report) {
  const { measures, components, afterwards, settlement, grants } = parts;
  for (const { id } of measures)
    if (!used.has(id)) report('plan.measure_unused', { measure: id }, ['measures', id]);
  const all = [...components, ...afterwards, ...settlement, ...grants];
  const isTitled = (part: Part<unknown>) =>
    (part.terms as { readonly title?: unknown }).title !== undefined;
  const ids = [
    ...(head.title ? [] : [head.plan]),
    ...measures.filter(({ title }) => !title).map(({ id }) => id),
    ...all.filter(({ part }) => !isTitled(part)).map(({ part }) => part.id),
  ];
  if (ids.length > 0) report('plan.title_missing', { ids }, ['plan']);
  const counted = measures.filter(({ kind }) => kind !== 'formula').length;
  if (counted > 4) report('plan.many_measures', { count: counted }, ['measures']);
  if (all.length === 0 && measures.length === 0) report('plan.empty', {}, ['components']);
}
