/** What is wrong with the measures, expressions and tables of a plan file, and how to mend it: two sentences for one code. */
import { listing } from '../format.ts';
import type { Text } from '../locale.ts';

interface Unit {
  readonly measure: string;
  readonly unit: string;
  readonly needed: string;
}

export const planLanguageErrors = {
  'plan.measure_name': {
    en: (p) => `\`${p.text}\` cannot be the name of a measure.`,
    zh: (p) => `\`${p.text}\` 不能作为考核指标的名称。`,
  } satisfies Text<{ text: string }>,
  'plan.measure_circle': {
    en: (p) => `\`${p.measure}\` is computed from itself.`,
    zh: (p) => `\`${p.measure}\` 的计算绕回了它自己。`,
  } satisfies Text<{ measure: string }>,
  'plan.measure_unit': {
    en: (p) => `\`${p.measure}\` is counted as ${p.unit}, and here it should be ${p.needed}.`,
    zh: (p) => `\`${p.measure}\` 的单位是 ${p.unit}，这里需要 ${p.needed}。`,
  } satisfies Text<Unit>,
  'plan.expression_unreadable': {
    en: (p) => `The expression \`${p.text}\` cannot be read: ${p.detail}.`,
    zh: (p) => `无法读懂表达式 \`${p.text}\`：${p.detail}。`,
  } satisfies Text<{ text: string; detail: string }>,
  'plan.expression_too_large': {
    en: (p) => `The expression beginning with \`${p.text}\` is longer than 400 characters.`,
    zh: (p) => `以 \`${p.text}\` 开头的表达式超过 400 个字符。`,
  } satisfies Text<{ text: string }>,
  'plan.expression_unknown': {
    en: (p) => `\`${p.part}\` has no meaning in an expression of a plan.`,
    zh: (p) => `方案的表达式里不认识 \`${p.part}\`。`,
  } satisfies Text<{ part: string }>,
  'plan.day_expected': {
    en: (p) => `\`${p.text}\` is not a day.`,
    zh: (p) => `\`${p.text}\` 不是日期。`,
  } satisfies Text<{ text: string }>,
  'plan.period_expected': {
    en: (p) => `\`${p.text}\` is not a period.`,
    zh: (p) => `\`${p.text}\` 不是周期。`,
  } satisfies Text<{ text: string }>,
  'plan.figure_other': {
    en: (p) => `What is paid here needs \`${p.expected}\`, and the row says \`${p.key}\`.`,
    zh: (p) => `这里需要 \`${p.expected}\`，这一行写的却是 \`${p.key}\`。`,
  } satisfies Text<{ key: string; expected: string }>,
  'plan.curve_point': {
    en: 'A curve with one point has no slope that could be extended.',
    zh: '只有一个点的曲线没有斜率，无法延伸。',
  },
  'plan.matrix_width': {
    en: (p) => `This row has ${p.cells} cells for ${p.columns} columns.`,
    zh: (p) => `这一行有 ${p.cells} 格，而列有 ${p.columns} 个。`,
  } satisfies Text<{ cells: number; columns: number }>,
  'plan.earned_later': {
    en: (p) => `\`earned("${p.id}")\` asks for a line that is not computed before this one.`,
    zh: (p) => `\`earned("${p.id}")\` 引用的项目并不在本项之前计算。`,
  } satisfies Text<{ id: string }>,
  'plan.not_with': {
    en: (p) => `\`${p.key}\` and \`${p.other}\` do not go together.`,
    zh: (p) => `\`${p.key}\` 与 \`${p.other}\` 不能同时使用。`,
  } satisfies Text<{ key: string; other: string }>,
  'plan.target_incentive_missing': {
    en: 'This is a share of the target incentive, and the plan names none.',
    zh: '这里按目标奖金计算，而方案没有写目标奖金。',
  },
  'plan.currency_foreign': {
    en: (p) => `There are amounts in ${p.currency}, and the plan does not say how they count.`,
    zh: (p) => `有 ${p.currency} 的金额，而方案没有说明如何折算。`,
  } satisfies Text<{ currency: string }>,
  'plan.rate_missing': {
    en: (p) =>
      `No rate for ${p.currency} is locked for this period, so nothing was computed. Sales operations can add it with \`upside import rates\`.`,
    zh: (p) =>
      `本期没有锁定 ${p.currency} 的汇率，因此未做计算。销售运营可用 \`upside import rates\` 补上。`,
  } satisfies Text<{ currency: string }>,
  'plan.budget_unknown': {
    en: 'The plan has a budget for all, and what all have earned together is not known here.',
    zh: '方案设有总预算，而这里不知道全体应得的合计。',
  },
  'plan.empty': {
    en: 'The plan counts nothing and pays nothing.',
    zh: '方案既不考核也不发放任何内容。',
  },
  'plan.title_missing': {
    en: (p) => `These have no title: ${listing(p.ids, 'en')}. People will see the bare id.`,
    zh: (p) => `以下没有名称：${listing(p.ids, 'zh')}，大家看到的会是标识本身。`,
  } satisfies Text<{ ids: readonly string[] }>,
  'plan.attribute_unseen': {
    en: (p) => `\`${p.measure}\` goes by \`${p.attribute}\`, and no record of this example has it.`,
    zh: (p) => `\`${p.measure}\` 用到 \`${p.attribute}\`，而本示例的记录都没有它。`,
  } satisfies Text<{ attribute: string; measure: string }>,
  'plan.many_measures': {
    en: (p) =>
      `The plan counts ${p.count} different things. Few people can keep more than four in mind.`,
    zh: (p) => `方案考核 ${p.count} 项内容。超过四项，很少有人能记住。`,
  } satisfies Text<{ count: number }>,
  'plan.cliff': {
    en: (p) =>
      `In \`${p.id}\`, the last step to ${p.at} pays ${p.times} times what one hundredth of the way there pays: people will wait for it or run for it.`,
    zh: (p) =>
      `\`${p.id}\` 中，迈过 ${p.at} 的一步相当于此前每百分之一进度的 ${p.times} 倍：大家会为它等单或冲单。`,
  } satisfies Text<{ id: string; at: string; times: string }>,
  'plan.tier_unreached': {
    en: (p) => `Nobody came to ${p.from} in \`${p.id}\` in the last year.`,
    zh: (p) => `过去一年，\`${p.id}\` 的 ${p.from} 无人达到。`,
  } satisfies Text<{ id: string; from: string }>,
} as const;

