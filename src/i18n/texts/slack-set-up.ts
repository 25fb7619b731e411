/** `npm run setup slack`: from no app to a bot that has said hello, for whoever sits at the terminal. */
import { listing } from '../format.ts';
import type { Text } from '../locale.ts';

export const slackSetUp = {
  usage: {
    en: 'Usage: npm run setup -- slack [--http https://upside.example.com] [--bot-token xoxb-…] [--app-token xapp-…] [--signing-secret …] [--hello #channel|you@example.com]',
    zh: '用法：npm run setup -- slack [--http https://upside.example.com] [--bot-token xoxb-…] [--app-token xapp-…] [--signing-secret …] [--hello #频道|you@example.com]',
  } satisfies Text,
  address: {
    en: '--http takes the address at which Slack reaches this machine, with TLS, for example https://upside.example.com',
    zh: '--http 后面应为 Slack 能访问到这台机器的 HTTPS 地址，例如 https://upside.example.com',
  } satisfies Text,
  heading: {
    en: 'Connecting Upside to Slack. Ctrl+C ends it; run it again and it goes on where it was.',
    zh: '把 Upside 接入 Slack。按 Ctrl+C 可随时退出，再次运行会从上次的地方继续。',
  } satisfies Text,
  app: {
    title: { en: '1. The app', zh: '1. 创建应用' },
    there: {
      en: 'There is a bot token already, so the app is there.',
      zh: '已有机器人令牌，应用已经创建好了。',
    },
    link: {
      en: ({ link, file }) =>
        `Open this link, choose your workspace, and press Create:\n\n${link}\n\nShould Slack not take the link: https://api.slack.com/apps, Create New App, From a manifest, and paste ${file}.`,
      zh: ({ link, file }) =>
        `打开下面的链接，选择工作区，点 Create：\n\n${link}\n\n如果 Slack 打不开这个链接：进入 https://api.slack.com/apps → Create New App → From a manifest，粘贴 ${file} 的内容。`,
    } satisfies Text<{ link: string; file: string }>,
    paste: {
      en: ({ page, file }) =>
        `Open ${page}, choose From a manifest and your workspace, and paste what is in ${file}.`,
      zh: ({ page, file }) => `打开 ${page}，选择 From a manifest 和工作区，粘贴 ${file} 的内容。`,
    } satisfies Text<{ page: string; file: string }>,
    install: {
      en: 'Then on the page of the app: Install App, Install to Workspace, Allow.',
      zh: '然后在应用页面点 Install App → Install to Workspace → Allow（允许）。',
    },
  },
  tokens: {
    title: { en: '2. The keys', zh: '2. 令牌' },
    names: {
      bot: { en: 'The bot token', zh: '机器人令牌' },
      app: { en: 'The app-level token', zh: '应用级令牌' },
      secret: { en: 'The signing secret', zh: '签名密钥' },
    },
    ask: {
      bot: {
        en: 'Bot User OAuth Token, from the page Install App; it begins with xoxb- (what you paste is not shown):',
        zh: 'Bot User OAuth Token，在 Install App 页面，以 xoxb- 开头（粘贴时不显示）：',
      },
      app: {
        en: 'App-level token: Basic Information, App-Level Tokens, Generate, with the scope connections:write; it begins with xapp- (not shown):',
        zh: '应用级令牌：Basic Information → App-Level Tokens → Generate，添加 connections:write 权限，以 xapp- 开头（粘贴时不显示）：',
      },
      secret: {
        en: 'Signing secret: Basic Information, App Credentials, Signing Secret, Show; 32 letters and digits (not shown):',
        zh: '签名密钥：Basic Information → App Credentials → Signing Secret → Show，共 32 位字母和数字（粘贴时不显示）：',
      },
    },
    form: {
      bot: {
        en: 'a bot token, which begins with xoxb- and stands on the page Install App',
        zh: '以 xoxb- 开头的机器人令牌，在 Install App 页面',
      },
      app: {
        en: 'an app-level token, which begins with xapp- and stands in Basic Information under App-Level Tokens',
        zh: '以 xapp- 开头的应用级令牌，在 Basic Information 的 App-Level Tokens 中',
      },
      secret: {
        en: 'the signing secret: 32 letters and digits, in Basic Information under App Credentials',
        zh: '签名密钥：32 位字母和数字，在 Basic Information 的 App Credentials 中',
      },
    },
    mistaken: {
      bot: { en: 'This is the bot token', zh: '这是机器人令牌' },
      app: { en: 'This is an app-level token', zh: '这是应用级令牌' },
      secret: { en: 'This looks like the signing secret', zh: '这看起来像签名密钥' },
      user: { en: 'This is the token of a person', zh: '这是个人用户的令牌' },
      rotating: {
        en: 'This is a token that expires within hours',
        zh: '这是几小时后就会过期的令牌',
      },
      unknown: {
        en: 'This is no token of Slack’s, or not all of it',
        zh: '这不是 Slack 的令牌，或者没有复制完整',
      },
    },
    botIsRight: {
      en: ({ workspace, name }) => `✓ The bot token opens the workspace ${workspace}, as ${name}.`,
      zh: ({ workspace, name }) => `✓ 机器人令牌有效：工作区 ${workspace}，身份 ${name}。`,
    } satisfies Text<{ workspace: string; name: string }>,
    scopesAreRight: {
      en: ({ scopes }) => `✓ The app may do what it needs: ${listing(scopes, 'en')}.`,
      zh: ({ scopes }) => `✓ 所需权限齐全：${listing(scopes, 'zh')}。`,
    } satisfies Text<{ scopes: readonly string[] }>,
    appIsRight: {
      en: '✓ The app-level token opens Socket Mode.',
      zh: '✓ 应用级令牌有效，可以使用 Socket Mode。',
    },
    secretIsRight: {
      en: '✓ The signing secret has the right form; whether it is the right one shows with the first command.',
      zh: '✓ 签名密钥格式正确；是否正确要等收到第一条命令时才知道。',
    },
  },
  fileTitle: { en: '3. The settings', zh: '3. 保存设置' },
  greeting: {
    title: { en: '4. Hello', zh: '4. 打个招呼' },
    ask: {
      en: 'Your e-mail address in Slack, so that I say hello to you there (Enter leaves it out):',
      zh: '你在 Slack 中的邮箱，我会在那里给你发条消息（按回车跳过）：',
    },
    nobody: {
      en: '✗ This is neither an e-mail address nor a channel like #sales.',
      zh: '✗ 这既不是邮箱，也不是 #sales 这样的频道。',
    },
    said: {
      en: ({ to }) => `✓ Said hello to ${to}. Look into Slack.`,
      zh: ({ to }) => `✓ 已向 ${to} 打招呼，去 Slack 看看吧。`,
    } satisfies Text<{ to: string }>,
    failed: {
      en: ({ to, why }) => `✗ No hello to ${to}: ${why}.`,
      zh: ({ to, why }) => `✗ 没能向 ${to} 打招呼：${why}。`,
    } satisfies Text<{ to: string; why: string }>,
    why: {
      nobody: {
        en: 'nobody in the workspace has that address',
        zh: '工作区里没有人使用这个邮箱',
      },
      noChannel: {
        en: 'there is no such channel, or it is private and I am not in it',
        zh: '没有这个频道，或者它是私密频道而我不在其中',
      },
      notIn: {
        en: 'I am not in that channel: write /invite @Upside there',
        zh: '我不在这个频道里：请在频道中输入 /invite @Upside',
      },
    },
  },
  /** The bot’s first message: in both languages, one below the other. */
  hello: {
    en: 'Hello, I’m here: Upside is connected. Write /upside to see what I can do.',
    zh: '你好，我已上线：Upside 已接入。输入 /upside 看看我能做什么。',
  } satisfies Text,
  done: {
    en: 'All set. Next: npm start, then write in Slack the line that it prints: /upside setup <code>',
    zh: '一切就绪。下一步：运行 npm start，然后在 Slack 中输入它打印出来的那一行：/upside setup <验证码>',
  } satisfies Text,
  missing: {
    scope: {
      en: ({ name }) => `the scope ${name}`,
      zh: ({ name }) => `权限 ${name}`,
    } satisfies Text<{ name: string }>,
    bot: { en: 'the bot token', zh: '机器人令牌' },
    app: { en: 'the app-level token', zh: '应用级令牌' },
    secret: { en: 'the signing secret', zh: '签名密钥' },
    hello: { en: 'the hello', zh: '打招呼这一步' },
    answer: { en: 'an answer of Slack’s', zh: '与 Slack 的连接' },
  },
} as const;
