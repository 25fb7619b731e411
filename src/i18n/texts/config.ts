/** What is wrong with the configuration, for whoever starts the process. */
import type { Text } from '../locale.ts';

export const config = {
  heading: {
    en: 'The configuration cannot be used as it is:',
    zh: '配置有误，无法启动：',
  } satisfies Text,
  problem: {
    en: ({ name, got, expected, example }) =>
      `${name} is ${got}; it takes ${expected}, for example ${name}=${example}`,
    zh: ({ name, got, expected, example }) =>
      `${name} 的值是 ${got}；应为${expected}，例如 ${name}=${example}`,
  } satisfies Text<{ name: string; got: string; expected: string; example: string }>,
  unknown: {
    en: ({ name, known }) => `${name} is not a setting; there are ${known}`,
    zh: ({ name, known }) => `没有 ${name} 这项设置；可用的有 ${known}`,
  } satisfies Text<{ name: string; known: string }>,
  slack: {
    noWay: {
      en: 'SLACK_BOT_TOKEN alone does not connect: add SLACK_APP_TOKEN (Socket Mode, no address on the internet needed) or SLACK_SIGNING_SECRET (HTTP). npm run setup slack asks for it; see docs/slack.md',
      zh: '只有 SLACK_BOT_TOKEN 还连不上：请再设置 SLACK_APP_TOKEN（Socket Mode，无需公网地址）或 SLACK_SIGNING_SECRET（HTTP）。运行 npm run setup slack 可逐步设置，参见 docs/slack.md',
    },
    page: {
      en: 'PLAYGROUND=1 lets whoever opens the page be anybody, and with SLACK_SIGNING_SECRET a proxy brings in the internet: remove PLAYGROUND, or connect by SLACK_APP_TOKEN (Socket Mode)',
      zh: 'PLAYGROUND=1 时，谁打开页面都可以扮演任何人；而使用 SLACK_SIGNING_SECRET 时代理会把公网请求带进来：请去掉 PLAYGROUND，或改用 SLACK_APP_TOKEN（Socket Mode）连接',
    },
    noToken: {
      en: 'SLACK_BOT_TOKEN is missing: it is on the page “OAuth & Permissions” of your Slack app and begins with xoxb-; npm run setup slack asks for it',
      zh: '缺少 SLACK_BOT_TOKEN：它在 Slack 应用的 “OAuth & Permissions” 页面上，以 xoxb- 开头；也可运行 npm run setup slack 逐步设置',
    },
  },
  slackApp: {
    missing: {
      en: ({ names }) =>
        `SLACK_CLIENT_ID stands for an app that workspaces install by themselves; that also takes ${names}. See docs/slack.md, “Several workspaces”`,
      zh: ({ names }) =>
        `设置了 SLACK_CLIENT_ID 表示应用由各工作区自行安装，还需要设置 ${names}。参见 docs/slack.md 的 “Several workspaces”`,
    } satisfies Text<{ names: string }>,
    ofOne: {
      en: 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN belong to one workspace, SLACK_CLIENT_ID to an app that several install: remove the ones or the other',
      zh: 'SLACK_BOT_TOKEN 和 SLACK_APP_TOKEN 只用于单个工作区，SLACK_CLIENT_ID 用于供多个工作区安装的应用：请只保留其中一种',
    },
    lark: {
      en: 'with SLACK_CLIENT_ID every workspace that installs the app is a company of its own, and one of Lark cannot be told to belong to any of them: remove LARK_APP_ID, or serve Lark by a process of its own',
      zh: '设置了 SLACK_CLIENT_ID 后，每个安装应用的工作区都是一家独立的公司，无法判断飞书属于其中哪一家：请去掉 LARK_APP_ID，或用单独的进程接入飞书',
    },
    company: {
      en: 'with SLACK_CLIENT_ID every workspace that installs the app is a company of its own: remove UPSIDE_WORKSPACE, or name one for a command, for example UPSIDE_WORKSPACE=slack-T0123456',
      zh: '设置了 SLACK_CLIENT_ID 后，每个安装应用的工作区都是一家独立的公司：请去掉 UPSIDE_WORKSPACE；执行命令时可指定其中一家，例如 UPSIDE_WORKSPACE=slack-T0123456',
    },
  },
  lark: {
    page: {
      en: 'PLAYGROUND=1 lets whoever opens the page be anybody, and with LARK_ENCRYPT_KEY a proxy brings in the internet: remove PLAYGROUND, or use a long connection, without LARK_ENCRYPT_KEY and LARK_VERIFICATION_TOKEN',
      zh: 'PLAYGROUND=1 时，谁打开页面都可以扮演任何人；而使用 LARK_ENCRYPT_KEY 时代理会把公网请求带进来：请去掉 PLAYGROUND，或去掉 LARK_ENCRYPT_KEY 和 LARK_VERIFICATION_TOKEN，改用长连接',
    },
    noId: {
      en: 'LARK_APP_ID is missing: it is on the page “Credentials & Basic Info” of your app in the developer console and begins with cli_; npm run setup lark asks for it',
      zh: '缺少 LARK_APP_ID：它在开发者后台应用的“凭证与基础信息”页面上，以 cli_ 开头；也可运行 npm run setup lark 逐步设置',
    },
    noSecret: {
      en: 'LARK_APP_SECRET is missing: it is on the page “Credentials & Basic Info” of your app, below the app id; npm run setup lark asks for it',
      zh: '缺少 LARK_APP_SECRET：它在应用的“凭证与基础信息”页面上，App ID 的下方；也可运行 npm run setup lark 逐步设置',
    },
    noDomain: {
      en: 'LARK_DOMAIN is missing: feishu for open.feishu.cn (China), lark for open.larksuite.com, or the address of another cloud',
      zh: '缺少 LARK_DOMAIN：飞书（open.feishu.cn）填 feishu，海外版 Lark（open.larksuite.com）填 lark，其他云填其地址',
    },
    half: {
      en: 'LARK_ENCRYPT_KEY and LARK_VERIFICATION_TOKEN go together: set both for HTTP at /lark/events (page “Events & Callbacks”, “Encryption Strategy”), or neither for a long connection',
      zh: 'LARK_ENCRYPT_KEY 和 LARK_VERIFICATION_TOKEN 需同时设置：都设置则通过 HTTP（/lark/events）接收事件（“事件与回调”的“加密策略”页），都不设置则使用长连接',
    },
  },
  expected: {
    UPSIDE_HOME: { en: 'a folder', zh: '文件夹路径' },
    PORT: { en: 'a port from 0 to 65535', zh: ' 0 到 65535 之间的端口号' },
    UPSIDE_LISTEN: { en: 'an IP address of this machine', zh: '本机的 IP 地址' },
    DATABASE_URL: { en: 'the URL of a PostgreSQL database', zh: ' PostgreSQL 数据库地址' },
    LOG_LEVEL: {
      en: 'one of debug, info, warn, error, silent',
      zh: ' debug、info、warn、error、silent 之一',
    },
    UPSIDE_LOCALE: { en: 'en or zh', zh: ' en 或 zh' },
    UPSIDE_WORKSPACE: {
      en: 'demo, own, or the id of a company that has installed the app, such as slack-T0123456',
      zh: ' demo、own，或已安装应用的公司编号（如 slack-T0123456）',
    },
    UPSIDE_COMPANY: { en: 'a name of at most 100 characters', zh: '不超过 100 个字符的名称' },
    UPSIDE_CURRENCY: { en: 'an ISO 4217 currency code', zh: ' ISO 4217 货币代码' },
    UPSIDE_TIME_ZONE: { en: 'an IANA time zone', zh: ' IANA 时区名' },
    UPSIDE_FISCAL_START: {
      en: 'the month in which the fiscal year begins, 1 to 12',
      zh: '财年起始月份（1 到 12）',
    },
    UPSIDE_KEYS: {
      en: 'keys with different names, the newest first: a name, a colon and the output of openssl rand -base64 32; commas between several',
      zh: '一把或多把密钥，名称不可重复，最新的放最前：名称、冒号，再接 openssl rand -base64 32 的输出；多把之间用英文逗号分隔',
    },
    UPSIDE_RETENTION_DAYS: {
      en: 'for how many days data stay after the app was taken out, 0 to 3650',
      zh: '卸载应用后数据保留的天数（0 到 3650）',
    },
    PLAYGROUND: { en: '1 (shown) or 0 (not shown)', zh: ' 1（显示）或 0（不显示）' },
    SLACK_BOT_TOKEN: {
      en: 'a bot token, which begins with xoxb-',
      zh: '以 xoxb- 开头的机器人令牌',
    },
    SLACK_APP_TOKEN: {
      en: 'an app-level token, which begins with xapp-',
      zh: '以 xapp- 开头的应用级令牌',
    },
    SLACK_SIGNING_SECRET: {
      en: 'the signing secret on the page “Basic Information” of your Slack app',
      zh: ' Slack 应用 “Basic Information” 页面上的签名密钥',
    },
    SLACK_CLIENT_ID: {
      en: 'the client id on the page “Basic Information” of your Slack app',
      zh: ' Slack 应用 “Basic Information” 页面上的 Client ID',
    },
    SLACK_CLIENT_SECRET: {
      en: 'the client secret on the page “Basic Information” of your Slack app',
      zh: ' Slack 应用 “Basic Information” 页面上的 Client Secret',
    },
    SLACK_API_URL: { en: 'the address of a Web API', zh: ' Web API 的地址' },
    LARK_APP_ID: {
      en: 'an app id: cli_ and 16 hexadecimal digits',
      zh: '应用的 App ID：cli_ 加 16 位十六进制数字',
    },
    LARK_APP_SECRET: {
      en: 'the app secret on the page “Credentials & Basic Info” of your app',
      zh: '应用“凭证与基础信息”页面上的 App Secret',
    },
    LARK_DOMAIN: {
      en: 'feishu, lark, or the address of another cloud, without a path',
      zh: ' feishu、lark，或其他云的地址（不含路径）',
    },
    LARK_ENCRYPT_KEY: {
      en: 'the Encrypt Key on the page “Encryption Strategy” of your app',
      zh: '应用“加密策略”页面上的 Encrypt Key',
    },
    LARK_VERIFICATION_TOKEN: {
      en: 'the Verification Token on the page “Encryption Strategy” of your app',
      zh: '应用“加密策略”页面上的 Verification Token',
    },
  },
} as const;
