/** `upside doctor`: what is well, what is not, and how to mend it. */
import { listing } from '../format.ts';
import type { Text } from '../locale.ts';

export const doctor = {
  summary: {
    en: 'Looks whether all is well: settings, database, disk, clocks, messages, Slack, Lark; with a remedy for what is not.',
    zh: '体检：设置、数据库、磁盘、时钟、消息、Slack、飞书是否正常，并给出解决办法。',
  },
  usage: {
    en: (p) => `Usage: upside ${p.usage}`,
    zh: (p) => `用法：upside ${p.usage}`,
  } satisfies Text<{ usage: string }>,
  well: { en: 'All is well.', zh: '一切正常。' },
  ill: {
    en: ({ count }) => (count === 1 ? 'One thing to mend.' : `${count} things to mend.`),
    zh: ({ count }) => `有 ${count} 项需要处理。`,
  } satisfies Text<{ count: number }>,
  node: {
    en: ({ version }) => `Node.js ${version}`,
    zh: ({ version }) => `Node.js 版本 ${version}`,
  } satisfies Text<{ version: string }>,
  settings: { en: 'The settings can be used', zh: '设置有效' },
  mendSettings: {
    en: 'Correct it in .env or in the environment; .env.example explains each setting.',
    zh: '请在 .env 或环境变量中修改；.env.example 中有每项设置的说明。',
  },
  database: {
    ready: {
      en: ({ place, count }) =>
        `The database answers (${place}); all ${count} migrations are applied`,
      zh: ({ place, count }) => `数据库正常（${place}），${count} 个迁移已全部应用`,
    } satisfies Text<{ place: string; count: number }>,
    empty: {
      en: ({ place }) => `No data yet (${place}): npm start or the first import sets it up`,
      zh: ({ place }) => `还没有数据（${place}）：运行 npm start 或首次导入时会自动建立`,
    } satisfies Text<{ place: string }>,
    behind: {
      en: ({ count, first }) =>
        `The database is of an earlier version: ${count} ${count === 1 ? 'migration is' : 'migrations are'} to be applied, from ${first} on`,
      zh: ({ count, first }) => `数据库版本较旧：还有 ${count} 个迁移未应用（从 ${first} 起）`,
    } satisfies Text<{ count: number; first: string }>,
    mendBehind: {
      en: 'npm start applies them. Take a backup first with the version that ran before.',
      zh: '运行 npm start 会自动应用。请先用之前的版本备份。',
    },
    inUse: {
      en: ({ place, pid, host }) =>
        `The database is in use by process ${pid} on ${host} (${place})`,
      zh: ({ place, pid, host }) => `数据库正由进程 ${pid} 使用（主机 ${host}，${place}）`,
    } satisfies Text<{ place: string; pid: string; host: string }>,
    noCompany: {
      en: 'No company yet: upside import brings your own, npm start a demo',
      zh: '还没有公司数据：用 upside import 导入，或运行 npm start 查看演示',
    },
  },
  process: {
    ready: { en: 'The running process says that it is ready', zh: '运行中的进程已就绪' },
    ill: {
      en: ({ reason }) => `The running process says: ${reason}`,
      zh: ({ reason }) => `运行中的进程报告：${reason}`,
    } satisfies Text<{ reason: string }>,
    mend: {
      en: 'See “Is it well?” in docs/operations.md, and its log.',
      zh: '请参阅 docs/operations.md 的 “Is it well?” 一节和它的日志。',
    },
    silent: {
      en: 'The running process does not answer at the address of these settings, so what only it knows is not examined',
      zh: '运行中的进程没有在当前设置的地址应答，只有它知道的情况无法检查',
    },
  },
  zones: {
    well: {
      en: ({ zones, rules }) => `Time zones: ${listing(zones, 'en')}; rules of the clocks ${rules}`,
      zh: ({ zones, rules }) => `时区：${listing(zones, 'zh')}；时区规则版本 ${rules}`,
    } satisfies Text<{ zones: readonly string[]; rules: string }>,
    company: {
      en: ({ zone }) => `${zone} (the company)`,
      zh: ({ zone }) => `${zone}（公司）`,
    } satisfies Text<{ zone: string }>,
    team: {
      en: ({ zone, team }) => `${zone} (${team})`,
      zh: ({ zone, team }) => `${zone}（${team}）`,
    } satisfies Text<{ zone: string; team: string }>,
    unknown: {
      en: ({ zones }) => `This machine does not know the time zone ${listing(zones, 'en')}`,
      zh: ({ zones }) => `这台机器不认识时区 ${listing(zones, 'zh')}`,
    } satisfies Text<{ zones: readonly string[] }>,
    mend: {
      en: 'Install a newer Node.js, or import the team again with another zone.',
      zh: '请安装更新的 Node.js，或为该团队重新导入其他时区。',
    },
    unsaid: { en: 'not told', zh: '未知' },
  },
  disk: {
    well: {
      en: ({ room, folder }) => `${room} are free on the disk of ${folder}`,
      zh: ({ room, folder }) => `${folder} 所在磁盘剩余 ${room}`,
    } satisfies Text<{ room: string; folder: string }>,
    ill: {
      en: ({ room, folder }) => `Only ${room} are free on the disk of ${folder}`,
      zh: ({ room, folder }) => `${folder} 所在磁盘只剩 ${room}`,
    } satisfies Text<{ room: string; folder: string }>,
    mend: {
      en: ({ least }) => `Make room: with less than ${least} nothing more can be written.`,
      zh: ({ least }) => `请清理磁盘：少于 ${least} 就无法再写入。`,
    } satisfies Text<{ least: string }>,
    unsaid: {
      en: ({ folder }) => `How much room there is for ${folder} cannot be told`,
      zh: ({ folder }) => `无法得知 ${folder} 的剩余空间`,
    } satisfies Text<{ folder: string }>,
  },
  clock: {
    well: {
      en: ({ seconds }) => `This machine’s clock and the database’s differ by ${seconds} s`,
      zh: ({ seconds }) => `本机时钟与数据库时钟相差 ${seconds} 秒`,
    } satisfies Text<{ seconds: string }>,
    mend: {
      en: 'Let this machine and the database server take their time from the network (NTP). What chats send is judged by this machine’s.',
      zh: '请让本机和数据库服务器都通过 NTP 校时；判断聊天平台的请求是否过期用的是本机时钟。',
    },
  },
  outbox: {
    well: {
      en: 'No message is late, none needs a person',
      zh: '没有延误的消息，也没有需要人工处理的',
    },
    late: {
      en: ({ minutes }) => `The oldest message that is due has waited ${minutes} min`,
      zh: ({ minutes }) => `最早一条到期消息已等待 ${minutes} 分钟`,
    } satisfies Text<{ minutes: number }>,
    mendLate: {
      en: 'Is Upside running (npm start)? What waits and why: upside outbox list --all',
      zh: 'Upside 在运行吗（npm start）？查看等待的消息和原因：upside outbox list --all',
    },
    needy: {
      en: ({ count }) => `${count} ${count === 1 ? 'message needs' : 'messages need'} a person`,
      zh: ({ count }) => `${count} 条消息需要人工处理`,
    } satisfies Text<{ count: number }>,
    mendNeedy: {
      en: 'See upside outbox list, then upside outbox retry or drop.',
      zh: '请用 upside outbox list 查看，再用 upside outbox retry 或 drop 处理。',
    },
    refusing: {
      en: ({ places }) =>
        `The last message was refused in ${listing(
          places.map(({ place, reason }) => `${place} (${reason})`),
          'en',
        )}`,
      zh: ({ places }) =>
        `以下群的最近一条消息被拒绝：${listing(
          places.map(({ place, reason }) => `${place}（${reason}）`),
          'zh',
        )}`,
    } satisfies Text<{
      places: readonly { readonly place: string; readonly reason: string }[];
    }>,
    mendRefusing: {
      en: 'If the bot was taken out of it, add it again, or take the place off the timetable: /schedule.',
      zh: '如果机器人已被移出该群，请重新添加，或用 /日程 把该群从日程中移除。',
    },
  },
  backup: {
    taken: {
      en: ({ ago, file }) => `The last backup was taken ${ago}: ${file}`,
      zh: ({ ago, file }) => `最近一次备份：${ago}（${file}）`,
    } satisfies Text<{ ago: string; file: string }>,
    unknown: {
      en: 'No backup is known that was taken from here: upside backup company.backup',
      zh: '没有从这里备份过的记录：upside backup company.backup',
    },
  },
  installations: {
    keys: {
      en: ({ newest, older }) =>
        `What companies entrust is sealed with the key ${newest}${older.length === 0 ? '' : `; ${listing(older, 'en')} ${older.length === 1 ? 'opens' : 'open'} what was sealed before`}`,
      zh: ({ newest, older }) =>
        `各公司的授权用密钥 ${newest} 加密${older.length === 0 ? '' : `，以前的由 ${listing(older, 'zh')} 解开`}`,
    } satisfies Text<{ newest: string; older: readonly string[] }>,
    unseen: {
      en: 'Who has installed the app is in the database, which cannot be looked at now',
      zh: '安装应用的公司都记在数据库里，目前无法查看',
    },
    none: {
      en: 'No company has installed the app yet: open https://<your address>/slack/install',
      zh: '还没有公司安装应用：请打开 https://<你的地址>/slack/install',
    },
    open: {
      en: ({ count }) =>
        count === 1
          ? 'One company has installed the app, and what it entrusted opens'
          : `${count} companies have installed the app, and what each entrusted opens`,
      zh: ({ count }) => `${count} 家公司安装了应用，授权都能解开`,
    } satisfies Text<{ count: number }>,
    endless: { en: 'Their tokens do not end', zh: '它们的令牌不会过期' },
    next: {
      en: ({ company, at }) =>
        `Of the tokens that end, that of ${company} is the next, at ${at}; Upside renews it before, while it runs`,
      zh: ({ company, at }) =>
        `最早过期的是${company}的令牌（${at}），Upside 运行期间会提前自动续期`,
    } satisfies Text<{ company: string; at: string }>,
    ended: {
      en: ({ company, ago }) => `The token of ${company} ended ${ago} and was not renewed`,
      zh: ({ company, ago }) => `${company}的令牌已于${ago}过期，没有续期`,
    } satisfies Text<{ company: string; ago: string }>,
    mendEnded: {
      en: 'Is Upside running (npm start)? It renews tokens by itself. If this stays so, see its log; the company may have to install the app anew.',
      zh: 'Upside 在运行吗（npm start）？它会自动续期。如果一直这样，请查看日志；该公司可能需要重新安装应用。',
    },
  },
  slack: {
    off: {
      en: 'Slack is not connected: npm run setup slack',
      zh: '未接入 Slack：npm run setup slack',
    },
    bot: {
      en: ({ workspace, name }) =>
        `Slack: the bot token opens the workspace ${workspace}, as ${name}`,
      zh: ({ workspace, name }) => `Slack：机器人令牌有效，工作区 ${workspace}，身份 ${name}`,
    } satisfies Text<{ workspace: string; name: string }>,
    badBot: {
      en: ({ why }) => `Slack: the bot token does not work. ${why}`,
      zh: ({ why }) => `Slack：机器人令牌无效。${why}`,
    } satisfies Text<{ why: string }>,
    app: {
      en: 'Slack: the app-level token opens Socket Mode',
      zh: 'Slack：应用级令牌有效，可以使用 Socket Mode',
    },
    badApp: {
      en: ({ why }) => `Slack: the app-level token does not work. ${why}`,
      zh: ({ why }) => `Slack：应用级令牌无效。${why}`,
    } satisfies Text<{ why: string }>,
    mendToken: {
      en: 'npm run setup slack asks for another one; the rest is kept.',
      zh: '运行 npm run setup slack 重新填写，其余保持不变。',
    },
    scopes: {
      en: 'Slack: the app may do all that it needs',
      zh: 'Slack：所需权限齐全',
    },
    inChannels: {
      en: 'Slack: I am in every channel that has a timetable',
      zh: 'Slack：有日程的频道我都在',
    },
    notIn: {
      en: ({ channels }) =>
        `Slack: I am not in ${listing(channels, 'en')}, where something is to be posted`,
      zh: ({ channels }) => `Slack：我不在 ${listing(channels, 'zh')} 中，但那里有定期消息`,
    } satisfies Text<{ channels: readonly string[] }>,
    invite: {
      en: 'Write /invite @Upside there.',
      zh: '请在那里输入 /invite @Upside。',
    },
  },
  lark: {
    off: {
      en: 'Lark is not connected: npm run setup lark',
      zh: '未接入飞书：npm run setup lark',
    },
    prefix: { en: 'Lark: ', zh: '飞书：' },
    app: {
      en: ({ name }) => `Lark: knows the app, as ${name}`,
      zh: ({ name }) => `飞书：应用有效，名称 ${name}`,
    } satisfies Text<{ name: string }>,
    badApp: {
      en: ({ why }) => `Lark: the app cannot be used. ${why}`,
      zh: ({ why }) => `飞书：应用无法使用。${why}`,
    } satisfies Text<{ why: string }>,
    mend: {
      en: 'npm run setup lark tries another id and secret; the rest is kept.',
      zh: '运行 npm run setup lark 重新填写 App ID 和 App Secret，其余保持不变。',
    },
    version: { en: 'Lark: a version of the app is in use', zh: '飞书：应用已发布并启用' },
    scopes: { en: 'Lark: the app may do all that it needs', zh: '飞书：所需权限齐全' },
    commands: {
      en: 'Lark: every command is in the list behind “/”',
      zh: '飞书：输入“/”时的列表中命令齐全',
    },
    commandsUnsaid: {
      en: 'Lark: whether the commands are in the list behind “/” is not told',
      zh: '飞书：无法得知输入“/”时的列表中有哪些命令',
    },
    mendCommands: {
      en: 'npm run setup lark puts them there.',
      zh: '运行 npm run setup lark 即可补上。',
    },
  },
} as const;
