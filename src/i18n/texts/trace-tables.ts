/** Steps that apply a table or a single figure, a line of arithmetic each. Figures come ready to read. */
import type { Text } from '../locale.ts';

interface Tier {
  readonly position: string;
  readonly tiers: string;
  readonly range: string;
  readonly sum: string;
}

export const tiers = {
  tier: {
    en: (p) => `Tier ${p.position} of ${p.tiers} (${p.range}): ${p.sum}`,
    zh: (p) => `第 ${p.position} 档，共 ${p.tiers} 档（${p.range}）：${p.sum}`,
  } satisfies Text<Tier>,
  onAll: {
    en: (p) => `Tier ${p.position} of ${p.tiers} (${p.range}) pays on everything: ${p.sum}`,
    zh: (p) => `第 ${p.position} 档，共 ${p.tiers} 档（${p.range}），按全额计：${p.sum}`,
  } satisfies Text<Tier>,
  reachesBack: {
    en: (p) =>
      `Tier ${p.position} of ${p.tiers} (${p.range}) pays for tiers below it too: ${p.sum}`,
    zh: (p) => `第 ${p.position} 档，共 ${p.tiers} 档（${p.range}），并覆盖其下档位：${p.sum}`,
  } satisfies Text<Tier>,
  overage: {
    en: (p) =>
      `Tier ${p.position} of ${p.tiers} is reached and pays on everything above ${p.from}: ${p.sum}`,
    zh: (p) =>
      `已达第 ${p.position} 档，共 ${p.tiers} 档，${p.from} 以上部分全部按此档计：${p.sum}`,
  } satisfies Text<Omit<Tier, 'range'> & { from: string }>,
  range: {
    en: (p) => (p.to === null ? `from ${p.from}` : `${p.from} to ${p.to}`),
    zh: (p) => (p.to === null ? `${p.from} 起` : `${p.from} 至 ${p.to}`),
  } satisfies Text<{ from: string; to: string | null }>,
  product: {
    en: (p) => `${p.part} × ${p.figure} = ${p.pays}`,
    zh: (p) => `${p.part} × ${p.figure} = ${p.pays}`,
  } satisfies Text<{ part: string; figure: string; pays: string }>,
  targetIncentive: {
    en: (p) => `target incentive ${p.sum}`,
    zh: (p) => `目标奖金 ${p.sum}`,
  } satisfies Text<{ sum: string }>,
  fixed: {
    en: (p) => `Fixed amount: ${p.amount}`,
    zh: (p) => `固定金额：${p.amount}`,
  } satisfies Text<{ amount: string }>,
  ofTargetIncentive: {
    en: (p) => `Target incentive: ${p.sum}`,
    zh: (p) => `目标奖金：${p.sum}`,
  } satisfies Text<{ sum: string }>,
  flat: {
    en: (p) => `Pays ${p.sum}`,
    zh: (p) => `计提 ${p.sum}`,
  } satisfies Text<{ sum: string }>,
} as const;

interface Between {
  readonly at: string;
  readonly low: string;
  readonly high: string;
  readonly figure: string;
}

