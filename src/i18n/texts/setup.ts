/** Words of the first steps: what an admin reads between the installation and the first board. */
import type { Text } from '../locale.ts';

export const setup = {
  usage: { en: '', zh: '' },
  help: {
    en: 'The first steps: people, data, plan, schedule.',
    zh: '起步设置：人员、数据、方案、日程。',
  },
  title: { en: 'Setting up Upside', zh: '设置 Upside' },
  intro: {
    en: 'Four steps until your team sees its first figures. Leave out what you do not need; you can come back at any time.',
    zh: '四步之后，团队就能看到第一批数字。不需要的可以跳过，随时可以回来继续。',
  },
  ready: {
    en: 'All set. Your people can write /mybonus and /leaderboard now.',
    zh: '一切就绪。大家现在可以使用 /我的奖金 和 /排行榜 了。',
  },
  again: { en: '“setup” brings you back here', zh: '输入「设置」可随时回到这里' },
  oneOfMany: {
    en: (p) => `Commands on the machine take UPSIDE_WORKSPACE=${p.company} in front`,
    zh: (p) => `在服务器上执行命令时，请在前面加上 UPSIDE_WORKSPACE=${p.company}`,
  } satisfies Text<{ company: string }>,
  look: { en: 'Look again', zh: '刷新' },
  skip: { en: 'Leave this out', zh: '跳过这一步' },
  resume: {
    en: (p) => `Take up ${p.step} again`,
    zh: (p) => `继续设置${p.step}`,
  } satisfies Text<{ step: string }>,
  everything: { en: 'Everything I can do', zh: '全部命令' },
  reached: {
    en: (p) =>
      p.reached === p.people
        ? 'Everybody in the list is linked to an account in this chat'
        : `${p.reached} of ${p.people} people are linked to an account in this chat; /people shows the others`,
    zh: (p) =>
      p.reached === p.people
        ? '名单里的人都已关联聊天账号'
        : `共 ${p.people} 人，其中 ${p.reached} 人已关联聊天账号，其余见 /人员`,
  } satisfies Text<{ people: string; reached: string }>,
  steps: {
    people: {
      title: { en: 'People', zh: '人员' },
      open: { en: 'nobody is in a team yet', zh: '还没有人编入团队' },
      done: { en: 'they are in their teams', zh: '已编入团队' },
      skipped: { en: 'left out', zh: '已跳过' },
      how: {
        en: 'On the machine where I run, in my folder: npm run -s upside -- import people people.csv (name, e-mail, team, role, plan). With --dry-run it shows first what it would do. E-mail addresses are how I find people here.',
        zh: '在运行 Upside 的机器上，进入它的文件夹执行：npm run -s upside -- import people people.csv（姓名、邮箱、团队、角色、方案）。可先加 --dry-run 预览。我按邮箱在这里找到大家。',
      },
    },
    data: {
      title: { en: 'Data', zh: '数据' },
      open: { en: 'no deals yet', zh: '还没有成交数据' },
      done: { en: 'deals are coming in', zh: '已有成交数据' },
      skipped: { en: 'left out', zh: '已跳过' },
      how: {
        en: 'npm run -s upside -- import deals deals.csv takes an export of your CRM as it is: it recognises the columns and shows what it would do before it does it.',
        zh: '执行 npm run -s upside -- import deals deals.csv，直接使用 CRM 的导出文件：会自动识别列，并在导入前显示结果预览。',
      },
    },
    plan: {
      title: { en: 'Plan', zh: '方案' },
      open: { en: 'no plan is in force', zh: '还没有生效的方案' },
      done: { en: 'a plan is published', zh: '已发布方案' },
      skipped: { en: 'left out', zh: '已跳过' },
      how: {
        en: 'Twelve ready plans wait in src/plans. npm run -s upside -- plan backtest shows what one would have paid on your data; npm run -s upside -- plan publish puts it in force.',
        zh: 'src/plans 中有十二份现成方案。npm run -s upside -- plan backtest 可用你的数据试算，npm run -s upside -- plan publish 使其生效。',
      },
    },
    schedule: {
      title: { en: 'Schedule', zh: '日程' },
      open: { en: 'no board is posted by itself', zh: '还没有定期发布的排行榜' },
      done: { en: 'boards come by themselves', zh: '排行榜会定期发布' },
      skipped: { en: 'left out', zh: '已跳过' },
      how: {
        en: 'Invite me to a channel and write there (in Lark, mention me with it): /schedule new leaderboard every Monday at 09:00. You see the next five runs before it is saved.',
        zh: '邀请我进群，然后在群里输入（飞书里要先 @我）：/日程 新建 排行榜 每周一 9:00。保存前会先显示接下来的五次。',
      },
    },
  },
} as const;
