/** What is wrong with a plan file (`planErrors`) and how to mend it (`planHints`): two sentences for one code. */
import { listing } from '../format.ts';
import type { Text } from '../locale.ts';

const some = (words: readonly string[], locale: 'en' | 'zh'): string =>
  words.length > 12 ? `${words.slice(0, 12).join(', ')}, …` : listing(words, locale);
const quoted = (options: readonly string[], key: string): string =>
  options.map((option) => `\`${key}: ${option}\``).join(' / ');

interface Guess {
  readonly text: string;
  readonly near: string | null;
}

export const planErrors = {
  'plan.currency_differs': {
    en: (p) =>
      `The plan pays in ${p.plan}, the company counts in ${p.company}. Write \`currency: ${p.company}\` and amounts in it.`,
    zh: (p) =>
      `方案以 ${p.plan} 计奖，公司以 ${p.company} 记账。请改为 \`currency: ${p.company}\`，金额也用该币种。`,
  } satisfies Text<{ plan: string; company: string }>,
  'plan.unreadable': {
    en: (p) => `The file is not readable YAML here: ${p.detail}.`,
    zh: (p) => `此处不是可读的 YAML：${p.detail}。`,
  } satisfies Text<{ detail: string }>,
  'plan.too_large': {
    en: (p) =>
      p.reason === 'size'
        ? 'The file is larger than 256 KB or longer than 5,000 lines.'
        : p.reason === 'line'
          ? 'This line is longer than 1,000 characters.'
          : 'This is nested too deeply.',
    zh: (p) =>
      p.reason === 'size'
        ? '文件超过 256 KB 或 5,000 行。'
        : p.reason === 'line'
          ? '这一行超过 1000 个字符。'
          : '嵌套层数太深。',
  } satisfies Text<{ reason: 'size' | 'depth' | 'line' }>,
  'plan.alias': {
    en: 'YAML anchors (`&`) and aliases (`*`) cannot be used in a plan.',
    zh: '方案文件里不能使用 YAML 的锚点（`&`）和别名（`*`）。',
  },
  'plan.key_refused': {
    en: (p) => `\`${p.key}\` cannot be a key.`,
    zh: (p) => `不能用 \`${p.key}\` 作为键名。`,
  } satisfies Text<{ key: string }>,
  'plan.missing': {
    en: (p) => `\`${p.key}\` is missing.`,
    zh: (p) => `缺少 \`${p.key}\`。`,
  } satisfies Text<{ key: string }>,
  'plan.unknown_key': {
    en: (p) => `\`${p.key}\` has no meaning here.`,
    zh: (p) => `这里不认识 \`${p.key}\`。`,
  } satisfies Text<{ key: string }>,
  'plan.not_one_of': {
    en: (p) => `\`${p.text}\` is not one of the words that can stand here.`,
    zh: (p) => `这里不能写 \`${p.text}\`。`,
  } satisfies Text<Guess>,
  'plan.wrong_shape': {
    en: (p) => `A ${p.expected} is expected here.`,
    zh: (p) =>
      `这里应为${p.expected === 'list' ? '列表' : p.expected === 'mapping' ? '键值对' : '单个值'}。`,
  } satisfies Text<{ expected: 'list' | 'mapping' | 'text' }>,
  'plan.mechanic_unknown': {
    en: (p) => `The mechanic \`${p.text}\` is not supported.`,
    zh: (p) => `不支持 \`${p.text}\` 这种计奖方式。`,
  } satisfies Text<Guess>,
  'plan.measure_unknown': {
    en: (p) => `There is no measure \`${p.text}\`.`,
    zh: (p) => `没有 \`${p.text}\` 这个考核指标。`,
  } satisfies Text<Guess>,
  'plan.measure_unused': {
    en: (p) => `\`${p.measure}\` is listed but nothing uses it.`,
    zh: (p) => `列出了 \`${p.measure}\`，但没有任何激励项用到它。`,
  } satisfies Text<{ measure: string }>,
  'plan.measure_not_money': {
    en: (p) => `A percentage needs an amount of money, and \`${p.measure}\` is not one.`,
    zh: (p) => `百分比只能按金额计提，而 \`${p.measure}\` 不是金额。`,
  } satisfies Text<{ measure: string }>,
  'plan.currency_unknown': {
    en: (p) => `\`${p.text}\` is not a currency code.`,
    zh: (p) => `\`${p.text}\` 不是货币代码。`,
  } satisfies Text<{ text: string }>,
  'plan.percent_expected': {
    en: (p) => `\`${p.text}\` is not a percentage of zero or more.`,
    zh: (p) => `\`${p.text}\` 不是不小于零的百分比。`,
  } satisfies Text<{ text: string }>,
  'plan.number_expected': {
    en: (p) => `\`${p.text}\` is not a figure that can stand here.`,
    zh: (p) => `\`${p.text}\` 不是这里可用的数字。`,
  } satisfies Text<{ text: string }>,
  'plan.amount_too_fine': {
    en: (p) => `${p.text} cannot be paid exactly in ${p.currency}.`,
    zh: (p) => `${p.text} 无法以 ${p.currency} 精确支付。`,
  } satisfies Text<{ text: string; currency: string }>,
  'plan.limit_unit': {
    en: (p) =>
      p.by === 'attainment'
        ? `The table goes by attainment, so \`${p.text}\` should be a percentage.`
        : `The table goes by value, so \`${p.text}\` should not be a percentage.`,
    zh: (p) =>
      p.by === 'attainment'
        ? `该表按达成率分档，\`${p.text}\` 应写成百分比。`
        : `该表按数值分档，\`${p.text}\` 不应写成百分比。`,
  } satisfies Text<{ text: string; by: 'attainment' | 'value' }>,
  'plan.id_invalid': {
    en: (p) => `\`${p.text}\` cannot be an id.`,
    zh: (p) => `\`${p.text}\` 不能作为标识。`,
  } satisfies Text<{ text: string }>,
  'plan.id_twice': {
    en: (p) => `The id \`${p.id}\` is used twice.`,
    zh: (p) => `标识 \`${p.id}\` 重复。`,
  } satisfies Text<{ id: string }>,
  'plan.level_unknown': {
    en: (p) => `The plan has no level \`${p.level}\`.`,
    zh: (p) => `方案没有 \`${p.level}\` 这个级别。`,
  } satisfies Text<{ level: string }>,
  'plan.level_unlisted': {
    en: (p) => `\`${p.level}\` is not one of the levels of the plan.`,
    zh: (p) => `\`${p.level}\` 不在方案的级别之列。`,
  } satisfies Text<{ level: string }>,
  'plan.level_left_out': {
    en: (p) => `Nothing is said for ${some(p.levels, 'en')}.`,
    zh: (p) => `没有写明 ${some(p.levels, 'zh')} 的取值。`,
  } satisfies Text<{ levels: readonly string[] }>,
  'plan.table_empty': { en: 'The table has no rows.', zh: '表格没有任何一行。' },
  'plan.table_gap': {
    en: (p) => `Gap: nothing is said from ${p.from} to ${p.to}.`,
    zh: (p) => `有空档：${p.from} 到 ${p.to} 之间没有规定。`,
  } satisfies Text<{ from: string; to: string }>,
  'plan.table_open_end': {
    en: (p) => `Nothing is said above ${p.from}.`,
    zh: (p) => `${p.from} 以上没有规定。`,
  } satisfies Text<{ from: string }>,
  'plan.table_overlap': {
    en: (p) =>
      p.from === p.to
        ? `${p.from} stands here twice.`
        : `Overlap: from ${p.from} to ${p.to} two rows apply.`,
    zh: (p) =>
      p.from === p.to ? `${p.from} 出现了两次。` : `有重叠：${p.from} 到 ${p.to} 同时落在两档。`,
  } satisfies Text<{ from: string; to: string }>,
  'plan.table_unsorted': {
    en: (p) => `${p.after} comes after ${p.before}: the rows are not in ascending order.`,
    zh: (p) => `${p.after} 排在 ${p.before} 之后：各行没有从低到高排列。`,
  } satisfies Text<{ before: string; after: string }>,
  'plan.band_unreachable': {
    en: (p) => `Nobody can ever reach row ${p.position}.`,
    zh: (p) => `第 ${p.position} 行永远不会适用。`,
  } satisfies Text<{ position: number }>,
  'plan.table_falls': {
    en: (p) => `Row ${p.position} pays less than the row before: achieving more would pay less.`,
    zh: (p) => `第 ${p.position} 行比上一行给得少：业绩更高反而奖金更低。`,
  } satisfies Text<{ position: number }>,
  'plan.basis_differs': {
    en: 'With marginal tiers the rates apply to the same amount that the tiers are measured by.',
    zh: '分段累进时，计提基数必须与分档依据相同。',
  },
  'plan.example_missing': { en: 'The plan has no examples.', zh: '方案没有示例。' },
  'plan.example_lines': {
    en: (p) => `The example does not say what is expected for ${some(p.missing, 'en')}.`,
    zh: (p) => `示例没有写明 ${some(p.missing, 'zh')} 的预期金额。`,
  } satisfies Text<{ missing: readonly string[] }>,
  'plan.example_failed': {
    en: (p) => `Example “${p.example}”: ${p.id} is ${p.computed}, not ${p.expected} as expected.`,
    zh: (p) => `示例「${p.example}」：${p.id} 算得 ${p.computed}，与预期的 ${p.expected} 不符。`,
  } satisfies Text<{ example: string; id: string; expected: string; computed: string }>,
  'plan.file_missing': {
    en: (p) => `I can’t read the file ${p.file}. Check the path and that the file may be read.`,
    zh: (p) => `读不到文件 ${p.file}。请检查路径以及读取权限。`,
  } satisfies Text<{ file: string }>,
  'plan.broken': {
    en: (p) =>
      `The plan in force can’t be computed (${p.problems === 1 ? '1 problem' : `${p.problems} problems`}${p.line === null ? '' : `, the first in line ${p.line}`}). Sales operations can see them with \`upside plan check\` and publish a corrected version.`,
    zh: (p) =>
      `当前生效的方案无法计算（${p.problems} 处问题${p.line === null ? '' : `，第一处在第 ${p.line} 行`}）。请销售运营用 \`upside plan check\` 查看并发布修正版本。`,
  } satisfies Text<{ problems: number; line: number | null }>,
  'plan.level_missing': {
    en: (p) =>
      p.level === ''
        ? `The plan ${p.plan} pays by level, and yours is not known. Ask sales operations to enter it: ${some(p.levels, 'en')}.`
        : `The plan ${p.plan} says nothing for level ${p.level}; it knows ${some(p.levels, 'en')}. Ask sales operations to correct the level or the plan.`,
    zh: (p) =>
      p.level === ''
        ? `方案 ${p.plan} 按级别计奖，但你的级别尚未登记。请销售运营补上：${some(p.levels, 'zh')}。`
        : `方案 ${p.plan} 没有级别 ${p.level} 的规定，只有 ${some(p.levels, 'zh')}。请销售运营修正级别或方案。`,
  } satisfies Text<{ plan: string; level: string; levels: readonly string[] }>,
} as const;