export const tables = {
  reached: {
    en: (p) => `${p.from} is reached: ${p.pays}`,
    zh: (p) => `已达到 ${p.from}：${p.pays}`,
  } satisfies Text<{ from: string; pays: string }>,
  missed: {
    en: (p) => `${p.from} is not reached yet`,
    zh: (p) => `尚未达到 ${p.from}`,
  } satisfies Text<{ from: string }>,
  nothingFrom: {
    en: (p) => `From ${p.from} on: nothing`,
    zh: (p) => `${p.from} 起：不发放`,
  } satisfies Text<{ from: string }>,
  steps: {
    en: (p) => `Full steps of ${p.every} above ${p.from}: ${p.steps} × ${p.each} = ${p.pays}`,
    zh: (p) => `${p.from} 以上每满 ${p.every}：${p.steps} × ${p.each} = ${p.pays}`,
  } satisfies Text<{ every: string; from: string; steps: string; each: string; pays: string }>,
  filled: {
    en: (p) => `${p.from} to ${p.to} is complete: ${p.pays}`,
    zh: (p) => `${p.from} 至 ${p.to} 已满：${p.pays}`,
  } satisfies Text<{ from: string; to: string; pays: string }>,
  partlyFilled: {
    en: (p) => `${p.from} to ${p.to}, ${p.filled} of it: ${p.amount} × ${p.filled} = ${p.pays}`,
    zh: (p) => `${p.from} 至 ${p.to}，完成其中 ${p.filled}：${p.amount} × ${p.filled} = ${p.pays}`,
  } satisfies Text<{ from: string; to: string; filled: string; amount: string; pays: string }>,
  between: {
    en: (p) => `${p.at} lies between ${p.low} and ${p.high}: ${p.sum} = ${p.figure}`,
    zh: (p) => `${p.at} 介于 ${p.low} 与 ${p.high} 之间：${p.sum} = ${p.figure}`,
  } satisfies Text<Between & { sum: string }>,
  line: {
    en: (p) =>
      `${p.lowFigure} + (${p.at} − ${p.low}) ÷ (${p.high} − ${p.low}) × (${p.highFigure} − ${p.lowFigure})`,
    zh: (p) =>
      `${p.lowFigure} + (${p.at} − ${p.low}) ÷ (${p.high} − ${p.low}) × (${p.highFigure} − ${p.lowFigure})`,
  } satisfies Text<Omit<Between, 'figure'> & { lowFigure: string; highFigure: string }>,
  onPoint: {
    en: (p) => `At ${p.at}: ${p.figure}`,
    zh: (p) => `${p.at} 处：${p.figure}`,
  } satisfies Text<{ at: string; figure: string }>,
  belowFirst: {
    en: (p) => `${p.at} lies below ${p.high}: ${p.figure}`,
    zh: (p) => `${p.at} 低于 ${p.high}：${p.figure}`,
  } satisfies Text<{ at: string; high: string; figure: string }>,
  aboveLast: {
    en: (p) => `${p.at} lies above ${p.low}, the last point: ${p.figure}`,
    zh: (p) => `${p.at} 超过最后一点 ${p.low}：${p.figure}`,
  } satisfies Text<{ at: string; low: string; figure: string }>,
  extended: {
    en: (p) =>
      `${p.at} lies above ${p.low}, the last point (${p.lowFigure}), and the line goes on to ${p.figure}`,
    zh: (p) => `${p.at} 超过最后一点 ${p.low}（${p.lowFigure}），按原斜率延伸至 ${p.figure}`,
  } satisfies Text<Omit<Between, 'high'> & { lowFigure: string }>,
  cell: {
    en: (p) => `${p.row} (${p.rows}), ${p.column} (${p.columns}): ${p.figure}`,
    zh: (p) => `${p.row}（${p.rows}）、${p.column}（${p.columns}）：${p.figure}`,
  } satisfies Text<{ row: string; rows: string; column: string; columns: string; figure: string }>,
  record: {
    en: (p) => `${p.day}, ${p.record}${p.at}: ${p.pays}`,
    zh: (p) => `${p.day} ${p.record}${p.at}：${p.pays}`,
  } satisfies Text<{ day: string; record: string; at: string; pays: string }>,
  recordAt: {
    en: (p) => ` (${p.at} with it)`,
    zh: (p) => `（累计 ${p.at}）`,
  } satisfies Text<{ at: string }>,
  moreRecords: {
    en: (p) => `${p.count === '1' ? '1 more record' : `${p.count} more records`}: ${p.pays}`,
    zh: (p) => `另有 ${p.count} 条记录：${p.pays}`,
  } satisfies Text<{ count: string; pays: string }>,
} as const;
