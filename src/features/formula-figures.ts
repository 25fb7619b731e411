/** A formula of a plan with the figures that stood for its names: `won / closed` becomes `12 / 40`. */
import type { Used } from '../domain/plan/trace.ts';
import { type Reader, usedText } from './trace-figures.ts';

const tokens = /\s+|"[^"]*"|'[^']*'|[A-Za-z_]\w*|\d+(?:\.\d+)?|[-+*/(),]|./gsu;

/** Null when it is more than arithmetic (conditions, texts): its figures are better listed beside it. */
export function withFigures(text: string, uses: readonly Used[], reader: Reader): string | null {
  const figures = new Map(uses.map(({ name, value }) => [name, value]));
  // Commas part the arguments of a function: between them none may stand within a number.
  const hasArguments = text.includes(',');
  const figure = (name: string): string | null => {
    if (!figures.has(name)) return null;
    const shown = usedText(figures.get(name) ?? null, reader);
    const plain = hasArguments ? shown.replaceAll(/(?<=\d),(?=\d)/g, '') : shown;
    return plain.startsWith('-') ? `(${plain})` : plain;
  };
  const parts = text.match(tokens) ?? [];
  const shown: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    if (!/^[A-Za-z_]/.test(part)) {
      if (!/^(?:\s+|\d.*|[-+*/(),])$/su.test(part)) return null;
      shown.push(part);
      continue;
    }
    const asked = askedAbout(parts.slice(at));
    const read = asked ? figure(`${part}(${asked.what})`) : null;
    if (asked && read !== null) {
      shown.push(read);
      at += asked.length;
      continue;
    }
    const plain = figure(part);
    if (plain === null && !isCall(parts.slice(at + 1))) return null;
    shown.push(plain ?? part);
  }
  return shown.join('');
}

/** `attainment(bookings)` or `earned("bonus")`: what stands between the parentheses, and how many parts all of it takes. */
function askedAbout(
  parts: readonly string[],
): { readonly what: string; readonly length: number } | null {
  const meaning = parts
    .map((part, position) => ({ part, position }))
    .filter(({ part }) => part.trim() !== '')
    .slice(1, 4);
  const [open, what, close] = meaning;
  if (open?.part !== '(' || !what || close?.part !== ')') return null;
  const name = what.part.replaceAll(/["']/g, '');
  return { what: name, length: close.position };
}

const isCall = (rest: readonly string[]): boolean =>
  rest.find((part) => part.trim() !== '') === '(';

/** `won = 12, closed = 40`. */
export const listed = (uses: readonly Used[], reader: Reader): string =>
  uses
    .map(({ name, value }) => `${name} = ${usedText(value, reader)}`)
    .join(reader.locale === 'zh' ? '，' : ', ');
