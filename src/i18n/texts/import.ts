/** What the import says: how the file is read, what came of it, and why a row was not taken. */
import { formatMoney, formatNumber, listing } from '../format.ts';
import type { Text } from '../locale.ts';

interface Reason {
  readonly text: string;
  readonly near: readonly string[];
}

const nearEn = (near: readonly string[], otherwise: string): string =>
  near.length > 0 ? `Near it: ${listing(near, 'en')}.` : otherwise;
const nearZh = (near: readonly string[], otherwise: string): string =>
  near.length > 0 ? `相近的有：${near.join('、')}。` : otherwise;

export const importTexts = {
  summary: {
    en: 'Reads people, teams, quotas, deals or ratings from a CSV file.',
    zh: '从 CSV 文件导入人员、团队、目标、成交或评价。',
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
  },
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
      `Rows ${formatNumber(p.rows, 'en')} = ${formatNumber(p.added, 'en')} new + ${formatNumber(p.changed, 'en')} changed + ${formatNumber(p.same, 'en')} same + ${formatNumber(p.rejected, 'en')} rejected${p.joined > 0 ? ` + ${formatNumber(p.joined, 'en')} more about the same people` : ''}`,
    zh: (p) =>
      `共 ${formatNumber(p.rows, 'zh')} 行 = 新增 ${formatNumber(p.added, 'zh')} + 变更 ${formatNumber(p.changed, 'zh')} + 相同 ${formatNumber(p.same, 'zh')} + 拒收 ${formatNumber(p.rejected, 'zh')}${p.joined > 0 ? ` + 同一人员的后续行 ${formatNumber(p.joined, 'zh')}` : ''}`,
  } satisfies Text<{
    rows: number;
    added: number;
    changed: number;
    same: number;
    rejected: number;
    joined: number;
  }>,
  money: {
    en: (p) =>
      `Won: ${formatMoney(p.added, p.currency, 'en', { exact: true })} new, ${formatMoney(p.delta, p.currency, 'en', { exact: true, sign: true })} by changes`,
    zh: (p) =>
      `成交金额：新增 ${formatMoney(p.added, p.currency, 'zh', { exact: true })}，变更带来 ${formatMoney(p.delta, p.currency, 'zh', { exact: true, sign: true })}`,
  } satisfies Text<{ added: bigint; delta: bigint; currency: string }>,
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

