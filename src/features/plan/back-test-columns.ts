/** What plans would have paid in a period, for all at once whose period is whole: see `wholePeriodLevel`. The others are left to be evaluated alone. */
import type { BackTests, Earned, OneByOne } from '../../batch/port.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Leave } from '../../domain/leave.ts';
import type { Person } from '../../domain/people.ts';
import type { Period } from '../../domain/period.ts';
import type { Reached } from '../../domain/plan/back-test.ts';
import type { BatchPlan } from '../../domain/plan/batch/batch-plan.ts';
import { type Seating, seatingOf } from '../../domain/plan/batch/seating.ts';
import { type TargetPlaces, targetColumns } from '../../domain/plan/batch/target-columns.ts';
import { toBatch } from '../../domain/plan/batch/translation/to-batch.ts';
import { wholePeriodLevel } from '../../domain/plan/batch/whole-period.ts';
import type { CompiledPlan } from '../../domain/plan/compile.ts';
import { needsOf } from '../../domain/plan/needs.ts';
import type { Quota } from '../../domain/quota.ts';
import { rational } from '../../domain/rational.ts';
import { byText } from '../../domain/text-order.ts';
import type { CompanyCredits } from '../../store/port-plans.ts';
import { levelOf } from '../plan-input.ts';
import type { Loading } from '../plan-loading.ts';
import type { OnPlan } from '../plan-runs.ts';

export interface PlanTrial {
  readonly plan: CompiledPlan;
  readonly source: string;
  /** SHA-256 of the source. */
  readonly hash: string;
}

export interface AtOnce {
  /** Minor units. Who is not in it has to be evaluated alone. */
  readonly earned: ReadonlyMap<PersonId, bigint>;
  /** By those who are in it. */
  readonly reached: Reached;
  /** Why nobody is in it: the id of the part of the plan that columns do not compute. Null: for no such reason. */
  readonly part: string | null;
}

export interface Means {
  readonly loading: Loading;
  readonly backTests: BackTests;
}

const nobody = (part: string | null): AtOnce => ({ earned: new Map(), reached: new Map(), part });

/** One answer for each plan. `on`: who was on the plan; all of the plans have one key and are paid by such periods. */
export async function payAtOnce(
  means: Means,
  trials: readonly PlanTrial[],
  period: Period,
  on: readonly OnPlan[],
): Promise<readonly AtOnce[]> {
  const translated = trials.map(({ plan }) => toBatch(plan));
  const batches = translated.map(({ plan }) => plan);
  const parts = translated.map((each) => (each.plan ? null : each.part));
  const seated = await seatAll(means.loading, trials, batches, period, on);
  const paid = trials.map(({ plan }, n) =>
    batches[n] && plan.currency === means.loading.workspace.currency
      ? wholeSeats(plan, seated, period)
      : null,
  );
  if (!paid.some((mask) => mask?.includes(1))) return parts.map(nobody);
  const facts = await loadColumns(means.loading, batches, seated, period);
  await means.backTests.use({ seats: seated.seating.seats, credits: facts.credits });
  const answers: AtOnce[] = [];
  for (const [n, { plan, source }] of trials.entries()) {
    const [batch, mask] = [batches[n], paid[n]];
    const targets = batch && mask ? targetColumns(facts.quotas, batch, plan, seated.places) : null;
    const trial = targets && mask ? { source, targets, paid: mask } : null;
    const [result] = trial ? await means.backTests.run([trial]) : [];
    answers.push(atOnce(result, mask, seated.people, parts[n] ?? null));
  }
  return answers;
}

function atOnce(
  result: Earned | OneByOne | undefined,
  paid: Uint8Array | null | undefined,
  people: readonly Person[],
  part: string | null,
): AtOnce {
  if (!result || !paid) return nobody(part);
  if (result.kind === 'one by one') return nobody(result.part);
  const earned = people.flatMap(({ id }, seat): [PersonId, bigint][] =>
    paid[seat] === 1 ? [[id, BigInt(result.total[seat] ?? Number.NaN)]] : [],
  );
  const points = result.reached.map(
    ({ id, num, den }) => [id, rational(BigInt(num), BigInt(den))] as const,
  );
  return { earned: new Map(earned), reached: new Map(points), part: null };
}

