/** An expression as data, for whoever puts it into words: the same tree as is computed, without the library's own shapes. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { parseRational, type Rational } from '../../rational.ts';
import { type Expression, syntaxOf } from './expression.ts';

export const operators = [
  ...['&&', '||', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/'],
] as const;
export type Operator = '&&' | '||' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/';

export type Phrase =
  | { readonly kind: 'figure'; readonly value: Rational }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'nothing' }
  /** A measure, an attribute, or a word of the language (`level`, `credit.role`). */
  | { readonly kind: 'name'; readonly name: string }
  /** A question about a measure or a component: `attainment(bookings)`. */
  | { readonly kind: 'about'; readonly fn: string; readonly what: string }
  | { readonly kind: 'call'; readonly fn: string; readonly parts: readonly Phrase[] }
  | { readonly kind: 'not'; readonly part: Phrase }
  | { readonly kind: 'minus'; readonly part: Phrase }
  | {
      readonly kind: 'two';
      readonly operator: Operator;
      readonly left: Phrase;
      readonly right: Phrase;
    }
  | { readonly kind: 'choice'; readonly test: Phrase; readonly yes: Phrase; readonly no: Phrase }
  | { readonly kind: 'among'; readonly part: Phrase; readonly options: readonly Phrase[] };

export function phraseOf({ text, abouts }: Expression): Phrase {
  const asked = new Set(abouts.map(({ fn }) => fn));
  const read = (node: ASTNode): Phrase => {
    switch (node.op) {
      case 'value':
        return literal(node, text);
      case 'id':
        return { kind: 'name', name: node.args };
      case '.':
        return { kind: 'name', name: text.slice(node.start, node.end).replace(/\s/gu, '') };
      case 'call': {
        const [fn, args] = node.args;
        const what = args[0];
        if (asked.has(fn) && what) return { kind: 'about', fn, what: subject(what) };
        return { kind: 'call', fn, parts: args.map(read) };
      }
      case '!_':
        return { kind: 'not', part: read(node.args) };
      case '-_':
        return { kind: 'minus', part: read(node.args) };
      case '?:': {
        const [test, yes, no] = node.args;
        return { kind: 'choice', test: read(test), yes: read(yes), no: read(no) };
      }
      case 'in': {
        const [part, list] = node.args;
        const options = list.op === 'list' ? list.args.map(read) : [];
        return { kind: 'among', part: read(part), options };
      }
      default:
        return two(node, read);
    }
  };
  return read(syntaxOf(text));
}

/** Throws RangeError for what plans do not know: it has been refused when the expression was read. */
function two(node: ASTNode, read: (node: ASTNode) => Phrase): Phrase {
  const operator = operators.find((each) => each === node.op);
  if (!operator) throw new RangeError(`an expression without ${node.op}`);
  const [left, right] = node.args as [ASTNode, ASTNode];
  return { kind: 'two', operator, left: read(left), right: read(right) };
}

function literal({ args, start, end }: Extract<ASTNode, { op: 'value' }>, text: string): Phrase {
  if (typeof args === 'string') return { kind: 'text', text: args };
  if (typeof args === 'boolean') return { kind: 'truth', value: args };
  const value = args === null ? null : parseRational(text.slice(start, end));
  return value ? { kind: 'figure', value } : { kind: 'nothing' };
}

const subject = (node: ASTNode): string =>
  node.op === 'id' || node.op === 'value' ? String(node.args) : '';
