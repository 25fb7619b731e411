/** What the timetable calls what happens by itself. */
export const jobTexts = {
  board: { en: 'Leaderboard', zh: '排行榜' },
  lastDays: { en: 'Leaderboard in the last days of a quarter', zh: '季末每日排行榜' },
  reminders: { en: 'Reminders', zh: '提醒' },
  remindersLater: { en: 'Reminders, second round', zh: '提醒（第二轮）' },
  remindersMore: {
    en: 'Reminders for who has heard nothing that day',
    zh: '提醒（当天未收到的人）',
  },
  statements: { en: 'Reminders of statements that are ready', zh: '奖金单提醒' },
  digest: { en: 'Digest for managers', zh: '经理周报' },
  pace: { en: 'Reminders of pace', zh: '进度提醒' },
  contest: { en: 'A contest ends', zh: '竞赛结束' },
  pulse: { en: 'A pulse closes', zh: '小调查截止' },
} as const;
