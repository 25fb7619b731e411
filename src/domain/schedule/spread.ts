/** Full hours are when everybody's bots speak, and platforms suffer. What recurs is due a little after them, always by as much. */
import type { Temporal } from 'temporal-polyfill';
import type { Schedule } from '../schedule.ts';

/** Between 0 and `mostMs`, by workspace and schedule alone. FNV-1a: spread evenly, and the same everywhere. */
function offsetMs(workspace: string, schedule: string, mostMs: number): number {
  let hash = 0x811c9dc5;
  for (const sign of JSON.stringify([workspace, schedule])) {
    hash ^= sign.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash % (mostMs + 1);
}

const hourMs = 3_600_000;

/** When an occurrence is due. What happens once was promised for its moment: it is never late. */
export function dueAt(
  { id, cadence }: Pick<Schedule, 'id' | 'cadence'>,
  instant: Temporal.Instant,
  workspace: string,
  mostMs: number,
): Temporal.Instant {
  if (cadence.every === 'once' || instant.epochMilliseconds % hourMs !== 0) return instant;
  return instant.add({ milliseconds: offsetMs(workspace, id, mostMs) });
}
