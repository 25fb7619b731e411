/** Errors about what somebody typed: commands, periods, measures, amounts. */
import { listing } from '../format.ts';
import { type Locale, say, type Text } from '../locale.ts';
import { measureNames } from './common.ts';

const names = new Map<string, Text>(Object.entries(measureNames));
const measureWords = (codes: readonly string[], locale: Locale): string => {
  const words = codes.map((code) => {
    const name = names.get(code);
    return name && locale === 'zh' ? `${say('zh', name)}（${code}）` : code;
  });
  return locale === 'zh' ? words.join('、') : listing(words, 'en');
};

export const wordErrors = {
  'command.unknown': {
    en: (p) =>
      p.near === null
        ? `I don’t know “${p.text}”. Type /help to see what I can do for you.`
        : `I don’t know “${p.text}”. Did you mean /${p.near}? /help shows everything you can do.`,
    zh: (p) =>
      p.near === null
        ? `我不认识「${p.text}」。发送 /帮助 看看能用哪些命令。`
        : `我不认识「${p.text}」。你是想用 /${p.near} 吗？发送 /帮助 可以看到全部命令。`,
  } satisfies Text<{ text: string; near: string | null }>,
  'period.unreadable': {
    en: (p) =>
      `I can’t tell which period “${p.text}” is. Write for example Q3, 2026-Q3, 2026-11, November 2026, this month, last quarter or 2026.`,
    zh: (p) =>
      `看不出「${p.text}」是哪个周期。可以写：本月、上季度、三季度、2026年11月、2026-Q3 或 2026。`,
  } satisfies Text<{ text: string }>,
  'measure.unknown': {
    en: (p) =>
      `I don’t know a measure called “${p.text}”. You can use ${measureWords(p.measures, 'en')}.`,
    zh: (p) => `没有叫「${p.text}」的考核指标。可以用：${measureWords(p.measures, 'zh')}。`,
  } satisfies Text<{ text: string; measures: readonly string[] }>,
  'money.unreadable': {
    en: (p) => `I can’t read “${p.text}” as an amount. Write for example 50000, 50,000.00 or 50k.`,
    zh: (p) => `看不懂金额「${p.text}」。可以写：50000、50,000.00 或 5万。`,
  } satisfies Text<{ text: string }>,
  'money.currency_mismatch': {
    en: (p) =>
      `${p.left} and ${p.right} cannot be added up. Use the workspace’s own currency for all amounts.`,
    zh: (p) => `${p.left} 和 ${p.right} 不能直接相加，请统一使用本公司的结算币种。`,
  } satisfies Text<{ left: string; right: string }>,
  'money.currency_unknown': {
    en: (p) =>
      `“${p.text}” is not a currency code. Use the three letters of ISO 4217, like CNY, USD or EUR.`,
    zh: (p) => `「${p.text}」不是币种代码。请使用 ISO 4217 的三个字母，如 CNY、USD、EUR。`,
  } satisfies Text<{ text: string }>,
} as const;
