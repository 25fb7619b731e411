/** What /contest says: the launch, the rules, the live board, the result. */
import { listing, ordinal } from '../format.ts';
import type { Text } from '../locale.ts';

export const contestTexts = {
  usage: {
    en: '[new "title" race|top [target] until … [team …] [prize …]]',
    zh: '[新建「名称」 竞速|排名 [目标] 截止 … [团队 …] [奖品 …]]',
  },
  help: {
    en: 'Running contests and your place; managers launch new ones',
    zh: '看进行中的竞赛和你的名次；经理可以发起竞赛',
  },

  // The form
  formTitle: { en: 'New contest', zh: '发起竞赛' },
  formSubmit: { en: 'Launch', zh: '发起' },
  formIntro: {
    en: 'Rules are fixed once it is launched; they are announced with it.',
    zh: '发起后规则即锁定，并随公告一起公布。',
  },
  fieldTitle: { en: 'Title', zh: '名称' },
  fieldKind: { en: 'Who wins', zh: '怎么算赢' },
  kindRace: { en: 'The first to reach a target (race)', zh: '最先达到目标的人（竞速）' },
  kindTop: { en: 'Who has most at the end (top)', zh: '结束时最多的人（排名）' },
  fieldMeasure: { en: 'What counts', zh: '比什么' },
  fieldTarget: { en: 'Target', zh: '目标' },
  fieldTargetHint: {
    en: 'For a race: 100k, or a number of deals',
    zh: '竞速赛必填：如 10万，或成交单数',
  },
  fieldUntil: { en: 'Until', zh: '截止时间' },
  fieldUntilHint: {
    en: 'Friday · 5 Dec 18:00 · 2026-12-05 18:00',
    zh: '周五 · 12月5日 18:00 · 2026-12-05 18:00',
  },
  fieldTeam: { en: 'Who takes part', zh: '谁参加' },
  everybody: { en: 'Everybody who sells', zh: '全体销售' },
  fieldPrizes: { en: 'Prizes', zh: '奖品' },
  fieldPrizesHint: { en: 'One a line, first prize first', zh: '每行一个，从第一名起' },

  // The announcement
  invites: {
    en: (p) => `${p.launcher} invites ${p.who}, ${p.from} to ${p.until} (${p.zone})`,
    zh: (p) => `${p.launcher} 邀请${p.who}参加，${p.from} 至 ${p.until}（${p.zone}）`,
  } satisfies Text<{ launcher: string; who: string; from: string; until: string; zone: string }>,
  inviteEverybody: { en: 'everybody who sells', zh: '全体销售' },
  teams: {
    en: (p) => listing(p.names, 'en'),
    zh: (p) => listing(p.names, 'zh'),
  } satisfies Text<{ names: readonly string[] }>,
  winsRace: {
    en: (p) => `Wins: the first to reach ${p.target} in newly booked deals`,
    zh: (p) => `胜出：新签约最先达到 ${p.target} 的人`,
  } satisfies Text<{ target: string }>,
  winsTop: {
    en: (p) => `Wins: whoever has most at the end in new ${p.measure.toLowerCase()}`,
    zh: (p) => `胜出：结束时新增${p.measure}最高的人`,
  } satisfies Text<{ measure: string }>,
  prizes: {
    en: (p) =>
      p.prizes
        .map((prize, index) =>
          index === 0 ? `Prize: ${prize}` : `${ordinal(index + 1, 'en')}: ${prize}`,
        )
        .join(' · '),
    zh: (p) =>
      p.prizes.map((prize, index) => `${ordinal(index + 1, 'zh')} 名：${prize}`).join(' · '),
  } satisfies Text<{ prizes: readonly string[] }>,
  fixed: {
    en: (p) =>
      `Rules are fixed from now (fingerprint ${p.fingerprint}) · ${p.count === '1' ? '1 person takes' : `${p.count} people take`} part`,
    zh: (p) => `规则自此锁定（指纹 ${p.fingerprint}） · 共 ${p.count} 人参加`,
  } satisfies Text<{ fingerprint: string; count: string }>,
  fairAmount: {
    en: 'Counts when booked in the CRM; refunds until the end are taken off; on a tie the earlier one wins',
    zh: '以 CRM 入账为准；结束前的退款会扣除；并列时先达到者胜',
  },
  fairCount: {
    en: 'Counts when booked in the CRM; a deal taken back before the end counts no more; on a tie the earlier one wins',
    zh: '以 CRM 入账为准；结束前撤销的成交不再计入；并列时先达到者胜',
  },
  seeBoard: { en: 'See the board', zh: '看榜单' },
  seeRules: { en: 'Rules in full', zh: '完整规则' },
  sitOut: { en: 'Sit this one out', zh: '这次不参加' },
  startOne: { en: 'Start a contest', zh: '发起竞赛' },

  // The rules in full
  rulesTitle: { en: (p) => `${p.title}: rules`, zh: (p) => `${p.title}：规则` } satisfies Text<{
    title: string;
  }>,
  ruleDays: {
    en: (p) =>
      `Deals count that are booked on ${p.from} to ${p.to}, both included, and that were not known before the launch at ${p.launched}.`,
    zh: (p) =>
      `计入 ${p.from} 至 ${p.to}（含首尾两天）签约、且在 ${p.launched} 发起之后才录入的成交。`,
  } satisfies Text<{ from: string; to: string; launched: string }>,
  ruleRefundsAmount: {
    en: 'The refund of a deal that counts here takes its amount off, also from a target already reached. What becomes known after the end does not count.',
    zh: '计入本竞赛的成交若有退款，会扣减相应金额，已达到的目标也可能因此失效。结束之后才录入的不计入。',
  },
  ruleRefundsCount: {
    en: 'A deal that is taken back whole counts no more, also for a target already reached; a partial refund leaves it a deal. What becomes known after the end does not count.',
    zh: '整单撤销的成交不再计入，已达到的目标也可能因此失效；部分退款仍算一单。结束之后才录入的不计入。',
  },
  ruleTie: {
    en: 'On a tie the one who stood there earlier is ahead.',
    zh: '成绩相同时，先达到该成绩者在前。',
  },
  ruleFixed: {
    en: (p) =>
      `These rules cannot change. Their fingerprint is ${p.fingerprint}: other rules would have another.`,
    zh: (p) => `规则不可更改，指纹为 ${p.fingerprint}：规则若有改动，指纹必然不同。`,
  } satisfies Text<{ fingerprint: string }>,

  // The board
  boardTitle: { en: (p) => `${p.title}: board`, zh: (p) => `${p.title}：榜单` } satisfies Text<{
    title: string;
  }>,
  place: { en: 'Place', zh: '名次' },
  who: { en: 'Who', zh: '姓名' },
  progress: { en: 'Progress', zh: '进度' },
  ofTarget: {
    en: (p) => `${p.percent} of the target`,
    zh: (p) => `目标的 ${p.percent}`,
  } satisfies Text<{ percent: string }>,
  ofLeader: {
    en: (p) => `${p.percent} of the leader`,
    zh: (p) => `领先者的 ${p.percent}`,
  } satisfies Text<{ percent: string }>,
  leads: { en: 'leads', zh: '领先' },
  mostOfAll: { en: 'the most of all', zh: '总额最高' },
  reached: { en: (p) => `reached ${p.at}`, zh: (p) => `${p.at} 达到` } satisfies Text<{
    at: string;
  }>,
  nothingYet: {
    en: 'Nothing is on the board yet: the first deal leads.',
    zh: '榜单还是空的：第一单就能领先。',
  },
  myPlace: { en: 'My place', zh: '我的名次' },
  all: {
    en: (p) => `All ${p.count}`,
    zh: (p) => `查看全部 ${p.count} 人`,
  } satisfies Text<{ count: string }>,
  moreTookPart: {
    en: (p) => `+${p.count} more took part`,
    zh: (p) => `另有 ${p.count} 人参加`,
  } satisfies Text<{ count: string }>,
  more: {
    en: (p) => `+${p.count} more on the way`,
    zh: (p) => `还有 ${p.count} 人在路上`,
  } satisfies Text<{ count: string }>,
  follows: {
    en: (p) => `As of the deal recorded ${p.at} · ends ${p.ends}`,
    zh: (p) => `截至 ${p.at} 录入的成交 · ${p.ends} 结束`,
  } satisfies Text<{ at: string; ends: string }>,
  followsNothing: {
    en: (p) => `Follows every deal · ends ${p.ends}`,
    zh: (p) => `每签一单即更新 · ${p.ends} 结束`,
  } satisfies Text<{ ends: string }>,
  finalTitle: {
    en: (p) => `${p.title}: final standing`,
    zh: (p) => `${p.title}：最终排名`,
  } satisfies Text<{ title: string }>,
  ended: { en: (p) => `Ended ${p.at}`, zh: (p) => `已于 ${p.at} 结束` } satisfies Text<{
    at: string;
  }>,
  own: {
    en: (p) => `You are ${ordinal(p.rank, 'en')} of ${p.of} with ${p.value}.`,
    zh: (p) => `你目前是${ordinal(p.rank, 'zh')} 名（共 ${p.of} 人），已有 ${p.value}。`,
  } satisfies Text<{ rank: number; of: string; value: string }>,
  ownFinal: {
    en: (p) => `You came ${ordinal(p.rank, 'en')} of ${p.of} with ${p.value}.`,
    zh: (p) => `你最终是${ordinal(p.rank, 'zh')} 名（共 ${p.of} 人），成绩 ${p.value}。`,
  } satisfies Text<{ rank: number; of: string; value: string }>,
  /** With nothing, a place would say that others have less. */
  ownNothing: {
    en: (p) => `${p.of} take part; nothing of yours counts yet.`,
    zh: (p) => `共 ${p.of} 人参赛，你还没有计入的成绩。`,
  } satisfies Text<{ of: string }>,
  ownNothingFinal: {
    en: (p) => `${p.of} took part; nothing of yours counted this time.`,
    zh: (p) => `共 ${p.of} 人参赛，这次你没有计入的成绩。`,
  } satisfies Text<{ of: string }>,
  ownGap: {
    en: (p) => `${p.missing} more draws level with the place above.`,
    zh: (p) => `再有 ${p.missing} 就能追平上一名。`,
  } satisfies Text<{ missing: string }>,
  ownMissing: {
    en: (p) => `${p.missing} more reaches the target.`,
    zh: (p) => `再有 ${p.missing} 即达到目标。`,
  } satisfies Text<{ missing: string }>,
  notIn: { en: 'You are not taking part in this one.', zh: '你没有参加这场竞赛。' },

  // Lists and receipts
  resultBelow: {
    en: (p) => `Ended ${p.at}. The result is in this place.`,
    zh: (p) => `已于 ${p.at} 结束，结果已公布在本群。`,
  } satisfies Text<{ at: string }>,
  listTitle: { en: 'Contests', zh: '竞赛' },
  noneRunning: { en: 'No contest is running right now.', zh: '目前没有进行中的竞赛。' },
  until: { en: (p) => `until ${p.ends}`, zh: (p) => `${p.ends} 结束` } satisfies Text<{
    ends: string;
  }>,
  launchedTitle: {
    en: (p) => `${p.title} is on`,
    zh: (p) => `「${p.title}」已发起`,
  } satisfies Text<{ title: string }>,
  launched: {
    en: (p) =>
      `Announced in ${p.place} to ${p.count === '1' ? '1 person' : `${p.count} people`}, until ${p.ends}. The winner is posted there at the end.`,
    zh: (p) =>
      `已在「${p.place}」公布，共 ${p.count} 人参加，${p.ends} 结束。结束时会在那里公布结果。`,
  } satisfies Text<{ place: string; count: string; ends: string }>,
  satOut: {
    en: 'You sit this one out: you are off the board. Others are not told.',
    zh: '好的，这次你不参加，榜单上不再有你，也不会通知别人。',
  },

  // The result
  resultTitle: { en: (p) => `${p.title}: result`, zh: (p) => `${p.title}：结果` } satisfies Text<{
    title: string;
  }>,
  winner: {
    en: (p) => `${p.medal} ${p.name} · ${p.value}`,
    zh: (p) => `${p.medal} ${p.name} · ${p.value}`,
  } satisfies Text<{ medal: string; name: string; value: string }>,
  winnerPrize: {
    en: (p) => `${p.medal} ${p.name} · ${p.value} · ${p.prize}`,
    zh: (p) => `${p.medal} ${p.name} · ${p.value} · ${p.prize}`,
  } satisfies Text<{ medal: string; name: string; value: string; prize: string }>,
  congratulations: {
    en: (p) => `Congratulations, ${p.name}.`,
    zh: (p) => `恭喜 ${p.name}。`,
  } satisfies Text<{ name: string }>,
  nobodyReached: {
    en: (p) =>
      `Nobody reached ${p.target} this time. Closest: ${p.name} with ${p.value}. Well run.`,
    zh: (p) => `这次没有人达到 ${p.target}，最接近的是 ${p.name}（${p.value}）。跑得漂亮。`,
  } satisfies Text<{ target: string; name: string; value: string }>,
  nobodyStarted: {
    en: 'No new deal came in during this contest, so there is no winner this time.',
    zh: '竞赛期间没有新单入账，这次没有产生优胜者。',
  },
} as const;
