/** Steps that lead to a measure or to a condition: formulas, scorecards, ranks, gates. Figures come ready to read. */
import type { Text } from '../locale.ts';

/** What stood for a name in an expression when it was no figure. */
export const usedWords = {
  nothing: { en: 'nothing yet', zh: '暂无' },
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
} as const satisfies Readonly<Record<string, Text>>;

interface Formula {
  readonly measure: string;
  readonly formula: string;
  readonly value: string;
}

export const formulas = {
  alone: {
    en: (p) => `${p.measure}: ${p.formula} = ${p.value}`,
    zh: (p) => `${p.measure}：${p.formula} = ${p.value}`,
  } satisfies Text<Formula>,
  counted: {
    en: (p) => `${p.measure}: ${p.formula} = ${p.figures} = ${p.value}`,
    zh: (p) => `${p.measure}：${p.formula} = ${p.figures} = ${p.value}`,
  } satisfies Text<Formula & { figures: string }>,
  listed: {
    en: (p) => `${p.measure}: ${p.formula} = ${p.value} (${p.figures})`,
    zh: (p) => `${p.measure}：${p.formula} = ${p.value}（${p.figures}）`,
  } satisfies Text<Formula & { figures: string }>,
  use: {
    en: (p) => `${p.name} = ${p.value}`,
    zh: (p) => `${p.name} = ${p.value}`,
  } satisfies Text<{ name: string; value: string }>,
} as const;

interface Weighed {
  readonly measure: string;
  /** `44 % / 40 % = 110 %`, or the value alone. */
  readonly achieved: string;
  readonly counts: string;
  readonly weight: string;
  readonly points: string;
}

export const scorecards = {
  line: {
    en: (p) => `${p.measure}: ${p.achieved}; ${p.counts} × ${p.weight} = ${p.points}`,
    zh: (p) => `${p.measure}：${p.achieved}；${p.counts} × ${p.weight} = ${p.points}`,
  } satisfies Text<Weighed>,
  plain: {
    en: (p) => `${p.measure}: ${p.counts} × ${p.weight} = ${p.points}`,
    zh: (p) => `${p.measure}：${p.counts} × ${p.weight} = ${p.points}`,
  } satisfies Text<Omit<Weighed, 'achieved'>>,
  limited: {
    en: (p) =>
      `${p.measure}: ${p.achieved}, counted as ${p.counts}; ${p.counts} × ${p.weight} = ${p.points}`,
    zh: (p) =>
      `${p.measure}：${p.achieved}，按 ${p.counts} 计；${p.counts} × ${p.weight} = ${p.points}`,
  } satisfies Text<Weighed>,
  unmeasured: {
    en: (p) =>
      `${p.measure}: nothing to measure, counted as ${p.counts}; ${p.counts} × ${p.weight} = ${p.points}`,
    zh: (p) => `${p.measure}：暂无数据，按 ${p.counts} 计；${p.counts} × ${p.weight} = ${p.points}`,
  } satisfies Text<Omit<Weighed, 'achieved'>>,
  lessIsBetter: {
    en: (p) => `${p.measure} (less is better)`,
    zh: (p) => `${p.measure}（越低越好）`,
  } satisfies Text<{ measure: string }>,
} as const;

export const ranks = {
  place: {
    en: (p) => `Rank by ${p.measure}: ${p.rank} of ${p.among}`,
    zh: (p) => `按${p.measure}排名：第 ${p.rank} 名，共 ${p.among} 人`,
  } satisfies Text<{ measure: string; rank: string; among: string }>,
} as const;

interface Condition {
  readonly condition: string;
  readonly figures: string;
}

export const gates = {
  holds: {
    en: (p) => `Condition met: ${p.condition}${p.figures}`,
    zh: (p) => `满足条件：${p.condition}${p.figures}`,
  } satisfies Text<Condition>,
  fails: {
    en: (p) => `Condition not met, so this line does not count: ${p.condition}${p.figures}`,
    zh: (p) => `未满足条件，此项不计：${p.condition}${p.figures}`,
  } satisfies Text<Condition>,
  figures: {
    en: (p) => ` (${p.figures})`,
    zh: (p) => `（${p.figures}）`,
  } satisfies Text<{ figures: string }>,
  otherLevel: {
    en: (p) => (p.level === '' ? 'Not for those without a level' : `Not for level ${p.level}`),
    zh: (p) => (p.level === '' ? '不适用于未定职级的人' : `不适用于职级 ${p.level}`),
  } satisfies Text<{ level: string }>,
} as const;
