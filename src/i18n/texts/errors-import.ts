/** Errors about a file that cannot be imported as it stands. */
import { Temporal } from 'temporal-polyfill';
import { formatDate, listing } from '../format.ts';
import { type Locale, say, type Text } from '../locale.ts';

const dayIn = (iso: string, locale: Locale): string =>
  formatDate(Temporal.PlainDate.from(iso), locale, { year: true });

const readings = (
  all: readonly { readonly order: string; readonly day: string }[],
  locale: Locale,
): string =>
  all
    .map(({ order, day }) =>
      locale === 'zh'
        ? `--dates ${order}（${dayIn(day, 'zh')}）`
        : `--dates ${order} (${dayIn(day, 'en')})`,
    )
    .join(locale === 'zh' ? ' 或 ' : ' or ');

const seen = (names: readonly string[], locale: Locale): string =>
  names.length === 0 ? '–' : names.slice(0, 30).join(locale === 'zh' ? '、' : ', ');

const mappingLine = (field: string): string => `columns: { ${field}: … }`;

interface MappingProblem {
  readonly line: number;
  readonly at: string;
  readonly code: keyof typeof mappingProblems;
  readonly accepted: readonly string[];
}

const mappingProblems = {
  yaml: {
    en: (p) => `This is no well-formed YAML: ${p.accepted}.`,
    zh: () => '这里的 YAML 写法有误。请检查缩进、引号和括号是否成对。',
  },
  unknown: {
    en: (p) => `There is no entry “${p.at}”. Check the spelling or take it out.`,
    zh: (p) => `没有「${p.at}」这一项。请检查拼写，或删去。`,
  },
  field: {
    en: (p) => `“${p.at}” names no field of this kind of file. There are ${p.accepted}.`,
    zh: (p) => `「${p.at}」不是这类文件的字段。可用的有：${p.accepted}。`,
  },
  choice: {
    en: (p) => `“${p.at}” has to be ${p.accepted}.`,
    zh: (p) => `「${p.at}」只能写：${p.accepted}。`,
  },
  type: {
    en: (p) => `“${p.at || 'The file'}” has to be ${types[p.accepted]?.en ?? types.text.en}.`,
    zh: (p) => `「${p.at || '整个文件'}」应写成${types[p.accepted]?.zh ?? types.text.zh}。`,
  },
  column: {
    en: (p) => `“${p.at}” has to be a column: its name in the header, or its position from 1.`,
    zh: (p) => `「${p.at}」应写一列：表头里的列名，或列的位置（从 1 数起）。`,
  },
  position: {
    en: (p) => `“${p.at}” has to be a position (1, 2, 3 …), because the file has no header.`,
    zh: (p) => `文件没有表头，「${p.at}」应写列的位置（1、2、3……）。`,
  },
  day: {
    en: (p) => `“${p.at}” has to be a day such as 2026-01-31.`,
    zh: (p) => `「${p.at}」应写日期，例如 2026-01-31。`,
  },
  scale: {
    en: (p) => `“${p.at}” has to be a whole number from 1 to 100.`,
    zh: (p) => `「${p.at}」应写 1 到 100 之间的整数。`,
  },
  form: {
    en: (p) => `“${p.at}” cannot be written so. For example: ${p.accepted}.`,
    zh: (p) => `「${p.at}」不能这样写。例如：${p.accepted}。`,
  },
} as const satisfies Readonly<Record<string, Text<{ at: string; accepted: string }>>>;

const types: Readonly<Record<string, { readonly en: string; readonly zh: string }>> & {
  readonly text: { readonly en: string; readonly zh: string };
} = {
  text: { en: 'text', zh: '文字' },
  boolean: { en: 'true or false', zh: ' true 或 false' },
  number: { en: 'a number', zh: '数字' },
  int: { en: 'a whole number', zh: '整数' },
  array: { en: 'a list: [one, two]', zh: '列表，例如 [a, b]' },
  object: { en: 'entries: { name: value }', zh: '名称与值，例如 { a: b }' },
  record: { en: 'entries: { name: value }', zh: '名称与值，例如 { a: b }' },
};

function mappingProblem({ at, code, accepted }: MappingProblem, locale: Locale): string {
  const list = code === 'choice' && locale === 'en' ? accepted.join(' or ') : undefined;
  return say(locale, mappingProblems[code], {
    at,
    accepted: list ?? accepted.join(locale === 'zh' ? '、' : ', '),
  });
}

