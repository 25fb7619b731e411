/** Whether an example knows the plan: its level, its measures, and every line. */
import { Temporal } from 'temporal-polyfill';
import { closest } from '../../names.ts';
import { checkAmount } from './check-amount.ts';
import { levelParams } from './check-levels.ts';
import { checkKnown } from './check-measures.ts';
import type { Parts } from './cross-check.ts';
import type { ExamplePeriod, StatedFigures, StatedGroup } from './examples.ts';
import type { PlanHead } from './head.ts';
import type { Path, Report } from './problem.ts';
import type { PlacedExample } from './read.ts';

export function checkExample(
  { example, path }: PlacedExample,
  head: PlanHead,
  parts: Parts,
  used: Set<string>,
  report: Report,
) {
  example.periods.forEach((period, position) => {
    const at = example.isSequence ? [...path, 'periods', position] : path;
    checkLevel(period, at, head, report);
    checkOrder(period, at, report);
    checkFigures(period, at, parts, report);
    for (const each of [...period.expect.measures.keys(), ...period.expect.attainment.keys()]) {
      used.add(each);
      checkKnown(each, parts.measures, [...at, 'expect'], report);
    }
    checkAttributes(period, at, parts, report);
    if (parts.isWhole) checkLines(period, at, head, parts, report);
  });
}

const ownNames = new Set(['amount', 'score', 'day', 'kind']);

/** A misspelt attribute is nothing measured, and says nothing: worth a look when no record of the example has it. */
function checkAttributes(
  { records = [] }: ExamplePeriod,
  path: Path,
  { measures }: Parts,
  report: Report,
) {
  for (const measure of measures) {
    if (measure.kind !== 'records') continue;
    const ofKind = records.filter(({ kind }) => kind === measure.records);
    if (ofKind.length === 0) continue;
    const named = [measure.where, measure.value, measure.weight].flatMap(
      (each) => each?.names ?? [],
    );
    for (const name of new Set([...named, ...(measure.dated ? [measure.dated] : [])]))
      if (!isKnown(name) && !ofKind.some(({ attributes }) => Object.hasOwn(attributes, name)))
        report('plan.attribute_unseen', { attribute: name, measure: measure.id }, [
          ...path,
          'records',
        ]);
  }
}

const isKnown = (name: string): boolean => ownNames.has(name) || name.startsWith('credit.');

/** Of the person; and of the others of a group, who may be on another plan. */
function checkLevel(period: ExamplePeriod, path: Path, head: PlanHead, report: Report) {
  const { level, spells } = period;
  const levels = head.levels ?? [];
  if (level === undefined && !spells && levels.length > 0)
    report('plan.missing', { key: 'level', options: levels }, [...path, 'level']);
  const check = (each: string | null | undefined, at: Path, code: LevelCode) => {
    if (typeof each === 'string' && !levels.includes(each))
      report(code, levelParams(each, levels), at);
  };
  check(level, [...path, 'level'], 'plan.level_unknown');
  spells?.forEach((each, position) =>
    check(each.level, [...path, 'spells', position, 'level'], 'plan.level_unknown'),
  );
  if (levels.length === 0) return;
  for (const of of ['team', 'reports', 'company'] as const)
    period[of]?.others.forEach((other, position) =>
      check(other.level, [...path, of, 'others', position, 'level'], 'plan.level_unlisted'),
    );
}

type LevelCode = 'plan.level_unknown' | 'plan.level_unlisted';

/** Records that each have their own id, and days that follow each other. */
function checkOrder(
  { records = [], spells = [], leave = [] }: ExamplePeriod,
  path: Path,
  report: Report,
) {
  const ids = new Set<string>();
  records.forEach(({ id }, position) => {
    if (id !== null && ids.has(id)) report('plan.id_twice', { id }, [...path, 'records', position]);
    if (id !== null) ids.add(id);
  });
  const follow = (before: Temporal.PlainDate | undefined, after: Temporal.PlainDate, at: Path) => {
    if (before && Temporal.PlainDate.compare(before, after) > 0)
      report('plan.table_unsorted', { before: before.toString(), after: after.toString() }, at);
  };
  spells.forEach(({ from }, position) =>
    follow(spells[position - 1]?.from, from, [...path, 'spells', position]),
  );
  leave.forEach(([from, to], position) => follow(from, to, [...path, 'leave', position]));
}

function checkFigures(period: ExamplePeriod, path: Path, { measures }: Parts, report: Report) {
  const check = (figures: StatedFigures, at: Path) => {
    for (const id of figures.keys()) checkKnown(id, measures, [...at, id], report);
  };
  check(period.rep ?? new Map(), [...path, 'rep']);
  for (const of of ['team', 'reports', 'company'] as const) {
    const group: StatedGroup | undefined = period[of];
    if (!group) continue;
    check(group.figures, [...path, of]);
    group.others.forEach(({ figures }, position) =>
      check(figures, [...path, of, 'others', position]),
    );
  }
}

function checkLines(
  { expect }: ExamplePeriod,
  path: Path,
  head: PlanHead,
  { components, afterwards, settlement, grants }: Parts,
  report: Report,
) {
  const ids = (parts: readonly { readonly part: { readonly id: string } }[]) =>
    parts.map(({ part }) => part.id);
  const needed = [
    ...ids([...components, ...afterwards]),
    'total',
    ...(settlement.length > 0 ? ['payout'] : []),
  ];
  const known = [...needed, ...ids(settlement), 'payout', 'held'];
  for (const [id, amount] of expect.amounts) {
    const at = [...path, 'expect', id];
    if (known.includes(id)) checkAmount(amount, head, at, report);
    else report('plan.not_one_of', { text: id, options: known, near: closest(id, known) }, at);
  }
  const missing = needed.filter((id) => !expect.amounts.has(id));
  if (missing.length > 0) report('plan.example_lines', { missing }, [...path, 'expect']);
  checkNamed(expect.balance.keys(), ids(settlement), [...path, 'expect', 'balance'], report);
  checkNamed(expect.grants.keys(), ids(grants), [...path, 'expect', 'grants'], report);
}

function checkNamed(
  names: Iterable<string>,
  options: readonly string[],
  path: Path,
  report: Report,
) {
  for (const text of names)
    if (!options.includes(text))
      report('plan.not_one_of', { text, options, near: closest(text, options) }, [...path, text]);
}
