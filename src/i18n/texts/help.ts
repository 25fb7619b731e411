/** Words of /help and of the welcome. */
import type { Text } from '../locale.ts';

export const help = {
  usage: { en: '', zh: '' },
  help: { en: 'What you can do here.', zh: '看看这里能做什么。' },
  title: { en: 'What you can do here', zh: '你可以这样用' },
  command: { en: 'Write', zh: '命令' },
  does: { en: 'What it does', zh: '作用' },
  anywhere: {
    en: 'Commands work in a channel and here in private, in English or Chinese, with or without the slash. What you ask about your own figures is answered to you alone.',
    zh: '命令在群聊和私聊中都能用，中英文皆可，斜杠可有可无。你查询自己的数据，回复只有你能看到。',
  },
  welcomeTitle: {
    en: (p) => `Hello ${p.name}, I am Upside`,
    zh: (p) => `${p.name}，你好，我是 Upside`,
  } satisfies Text<{ name: string }>,
  welcome: {
    en: 'I compute what the team earns, show how every figure comes about, and keep the score of targets and contests. A good first step:',
    zh: '我负责计算团队的奖金，说明每个数字怎么来的，并记录目标和竞赛的进展。可以先试试：',
  },
  bonus: { en: 'My bonus', zh: '我的奖金' },
  board: { en: 'Leaderboard', zh: '排行榜' },
  everything: { en: 'Everything I can do', zh: '全部命令' },
} as const;
