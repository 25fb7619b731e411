/**
 * Harbour Instruments (海港仪器), the invented company of the demo: who works there, in which team, since when, and what is expected of
 * them. Uneven on purpose, as companies are: stars, newcomers, somebody who left.
 */
import { Temporal } from 'temporal-polyfill';
import type { Role } from '../domain/errors.ts';
import { personId, placeId, teamId, workspaceId } from '../domain/ids.ts';
import { currency } from '../domain/money.ts';
import type { Assignment, Person, Team } from '../domain/people.ts';
import type { Place, Workspace } from '../domain/workspace.ts';
import { type RepSketch, reps } from './reps.ts';

export const demoWorkspace: Workspace = {
  id: workspaceId('demo'),
  name: 'Harbour Instruments',
  nameZh: '海港仪器',
  currency: currency('CNY'),
  timeZone: 'Asia/Shanghai',
  fiscalStartMonth: 1,
  locale: 'en',
  amountsArePublic: false,
};

/** When the story begins: Tuesday morning, three fifths into the quarter. */
export const demoStart = Temporal.Instant.from('2026-11-24T09:40+08:00');

/** The first day with figures: the four quarters before the running one are complete. */
export const firstDay = Temporal.PlainDate.from('2025-10-01');

type TeamSketch = readonly [
  key: string,
  name: string,
  nameZh: string,
  parent: string | null,
  manager: string,
];

const teamSketches: readonly TeamSketch[] = [
  ['east', 'East', '华东', null, 'maria-keller'],
  ['south', 'South', '华南', null, 'lin-hai'],
  ['shanghai', 'Shanghai', '上海', 'east', 'maria-keller'],
  ['hangzhou', 'Hangzhou', '杭州', 'east', 'xu-jing'],
  ['nanjing', 'Nanjing', '南京', 'east', 'gao-feng'],
  ['shenzhen', 'Shenzhen', '深圳', 'south', 'lin-hai'],
  ['guangzhou', 'Guangzhou', '广州', 'south', 'he-min'],
];

export const demoTeams: readonly Team[] = teamSketches.map(([key, name, nameZh, parent]) => ({
  id: teamId(key),
  key,
  name,
  nameZh,
  parentId: parent === null ? null : teamId(parent),
}));

/** Teams that sell, that is: all but the regions above them. */
export const sellingTeams: readonly string[] = teamSketches.flatMap(([key, , , parent]) =>
  parent === null ? [] : [key],
);

const managerOf = (team: string): string =>
  teamSketches.find(([key]) => key === team)?.[4] ?? 'maria-keller';

type OfficeSketch = readonly [
  key: string,
  name: string,
  nameZh: string | null,
  role: Role,
  team: string | null,
  boss: string | null,
];

/** Managers belong to their region, so that a team counts those who sell. */
const officeSketches: readonly OfficeSketch[] = [
  ['maria-keller', 'Maria Keller', null, 'manager', 'east', 'shen-yifan'],
  ['xu-jing', 'Xu Jing', '徐静', 'manager', 'east', 'maria-keller'],
  ['gao-feng', 'Gao Feng', '高峰', 'manager', 'east', 'maria-keller'],
  ['lin-hai', 'Lin Hai', '林海', 'manager', 'south', 'shen-yifan'],
  ['he-min', 'He Min', '何敏', 'manager', 'south', 'lin-hai'],
  ['tang-wei', 'Tang Wei', '唐薇', 'ops', null, null],
  ['qian-yun', 'Qian Yun', '钱芸', 'finance', null, null],
  ['shen-yifan', 'Shen Yifan', '沈一凡', 'executive', null, null],
  ['daniel-ross', 'Daniel Ross', null, 'admin', null, null],
];

const localeOf = (nameZh: string | null): 'en' | 'zh' => (nameZh === null ? 'en' : 'zh');

function office([key, name, nameZh, role, team, boss]: OfficeSketch): Person {
  const assignment = (id: string): Assignment => ({
    from: firstDay.subtract({ years: 2 }),
    to: null,
    teamId: teamId(id),
    managerId: boss === null ? null : personId(boss),
    level: 'manager',
    planKey: null,
  });
  return {
    ...identity(key, name, nameZh),
    roles: [role],
    assignments: team === null ? [] : [assignment(team)],
  };
}

const identity = (key: string, name: string, nameZh: string | null) => ({
  id: personId(key),
  key,
  name,
  nameZh,
  email: `${key.replace('-', '.')}@harbour-instruments.example`,
  locale: localeOf(nameZh),
});

/** Level by level: who was promoted has one assignment before that day and one from it on. */
export function assignmentsOf(rep: RepSketch, planKey: string | null): readonly Assignment[] {
  const common = {
    teamId: teamId(rep.team),
    managerId: personId(managerOf(rep.team)),
    planKey,
  };
  const from = Temporal.PlainDate.from(rep.since ?? '2024-01-01');
  const to = rep.until === undefined ? null : Temporal.PlainDate.from(rep.until);
  if (rep.promoted === undefined) return [{ ...common, from, to, level: rep.level }];
  const day = Temporal.PlainDate.from(rep.promoted.on);
  return [
    { ...common, from, to: day, level: rep.level },
    { ...common, from: day, to, level: rep.promoted.to },
  ];
}

/** `planKeyOf` says which plan pays a rep: the library of plans is not the demo's. */
export const demoPeople = (planKeyOf: (rep: RepSketch) => string | null): readonly Person[] => [
  ...reps.map((rep) => ({
    ...identity(rep.key, rep.name, rep.nameZh),
    roles: ['rep' as const],
    assignments: assignmentsOf(rep, planKeyOf(rep)),
  })),
  ...officeSketches.map(office),
];

/** One place for everybody, one for each team that sells. */
export const demoPlaces: readonly Place[] = [
  place('general', 'General', '全员', 'en', null),
  ...teamSketches
    .filter(([key]) => sellingTeams.includes(key))
    .map(([key, name, nameZh]) => place(key, name, nameZh, key === 'shanghai' ? 'en' : 'zh', key)),
];

function place(
  key: string,
  name: string,
  nameZh: string,
  locale: 'en' | 'zh',
  team: string | null,
): Place {
  return {
    id: placeId(key),
    platform: 'playground',
    ref: key,
    name,
    nameZh,
    locale,
    teamId: team === null ? null : teamId(team),
  };
}
