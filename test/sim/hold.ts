/** Runs seeds and holds them to the promise; what fails is told with everything that is needed to see it again. */
import { type History, lineOf, only } from './history.ts';
import { type Found, sameAsOne, sameEveryTime, violationsOf } from './obligations.ts';
import { type Options, optionsOf } from './options.ts';
import { type Outcome, simulate, type Variant } from './simulate.ts';
import { startOfTime } from './world.ts';

export interface Held {
  readonly outcome: Outcome;
  readonly violations: Found;
}

/** P1 to P8; for some seeds also P9 and P10, which cost a second run. */
export async function hold(seed: number, variant?: Variant): Promise<Held> {
  const options = optionsOf(seed);
  const outcome = await simulate(options, variant);
  const violations = [...violationsOf(outcome.history, options.platform)];
  if (seed % 25 === 0)
    violations.push(...sameEveryTime(outcome.history, (await simulate(options, variant)).history));
  if (seed % 20 === 1 && options.replicas > 1) {
    const alone = await simulate({ ...options, replicas: 1 }, variant);
    violations.push(...sameAsOne(alone.history, outcome.history));
  }
  return { outcome, violations };
}

export interface Figures {
  seeds: number;
  /** People's messages, updates of live ones aside. */
  messages: number;
  duplicates: number;
  lost: number;
  needsPerson: number;
  /** What may be read twice and was sent once more, since nobody could tell. */
  repeated: number;
  failures: string[];
}

export const noFigures = (): Figures => ({
  ...{ seeds: 0, messages: 0, duplicates: 0, lost: 0, needsPerson: 0, repeated: 0, failures: [] },
});

export function count(figures: Figures, { outcome, violations }: Held): void {
  figures.seeds += 1;
  figures.messages += only(outcome.history, 'shown').length;
  figures.duplicates += violations.filter((each) => each.startsWith('P1 ')).length;
  figures.lost += violations.filter((each) => each.startsWith('P2 ')).length;
  figures.needsPerson += only(outcome.history, 'ended').filter(
    ({ state }) => state === 'needs_person',
  ).length;
  figures.repeated += only(outcome.history, 'settled').filter((it) => it.repeats).length;
  if (violations.length > 0)
    figures.failures.push(reportOf(outcome.options, outcome.history, violations));
}

const lastEvents = 50;

export function reportOf(options: Options, history: History, violations: Found): string {
  return [
    `SEED=${options.seed}   again: npm run sim -- --seeds 1 --from ${options.seed}`,
    `options ${JSON.stringify(options)}`,
    ...violations,
    `the last ${lastEvents} of ${history.length} events:`,
    ...history.slice(-lastEvents).map((event) => lineOf(event, startOfTime)),
  ].join('\n');
}
