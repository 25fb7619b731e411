/** What the import says: how the file is read and what came of it. */
import { formatMoney, formatNumber, listing } from '../format.ts';
import type { Text } from '../locale.ts';

interface ForeignAmount {
  readonly currency: string;
  readonly records: number;
  /** Minor units. */
  readonly total: bigint;
}

const foreignEn = ({ currency, records, total }: ForeignAmount): string =>
  `${formatMoney(total, currency, 'en', { exact: true })} in ${records === 1 ? '1 record' : `${formatNumber(records, 'en')} records`}`;
const foreignZh = ({ currency, records, total }: ForeignAmount): string =>
  `${formatMoney(total, currency, 'zh', { exact: true })}（${formatNumber(records, 'zh')} 条）`;

export const importTexts = {
  summary: {
    en: 'Reads people, teams, quotas, deals, ratings, other records, rates, leave or holidays from a CSV file.',
    zh: '从 CSV 文件导入人员、团队、目标、成交、评价、其他业绩记录、汇率、休假或节假日。',
  } satisfies Text,
  usage: {
    en: (p) => `Usage: ${p.usage}`,
    zh: (p) => `用法：${p.usage}`,
  } satisfies Text<{ usage: string }>,
  kinds: {
    people: { en: 'people', zh: '人员' },
    teams: { en: 'teams', zh: '团队' },
    quotas: { en: 'targets', zh: '目标' },
    deals: { en: 'deals', zh: '成交记录' },
    ratings: { en: 'ratings', zh: '评价' },
    records: { en: 'records', zh: '业绩记录' },
    rates: { en: 'exchange rates', zh: '汇率' },
    leave: { en: 'leave', zh: '休假' },
    holidays: { en: 'holidays', zh: '节假日' },
  },
  recordsOf: {
    en: (p) => `records of kind ${p.kind}`,
    zh: (p) => `业绩记录（${p.kind}）`,
  } satisfies Text<{ kind: string }>,
  readAs: {
    en: (p) => `${p.file}: ${p.kind}, ${p.encoding}, columns parted by ${p.delimiter}`,
    zh: (p) => `${p.file}：${p.kind}，${p.encoding}，分隔符 ${p.delimiter}`,
  } satisfies Text<{ file: string; kind: string; encoding: string; delimiter: string }>,
  tab: { en: 'tab', zh: '制表符' } satisfies Text,
  columns: {
    en: (p) => `  Columns: ${p.pairs}`,
    zh: (p) => `  列：${p.pairs}`,
  } satisfies Text<{ pairs: string }>,
  unused: {
    en: (p) => `  Not used: ${p.names}`,
    zh: (p) => `  未使用：${p.names}`,
  } satisfies Text<{ names: string }>,
  unnamed: {
    en: (p) =>
      `  Not used: ${p.names} (to keep a column that has no name in Latin letters, give it one in the mapping file under attributes:)`,
    zh: (p) =>
      `  未使用：${p.names}（要保留列名不含拉丁字母的列，请在映射文件的 attributes: 里给它取个英文名）`,
  } satisfies Text<{ names: string }>,
  dates: {
    en: (p) => `  Dates in ${p.column}: ${p.order}`,
    zh: (p) => `  ${p.column} 列的日期：${p.order}`,
  } satisfies Text<{ column: string; order: string }>,
  orders: {
    dmy: { en: 'day, month, year', zh: '日、月、年' },
    mdy: { en: 'month, day, year', zh: '月、日、年' },
    ymd: { en: 'year, month, day', zh: '年、月、日' },
  },
  counts: {
    en: (p) =>
      `Rows ${formatNumber(p.rows, 'en')} = ${formatNumber(p.added, 'en')} new + ${formatNumber(p.changed, 'en')} changed + ${formatNumber(p.same, 'en')} same + ${formatNumber(p.rejected, 'en')} rejected${p.joined > 0 ? ` + ${formatNumber(p.joined, 'en')} more about the same ${p.joinedTo}` : ''}`,
    zh: (p) =>
      `共 ${formatNumber(p.rows, 'zh')} 行 = 新增 ${formatNumber(p.added, 'zh')} + 变更 ${formatNumber(p.changed, 'zh')} + 相同 ${formatNumber(p.same, 'zh')} + 拒收 ${formatNumber(p.rejected, 'zh')}${p.joined > 0 ? ` + ${p.joinedTo === 'people' ? '同一人员' : '同一记录'}的后续行 ${formatNumber(p.joined, 'zh')}` : ''}`,
  } satisfies Text<{
    rows: number;
    added: number;
    changed: number;
    same: number;
    rejected: number;
    joined: number;
    joinedTo: 'people' | 'records';
  }>,
  money: {
    en: (p) =>
      `Won: ${formatMoney(p.added, p.currency, 'en', { exact: true })} new, ${formatMoney(p.delta, p.currency, 'en', { exact: true, sign: true })} by changes`,
    zh: (p) =>
      `成交金额：新增 ${formatMoney(p.added, p.currency, 'zh', { exact: true })}，变更带来 ${formatMoney(p.delta, p.currency, 'zh', { exact: true, sign: true })}`,
  } satisfies Text<{ added: bigint; delta: bigint; currency: string }>,
  amounts: {
    en: (p) =>
      `Amounts: ${formatMoney(p.added, p.currency, 'en', { exact: true })} new, ${formatMoney(p.delta, p.currency, 'en', { exact: true, sign: true })} by changes`,
    zh: (p) =>
      `金额：新增 ${formatMoney(p.added, p.currency, 'zh', { exact: true })}，变更带来 ${formatMoney(p.delta, p.currency, 'zh', { exact: true, sign: true })}`,
  } satisfies Text<{ added: bigint; delta: bigint; currency: string }>,
  foreign: {
    en: (p) =>
      `In other currencies: ${listing(p.amounts.map(foreignEn), 'en')}. They are kept as they are and count in no standing and no sum above; plans count them by the rates of their period.`,
    zh: (p) =>
      `其他币种：${p.amounts.map(foreignZh).join('、')}。按原币种保存，不计入排名和以上合计；激励方案按所在周期的锁定汇率折算。`,
  } satisfies Text<{ amounts: readonly ForeignAmount[] }>,
  alongside: {
    en: (p) => {
      const teams = p.teams === 1 ? ['1 team'] : p.teams > 0 ? [`${p.teams} teams`] : [];
      const people = p.people === 1 ? ['1 manager'] : p.people > 0 ? [`${p.people} managers`] : [];
      return `Created on the way: ${listing([...teams, ...people], 'en')}`;
    },
    zh: (p) => {
      const teams = p.teams > 0 ? [`团队 ${p.teams} 个`] : [];
      const people = p.people > 0 ? [`经理 ${p.people} 人`] : [];
      return `随文件新建：${[...teams, ...people].join('、')}`;
    },
  } satisfies Text<{ teams: number; people: number }>,
  done: {
    en: 'Imported.',
    zh: '导入完成。',
  } satisfies Text,
  nothingNew: {
    en: 'Everything was there already: nothing changed.',
    zh: '内容都已存在，没有任何变化。',
  } satisfies Text,
  dryRun: {
    en: 'Trial run: nothing was changed. Leave out --dry-run to import.',
    zh: '这是试运行，没有改动任何数据。去掉 --dry-run 即正式导入。',
  } satisfies Text,
  rejected: {
    en: (p) =>
      `${p.count === 1 ? '1 row was' : `${formatNumber(p.count, 'en')} rows were`} not taken. They are in ${p.file} with the reason for each: mend them there or in the source, and import again.`,
    zh: (p) =>
      `有 ${formatNumber(p.count, 'zh')} 行未导入，连同原因写在 ${p.file}。改好后再导入一次即可。`,
  } satisfies Text<{ count: number; file: string }>,
  rejectColumns: {
    en: 'row|column|code|reason|what to do|the row',
    zh: '行号|列|代码|原因|怎么改|原始内容',
  } satisfies Text,
  progress: {
    en: 'Importing {bar} {percentage} % · {eta_formatted} left',
    zh: '正在导入 {bar} {percentage} % · 还需 {eta_formatted}',
  } satisfies Text,
  problems: {
    kind: {
      en: (p) => `“${p.text}” is nothing that can be imported.`,
      zh: (p) => `「${p.text}」不是可以导入的内容。`,
    } satisfies Text<{ text: string }>,
    kindNeeded: {
      en: 'Say what the records are about in small Latin letters, such as --kind payment. Deals and ratings have imports of their own.',
      zh: '请用小写英文字母说明记录的种类，例如 --kind payment。成交和评价请用各自的导入命令。',
    } satisfies Text,
    kindAside: {
      en: 'Only records take --kind: leave it out.',
      zh: '只有 records 需要 --kind，请去掉。',
    } satisfies Text,
    file: { en: 'The file is missing.', zh: '缺少文件名。' } satisfies Text,
    extra: {
      en: (p) => `One file at a time: “${p.text}” is one too many.`,
      zh: (p) => `一次导入一个文件：多了「${p.text}」。`,
    } satisfies Text<{ text: string }>,
    option: {
      en: (p) => `There is no option “${p.text}”.`,
      zh: (p) => `没有「${p.text}」这个选项。`,
    } satisfies Text<{ text: string }>,
    value: {
      en: (p) => `${p.option} takes ${p.accepted}.`,
      zh: (p) => `${p.option} 后面应写 ${p.accepted}。`,
    } satisfies Text<{ option: string; accepted: string }>,
  },
} as const;
