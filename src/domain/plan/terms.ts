/** The words and figures of the plan language, each read exactly from its text, with a finding where it cannot be read. */
import * as z from 'zod';
import type { ErrorParams } from '../errors.ts';
import { type MeasureCode, measureCodes } from '../measure.ts';
import { closest } from '../names.ts';
import { parseRational, type Rational } from '../rational.ts';
import type { Path, PlanCode, Report } from './problem.ts';

/** A mapping that knows no other keys. The keys travel in the message, so that a misspelt one can be corrected. */
export const mapping = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined,
  });

/** Lets a refinement report in our own codes. */
export const reportTo =
  (context: Pick<z.core.$RefinementCtx, 'addIssue'>): Report =>
  <C extends PlanCode>(code: C, params: ErrorParams[C], path: Path = []) =>
    context.addIssue({ code: 'custom', params: { code, params }, path: [...path], input: null });

/** Reports what another schema found in this value as if it had been read here. */
export const passOn = (
  context: Pick<z.core.$RefinementCtx, 'addIssue'>,
  error: z.ZodError,
  input: unknown,
  at: Path = [],
): void => {
  for (const issue of error.issues)
    context.addIssue({ ...issue, path: [...at, ...issue.path], input } as never);
};

/** `options`: what might stand here, for the message about a missing one. */
export function scalar<T>(
  options: readonly string[],
  read: (text: string, report: Report) => T | null,
) {
  return z.unknown().transform((value, context): T => {
    const report = reportTo(context);
    if (value === undefined || value === '') report('plan.missing', { key: '', options });
    else if (typeof value !== 'string') report('plan.wrong_shape', { expected: 'text' });
    else {
      const result = read(value.trim(), report);
      if (result !== null) return result;
    }
    return z.NEVER;
  });
}

/** Exactly one of these words. */
export const oneOf = <const W extends string>(...options: readonly W[]) =>
  scalar(options, (text, report) => {
    const word = options.find((each) => each === text);
    if (word === undefined)
      report('plan.not_one_of', { text: clip(text), options, near: closest(text, options) });
    return word ?? null;
  });

export const words = (example: string) => scalar([example], (text) => text.slice(0, 200));

const idPattern = /^[a-z][a-z0-9-]{0,39}$/;

/** `total` is the name of the sum and cannot be anything else's. */
export const identifier = (example: string) =>
  scalar([example], (text, report) => {
    if (idPattern.test(text) && text !== 'total') return text;
    report('plan.id_invalid', { text: clip(text) });
    return null;
  });

export const measureName = scalar(measureCodes, (text, report): MeasureCode | null => {
  const code = measureCodes.find((each) => each === text);
  if (!code) {
    const near = closest(text, measureCodes);
    report('plan.measure_unknown', { text: clip(text), near, known: measureCodes });
  }
  return code ?? null;
});

/** Never negative: what takes away is said by a cap or a modifier. */
const nonNegative = (text: string): Rational | null => {
  const value = parseRational(text);
  return value && value.num >= 0n ? value : null;
};

/** A share, always with its sign: `5 %`. `0.05` and `5` are refused, because people mean either by them. */
const percentOf = (text: string, report: Report): Rational | null => {
  const value = text.endsWith('%') ? nonNegative(text) : null;
  if (!value) report('plan.percent_expected', { text: clip(text) });
  return value;
};

const plainNumber = (text: string, report: Report): Rational | null => {
  const value = text.endsWith('%') ? null : nonNegative(text);
  if (!value) report('plan.number_expected', { text: clip(text) });
  return value;
};

/** A sum of money in whole units of the plan's currency (`3000`, `12.50`). */
export interface Amount {
  readonly kind: 'amount';
  readonly text: string;
  readonly value: Rational;
}

const amountOf = (text: string, report: Report): Amount | null => {
  const value = plainNumber(text, report);
  return value && { kind: 'amount', text, value };
};

/** A point of a table's index: a share of the quota or a figure in the measure's unit. */
export interface Limit {
  readonly kind: 'limit';
  readonly text: string;
  readonly isPercent: boolean;
  readonly value: Rational;
}

const limitOf = (text: string, report: Report): Limit | null => {
  const isPercent = text.endsWith('%');
  const value = isPercent ? percentOf(text, report) : plainNumber(text, report);
  return value && { kind: 'limit', text, isPercent, value };
};

export const amount = scalar(['3000'], amountOf);
export const limit = scalar(['100 %', '100000'], limitOf);
export const factor = scalar(['1.05', '95 %'], (text, report) => {
  const value = nonNegative(text);
  if (!value) report('plan.number_expected', { text: clip(text) });
  return value;
});
/** The upper end of a band; null: without end. */
export const upperLimit = scalar(['100 %', 'unlimited'], (text, report) => {
  if (text === 'unlimited') return { end: null };
  const end = limitOf(text, report);
  return end && { end };
});

/** One for everybody, or one for each level of the plan. */
export type ByLevel<T> =
  | { readonly kind: 'same'; readonly value: T }
  | { readonly kind: 'by-level'; readonly values: ReadonlyMap<string, T> };

function byLevel<T>(example: string, read: (text: string, report: Report) => T | null) {
  return z.unknown().transform((value, context): ByLevel<T> => {
    const report = reportTo(context);
    if (typeof value === 'string' && value !== '') {
      const result = read(value.trim(), report);
      return result === null ? z.NEVER : { kind: 'same', value: result };
    }
    if (value === undefined || value === '') {
      report('plan.missing', { key: '', options: [example] });
      return z.NEVER;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report('plan.wrong_shape', { expected: 'text' });
      return z.NEVER;
    }
    const values = new Map<string, T>();
    for (const [level, text] of Object.entries(value)) {
      const at: Report = (code, params) => report(code, params, [level]);
      const result = typeof text === 'string' ? read(text.trim(), at) : null;
      if (typeof text !== 'string') at('plan.wrong_shape', { expected: 'text' });
      if (result !== null) values.set(level, result);
    }
    return { kind: 'by-level', values };
  });
}

export const percent = scalar(['5 %'], percentOf);
export const rate = byLevel('5 %', percentOf);
export const amountByLevel = byLevel('3000', amountOf);

/** Every level that the plan names has its own; the check has made sure of it. */
export function forLevel<T>(terms: ByLevel<T>, level: string): T {
  if (terms.kind === 'same') return terms.value;
  const value = terms.values.get(level);
  if (value === undefined) throw new RangeError(`the plan says nothing for level ${level}`);
  return value;
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

export const title = mapping({ en: words('New business'), zh: words('新签提成') });

/** What a table is looked up by. */
export const index = mapping({
  of: oneOf('rep', 'team'),
  measure: measureName,
  by: oneOf('attainment', 'value'),
});
export type Index = z.infer<typeof index>;

/** Whether a value exactly on a limit belongs to the band above or below it. */
export const boundary = oneOf('upper', 'lower');
export type Boundary = 'upper' | 'lower';
