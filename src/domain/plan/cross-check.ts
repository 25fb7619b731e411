/** What holds across a whole plan: names used once, measures listed, levels complete, amounts payable, examples telling every line. */

import { closest } from '../names.ts';
import { multiply } from '../rational.ts';
import type { PlanExample } from './examples.ts';
import { type Afterward, type Component, minorPerUnit, type Part } from './mechanic.ts';
import type { Finding, Path, Report } from './problem.ts';
import type { PlanHead } from './schema.ts';
import type { Amount, ByLevel, Index, Limit } from './terms.ts';

interface Placed<B> {
  readonly part: Part<B>;
  readonly path: Path;
}

interface Parts {
  /** Null when it could not be read: then what depends on it is not checked. */
  readonly head: PlanHead | null;
  /** Whether every component and modifier could be read. What is missing from them would only seem unknown or unused. */
  readonly isWhole: boolean;
  readonly components: readonly Placed<Component>[];
  readonly afterwards: readonly Placed<Afterward>[];
  readonly examples: readonly { readonly example: PlanExample; readonly path: Path }[];
}

export function crossCheck(parts: Parts): readonly Finding[] {
  const found: Finding[] = [];
  const report: Report = (code, params, path = []) => found.push({ code, params, path } as Finding);
  checkNames(parts, report);
  if (parts.head) {
    checkTerms(parts.head, parts, report);
    for (const { example, path } of parts.examples)
      checkExample(example, path, parts.head, parts, report);
  }
  return found;
}

function checkNames({ isWhole, components, afterwards }: Parts, report: Report) {
  const seen = new Set<string>();
  for (const { part, path } of [...components, ...afterwards]) {
    if (seen.has(part.id)) report('plan.id_twice', { id: part.id }, [...path, 'id']);
    seen.add(part.id);
  }
  if (!isWhole) return;
  const options = components.map(({ part }) => part.id);
  for (const { part, path } of afterwards) {
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

function checkTerms(head: PlanHead, { isWhole, components, afterwards }: Parts, report: Report) {
  const used = new Set<string>();
  for (const { part, path } of [...components, ...afterwards]) {
    const by = (part.terms as { readonly index?: Index }).index?.by ?? null;
    visit(part.terms, path, { head, by, used, report });
  }
  head.measures.forEach((code, position) => {
    if (isWhole && !used.has(code))
      report('plan.measure_unused', { measure: code }, ['measures', position]);
  });
}

interface Visit {
  readonly head: PlanHead;
  readonly by: Index['by'] | null;
  readonly used: Set<string>;
  readonly report: Report;
}

type Term = Amount | Limit | ByLevel<unknown>;

/** Walks the terms of a part, whatever its mechanic: amounts, limits, levels and measures are recognised by their kind. */
function visit(value: unknown, path: Path, around: Visit) {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Map) {
    for (const [key, each] of value) visit(each, [...path, String(key)], around);
    return;
  }
  checkTerm(value as Term, path, around);
  if (Array.isArray(value)) return value.forEach((each, at) => visit(each, [...path, at], around));
  for (const [key, each] of Object.entries(value)) {
    if ((key === 'measure' || key === 'contribution') && typeof each === 'string')
      checkListed(each, [...path, key], around);
    const isOwnWord = key === 'end' || key === 'values' || key === 'value';
    visit(each, isOwnWord ? path : [...path, key], around);
  }
}

function checkTerm(term: Term, path: Path, { head, by, report }: Visit) {
  if (term.kind === 'amount') {
    const minor = multiply(term.value, minorPerUnit(head.currency));
    if (minor.den !== 1n)
      report('plan.amount_too_fine', { text: term.text, currency: head.currency }, path);
  }
  if (term.kind === 'limit' && by !== null && term.isPercent !== (by === 'attainment'))
    report('plan.limit_unit', { text: term.text, by }, path);
  if (term.kind === 'by-level') {
    const levels = head.levels ?? [];
    for (const level of term.values.keys())
      if (!levels.includes(level))
        report('plan.level_unknown', { level: level.slice(0, 60), levels }, [...path, level]);
    const missing = levels.filter((level) => !term.values.has(level));
    if (missing.length > 0) report('plan.level_left_out', { levels: missing }, path);
  }
}

function checkListed(code: string, path: Path, { head, used, report }: Visit) {
  used.add(code);
  if (!(head.measures as readonly string[]).includes(code))
    report('plan.measure_not_listed', { measure: code }, path);
}

function checkExample(
  { level, expect }: PlanExample,
  path: Path,
  head: PlanHead,
  { isWhole, components, afterwards }: Parts,
  report: Report,
) {
  const levels = head.levels ?? [];
  if (level === undefined && levels.length > 0)
    report('plan.missing', { key: 'level', options: levels }, [...path, 'level']);
  if (level !== undefined && !levels.includes(level))
    report('plan.level_unknown', { level, levels }, [...path, 'level']);
  for (const [id, amount] of expect)
    if (multiply(amount.value, minorPerUnit(head.currency)).den !== 1n)
      report('plan.amount_too_fine', { text: amount.text, currency: head.currency }, [
        ...path,
        'expect',
        id,
      ]);
  if (!isWhole) return;
  const lines = [...components, ...afterwards].map(({ part }) => part.id).concat('total');
  for (const id of expect.keys())
    if (!lines.includes(id))
      report('plan.not_one_of', { text: id, options: lines, near: closest(id, lines) }, [
        ...path,
        'expect',
        id,
      ]);
  const missing = lines.filter((id) => !expect.has(id));
  if (missing.length > 0) report('plan.example_lines', { missing }, [...path, 'expect']);
}
