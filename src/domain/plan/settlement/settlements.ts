/** The mechanics of settlement. A new one is a file and a line here. */
import type { Mechanic } from '../language/part.ts';
import { clawback } from './clawback.ts';
import { draw } from './draw.ts';
import { eligibility } from './eligibility.ts';
import { holdback } from './holdback.ts';
import type { Settlement } from './settling.ts';

export const settlements: readonly Mechanic<Settlement>[] = [draw, holdback, eligibility, clawback];
