/** Errors about questions that people ask about their statements. */
import type { Text } from '../locale.ts';

export const questionErrors = {
  'question.answered': {
    en: (p) => `${p.by} was first and answered on ${p.at}. Your words were not sent.`,
    zh: (p) => `${p.by} 已于 ${p.at} 先回复了，你写的内容没有发出。`,
  } satisfies Text<{ by: string; at: string }>,
  'question.asked_back': {
    en: 'You have asked back once already. Now it is easier to talk to each other; a new question can be asked on your statement.',
    zh: '这个疑问你已经追问过一次了，不如当面聊聊；也可以在奖金单上提出新的疑问。',
  },
  'question.closed': {
    en: 'This question is closed. /question shows what was said; a new one can be asked on the statement.',
    zh: '这个疑问已经了结。发送 /疑问 可以查看经过；如有新的疑问，请在奖金单上提出。',
  },
  'question.line_gone': {
    en: 'This line is not on your statement any more. Choose one of those that are, or “Something is missing”.',
    zh: '奖金单上已经没有这一行了。请选择现有的一行，或选「少了什么」。',
  },
  'question.no_statement': {
    en: 'There is no statement of yours for that period, so there is no line to ask about. /mybonus shows what there is.',
    zh: '这个周期没有你的奖金单，还没有可以问的内容。发送 /我的奖金 看看现有的。',
  },
  'question.nobody': {
    en: 'Nobody here can answer: you have no manager, and nobody has the role of sales operations or finance. Please tell your admin.',
    zh: '目前没有人能回复：你没有上级，也没有人担任销售运营或财务。请告诉管理员。',
  },
  'question.too_long': {
    en: (p) =>
      `At most ${p.most} characters, please: it is ${p.length} now. Say the most important.`,
    zh: (p) => `请控制在 ${p.most} 字以内（现在 ${p.length} 字），说最要紧的就好。`,
  } satisfies Text<{ most: number; length: number }>,
  'question.unanswered': {
    en: 'This question still waits for its answer. You can ask back once it is there.',
    zh: '这个疑问还在等回复。收到回复后才能追问。',
  },
  'question.unknown': {
    en: 'I cannot find that question among yours and those that you answer. /question shows them.',
    zh: '在你提出的和由你回复的疑问里找不到这一个。发送 /疑问 可以查看。',
  },
  'question.verdict_missing': {
    en: 'Say what comes of it: choose one of the two.',
    zh: '请选择处理结果。',
  },
  'question.words_missing': {
    en: 'Please write a sentence: without it nobody can tell what is meant.',
    zh: '请写一句话说明，否则对方不知道指的是什么。',
  },
} as const;
