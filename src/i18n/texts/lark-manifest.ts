/** How the app introduces itself in Lark, and why it asks for what it asks for: by Lark's own names. */

export const larkManifest = {
  description: {
    en: 'Bonuses with their arithmetic shown, contests, reminders and pulse surveys',
    zh: '奖金每一分都说得清，还有竞赛、提醒和小调查',
  },
  scopes: {
    'im:message:send_as_bot': {
      en: 'To answer, and to post boards, announcements and reminders.',
      zh: '回复消息，发送榜单、公告和提醒。',
    },
    'im:message:update': {
      en: 'To keep boards up to date in place.',
      zh: '原地更新榜单。',
    },
    'im:message.p2p_msg:readonly': {
      en: 'To be asked in the private chat with the bot.',
      zh: '接收单聊中发给机器人的消息。',
    },
    'im:message.group_at_msg:readonly': {
      en: 'To be asked in groups, where the bot is mentioned. Nothing else is read there.',
      zh: '接收群里 @机器人 的消息；群里的其他消息一律不读。',
    },
    'im:chat:read': {
      en: 'To know a group by its name, and whether a chat is a private one.',
      zh: '获取群名称，判断会话是否为单聊。',
    },
    'im:chat.members:bot_access': {
      en: 'To greet a group that the bot was added to, and to know when it was taken out of one.',
      zh: '机器人进群时打招呼，并得知何时被移出。',
    },
    'im:chat.access_event.bot_p2p_chat:read': {
      en: 'To welcome whoever opens the chat with the bot for the first time.',
      zh: '有人首次打开与机器人的单聊时表示欢迎。',
    },
    'contact:contact.base:readonly': {
      en: 'To know who is in the company and may ask, and who has left.',
      zh: '了解哪些人可以使用，以及谁已离职。',
    },
    'contact:user.base:readonly': {
      en: 'To call people by their names.',
      zh: '获取姓名。',
    },
    'contact:user.email:readonly': {
      en: 'To find the person in the company’s own list by e-mail address.',
      zh: '通过邮箱与公司人员名单对应。',
    },
    'application:app_slash_command:read': {
      en: 'To see which commands stand in the list behind “/”.',
      zh: '查看输入“/”时列出的命令。',
    },
    'application:app_slash_command:write': {
      en: 'To put the commands there, in both languages.',
      zh: '把命令（中英文说明）写入该列表。',
    },
    'contact:user.id:readonly': {
      en: 'For the first hello by e-mail address, in the set-up.',
      zh: '设置时按邮箱找到你并打招呼。',
    },
    'tenant:tenant:readonly': {
      en: 'To know the company before its first event.',
      zh: '在收到第一个事件之前得知所属企业。',
    },
  },
  events: {
    'im.message.receive_v1': { en: 'A command was written.', zh: '收到命令。' },
    'application.bot.menu_v6': { en: 'The menu was used.', zh: '点击了机器人菜单。' },
    'im.chat.access_event.bot_p2p_chat_entered_v1': {
      en: 'The chat with the bot was opened.',
      zh: '打开了与机器人的单聊。',
    },
    'im.chat.member.bot.added_v1': {
      en: 'The bot was added to a group.',
      zh: '机器人进群。',
    },
    'im.chat.member.bot.deleted_v1': {
      en: 'The bot was taken out of a group.',
      zh: '机器人被移出群。',
    },
    'contact.user.created_v3': { en: 'Somebody has joined.', zh: '员工入职。' },
    'contact.user.updated_v3': {
      en: 'A name or an address has changed.',
      zh: '姓名或邮箱变更。',
    },
    'contact.user.deleted_v3': { en: 'Somebody has left.', zh: '员工离职。' },
  },
  callbacks: {
    'card.action.trigger': {
      en: 'A button was pressed, a form was sent.',
      zh: '点击了按钮或提交了表单。',
    },
  },
  /** By the command that the entry stands for. Lark takes three. */
  menu: {
    mybonus: { en: 'My bonus', zh: '我的奖金' },
    leaderboard: { en: 'Leaderboard', zh: '排行榜' },
    help: { en: 'Help', zh: '帮助' },
  },
} as const;
