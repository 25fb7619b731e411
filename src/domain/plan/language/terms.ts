/** The words and figures of the plan language, each read exactly from its text, with a finding where it cannot be read. */
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { ErrorParams } from '../../errors.ts';
import { closest } from '../../names.ts';
import { parseRational, type Rational } from '../../rational.ts';
import { subjects } from '../evaluation.ts';
import type { Path, PlanCode, Report } from './problem.ts';
import { canBeKey } from './source.ts';

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

/** `options`: what might stand here, for the message about a missing one. `shown`: the same for an editor. */
export function scalar<T>(
  options: readonly string[],
  read: (text: string, report: Report) => T | null,
  shown: z.core.GlobalMeta = { type: ['string', 'number'], examples: [...options] },
) {
  return z
    .unknown()
    .meta(shown)
    .transform((value, context): T => {
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
  scalar(
    options,
    (text, report) => {
      const word = options.find((each) => each === text);
      if (word === undefined)
        report('plan.not_one_of', { text: clip(text), options, near: closest(text, options) });
      return word ?? null;
    },
    { enum: [...options] },
  );

export const words = (example: string) => scalar([example], (text) => text.slice(0, 200));

const idPattern = /^[a-z][a-z0-9-]{0,39}$/;

/** `total` is the name of the sum and cannot be anything else's; and an example has to name it as a key. */
export const identifier = (example: string) =>
  scalar([example], (text, report) => {
    if (idPattern.test(text) && text !== 'total' && canBeKey(text)) return text;
    report('plan.id_invalid', { text: clip(text) });
    return null;
  });

/** `total` (null), or a list of components. */
export const totalOrIds = z.unknown().transform((value, context): readonly string[] | null => {
  if (value === 'total') return null;
  const options = ['total', '[new-business]'];
  const report = reportTo(context);
  if (typeof value === 'object' && value !== null) {
    const result = z.array(identifier('new-business')).min(1).safeParse(value);
    if (result.success) return result.data;
    passOn(context, result.error, value);
  } else if (value === undefined || value === '') report('plan.missing', { key: 'on', options });
  else report('plan.not_one_of', { text: clip(String(value)), near: null, options });
  return z.NEVER;
});

const measurePattern = /^[a-z][a-z0-9_]{0,39}$/;

/** Small letters, digits and underscores, so that it can stand in a formula. Whether there is one is checked with the whole plan. */
export const measureId = scalar(['bookings'], (text, report) => {
  if (measurePattern.test(text)) return text;
  report('plan.measure_name', { text: clip(text) });
  return null;
});

export const isMeasureId = (text: string): boolean => measurePattern.test(text);

export const recordKind = scalar(['deal'], (text, report) => {
  if (/^[a-z][a-z0-9_-]{0,39}$/.test(text)) return text;
  report('plan.id_invalid', { text: clip(text) });
  return null;
});

export const attribute = scalar(['invoiced_on'], (text, report) => {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,59}$/.test(text)) return text;
  report('plan.id_invalid', { text: clip(text) });
  return null;
});

export const wholeNumber = (example: string) =>
  scalar([example], (text, report) => {
    if (/^\d{1,4}$/.test(text)) return Number(text);
    report('plan.number_expected', { text: clip(text) });
    return null;
  });

/** A business day, `2026-01-31`. */
export const day = scalar(['2026-01-31'], (text, report): Temporal.PlainDate | null => {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
      return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    // Falls through: a day that the calendar does not have.
  }
  report('plan.day_expected', { text: clip(text) });
  return null;
});

/** Reads with the one schema where `isFirst` says so, otherwise with the other. */
export const either = <T>(
  isFirst: (value: unknown) => boolean,
  first: z.ZodType<T>,
  second: z.ZodType<T>,
) =>
  z.unknown().transform((value, context): T => {
    const result = (isFirst(value) ? first : second).safeParse(value);
    if (result.success) return result.data;
    passOn(context, result.error, value);
    return z.NEVER;
  });

/** A mapping by its keys, so that a message names what stands there. */
const shapeText = (value: unknown): string =>
  Array.isArray(value) ? '[…]' : `{ ${Object.keys(value ?? {}).join(', ')}: … }`;

/** One word as it stands, or a mapping that is told by the key it has. */
export function oneOfShapes<W extends string, S extends Readonly<Record<string, z.ZodType>>>(
  word: W,
  shapes: S,
) {
  const options = [word, ...Object.keys(shapes).map((key) => `{ ${key}: … }`)];
  return z.unknown().transform((value, context): W | z.infer<S[keyof S]> => {
    if (value === word) return word;
    const key =
      typeof value === 'object' && value !== null
        ? Object.keys(shapes).find((each) => each in value)
        : undefined;
    const shape = key === undefined ? undefined : shapes[key];
    if (shape) {
      const result = shape.safeParse(value);
      if (result.success) return result.data as z.infer<S[keyof S]>;
      passOn(context, result.error, value);
    } else if (value === undefined || value === '')
      reportTo(context)('plan.missing', { key: '', options });
    else
      reportTo(context)('plan.not_one_of', {
        text: clip(typeof value === 'string' ? value : shapeText(value)),
        near: null,
        options,
      });
    return z.NEVER;
  });
}

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

/** A decimal without a sign; null for anything else. */
export const plainFigure = nonNegative;

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

/** May lie below zero: growth, a margin. */
const limitOf = (text: string, report: Report): Limit | null => {
  const value = parseRational(text);
  if (value) return { kind: 'limit', text, isPercent: text.endsWith('%'), value };
  report('plan.number_expected', { text: clip(text) });
  return null;
};

/** In an example: a figure that may be below zero. */
export const signedNumber = scalar(['4.5'], (text, report) => {
  const value = parseRational(text);
  if (!value) report('plan.number_expected', { text: clip(text) });
  return value;
});

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

export function byLevel<T>(example: string, read: (text: string, report: Report) => T | null) {
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
/** In the unit of a measure: plain, or with its percent sign. */
export const figureByLevel = byLevel('100000', limitOf);
export const amountByLevel = byLevel('3000', amountOf);
export const factorByLevel = byLevel('1.05', (text, report) => {
  const value = nonNegative(text);
  if (!value) report('plan.number_expected', { text: clip(text) });
  return value;
});

/** Every level that the plan names has its own; the check has made sure of it. */
export function forLevel<T>(terms: ByLevel<T>, level: string): T {
  const value = forAnyLevel(terms, level);
  if (value === null) throw new RangeError(`the plan says nothing for level ${level}`);
  return value;
}

/** Null for a level that is none of the plan's: of those with whom somebody is compared or shares, not all are on the same plan. */
export const forAnyLevel = <T>(terms: ByLevel<T>, level: string): T | null =>
  terms.kind === 'same' ? terms.value : (terms.values.get(level) ?? null);

export const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

export const title = mapping({ en: words('New business'), zh: words('新签提成') });

/** What a table is looked up by. */
export const index = mapping({
  of: oneOf(...subjects),
  measure: measureId,
  by: oneOf('attainment', 'value'),
});
export type Index = z.infer<typeof index>;

/** Whose measure. */
export const source = mapping({ of: oneOf(...subjects), measure: measureId });
export type Source = z.infer<typeof source>;

/** Whether a value exactly on a limit belongs to the band above or below it. */
export const boundary = oneOf('upper', 'lower');
export type Boundary = 'upper' | 'lower';
