/** Words of the statement: what was earned, what is paid, and what has changed. Figures come ready to read. */
import type { Text } from '../locale.ts';

export const statement = {
  cliSummary: {
    en: 'A statement with all its arithmetic, down to the records; --issue keeps it, --json is what verify reads.',
    zh: '出具奖金单，逐步列出计算过程和每条记录；--issue 存档，--json 供 verify 核对。',
  },
  cliUsage: {
    en: (p) =>
      `Usage: upside ${p.usage}\n--rep takes a name, a key or an e-mail address; --period reads 2026-Q4, 2026-11, 2026-H2 or 2026.`,
    zh: (p) =>
      `用法：upside ${p.usage}\n--rep 可以是姓名、编号或邮箱；--period 可写 2026-Q4、2026-11、2026-H2 或 2026。`,
  } satisfies Text<{ usage: string }>,
  title: {
    en: (p) => `Statement · ${p.name} (${p.key}) · ${p.period}`,
    zh: (p) => `奖金单 · ${p.name}（${p.key}）· ${p.period}`,
  } satisfies Text<{ name: string; key: string; period: string }>,
  plan: {
    en: (p) => `Plan: ${p.title}, version ${p.version}`,
    zh: (p) => `方案：${p.title}，第 ${p.version} 版`,
  } satisfies Text<{ title: string; version: string }>,
  running: {
    en: (p) => `Not final: the period runs until ${p.day}`,
    zh: (p) => `尚未结束：本期到 ${p.day}为止`,
  } satisfies Text<{ day: string }>,
  notIssued: { en: 'Not issued yet', zh: '尚未出具' },
  issued: {
    en: (p) => `Issued ${p.day}, revision ${p.revision}`,
    zh: (p) => `${p.day}出具，第 ${p.revision} 次`,
  } satisfies Text<{ day: string; revision: string }>,
  issuedOtherwise: {
    en: (p) => `Issued ${p.day}, revision ${p.revision}; it comes out otherwise now (see below)`,
    zh: (p) => `${p.day}出具（第 ${p.revision} 次），现在的结果有所不同，见下文`,
  } satisfies Text<{ day: string; revision: string }>,
  others: {
    en: (p) => `Until ${p.day} on the plan ${p.plan}: --plan ${p.plan} shows that part`,
    zh: (p) => `${p.day}之前适用方案 ${p.plan}：用 --plan ${p.plan} 查看那一部分`,
  } satisfies Text<{ day: string; plan: string }>,
  earned: { en: 'Earned', zh: '应得' },
  ofRecord: { en: 'Record', zh: '记录' },
  day: { en: 'Day', zh: '日期' },
  share: { en: 'Your share', zh: '你的份额' },
  credit: { en: 'Counts', zh: '计入' },
  overlay: { en: (p) => `${p.share} on top`, zh: (p) => `另计 ${p.share}` } satisfies Text<{
    share: string;
  }>,
  ofColleagues: {
    en: (p) => (p.count === '1' ? '1 record of a colleague' : `${p.count} records of colleagues`),
    zh: (p) => `同事的 ${p.count} 条记录`,
  } satisfies Text<{ count: string }>,
  listedUnder: {
    en: (p) =>
      p.count === '1'
        ? `The record is listed under ${p.title}`
        : `The ${p.count} records are listed under ${p.title}`,
    zh: (p) => `${p.count} 条记录已列在“${p.title}”下`,
  } satisfies Text<{ count: string; title: string }>,
  adjustments: { en: 'Adjustments of earlier periods', zh: '往期调整' },
  adjustment: {
    en: (p) => `${p.period} · ${p.amount}`,
    zh: (p) => `${p.period} · ${p.amount}`,
  } satisfies Text<{ period: string; amount: string }>,
  stated: {
    en: (p) => `${p.stated} was stated so far, ${p.now} comes out with what is known today`,
    zh: (p) => `此前结算 ${p.stated}，按目前的数据应为 ${p.now}`,
  } satisfies Text<{ stated: string; now: string }>,
  payable: { en: 'payable', zh: '应付' },
  hash: { en: (p) => `SHA-256 ${p.hash}`, zh: (p) => `SHA-256：${p.hash}` } satisfies Text<{
    hash: string;
  }>,
  changed: {
    en: (p) => `What changed since the statement of ${p.day}`,
    zh: (p) => `${p.day}出具以来的变化`,
  } satisfies Text<{ day: string }>,
  unchanged: {
    en: 'Nothing has changed since it was issued',
    zh: '出具以来没有变化',
  },
  line: {
    en: (p) => `${p.title}: ${p.before} → ${p.after} (${p.by})`,
    zh: (p) => `${p.title}：${p.before} → ${p.after}（${p.by}）`,
  } satisfies Text<{ title: string; before: string; after: string; by: string }>,
} as const;

