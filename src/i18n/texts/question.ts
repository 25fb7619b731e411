/** Questions about a line of a statement: asked in private, answered in private, and never the talk of a channel. */
import type { Text } from '../locale.ts';

export const questionTexts = {
  usage: { en: '', zh: '' },
  help: {
    en: 'What you asked about your statement, and what waits for your answer',
    zh: '查看你对奖金单提出的疑问，以及等你回复的疑问',
  },
  askButton: { en: 'Ask about a line', zh: '对某一行有疑问' },

  formTitle: { en: 'Ask about a line', zh: '对某一行有疑问' },
  formSubmit: { en: 'Ask', zh: '提交' },
  formIntro: {
    en: (p) =>
      `About your bonus for ${p.period}. Your question goes to ${p.who}, in private, together with the line as it stands now. Asking changes nothing about your pay by itself.`,
    zh: (p) =>
      `关于你${p.period}的奖金。疑问会私下发给${p.who}，并附上这一行现在的样子。提出疑问本身不会改变奖金。`,
  } satisfies Text<{ period: string; who: string }>,
  fieldLine: { en: 'Which line?', zh: '哪一行？' },
  missing: { en: 'Something is missing', zh: '少了什么' },
  fieldDeal: { en: 'Which deal, if it is about one?', zh: '涉及哪一单？（可不填）' },
  fieldDealHint: { en: 'Its number or the customer', zh: '单号或客户名称' },
  fieldWords: { en: 'What looks wrong to you?', zh: '你觉得哪里不对？' },
  fieldWordsHint: {
    en: 'For example: I closed this deal alone, not half of it.',
    zh: '例如：这一单是我独立签下的，不应该各算一半。',
  },
  opsAndFinance: { en: 'sales operations and finance', zh: '销售运营和财务' },

  receiptTitle: { en: 'Your question is on its way', zh: '疑问已提交' },
  receipt: {
    en: (p) => `It went to ${p.who}. You get the answer here, in private.`,
    zh: (p) => `已发给${p.who}。有了回复，会私下告诉你。`,
  } satisfies Text<{ who: string }>,
  repeated: {
    en: 'You have asked exactly this before. Here is how far it is.',
    zh: '同样的疑问你已经提过了，进展如下。',
  },
  showAll: { en: 'My questions', zh: '我的疑问' },

  askedTitle: {
    en: (p) => `${p.name} has a question · ${p.period}`,
    zh: (p) => `${p.name}有一个疑问 · ${p.period}`,
  } satisfies Text<{ name: string; period: string }>,
  askedBackTitle: {
    en: (p) => `${p.name} asks back · ${p.period}`,
    zh: (p) => `${p.name}追问 · ${p.period}`,
  } satisfies Text<{ name: string; period: string }>,
  showTitle: {
    en: (p) => `Question of ${p.name} · ${p.period}`,
    zh: (p) => `${p.name}的疑问 · ${p.period}`,
  } satisfies Text<{ name: string; period: string }>,
  ownTitle: {
    en: (p) => `Your question · ${p.period}`,
    zh: (p) => `我的疑问 · ${p.period}`,
  } satisfies Text<{ period: string }>,
  answeredTitle: {
    en: (p) => `An answer to your question · ${p.period}`,
    zh: (p) => `你的疑问有回复了 · ${p.period}`,
  } satisfies Text<{ period: string }>,
  deal: {
    en: (p) => `Deal: ${p.deal}`,
    zh: (p) => `涉及：${p.deal}`,
  } satisfies Text<{ deal: string }>,
  howThen: {
    en: 'How it was computed when this was asked',
    zh: '提出疑问时的计算过程',
  },
  said: {
    en: (p) => `${p.name}, ${p.at}: `,
    zh: (p) => `${p.name}，${p.at}：`,
  } satisfies Text<{ name: string; at: string }>,
  saidWithVerdict: {
    en: (p) => `${p.name}, ${p.at} · ${p.verdict}: `,
    zh: (p) => `${p.name}，${p.at} · ${p.verdict}：`,
  } satisfies Text<{ name: string; at: string; verdict: string }>,
  isClosed: {
    en: (p) => `${p.name} closed it on ${p.at}.`,
    zh: (p) => `${p.name} 已于 ${p.at} 了结。`,
  } satisfies Text<{ name: string; at: string }>,
  plan: {
    en: (p) => `Plan ${p.plan}, version ${p.version}`,
    zh: (p) => `方案 ${p.plan}，第 ${p.version} 版`,
  } satisfies Text<{ plan: string; version: number }>,
  statement: {
    en: (p) => `Statement revision ${p.revision}, fingerprint ${p.hash}`,
    zh: (p) => `奖金单第 ${p.revision} 次修订，指纹 ${p.hash}`,
  } satisfies Text<{ revision: number; hash: string }>,
  notIssued: {
    en: 'No statement had been issued yet',
    zh: '当时还没有出具奖金单',
  },
  changesNothing: {
    en: 'An answer changes no pay by itself: put right what is wrong where it comes from, and the figures follow.',
    zh: '回复本身不会改变奖金：有错请在源头更正，数字会随之更新。',
  },

  answerButton: { en: 'Answer', zh: '回复' },
  answerTitle: { en: 'Answer', zh: '回复' },
  answerSubmit: { en: 'Send the answer', zh: '发送' },
  answerIntro: {
    en: (p) =>
      `Goes to ${p.name} alone. It changes no pay by itself: put right what is wrong where it comes from (the deal, its split, the plan), and the figures follow.`,
    zh: (p) =>
      `只会发给${p.name}。回复本身不会改变奖金：有错请在源头更正（订单、分成或方案），数字会随之更新。`,
  } satisfies Text<{ name: string }>,
  fieldVerdict: { en: 'What comes of it?', zh: '处理结果' },
  fieldAnswer: { en: 'In your words', zh: '说明' },
  fieldAnswerHint: {
    en: 'What was looked at, and what happens when.',
    zh: '核对了什么，接下来什么时候怎么处理。',
  },
  answerSentTitle: { en: 'Answered', zh: '已回复' },
  answerSent: {
    en: (p) => `${p.name} reads your answer now, in private.`,
    zh: (p) => `${p.name}会私下收到你的回复。`,
  } satisfies Text<{ name: string }>,

  askBackButton: { en: 'Ask back', zh: '追问' },
  backIntro: {
    en: (p) =>
      `Goes to ${p.who}. You can ask back once; after that it is easier to talk to each other.`,
    zh: (p) => `会发给${p.who}。只能追问一次，之后不如当面聊。`,
  } satisfies Text<{ who: string }>,
  fieldBack: { en: 'What is still open?', zh: '还有哪里不清楚？' },
  closeButton: { en: 'That settles it', zh: '清楚了，了结' },
  withdrawButton: { en: 'No longer needed', zh: '不用回复了' },

  listTitle: { en: 'Questions', zh: '疑问' },
  waiting: {
    en: (p) => `Waiting for an answer: ${p.count}, longest first`,
    zh: (p) => `等待回复：${p.count} 个，等得最久的在前`,
  } satisfies Text<{ count: string }>,
  own: {
    en: (p) => `Your own: ${p.count}, newest first`,
    zh: (p) => `我提出的：${p.count} 个，最近的在前`,
  } satisfies Text<{ count: string }>,
  nothingWaits: { en: 'No question waits for an answer.', zh: '没有等待回复的疑问。' },
  noneAsked: {
    en: 'You have not asked anything. If a line of your bonus looks wrong to you, press “Ask about a line” on it.',
    zh: '你还没有提出过疑问。奖金里哪一行觉得不对，点「对某一行有疑问」就行。',
  },
  myBonus: { en: 'My bonus', zh: '我的奖金' },
  homeWaiting: {
    en: (p) =>
      p.count === 1
        ? 'One question about a statement waits for an answer.'
        : `${p.count} questions about statements wait for an answer.`,
    zh: (p) => `有 ${p.count} 个关于奖金单的疑问等待回复。`,
  } satisfies Text<{ count: number }>,
  open: { en: 'Open', zh: '查看' },

  cliSummary: {
    en: 'Questions about statements, how far they are and since when; what people wrote is not shown.',
    zh: '列出关于奖金单的疑问、进展及等待时间；不显示内容。',
  },
  cliUsage: {
    en: (p) => `Usage: upside ${p.usage}`,
    zh: (p) => `用法：upside ${p.usage}`,
  } satisfies Text<{ usage: string }>,
  cliNone: { en: 'None.', zh: '没有。' },
  cliMore: {
    en: (p) => `The first ${p.count} are shown.`,
    zh: (p) => `只显示前 ${p.count} 个。`,
  } satisfies Text<{ count: string }>,
} as const;

export const questionStates = {
  open: { en: 'waits for an answer', zh: '等待回复' },
  answered: { en: 'answered', zh: '已回复' },
  closed: { en: 'closed', zh: '已了结' },
} as const satisfies Readonly<Record<string, Text>>;

export const verdictTexts = {
  explained: { en: 'explained', zh: '已说明' },
  to_correct: { en: 'will be corrected', zh: '将更正' },
} as const satisfies Readonly<Record<string, Text>>;

/** As they are chosen. */
export const verdictOptions = {
  explained: { en: 'It is right, and here is why', zh: '没有错，说明原因' },
  to_correct: { en: 'It will be corrected', zh: '确实有误，将更正' },
} as const satisfies Readonly<Record<string, Text>>;
