/** From what was earned to what is paid, on the statement. "Earned" and "paid" are never the same word. */
import type { Text } from '../locale.ts';

export const payout = {
  /** The figure of a period that is over, and of one that still runs. */
  payout: { en: 'to be paid for this period', zh: '本期应发' },
  payoutSoFar: { en: 'to be paid if the period ended now', zh: '若现在结算，本期应发' },
  paidBack: { en: 'to be paid back', zh: '本期应退还' },
  line: { en: 'From earned to paid', zh: '应得到应发' },
  earned: { en: 'Earned', zh: '应得' },
  paid: { en: 'Paid', zh: '应发' },
  note: { en: 'What remains', zh: '余额' },
  owed: {
    en: (p) => `${p.amount} stays owed`,
    zh: (p) => `尚欠 ${p.amount}`,
  } satisfies Text<{ amount: string }>,
  waits: {
    en: (p) => `${p.amount} earned, not yet payable`,
    zh: (p) => `已得未到可发条件 ${p.amount}`,
  } satisfies Text<{ amount: string }>,
  held: {
    en: (p) => `${p.amount} held, next ${p.next} from ${p.day}`,
    zh: (p) => `暂扣 ${p.amount}，下次 ${p.day}起发 ${p.next}`,
  } satisfies Text<{ amount: string; next: string; day: string }>,
  heldAll: {
    en: (p) => `${p.amount} held until ${p.day}`,
    zh: (p) => `暂扣 ${p.amount}，${p.day}起发`,
  } satisfies Text<{ amount: string; day: string }>,
  grant: { en: 'Grant', zh: '授予' },
  units: { en: 'Granted', zh: '授予数' },
  vested: { en: 'Vested', zh: '已归属' },
  newly: { en: 'New in this period', zh: '本期新归属' },
  grantTitle: {
    en: (p) => `${p.title} · ${p.vested} of ${p.units} vested`,
    zh: (p) => `${p.title} · 已归属 ${p.vested} 份，共 ${p.units} 份`,
  } satisfies Text<{ title: string; vested: string; units: string }>,
} as const;
