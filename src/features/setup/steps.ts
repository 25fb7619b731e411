/** What stands between an installation and a company that works with it: four steps, each done, open, or left out by somebody. */
import type { Repositories, Store } from '../../store/port.ts';

export const stepNames = ['people', 'data', 'plan', 'schedule'] as const;
export type StepName = (typeof stepNames)[number];

export interface Step {
  readonly name: StepName;
  readonly state: 'done' | 'open' | 'skipped';
}

export interface Progress {
  readonly steps: readonly Step[];
  readonly people: number;
  /** Of them, those who can be reached in a chat. */
  readonly reached: number;
}

/** Where people are themselves: the playground only shows them. */
const chats = ['slack', 'lark'] as const;

const skippedName = 'setup.skipped';

export async function progressOf(store: Store): Promise<Progress> {
  const [people, asOf, keys, schedules, skipped, ...accounts] = await Promise.all([
    store.people.list(),
    store.records.asOf(),
    store.plans.listKeys(),
    store.schedules.list(),
    readSkipped(store.settings),
    ...chats.map((platform) => store.people.identities(platform)),
  ]);
  const isDone: Readonly<Record<StepName, boolean>> = {
    people: people.some(({ assignments }) => assignments.length > 0),
    data: asOf !== null,
    plan: keys.length > 0,
    // Boards that people put on the timetable themselves name their place.
    schedule: schedules.some(({ job, subject }) => job.startsWith('boards.') && subject !== ''),
  };
  const reached = new Set(accounts.flatMap((each) => [...each.keys()]));
  return {
    people: people.length,
    reached: people.filter(({ id }) => reached.has(id)).length,
    steps: stepNames.map((name) => ({
      name,
      state: isDone[name] ? 'done' : skipped.has(name) ? 'skipped' : 'open',
    })),
  };
}

/** Left out, or taken up again. */
export async function setSkipped(
  { settings }: Pick<Repositories, 'settings'>,
  name: StepName,
  isSkipped: boolean,
): Promise<void> {
  const skipped = new Set(await readSkipped(settings));
  if (isSkipped) skipped.add(name);
  else skipped.delete(name);
  await settings.setForCompany(skippedName, [...skipped].join(' '));
}

async function readSkipped(settings: Repositories['settings']): Promise<ReadonlySet<string>> {
  return new Set((await settings.ofCompany(skippedName))?.split(' ') ?? []);
}
