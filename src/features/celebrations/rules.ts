/** What a company celebrates, and where: off until an admin switches it on, since it is said aloud. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import type { Repositories, SettingsRepository } from '../../store/port.ts';
import type { DealName, RecordMark } from '../../store/port-performance.ts';

export const modes = ['public', 'private', 'off'] as const;
export const wheres = ['team', 'general'] as const;

const schema = z.object({
  /** `private`: to those who won it, and to nobody else. */
  mode: z.enum(modes),
  /** The place of the winner's team, or the one of everybody. */
  where: z.enum(wheres),
  /** Minor units: smaller deals are celebrated only with a milestone. */
  minimum: z.string().transform(BigInt),
});

export type CelebrationRules = z.output<typeof schema>;

export const rulesName = 'celebrations.rules';
/** Up to which record everything has been looked at. Apart from the rules: it moves by itself. */
const markName = 'celebrations.mark';

const usual: CelebrationRules = { mode: 'off', where: 'team', minimum: 0n };

type Settings = Pick<SettingsRepository, 'ofCompany' | 'setForCompany'>;

export async function readRules(settings: Settings): Promise<CelebrationRules> {
  const text = await settings.ofCompany(rulesName);
  return text === null ? usual : schema.parse(JSON.parse(text));
}

/** What was won before it is switched on is never celebrated: looking begins behind the last record. */
export async function saveRules(
  { settings, records }: Pick<Repositories, 'settings' | 'records'>,
  rules: CelebrationRules,
): Promise<void> {
  const before = await readRules(settings);
  if (before.mode === 'off' && rules.mode !== 'off') {
    await saveMark(settings, await records.mark());
    await saveWaiting(settings, []);
  }
  await settings.setForCompany(
    rulesName,
    JSON.stringify({ ...rules, minimum: `${rules.minimum}` }),
  );
}

export const readMark = async (settings: Settings): Promise<RecordMark> =>
  (await settings.ofCompany(markName)) ?? '0';

export const saveMark = (settings: Settings, mark: RecordMark): Promise<void> =>
  settings.setForCompany(markName, mark);

/** A deal that is celebrated when somebody's quiet hours end. */
export interface Waiting extends DealName {
  readonly until: Temporal.Instant;
}

const waitingName = 'celebrations.waiting';
const waitingSchema = z.array(
  z.tuple([z.string(), z.string(), z.string().transform((text) => Temporal.Instant.from(text))]),
);

export async function readWaiting(settings: Settings): Promise<readonly Waiting[]> {
  const text = await settings.ofCompany(waitingName);
  if (text === null) return [];
  return waitingSchema
    .parse(JSON.parse(text))
    .map(([source, externalId, until]) => ({ source, externalId, until }));
}

export const saveWaiting = (settings: Settings, waiting: readonly Waiting[]): Promise<void> =>
  settings.setForCompany(
    waitingName,
    JSON.stringify(waiting.map((each) => [each.source, each.externalId, `${each.until}`])),
  );

/** Of a person: `off` when their deals are to be celebrated with them alone. */
export const publicName = 'celebrations.public';

export async function shyAmong(
  settings: SettingsRepository,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const chosen = await settings.ofPeople(people, [publicName]);
  return new Set(people.filter((id) => chosen.get(id)?.get(publicName) === 'off'));
}
