/** One entry of `components:` -> a component, whatever its table. */
import type * as z from 'zod';
import { closest } from '../../names.ts';
import { multiply, type Rational } from '../../rational.ts';
import { findings } from '../language/findings.ts';
import type { Part, PlanTerms } from '../language/part.ts';
import type { Finding, Report } from '../language/problem.ts';
import type { Tree } from '../language/source.ts';
import type { Limit } from '../language/terms.ts';
import { tableKinds, tiersNames } from '../tables/kinds.ts';
import { limitScale, type TableKind } from '../tables/table.ts';
import { around, type Component } from './component.ts';
import { checkFlat, flatPayer } from './flat.ts';
import { bindTable } from './looked-up.ts';
import { figureFor, sourceOf } from './pays.ts';
import { type ComponentTerms, componentWith, flatComponent, type LookedUpTerms } from './schema.ts';

type Read = { readonly part: Part<Component> | null; readonly found: readonly Finding[] };

const schemas: ReadonlyMap<TableKind, z.ZodType> = new Map(
  tableKinds.map((kind) => [kind, componentWith(kind)]),
);

/** The schema of each kind, `flat` among them, for whoever describes the language. */
export const componentSchemas: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['flat', flatComponent],
  ...[...schemas].map(([kind, schema]) => [kind.name, schema] as const),
]);

export function readComponent(tree: Tree): Read {
  if (typeof tree === 'string' || Array.isArray(tree))
    return refused('plan.wrong_shape', { expected: 'mapping' }, []);
  const entry = tree as { readonly [key: string]: Tree };
  const isFlat = !('index' in entry) && !('tiers' in entry) && !('table' in entry);
  if (isFlat) return read(tree, flatComponent, checkAnyFlat, bindFlat);
  const { tiers } = entry;
  if (tiers === undefined || tiers === '')
    return refused('plan.missing', { key: 'tiers', options: tiersNames }, ['tiers']);
  const kind = tableKinds.find(({ name }) => name === tiers);
  const schema = kind && schemas.get(kind);
  if (!kind || !schema) {
    const text = typeof tiers === 'string' ? tiers.slice(0, 60) : '…';
    const near = closest(text, tiersNames);
    return refused('plan.mechanic_unknown', { text, near, known: tiersNames }, ['tiers']);
  }
  return read(
    tree,
    schema,
    (terms, report) => checkLookedUp(kind, terms as LookedUpTerms, report),
    (terms, plan) => bindLookedUp(kind, terms as LookedUpTerms, plan),
  );
}

const refused = <C extends Finding['code']>(
  code: C,
  params: Extract<Finding, { code: C }>['params'],
  path: Finding['path'],
): Read => ({ part: null, found: [{ code, params, path } as Finding] });

function read(
  tree: Tree,
  schema: z.ZodType,
  check: (terms: ComponentTerms, report: Report) => void,
  bind: (terms: ComponentTerms, plan: PlanTerms) => Component,
): Read {
  const result = schema.safeParse(tree);
  if (!result.success) return { part: null, found: findings(result.error, tree) };
  const terms = result.data as ComponentTerms & Partial<LookedUpTerms>;
  const found: Finding[] = [];
  check(terms, (code, params, path = []) => found.push({ code, params, path } as Finding));
  const { id } = terms;
  const title = terms.title ?? { en: id, zh: id };
  const mechanic = terms.tiers ?? 'flat';
  return { part: { id, mechanic, title, terms, bind: (plan) => bind(terms, plan) }, found };
}

function checkAnyFlat(terms: ComponentTerms, report: Report) {
  checkFlat(terms, report);
  checkUnit(terms, false, report);
}

function checkLookedUp(kind: TableKind, terms: LookedUpTerms, report: Report) {
  const figure = figureFor(terms.pays);
  if (figure) kind.check(terms as never, figure, report);
  else report('plan.not_with', { key: 'measure', other: 'table' }, ['pays']);
  checkUnit(terms, true, report);
  checkBasis(kind, terms, report);
}

/** What is paid on records or measured in a table says over which unit it does so. */
function checkUnit(terms: ComponentTerms, hasIndex: boolean, report: Report) {
  const needsUnit =
    hasIndex ||
    (typeof terms.pays === 'object' &&
      !('target-incentive' in terms.pays) &&
      !('measure' in terms.pays));
  if (needsUnit && !terms.per)
    report('plan.missing', { key: 'per', options: ['period', 'record', 'running'] }, ['per']);
  if (terms.per === 'running' && !hasIndex)
    report('plan.not_one_of', { text: 'running', near: null, options: ['period', 'record'] }, [
      'per',
    ]);
  for (const key of ['cap-per-record', 'floor-per-record', 'per-record-of'] as const)
    if (terms[key] && terms.per !== 'record' && terms.per !== 'running')
      report('plan.not_with', { key, other: `per: ${terms.per ?? 'period'}` }, [key]);
  if (terms.pool && terms.per && terms.per !== 'period')
    report('plan.not_with', { key: 'pool', other: `per: ${terms.per}` }, ['pool']);
}

/** Marginal bands divide what they are looked up by: anything else has to be divided in proportion, and the plan must say so. */
function checkBasis(kind: TableKind, terms: LookedUpTerms, report: Report) {
  const basis = sourceOf(terms.pays);
  const isOwn = basis?.measure === terms.index.measure && basis.of === terms.index.of;
  const divides = ['marginal', 'highest-on-overage'].includes(kind.name);
  if (divides && terms.pays === 'amount') report('plan.basis_differs', {}, ['pays']);
  if (divides && basis && !isOwn && !terms.split) report('plan.basis_differs', {}, ['pays']);
  if (terms.split && (!basis || isOwn || !divides))
    report('plan.unknown_key', { key: 'split', near: null, known: [] }, ['split']);
  if (terms.per === 'running' && !isOwn) report('plan.basis_differs', {}, ['pays']);
  if (['thresholds', 'interpolated', 'full-steps'].includes(kind.name) && basis)
    report('plan.not_with', { key: kind.name, other: 'rate-of' }, ['pays']);
}

/** Tables are written as rows that begin at a point, or stand at one. */
function rowsFrom(terms: LookedUpTerms, scale: Rational): Component['rowsFrom'] {
  const { table } = terms as { readonly table?: unknown };
  if (!Array.isArray(table)) return [];
  return table.flatMap(({ from, at }: { readonly from?: Limit; readonly at?: Limit }, row) => {
    const limit = from ?? at;
    return limit ? [{ from: multiply(limit.value, scale), text: limit.text, row }] : [];
  });
}

const bindFlat = (terms: ComponentTerms, plan: PlanTerms): Component => ({
  id: terms.id,
  title: terms.title ?? { en: terms.id, zh: terms.id },
  mechanic: 'flat',
  pay: around(terms, plan, flatPayer(terms, plan)),
  goals: null,
  rowsFrom: [],
  terms,
});

function bindLookedUp(kind: TableKind, terms: LookedUpTerms, plan: PlanTerms): Component {
  const { payer, goals } = bindTable(kind, terms, plan);
  return {
    id: terms.id,
    title: terms.title ?? { en: terms.id, zh: terms.id },
    mechanic: kind.name,
    pay: around(terms, plan, payer),
    goals,
    rowsFrom: rowsFrom(terms, limitScale(goals.index, plan)),
    terms,
  };
}
