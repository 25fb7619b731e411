/** What /pulse says: the question, the thanks, the result. Honest about who can see what. */
import type { Text } from '../locale.ts';

export const pulseTexts = {
  usage: { en: '[new "question" [team …] [until …]]', zh: '[新建「问题」 [团队 …] [截止 …]]' },
  help: {
    en: 'Questions that wait for your anonymous answer, and results',
    zh: '回答匿名小调查，查看结果',
  },

  formTitle: { en: 'New pulse', zh: '发起小调查' },
  formSubmit: { en: 'Ask', zh: '发出' },
  formIntro: {
    en: 'One question, answered from 1 to 5, without names. Results come after it closes, from 5 answers on.',
    zh: '一个问题，1 到 5 分，不记名。截止后满 5 份答案才出结果。',
  },
  fieldQuestion: { en: 'Statement or question', zh: '问题或陈述' },
  fieldQuestionHint: {
    en: 'I understand how my bonus is computed.',
    zh: '我清楚自己的奖金是怎么算出来的。',
  },
  fieldTeam: { en: 'Team', zh: '团队' },
  fieldUntil: { en: 'Until', zh: '截止时间' },
  fieldUntilHint: {
    en: 'Friday · 5 Dec 18:00 · in 3 days',
    zh: '周五 · 12月5日 18:00 · 3天后',
  },

  askTitle: { en: 'Twenty seconds: one question', zh: '二十秒，一个问题' },
  scale: {
    en: '1 = not at all, 5 = fully',
    zh: '1 = 完全不同意，5 = 完全同意',
  },
  promise: {
    en: (p) =>
      `Anonymous: no name is stored with the answer, results from ${p.needed} answers on. An answer cannot be changed: nobody knows which one is yours.`,
    zh: (p) =>
      `匿名：答案不与姓名一起保存，满 ${p.needed} 份才出结果。答案提交后无法更改：没有人知道哪一份是你的。`,
  } satisfies Text<{ needed: string }>,
  closes: {
    en: (p) => `Asked by ${p.asker} · closes ${p.at}`,
    zh: (p) => `${p.asker} 发起 · ${p.at} 截止`,
  } satisfies Text<{ asker: string; at: string }>,
  thanksTitle: { en: 'Thank you', zh: '谢谢' },
  thanks: {
    en: (p) =>
      `Your answer is counted, without your name. Results come after ${p.at} in ${p.place}.`,
    zh: (p) => `答案已计入，不含姓名。结果将在 ${p.at} 之后公布在「${p.place}」。`,
  } satisfies Text<{ at: string; place: string }>,
  thanksNote: {
    en: 'It cannot be changed: nobody knows which answer is yours.',
    zh: '答案无法更改：没有人知道哪一份是你的。',
  },

  sentTitle: { en: 'The question is out', zh: '问题已发出' },
  sent: {
    en: (p) =>
      `${p.count} people in ${p.team} get it privately, until ${p.at}. Results come then in ${p.place}, from ${p.needed} answers on. Nobody, you included, can see who answered what.`,
    zh: (p) =>
      `已私信 ${p.team} 的 ${p.count} 人，${p.at} 截止。届时满 ${p.needed} 份答案，结果会公布在「${p.place}」。任何人（包括你）都看不到谁答了什么。`,
  } satisfies Text<{ count: string; team: string; at: string; place: string; needed: string }>,

  listTitle: { en: 'Pulse', zh: '小调查' },
  nothingOpen: { en: 'No question waits for you.', zh: '没有等你回答的问题。' },
  startOne: { en: 'Ask a question', zh: '发起小调查' },
  resultsTitle: { en: 'Results', zh: '结果' },

  resultTitle: { en: 'Pulse result', zh: '小调查结果' },
  tooFew: {
    en: (p) =>
      `Fewer than ${p.needed} people answered, so nothing is shown: that is what was promised.`,
    zh: (p) => `回答不足 ${p.needed} 份，按约定不展示任何结果。`,
  } satisfies Text<{ needed: string }>,
  agreed: {
    en: (p) =>
      `You are largely of one mind: answers lie between ${p.from} and ${p.to}. Exact figures would say too much about each of you.`,
    zh: (p) =>
      `大家看法很一致：答案集中在 ${p.from} 到 ${p.to} 之间。再精确就能猜到个人了，所以不展示。`,
  } satisfies Text<{ from: string; to: string }>,
  mean: { en: 'on average, of 5', zh: '平均分（满分 5）' },
  answers: {
    en: (p) => `${p.answers} of ${p.asked} answered · closed ${p.at}`,
    zh: (p) => `${p.asked} 人中有 ${p.answers} 人回答 · ${p.at} 截止`,
  } satisfies Text<{ answers: string; asked: string; at: string }>,
  overTitle: { en: 'This question is closed', zh: '这个问题已截止' },
  over: {
    en: (p) =>
      `It closed on ${p.at}. The result is in ${p.place}, and /pulse shows it too. Thanks to everybody who answered.`,
    zh: (p) =>
      `已于 ${p.at} 截止。结果公布在「${p.place}」，发送 /调查 也能看到。感谢每一位作答的同事。`,
  } satisfies Text<{ at: string; place: string }>,
  closed: { en: (p) => `Closed ${p.at}`, zh: (p) => `已于 ${p.at} 截止` } satisfies Text<{
    at: string;
  }>,
} as const;
