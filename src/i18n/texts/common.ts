/** Words that more than one card uses: who can see it, errors, roles, measures, paging. */
import type { Text } from '../locale.ts';

export const common = {
  onlyYou: { en: 'Only you can see this', zh: '仅你可见' },
  errorTitle: { en: 'That did not work yet', zh: '还差一步' },
  failureTitle: { en: 'Something went wrong', zh: '出了点问题' },
  failure: {
    en: 'Something went wrong on our side. If you were changing something, look whether it is there before you try again. If it keeps happening, send your admin the reference below.',
    zh: '我们这边出了点问题。如果你正在做改动，请先看看是否已经生效，再重试。如果一直这样，请把下面的编号发给管理员。',
  },
  reference: {
    en: (p) => `Reference ${p.reference}`,
    zh: (p) => `编号 ${p.reference}`,
  } satisfies Text<{ reference: string }>,
  asOf: {
    en: (p) => `Data as of ${p.time} (${p.ago})`,
    zh: (p) => `数据截至 ${p.time}（${p.ago}）`,
  } satisfies Text<{ time: string; ago: string }>,
  noDataYet: { en: 'No sales data has arrived yet', zh: '还没有收到任何业绩数据' },
  newer: { en: 'Newer', zh: '较新的' },
  older: { en: 'Older', zh: '较早的' },
  back: { en: 'Back', zh: '返回' },
  nextPage: { en: 'Next page', zh: '下一页' },
  previousPage: { en: 'Previous page', zh: '上一页' },
  rowsShown: {
    en: (p) => `${p.from}–${p.to} of ${p.total}`,
    zh: (p) => `第 ${p.from}–${p.to} 行，共 ${p.total} 行`,
  } satisfies Text<{ from: string; to: string; total: string }>,
  help: { en: 'What can I do here?', zh: '我能用哪些命令？' },
  none: { en: '–', zh: '—' },
} as const;

export const roleNames = {
  rep: { en: 'sales rep', zh: '销售' },
  manager: { en: 'manager', zh: '销售经理' },
  ops: { en: 'sales operations', zh: '销售运营' },
  finance: { en: 'finance', zh: '财务' },
  executive: { en: 'executive', zh: '高管' },
  admin: { en: 'admin', zh: '管理员' },
} as const satisfies Readonly<Record<string, Text>>;

export const measureNames = {
  bookings: { en: 'Bookings', zh: '签约额' },
  deals: { en: 'Deals', zh: '成交单数' },
  satisfaction: { en: 'Satisfaction', zh: '客户满意度' },
} as const satisfies Readonly<Record<string, Text>>;

/** A count of deals as it stands in a table or a sentence. */
export const countOfDeals = {
  en: (p) => (p.count === '1' ? '1 deal' : `${p.count} deals`),
  zh: (p) => `${p.count} 单`,
} satisfies Text<{ count: string }>;
