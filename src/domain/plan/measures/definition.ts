/** `measures:` of a plan file: what is counted. Each is computed from records, by a formula, by a scorecard, or is a rank. */
import * as z from 'zod';
import { one, type Rational } from '../../rational.ts';
import { type GroupOf, type PlanTitle, type Unit, units } from '../evaluation.ts';
import { type Expression, readExpression } from '../expressions/expression.ts';
import * as t from '../language/terms.ts';

/** What a record's expressions may ask besides the names of its attributes. */
export const recordVocabulary = { abouts: ['has'] };
/** What formulas and conditions may ask about a measure, or about a component. */
export const figureVocabulary = {
  abouts: ['attainment', 'quota', 'previous', 'last_year', 'team', 'reports', 'company', 'earned'],
};
/** Names in formulas that are no measures. */
export const figureNames = [
  'months_served',
  'active_at_end',
  'days_active',
  'days_in_period',
  'period_start',
  'period_end',
  'level',
  'target_incentive',
];

export const takes = [
  'sum',
  'count',
  'average',
  'weighted-average',
  'min',
  'max',
  'latest',
] as const;
export type Take = (typeof takes)[number];

export type Window =
  | 'period'
  | 'quarter-to-date'
  | 'year-to-date'
  | 'since-start'
  | { readonly rolling: number };

interface Named {
  readonly id: string;
  readonly title: PlanTitle | null;
  readonly unit: Unit;
}

export interface RecordMeasure extends Named {
  readonly kind: 'records';
  readonly records: string;
  readonly take: Take;
  readonly value: Expression | null;
  readonly weight: Expression | null;
  readonly where: Expression | null;
  /** The attribute that holds the day which counts; null: the record's own day. */
  readonly dated: string | null;
  readonly window: Window;
  readonly credit: 'shared' | 'whole';
  readonly factor: Rational;
}

export interface FormulaMeasure extends Named {
  readonly kind: 'formula';
  readonly formula: Expression;
}

export interface ScoreLine {
  readonly measure: string;
  readonly by: 'attainment' | 'value';
  readonly weight: Rational;
  readonly cap: Rational | null;
  readonly floor: Rational | null;
  readonly lessIsBetter: boolean;
}

export interface ScorecardMeasure extends Named {
  readonly kind: 'scorecard';
  readonly lines: readonly ScoreLine[];
}

export interface RankMeasure extends Named {
  readonly kind: 'rank';
  readonly measure: string;
  readonly by: 'attainment' | 'value';
  readonly among: 'team' | 'level' | 'reports' | 'company';
}

export interface MembersMeasure extends Named {
  readonly kind: 'members';
  readonly of: GroupOf;
  readonly take: 'sum' | 'count' | 'average' | 'min' | 'max';
  readonly value: Expression | null;
  readonly where: Expression | null;
}

export type MeasureDefinition =
  | RecordMeasure
  | FormulaMeasure
  | ScorecardMeasure
  | RankMeasure
  | MembersMeasure;

const title = t.title.optional();

export const expression = (example: string, vocabulary: { readonly abouts: readonly string[] }) =>
  t.scalar([example], (text, report) => readExpression(text, vocabulary, report));

const rolling = t.mapping({
  rolling: t.wholeNumber('3').superRefine((periods, context) => {
    if (periods < 1) t.reportTo(context)('plan.at_least', { text: String(periods), least: 1 });
  }),
});
const namedWindow = t.oneOf('period', 'quarter-to-date', 'year-to-date', 'since-start');
const window = t.either<Window>(
  (value) => typeof value === 'object' && value !== null && 'rolling' in value,
  rolling,
  namedWindow,
);

const fromRecords = t.mapping({
  title,
  records: t.recordKind,
  take: t.oneOf(...takes),
  value: expression('amount', recordVocabulary).optional(),
  unit: t.oneOf(...units).optional(),
  where: expression('product == "GTX Pro"', recordVocabulary).optional(),
  weight: expression('amount', recordVocabulary).optional(),
  dated: t.attribute.optional(),
  window: window.optional(),
  credit: t.oneOf('shared', 'whole').optional(),
  factor: t.percent.optional(),
});

const fromFormula = t.mapping({
  title,
  formula: expression('won / closed', figureVocabulary),
  unit: t.oneOf(...units),
});

const fromScorecard = t.mapping({
  title,
  scorecard: z
    .array(
      t.mapping({
        measure: t.measureId,
        by: t.oneOf('attainment', 'value'),
        weight: t.percent,
        cap: t.percent.optional(),
        floor: t.percent.optional(),
        'less-is-better': t.oneOf('yes').optional(),
      }),
    )
    .min(1),
});

const fromRank = t.mapping({
  title,
  rank: t.mapping({
    measure: t.measureId,
    by: t.oneOf('attainment', 'value'),
    among: t.oneOf('team', 'level', 'reports', 'company'),
  }),
});

const overMembers = t.mapping({
  title,
  members: t.mapping({
    of: t.oneOf('team', 'reports', 'company'),
    take: t.oneOf('sum', 'count', 'average', 'min', 'max'),
    value: expression('attainment(bookings)', figureVocabulary).optional(),
    where: expression('attainment(bookings) >= 1', figureVocabulary).optional(),
  }),
  unit: t.oneOf(...units),
});

/** By what a measure is computed from. */
export const measureSchemas: readonly z.ZodType[] = [
  fromRecords,
  fromFormula,
  fromScorecard,
  fromRank,
  overMembers,
];

/** One entry of `measures:`; its kind is told by the key that only it has. */
export const measureEntry = z.unknown().transform((value, context) => {
  const has = (key: string) => typeof value === 'object' && value !== null && key in value;
  const schema = has('formula')
    ? fromFormula
    : has('scorecard')
      ? fromScorecard
      : has('rank')
        ? fromRank
        : has('members')
          ? overMembers
          : fromRecords;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  t.passOn(context, result.error, value);
  return z.NEVER;
});

type Entry = z.infer<typeof measureEntry>;

export function toDefinition(id: string, entry: Entry): MeasureDefinition {
  const named = { id, title: entry.title ?? null };
  if ('formula' in entry)
    return { ...named, kind: 'formula', unit: entry.unit, formula: entry.formula };
  if ('scorecard' in entry) {
    const lines = entry.scorecard.map((line) => ({
      measure: line.measure,
      by: line.by,
      weight: line.weight,
      cap: line.cap ?? null,
      floor: line.floor ?? null,
      lessIsBetter: line['less-is-better'] === 'yes',
    }));
    return { ...named, kind: 'scorecard', unit: 'percent', lines };
  }
  if ('rank' in entry) return { ...named, kind: 'rank', unit: 'count', ...entry.rank };
  if ('members' in entry) {
    const { of, take, value = null, where = null } = entry.members;
    return { ...named, kind: 'members', unit: entry.unit, of, take, value, where };
  }
  return {
    ...named,
    kind: 'records',
    unit: entry.unit ?? 'count',
    records: entry.records,
    take: entry.take,
    value: entry.value ?? null,
    weight: entry.weight ?? null,
    where: entry.where ?? null,
    dated: entry.dated ?? null,
    window: entry.window ?? 'period',
    credit: entry.credit ?? 'shared',
    factor: entry.factor ?? one,
  };
}
