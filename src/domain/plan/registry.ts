/** The mechanics a plan can use. One file each; a new one is a line here. */
import { bonus } from './bonus.ts';
import { cap } from './cap.ts';
import { commission } from './commission.ts';
import type { Afterward, Component, Mechanic } from './mechanic.ts';
import { modifier } from './modifier.ts';
import { overAchievement } from './over-achievement.ts';
import { teamPool } from './team-pool.ts';

export const earnings: readonly Mechanic<Component>[] = [
  commission,
  bonus,
  overAchievement,
  teamPool,
];

export const afterwards: readonly Mechanic<Afterward>[] = [modifier, cap];
