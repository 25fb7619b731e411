/** How large a run of the figures is. */
import type { Engine } from '../support/database.ts';

/** `npm run bench -- --full`, or BENCH_SIZE=full. */
export const full = process.env['BENCH_SIZE'] === 'full';

/** The small sizes run on machines that do other things besides. */
export const slack = full ? 1 : 1.5;

export interface Size {
  readonly reps: number;
  /** Records of the small company that a large one is compared with. */
  readonly few: number;
  readonly many: number;
}

/** A company of a million records is one for a server: the embedded engine is shown a tenth. */
export const sizeOf = (engine: Engine): Size =>
  full
    ? { reps: 10_000, few: 10_000, many: engine === 'server' ? 1_000_000 : 100_000 }
    : { reps: 1_000, few: 1_000, many: 20_000 };
