/** How an earning becomes what is paid, step by step: draws, holdbacks, clawbacks, grants, and parts of a period. */
import type { Text } from '../locale.ts';

interface Draw {
  readonly draw: string;
  readonly earned: string;
}

/** What each kind of draw does. */
export const drawn = {
  guarantee: {
    en: (p) => `${p.draw} is guaranteed and ${p.earned} was earned: ${p.topUp} is added`,
    zh: (p) => `保底 ${p.draw}，应得 ${p.earned}：补足 ${p.topUp}`,
  } satisfies Text<Draw & { topUp: string }>,
  enough: {
    en: (p) => `${p.earned} was earned, no less than the guaranteed ${p.draw}: nothing is added`,
    zh: (p) => `应得 ${p.earned}，不低于保底 ${p.draw}：无需补足`,
  } satisfies Text<Draw>,
  additive: {
    en: (p) => `${p.draw} is added to the ${p.earned} that was earned`,
    zh: (p) => `应得 ${p.earned}，另加 ${p.draw}`,
  } satisfies Text<Draw>,
  advance: {
    en: (p) =>
      `${p.draw} was paid in advance and ${p.earned} was earned: ${p.settled} is settled with it`,
    zh: (p) => `已预支 ${p.draw}，应得 ${p.earned}：抵扣 ${p.settled}`,
  } satisfies Text<Draw & { settled: string }>,
  over: {
    en: 'There is no draw in this period',
    zh: '本期没有预支或保底',
  },
} as const;

/** What is owed after a draw or a clawback. */
export const owing = {
  recovered: {
    en: (p) => `${p.recovered} of the ${p.before} owed is taken back (recovered)`,
    zh: (p) => `此前欠 ${p.before}，本期追回 ${p.recovered}`,
  } satisfies Text<{ recovered: string; before: string }>,
  left: {
    en: (p) => `${p.after} stays owed`,
    zh: (p) => `尚欠 ${p.after}`,
  } satisfies Text<{ after: string }>,
  settled: { en: 'nothing is owed any more', zh: '已全部还清' },
} as const;

export const holding = {
  held: {
    en: (p) => `${p.of} × ${p.share} = ${p.held} is held back`,
    zh: (p) => `${p.of} × ${p.share} = ${p.held}，暂不发放`,
  } satisfies Text<{ of: string; share: string; held: string }>,
  heldLess: {
    en: (p) => `Of ${p.share} of ${p.of}, ${p.held} is held back: no more than there is to pay`,
    zh: (p) => `按 ${p.of} 的 ${p.share} 暂扣，以可发金额为限：${p.held}`,
  } satisfies Text<{ of: string; share: string; held: string }>,
  nothingHeld: { en: 'Nothing is held back', zh: '本期无暂扣' },
  release: {
    en: (p) => `${p.amount} from ${p.day}`,
    zh: (p) => `${p.day}起 ${p.amount}`,
  } satisfies Text<{ amount: string; day: string }>,
  instalments: {
    en: (p) => `in ${p.parts} parts from ${p.first} to ${p.last}, the first ${p.amount}`,
    zh: (p) => `自${p.first}至${p.last}分 ${p.parts} 次，首次 ${p.amount}`,
  } satisfies Text<{ parts: string; first: string; last: string; amount: string }>,
  released: {
    en: (p) => `${p.amount} that was held back is paid now`,
    zh: (p) => `此前暂扣的 ${p.amount} 本期发放`,
  } satisfies Text<{ amount: string }>,
  lapsed: {
    en: (p) => `${p.amount} that was held back lapses with leaving`,
    zh: (p) => `因离职或不再适用本方案，暂扣的 ${p.amount} 不再发放`,
  } satisfies Text<{ amount: string }>,
} as const;

export const payable = {
  share: {
    en: (p) => `Payable: ${p.formula} = ${p.share}${p.uses}`,
    zh: (p) => `可发比例：${p.formula} = ${p.share}${p.uses}`,
  } satisfies Text<{ formula: string; share: string; uses: string }>,
  uses: {
    en: (p) => ` (${p.uses})`,
    zh: (p) => `（${p.uses}）`,
  } satisfies Text<{ uses: string }>,
  paid: {
    en: (p) => `${p.toDate} earned so far × ${p.share} = ${p.paid} payable now`,
    zh: (p) => `累计应得 ${p.toDate} × ${p.share} = 本期可发 ${p.paid}`,
  } satisfies Text<{ toDate: string; share: string; paid: string }>,
  paidLess: {
    en: (p) =>
      `${p.toDate} earned so far × ${p.share}, less ${p.before} paid before: ${p.paid} payable now`,
    zh: (p) => `累计应得 ${p.toDate} × ${p.share}，减去此前已发 ${p.before}：本期可发 ${p.paid}`,
  } satisfies Text<{ toDate: string; share: string; before: string; paid: string }>,
  waiting: {
    en: (p) => `${p.waiting} waits`,
    zh: (p) => `待发 ${p.waiting}`,
  } satisfies Text<{ waiting: string }>,
  none: { en: 'nothing', zh: '无' },
} as const;