export const importErrors = {
  'import.file_unreadable': {
    en: (p) =>
      p.reason === 'missing'
        ? `There is no file ${p.file}, or it may not be read. Check the path.`
        : `${p.file} is not a file. Name one CSV file.`,
    zh: (p) =>
      p.reason === 'missing'
        ? `找不到文件 ${p.file}，或没有读取权限。请检查路径。`
        : `${p.file} 不是文件。请指定一个 CSV 文件。`,
  } satisfies Text<{ file: string; reason: 'missing' | 'not_a_file' }>,
  'import.file_empty': {
    en: (p) => `${p.file} is empty. Export it again with its header row.`,
    zh: (p) => `${p.file} 是空文件。请连同表头重新导出。`,
  } satisfies Text<{ file: string }>,
  'import.encoding_unknown': {
    en: (p) =>
      `I cannot read ${p.file} as text: it is neither UTF-8, UTF-16 nor GB18030. Save it as “CSV UTF-8”; a workbook (.xlsx) has to be exported as CSV first.`,
    zh: (p) =>
      `${p.file} 无法按文本读取：既不是 UTF-8、UTF-16，也不是 GB18030。请另存为「CSV UTF-8」；Excel 工作簿（.xlsx）要先导出成 CSV。`,
  } satisfies Text<{ file: string }>,
  'import.mapping_invalid': {
    en: (p) =>
      `The mapping ${p.file} has ${p.problems.length === 1 ? 'a problem' : `${p.problems.length} problems`}:\n${p.problems
        .map((each) => `  line ${each.line}: ${mappingProblem(each, 'en')}`)
        .join('\n')}\nWhat may stand there: docs/import.md.`,
    zh: (p) =>
      `映射文件 ${p.file} 有 ${p.problems.length} 处问题：\n${p.problems
        .map((each) => `  第 ${each.line} 行：${mappingProblem(each, 'zh')}`)
        .join('\n')}\n可用的写法见 docs/import.md。`,
  } satisfies Text<{ file: string; problems: readonly MappingProblem[] }>,
  'import.column_missing': {
    en: (p) =>
      `I find no column for ${listing(p.fields, 'en')}. The file has: ${seen(p.seen, 'en')}. Say which it is in a mapping file (--map file.yaml): ${mappingLine(p.fields[0] ?? '')}, or give it the same value in every row: constants: { ${p.fields[0] ?? ''}: … }.`,
    zh: (p) =>
      `没有找到这些内容对应的列：${p.fields.join('、')}。文件里的列有：${seen(p.seen, 'zh')}。请用映射文件（--map file.yaml）指明：${mappingLine(p.fields[0] ?? '')}；如果每行都一样，就写 constants: { ${p.fields[0] ?? ''}: … }。`,
  } satisfies Text<{ kind: string; fields: readonly string[]; seen: readonly string[] }>,
  'import.column_unknown': {
    en: (p) =>
      `The mapping names the column “${p.column}”, which the file does not have. It has: ${seen(p.seen, 'en')}. Correct the name; positions count from 1.`,
    zh: (p) =>
      `映射里写的列「${p.column}」在文件中不存在。文件里的列有：${seen(p.seen, 'zh')}。请改正列名；按位置写时从 1 数起。`,
  } satisfies Text<{ column: string; seen: readonly string[] }>,
  'import.column_twice': {
    en: (p) =>
      `More than one column could be ${p.field}: ${p.column}. Say which in a mapping file (--map file.yaml): ${mappingLine(p.field)}; a position, counted from 1, does as well.`,
    zh: (p) =>
      `有多列都可能是 ${p.field}：${p.column}。请用映射文件（--map file.yaml）指明：${mappingLine(p.field)}，也可以写列的位置（从 1 数起）。`,
  } satisfies Text<{ column: string; field: string }>,
  'import.attribute_twice': {
    en: (p) =>
      `The columns ${listing(p.columns, 'en')} would both be kept as \`${p.name}\`. Give one of them another name in a mapping file (--map file.yaml): attributes: { ${p.name}_2: "${p.columns[1] ?? ''}" }, or leave it out: ignore: ["${p.columns[1] ?? ''}"].`,
    zh: (p) =>
      `这些列都会存为 \`${p.name}\`：${p.columns.join('、')}。请在映射文件（--map file.yaml）里给其中一列另取名字：attributes: { ${p.name}_2: "${p.columns[1] ?? ''}" }，或忽略它：ignore: ["${p.columns[1] ?? ''}"]。`,
  } satisfies Text<{ name: string; columns: readonly string[] }>,
  'import.date_ambiguous': {
    en: (p) =>
      `I can’t tell which day \`${p.text}\` in column *${p.column}* is (row ${p.row}). Every row fits ${p.readings.length === 2 ? 'both' : 'all'} ways. Say ${readings(p.readings, 'en')}.`,
    zh: (p) =>
      `*${p.column}* 列第 ${p.row} 行的 \`${p.text}\` 是哪一天，我分不清：整列用哪种读法都说得通。请指明 ${readings(p.readings, 'zh')}。`,
  } satisfies Text<{
    text: string;
    row: number;
    column: string;
    readings: readonly { readonly order: string; readonly day: string }[];
  }>,
  'import.date_conflict': {
    en: (p) =>
      `The dates in column *${p.column}* contradict each other: \`${p.left}\` (row ${p.leftRow}) and \`${p.right}\` (row ${p.rightRow}) cannot be written in the same order. Export the column again in one format (best: 2026-03-05), or say --dates dmy, mdy or ymd: the rows that don’t fit are then put into the rejects file.`,
    zh: (p) =>
      `*${p.column}* 列的日期互相矛盾：第 ${p.leftRow} 行的 \`${p.left}\` 和第 ${p.rightRow} 行的 \`${p.right}\` 不可能是同一种写法。请统一格式后重新导出（最好是 2026-03-05），或用 --dates dmy、mdy、ymd 指明，不符合的行会放进拒收文件。`,
  } satisfies Text<{
    column: string;
    left: string;
    leftRow: number;
    right: string;
    rightRow: number;
  }>,
  'import.decimal_ambiguous': {
    en: (p) =>
      `I can’t tell how much \`${p.text}\` in column *${p.column}* is (row ${p.row}): the mark may stand before decimals or between thousands, and no other row shows which. Say --decimals point or --decimals comma (which of the two stands before the decimals).`,
    zh: (p) =>
      `*${p.column}* 列第 ${p.row} 行的 \`${p.text}\` 是多少，我分不清：中间的符号可能是小数点，也可能是千位分隔符，其他行也看不出来。请用 --decimals point 或 --decimals comma 指明小数前用哪个符号。`,
  } satisfies Text<{ text: string; row: number; column: string }>,
  'import.decimal_conflict': {
    en: (p) =>
      `The amounts in column *${p.column}* are written in two ways: \`${p.point}\` (row ${p.pointRow}) and \`${p.comma}\` (row ${p.commaRow}). Export the column again in one way, or say --decimals point or --decimals comma: the rows that don’t fit are then put into the rejects file.`,
    zh: (p) =>
      `*${p.column}* 列的金额有两种写法：第 ${p.pointRow} 行的 \`${p.point}\` 和第 ${p.commaRow} 行的 \`${p.comma}\`。请统一后重新导出，或用 --decimals point、--decimals comma 指明，不符合的行会放进拒收文件。`,
  } satisfies Text<{
    column: string;
    point: string;
    pointRow: number;
    comma: string;
    commaRow: number;
  }>,
  'import.period_kind_missing': {
    en: (p) =>
      `Column *${p.column}* names a day, but nothing says whether the target is for its month, quarter, half or year. Write it into the mapping file: period: quarter.`,
    zh: (p) =>
      `*${p.column}* 列给出的是日期，但没有说明目标是按月、季度、半年还是全年。请在映射文件里写明，例如 period: quarter。`,
  } satisfies Text<{ column: string }>,
  'import.no_people': {
    en: 'There are no people yet, so no row could be anybody’s. Import them first: upside import people FILE.',
    zh: '系统里还没有人员，每一行都找不到归属。请先导入人员：upside import people FILE。',
  },
  'import.rejects_unwritable': {
    en: (p) =>
      `Some rows cannot be taken, and ${p.file} cannot be written to say which. Nothing was changed. Copy the file into a folder that you may write to, and import it from there.`,
    zh: (p) =>
      `有些行无法导入，而说明原因的文件 ${p.file} 又写不进去，因此没有改动任何数据。请把文件复制到有写入权限的文件夹后再导入。`,
  } satisfies Text<{ file: string }>,
} as const;
