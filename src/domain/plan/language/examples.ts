/** `examples:` of a plan file: somebody's figures and what must come out. A plan proves itself by them. */
import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { parseRational, type Rational } from '../../rational.ts';
import { exampleRecord } from './example-records.ts';
import { expectation } from './expectations.ts';
import type { Report } from './problem.ts';
import * as t from './terms.ts';

/** Absent: not stated. Null: stated to be nothing. In whole units of the currency where it is money. */
export interface StatedFigure {
  readonly value?: Rational | null;
  readonly quota?: Rational | null;
}

export type StatedFigures = ReadonlyMap<string, StatedFigure>;

/** `312000 of 360000`, `4.7`, `87 %`, `none`, `none of 360000`, `of 360000`. */
function figure(text: string, report: Report, key: string): StatedFigure | null {
  const [before = '', after, ...rest] = ` ${text} `.split(' of ').map((part) => part.trim());
  const read = (part: string) => (part === 'none' ? null : parseRational(part));
  const isBroken = (part: string | undefined) =>
    part !== undefined && part !== '' && part !== 'none' && parseRational(part) === null;
  const isEmpty = before === '' && (after ?? '') === '';
  if (rest.length > 0 || isBroken(before) || isBroken(after) || isEmpty) {
    report('plan.number_expected', { text: text.slice(0, 60) }, [key]);
    return null;
  }
  return {
    ...(before === '' ? {} : { value: read(before) }),
    ...(after === undefined ? {} : { quota: read(after) }),
  };
}

export function readFigures(
  value: unknown,
  report: Report,
  others: readonly string[],
): StatedFigures {
  const figures = new Map<string, StatedFigure>();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (value !== '') report('plan.wrong_shape', { expected: 'mapping' });
    return figures;
  }
  for (const [key, text] of Object.entries(value)) {
    if (others.includes(key)) continue;
    if (!t.isMeasureId(key)) report('plan.measure_name', { text: t.clip(key) }, [key]);
    else if (typeof text !== 'string') report('plan.wrong_shape', { expected: 'text' }, [key]);
    else {
      const read = figure(text, report, key);
      if (read) figures.set(key, read);
    }
  }
  return figures;
}

const figures = z
  .unknown()
  .transform((value, context): StatedFigures => readFigures(value, t.reportTo(context), []));

export interface Other {
  readonly level: string | null;
  readonly started: Temporal.PlainDate | null;
  readonly figures: StatedFigures;
}

export interface StatedGroup {
  readonly figures: StatedFigures;
  readonly others: readonly Other[];
}

/** The group's own figures and the other members: how many there are, or what each has achieved. */
const group = z.unknown().transform((value, context): StatedGroup => {
  const report = t.reportTo(context);
  const read = readFigures(value, report, ['others']);
  const others = (value as { others?: unknown } | null)?.others;
  if (Array.isArray(others))
    return { figures: read, others: others.map((each, at) => other(each, at, report)) };
  const count = typeof others === 'string' && /^\d{1,3}$/.test(others) ? Number(others) : null;
  if (others !== undefined && count === null)
    report('plan.number_expected', { text: String(others).slice(0, 60) }, ['others']);
  const nobody = { level: null, started: null, figures: new Map() };
  return { figures: read, others: Array.from({ length: count ?? 0 }, () => nobody) };
});

function other(value: unknown, position: number, report: Report): Other {
  const here: Report = (code, params, path = []) =>
    report(code, params, ['others', position, ...path]);
  const { level, started } = (value ?? {}) as { level?: unknown; started?: unknown };
  const first = started === undefined ? null : t.day.safeParse(started);
  if (first && !first.success)
    here('plan.day_expected', { text: t.clip(String(started)) }, ['started']);
  if (level !== undefined && typeof level !== 'string')
    here('plan.wrong_shape', { expected: 'text' }, ['level']);
  return {
    level: typeof level === 'string' ? level : null,
    started: first?.data ?? null,
    figures: readFigures(value, here, ['level', 'started']),
  };
}

/** Figures by name, in whole units: `{ draw: 1000 }`. */
export const named = z.unknown().transform((value, context): ReadonlyMap<string, Rational> => {
  const report = t.reportTo(context);
  const amounts = new Map<string, Rational>();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('plan.wrong_shape', { expected: 'mapping' });
    return amounts;
  }
  for (const [key, text] of Object.entries(value)) {
    const read = typeof text === 'string' ? parseRational(text) : null;
    if (read) amounts.set(key, read);
    else report('plan.number_expected', { text: t.clip(String(text)) }, [key]);
  }
  return amounts;
});

const period = t.scalar(['2026-Q1'], (text, report) => {
  if (/^\d{4}(?:-(?:Q[1-4]|H[12]|0[1-9]|1[0-2]))?$/.test(text)) return text;
  report('plan.period_expected', { text: t.clip(text) });
  return null;
});

const away = z.array(z.tuple([t.day, t.day]));

/** What may be said of all periods of an example, or of each. */
const circumstances = {
  level: t.words('senior').optional(),
  period: period.optional(),
  started: t.day.optional(),
  left: t.day.optional(),
  leave: away.optional(),
  spells: z.array(t.mapping({ from: t.day, level: t.words('senior') })).optional(),
  rates: named.optional(),
};

const figuresOf = {
  rep: figures.optional(),
  records: z.array(exampleRecord).optional(),
  team: group.optional(),
  reports: group.optional(),
  company: group.optional(),
  everyone: t.signedNumber.optional(),
  balances: named.optional(),
  paid: named.optional(),
};

const onePeriod = t.mapping({ ...circumstances, ...figuresOf, expect: expectation });
export type ExamplePeriod = z.infer<typeof onePeriod>;

const single = t.mapping({ name: t.words('Just over quota'), ...onePeriod.shape });
const several = t.mapping({
  name: t.words('Two quarters'),
  ...circumstances,
  periods: z.array(onePeriod).min(1),
});

export interface PlanExample {
  readonly name: string;
  readonly periods: readonly ExamplePeriod[];
  /** Whether they stand under `periods:`; otherwise there is one, which is the example itself. */
  readonly isSequence: boolean;
}

/** What holds for all periods is said of each that does not say otherwise. */
export const exampleSchema = z.unknown().transform((value, context): PlanExample => {
  const isSequence = typeof value === 'object' && value !== null && 'periods' in value;
  if (!isSequence) {
    const result = single.safeParse(value);
    if (result.success) {
      const { name, ...only } = result.data;
      return { name, periods: [only], isSequence };
    }
    t.passOn(context, result.error, value);
    return z.NEVER;
  }
  const result = several.safeParse(value);
  if (!result.success) {
    t.passOn(context, result.error, value);
    return z.NEVER;
  }
  const { name, periods, period: first, ...shared } = result.data;
  const all = periods.map((each, position) => ({
    ...shared,
    ...(position === 0 && first !== undefined ? { period: first } : {}),
    ...each,
  }));
  return { name, periods: all as ExamplePeriod[], isSequence };
});
