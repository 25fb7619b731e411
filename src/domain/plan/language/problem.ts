/** What is wrong with a plan file: code, place and figures. The words, in both languages, are `i18n/texts/errors-plan.ts`. */
import type { ErrorParams } from '../../errors.ts';

export type PlanCode = Extract<keyof ErrorParams, `plan.${string}`>;
export type Path = readonly (string | number)[];

/** What a check finds before it knows lines. `path` may be relative to the part that is checked. */
export type Finding = {
  readonly [C in PlanCode]: {
    readonly code: C;
    readonly params: ErrorParams[C];
    readonly path: Path;
  };
}[PlanCode];

export type PlanProblem = Finding & {
  readonly severity: 'error' | 'warning';
  /** 1-based. */
  readonly line: number | null;
};

/** Hears every finding; a check never stops at the first. */
export type Report = <C extends PlanCode>(code: C, params: ErrorParams[C], path?: Path) => void;

/** `components[2].table[0].rate`, as a person would point at it. */
export const pathText = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
