/** `expect:` of an example: an amount for every line, and whatever else of the result it wants to be sure of. */
import * as z from 'zod';
import { parseRational, type Rational } from '../../rational.ts';
import type { Report } from './problem.ts';
import * as t from './terms.ts';

/** Null: nothing, `none`. */
export type ExpectedFigure = Rational | null;

export interface Expectation {
  /** By line, `total`, `payout`, `held` and settlement; in whole units of the currency. */
  readonly amounts: ReadonlyMap<string, t.Amount>;
  readonly balance: ReadonlyMap<string, ExpectedFigure>;
  readonly measures: ReadonlyMap<string, ExpectedFigure>;
  readonly attainment: ReadonlyMap<string, ExpectedFigure>;
  readonly grants: ReadonlyMap<string, ReadonlyMap<'vested' | 'newly', ExpectedFigure>>;
}

export const expectation = z.unknown().transform((value, context): Expectation => {
  const report = t.reportTo(context);
  const empty: Expectation = {
    amounts: new Map(),
    balance: new Map(),
    measures: new Map(),
    attainment: new Map(),
    grants: new Map(),
  };
  if (value === undefined) report('plan.missing', { key: '', options: ['{ total: 18240 }'] });
  else if (!isMapping(value)) report('plan.wrong_shape', { expected: 'mapping' });
  else return read(value, report);
  return empty;
});

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const groups = ['balance', 'measures', 'attainment', 'grants'];

function read(value: Readonly<Record<string, unknown>>, report: Report): Expectation {
  const amounts = new Map<string, t.Amount>();
  for (const [id, text] of Object.entries(value)) {
    if (groups.includes(id) && isMapping(text)) continue;
    const figure = typeof text === 'string' ? parseRational(text) : null;
    if (figure) amounts.set(id, { kind: 'amount', text: String(text), value: figure });
    else report('plan.number_expected', { text: t.clip(String(text)) }, [id]);
  }
  const grants = new Map<string, ReadonlyMap<'vested' | 'newly', ExpectedFigure>>();
  const stated = value['grants'];
  if (isMapping(stated))
    for (const [id, each] of Object.entries(stated)) {
      const figures = figuresOf(each, report, ['grants', id]);
      for (const key of figures.keys())
        if (key !== 'vested' && key !== 'newly')
          report('plan.unknown_key', { key: t.clip(key), near: null, known: ['vested', 'newly'] }, [
            'grants',
            id,
            key,
          ]);
      grants.set(id, figures as ReadonlyMap<'vested' | 'newly', ExpectedFigure>);
    }
  const group = (key: string) =>
    isMapping(value[key]) ? figuresOf(value[key], report, [key]) : new Map();
  return {
    amounts,
    balance: group('balance'),
    measures: group('measures'),
    attainment: group('attainment'),
    grants,
  };
}

function figuresOf(
  value: unknown,
  report: Report,
  path: readonly string[],
): ReadonlyMap<string, ExpectedFigure> {
  const figures = new Map<string, ExpectedFigure>();
  if (!isMapping(value)) {
    report('plan.wrong_shape', { expected: 'mapping' }, path);
    return figures;
  }
  for (const [key, text] of Object.entries(value)) {
    const figure = typeof text === 'string' ? parseRational(text) : null;
    if (figure || text === 'none') figures.set(key, figure);
    else report('plan.number_expected', { text: t.clip(String(text)) }, [...path, key]);
  }
  return figures;
}
