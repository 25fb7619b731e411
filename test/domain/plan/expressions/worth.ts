/** What an expression of a plan comes to, as a text: fractions as `1/3`, truths and texts as they are, `nothing`. */
import {
  type Expression,
  readExpression,
  type Scope,
  type Vocabulary,
} from '../../../../src/domain/plan/expressions/expression.ts';
import { isNumber, type Value } from '../../../../src/domain/plan/expressions/value.ts';
import type { Finding } from '../../../../src/domain/plan/language/problem.ts';
import { rationalText } from '../../../../src/domain/rational.ts';
import { ratio } from '../../samples.ts';

/** Figures are written as such (`12.50`, `1/3`), `"texts"` in quotes; anything else is nothing. */
export type Names = Readonly<Record<string, string>>;

const vocabulary: Vocabulary = { abouts: ['attainment', 'earned', 'has'] };

const valueOf = (written: string | undefined): Value => {
  if (written === undefined) return null;
  if (written === 'true' || written === 'false') return written === 'true';
  return written.startsWith('"') ? written.slice(1, -1) : ratio(written);
};

const scopeOf = (names: Names): Scope => ({
  name: (name) => valueOf(names[name]),
  about: (fn, what) => valueOf(names[`${fn}(${what})`]),
});

/** Null, with what is wrong: the codes and what their messages quote. */
export function read(text: string): {
  readonly expression: Expression | null;
  readonly found: readonly Finding[];
} {
  const found: Finding[] = [];
  const expression = readExpression(text, vocabulary, (code, params, path = []) => {
    found.push({ code, params, path } as Finding);
  });
  return { expression, found };
}

export function expressionOf(text: string): Expression {
  const { expression, found } = read(text);
  if (!expression) throw new Error(`${text}: ${JSON.stringify(found)}`);
  return expression;
}

export const valueIn = (text: string, names: Names = {}): Value =>
  expressionOf(text).evaluate(scopeOf(names));

export function worth(text: string, names: Names = {}): string {
  const value = valueIn(text, names);
  if (value === null) return 'nothing';
  return isNumber(value) ? rationalText(value) : String(value);
}
