import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText, type Json } from '../../../src/domain/statement/canonical.ts';
import { verifyStatement } from '../../../src/domain/statement/statement.ts';
import { jsonOf, type Sample, samples, sha256 } from './library-statements.ts';

type Tree = { [key: string]: Tree } & string;
const copyOf = (sample: Sample): Tree => JSON.parse(canonicalText(jsonOf(sample))) as Tree;
const sampleOf = (name: string): Sample => {
  const found = samples.find((each) => each.name.includes(name));
  if (!found) throw new Error(`there is no example ${name}`);
  return found;
};

/** By position: an example printed whole would bury what was wrong. */
const someSample = fc
  .nat({ max: samples.length - 1 })
  .map((position) => () => samples[position] as Sample);

/** Where figures stand: the keys that lead there. */
function figurePaths(tree: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof tree === 'number') return [path];
  if (typeof tree === 'string') return /^-?\d+(?:\/\d+)?$/.test(tree) ? [path] : [];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, each]) => figurePaths(each, [...path, key]));
}

function changeAt(tree: Tree, path: readonly string[]) {
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce((at: Tree, key) => at[key] as Tree, tree);
  const figure: unknown = parent[last];
  const other = typeof figure === 'number' ? figure + 1 : `1${String(figure).replace('-', '')}`;
  Object.assign(parent, { [last]: other });
}

describe('a statement', () => {
  it.each(samples)('of $name is recomputed from its own JSON', (sample) => {
    expect(verifyStatement(copyOf(sample), sha256)).toEqual({ state: 'equal' });
  });

  it('betrays any single figure that was changed in what it says', () => {
    fc.assert(
      fc.property(someSample, fc.nat(), (at, choice) => {
        const json = copyOf(at());
        const paths = [...figurePaths(json['result'], ['result']), ['payable']];
        const path = paths[choice % paths.length] ?? [];
        changeAt(json, path);
        const verdict = verifyStatement(json, sha256);
        expect(verdict.state).toBe('differs');
        const name = path[0] === 'payable' ? 'payable' : 'result';
        expect(verdict).toMatchObject({
          differences: expect.arrayContaining([
            expect.objectContaining({ path: expect.stringContaining(name) }),
          ]),
        });
      }),
      { numRuns: 150 },
    );
  });

  it('betrays a plan, a period and a sum that do not fit', () => {
    const differing = (change: (json: Tree) => void) => {
      const json = copyOf(sampleOf('account-manager'));
      change(json);
      const verdict = verifyStatement(json, sha256);
      return verdict.state === 'differs' ? verdict.differences.map(({ path }) => path) : verdict;
    };
    const set = (key: string, value: unknown) => (json: Tree) =>
      void Object.assign(json, { [key]: value });
    expect(differing(set('period', '2026-Q4'))).toEqual(['period']);
    expect(differing((json) => Object.assign(json['plan'] as Tree, { key: 'x' }))).toEqual([
      'plan.key',
    ]);
    expect(differing((json) => Object.assign(json['plan'] as Tree, { hash: 'x' }))).toEqual([
      'plan.hash',
    ]);
    const change = { line: 'x', before: '0', after: '4', causes: [] };
    const adjustment = { plan: 'p', period: '2025-Q4', stated: '1', now: '5', amount: '4' };
    const adjusted = (more: object) =>
      differing((json) => {
        Object.assign(json, {
          adjustments: [{ ...adjustment, changes: [change], ...more }],
          payable: String(BigInt(json['payable'] as string) + 4n),
        });
      });
    expect(adjusted({})).toEqual({ state: 'equal' });
    expect(adjusted({ stated: '2' })).toEqual(['adjustments[0].amount']);
    expect(adjusted({ changes: [] })).toEqual(['adjustments[0].changes']);
    expect(adjusted({ amount: '5', now: '6' })).toEqual(['adjustments[0].changes', 'payable']);
  });

  it('says why it cannot be compared', () => {
    const reason = (change: (json: Tree) => void) => {
      const json = copyOf(sampleOf('account-manager'));
      change(json);
      const verdict = verifyStatement(json, sha256);
      return verdict.state === 'unreadable' ? verdict.reason : verdict.state;
    };
    const set = (key: string, value: unknown) => (json: Tree) =>
      void Object.assign(json, { [key]: value });
    expect(reason(set('engine', '0'))).toBe('engine');
    expect(reason(set('format', 'x'))).toBe('form');
    expect(reason(set('extra', 1))).toBe('form');
    expect(reason(set('payable', 5))).toBe('form');
    expect(reason((json) => Object.assign(json['plan'] as Tree, { source: 'x: [' }))).toBe('plan');
    expect(reason(set('input', {}))).toBe('input');
    for (const value of [null, 5, 'x', [], {}, undefined])
      expect(verifyStatement(value, sha256)).toEqual({ state: 'unreadable', reason: 'form' });
  });
});

describe('hostile input', () => {
  const inputOf = (change: (input: Tree) => void) => {
    const json = copyOf(sampleOf('sales-development'));
    change(json['input'] as Tree);
    return verifyStatement(json, sha256);
  };
  const refused = { state: 'unreadable', reason: 'input' };

  it('is refused: periods that are none, fractions that never end, days that are not', () => {
    const set = (key: string, value: unknown) => (input: Tree) =>
      void Object.assign(input, { [key]: value });
    const period = { kind: 'month', start: '2026-01-01', end: '2026-01-01' };
    expect(inputOf(set('period', period))).toEqual(refused);
    expect(inputOf(set('period', { ...period, start: '2026-02-30' }))).toEqual(refused);
    expect(inputOf(set('rates', { EUR: '1/0' }))).toEqual(refused);
    expect(inputOf(set('rates', { EUR: '9'.repeat(700) }))).toEqual(refused);
    expect(inputOf(set('everyone', '1e400'))).toEqual(refused);
    expect(inputOf(set('groups', { everyone: {} }))).toEqual(refused);
    // Nobody adds up ten thousand unlike denominators.
    const paid = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, n) => [`r${n}`, `1/${10n ** 300n + BigInt(n)}`]),
    );
    expect(inputOf(set('paid', paid))).toEqual(refused);
  });

  it('never throws and never hangs, whatever part of a statement is replaced by whatever', () => {
    const naughty = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom('__proto__', 'constructor', '-0', '1/0', '9'.repeat(41), 1e308, -1, 0.5),
    );
    fc.assert(
      fc.property(someSample, fc.nat(), naughty, (at, choice, value) => {
        const json = copyOf(at());
        const paths = allPaths(json);
        const path = paths[choice % paths.length] ?? [];
        const parent = path.slice(0, -1).reduce((at: Tree, key) => at[key] as Tree, json);
        Object.assign(parent, { [path.at(-1) ?? '']: value });
        expect(['equal', 'differs', 'unreadable']).toContain(verifyStatement(json, sha256).state);
      }),
      { numRuns: 200 },
    );
  });

  it('of any depth and with any key is no statement', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = { a: deep };
    expect(verifyStatement({ format: deep }, sha256).state).toBe('unreadable');
    const proto = JSON.parse('{"__proto__":{"format":"upside-statement/1"}}') as Json;
    expect(verifyStatement(proto, sha256)).toEqual({ state: 'unreadable', reason: 'form' });
    expect(Object.hasOwn(Object.prototype, 'format')).toBe(false);
  });
});

function allPaths(tree: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof tree !== 'object' || tree === null) return path.length > 0 ? [path] : [];
  const inside = Object.entries(tree).flatMap(([key, each]) => allPaths(each, [...path, key]));
  return path.length > 0 ? [path, ...inside] : inside;
}
