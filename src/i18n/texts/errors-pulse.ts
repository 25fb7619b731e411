/** Errors about pulse surveys. */
import type { Text } from '../locale.ts';

export const pulseErrors = {
  'pulse.question_missing': {
    en: 'What do you want to ask? For example: /pulse new "I understand how my bonus is computed" until Friday',
    zh: '想问什么？例如：/调查 新建「我清楚自己的奖金是怎么算出来的」 截止 周五',
  },
  'pulse.team_missing': {
    en: (p) => `Which team do you want to ask? Write one of: ${p.teams.join(', ')}.`,
    zh: (p) => `想问哪个团队？请写其中一个：${p.teams.join('、')}。`,
  } satisfies Text<{ teams: readonly string[] }>,
  'pulse.too_few_people': {
    en: (p) =>
      `Only ${p.people} can be asked there, and results are shown from ${p.needed} answers on: nobody would ever see one. Ask a larger team.`,
    zh: (p) =>
      `那里只有 ${p.people} 人可以问，而满 ${p.needed} 份答案才出结果，结果将永远看不到。请选更大的团队。`,
  } satisfies Text<{ people: number; needed: number }>,
  'pulse.unknown': {
    en: 'That question is not here any more. /pulse shows those that are open.',
    zh: '找不到这个问题了。发送 /调查 可以查看还能回答的。',
  },
  'pulse.closed': {
    en: (p) =>
      `This question is closed, so your answer was not counted. The result is in ${p.place}, and /pulse shows it too.`,
    zh: (p) =>
      `这个问题已经截止，你的回答没有计入。结果公布在「${p.place}」，发送 /调查 也能看到。`,
  } satisfies Text<{ place: string }>,
  'pulse.already_answered': {
    en: 'You have answered this one. It cannot be changed: nobody knows which answer is yours, not even I.',
    zh: '这个问题你已经答过了。答案无法更改：没有人知道哪一份是你的，我也不知道。',
  },
  'pulse.not_invited': {
    en: 'This question went to another team. /pulse shows those that wait for you.',
    zh: '这个问题是问另一个团队的。发送 /调查 可以查看等你回答的。',
  },
  'pulse.score_unreadable': {
    en: 'An answer is one of 1, 2, 3, 4 or 5. Press one of the buttons.',
    zh: '答案是 1、2、3、4、5 之一，请点其中一个按钮。',
  },
} as const;
