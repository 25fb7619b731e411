/** What a new version of a plan says otherwise, in words. */
import type { Text } from '../locale.ts';

interface Change {
  readonly before: string;
  readonly after: string;
}
interface Said {
  readonly text: string;
}
interface Row extends Change {
  readonly row: string;
  readonly level: string | null;
}

export const planDiff = {
  whole: { en: 'The plan as a whole', zh: '方案整体' },
  measure: { en: (p) => `Measure: ${p.name}`, zh: (p) => `指标：${p.name}` } satisfies Text<{
    name: string;
  }>,
  target: { en: (p) => `Target: ${p.name}`, zh: (p) => `目标：${p.name}` } satisfies Text<{
    name: string;
  }>,
  order: {
    afterwards: { en: 'What comes afterwards', zh: '后续计算的次序' },
    settlement: { en: 'From earned to paid', zh: '发放规则的次序' },
  },
  inOrder: {
    en: (p) => `Now in this order: ${p.text}.`,
    zh: (p) => `现在的次序：${p.text}。`,
  } satisfies Text<Said>,
  inTurn: { en: ', then ', zh: '、' },
  added: {
    en: (p) => `New. ${p.text}`.trimEnd(),
    zh: (p) => `新增。${p.text}`,
  } satisfies Text<Said>,
  removed: { en: 'It falls away.', zh: '取消。' },
  renamed: {
    en: (p) => `It was called “${p.before}”.`,
    zh: (p) => `原名「${p.before}」。`,
  } satisfies Text<Change>,
  changed: {
    en: (p) => `Before: ${p.before} Now: ${p.after}`,
    zh: (p) => `原为：${p.before}现为：${p.after}`,
  } satisfies Text<Change>,
  newly: { en: (p) => `New: ${p.text}`, zh: (p) => `新增：${p.text}` } satisfies Text<Said>,
  noLonger: {
    en: (p) => `No longer: ${p.text}`,
    zh: (p) => `不再适用：${p.text}`,
  } satisfies Text<Said>,
  row: {
    en: (p) => `${p.row}: ${p.before} → ${p.after}${p.level === null ? '' : ` (${p.level})`}`,
    zh: (p) => `${p.row}：${p.before} → ${p.after}${p.level === null ? '' : `（${p.level}）`}`,
  } satisfies Text<Row>,
  cells: {
    en: (p) => `${p.row}: ${p.text}`,
    zh: (p) => `${p.row}：${p.text}`,
  } satisfies Text<Said & { row: string }>,
  movedRow: {
    en: (p) => `${p.before} → ${p.after}`,
    zh: (p) => `${p.before} → ${p.after}`,
  } satisfies Text<Change>,
  newRow: {
    en: (p) => `New row: ${p.text}`,
    zh: (p) => `新增一行：${p.text}`,
  } satisfies Text<Said>,
  goneRow: {
    en: (p) => `Row that falls away: ${p.text}`,
    zh: (p) => `取消一行：${p.text}`,
  } satisfies Text<Said>,
  same: { en: 'Both say the same.', zh: '两者内容一致。' },
} as const;
