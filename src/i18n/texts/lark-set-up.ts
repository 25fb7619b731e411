/** `npm run setup lark`: from no app to a bot that has said hello, for whoever sits at the terminal. */
import { listing } from '../format.ts';
import type { Text } from '../locale.ts';

export const larkSetUp = {
  usage: {
    en: 'Usage: npm run setup -- lark [--domain feishu|lark] [--app-id cli_…] [--app-secret …] [--http https://upside.example.com] [--encrypt-key …] [--verification-token …] [--hello you@example.com]',
    zh: '用法：npm run setup -- lark [--domain feishu|lark] [--app-id cli_…] [--app-secret …] [--http https://upside.example.com] [--encrypt-key …] [--verification-token …] [--hello you@example.com]',
  } satisfies Text,
  address: {
    en: 'This is no address at which Lark reaches this machine: it begins with https://, for example https://upside.example.com',
    zh: '这不是飞书能访问到这台机器的地址：应以 https:// 开头，例如 https://upside.example.com',
  } satisfies Text,
  heading: {
    en: 'Connecting Upside to Lark or Feishu. Ctrl+C ends it; run it again and it goes on where it was.',
    zh: '把 Upside 接入飞书（或 Lark）。按 Ctrl+C 可随时退出，再次运行会从上次的地方继续。',
  },
  keys: {
    title: { en: '1. The app', zh: '1. 应用' },
    create: {
      en: 'In the developer console (https://open.feishu.cn/app, for Lark https://open.larksuite.com/app) choose Create Custom App, name it Upside, and open its page Credentials & Basic Info.',
      zh: '打开开发者后台（飞书 https://open.feishu.cn/app，Lark https://open.larksuite.com/app），点“创建企业自建应用”，取名 Upside，然后打开“凭证与基础信息”页面。',
    },
    app: { en: 'The app', zh: '应用' },
    ask: {
      domain: {
        en: 'Which cloud? feishu (open.feishu.cn), lark (open.larksuite.com), or the address of another one:',
        zh: '使用哪个平台？feishu（飞书，open.feishu.cn）、lark（海外版，open.larksuite.com），或其他平台的地址：',
      },
      id: {
        en: 'App ID, from the page Credentials & Basic Info; it begins with cli_:',
        zh: 'App ID，在“凭证与基础信息”页面，以 cli_ 开头：',
      },
      secret: {
        en: 'App Secret, below it (what you paste is not shown):',
        zh: 'App Secret，在它的下方（粘贴时不显示）：',
      },
      encryptKey: {
        en: 'Encrypt Key: Events & Callbacks, Encryption Strategy; set one there if it is empty (not shown):',
        zh: 'Encrypt Key：“事件与回调”→“加密策略”，若为空请先在那里设置（粘贴时不显示）：',
      },
      token: {
        en: 'Verification Token, on the same page (not shown):',
        zh: 'Verification Token，在同一页面（粘贴时不显示）：',
      },
    },
    form: {
      domain: {
        en: 'feishu, lark, or an address like https://open.example.com',
        zh: ' feishu、lark，或 https://open.example.com 这样的地址',
      },
      id: {
        en: 'the app id: cli_ and 16 letters and digits',
        zh: ' App ID：cli_ 加 16 位字母和数字',
      },
      secret: {
        en: 'the app secret: letters and digits, 16 at least',
        zh: ' App Secret：至少 16 位字母和数字',
      },
      encryptKey: {
        en: 'the encrypt key, without spaces, quotes and #',
        zh: ' Encrypt Key，不含空格、引号和 #',
      },
      token: {
        en: 'the verification token, without spaces, quotes and #',
        zh: ' Verification Token，不含空格、引号和 #',
      },
    },
    mistaken: {
      id: { en: 'This is an app id', zh: '这是 App ID' },
      unknown: { en: 'This is not it, or not all of it', zh: '内容不对，或者没有复制完整' },
    },
    appIsRight: {
      en: ({ name }) => `✓ Lark knows the app, as ${name}.`,
      zh: ({ name }) => `✓ 应用有效，名称为 ${name}。`,
    } satisfies Text<{ name: string }>,
  },
  way: {
    ask: {
      en: 'How do messages come in? Enter: over a connection that Upside opens, which needs no address on the internet. Or the address at which Lark reaches this machine, https://…:',
      zh: '如何接收消息？直接回车：长连接，不需要公网地址。或输入飞书能访问到这台机器的地址 https://…：',
    },
  },
  fileTitle: { en: '2. The settings', zh: '2. 保存设置' },
  console: {
    title: { en: '3. In the developer console', zh: '3. 在开发者后台' },
    bot: {
      en: ({ link }) => `a. Features: add Bot.\n   ${link}`,
      zh: ({ link }) => `a. 添加应用能力：机器人。\n   ${link}`,
    } satisfies Text<{ link: string }>,
    botDone: {
      en: '✓ a. Lark has taken the bot and its menu from here.',
      zh: '✓ a. 已自动添加机器人及其菜单。',
    },
    scopesDone: {
      en: '✓ b. Lark has taken the scopes from here. Let the app see the people who are to use it (Permissions & Scopes, contact range).',
      zh: '✓ b. 已自动申请所需权限。请在“权限管理”→“通讯录权限范围”中选上要使用的人。',
    },
    eventsDone: {
      en: '✓ c. Lark has taken the events and the callback from here.',
      zh: '✓ c. 已自动订阅事件和回调。',
    },
    scopes: {
      en: ({ link, json }) =>
        `b. Permissions & Scopes, Batch import/export scopes: paste this, and let the app see the people who are to use it (contact range).\n   ${link}\n   ${json}`,
      zh: ({ link, json }) =>
        `b. 权限管理 →“批量导入/导出权限”：粘贴下面一行；并在“通讯录权限范围”中选上要使用的人。\n   ${link}\n   ${json}`,
    } satisfies Text<{ link: string; json: string }>,
    line: {
      en: ({ link }) =>
        `c. Events & Callbacks: choose “Receive events through persistent connection” for the events and for the callbacks. Lark saves it only while a bot is connected: run npm start beside this, and end it afterwards.\n   ${link}`,
      zh: ({ link }) =>
        `c. 事件与回调：订阅方式选“使用长连接接收事件”和“使用长连接接收回调”。保存时飞书要求机器人在线：请先在另一个终端运行 npm start，保存后再结束。\n   ${link}`,
    } satisfies Text<{ link: string }>,
    http: {
      en: ({ link, url }) =>
        `c. Events & Callbacks: choose “Send to developer’s server” for the events and for the callbacks, with this address. Lark saves it only when it is answered: run npm start beside this, and end it afterwards.\n   ${link}\n   ${url}`,
      zh: ({ link, url }) =>
        `c. 事件与回调：订阅方式选“将事件发送至开发者服务器”和“将回调发送至开发者服务器”，都填下面的地址。保存时飞书会立即验证：请先在另一个终端运行 npm start，保存后再结束。\n   ${link}\n   ${url}`,
    } satisfies Text<{ link: string; url: string }>,
    events: {
      en: ({ events, callbacks }) =>
        `   There add these events: ${events.join(' ')}\n   and this callback: ${callbacks.join(' ')}`,
      zh: ({ events, callbacks }) =>
        `   在那里添加事件：${events.join(' ')}\n   添加回调：${callbacks.join(' ')}`,
    } satisfies Text<{ events: readonly string[]; callbacks: readonly string[] }>,
    menu: {
      en: ({ link, entries }) =>
        `d. Bot, Custom menu (if you like): entries that push an event, by name and event key:\n   ${link}\n   ${entries.join('\n   ')}`,
      zh: ({ link, entries }) =>
        `d. 机器人 → 自定义菜单（可选）：响应动作选“推送事件”，名称和事件 key 如下：\n   ${link}\n   ${entries.join('\n   ')}`,
    } satisfies Text<{ link: string; entries: readonly string[] }>,
    publish: {
      en: ({ link }) =>
        `e. Version Management & Release: create a version, for everybody who is to use it, and publish it. An admin of the company approves it.\n   ${link}`,
      zh: ({ link }) =>
        `e. 版本管理与发布：创建版本，可用范围选上要使用的人，然后申请发布，由企业管理员审核通过。\n   ${link}`,
    } satisfies Text<{ link: string }>,
    ask: {
      en: 'Enter when the version is published, and I look; or “later”:',
      zh: '版本发布后按回车，我来检查；输入“以后”则先到这里：',
    },
    again: {
      en: 'Enter when it is done, and I look again; or “later”:',
      zh: '处理好后按回车，我再检查一次；输入“以后”则先到这里：',
    },
  },
  rights: {
    title: { en: '4. What the app may do', zh: '4. 检查权限' },
    commands: {
      en: ({ count, created, changed }) =>
        `✓ All ${count} commands are in Lark’s list behind “/” (${created} new, ${changed} renewed).`,
      zh: ({ count, created, changed }) =>
        `✓ 输入“/”时的列表中已有全部 ${count} 个命令（新增 ${created}，更新 ${changed}）。`,
    } satisfies Text<{ count: number; created: number; changed: number }>,
    noCommands: {
      en: ({ why }) => `✗ The commands could not be put into Lark’s list behind “/”: ${why}.`,
      zh: ({ why }) => `✗ 无法把命令写入输入“/”时的列表：${why}。`,
    } satisfies Text<{ why: string }>,
    isActive: {
      en: '✓ A version of the app is in use.',
      zh: '✓ 应用已发布并启用。',
    },
    scopes: {
      en: ({ scopes }) => `✓ The app may do what it needs: ${listing(scopes, 'en')}.`,
      zh: ({ scopes }) => `✓ 所需权限齐全：${listing(scopes, 'zh')}。`,
    } satisfies Text<{ scopes: readonly string[] }>,
    addScopes: {
      en: ({ link }) => `Add them here, then publish a version:\n${link}`,
      zh: ({ link }) => `在这里开通，然后发布版本：\n${link}`,
    } satisfies Text<{ link: string }>,
  },
  greeting: {
    title: { en: '5. Hello', zh: '5. 打个招呼' },
    ask: {
      en: 'Your e-mail address in Lark, so that I say hello to you there (Enter leaves it out):',
      zh: '你在飞书中的邮箱，我会在那里给你发条消息（按回车跳过）：',
    },
    nobody: { en: '✗ This is no e-mail address.', zh: '✗ 这不是邮箱。' },
    said: {
      en: ({ to }) => `✓ Said hello to ${to}. Look into Lark.`,
      zh: ({ to }) => `✓ 已向 ${to} 打招呼，去飞书看看吧。`,
    } satisfies Text<{ to: string }>,
    failed: {
      en: ({ to, why }) => `✗ No hello to ${to}: ${why}.`,
      zh: ({ to, why }) => `✗ 没能向 ${to} 打招呼：${why}。`,
    } satisfies Text<{ to: string; why: string }>,
    why: {
      nobody: {
        en: 'nobody with that address is among those whom the app may see (Permissions & Scopes, contact range)',
        zh: '在应用的通讯录权限范围内没有人使用这个邮箱（“权限管理”→“通讯录权限范围”）',
      },
      outside: {
        en: 'the app is not available to that person (Version Management & Release, availability)',
        zh: '此人不在应用的可用范围内（“版本管理与发布”→“可用范围”）',
      },
      noScope: {
        en: 'for that the app lacks the scope contact:user.id:readonly; nothing else needs it',
        zh: '应用缺少 contact:user.id:readonly 权限（只有这里用到）',
      },
    },
  },
  /** The bot’s first message: in both languages, one below the other. */
  hello: {
    en: 'Hello, I’m here: Upside is connected. Write help to see what I can do.',
    zh: '你好，我已上线：Upside 已接入。发送“帮助”看看我能做什么。',
  } satisfies Text,
  done: {
    en: 'All set. Next: npm start, then write to the bot in Lark the line that it prints: setup <code>',
    zh: '一切就绪。下一步：运行 npm start，然后在飞书中把它打印出来的那一行发给机器人：设置 <验证码>',
  } satisfies Text,
  missing: {
    scope: {
      en: ({ name }) => `the scope ${name}`,
      zh: ({ name }) => `权限 ${name}`,
    } satisfies Text<{ name: string }>,
    command: {
      en: ({ name }) => `the command ${name}`,
      zh: ({ name }) => `命令 ${name}`,
    } satisfies Text<{ name: string }>,
    version: { en: 'a published version', zh: '已发布的版本' },
    domain: { en: 'the cloud', zh: '平台' },
    id: { en: 'the app id', zh: 'App ID' },
    secret: { en: 'the app secret', zh: 'App Secret' },
    encryptKey: { en: 'the encrypt key', zh: 'Encrypt Key' },
    token: { en: 'the verification token', zh: 'Verification Token' },
    hello: { en: 'the hello', zh: '打招呼这一步' },
    answer: { en: 'an answer of Lark’s', zh: '与飞书的连接' },
  },
} as const;
