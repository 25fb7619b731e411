/** Messages on their way: how far many of them are, and what needs a person's word. */
import type { Text } from '../locale.ts';

type Receiver = { readonly title: string; readonly receiver: string };

export const outbox = {
  inAMoment: { en: 'in a moment', zh: '马上就好' },
  aboutMinutes: {
    en: (p) => (p.minutes === 1 ? 'about a minute' : `about ${p.text} minutes`),
    zh: (p) => `约 ${p.text} 分钟`,
  } satisfies Text<{ minutes: number; text: string }>,
  aboutHours: {
    en: (p) => `about ${p.text} hours`,
    zh: (p) => `约 ${p.text} 小时`,
  } satisfies Text<{ hours: number; text: string }>,
  queued: {
    en: (p) => `${p.count} messages, ${p.about}.`,
    zh: (p) => `共 ${p.count} 条消息，${p.about}。`,
  } satisfies Text<{ count: string; about: string }>,
  progressButton: { en: 'How far are they?', zh: '发送进度' },
  progressTitle: {
    en: (p) => `${p.total} messages`,
    zh: (p) => `${p.total} 条消息`,
  } satisfies Text<{ total: string }>,
  progressBar: { en: 'Shown', zh: '已送达' },
  progressCaption: {
    en: (p) => `${p.sent} of ${p.total}`,
    zh: (p) => `${p.sent} / ${p.total}`,
  } satisfies Text<{ sent: string; total: string }>,
  progressLeft: {
    en: (p) => `${p.waiting} to go, ${p.about}.`,
    zh: (p) => `还剩 ${p.waiting} 条，${p.about}。`,
  } satisfies Text<{ waiting: string; about: string }>,
  progressDone: { en: 'All of them have been dealt with.', zh: '全部处理完毕。' },
  progressFailed: {
    en: (p) => `${p.failed} could not be shown; an admin sees which with upside outbox list.`,
    zh: (p) => `${p.failed} 条没有送达，管理员可用 upside outbox list 查看。`,
  } satisfies Text<{ failed: string }>,
  refresh: { en: 'Look again', zh: '刷新' },
  asOf: { en: (p) => `As of ${p.time}`, zh: (p) => `截至 ${p.time}` } satisfies Text<{
    time: string;
  }>,

  needsTitle: { en: 'A message needs your word', zh: '有一条消息需要你定夺' },
  needsPlace: {
    en: (p) => `“${p.title}” for ${p.receiver}: I could not find out whether it was shown.`,
    zh: (p) => `发往${p.receiver}的「${p.title}」：无法确认是否已经显示。`,
  } satisfies Text<Receiver>,
  needsPerson: {
    en: (p) => `A private message to ${p.receiver}: I could not find out whether it was shown.`,
    zh: (p) => `发给${p.receiver}的一条私信：无法确认是否已经显示。`,
  } satisfies Text<Receiver>,
  needsLook: {
    en: (p) =>
      `First tried ${p.time}. Have a look there, or ask. If it is there, leave it; if not, send it again.`,
    zh: (p) => `首次发送于 ${p.time}。请到那里看一眼，或问一下：已经有了就不用管，没有就重新发送。`,
  } satisfies Text<{ time: string }>,
  retry: { en: 'Send it again', zh: '重新发送' },
  drop: { en: 'Leave it', zh: '不用管' },
  sureTitle: { en: 'It may be shown twice', zh: '可能会显示两次' },
  sure: {
    en: 'If it was shown after all, it will be there a second time. Send it again all the same?',
    zh: '如果它其实已经显示过，就会再出现一次。仍要重新发送吗？',
  },
  sureRetry: { en: 'Send it again', zh: '仍要发送' },
  retried: { en: 'It will be sent again within a minute.', zh: '一分钟之内会重新发送。' },
  dropped: { en: 'Left as it is; I will not send it.', zh: '好的，不再发送。' },
  settledTitle: { en: 'Thank you', zh: '多谢' },

  cliSummary: {
    en: 'Messages that wait or need a person: list, show, send again, leave.',
    zh: '查看等待发送或需要人工处理的消息：列出、查看、重发、放弃。',
  },
  cliUsage: {
    en: (p) => `Usage: upside ${p.usage}`,
    zh: (p) => `用法：upside ${p.usage}`,
  } satisfies Text<{ usage: string }>,
  cliNone: { en: 'No message needs you.', zh: '没有需要处理的消息。' },
  cliNoneListed: { en: 'There is no such message.', zh: '没有这样的消息。' },
  cliMore: {
    en: (p) => `… and more: the latest ${p.count} are shown.`,
    zh: (p) => `……还有更多，这里只列出最近 ${p.count} 条。`,
  } satisfies Text<{ count: string }>,
  cliProgress: {
    en: (p) => `${p.sent} of ${p.total} shown, ${p.waiting} to go, ${p.failed} not shown.`,
    zh: (p) => `共 ${p.total} 条：已送达 ${p.sent}，待发送 ${p.waiting}，未送达 ${p.failed}。`,
  } satisfies Text<{ sent: string; total: string; waiting: string; failed: string }>,
  cliHowFar: {
    en: (p) => `How far they are: upside outbox list --batch ${p.batch}`,
    zh: (p) => `查看进度：upside outbox list --batch ${p.batch}`,
  } satisfies Text<{ batch: string }>,
  cliSure: {
    en: (p) =>
      `It could not be found out whether ${p.key} was shown. If it was, it will be shown twice. Look there first; then: upside outbox retry ${p.key} --yes`,
    zh: (p) =>
      `无法确认 ${p.key} 是否已经显示。如果已经显示，重发会出现两次。请先去看一眼，再运行：upside outbox retry ${p.key} --yes`,
  } satisfies Text<{ key: string }>,
  cliRetried: {
    en: (p) => `${p.key} will be sent again by the running process within a minute.`,
    zh: (p) => `${p.key} 将在一分钟之内由运行中的进程重新发送。`,
  } satisfies Text<{ key: string }>,
  cliDropped: {
    en: (p) => `${p.key} will not be sent.`,
    zh: (p) => `${p.key} 不再发送。`,
  } satisfies Text<{ key: string }>,
  labels: {
    state: { en: 'State', zh: '状态' },
    receiver: { en: 'For', zh: '发往' },
    added: { en: 'Added', zh: '加入时间' },
    tried: { en: 'First tried', zh: '首次发送' },
    attempts: { en: 'Attempts', zh: '尝试次数' },
    expires: { en: 'Worth showing until', zh: '有效期至' },
    reason: { en: 'Reason', zh: '原因' },
    batch: { en: 'Bulk job', zh: '批次' },
    ref: { en: 'Shown as', zh: '平台消息' },
  },
  states: {
    pending: { en: 'waits', zh: '等待发送' },
    sending: { en: 'is being sent', zh: '发送中' },
    sent: { en: 'shown', zh: '已送达' },
    refused: { en: 'not shown', zh: '未送达' },
    ambiguous: { en: 'not certain yet', zh: '尚未确认' },
    needs_person: { en: 'needs a person', zh: '需要人工处理' },
    expired: { en: 'no longer worth showing', zh: '已过期' },
  },
} as const;
