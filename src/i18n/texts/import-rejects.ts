/** Why a row of a file is not taken, and what to do about it. */
import { listing } from '../format.ts';

interface Reason {
  readonly text: string;
  readonly near: readonly string[];
}

const nearEn = (near: readonly string[], otherwise: string): string =>
  near.length > 0 ? `Near it: ${listing(near, 'en')}.` : otherwise;
const nearZh = (near: readonly string[], otherwise: string): string =>
  near.length > 0 ? `相近的有：${near.join('、')}。` : otherwise;

/** The reason, and the remedy. */
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
  places: {
    en: (p) => [
      `“${p.text}” has more than ${p.near[0]} decimals.`,
      'Round it in the source: targets are never rounded on import.',
    ],
    zh: (p) => [
      `「${p.text}」的小数超过 ${p.near[0]} 位。`,
      '请在来源中取整：导入时从不四舍五入。',
    ],
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
  currency_unclear: {
    en: (p) => [
      `“${p.text}” is not in the company’s currency, and its sign may stand for several.`,
      'Add a currency column with the ISO code, such as USD.',
    ],
    zh: (p) => [
      `「${p.text}」不是公司币种，货币符号也可能指多种货币。`,
      '请加一列“币种”，写 ISO 代码，例如 USD。',
    ],
  },
  currency_clash: {
    en: (p) => [
      `“${p.text}” is not in ${p.near[0]}, which the row names as its currency.`,
      'Correct the amount or the currency.',
    ],
    zh: (p) => [`「${p.text}」与本行所写的币种 ${p.near[0]} 不符。`, '请改正金额或币种。'],
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
  share: {
    en: (p) => [
      `“${p.text}” is no share of a record.`,
      'Write 60 %, 0.6 or 1/3; more than the whole is an overlay beside it.',
    ],
    zh: (p) => [
      `「${p.text}」不是有效的份额。`,
      '请写 60%、0.6 或 1/3；超出整体的部分请写成附加归属。',
    ],
  },
  shares_of_rows: {
    en: (p) => [
      `The shares of this record make up ${p.text}, not the whole.`,
      'Correct them so that they add up to 100 %; overlays are not counted.',
    ],
    zh: (p) => [
      `这条记录的份额合计为 ${p.text}，不是整体。`,
      '请改正，使合计为 100 %（附加归属不计在内）。',
    ],
  },
  shares_twice: {
    en: (p) => [
      `The row has shares in one cell (“${p.text}”) and in columns of their own besides.`,
      'Say it in one way: an overlay beside shared parts is a row of its own.',
    ],
    zh: (p) => [
      `这一行既在一格里写了分成（「${p.text}」），又另有分成列。`,
      '请只用一种写法；附加归属请另写一行。',
    ],
  },
  credit_twice: {
    en: () => [
      'Somebody has two parts of this record, or the same role twice.',
      'Give each person one row; an additional credit is an overlay with another role.',
    ],
    zh: () => [
      '有人在这条记录里占了两份，或重复了同一角色。',
      '请每人只写一行；额外的部分请写成附加归属，并用另一个角色。',
    ],
  },
  overlay_share: {
    en: (p) => [`An overlay of “${p.text}” is more than the whole record.`, 'Write at most 100 %.'],
    zh: (p) => [`附加归属「${p.text}」超过了整条记录。`, '最多写 100 %。'],
  },
  number: {
    en: (p) => [
      `“${p.text}” is no number of at most two decimals.`,
      'Write it as 4.75, without thousands separators; with --decimals comma as 4,75.',
    ],
    zh: (p) => [
      `「${p.text}」不是最多两位小数的数字。`,
      '请写成 4.75，不加千位分隔符；用 --decimals comma 时写 4,75。',
    ],
  },
  disagrees: {
    en: (p) => [
      `Row ${p.near[0]} says otherwise of the same record.`,
      'Write the same in both, or leave one empty. What belongs to the person and not to the record goes under ignore: in the mapping file.',
    ],
    zh: (p) => [
      `与第 ${p.near[0]} 行对同一条记录的说法不一致。`,
      '请写成一样，或留空其中一处。属于个人而不属于记录的列，请写进映射文件的 ignore:。',
    ],
  },
  record_incomplete: {
    en: (p) => [
      `It belongs to the same record as row ${p.near[0]}, which cannot be taken.`,
      'Mend that row and import both again.',
    ],
    zh: (p) => [
      `它与第 ${p.near[0]} 行属于同一条记录，而那一行无法导入。`,
      '请改好那一行后一并导入。',
    ],
  },
  period: {
    en: (p) => [`“${p.text}” is no period.`, 'Write 2026-Q4, 2026-11 or 2026.'],
    zh: (p) => [`「${p.text}」不是周期。`, '请写 2026-Q4、2026-11 或 2026。'],
  },
  measure: {
    en: (p) => [
      `“${p.text}” cannot name a measure.`,
      `Write ${listing(p.near, 'en')}, or a measure of your plans in small letters, digits and underscores.`,
    ],
    zh: (p) => [
      `「${p.text}」不能用作指标名称。`,
      `请写 ${p.near.join('、')}，或激励方案里的指标名（小写字母、数字、下划线）。`,
    ],
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
  rate: {
    en: (p) => [
      `“${p.text}” is no rate above zero.`,
      'Write what one unit of the currency is worth in the company’s, such as 7.2431, without thousands separators.',
    ],
    zh: (p) => [
      `「${p.text}」不是大于零的汇率。`,
      '请写 1 单位外币折合公司币种的数额，例如 7.2431，不加千位分隔符。',
    ],
  },
  currency_unknown: {
    en: (p) => [`“${p.text}” is no currency code.`, 'Write the ISO code, such as USD.'],
    zh: (p) => [`「${p.text}」不是币种代码。`, '请写 ISO 代码，例如 USD。'],
  },
  currency_own: {
    en: (p) => [`${p.text} is the company’s own currency.`, 'Take the row out: it needs no rate.'],
    zh: (p) => [`${p.text} 就是公司币种。`, '无需汇率，请删去这一行。'],
  },
  yes_no: {
    en: (p) => [`“${p.text}” is neither yes nor no.`, 'Write yes, or leave it empty.'],
    zh: (p) => [`「${p.text}」既不是“是”也不是“否”。`, '请写 是，或留空。'],
  },
  day_kind: {
    en: (p) => [
      `“${p.text}” is neither a holiday nor a workday.`,
      'Write holiday for a day off, or workday for a day off that is worked in exchange.',
    ],
    zh: (p) => [
      `「${p.text}」既不是放假也不是调休上班。`,
      '放假请写 节假日，调休上班请写 工作日。',
    ],
  },
  day_range: {
    en: (p) => [
      `“${p.text}” is no range of days: it ends before it begins, or is longer than ${p.near[0]} days.`,
      'Write the first and the last day: 2026-10-01..2026-10-07.',
    ],
    zh: (p) => [
      `「${p.text}」不是有效的日期范围：结束早于开始，或超过 ${p.near[0]} 天。`,
      '请写第一天和最后一天，例如 2026-10-01..2026-10-07。',
    ],
  },
  time_zone: {
    en: (p) => [
      `“${p.text}” is no time zone.`,
      'Write its name as the tz database has it, such as Europe/Berlin or Asia/Shanghai.',
    ],
    zh: (p) => [
      `「${p.text}」不是时区名称。`,
      '请写 tz 数据库中的名称，例如 Asia/Shanghai 或 Europe/Berlin。',
    ],
  },
  time_zone_clash: {
    en: (p) => [
      `Another row puts the same team into ${p.near[0]}.`,
      'A team has one time zone: correct one of the rows, or make two teams.',
    ],
    zh: (p) => [
      `另一行把同一个团队放在 ${p.near[0]} 时区。`,
      '一个团队只有一个时区：请改正其中一行，或拆成两个团队。',
    ],
  },
  leave_overlap: {
    en: (p) => [
      `It overlaps with the leave of the same person that begins on ${p.near[0]}.`,
      'Correct the days, or cancel that one with a row of its own: cancelled, yes.',
    ],
    zh: (p) => [
      `与同一人员自 ${p.near[0]} 开始的休假重叠。`,
      '请改正日期，或另加一行把那次休假的「已取消」写成 是。',
    ],
  },
} as const satisfies Readonly<
  Record<string, Readonly<Record<'en' | 'zh', (p: Reason) => readonly [string, string]>>>
>;
