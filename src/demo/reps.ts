/** The reps of the demo company. `skill` 1 meets the target over a year; `service` 1 is the usual satisfaction of customers. */

export type Level = 'junior' | 'regular' | 'senior';

export interface RepSketch {
  readonly key: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly team: string;
  readonly level: Level;
  readonly skill: number;
  readonly service: number;
  /** First working day, and the first day no longer there; absent: always has been, still is. */
  readonly since?: string;
  readonly until?: string;
  readonly promoted?: { readonly on: string; readonly to: Level };
}

type Since = Pick<RepSketch, 'since' | 'until' | 'promoted'>;

const rep = (
  team: string,
  who: readonly [name: string, nameZh: string | null],
  level: Level,
  skill: number,
  service: number,
  since: Since = {},
): RepSketch => ({
  key: who[0].toLowerCase().replaceAll(' ', '-'),
  name: who[0],
  nameZh: who[1],
  team,
  level,
  skill,
  service,
  ...since,
});

export const reps: readonly RepSketch[] = [
  rep('shanghai', ['Li Na', '李娜'], 'senior', 1.42, 1.1),
  rep('shanghai', ['Chen Yu', '陈宇'], 'regular', 1.18, 1),
  rep('shanghai', ['Zhao Min', '赵敏'], 'regular', 0.98, 1.05),
  rep('shanghai', ['Wang Hao', '王浩'], 'regular', 0.84, 0.9),
  rep('shanghai', ['Sun Jie', '孙洁'], 'junior', 0.92, 1.1),
  rep('shanghai', ['Tom Becker', null], 'senior', 0.71, 0.95),
  rep('hangzhou', ['Zhou Ting', '周婷'], 'senior', 1.12, 1.05),
  rep('hangzhou', ['Wu Di', '吴迪'], 'regular', 1.04, 0.85),
  rep('hangzhou', ['Xu Lei', '徐磊'], 'regular', 0.66, 1),
  rep('hangzhou', ['Hu Xiaoyan', '胡晓燕'], 'junior', 1.07, 1.1, {
    promoted: { on: '2026-07-01', to: 'regular' },
  }),
  rep('hangzhou', ['Jin Chen', '金晨'], 'junior', 0.75, 0.95, { since: '2026-09-01' }),
  rep('nanjing', ['Ma Jun', '马骏'], 'senior', 0.94, 1),
  rep('nanjing', ['Zhu Ling', '朱玲'], 'regular', 1.01, 1.1),
  rep('nanjing', ['Guo Qiang', '郭强'], 'regular', 0.58, 0.8, { until: '2026-08-01' }),
  rep('nanjing', ['He Jia', '何佳'], 'junior', 0.88, 1),
  rep('nanjing', ['Emily Park', null], 'regular', 1.09, 1.05),
  rep('shenzhen', ['Lin Tao', '林涛'], 'senior', 1.3, 0.95),
  rep('shenzhen', ['Huang Yi', '黄怡'], 'regular', 1.15, 1.05),
  rep('shenzhen', ['Liang Bo', '梁博'], 'regular', 0.9, 0.9),
  rep('shenzhen', ['Tan Xue', '谭雪'], 'junior', 1.02, 1),
  rep('shenzhen', ['Priya Nair', null], 'regular', 0.97, 1.1),
  rep('shenzhen', ['Deng Kai', '邓凯'], 'junior', 0.6, 0.95, { since: '2026-10-12' }),
  rep('guangzhou', ['Luo Min', '罗敏'], 'senior', 1.03, 1.05),
  rep('guangzhou', ['Ye Fan', '叶凡'], 'regular', 0.8, 1),
  rep('guangzhou', ['Feng Yuan', '冯媛'], 'regular', 1.21, 1.1),
  rep('guangzhou', ['Peng Fei', '彭飞'], 'junior', 0.7, 0.85),
  rep('guangzhou', ['Carlos Mendes', null], 'junior', 0.93, 1, { since: '2026-03-02' }),
];

/** Null before the first and from the last day on. */
export function levelOn(sketch: RepSketch, day: string): Level | null {
  if (sketch.since !== undefined && day < sketch.since) return null;
  if (sketch.until !== undefined && day >= sketch.until) return null;
  return sketch.promoted !== undefined && day >= sketch.promoted.on
    ? sketch.promoted.to
    : sketch.level;
}
