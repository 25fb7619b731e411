import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  canary,
  type Equivalent,
  equivalents,
  mutated,
  testsOf,
  threshold,
} from '../../setup/mutation/files.mjs';
import { judge, type Outcome } from '../../setup/mutation/verdict.mjs';

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim());

describe('the list of mutated files', () => {
  it('names files that exist, each with the tests that have to notice', () => {
    expect(
      mutated.flatMap((file) => [file, testsOf(file)]).filter((each) => !existsSync(each)),
    ).toEqual([]);
  });

  it('holds what money is reckoned with, and the canary', () => {
    expect(mutated).toEqual(
      expect.arrayContaining([
        canary,
        'src/domain/money.ts',
        'src/domain/rational.ts',
        'src/domain/allocate.ts',
      ]),
    );
  });

  it('asks for 90 per cent', () => {
    expect(threshold).toBe(90);
  });

  it('gives a reason for each mutant that nobody can notice, and its line is still there', () => {
    for (const { file, line, why } of equivalents) {
      expect(mutated).toContain(file);
      expect(linesOf(file)).toContain(line);
      expect(why).not.toBe('');
    }
  });
});

describe('the verdict on a mutation run', () => {
  const mutant = (status: string, line = 'a < b', replacement = 'a <= b'): Outcome => ({
    file: 'src/a.ts',
    status,
    replacement,
    start: { line: 7, column: 3 },
    line,
  });
  const watched = linesOf(canary).find((line) => line.startsWith('const watched')) ?? '';
  const unwatched = linesOf(canary).find((line) => line.startsWith('const unwatched')) ?? '';
  const sound = [mutant('Killed', watched), mutant('Survived', unwatched)];
  const many = (killed: number, survived: number, late = 0) => [
    ...Array.from({ length: killed }, () => mutant('Killed')),
    ...Array.from({ length: survived }, () => mutant('Survived')),
    ...Array.from({ length: late }, () => mutant('Timeout')),
  ];
  const verdict = (
    outcomes: readonly Outcome[],
    ofCanary: readonly Outcome[] = sound,
    listed: readonly Equivalent[] = [],
  ) => judge({ [canary]: ofCanary, 'src/a.ts': outcomes }, canary, listed, 90);

  it('passes a file at the threshold and fails it below', () => {
    expect(verdict(many(9, 1)).faults).toEqual([]);
    expect(verdict(many(8, 1)).faults).toEqual(['src/a.ts: 88.9 %, 90 % are needed.']);
  });

  it('says the score of each file, without the canary', () => {
    const { report } = verdict(many(7, 1, 2));
    expect(report.at(-1)).toBe('| src/a.ts | 10 | 9 | 2 | 1 | 90.0 % |');
    expect(report.join('\n')).not.toContain(canary);
  });

  it('fails a file in which nothing was mutated, or nothing tested', () => {
    expect(verdict([]).faults).toHaveLength(1);
    expect(verdict([mutant('NoCoverage')]).faults).toHaveLength(1);
  });

  it('does not believe a run in which nothing dies', () => {
    const alive = [mutant('Survived', watched), mutant('Survived', unwatched)];
    expect(verdict(many(10, 0), alive).faults).toEqual([expect.stringContaining('did not die')]);
  });

  it('does not believe a run in which everything dies', () => {
    const dead = [mutant('Killed', watched), mutant('Killed', unwatched)];
    expect(verdict(many(10, 0), dead).faults).toEqual([expect.stringContaining('nobody watches')]);
  });

  it('does not believe a run without its canary', () => {
    expect(verdict(many(10, 0), []).faults).toHaveLength(2);
  });

  it('shows where a mutant survived, and why where that is known', () => {
    const known = { file: 'src/a.ts', line: 'a < b', becomes: 'a <= b', why: 'they differ' };
    const unknown = verdict(many(9, 1)).report.join('\n');
    expect(unknown).toContain('src/a.ts:7:3  NOBODY NOTICES');
    const { report, faults } = verdict(many(9, 1), sound, [known]);
    expect(report.join('\n')).toContain('src/a.ts:7:3  equivalent: they differ');
    expect(faults).toEqual([]);
  });

  it('counts a known survivor like any other', () => {
    const known = { file: 'src/a.ts', line: 'a < b', becomes: 'a <= b', why: 'they differ' };
    expect(verdict(many(8, 1), sound, [known]).faults).toHaveLength(1);
  });

  it('complains of a reason for what survives no longer', () => {
    const gone = { file: 'src/a.ts', line: 'a > b', becomes: 'a >= b', why: 'they differ' };
    expect(verdict(many(10, 0), sound, [gone]).faults).toEqual([expect.stringContaining('a > b')]);
  });
});
