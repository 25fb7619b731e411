/** The command line's own words. Usage and summary stand here as well as with each command, so that help loads nothing; a test compares. */
import type { Text } from '../locale.ts';

export const cli = {
  heading: {
    en: 'Upside: what the team has earned, and why.\n\nUsage: upside <command> …',
    zh: 'Upside：团队挣了多少，为什么。\n\n用法：upside <命令> …',
  },
  more: {
    en: 'The data is in UPSIDE_HOME (.upside) or on the server that DATABASE_URL names. Import your own, or run npm start for a demo company.',
    zh: '数据在 UPSIDE_HOME（默认 .upside）或 DATABASE_URL 指定的服务器上。可以导入自己的数据，或运行 npm start 查看演示公司。',
  },
  commands: {
    import: {
      usage:
        'import people|teams|quotas|deals|ratings|records|rates|leave|holidays FILE [--kind KIND] [--map FILE.yaml] [--dry-run] [--json] [--dates dmy|mdy|ymd] [--decimals point|comma] [--from YYYY-MM-DD]',
      summary: {
        en: 'Reads people, teams, quotas, deals, ratings, other records, rates, leave or holidays from a CSV file.',
        zh: '从 CSV 文件导入人员、团队、目标、成交、评价、其他业绩记录、汇率、休假或节假日。',
      },
    },
    plan: {
      usage:
        'plan check FILE… [--data] [--json] | plan backtest FILE [--periods 4] [--json] | plan publish FILE --from YYYY-MM-DD [--dry-run] | plan draft FILE | plan list | plan versions PLAN [--json] | plan assign (--person WHO | --team KEY | --level LEVEL) PLAN --from YYYY-MM-DD [--to YYYY-MM-DD] | plan diff (FILE FILE | PLAN 1 2) [--json] | plan acknowledgements PLAN [--version 2] [--json] | plan schema',
      summary: {
        en: 'Checks plan files and runs their examples, tries them on what has happened, puts them in force.',
        zh: '检查激励方案文件并运行示例，用已发生的业绩试算，发布方案。',
      },
    },
    mybonus: {
      usage: 'mybonus --rep NAME|KEY|E-MAIL [--period 2026-Q4] [--json]',
      summary: {
        en: 'What a rep has earned, with its arithmetic; --json for scripts.',
        zh: '查看某人的奖金及计算过程；--json 供脚本使用。',
      },
    },
    statement: {
      usage:
        'statement --rep NAME|KEY|E-MAIL [--period 2026-Q4] [--plan KEY] [--json] [--issue] | statement --all --issue --period 2026-Q4',
      summary: {
        en: 'A statement with all its arithmetic, down to the records; --issue keeps it, --json is what verify reads.',
        zh: '出具奖金单，逐步列出计算过程和每条记录；--issue 存档，--json 供 verify 核对。',
      },
    },
    verify: {
      usage: 'verify FILE',
      summary: {
        en: 'Recomputes a statement from its own JSON alone, without a database.',
        zh: '仅凭奖金单自身的 JSON 重新计算并核对，不需要数据库。',
      },
    },
    leaderboard: {
      usage: 'leaderboard [--by rep|team] [--period 2026-Q4] [--measure bookings] [--json]',
      summary: {
        en: 'Who leads, by rep or team; --json for scripts.',
        zh: '按个人或团队排名；--json 供脚本使用。',
      },
    },
    question: {
      usage: 'question list [--all] [--json]',
      summary: {
        en: 'Questions about statements, how far they are and since when; what people wrote is not shown.',
        zh: '列出关于奖金单的疑问、进展及等待时间；不显示内容。',
      },
    },
    outbox: {
      usage:
        'outbox list [--all] [--batch ID] [--json] | outbox show KEY [--json] | outbox retry KEY [--yes] | outbox drop KEY [--reason TEXT]',
      summary: {
        en: 'Messages that wait or need a person: list, show, send again, leave.',
        zh: '查看等待发送或需要人工处理的消息：列出、查看、重发、放弃。',
      },
    },
    installations: {
      usage:
        'installations list [--json] | installations remove PLATFORM TENANT [--yes] [--anyway] | installations reseal',
      summary: {
        en: 'Companies that installed the app themselves: list them, remove one with all its data, seal anew with the newest key.',
        zh: '自行安装应用的公司：列出、连同全部数据移除、用最新密钥重新加密。',
      },
    },
    doctor: {
      usage: 'doctor [--json]',
      summary: {
        en: 'Looks whether all is well: settings, database, disk, clocks, messages, Slack, Lark; with a remedy for what is not.',
        zh: '体检：设置、数据库、磁盘、时钟、消息、Slack、飞书是否正常，并给出解决办法。',
      },
    },
    backup: {
      usage: 'backup FILE [--json]',
      summary: {
        en: 'Copies everything, as it is at one moment, into one file.',
        zh: '把某一时刻的全部数据备份到一个文件。',
      },
    },
    restore: {
      usage: 'restore FILE [--check] [--json]',
      summary: {
        en: 'Brings a backup into an empty database; --check only tries it out.',
        zh: '把备份恢复到空的数据库；--check 只做校验。',
      },
    },
  },
  unknown: {
    en: ({ name, near }) =>
      near === null
        ? `There is no command ${name}. upside --help lists them.`
        : `There is no command ${name}. Did you mean ${near}? upside --help lists them.`,
    zh: ({ name, near }) =>
      near === null
        ? `没有 ${name} 这个命令。upside --help 列出全部命令。`
        : `没有 ${name} 这个命令，是不是想用 ${near}？upside --help 列出全部命令。`,
  } satisfies Text<{ name: string; near: string | null }>,
  unexpected: {
    en: 'Something went wrong on our side. If you were changing something, look whether it is there before you try again.',
    zh: '我们这边出了点问题。如果你正在做改动，请先看看是否已经生效，再重试。',
  },
} as const;
