/** Worked examples of a plan: what somebody achieved, in plain units, and what each line must then pay. */
import * as z from 'zod';
import { personId, teamId } from '../ids.ts';
import { type MeasureCode, measure, measureCodes } from '../measure.ts';
import type { Currency } from '../money.ts';
import { closest } from '../names.ts';
import { multiply, one, parseRational, type Rational } from '../rational.ts';
import type { Measured, Measurements, PlanInput } from './evaluation.ts';
import { minorPerUnit } from './mechanic.ts';
import type { Report } from './problem.ts';
import * as t from './terms.ts';

type Figures = ReadonlyMap<MeasureCode, { value: Rational | null; quota: Rational | null }>;

/** `312000 of 360000`, `4.7`, `none`, `none of 360000`. */
function figure(text: string, report: Report, key: string) {
  const [value = '', quota, ...rest] = text.split(' of ').map((part) => part.trim());
  const read = (part: string) => (part === 'none' ? null : parseRational(part));
  const [achieved, target] = [read(value), quota === undefined ? null : read(quota)];
  const isBroken = (part: string | undefined, got: Rational | null) =>
    part !== undefined && part !== 'none' && got === null;
  if (rest.length > 0 || isBroken(value, achieved) || isBroken(quota, target)) {
    report('plan.number_expected', { text: text.slice(0, 60) }, [key]);
    return null;
  }
  return { value: achieved, quota: target };
}

function readFigures(value: unknown, report: Report, others: readonly string[]): Figures {
  const figures = new Map<MeasureCode, { value: Rational | null; quota: Rational | null }>();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (value !== '') report('plan.wrong_shape', { expected: 'mapping' });
    return figures;
  }
  for (const [key, text] of Object.entries(value)) {
    if (others.includes(key)) continue;
    const code = measureCodes.find((each) => each === key);
    if (!code)
      report(
        'plan.measure_unknown',
        { text: key.slice(0, 60), near: closest(key, measureCodes), known: measureCodes },
        [key],
      );
    else if (typeof text !== 'string') report('plan.wrong_shape', { expected: 'text' }, [key]);
    else {
      const read = figure(text, report, key);
      if (read) figures.set(code, read);
    }
  }
  return figures;
}

const figures = z.unknown().transform((value, context): Figures => {
  const report = t.reportTo(context);
  if (value === undefined) {
    report('plan.missing', { key: '', options: ['{ bookings: 312000 of 360000 }'] });
    return z.NEVER;
  }
  return readFigures(value, report, []);
});

/** The team's own figures and the other members: how many there are, or what each has achieved. */
const team = z
  .unknown()
  .transform((value, context): { figures: Figures; others: readonly Figures[] } => {
    const report = t.reportTo(context);
    const read = readFigures(value, report, ['others']);
    const others = (value as { others?: unknown }).others;
    if (Array.isArray(others)) {
      const list = others.map((each, position) =>
        readFigures(
          each,
          (code, params, path = []) => report(code, params, ['others', position, ...path]),
          [],
        ),
      );
      return { figures: read, others: list };
    }
    const count = typeof others === 'string' && /^\d{1,4}$/.test(others) ? Number(others) : null;
    if (others !== undefined && count === null)
      report('plan.number_expected', { text: String(others).slice(0, 60) }, ['others']);
    return { figures: read, others: Array.from({ length: count ?? 0 }, () => new Map()) };
  });

const expected = z.unknown().transform((value, context): ReadonlyMap<string, t.Amount> => {
  const report = t.reportTo(context);
  const amounts = new Map<string, t.Amount>();
  if (value === undefined) report('plan.missing', { key: '', options: ['{ total: 18240 }'] });
  else if (typeof value !== 'object' || value === null || Array.isArray(value))
    report('plan.wrong_shape', { expected: 'mapping' });
  else
    for (const [id, text] of Object.entries(value)) {
      const read = typeof text === 'string' ? parseRational(text) : null;
      if (read) amounts.set(id, { kind: 'amount', text: String(text), value: read });
      else report('plan.number_expected', { text: String(text).slice(0, 60) }, [id]);
    }
  return amounts;
});

export const exampleSchema = t.mapping({
  name: t.words('Just over quota'),
  level: t.words('senior').optional(),
  rep: figures,
  team: team.optional(),
  expect: expected,
});

export type PlanExample = z.infer<typeof exampleSchema>;

/** In a tie for the last minor unit of a pool the person of the example comes before the others. */
export function exampleInput(
  { level, rep, team: mates }: PlanExample,
  currency: Currency,
): PlanInput {
  const id = personId('example');
  const own = measurements(rep, currency);
  const grade = level ?? '';
  if (!mates) return { person: { id, level: grade }, own, team: null };
  const others = mates.others.map((each, position) => ({
    id: personId(`other-${String(position + 1).padStart(4, '0')}`),
    level: grade,
    own: measurements(each, currency),
  }));
  return {
    person: { id, level: grade },
    own,
    team: {
      id: teamId('example-team'),
      measurements: measurements(mates.figures, currency),
      members: [{ id, level: grade, own }, ...others],
    },
  };
}

function measurements(figuresOf: Figures, currency: Currency): Measurements {
  const entries = [...figuresOf].map(([code, { value, quota }]): [MeasureCode, Measured] => {
    const scale = measure(code).unit === 'money' ? minorPerUnit(currency) : one;
    const scaled = (figure: Rational | null) => figure && multiply(figure, scale);
    return [code, { value: scaled(value), quota: scaled(quota), count: 0 }];
  });
  return Object.fromEntries(entries);
}
