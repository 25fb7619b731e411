/** What only Lark makes necessary to say. */
import type { Text } from '../locale.ts';

export const lark = {
  /** In a group, to everybody: the answer is for one person. */
  pointer: { en: 'Sent to you privately.', zh: '已私信发给你。' },
  /** The same, where a form is what was sent. */
  formPointer: {
    en: 'I have sent you the form, in our private chat.',
    zh: '表单已私信发给你，请在与我的单聊中填写。',
  },
  groupHello: {
    en: 'Hello! I am Upside. Mention me with a command here, for example: leaderboard. What you earn I only ever tell you in our private chat.',
    zh: '大家好，我是 Upside。在群里 @我 并写上命令即可，例如“排行榜”。个人收入只在你我的单聊里显示。',
  },
  foreign: {
    en: 'This Upside belongs to another company. Use the one of your own.',
    zh: '这里的 Upside 属于另一家公司，请使用你自己公司的。',
  },
  stranger: {
    en: 'This card was made for somebody else. Write “help” to me for your own.',
    zh: '这张卡片是发给别人的。给我发“帮助”，即可查看你自己的。',
  },
  outdated: {
    en: 'This card is out of date. Write the command once more for a new one.',
    zh: '这张卡片已过期，请重新发送命令获取新卡片。',
  },
  notSent: {
    en: 'I could not send you the answer. Please try once more in a minute.',
    zh: '回复没有发出去，请一分钟后再试一次。',
  },
  /** The log has Lark's own number for why beside the reference. */
  refused: {
    en: (p) =>
      `Lark does not let me send you the answer. Send your admin the reference ${p.reference}.`,
    zh: (p) => `飞书不允许我把回复发给你，请把编号 ${p.reference} 发给管理员。`,
  } satisfies Text<{ reference: string }>,
  undrawable: {
    en: (p) => `Lark cannot show this answer. Send your admin the reference ${p.reference}.`,
    zh: (p) => `飞书显示不了这条回复，请把编号 ${p.reference} 发给管理员。`,
  } satisfies Text<{ reference: string }>,
  mend: { en: 'Please mend what is marked.', zh: '请修改标出的内容。' },
  doneTitle: { en: 'Done', zh: '已提交' },
  postedThere: { en: 'It is in the group now.', zh: '已发到群里。' },
  nothingMore: { en: 'Nothing more to do here.', zh: '这里没有其他操作了。' },
} as const;
