/** Errors about contests, and about the deadlines that contests and pulses share. */
import type { Text } from '../locale.ts';

const example = '/contest new "Q4 sprint" race 100k until Friday';
const exampleZh = '/竞赛 新建「四季度冲刺」 竞速 10万 截止 周五';

export const contestErrors = {
  'contest.incomplete': {
    en: (p) =>
      `${
        {
          title: 'The contest needs a title in quotes.',
          kind: 'Say who wins: race (first to reach a target) or top (most at the end).',
          target: 'A race needs a target to reach, like 100k or 10 deals.',
          until: 'Say until when it runs, like “until Friday” or “until 5 Dec 18:00”.',
        }[p.missing]
      } For example: ${example}`,
    zh: (p) =>
      `${
        {
          title: '竞赛需要一个名称，请用引号括起来。',
          kind: '请说明怎么算赢：竞速（最先达到目标）或排名（结束时最多）。',
          target: '竞速赛需要一个目标，如 10万 或 10 单。',
          until: '请说明截止时间，如「截止 周五」或「截止 12月5日 18:00」。',
        }[p.missing]
      }例如：${exampleZh}`,
  } satisfies Text<{ missing: 'title' | 'kind' | 'target' | 'until' }>,
  'contest.words_left': {
    en: (p) => `I could not place “${p.text}” in that line. It goes like this: ${example}`,
    zh: (p) => `没看懂其中的「${p.text}」。可以这样写：${exampleZh}`,
  } satisfies Text<{ text: string }>,
  'contest.measure_unfit': {
    en: 'A contest counts bookings or deals. Satisfaction is not something to race for.',
    zh: '竞赛可以比签约额或成交单数。客户满意度不适合拿来竞速。',
  },
  'contest.nobody': {
    en: 'Nobody who sells is in those teams today. Choose other teams, or leave the team out to invite everybody.',
    zh: '这些团队里今天没有销售人员。请换团队，或不写团队以邀请全体销售。',
  },
  'contest.no_place': {
    en: 'I know no place to announce it in. Add me to a channel, or write the command in the channel where it should run.',
    zh: '没有可以公布的群。请先把我拉进群，或直接在要举办竞赛的群里发这条命令。',
  },
  'contest.unknown': {
    en: 'That contest is not here any more. /contest lists those that are running.',
    zh: '找不到这场竞赛了。发送 /竞赛 可以查看进行中的竞赛。',
  },
  'contest.over': {
    en: (p) => `“${p.title}” is over. Its result is in ${p.place}.`,
    zh: (p) => `「${p.title}」已经结束，结果公布在「${p.place}」。`,
  } satisfies Text<{ title: string; place: string }>,
  'deadline.unreadable': {
    en: (p) =>
      `I can’t tell when “${p.text}” is. Write for example Friday, 5 Dec 18:00, in 3 days or 2026-12-05 18:00.`,
    zh: (p) =>
      `看不出「${p.text}」是什么时候。可以写：周五、12月5日 18:00、3天后 或 2026-12-05 18:00。`,
  } satisfies Text<{ text: string }>,
  'deadline.past': {
    en: (p) => `${p.when} is already over. Choose a time that is still to come.`,
    zh: (p) => `${p.when} 已经过去了，请选一个之后的时间。`,
  } satisfies Text<{ when: string }>,
  'deadline.too_far': {
    en: (p) => `${p.when} is more than a year away. Choose an end within a year.`,
    zh: (p) => `${p.when} 在一年以后了，请选一年以内的时间。`,
  } satisfies Text<{ when: string }>,
} as const;
