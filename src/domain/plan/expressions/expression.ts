/**
 * Expressions in a plan: the syntax of CEL, read by a library whose limits bound size and depth, and computed by us so that every
 * figure stays exact. There are no loops, and no function reaches beyond what it is handed.
 */
import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import type { Report } from '../language/problem.ts';
import { operate } from './operate.ts';
import type { Value } from './value.ts';

/** Where an expression finds what it names. */
export interface Scope {
  readonly name: (name: string) => Value;
  /** A function of the vocabulary whose argument is a name or a text: `attainment(bookings)`, `earned("commission")`. */
  readonly about: (fn: string, what: string) => Value;
}

export interface Expression {
  readonly text: string;
  /** What it names, each once, in order. */
  readonly names: readonly string[];
  /** Functions of the vocabulary and what they are asked about. */
  readonly abouts: readonly { readonly fn: string; readonly what: string }[];
  readonly evaluate: (scope: Scope) => Value;
}

/** What may stand in an expression besides operators and the functions that every expression knows. */
export interface Vocabulary {
  /** Functions whose one argument is a name or a text. */
  readonly abouts: readonly string[];
}

const longest = 400;
const environment = new Environment({
  unlistedVariablesAreDyn: true,
  limits: { maxAstNodes: 200, maxDepth: 24, maxListElements: 64, maxCallArguments: 8 },
});

/** Null when it cannot be read; what is wrong has been reported. */
export function readExpression(
  text: string,
  vocabulary: Vocabulary,
  report: Report,
): Expression | null {
  if (text.length > longest) {
    report('plan.expression_too_large', { text: `${text.slice(0, 40)}…` });
    return null;
  }
  const parsed = parse(text, report);
  if (!parsed) return null;
  const names = new Set<string>();
  const abouts: { fn: string; what: string }[] = [];
  const operation = operate(parsed, { vocabulary, names, abouts, text, report });
  return operation && { text, names: [...names], abouts, evaluate: operation };
}

function parse(text: string, report: Report): ASTNode | null {
  try {
    return environment.parse(text).ast;
  } catch (cause) {
    const detail = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '';
    report('plan.expression_unreadable', { text: text.slice(0, 60), detail: detail.slice(0, 100) });
    return null;
  }
}

/** Of a text that was read before. */
export const syntaxOf = (text: string): ASTNode => environment.parse(text).ast;