/** What has come of `--issue`. */
export const issuing = {
  new: {
    en: (p) => `Issued: revision ${p.revision}, SHA-256 ${p.hash}`,
    zh: (p) => `已出具：第 ${p.revision} 次，SHA-256：${p.hash}`,
  } satisfies Text<{ revision: string; hash: string }>,
  same: {
    en: (p) => `Issued already as revision ${p.revision}, and nothing has changed since`,
    zh: (p) => `此前已出具（第 ${p.revision} 次），没有变化`,
  } satisfies Text<{ revision: string }>,
  all: {
    en: (p) =>
      `${p.period}: ${p.fresh} issued, ${p.same} unchanged, ${p.closed} closed, ${p.failed} failed`,
    zh: (p) =>
      `${p.period}：出具 ${p.fresh} 份，未变 ${p.same} 份，已关闭 ${p.closed} 份，失败 ${p.failed} 份`,
  } satisfies Text<{ period: string; fresh: string; same: string; closed: string; failed: string }>,
  progress: {
    en: '{bar} {percentage} % of the statements · {eta_formatted} left',
    zh: '{bar} 奖金单 {percentage} % · 还需 {eta_formatted}',
  },
} as const;

/** Why a line is different. */
export const causes = {
  record_added: {
    en: (p) => `${p.record} is new${p.by}`,
    zh: (p) => `新增 ${p.record}${p.by}`,
  } satisfies Text<{ record: string; by: string }>,
  record_removed: {
    en: (p) => `${p.record} no longer counts${p.by}`,
    zh: (p) => `${p.record} 不再计入${p.by}`,
  } satisfies Text<{ record: string; by: string }>,
  record_changed: {
    en: (p) => `${p.record} counts otherwise${p.by}`,
    zh: (p) => `${p.record} 有变动${p.by}`,
  } satisfies Text<{ record: string; by: string }>,
  by: {
    en: (p) => `: ${p.by} ${p.measure}`,
    zh: (p) => `：${p.measure} ${p.by}`,
  } satisfies Text<{ by: string; measure: string }>,
  event: {
    en: (p) => `${p.event}, about ${p.record}: ${p.by}`,
    zh: (p) => `${p.event}（涉及 ${p.record}）：${p.by}`,
  } satisfies Text<{ event: string; record: string; by: string }>,
  target: {
    en: (p) => `Target of ${p.measure}: ${p.before} → ${p.after}`,
    zh: (p) => `${p.measure}的目标：${p.before} → ${p.after}`,
  } satisfies Text<{ measure: string; before: string; after: string }>,
  figure: {
    en: (p) => `${p.measure}: ${p.before} → ${p.after}`,
    zh: (p) => `${p.measure}：${p.before} → ${p.after}`,
  } satisfies Text<{ measure: string; before: string; after: string }>,
  carried: {
    en: (p) => `Left over from earlier periods: ${p.before} → ${p.after}`,
    zh: (p) => `往期结转：${p.before} → ${p.after}`,
  } satisfies Text<{ before: string; after: string }>,
  plan_version: {
    en: (p) => `Plan version ${p.before} → ${p.after}`,
    zh: (p) => `方案第 ${p.before} 版 → 第 ${p.after} 版`,
  } satisfies Text<{ before: string; after: string }>,
  earlier_lines: {
    en: 'Follows from other lines, or from what colleagues have done',
    zh: '由其他项目或同事的数据带来',
  },
  none: { en: 'none', zh: '无' },
} as const;

export const verifying = {
  cliSummary: {
    en: 'Recomputes a statement from its own JSON alone, without a database.',
    zh: '仅凭奖金单自身的 JSON 重新计算并核对，不需要数据库。',
  },
  cliUsage: {
    en: (p) => `Usage: upside ${p.usage}\nFILE is what upside statement --json printed.`,
    zh: (p) => `用法：upside ${p.usage}\nFILE 是 upside statement --json 输出的内容。`,
  } satisfies Text<{ usage: string }>,
  equal: {
    en: (p) => `Equal: ${p.file} comes to the same to the cent.\nSHA-256 ${p.hash}`,
    zh: (p) => `一致：${p.file} 重新计算的结果分毫不差。\nSHA-256：${p.hash}`,
  } satisfies Text<{ file: string; hash: string }>,
  compare: {
    en: 'Compare this fingerprint with the one you were given.',
    zh: '请与收到的指纹核对是否相同。',
  },
  differs: {
    en: (p) => `${p.file} differs from what comes out of its own facts:`,
    zh: (p) => `${p.file} 与按其自身数据计算的结果不符：`,
  } satisfies Text<{ file: string }>,
  difference: {
    en: (p) => `${p.path}: stated ${p.stated}, computed ${p.computed}`,
    zh: (p) => `${p.path}：所载 ${p.stated}，计算 ${p.computed}`,
  } satisfies Text<{ path: string; stated: string; computed: string }>,
  nothing: { en: 'nothing', zh: '无' },
} as const;
