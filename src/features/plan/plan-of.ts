/** Which version of which plan holds for somebody on a day, and which comes next. */
import { Temporal } from 'temporal-polyfill';
import { assignmentOn, type Person } from '../../domain/people.ts';
import { loadPlanFile } from '../../domain/plan/compile.ts';
import type { PlanFile } from '../../domain/plan/language/read.ts';
import type { Repositories } from '../../store/port.ts';
import type { StoredPlan } from '../../store/port-plans.ts';

/** A version that is published. */
export interface Published extends StoredPlan {
  readonly effectiveFrom: Temporal.PlainDate;
}

export interface PlanInForce {
  readonly version: Published;
  /** Published, and in force later; null: none. */
  readonly next: Published | null;
}

type Reads = Pick<Repositories, 'plans'>;

/** Null: on no plan, or no version of it is published. */
export async function planFor(
  { plans }: Reads,
  person: Person,
  day: Temporal.PlainDate,
): Promise<PlanInForce | null> {
  const key = await plans.planOf(person.id, day);
  return key === null ? null : planByKey({ plans }, key, day);
}

/** The version in force on the day; where none is yet, the first that will be. Null: none is published. */
export async function planByKey(
  { plans }: Reads,
  key: string,
  day: Temporal.PlainDate,
): Promise<PlanInForce | null> {
  const known = (await plans.versions(key)).filter(isPublished);
  const later = known
    .filter(({ effectiveFrom }) => Temporal.PlainDate.compare(effectiveFrom, day) > 0)
    .toReversed();
  const current = known.find((each) => holdsOn(each, day));
  const version = current ?? later[0];
  if (!version) return null;
  return { version, next: later.find((each) => each.version !== version.version) ?? null };
}

/** Null: there is no such version, or it is a draft. */
export async function publishedVersion(
  { plans }: Reads,
  key: string,
  version: number,
): Promise<Published | null> {
  const known = (await plans.versions(key)).filter(isPublished);
  return known.find((each) => each.version === version) ?? null;
}

export const isPublished = (stored: StoredPlan): stored is Published =>
  stored.effectiveFrom !== null;

const holdsOn = ({ effectiveFrom, effectiveTo }: Published, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(effectiveFrom, day) <= 0 &&
  (effectiveTo === null || Temporal.PlainDate.compare(day, effectiveTo) < 0);

/** The day on which somebody is asked whether a version concerns them: today, or its first day when that is still to come. */
export const concernedOn = (
  { effectiveFrom }: Pick<Published, 'effectiveFrom'>,
  today: Temporal.PlainDate,
): Temporal.PlainDate =>
  Temporal.PlainDate.compare(effectiveFrom, today) > 0 ? effectiveFrom : today;

/** Null where the plan makes no difference between levels, or does not know the person's. */
export function levelIn(
  { head }: PlanFile,
  person: Person,
  day: Temporal.PlainDate,
): string | null {
  const level = assignmentOn(person, day)?.level;
  return level !== undefined && head.levels?.includes(level) ? level : null;
}

/** Read once per version: the hash names the content, so an entry can never be stale. */
const read = new Map<string, PlanFile>();
const mostRead = 200;

export function fileOf({ hash, source }: Pick<StoredPlan, 'hash' | 'source'>): PlanFile {
  const known = read.get(hash);
  if (known) return known;
  const file = loadPlanFile(source);
  if (read.size >= mostRead) read.clear();
  read.set(hash, file);
  return file;
}
