/** Walks through objects of texts and says each pair with figures made up on the way. */

export interface Pair {
  readonly path: string;
  readonly en: string;
  readonly zh: string;
}

/** Reads as a string, a number or a list, as a text asks: all members of a string are there, all others lead on. */
function anything(): unknown {
  const word = '2026-03-04';
  const list = [word, word];
  return new Proxy(() => word, {
    get(_, key) {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 3 : word);
      if (key === Symbol.iterator) return list[Symbol.iterator].bind(list);
      if (key in String.prototype) {
        const member: unknown = Reflect.get(String.prototype, key);
        return typeof member === 'function' ? member.bind(word) : word.length;
      }
      if (key in Array.prototype) {
        const member: unknown = Reflect.get(Array.prototype, key);
        return typeof member === 'function' ? member.bind(list) : member;
      }
      return anything();
    },
  });
}

/** An item of a list, whose members are all strings. */
const item = new Proxy(
  {},
  {
    get: (_, key) =>
      typeof key === 'symbol' ? undefined : key === 'toString' ? () => '2026-03-04' : '2026-03-04',
  },
);

/** Tried in this order for each figure that a text asks for: some need true strings, lists or amounts. */
const guesses: readonly unknown[] = [
  anything(),
  '2026-03-04',
  3,
  3n,
  ['2026-03-04'],
  [item],
  'CNY',
  [{ line: 3, at: 'columns.id', code: 'unknown', accepted: [] }],
  [{ currency: 'USD', records: 3, total: 300n }],
];

export function textsIn(texts: object, path = ''): readonly Pair[] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) => {
    const at = path === '' ? name : `${path}.${name}`;
    if (typeof value !== 'object' || value === null) return [];
    if ('en' in value && 'zh' in value)
      return [{ path: at, en: spoken(value.en, at), zh: spoken(value.zh, at) }];
    return textsIn(value, at);
  });
}

function spoken(text: unknown, path: string): string {
  if (typeof text !== 'function') return String(text);
  const asked = new Map<string, number>();
  const figures = new Proxy(
    {},
    {
      get: (_, key) => {
        const name = String(key);
        const guess = asked.get(name) ?? 0;
        asked.set(name, guess);
        return guesses[guess];
      },
    },
  );
  do {
    try {
      return String(text(figures));
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    }
  } while (nextGuess(asked));
  throw new Error(`${path} could not be said with any of the figures tried`);
}

/** Counts through all combinations; false after the last. */
function nextGuess(asked: Map<string, number>): boolean {
  for (const [name, guess] of asked) {
    const next = (guess + 1) % guesses.length;
    asked.set(name, next);
    if (next > 0) return true;
  }
  return false;
}
