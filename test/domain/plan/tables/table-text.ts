/** Tables for tests: rows as they stand in a plan, what is wrong with them, and what they pay in whole units of money. */
import * as z from 'zod';
import { currency } from '../../../../src/domain/money.ts';
import type { IndexBy, MeasureRef, Unit } from '../../../../src/domain/plan/evaluation.ts';
import { findings } from '../../../../src/domain/plan/language/findings.ts';
import type { PlanTerms } from '../../../../src/domain/plan/language/part.ts';
import { type Finding, pathText } from '../../../../src/domain/plan/language/problem.ts';
import { readSource, type Tree } from '../../../../src/domain/plan/language/source.ts';
import { type Boundary, oneOf } from '../../../../src/domain/plan/language/terms.ts';
import type { Lookup, Paid, Table, TableKind } from '../../../../src/domain/plan/tables/table.ts';
import type { FigureKind, IndexRef } from '../../../../src/domain/plan/trace.ts';
import { divide, multiply, one, rational, rationalText } from '../../../../src/domain/rational.ts';
import { ratio } from '../../samples.ts';

const sales: MeasureRef = { id: 'sales', unit: 'money', title: null };
const cents = rational(100n);

/** In dollars. */
export const usd: PlanTerms = {
  currency: currency('USD'),
  mode: 'half-up',
  measure: (id) => ({ ...sales, id }),
};

export interface Place {
  readonly figure?: FigureKind;
  readonly by?: IndexBy;
  readonly unit?: Unit;
  readonly boundary?: Boundary;
}

const indexOf = ({ by = 'value', unit = 'money' }: Place): IndexRef => ({
  of: 'rep',
  by,
  measure: { ...sales, unit },
});

export const treeOf = (text: string): Tree => {
  const { source, problems } = readSource(text);
  if (!source) throw new Error(`not YAML: ${JSON.stringify(problems)}`);
  return source.tree;
};

const shown = ({ code, path, params }: Finding) =>
  [code.replace('plan.', ''), pathText(path), params] as const;

/** What a schema finds: the code, the place as a person would point at it, and the figures of the message. */
export const readingProblems = (schema: z.ZodType, text: string) => {
  const tree = treeOf(text);
  const result = schema.safeParse(tree);
  return result.success ? [] : findings(result.error, tree).map(shown);
};

const termsOf = (kind: TableKind) =>
  z.strictObject({ 'may-fall': oneOf('yes').optional(), ...kind.keys });

/** What is wrong with a table: what cannot be read, or else what its own check finds. */
export function problemsIn(kind: TableKind, text: string, figure: FigureKind = 'rate') {
  const schema = termsOf(kind);
  const unread = readingProblems(schema, text);
  if (unread.length > 0) return unread;
  const found: Finding[] = [];
  kind.check(schema.parse(treeOf(text)) as never, figure, (code, params, path = []) => {
    found.push({ code, params, path } as Finding);
  });
  return found.map(shown);
}

/** The table of a plan in dollars, by default looked up by an amount, with rates, and a limit belonging to the band above. */
export const tableOf = (kind: TableKind, text: string, place: Place = {}): Table =>
  kind.bind(termsOf(kind).parse(treeOf(text)) as never, {
    plan: usd,
    index: indexOf(place),
    boundary: place.boundary ?? 'upper',
    figure: place.figure ?? 'rate',
  });

/** A table without a row, which no check lets through. */
export const withoutRows = (kind: TableKind): Table =>
  kind.bind({ table: [] } as never, {
    ...{ plan: usd, index: indexOf({}), boundary: 'upper', figure: 'rate' },
  });

const nobodySpecial = { across: null, level: '' };

/** Sales of so many dollars, looked up by the same amount. */
export const soldFor = (dollars: string, more: Partial<Lookup> = {}): Lookup => {
  const at = multiply(ratio(dollars), cents);
  const ref = { kind: 'measure', measure: sales, of: 'rep' } as const;
  return { ...nobodySpecial, at, basis: { ref, whole: at, perIndex: one }, ...more };
};

/** So much of a target in dollars, paid on the sales that this is. */
export const attained = (share: string, target: string, more: Partial<Lookup> = {}): Lookup => {
  const at = ratio(share);
  const perIndex = multiply(ratio(target), cents);
  const ref = { kind: 'measure', measure: sales, of: 'rep' } as const;
  const basis = { ref, whole: multiply(at, perIndex), perIndex };
  return { ...nobodySpecial, at, basis, ...more };
};

/** So many, for which amounts are paid as they stand. */
export const counted = (count: string, more: Partial<Lookup> = {}): Lookup => ({
  ...nobodySpecial,
  at: ratio(count),
  basis: { ref: { kind: 'once' }, whole: one, perIndex: one },
  ...more,
});

/** So much of a target, paid as a part of a target incentive in dollars. */
export const onTarget = (share: string, incentive: string, more: Partial<Lookup> = {}): Lookup => {
  const whole = multiply(ratio(incentive), cents);
  const basis = { ref: { kind: 'target-incentive' }, whole, perIndex: whole } as const;
  return { ...nobodySpecial, at: ratio(share), basis, ...more };
};

/** In dollars. */
export const dollars = ({ exact }: Pick<Paid, 'exact'>): string =>
  rationalText(divide(exact, cents));

const isRational = (value: object): value is { num: bigint; den: bigint } =>
  'num' in value && 'den' in value;

/** The same with every figure as a text: money stands in cents there. */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (isRational(value)) return rationalText(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

/** The steps of the arithmetic, with figures as texts. */
export const stepsOf = ({ trace }: Pick<Paid, 'trace'>) => plain(trace);
