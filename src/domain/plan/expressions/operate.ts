/** The syntax tree of an expression -> a function that computes it exactly. Nothing measured stays nothing through every operation. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { add, divide, multiply, parseRational, rational, subtract } from '../../rational.ts';
import type { Report } from '../language/problem.ts';
import type { Scope, Vocabulary } from './expression.ts';
import { functions } from './functions.ts';
import { asNumber, bounded, compareValues, isSameValue, type Value } from './value.ts';

export type Operation = (scope: Scope) => Value;

interface Reading {
  readonly vocabulary: Vocabulary;
  readonly names: Set<string>;
  readonly abouts: { fn: string; what: string }[];
  readonly text: string;
  readonly report: Report;
}

/** Null when it holds something that plans do not know; that has been reported. */
export function operate(node: ASTNode, reading: Reading): Operation | null {
  switch (node.op) {
    case 'value':
      return literal(node, reading);
    case 'id':
      return named(node.args, reading);
    case '.':
      return node.args[0].op === 'id'
        ? named(`${node.args[0].args}.${node.args[1]}`, reading)
        : refuse(node, reading);
    case 'call':
      return call(node.args[0], node.args[1], node, reading);
    case '-_':
    case '!_':
      return unary(node.op, node.args, reading);
    case '?:':
      return choose(node.args, reading);
    case 'in':
      return within(node.args, node, reading);
    case '&&':
    case '||':
    case '+':
    case '-':
    case '*':
    case '/':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return binary(node.op, node.args, reading);
    default:
      return refuse(node, reading);
  }
}

function refuse(node: ASTNode, { report, text }: Reading): null {
  const part = text.slice(node.start, node.end).slice(0, 40);
  report('plan.expression_unknown', { part, near: null });
  return null;
}

function literal(node: Extract<ASTNode, { op: 'value' }>, reading: Reading): Operation | null {
  const { args } = node;
  if (typeof args === 'string' || typeof args === 'boolean') return () => args;
  if (args === null) return () => null;
  // The figure as it is written: it never passes through a float.
  const figure = parseRational(reading.text.slice(node.start, node.end));
  return figure ? () => figure : refuse(node, reading);
}

function named(name: string, { names }: Reading): Operation {
  names.add(name);
  return (scope) => scope.name(name);
}

function call(
  fn: string,
  args: readonly ASTNode[],
  node: ASTNode,
  reading: Reading,
): Operation | null {
  if (reading.vocabulary.abouts.includes(fn)) {
    const what = subject(args);
    if (what === null || args.length !== 1) return refuse(node, reading);
    reading.abouts.push({ fn, what });
    return (scope) => scope.about(fn, what);
  }
  const known = functions.get(fn);
  if (!known || args.length < known.least || args.length > known.most) return refuse(node, reading);
  const operands = args.map((each) => operate(each, reading));
  if (operands.some((each) => each === null)) return null;
  const whole = operands as readonly Operation[];
  return (scope) => known.compute(whole.map((each) => each(scope)));
}

/** The name or text that a function of the vocabulary is asked about. */
function subject([only]: readonly ASTNode[]): string | null {
  if (only?.op === 'id') return only.args;
  return only?.op === 'value' && typeof only.args === 'string' ? only.args : null;
}

function unary(op: '-_' | '!_', arg: ASTNode, reading: Reading): Operation | null {
  const operand = operate(arg, reading);
  if (!operand) return null;
  if (op === '!_')
    return (scope) => {
      const value = operand(scope);
      return typeof value === 'boolean' ? !value : null;
    };
  return (scope) => {
    const value = asNumber(operand(scope));
    return value && rational(-value.num, value.den);
  };
}

function choose(
  [condition, yes, no]: readonly [ASTNode, ASTNode, ASTNode],
  reading: Reading,
): Operation | null {
  const [test, left, right] = [condition, yes, no].map((each) => operate(each, reading));
  if (!test || !left || !right) return null;
  return (scope) => (test(scope) === true ? left(scope) : right(scope));
}

function within(
  [item, list]: readonly [ASTNode, ASTNode],
  node: ASTNode,
  reading: Reading,
): Operation | null {
  if (list.op !== 'list') return refuse(node, reading);
  const sought = operate(item, reading);
  const options = list.args.map((each) => operate(each, reading));
  if (!sought || options.some((each) => each === null)) return null;
  const texts = new Set(list.args.map((each) => (each.op === 'value' ? each.args : null)));
  const areTexts = [...texts].every((each) => typeof each === 'string');
  return (scope) => {
    const value = sought(scope);
    if (areTexts && typeof value === 'string') return texts.has(value);
    return value !== null && options.some((each) => each && isSameValue(value, each(scope)));
  };
}

type Binary = '&&' | '||' | '+' | '-' | '*' | '/' | '==' | '!=' | '<' | '<=' | '>' | '>=';

function binary(op: Binary, args: readonly [ASTNode, ASTNode], reading: Reading): Operation | null {
  const [left, right] = args.map((each) => operate(each, reading));
  if (!left || !right) return null;
  switch (op) {
    case '&&':
      return (scope) => left(scope) === true && right(scope) === true;
    case '||':
      return (scope) => left(scope) === true || right(scope) === true;
    case '+':
    case '-':
    case '*':
    case '/':
      return (scope) => arithmetic(op, left(scope), right(scope));
    default:
      return (scope) => comparison(op, left(scope), right(scope));
  }
}

function arithmetic(op: '+' | '-' | '*' | '/', left: Value, right: Value): Value {
  const [a, b] = [asNumber(left), asNumber(right)];
  if (!a || !b) return null;
  switch (op) {
    case '+':
      return bounded(add(a, b));
    case '-':
      return bounded(subtract(a, b));
    case '*':
      return bounded(multiply(a, b));
    case '/':
      return b.num === 0n ? null : bounded(divide(a, b));
  }
}

/** Against nothing every comparison is false, but `!= ` of something and nothing. */
function comparison(op: '==' | '!=' | '<' | '<=' | '>' | '>=', a: Value, b: Value): boolean {
  if (op === '==' || op === '!=') return isSameValue(a, b) === (op === '==');
  const order = compareValues(a, b);
  if (order === null) return false;
  return op === '<' ? order < 0 : op === '<=' ? order <= 0 : op === '>' ? order > 0 : order >= 0;
}
