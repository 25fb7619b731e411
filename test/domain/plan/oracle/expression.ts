/** Expressions of a plan, read and computed in one go by descending from the weakest operator to the strongest. */
import { dayOf, isDay, monthsGone, textOf } from './calendar.ts';
import {
  type Fraction,
  figure,
  frac,
  isLess,
  isSame,
  least,
  minus,
  most,
  over,
  plus,
  rounded,
  times,
} from './fraction.ts';

/** Null: nothing. */
export type Value = Fraction | string | boolean | null;

export interface Names {
  readonly name: (name: string) => Value;
  /** `attainment(bookings)`, `earned("commission")`, `has(product)`. Undefined: it is no such function. */
  readonly about: (fn: string, what: string) => Value | undefined;
}

const token =
  /\s*(\d+(?:\.\d+)?|"[^"]*"|[A-Za-z_][A-Za-z0-9_.]*|&&|\|\||[=!<>]=|[-+*/<>!?:()[\],])/y;

function tokensOf(text: string): string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (!match?.[1]) throw new Error(`cannot read: ${text}`);
    found.push(match[1]);
  }
  return found;
}

/** Everything is computed, also what a condition does not choose: nothing here has an effect. */
export function valueOf(text: string, names: Names): Value {
  const tokens = tokensOf(text);
  let next = 0;
  const peek = () => tokens[next];
  const take = () => tokens[next++] ?? '';
  const takes = (wanted: string) => {
    if (peek() !== wanted) return false;
    next += 1;
    return true;
  };

  function choice(): Value {
    const test = either();
    if (!takes('?')) return test;
    const yes = choice();
    takes(':');
    const no = choice();
    return test === true ? yes : no;
  }
  function either(): Value {
    let left = both();
    while (takes('||')) {
      const right = both();
      left = left === true || right === true;
    }
    return left;
  }
  function both(): Value {
    let left = comparison();
    while (takes('&&')) {
      const right = comparison();
      left = left === true && right === true;
    }
    return left;
  }
  function comparison(): Value {
    const left = terms();
    const operator = peek() ?? '';
    if (operator === 'in') {
      take();
      return listed().some((each) => compared('==', left, each));
    }
    if (!['==', '!=', '<', '<=', '>', '>='].includes(operator)) return left;
    take();
    return compared(operator, left, terms());
  }
  function terms(): Value {
    let left = product();
    for (;;) {
      if (takes('+')) left = both2(left, product(), plus);
      else if (takes('-')) left = both2(left, product(), minus);
      else return left;
    }
  }
  function product(): Value {
    let left = signed();
    for (;;) {
      if (takes('*')) left = both2(left, signed(), times);
      else if (takes('/')) left = both2(left, signed(), (a, b) => (b.n === 0n ? null : over(a, b)));
      else return left;
    }
  }
  function signed(): Value {
    if (takes('!')) {
      const value = signed();
      return typeof value === 'boolean' ? !value : null;
    }
    if (takes('-')) return both2(frac(0), signed(), minus);
    return single();
  }
  function listed(): Value[] {
    const all: Value[] = [];
    takes('[');
    while (!takes(']')) {
      all.push(choice());
      takes(',');
    }
    return all;
  }
  function single(): Value {
    if (takes('(')) {
      const inside = choice();
      takes(')');
      return inside;
    }
    const word = take();
    if (/^\d/.test(word)) return figure(word);
    if (word.startsWith('"')) return word.slice(1, -1);
    if (word === 'true' || word === 'false') return word === 'true';
    if (peek() !== '(') return names.name(word);
    take();
    const subject = (tokens[next] ?? '').replaceAll('"', '');
    const asked = tokens[next + 1] === ')' ? names.about(word, subject) : undefined;
    if (asked !== undefined) {
      next += 2;
      return asked;
    }
    const args: Value[] = [];
    while (!takes(')')) {
      args.push(choice());
      takes(',');
    }
    return called(word, args);
  }
  return choice();
}

/** What arrives as text and reads as a number is one. */
export const numberOf = (value: Value): Fraction | null =>
  typeof value === 'string' ? figure(value) : typeof value === 'object' ? value : null;

function both2(a: Value, b: Value, compute: (a: Fraction, b: Fraction) => Value): Value {
  const [left, right] = [numberOf(a), numberOf(b)];
  return left && right ? compute(left, right) : null;
}

function compared(operator: string, a: Value, b: Value): boolean {
  if (a === null || b === null) {
    if (operator === '==') return a === b;
    return operator === '!=' && a !== b;
  }
  const isOrder = operator !== '==' && operator !== '!=';
  const areNumbers = isOrder && numberOf(a) !== null && numberOf(b) !== null;
  const isNumber = areNumbers || typeof a === 'object' || typeof b === 'object';
  const [left, right] = isNumber ? [numberOf(a), numberOf(b)] : [a, b];
  if (left === null || right === null) return operator === '!=';
  const same =
    typeof left === 'object' && typeof right === 'object' ? isSame(left, right) : left === right;
  if (operator === '==' || operator === '!=') return same === (operator === '==');
  if (typeof left === 'boolean' || typeof right === 'boolean') return same && operator.length === 2;
  const less =
    typeof left === 'object' && typeof right === 'object' ? isLess(left, right) : left < right;
  return operator.startsWith('<')
    ? less || (same && operator === '<=')
    : !less && (!same || operator === '>=');
}

function called(fn: string, args: readonly Value[]): Value {
  const [a = null, b = null] = args;
  if (fn === 'if_none') return a ?? b;
  if (['lower', 'starts_with', 'ends_with', 'contains'].includes(fn)) return ofTexts(fn, a, b);
  if (['days_between', 'months_between', 'year', 'month'].includes(fn)) return ofDays(fn, a, b);
  const numbers = args.map(numberOf);
  const all = numbers.filter((each) => each !== null);
  const [first, places] = all;
  if (!first || all.length < numbers.length) return null;
  switch (fn) {
    case 'min':
      return all.reduce(least);
    case 'max':
      return all.reduce(most);
    case 'abs':
      return most(first, minus(frac(0), first));
    case 'floor':
      return frac(rounded(first, 'floor'));
    case 'ceil':
      return frac(rounded(first, 'ceiling'));
    case 'round': {
      const scale = frac(10n ** (places?.n ?? 0n));
      return over(frac(rounded(times(first, scale), 'half-up')), scale);
    }
    default:
      throw new Error(`no function ${fn}`);
  }
}

function ofTexts(fn: string, text: Value, part: Value): Value {
  if (typeof text !== 'string') return null;
  if (fn === 'lower') return text.toLowerCase();
  if (typeof part !== 'string') return null;
  if (fn === 'starts_with') return text.startsWith(part);
  return fn === 'ends_with' ? text.endsWith(part) : text.includes(part);
}

function ofDays(fn: string, a: Value, b: Value): Value {
  if (typeof a !== 'string' || !isDay(a)) return null;
  const from = dayOf(a);
  if (fn === 'year') return frac(Number(textOf(from).slice(0, 4)));
  if (fn === 'month') return frac(Number(textOf(from).slice(5, 7)));
  if (typeof b !== 'string' || !isDay(b)) return null;
  const to = dayOf(b);
  if (fn === 'days_between') return frac(to - from);
  return frac(from <= to ? monthsGone(from, to) : -monthsGone(to, from));
}
