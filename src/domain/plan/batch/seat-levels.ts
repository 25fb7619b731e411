/** Everybody's level as the plan counts its levels. */
import { AppError } from '../../errors.ts';
import type { BatchPlan } from './batch-plan.ts';
import type { SeatColumns } from './columns.ts';

/** `paid`: 1 for the seats that are on the plan, null: all. Throws `plan.level_missing` for one of them whose level the plan does not know. */
export function seatLevels(
  { key, levels }: BatchPlan,
  seats: SeatColumns,
  paid: Uint8Array | null,
): Uint8Array {
  const result = new Uint8Array(seats.level.length);
  if (levels.length === 0) return result;
  const positions = seats.levels.map((level) => levels.indexOf(level));
  for (let seat = 0; seat < result.length; seat += 1) {
    const code = seats.level[seat] as number;
    const position = positions[code] ?? -1;
    if (position >= 0) result[seat] = position;
    else if (!paid || paid[seat] === 1)
      throw new AppError('plan.level_missing', {
        ...{ plan: key, level: seats.levels[code] ?? '', levels },
      });
  }
  return result;
}
