/** Steps of the arithmetic as scripts read them: each field in the unit that it has, names of measures by id. */
import type { Currency, Money } from '../domain/money.ts';
import type { MeasureRef, Unit } from '../domain/plan/evaluation.ts';
import type { BasisRef, IndexRef, TraceStep } from '../domain/plan/trace.ts';
import { type Rational, rationalText } from '../domain/rational.ts';
import { amountJson, limitJson, measureJson, minorJson, moneyJson } from './json-figures.ts';

type Json = Readonly<Record<string, unknown>>;

export function stepsJson(trace: readonly TraceStep[], currency: Currency): readonly Json[] {
  let counted: MeasureRef | null = null;
  return trace.map((step) => {
    if (step.step === 'measured') counted = step.measure;
    return stepJson(step, unitsOf(step, counted), currency);
  });
}

/** How the fields of a step read whose unit depends on the step. */
interface Units {
  /** Of `value`, `quota`, `whole`, `at` and of what credits add. */
  readonly value: Unit;
  /** Of `part`. */
  readonly part: Unit;
  /** Of `rate` and `figure`. */
  readonly figure: Unit;
  /** Of `from`, `to`, `every`, and of where a curve is read. */
  readonly index: IndexRef | null;
}

/** `counted`: what was measured last, in whose unit the records that follow add up. */
function unitsOf(step: TraceStep, counted: MeasureRef | null): Units {
  const measure = 'measure' in step ? step.measure : counted;
  const index = 'index' in step ? step.index : null;
  const basis = 'basis' in step ? step.basis : null;
  const isSum = step.step === 'prorated';
  const value = isSum ? 'money' : (measure?.unit ?? 'number');
  const figure = 'figure' in step && step.figure === 'amount' ? 'money' : 'number';
  return { value, part: basis ? unitOfBasis(basis) : 'number', figure, index };
}

function unitOfBasis(basis: BasisRef): Unit {
  if (basis.kind === 'measure') return basis.measure.unit;
  return basis.kind === 'target-incentive' ? 'money' : 'number';
}

const amounts: ReadonlySet<string> = new Set([
  'pays',
  'before',
  'after',
  'exact',
  'each',
  'amount',
  'budget',
  'everyone',
  'earlier',
]);
const figures: ReadonlySet<string> = new Set(['rate', 'figure']);
const limits: ReadonlySet<string> = new Set(['from', 'to', 'every', 'at']);
/** Of the bigints all but these are minor units. */
const wholeNumbers: ReadonlySet<string> = new Set(['steps', 'units', 'vested']);

function stepJson(step: TraceStep, units: Units, currency: Currency): Json {
  const fields = (of: object, index: IndexRef | null): Json =>
    Object.fromEntries(
      Object.entries(of).map(([name, value]: [string, unknown]) => [
        name,
        read(name, value, index),
      ]),
    );
  const number = (name: string, value: Rational, index: IndexRef | null): string | null => {
    if (amounts.has(name)) return amountJson(value, currency);
    if (figures.has(name)) return measureJson(value, units.figure, currency);
    if (name === 'part') return measureJson(value, units.part, currency);
    if (index && (limits.has(name) || name === 'value')) return limitJson(value, index, currency);
    if (name === 'quota' || name === 'whole' || name === 'value' || name === 'at')
      return measureJson(value, units.value, currency);
    return rationalText(value);
  };
  const read = (name: string, value: unknown, index: IndexRef | null): unknown => {
    if (typeof value === 'bigint')
      return wholeNumbers.has(name) ? value.toString() : minorJson(value, currency);
    if (typeof value !== 'object' || value === null) return value;
    if (isRational(value)) return number(name, value, index);
    if (isMoney(value)) return moneyJson(value);
    if (isMeasure(value)) return value.id;
    if (name === 'uses' && Array.isArray(value)) return value.map(usedJson);
    if (Array.isArray(value)) return value.map((each) => read(name, each, index));
    if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
    return fields(value, name === 'column' && step.step === 'cell' ? step.across : index);
  };
  return fields(step, units.index);
}

/** Figures in expressions have no unit: money stands in whole units of the currency. */
const usedJson = ({ name, value }: { readonly name: string; readonly value: unknown }) => ({
  name,
  value:
    typeof value === 'object' && value !== null && isRational(value) ? rationalText(value) : value,
});

const isRational = (value: object): value is Rational => 'num' in value && 'den' in value;
const isMoney = (value: object): value is Money => 'minor' in value && 'currency' in value;
const isMeasure = (value: object): value is MeasureRef =>
  'id' in value && 'unit' in value && 'title' in value;