interface Seated {
  /** By id, as the seats are. */
  readonly people: readonly Person[];
  readonly places: TargetPlaces;
  readonly seating: Seating;
  readonly spells: ReadonlyMap<PersonId, OnPlan['spells']>;
  readonly leave: ReadonlyMap<PersonId, readonly Leave[]>;
}

/** A team's figures are those of all who sit in it, whatever plan they are on. */
async function seatAll(
  { people: listPeople, teams: listTeams, store, workspace }: Loading,
  trials: readonly PlanTrial[],
  batches: readonly (BatchPlan | null)[],
  period: Period,
  on: readonly OnPlan[],
): Promise<Seated> {
  const isOfTeam = trials.some(({ plan }, n) => batches[n] && looksAtTeams(plan));
  const all = isOfTeam ? await listPeople() : on.map(({ person }) => person);
  const people = all.toSorted((a, b) => byText(a.id, b.id));
  const teams = await listTeams();
  const periods = [period];
  const leave = await store.leave.of(null, { from: period.start, to: period.end });
  return {
    people,
    places: { people: people.map(({ id }) => id), teams: teams.map(({ id }) => id), periods },
    seating: seatingOf(people, teams, periods, workspace),
    spells: new Map(on.map(({ person, spells }) => [person.id, spells])),
    leave: byPerson(leave),
  };
}

function byPerson(leave: readonly Leave[]): Seated['leave'] {
  const found = new Map<PersonId, Leave[]>();
  for (const each of leave) {
    const known = found.get(each.personId);
    if (known) known.push(each);
    else found.set(each.personId, [each]);
  }
  return found;
}

const looksAtTeams = (plan: CompiledPlan): boolean => needsOf(plan).groups.has('team');

/** 1 for whom columns can speak: on the plan for all of the period, at one level, in a team where nobody comes or goes if teams matter. */
function wholeSeats(plan: CompiledPlan, seated: Seated, period: Period): Uint8Array {
  const { people, spells, leave, seating } = seated;
  const { seats, settled } = seating;
  const isOfTeam = looksAtTeams(plan);
  return Uint8Array.from(people, (person, seat) => {
    const mine = spells.get(person.id);
    if (!mine || (isOfTeam && settled[seat] === 0)) return 0;
    const level = levelOf(person, period);
    const present = {
      ...{ level, spells: mine, leave: leave.get(person.id) ?? [] },
      started: person.assignments[0]?.from ?? null,
    };
    const isWhole = wholePeriodLevel(plan, present, period) === level;
    return isWhole && seats.levels[seats.level[seat] ?? -1] === level ? 1 : 0;
  });
}

interface Facts {
  readonly credits: CompanyCredits;
  readonly quotas: readonly Quota[];
}

async function loadColumns(
  { store, workspace }: Loading,
  batches: readonly (BatchPlan | null)[],
  { places }: Seated,
  period: Period,
): Promise<Facts> {
  const measures = batches.flatMap((batch) => [...(batch?.measures.values() ?? [])]);
  const subjects = [
    ...places.people.map((id) => ({ kind: 'person', id }) as const),
    ...places.teams.map((id) => ({ kind: 'team', id }) as const),
  ];
  const [credits, quotas] = await Promise.all([
    store.planInputs.planColumns({
      ...{ people: places.people, periods: [period], currency: workspace.currency },
      kinds: [...new Set(measures.map(({ records }) => records))],
      attributes: [...new Set(measures.flatMap(({ where }) => where?.attributes ?? []))],
    }),
    store.planInputs.quotasOf(subjects, [period]),
  ]);
  return { credits, quotas };
}