interface Taken {
  readonly day: string;
  readonly event: string;
  readonly record: string;
}

export const takenBack = {
  taken: {
    en: (p) =>
      `${p.day}, ${p.event}: ${p.paid} paid for ${p.record} × ${p.share} = ${p.taken} recovered`,
    zh: (p) => `${p.day} ${p.event}：${p.record} 已发 ${p.paid} × ${p.share} = 追回 ${p.taken}`,
  } satisfies Text<Taken & { paid: string; share: string; taken: string }>,
  rest: {
    en: (p) =>
      `${p.day}, ${p.event}: of the ${p.paid} paid for ${p.record}, the remaining ${p.taken} is recovered`,
    zh: (p) => `${p.day} ${p.event}：${p.record} 已发 ${p.paid}，追回其余 ${p.taken}`,
  } satisfies Text<Taken & { paid: string; taken: string }>,
  tooLate: {
    en: (p) => `${p.day}, ${p.event}: too late to recover anything of ${p.record}`,
    zh: (p) => `${p.day} ${p.event}：已过追回期限，${p.record} 不追回`,
  } satisfies Text<Taken>,
  unpaid: {
    en: (p) => `${p.day}, ${p.event}: nothing was paid for ${p.record}, nothing is recovered`,
    zh: (p) => `${p.day} ${p.event}：${p.record} 尚未发放，无需追回`,
  } satisfies Text<Taken>,
} as const;

export const vesting = {
  vested: {
    en: (p) =>
      `${p.units} units granted on ${p.granted}, ${p.months} of ${p.of} months gone: ${p.share} of them, ${p.vested} whole units`,
    zh: (p) =>
      `${p.granted}授予 ${p.units} 份，已满 ${p.months} 个月（共 ${p.of} 个月）：归属 ${p.share}，即 ${p.vested} 份（取整）`,
  } satisfies Text<{
    units: string;
    granted: string;
    months: string;
    of: string;
    share: string;
    vested: string;
  }>,
} as const;

/** Why a target, or a sum, is only a part of the whole. */
export const partly = {
  target: {
    en: (p) => `${p.measure}, target: ${p.whole} × ${p.factor} (${p.reason}) = ${p.quota}`,
    zh: (p) => `${p.measure}的目标：${p.whole} × ${p.factor}（${p.reason}）= ${p.quota}`,
  } satisfies Text<{
    measure: string;
    whole: string;
    factor: string;
    reason: string;
    quota: string;
  }>,
  prorated: {
    en: (p) => `${p.what} for a part of the period: ${p.whole} × ${p.factor} = ${p.amount}`,
    zh: (p) => `${p.what}按在岗时间折算：${p.whole} × ${p.factor} = ${p.amount}`,
  } satisfies Text<{ what: string; whole: string; factor: string; amount: string }>,
  spell: {
    en: (p) => `${p.from} to ${p.last}${p.level}: ${p.factor} of the period`,
    zh: (p) => `${p.from}至${p.last}${p.level}：占本期的 ${p.factor}`,
  } satisfies Text<{ from: string; last: string; level: string; factor: string }>,
  atLevel: {
    en: (p) => ` as ${p.level}`,
    zh: (p) => `（${p.level}）`,
  } satisfies Text<{ level: string }>,
} as const;

export const targetReasons = {
  prorated: { en: 'for a part of the period', zh: '按在岗时间折算' },
  ramp: { en: 'ramp for newcomers', zh: '新人爬坡' },
  both: {
    en: 'for a part of the period, and ramp for newcomers',
    zh: '按在岗时间折算，并按新人爬坡',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const proratedThings = {
  amount: { en: 'The amount', zh: '金额' },
  cap: { en: 'The limit', zh: '限额' },
  draw: { en: 'The draw', zh: '预支或保底' },
  'target-incentive': { en: 'The target incentive', zh: '目标奖金' },
} as const satisfies Readonly<Record<string, Text>>;
