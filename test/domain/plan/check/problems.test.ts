/** Every problem that a plan file can have, with a plan that has it. */
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../src/domain/plan/check.ts';
import type { PlanProblem } from '../../../../src/domain/plan/language/problem.ts';
import { diagnose } from '../../../../src/features/plan/diagnose.ts';
import { planErrors, planHints } from '../../../../src/i18n/texts/errors-plan.ts';
import {
  planLanguageErrors,
  planLanguageHints,
} from '../../../../src/i18n/texts/errors-plan-language.ts';
import { planPartErrors, planPartHints } from '../../../../src/i18n/texts/errors-plan-parts.ts';
import { exampleCases, warningCases } from './cases-examples.ts';
import { figureCases } from './cases-figures.ts';
import { fileCases } from './cases-file.ts';
import { measureCases } from './cases-measures.ts';
import { tableCases } from './cases-tables.ts';
import { arrowsIn, type ProblemCase } from './problem-case.ts';

const errorCases = [...fileCases, ...figureCases, ...measureCases, ...tableCases, ...exampleCases];
const all = [...errorCases, ...warningCases];

/** Said by a check only beside the company's data. */
const besideData = ['plan.tier_unreached'];

/** Said of plans, but not by their check: by the command line, when a plan is published, and when a person is computed. */
const elsewhere = [
  'plan.broken',
  'plan.currency_differs',
  'plan.file_missing',
  'plan.level_missing',
];

const named = (cases: readonly ProblemCase[]) => cases.map((each) => [each.slip, each] as const);

const found = ({ text, code }: ProblemCase): readonly PlanProblem[] =>
  checkPlan(text).problems.filter((problem) => problem.code === code);

describe('the check of a plan', () => {
  it.each(named(all))('finds %s, in its line', (_, each) => {
    const problems = found(each);
    expect(problems.map(({ line }) => line)).toEqual(each.lines ?? arrowsIn(each.text));
    expect(problems[0]?.params).toMatchObject(each.says ?? {});
  });

  it.each(named(errorCases))('finds %s, and nothing that is not wrong besides', (_, each) => {
    const codes = checkPlan(each.text)
      .problems.filter(({ severity }) => severity === 'error')
      .map(({ code }) => code);
    const expected = [each.code, ...(each.also ?? [])];
    expect([...new Set(codes)].toSorted()).toEqual(expected.toSorted());
  });

  it.each(named(all))('says in both languages how to mend %s', (_, each) => {
    for (const problem of found(each)) {
      const [en, zh] = [diagnose(problem, 'en'), diagnose(problem, 'zh')];
      expect(en.hint).toMatch(/^\p{Lu}.{8,}[.:]$/su);
      expect(zh.hint).toMatch(/\p{Script=Han}/u);
      for (const said of [en, zh]) {
        expect(said.message).not.toBe(said.code);
        expect(`${said.message}${said.hint}`).not.toMatch(/undefined|\[object|null/);
      }
    }
  });

  it('lets a plan with remarks count, but none with errors', () => {
    const isError = (each: ProblemCase) => found(each).map(({ severity }) => severity);
    expect(new Set(warningCases.flatMap(isError))).toEqual(new Set(['warning']));
    expect(new Set(errorCases.flatMap(isError))).toEqual(new Set(['error']));
  });
});

describe('every code of a problem', () => {
  const hints = Object.keys({ ...planHints, ...planLanguageHints, ...planPartHints });

  it('has a plan here that has the problem', () => {
    const shown = [...new Set(all.map(({ code }) => code)), ...besideData];
    expect(shown.toSorted()).toEqual(hints.toSorted());
  });

  it('has a remedy, unless it is said elsewhere than in a check', () => {
    const codes = Object.keys({ ...planErrors, ...planLanguageErrors, ...planPartErrors });
    expect(codes.toSorted()).toEqual([...hints, ...elsewhere].toSorted());
  });
});
