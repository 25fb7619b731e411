/** On which days people are on which plan, and at which level. */
import { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../domain/ids.ts';
import { type Assignment, type DateRange, inForce, type Person } from '../domain/people.ts';
import type { Spell } from '../domain/plan/evaluation.ts';
import type { Loading } from './plan-loading.ts';

export interface PlanSpell extends Spell {
  readonly planKey: string;
}

/**
 * In order, as long as they touch the days; who is on no plan has none. Which plan somebody is on can change with an assignment of
 * theirs, and with what is assigned to them, their team or their level: it is asked for on each day on which one of these begins or ends.
 */
export async function planSpells(
  loading: Loading,
  people: readonly Person[],
  within: DateRange,
): Promise<ReadonlyMap<PersonId, readonly PlanSpell[]>> {
  const assigned = await loading.assignments();
  const turns = new Set(
    assigned.flatMap(({ from, to }) => [from.toString(), ...(to ? [to.toString()] : [])]),
  );
  const parts = people.flatMap((person) =>
    person.assignments
      .flatMap((seat) => cut(seat, turns).map((days): Part => ({ ...days, person, seat })))
      .filter((part) => touches(part, within)),
  );
  const planOf = assigned.length === 0 ? ownPlan : await plansOn(loading, parts);
  const spells = new Map<PersonId, PlanSpell[]>();
  for (const part of parts) {
    const planKey = planOf(part);
    if (planKey === null) continue;
    const { person, seat, from, to } = part;
    const known = spells.get(person.id) ?? [];
    add(known, { from, to, level: seat.level, planKey });
    spells.set(person.id, known);
  }
  return spells;
}

/** Of one person on one plan. */
export async function spellsOn(
  loading: Loading,
  person: Person,
  planKey: string,
  within: DateRange,
): Promise<readonly Spell[]> {
  const spells = (await planSpells(loading, [person], within)).get(person.id) ?? [];
  return spells
    .filter((spell) => spell.planKey === planKey)
    .map(({ from, to, level }) => ({ from, to, level }));
}

interface Part extends DateRange {
  readonly person: Person;
  readonly seat: Assignment;
}

const ownPlan = ({ seat }: Part): string | null => seat.planKey;

/** One question a day, for all who turn on it. */
async function plansOn(
  { store }: Loading,
  parts: readonly Part[],
): Promise<(part: Part) => string | null> {
  const asked = new Map<string, Part[]>();
  for (const part of parts) {
    const day = part.from.toString();
    const turning = asked.get(day);
    if (turning) turning.push(part);
    else asked.set(day, [part]);
  }
  const answers = new Map<string, ReadonlyMap<PersonId, string>>();
  for (const [day, turning] of asked) {
    const people = turning.map(({ person }) => person.id);
    answers.set(day, await store.plans.plansOf(people, Temporal.PlainDate.from(day)));
  }
  return ({ from, person }) => answers.get(from.toString())?.get(person.id) ?? null;
}

/** A range in parts, at the days that lie within it. */
function cut({ from, to }: DateRange, turns: ReadonlySet<string>): readonly DateRange[] {
  const inside = [...turns]
    .map((text) => Temporal.PlainDate.from(text))
    .filter((day) => !from.equals(day) && inForce({ from, to }, day))
    .toSorted(Temporal.PlainDate.compare);
  const starts = [from, ...inside];
  return starts.map((start, position) => ({ from: start, to: starts[position + 1] ?? to }));
}

/** What follows without a gap, on the same plan at the same level, is one. */
function add(spells: PlanSpell[], next: PlanSpell) {
  const last = spells.at(-1);
  const isSame = last?.level === next.level && last.planKey === next.planKey;
  if (last && isSame && last.to?.equals(next.from))
    spells[spells.length - 1] = { ...last, to: next.to };
  else spells.push(next);
}

export const touches = (a: DateRange, b: DateRange): boolean =>
  (a.to === null || Temporal.PlainDate.compare(b.from, a.to) < 0) &&
  (b.to === null || Temporal.PlainDate.compare(a.from, b.to) < 0);