const oneOfThese = {
  en: (p: Guess & { options: readonly string[] }) =>
    `${p.near === null ? '' : `Did you mean \`${p.near}\`? `}Write ${p.options.length === 1 ? '' : 'one of '}${some(p.options, 'en')}.`,
  zh: (p: Guess & { options: readonly string[] }) =>
    `${p.near === null ? '' : `是想写 \`${p.near}\` 吗？`}可以写：${some(p.options, 'zh')}。`,
};
const known = {
  en: (p: { near: string | null; known: readonly string[] }) =>
    p.known.length === 0
      ? 'Leave it out.'
      : `${p.near === null ? '' : `Did you mean \`${p.near}\`? `}Known here: ${some(p.known, 'en')}.`,
  zh: (p: { near: string | null; known: readonly string[] }) =>
    p.known.length === 0
      ? '请删去。'
      : `${p.near === null ? '' : `是想写 \`${p.near}\` 吗？`}这里可用：${some(p.known, 'zh')}。`,
};

interface Levels {
  readonly near: string | null;
  readonly levels: readonly string[];
}
const itsLevels = {
  en: (p: Levels) =>
    `${p.near === null ? '' : `Did you mean \`${p.near}\`? `}Its levels are ${some(p.levels, 'en')}.`,
  zh: (p: Levels) =>
    `${p.near === null ? '' : `是想写 \`${p.near}\` 吗？`}方案的级别有：${some(p.levels, 'zh')}。`,
};

export const planHints = {
  'plan.unreadable': {
    en: 'Check the indentation (two blanks, no tabs), colons followed by a blank, and closed quotes and brackets.',
    zh: '请检查缩进（两个空格，不用制表符）、冒号后的空格，以及引号和括号是否成对。',
  },
  'plan.too_large': {
    en: 'Split the plan or simplify this part: a plan is a short text.',
    zh: '请拆分方案或简化这一部分，方案应当简短。',
  },
  'plan.alias': {
    en: 'Write the value out where it is meant.',
    zh: '请在用到的地方直接写出取值。',
  },
  'plan.key_refused': {
    en: 'Use a plain word from the plan language.',
    zh: '请使用方案语言里的词。',
  },
  'plan.missing': {
    en: (p) =>
      p.options.length === 0
        ? 'Add it: nothing in a plan is assumed.'
        : `Add ${quoted(p.options, p.key)}: nothing in a plan is assumed.`,
    zh: (p) =>
      p.options.length === 0
        ? '请补上：方案里没有默认值。'
        : `请补上 ${quoted(p.options, p.key)}：方案里没有默认值。`,
  } satisfies Text<{ key: string; options: readonly string[] }>,
  'plan.unknown_key': known satisfies Text<{ near: string | null; known: readonly string[] }>,
  'plan.not_one_of': oneOfThese satisfies Text<Guess & { options: readonly string[] }>,
  'plan.wrong_shape': {
    en: (p) =>
      p.expected === 'list'
        ? 'Begin each entry with `- `.'
        : p.expected === 'mapping'
          ? 'Write keys with values, as in `{ en: …, zh: … }`.'
          : 'Write one word or figure.',
    zh: (p) =>
      p.expected === 'list'
        ? '每一项以 `- ` 开头。'
        : p.expected === 'mapping'
          ? '请写成键值对，例如 `{ en: …, zh: … }`。'
          : '请只写一个词或数字。',
  } satisfies Text<{ expected: 'list' | 'mapping' | 'text' }>,
  'plan.mechanic_unknown': known satisfies Text<{ near: string | null; known: readonly string[] }>,
  'plan.measure_unknown': known satisfies Text<{ near: string | null; known: readonly string[] }>,
  'plan.measure_unused': {
    en: 'Take it out, or use it.',
    zh: '请删去，或在激励项中用到它。',
  },
  'plan.measure_not_money': {
    en: 'Use a measure with `unit: money`, or pay a fixed amount instead of a percentage.',
    zh: '请改用 `unit: money` 的指标，或改为固定金额。',
  },
  'plan.currency_unknown': {
    en: 'Write the ISO 4217 code in capitals, for example CNY or USD.',
    zh: '请用大写的 ISO 4217 代码，例如 CNY 或 USD。',
  },
  'plan.percent_expected': {
    en: 'Write it with its sign, for example `5 %`: 0.05 and 5 could both be meant.',
    zh: '请带百分号书写，例如 `5 %`，以免与 0.05 或 5 混淆。',
  },
  'plan.number_expected': {
    en: 'Write digits with a point for decimals and nothing else: 12500 or 12.5.',
    zh: '只写数字，小数用点：12500 或 12.5。',
  },
  'plan.amount_too_fine': {
    en: 'Write no more decimals than the currency has.',
    zh: '小数位数不能超过该货币的最小单位。',
  },
  'plan.limit_unit': {
    en: (p) =>
      p.by === 'attainment'
        ? 'Write limits as `100 %`, or set `by: value`.'
        : 'Write limits as plain figures, or set `by: attainment`.',
    zh: (p) =>
      p.by === 'attainment'
        ? '请写成 `100 %`，或改为 `by: value`。'
        : '请写成普通数字，或改为 `by: attainment`。',
  } satisfies Text<{ by: 'attainment' | 'value' }>,
  'plan.id_invalid': {
    en: 'Use small Latin letters, digits and hyphens, beginning with a letter, at most 40; `total` is taken.',
    zh: '请用小写字母、数字和连字符，以字母开头，最多 40 个字符；`total` 已被占用。',
  },
  'plan.id_twice': { en: 'Give each part its own id.', zh: '每一项都要有自己的标识。' },
  'plan.level_unknown': {
    en: (p) =>
      p.levels.length === 0
        ? 'Name the levels at the top: `levels: [junior, senior]`.'
        : itsLevels.en(p),
    zh: (p) =>
      p.levels.length === 0 ? '请先在开头写明级别：`levels: [junior, senior]`。' : itsLevels.zh(p),
  } satisfies Text<Levels>,
  'plan.level_unlisted': {
    en: (p) => `${itsLevels.en(p)} Leave it if people on another plan are meant.`,
    zh: (p) => `${itsLevels.zh(p)}如果指的是其他方案的人，可以保留。`,
  } satisfies Text<Levels>,
  'plan.level_left_out': {
    en: 'Write a value for every level of the plan, or one value for all.',
    zh: '请为每个级别写出取值，或只写一个通用取值。',
  },
  'plan.table_empty': { en: 'Add at least one row.', zh: '至少写一行。' },
  'plan.table_gap': {
    en: (p) => `Let a row end where the next begins, or add a row from ${p.from} to ${p.to}.`,
    zh: (p) => `请让上一行的 \`to\` 等于下一行的 \`from\`，或补一行 ${p.from} 至 ${p.to}。`,
  } satisfies Text<{ from: string; to: string }>,
  'plan.table_open_end': {
    en: 'End the last row with `to: unlimited`, or add a row.',
    zh: '最后一行请写 `to: unlimited`，或再补一行。',
  },
  'plan.table_overlap': {
    en: 'Let each row begin exactly where the one before ends.',
    zh: '每一行都应从上一行结束处开始。',
  },
  'plan.table_unsorted': { en: 'Sort the rows from low to high.', zh: '请从低到高排列。' },
  'plan.band_unreachable': {
    en: 'Take the row out, or correct its limits.',
    zh: '请删去这一行，或改正起止值。',
  },
  'plan.table_falls': {
    en: 'Correct the row, or say `may-fall: yes` if it is meant.',
    zh: '请改正这一行；如果确实如此，请写明 `may-fall: yes`。',
  },
  'plan.basis_differs': {
    en: 'Let `pays` name the measure of `index`, say `split: in-proportion`, or use `tiers: retroactive`.',
    zh: '请让 `pays` 与 `index` 用同一指标，或写 `split: in-proportion`，或改用 `tiers: retroactive`。',
  },
  'plan.example_missing': {
    en: 'Add `examples:` with the inputs and the expected amounts: they prove that the plan says what is meant.',
    zh: '请加上 `examples:`，写明输入和预期金额，用来证明方案写得对。',
  },
  'plan.example_lines': {
    en: 'Add each of them under `expect`; 0 where nothing is paid.',
    zh: '请在 `expect` 下逐项补上，不发放的写 0。',
  },
  'plan.example_failed': {
    en: 'Compare the arithmetic shown below with the written plan: one of the two is wrong.',
    zh: '请对照下面的计算过程与书面方案：两者必有一处有误。',
  },
} as const;
