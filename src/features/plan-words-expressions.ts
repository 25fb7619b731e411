/** The conditions and formulas of a plan as people say them: `attainment of Bookings is at least 80 %`. */
import type { Unit } from '../domain/plan/evaluation.ts';
import type { Expression } from '../domain/plan/expressions/expression.ts';
import { type Operator, type Phrase, phraseOf } from '../domain/plan/expressions/phrase.ts';
import type { Rational } from '../domain/rational.ts';
import { say } from '../i18n/locale.ts';
import {
  aboutWords,
  comparisonWords,
  functionWords,
  knownNames,
  notNames,
  expressionWords as texts,
} from '../i18n/texts/plan-words-expressions.ts';
import {
  measureName,
  numberText,
  type PlanReader,
  partName,
  unitOf,
  unitText,
} from './plan-words-figures.ts';

/** `attributes`: one record is seen, and names are what it carries; otherwise they are measures. */
export type Sees = 'attributes' | 'measures';

export const expressionText = (expression: Expression, sees: Sees, reader: PlanReader): string =>
  words(phraseOf(expression), { sees, reader, unit: null });

interface Around {
  readonly sees: Sees;
  readonly reader: PlanReader;
  /** In which a bare figure reads; null: as a plain number. */
  readonly unit: Unit | null;
}

function words(phrase: Phrase, around: Around): string {
  const { locale } = around.reader;
  switch (phrase.kind) {
    case 'figure':
      return figure(phrase.value, around);
    case 'text':
      return say(locale, texts.quoted, { text: phrase.text });
    case 'truth':
      return say(locale, phrase.value ? texts.yes : texts.no);
    case 'nothing':
      return say(locale, texts.nothing);
    case 'name':
      return nameText(phrase.name, around);
    case 'about':
      return aboutText(phrase.fn, phrase.what, around);
    case 'call':
      return callText(phrase.fn, phrase.parts, around);
    case 'not':
      return notText(phrase.part, around);
    case 'minus':
      return `-${inBrackets(phrase.part, 3, around)}`;
    case 'two':
      return twoText(phrase, around);
    case 'choice':
      return say(locale, texts.choice, {
        test: words(phrase.test, { ...around, unit: null }),
        yes: words(phrase.yes, around),
        no: words(phrase.no, around),
      });
    case 'among':
      return say(locale, texts.among, {
        what: words(phrase.part, around),
        options: phrase.options
          .map((each) => words(each, { ...around, unit: unitIn(phrase.part, around) }))
          .join(say(locale, texts.or)),
      });
  }
}

const figure = (value: Rational, { unit, reader }: Around): string =>
  unit === null ? numberText(value, reader) : unitText(value, unit, reader);

function notText(part: Phrase, around: Around): string {
  const { locale } = around.reader;
  const own = part.kind === 'name' ? notNames[part.name as keyof typeof notNames] : undefined;
  return own ? say(locale, own) : say(locale, texts.not, { what: inBrackets(part, 1, around) });
}

/** An attribute keeps the name that the company gave it. */
function nameText(name: string, { sees, reader }: Around): string {
  const known = knownNames[name as keyof typeof knownNames];
  if (known && (sees === 'attributes') === known.ofRecord) return say(reader.locale, known);
  return sees === 'measures' ? measureName(name, reader) : name.replaceAll('_', ' ');
}

function aboutText(fn: string, what: string, { sees, reader }: Around): string {
  const text = aboutWords[fn as keyof typeof aboutWords];
  const named =
    fn === 'earned'
      ? partName(what, reader)
      : sees === 'measures'
        ? measureName(what, reader)
        : what.replaceAll('_', ' ');
  return say(reader.locale, text, { what: named });
}

/** The arguments as they stand, for functions without words of their own. */
function callText(fn: string, parts: readonly Phrase[], around: Around): string {
  const [first = '', second = ''] = parts.map((each) => words(each, around));
  const text = functionWords[fn as keyof typeof functionWords];
  const all = parts.map((each) => words(each, around)).join(say(around.reader.locale, texts.comma));
  return say(around.reader.locale, text, { first, second, all });
}

type Two = Extract<Phrase, { kind: 'two' }>;

function twoText({ operator, left, right }: Two, around: Around): string {
  const { locale } = around.reader;
  const strength = strengths[operator];
  switch (operator) {
    case '&&':
    case '||': {
      const inner = { ...around, unit: null };
      return say(locale, operator === '&&' ? texts.and : texts.either, {
        left: inBrackets(left, strength, inner),
        right: inBrackets(right, strength, inner),
      });
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const unit = unitIn(left, around) ?? unitIn(right, around);
      return say(locale, comparisonWords[operator], {
        left: inBrackets(left, strength, { ...around, unit }),
        right: inBrackets(right, strength, { ...around, unit }),
      });
    }
    case '+':
    case '-':
    case '*':
    case '/':
      return sumText({ kind: 'two', operator, left, right }, around);
  }
}

const signs = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const;

/** A figure beside money in a sum is money; in a product it multiplies. */
function sumText({ operator, left, right }: Two, around: Around): string {
  const isSum = operator === '+' || operator === '-';
  const unit = isSum ? (unitIn(left, around) ?? unitIn(right, around)) : null;
  const strength = strengths[operator];
  const inner = { ...around, unit };
  const after = operator === '-' || operator === '/' ? strength + 0.5 : strength;
  const sign = signs[operator as keyof typeof signs];
  return `${inBrackets(left, strength, inner)} ${sign} ${inBrackets(right, after, inner)}`;
}

/** How tightly an operator holds its sides together. */
const strengths: Readonly<Record<Operator, number>> = {
  ...{ '||': 0, '&&': 0.5 },
  ...{ '==': 1, '!=': 1, '<': 1, '<=': 1, '>': 1, '>=': 1 },
  ...{ '+': 2, '-': 2, '*': 3, '/': 3 },
};

function inBrackets(phrase: Phrase, strength: number, around: Around): string {
  const text = words(phrase, around);
  const isLooser =
    phrase.kind === 'choice' || (phrase.kind === 'two' && strengths[phrase.operator] < strength);
  return isLooser ? say(around.reader.locale, texts.brackets, { text }) : text;
}

const ofMoney = new Set(['amount', 'target_incentive']);
const asMeasure = new Set(['quota', 'previous', 'last_year', 'team', 'reports', 'company']);

/** The unit that a figure beside it has; null: a plain number, or not known. */
function unitIn(phrase: Phrase, around: Around): Unit | null {
  const { sees, reader } = around;
  const isMeasure = (id: string) => reader.file.measures.some((each) => each.id === id);
  switch (phrase.kind) {
    case 'name':
      if (ofMoney.has(phrase.name)) return 'money';
      return sees === 'measures' && isMeasure(phrase.name) ? unitOf(phrase.name, reader) : null;
    case 'about':
      if (phrase.fn === 'attainment') return 'percent';
      if (phrase.fn === 'earned') return 'money';
      return asMeasure.has(phrase.fn) ? unitOf(phrase.what, reader) : null;
    case 'two':
      return phrase.operator === '+' || phrase.operator === '-'
        ? (unitIn(phrase.left, around) ?? unitIn(phrase.right, around))
        : null;
    case 'call':
      return ['min', 'max', 'abs', 'round', 'if_none'].includes(phrase.fn) && phrase.parts[0]
        ? unitIn(phrase.parts[0], around)
        : null;
    default:
      return null;
  }
}
