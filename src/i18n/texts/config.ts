/** What is wrong with the configuration, for whoever starts the process. */
import type { Text } from '../locale.ts';

export const config = {
  heading: {
    en: 'The configuration cannot be used as it is:',
    zh: '配置有误，无法启动：',
  } satisfies Text,
  problem: {
    en: ({ name, got, expected, example }) =>
      `${name} is ${got}; it takes ${expected}, for example ${name}=${example}`,
    zh: ({ name, got, expected, example }) =>
      `${name} 的值是 ${got}；应为${expected}，例如 ${name}=${example}`,
  } satisfies Text<{ name: string; got: string; expected: string; example: string }>,
  unknown: {
    en: ({ name, known }) => `${name} is not a setting; there are ${known}`,
    zh: ({ name, known }) => `没有 ${name} 这项设置；可用的有 ${known}`,
  } satisfies Text<{ name: string; known: string }>,
  expected: {
    UPSIDE_HOME: { en: 'a folder', zh: '文件夹路径' },
    PORT: { en: 'a port from 0 to 65535', zh: ' 0 到 65535 之间的端口号' },
    DATABASE_URL: { en: 'the URL of a PostgreSQL database', zh: ' PostgreSQL 数据库地址' },
    LOG_LEVEL: {
      en: 'one of debug, info, warn, error, silent',
      zh: ' debug、info、warn、error、silent 之一',
    },
    UPSIDE_LOCALE: { en: 'en or zh', zh: ' en 或 zh' },
    UPSIDE_WORKSPACE: { en: 'demo or own', zh: ' demo 或 own' },
    UPSIDE_COMPANY: { en: 'a name of at most 100 characters', zh: '不超过 100 个字符的名称' },
    UPSIDE_CURRENCY: { en: 'an ISO 4217 currency code', zh: ' ISO 4217 货币代码' },
    UPSIDE_TIME_ZONE: { en: 'an IANA time zone', zh: ' IANA 时区名' },
    UPSIDE_FISCAL_START: {
      en: 'the month in which the fiscal year begins, 1 to 12',
      zh: '财年起始月份（1 到 12）',
    },
  },
} as const;