/** Why a row is not taken, and what to do about it: the first sentence and the rest. */
export const rejectTexts = {
  width: {
    en: (p) => [
      `The row has ${p.near[0]} cells, the header ${p.near[1]}.`,
      'Put text that holds the separator into double quotes.',
    ],
    zh: (p) => [
      `这一行有 ${p.near[0]} 格，表头有 ${p.near[1]} 格。`,
      '内容里含有分隔符时，请用双引号括起来。',
    ],
  },
  quote_open: {
    en: () => [
      'A double quote opens here and never closes.',
      'Close it, or double it if it is meant as a character.',
    ],
    zh: () => ['双引号只有开头，没有结尾。', '请补上结尾的双引号；如果引号是内容，请写两个。'],
  },
  quote_inside: {
    en: () => [
      'Text follows a closing double quote.',
      'Double the quotes that are meant as characters.',
    ],
    zh: () => ['结尾的双引号后面还有文字。', '作为内容的双引号请写两个。'],
  },
  zero_byte: {
    en: () => ['The row holds a zero byte.', 'Export the file again as CSV UTF-8.'],
    zh: () => ['这一行含有空字节。', '请重新导出为 CSV UTF-8。'],
  },
  missing: {
    en: () => ['The cell is empty.', 'Fill it in the source and export again.'],
    zh: () => ['单元格为空。', '请在来源中补全后重新导出。'],
  },
  date: {
    en: (p) => [`“${p.text}” is no date in this column’s format.`, 'Write it as 2026-03-05.'],
    zh: (p) => [`按本列的格式，「${p.text}」不是日期。`, '请写成 2026-03-05。'],
  },
  money: {
    en: (p) => [
      `“${p.text}” is no amount.`,
      'Write digits with at most one decimal mark, such as 1234.50.',
    ],
    zh: (p) => [`「${p.text}」不是金额。`, '请写数字，例如 1234.50。'],
  },
  decimals: {
    en: (p) => [
      `“${p.text}” has more decimals than ${p.near[0]} has.`,
      'Round it in the source: amounts are never rounded on import.',
    ],
    zh: (p) => [`「${p.text}」的小数位多于 ${p.near[0]}。`, '请在来源中取整：导入时从不四舍五入。'],
  },
  too_large: {
    en: (p) => [
      `“${p.text}” is larger than any amount that can be kept.`,
      'Check the number of digits.',
    ],
    zh: (p) => [`「${p.text}」超出了可以保存的金额。`, '请检查位数。'],
  },
  negative: {
    en: (p) => [`A target cannot be “${p.text}”.`, 'Write zero or more.'],
    zh: (p) => [`目标不能是「${p.text}」。`, '请写零或正数。'],
  },
  currency: {
    en: (p) => [
      `“${p.text}” is another currency than the company’s (${p.near[0]}).`,
      'Convert it in the source.',
    ],
    zh: (p) => [`「${p.text}」与公司币种（${p.near[0]}）不同。`, '请在来源中换算。'],
  },
  stage: {
    en: (p) => [
      `I don’t know whether “${p.text}” is open, won or lost.`,
      `Say so in the mapping file: values: { stage: { "${p.text}": open } }.`,
    ],
    zh: (p) => [
      `无法判断「${p.text}」是进行中、赢单还是输单。`,
      `请在映射文件里说明：values: { stage: { "${p.text}": open } }。`,
    ],
  },
  person_unknown: {
    en: (p) => [
      `Nobody is called “${p.text}”.`,
      nearEn(p.near, 'Import the person first, or give an alias in the mapping file.'),
    ],
    zh: (p) => [
      `没有叫「${p.text}」的人员。`,
      nearZh(p.near, '请先导入此人，或在映射文件里写明别名。'),
    ],
  },
  person_ambiguous: {
    en: (p) => [
      `“${p.text}” is more than one person: ${listing(p.near, 'en')}.`,
      'Use the employee number or the e-mail address.',
    ],
    zh: (p) => [`叫「${p.text}」的不止一位：${p.near.join('、')}。`, '请改用工号或邮箱。'],
  },
  team_unknown: {
    en: (p) => [
      `There is no team “${p.text}”.`,
      nearEn(p.near, 'Import teams first, or allow it in the mapping file: create: [teams].'),
    ],
    zh: (p) => [
      `没有团队「${p.text}」。`,
      nearZh(p.near, '请先导入团队，或在映射文件里允许新建：create: [teams]。'),
    ],
  },
  duplicate: {
    en: (p) => [
      `Row ${p.near[0]} is about the same${p.text === '' ? '' : `: “${p.text}”`}.`,
      'Keep one of the two.',
    ],
    zh: (p) => [
      `与第 ${p.near[0]} 行重复${p.text === '' ? '' : `：「${p.text}」`}。`,
      '请只保留其中一行。',
    ],
  },
  scientific: {
    en: (p) => [
      `“${p.text}” is a long number that a spreadsheet has shortened.`,
      'Format the column as text in the source and export again.',
    ],
    zh: (p) => [`「${p.text}」是被表格软件缩写的长数字。`, '请把该列设为文本格式后重新导出。'],
  },
  too_long: {
    en: (p) => [`“${p.text}…” is too long for an id.`, 'Use at most 200 characters.'],
    zh: (p) => [`「${p.text}…」作为编号过长。`, '最多 200 个字符。'],
  },
  score: {
    en: (p) => [
      `“${p.text}” is no score from 0 to ${p.near[0]}.`,
      'Correct it, or say the best score in the mapping file: scale: 10.',
    ],
    zh: (p) => [
      `「${p.text}」不是 0 到 ${p.near[0]} 之间的评分。`,
      '请改正，或在映射文件里写明满分，例如 scale: 10。',
    ],
  },
  shares: {
    en: (p) => [
      `The shares in “${p.text}” do not make up the whole.`,
      'Write them as Ann 60%; Bo 40%, everybody once.',
    ],
    zh: (p) => [`「${p.text}」的份额加起来不是整体。`, '请写成 张三 60%；李四 40%，每人一次。'],
  },
  period: {
    en: (p) => [`“${p.text}” is no period.`, 'Write 2026-Q4, 2026-11 or 2026.'],
    zh: (p) => [`「${p.text}」不是周期。`, '请写 2026-Q4、2026-11 或 2026。'],
  },
  measure: {
    en: (p) => [`There is no measure “${p.text}”.`, `There are ${listing(p.near, 'en')}.`],
    zh: (p) => [`没有指标「${p.text}」。`, `可用的有：${p.near.join('、')}。`],
  },
  role: {
    en: (p) => [`There is no role “${p.text}”.`, `There are ${listing(p.near, 'en')}.`],
    zh: (p) => [`没有角色「${p.text}」。`, `可用的有：${p.near.join('、')}。`],
  },
  language: {
    en: (p) => [
      `“${p.text}” is neither English nor Chinese.`,
      'Write en or zh, or leave it empty.',
    ],
    zh: (p) => [`「${p.text}」既不是英文也不是中文。`, '请写 en 或 zh，或留空。'],
  },
  email: {
    en: (p) => [`“${p.text}” is no e-mail address.`, 'Correct it or leave it empty.'],
    zh: (p) => [`「${p.text}」不是邮箱地址。`, '请改正或留空。'],
  },
  range: {
    en: () => [
      'The days overlap with another row of the same person, or end before they begin.',
      'Correct the first or the last day.',
    ],
    zh: () => ['与同一人员的另一行日期重叠，或结束早于开始。', '请改正开始或结束日期。'],
  },
  since: {
    en: () => [
      'Nothing says since when this holds.',
      'Add a column “from”, or say --from 2026-01-01.',
    ],
    zh: () => ['没有说明从哪天起生效。', '请加「生效日期」列，或用 --from 2026-01-01 指明。'],
  },
  loop: {
    en: (p) => [
      `It would be above itself${p.text === '' ? '' : ` (“${p.text}”)`}.`,
      'Name another one above, or leave it empty.',
    ],
    zh: (p) => [
      `上级不能是自己${p.text === '' ? '' : `（「${p.text}」）`}。`,
      '请改成别的上级，或留空。',
    ],
  },
} as const satisfies Readonly<
  Record<string, Readonly<Record<'en' | 'zh', (p: Reason) => readonly [string, string]>>>
>;
