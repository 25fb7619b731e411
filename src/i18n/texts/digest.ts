/** What a manager reads on Monday about the people below. */
import type { Text } from '../locale.ts';

export const digestTexts = {
  title: {
    en: (p) => `Your team’s week · ${p.from} to ${p.to}`,
    zh: (p) => `团队一周 · ${p.from}至${p.to}`,
  } satisfies Text<{ from: string; to: string }>,
  booked: {
    en: (p) => `from ${p.deals} last week`,
    zh: (p) => `上周签约，共 ${p.deals}`,
  } satisfies Text<{ deals: string }>,
  before: {
    en: (p) => `The week before: ${p.booked} from ${p.deals}.`,
    zh: (p) => `再前一周签约 ${p.booked}，共 ${p.deals}。`,
  } satisfies Text<{ booked: string; deals: string }>,
  reached: {
    en: (p) => `🎉 Reached the target last week: ${p.names}.`,
    zh: (p) => `🎉 上周达成目标：${p.names}。`,
  } satisfies Text<{ names: string }>,
  ahead: { en: 'Ahead of pace', zh: '快于进度' },
  nobodyAhead: { en: 'Nobody is ahead of pace yet.', zh: '目前还没有人快于进度。' },
  behind: { en: 'Could use your help', zh: '需要你帮一把' },
  nobodyBehind: { en: 'Nobody is behind pace.', zh: '没有人落后于进度。' },
  name: { en: 'Name', zh: '姓名' },
  share: { en: 'Target reached', zh: '达成率' },
  gained: { en: 'Last week', zh: '上周' },
  behindBy: { en: 'Behind pace by', zh: '落后' },
  points: {
    en: (p) => `${p.points} points`,
    zh: (p) => `${p.points} 个百分点`,
  } satisfies Text<{ points: string }>,
  idle: { en: 'no deal in two weeks', zh: '两周没有开单' },
  more: {
    en: (p) => `+${p.count} more`,
    zh: (p) => `另有 ${p.count} 人`,
  } satisfies Text<{ count: number }>,
  withoutTarget: {
    en: (p) => `${p.count === 1 ? '1 person has' : `${p.count} people have`} no target yet.`,
    zh: (p) => `还有 ${p.count} 人没有目标。`,
  } satisfies Text<{ count: number }>,
  board: { en: 'Leaderboard', zh: '排行榜' },
  targets: { en: 'Targets of my team', zh: '团队目标' },
  contest: { en: 'Start a contest', zh: '发起竞赛' },
  off: { en: 'Turn off', zh: '不再发送' },
  on: { en: 'Send it on Mondays', zh: '每周一发给我' },
  note: { en: 'Comes by itself; /digest shows it any day', zh: '自动发送，随时可发 /周报 查看' },
  isOff: {
    en: 'The Monday digest is off. /digest shows it whenever you want to look.',
    zh: '每周一的团队周报已关闭。想看时随时可以用 /周报。',
  },
  isOn: {
    en: 'The digest of your team comes on Mondays again.',
    zh: '每周一会再把团队周报发给你。',
  },
  nobody: {
    en: 'Nobody who sells reports to you today, so there is no week to show. /leaderboard shows everybody.',
    zh: '目前没有销售人员向你汇报，所以没有周报。可以用 /排行榜 看全体。',
  },
  settingTitle: { en: 'Your team’s week', zh: '团队周报' },
  usage: { en: '', zh: '' },
  help: {
    en: 'Your team’s week: who is ahead, who needs help, what changed',
    zh: '团队一周小结：谁领先、谁需要帮忙、有什么变化',
  },
} as const;
