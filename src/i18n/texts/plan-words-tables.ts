/** How each kind of table is read, as sentences; and its rows. */
import type { Text } from '../locale.ts';

interface Reading {
  /** What stands in the table. */
  readonly figure: string;
  /** What it is applied to; empty: it is paid as it stands. */
  readonly basis: string;
}

/** What stands in a table, inside a sentence. */
export const figureNouns = {
  rate: { en: 'rate', zh: '比例' },
  amount: { en: 'amount', zh: '金额' },
  each: { en: 'amount per unit', zh: '单价' },
  share: { en: 'share', zh: '比例' },
  factor: { en: 'factor', zh: '系数' },
} as const satisfies Readonly<Record<string, Text>>;

/** The same at the head of a column. */
export const figureTitles = {
  rate: { en: 'Rate', zh: '比例' },
  amount: { en: 'Amount', zh: '金额' },
  each: { en: 'Per unit', zh: '单价' },
  share: { en: 'Share', zh: '比例' },
  factor: { en: 'Factor', zh: '系数' },
} as const satisfies Readonly<Record<string, Text>>;

export const tableWords = {
  index: {
    en: (p) => `It goes by ${p.index}.`,
    zh: (p) => `按${p.index}查表。`,
  } satisfies Text<{ index: string }>,
  marginal: {
    en: (p) => `Each band pays its ${p.figure} on the part of ${p.basis} within it.`,
    zh: (p) => `每一档的${p.figure}只用于${p.basis}落在该档内的部分。`,
  } satisfies Text<Reading>,
  retroactive: {
    en: (p) =>
      p.basis === ''
        ? `The band that is reached pays its ${p.figure}.`
        : `The band that is reached pays its ${p.figure} on all of ${p.basis}, back to the first unit.`,
    zh: (p) =>
      p.basis === ''
        ? `达到哪一档，就发放该档的${p.figure}。`
        : `达到哪一档，${p.basis}就全部按该档的${p.figure}计。`,
  } satisfies Text<Reading>,
  overage: {
    en: (p) =>
      `Each band pays its ${p.figure} on the part of ${p.basis} within it; once a band above ${p.from} is reached, everything above ${p.from} is paid at the ${p.figure} of the highest band reached.`,
    zh: (p) =>
      `每一档的${p.figure}只用于${p.basis}落在该档内的部分；超过 ${p.from} 后，超出 ${p.from} 的部分全部按所达最高档的${p.figure}计。`,
  } satisfies Text<Reading & { from: string }>,
  step: {
    en: (p) =>
      p.basis === ''
        ? `The ${p.figure} of the band that is reached holds.`
        : `The ${p.figure} of the band that is reached is paid on ${p.basis}.`,
    zh: (p) =>
      p.basis === ''
        ? `达到哪一档，就按该档的${p.figure}计。`
        : `达到哪一档，${p.basis}就按该档的${p.figure}计。`,
  } satisfies Text<Reading>,
  highest: {
    en: 'Only the highest point that is reached pays.',
    zh: '只发放所达到的最高一项。',
  },
  every: {
    en: 'Every point that is reached pays; they add up.',
    zh: '每达到一项都发放，累计计算。',
  },
  interpolated: {
    en: 'A band that is full pays its whole amount, the one that is running the part that is filled.',
    zh: '已满的档发放全额，当前所在的档按已完成的部分折算。',
  },
  curve: {
    en: (p) => `Between two points the ${p.figure} lies on a straight line.`,
    zh: (p) => `两点之间的${p.figure}按直线折算。`,
  } satisfies Text<Reading>,
  below: {
    nothing: { en: 'Below the first point there is nothing.', zh: '未达到第一点时不计。' },
    first: {
      en: 'Below the first point its figure holds.',
      zh: '未达到第一点时按第一点计。',
    },
  },
  above: {
    extend: {
      en: 'Above the last point the line goes on.',
      zh: '超过最后一点后按原来的斜率继续。',
    },
    flat: { en: 'Above the last point it stays as it is.', zh: '超过最后一点后不再变化。' },
  },
  matrix: {
    en: (p) => `Two things decide: ${p.index} (the rows) and ${p.across} (the columns).`,
    zh: (p) => `由两项共同决定：${p.index}（行）和${p.across}（列）。`,
  } satisfies Text<{ index: string; across: string }>,
  fullSteps: {
    en: (p) => `For every full ${p.each} of ${p.index} above ${p.above}: ${p.figure}.`,
    zh: (p) => `${p.index}超过 ${p.above} 后，每满 ${p.each} 计 ${p.figure}。`,
  } satisfies Text<{ each: string; index: string; above: string; figure: string }>,
  of: {
    en: (p) => `The ${p.figure} is paid on ${p.basis}.`,
    zh: (p) => `${p.figure}以${p.basis}为基数。`,
  } satisfies Text<Reading>,
  boundary: {
    upper: {
      en: 'Exactly on a limit, the band above it holds.',
      zh: '恰好等于界限时，按较高一档。',
    },
    lower: {
      en: 'Exactly on a limit, the band below it holds.',
      zh: '恰好等于界限时，按较低一档。',
    },
  },
  band: { en: 'Band', zh: '档位' },
  point: { en: 'Reached', zh: '达到' },
  curvePoint: { en: 'At', zh: '位置' },
  back: {
    en: (p) => `${p.figure}, once reached also on everything from ${p.from}`,
    zh: (p) => `${p.figure}，达到后自 ${p.from} 起全部按此计`,
  } satisfies Text<{ figure: string; from: string }>,
} as const;

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** The bands of a table, with the side to which a limit belongs. */
export const ranges = {
  all: { en: 'all', zh: '全部' },
  upper: {
    first: { en: (p) => `below ${p.to}`, zh: (p) => `不到 ${p.to}` } satisfies Text<Ends>,
    between: {
      en: (p) => `${p.from} to below ${p.to}`,
      zh: (p) => `${p.from} 至不到 ${p.to}`,
    } satisfies Text<Ends>,
    last: { en: (p) => `from ${p.from}`, zh: (p) => `${p.from} 起` } satisfies Text<Ends>,
  },
  lower: {
    first: { en: (p) => `up to ${p.to}`, zh: (p) => `不超过 ${p.to}` } satisfies Text<Ends>,
    between: {
      en: (p) => `above ${p.from}, up to ${p.to}`,
      zh: (p) => `超过 ${p.from}，至 ${p.to}`,
    } satisfies Text<Ends>,
    last: { en: (p) => `above ${p.from}`, zh: (p) => `超过 ${p.from}` } satisfies Text<Ends>,
  },
  open: {
    en: (p) => `${p.from} to ${p.to}`,
    zh: (p) => `${p.from} 至 ${p.to}`,
  } satisfies Text<Ends>,
} as const;
