/** Facts about many people, read in a few round trips: their records, targets and leave. */
import { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../domain/ids.ts';
import type { DateRange } from '../domain/people.ts';
import { type Period, shift } from '../domain/period.ts';
import type { CompiledPlan } from '../domain/plan/compile.ts';
import type { AssignedQuota, PlanRecord } from '../domain/plan/evaluation.ts';
import { minorPerUnit } from '../domain/plan/language/part.ts';
import { type Quota, quotaFigure, type Subject } from '../domain/quota.ts';
import { multiply, rational } from '../domain/rational.ts';
import type { Repositories } from '../store/port.ts';
import type { PersonRecord } from '../store/port-plans.ts';

export interface Facts {
  readonly recordsOf: (person: PersonId) => readonly PlanRecord[];
  readonly quotasOf: (subject: Subject['id']) => readonly AssignedQuota[];
  readonly leaveOf: (person: PersonId) => readonly DateRange[];
}

type Reads = Pick<Repositories, 'planInputs' | 'leave'>;

/** `within` ends with `period`. */
export async function loadFacts(
  store: Reads,
  people: readonly PersonId[],
  teams: readonly Subject[],
  within: DateRange,
  period: Period,
  plan: CompiledPlan,
): Promise<Facts> {
  const subjects: readonly Subject[] = [
    ...people.map((id) => ({ kind: 'person', id }) as const),
    ...teams,
  ];
  const periods = periodsSince(within.from, period);
  const [records, quotas, leave] = await Promise.all([
    store.planInputs.planRecords(people, within.from, period.end),
    store.planInputs.quotasOf(subjects, periods),
    store.leave.of(people, within),
  ]);
  const byPerson = grouped(records, ({ personId }) => personId);
  const bySubject = grouped(quotas, ({ subject }) => subject.id);
  const away = grouped(leave, ({ personId }) => personId);
  return {
    recordsOf: (person) => (byPerson.get(person) ?? []).map(toPlanRecord),
    quotasOf: (subject) => (bySubject.get(subject) ?? []).map((quota) => toAssigned(quota, plan)),
    leaveOf: (person) => (away.get(person) ?? []).map(({ from, to }) => ({ from, to })),
  };
}

function grouped<T, K>(all: readonly T[], keyOf: (each: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const known = groups.get(key);
    if (known) known.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

/** As many periods back as the records go. */
function periodsSince(from: Temporal.PlainDate, period: Period): readonly Period[] {
  const periods = [period];
  for (let each = shift(period, -1); periods.length < 120; each = shift(each, -1)) {
    if (Temporal.PlainDate.compare(each.start, from) < 0) break;
    periods.unshift(each);
  }
  return periods;
}

/** A person may have several credits of one record in different roles: each is one to a plan, with an id of its own. */
const toPlanRecord = (record: PersonRecord): PlanRecord => ({
  id: record.role === null ? record.recordId : `${record.recordId}/${record.role}`,
  externalId: record.externalId,
  version: record.version,
  kind: record.kind,
  day: record.day,
  amount: record.amount,
  credited: record.amount && record.value,
  share: record.share,
  role: record.role,
  overlay: record.overlay,
  score: record.scoreHundredths === null ? null : rational(record.scoreHundredths, 100n),
  attributes: record.attributes,
});

/** In the unit of the plan's measure: minor units where it counts money. */
function toAssigned(quota: Quota, plan: CompiledPlan): AssignedQuota {
  const { measure, period } = quota;
  const figure = quotaFigure(quota, plan.currency);
  const isMoney = plan.measuring.measures.get(measure)?.unit === 'money';
  const amount = isMoney ? multiply(figure, minorPerUnit(plan.currency)) : figure;
  return { measure, start: period.start, amount };
}
