/** Words of the playground's own page: everything around the cards. */
import type { Text } from '../locale.ts';

type Detail = { readonly detail: string };

export const playground = {
  title: { en: 'Upside playground', zh: 'Upside 演练场' },
  skip: { en: 'Skip to the conversation', zh: '跳到对话' },
  places: { en: 'Places', zh: '会话' },
  channels: { en: 'Channels', zh: '群' },
  direct: { en: 'Direct messages', zh: '私信' },
  bot: { en: 'Upside', zh: 'Upside' },
  botTag: { en: 'app', zh: '应用' },
  you: { en: 'You', zh: '你' },
  menu: { en: 'Places', zh: '会话' },
  panel: { en: 'You and the clock', zh: '身份与时间' },
  conversation: { en: 'Conversation', zh: '对话' },
  directHint: {
    en: 'Only you and Upside read this conversation.',
    zh: '只有你和 Upside 能看到这里的内容。',
  },
  channelHint: {
    en: 'Everyone in the company reads along.',
    zh: '全公司可见。',
  },
  emptyDirect: {
    en: 'Nothing said yet. Ask for your bonus with /mybonus, or try one of these.',
    zh: '还没有消息。输入 /我的奖金 看看，或者试试下面这些。',
  },
  emptyChannel: {
    en: 'It is quiet here. Post the board with /leaderboard, or try one of these.',
    zh: '这里还很安静。输入 /排行榜 发一张榜单，或者试试下面这些。',
  },
  onlyYou: { en: 'Only you can see this', zh: '仅你可见' },
  changedAt: {
    en: ({ time }) => `updated ${time}`,
    zh: ({ time }) => `${time} 更新`,
  } satisfies Text<{ readonly time: string }>,
  earlier: {
    en: ({ count }) => `Show ${count} earlier messages`,
    zh: ({ count }) => `查看更早的 ${count} 条消息`,
  } satisfies Text<{ readonly count: number }>,
  unread: {
    en: ({ count }) => `${count} new`,
    zh: ({ count }) => `${count} 条新消息`,
  } satisfies Text<{ readonly count: number }>,
  composer: {
    en: ({ place }) => `Message ${place}`,
    zh: ({ place }) => `发消息到 ${place}`,
  } satisfies Text<{ readonly place: string }>,
  composerHint: {
    en: 'Type / for commands, Enter to send',
    zh: '输入 / 查看命令，按 Enter 发送',
  },
  send: { en: 'Send', zh: '发送' },
  commands: { en: 'Commands', zh: '命令' },
  working: { en: 'Upside is working on it …', zh: 'Upside 正在处理……' },
  persona: { en: 'You are', zh: '你的身份' },
  switchPersona: { en: 'Be someone else', zh: '换个身份' },
  switchTo: { en: 'Switch', zh: '切换' },
  look: { en: 'Look', zh: '外观' },
  looks: {
    upside: { en: 'Upside’s look', zh: 'Upside 外观' },
    lark: { en: 'Lark’s look', zh: '飞书外观' },
  },
  language: { en: 'Language', zh: '语言' },
  time: { en: 'Time', zh: '时间' },
  timeHint: {
    en: 'A clock of its own: move it and see what happens.',
    zh: '这里的时间由你控制：往前拨，看看会发生什么。',
  },
  nextDay: { en: 'Next day', zh: '下一天' },
  nextWeek: { en: 'A week on', zh: '过一周' },
  monthEnd: { en: 'To month end', zh: '到月底' },
  clockMoved: {
    en: ({ time }) => `It is now ${time}.`,
    zh: ({ time }) => `现在是${time}。`,
  } satisfies Text<{ readonly time: string }>,
  tryThis: { en: 'Three things to try', zh: '试试这三样' },
  pageBefore: { en: 'Previous page', zh: '上一页' },
  pageAfter: { en: 'Next page', zh: '下一页' },
  close: { en: 'Close', zh: '关闭' },
  cancel: { en: 'Cancel', zh: '取消' },
  optional: { en: '(optional)', zh: '（选填）' },
  choose: { en: 'Choose …', zh: '请选择……' },
  fieldNeeded: { en: 'This one is needed.', zh: '请填写这一项。' },
  fieldNotListed: { en: 'Choose one of the list.', zh: '请从列表中选择。' },
  fieldsToMend: {
    en: 'Almost there: see the notes at the fields.',
    zh: '还差一点：请看各栏下面的提示。',
  },
  alreadyDone: {
    en: 'Noted already. Nothing changed.',
    zh: '之前已经收到，没有变化。',
  },
  answered: { en: 'Answered.', zh: '已回复。' },
  answeredElsewhere: {
    en: 'The answer is in your direct messages.',
    zh: '回复在你的私信里。',
  },
  offline: {
    en: 'The server does not answer. Is it still running? What you typed is kept.',
    zh: '服务没有响应，请确认它还在运行。你输入的内容还在。',
  },
  backToStart: { en: 'Back to the playground', zh: '回到演练场' },
  failed: {
    en: 'Something went wrong on our side; nothing was shown. Please try again.',
    zh: '我们这边出了问题，没有显示任何内容。请再试一次。',
  },
  roles: {
    rep: { en: 'Sales rep', zh: '销售' },
    manager: { en: 'Manager', zh: '销售经理' },
    ops: { en: 'Sales ops', zh: '销售运营' },
    finance: { en: 'Finance', zh: '财务' },
    executive: { en: 'Executive', zh: '高管' },
    admin: { en: 'Admin', zh: '管理员' },
  } as Readonly<Record<string, Text>>,
  problems: {
    unknown_person: {
      en: ({ detail }) => `There is nobody with the key "${detail}". The keys are in /people.`,
      zh: ({ detail }) => `没有 key 为「${detail}」的人，可在 /people 查看。`,
    },
    unknown_place: {
      en: ({ detail }) => `There is no place "${detail}". Use a key of /places, or dm.`,
      zh: ({ detail }) => `没有「${detail}」这个会话。请用 /places 中的 key，或 dm。`,
    },
    unknown_message: {
      en: ({ detail }) => `There is no message "${detail}" that this person can see.`,
      zh: ({ detail }) => `没有此人可见的消息「${detail}」。`,
    },
    unknown_action: {
      en: ({ detail }) =>
        `The message no longer offers "${detail}": it was updated. Use what it shows now.`,
      zh: ({ detail }) => `这条消息已更新，不再提供「${detail}」。请使用现在显示的按钮。`,
    },
    which_value: {
      en: ({ detail }) => `Say which one in values.value: ${detail}.`,
      zh: ({ detail }) => `请在 values.value 中指明是哪一个：${detail}。`,
    },
    nothing_said: {
      en: () => 'There is nothing to send yet. Type a command, for example /mybonus.',
      zh: () => '还没有输入内容。可以输入命令，例如 /我的奖金。',
    },
    too_long: {
      en: ({ detail }) => `That is too long: at most ${detail} characters.`,
      zh: ({ detail }) => `内容太长，最多 ${detail} 个字符。`,
    },
    bad_request: {
      en: ({ detail }) => `The request does not fit: ${detail}.`,
      zh: ({ detail }) => `请求格式不对：${detail}。`,
    },
    bad_json: {
      en: () => 'The body is not JSON.',
      zh: () => '请求正文不是 JSON。',
    },
    too_large: {
      en: () => 'The request is too large: at most 64 KB.',
      zh: () => '请求太大，最多 64 KB。',
    },
    clock_unreadable: {
      en: ({ detail }) =>
        `"${detail}" is no time. Say {"advance":"P1D"} or {"to":"2026-12-01T09:00"}.`,
      zh: ({ detail }) =>
        `「${detail}」不是时间。请写 {"advance":"P1D"} 或 {"to":"2026-12-01T09:00"}。`,
    },
    clock_backwards: {
      en: ({ detail }) => `The clock only goes forward; it is ${detail} now.`,
      zh: ({ detail }) => `时间只能往前走，现在是 ${detail}。`,
    },
    clock_too_far: {
      en: ({ detail }) => `At most ${detail} days at a time.`,
      zh: ({ detail }) => `一次最多前进 ${detail} 天。`,
    },
    clock_runs: {
      en: () => 'The clock goes by itself here: only the demo company’s can be moved.',
      zh: () => '这里的时间自己走，只有演示公司的时间可以拨动。',
    },
    busy: {
      en: () => 'That is being worked on already. Please look again in a moment.',
      zh: () => '这件事正在处理，请稍等片刻再看。',
    },
    unavailable: {
      en: () =>
        'Upside cannot reach its database, so it could not write this down. Please try again in a minute.',
      zh: () => 'Upside 暂时连不上数据库，刚才的操作没有收到。请过一分钟再试。',
    },
    foreign: {
      en: () => 'The playground answers only to its own page on this machine.',
      zh: () => '演练场只响应本机上自己的页面。',
    },
    not_found: {
      en: ({ detail }) => `There is nothing at ${detail}. The playground is at /playground.`,
      zh: ({ detail }) => `${detail} 没有内容。演练场在 /playground。`,
    },
    internal: {
      en: () => 'Something went wrong on our side; nothing was shown.',
      zh: () => '我们这边出了问题，没有显示任何内容。',
    },
  } satisfies Record<string, Text<Detail>>,
};