export const planLanguageHints = {
  'plan.measure_name': {
    en: 'Use small Latin letters, digits and underscores, beginning with a letter, at most 40: then it can stand in a formula.',
    zh: '请用小写字母、数字和下划线，以字母开头，最多 40 个字符，这样才能写进公式。',
  },
  'plan.measure_circle': {
    en: 'Let it begin with a measure that comes from records, or ask for `previous(…)`.',
    zh: '请从取自业绩记录的指标算起，或改用 `previous(…)`。',
  },
  'plan.measure_unit': {
    en: (p) => `Use a measure with \`unit: ${p.needed}\`.`,
    zh: (p) => `请使用 \`unit: ${p.needed}\` 的指标。`,
  } satisfies Text<{ needed: string }>,
  'plan.expression_unreadable': {
    en: 'Write it like `product == "GTX Pro" && quantity >= 10`, and put it in single quotes.',
    zh: '请写成 `product == "GTX Pro" && quantity >= 10` 这样，并用单引号括起来。',
  },
  'plan.expression_too_large': {
    en: 'Give parts of it a name as measures of their own.',
    zh: '请把其中一部分单独定义成指标。',
  },
  'plan.expression_unknown': {
    en: 'Operators are + - * / == != < <= > >= && || ! ?: and in […]; functions are min, max, abs, round, floor, ceil, if_none, has, days_between, months_between, year, month, lower, starts_with, ends_with, contains; about measures attainment, quota, previous, last_year, team, reports, company, earned.',
    zh: '运算符有 + - * / == != < <= > >= && || ! ?: 和 in […]；函数有 min、max、abs、round、floor、ceil、if_none、has、days_between、months_between、year、month、lower、starts_with、ends_with、contains；针对指标的有 attainment、quota、previous、last_year、team、reports、company、earned。',
  },
  'plan.day_expected': { en: 'Write it as 2026-01-31.', zh: '请写成 2026-01-31。' },
  'plan.period_expected': {
    en: 'Write it as 2026-Q1, 2026-01, 2026-H1 or 2026.',
    zh: '请写成 2026-Q1、2026-01、2026-H1 或 2026。',
  },
  'plan.figure_other': {
    en: (p) => `Write \`${p.expected}: …\`, or change what \`pays\` says.`,
    zh: (p) => `请写 \`${p.expected}: …\`，或改正 \`pays\`。`,
  } satisfies Text<{ expected: string }>,
  'plan.curve_point': {
    en: 'Add a second point, or say `above-last: flat`.',
    zh: '请再加一个点，或写 `above-last: flat`。',
  },
  'plan.matrix_width': {
    en: 'Write one cell for each entry of `columns`.',
    zh: '请为 `columns` 的每一列各写一格。',
  },
  'plan.earned_later': {
    en: 'Name a component further up, `total`, or move this one down.',
    zh: '请引用排在前面的项目或 `total`，或把本项往后移。',
  },
  'plan.not_with': {
    en: 'Take one of the two out.',
    zh: '请去掉其中一个。',
  },
  'plan.target_incentive_missing': {
    en: 'Add `target-incentive: …` to the head of the plan: what is paid at 100 %.',
    zh: '请在方案开头写明 `target-incentive: …`，即达成 100 % 时的奖金。',
  },
  'plan.currency_foreign': {
    en: 'Add `foreign-amounts: locked-period-rate` to the head of the plan, or count only records in its own currency.',
    zh: '请在方案开头加上 `foreign-amounts: locked-period-rate`，或只统计本币记录。',
  },
  'plan.rate_missing': {
    en: 'Lock a rate for the period, in an example under `rates:`.',
    zh: '请锁定本期汇率；在示例中写在 `rates:` 下。',
  },
  'plan.budget_unknown': {
    en: 'Say in the example what all have earned together: `everyone: 1200000`.',
    zh: '请在示例中写明全体应得合计：`everyone: 1200000`。',
  },
  'plan.empty': {
    en: 'Add `measures:` and `components:`.',
    zh: '请加上 `measures:` 和 `components:`。',
  },
  'plan.title_missing': {
    en: 'Add `title: { en: …, zh: … }` to each.',
    zh: '请为每一项加上 `title: { en: …, zh: … }`。',
  },
  'plan.attribute_unseen': {
    en: 'Correct the spelling, or add it to a record.',
    zh: '请检查拼写，或为某条记录加上它。',
  },
  'plan.many_measures': {
    en: 'Drop what changes nobody’s behaviour, or join measures in a scorecard.',
    zh: '请去掉不影响行为的指标，或合并成一张计分卡。',
  },
  'plan.cliff': {
    en: 'Marginal tiers or a curve have no such step. Leave it if it is meant.',
    zh: '改用边际分档或曲线就没有这一跳；如果有意为之，可以保留。',
  },
  'plan.tier_unreached': {
    en: 'Lower it to where somebody can come, or leave it if it is meant as a dream.',
    zh: '请降到有人够得着的位置；如果有意定得这么高，可以保留。',
  },
} as const;
