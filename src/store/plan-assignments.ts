/** Which plan people, teams and levels are on. What goes before what stands in `plan_of`, in the migrations. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../domain/errors.ts';
import { type PersonId, personId, teamId } from '../domain/ids.ts';
import { type DateRange, inForce } from '../domain/people.ts';
import type { PlanAssignmentModel } from '../generated/models.ts';
import { textArray } from './arrays.ts';
import type { Scope, Sql } from './client.ts';
import { lockPlan } from './locks.ts';
import { dayText, maybe, toDay } from './moments.ts';
import type { PlanAssignment, PlanSubject } from './port-plans.ts';

export async function planOf(
  scope: Scope,
  person: PersonId,
  day: Temporal.PlainDate,
): Promise<string | null> {
  return (await plansOf(scope, [person], day)).get(person) ?? null;
}

export async function plansOf(
  { sql, workspace }: Scope,
  people: readonly PersonId[],
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<PersonId, string>> {
  const rows = await sql.$queryRaw<readonly { id: string; plan: string | null }[]>`
    select id, plan_of(${workspace.id}, id, ${`${day}`}::date) as plan
    from unnest(${textArray(people)}::text[]) given(id)`;
  return new Map(
    rows.flatMap(({ id, plan }) => (plan === null ? [] : [[personId(id), plan] as const])),
  );
}

export function assign(
  { atomically, workspace }: Scope,
  assignment: PlanAssignment,
): Promise<void> {
  const { subject, planKey, from, to } = assignment;
  return atomically(async (sql) => {
    await lockPlan(sql, workspace, JSON.stringify([subject.kind, subject.id]));
    const known = await load({ sql, workspace }, subject);
    const other = known.find((each) => overlaps(each, assignment));
    if (other && isSame(other, assignment)) return;
    if (other)
      throw new AppError('plan.assignment_overlap', {
        ...{ plan: other.planKey, from: other.from.toString() },
        until: maybe(other.to, (end) => end.subtract({ days: 1 }).toString()),
      });
    await sql.planAssignment.create({
      data: {
        ...{ workspaceId: workspace.id, subjectKind: subject.kind, subjectId: subject.id, planKey },
        ...{ fromDay: dayText(from), toDay: maybe(to, dayText) },
      },
    });
  });
}

const overlaps = (a: DateRange, b: DateRange): boolean => inForce(a, b.from) || inForce(b, a.from);

const isSame = (a: PlanAssignment, b: PlanAssignment): boolean =>
  a.planKey === b.planKey && a.from.equals(b.from) && `${a.to}` === `${b.to}`;

export function endAssignment(
  { atomically, workspace }: Scope,
  subject: PlanSubject,
  day: Temporal.PlainDate,
): Promise<boolean> {
  return atomically(async (sql) => {
    await lockPlan(sql, workspace, JSON.stringify([subject.kind, subject.id]));
    const held = (await load({ sql, workspace }, subject)).find((each) => inForce(each, day));
    if (!held) return false;
    await endAt(sql, workspace.id, held, day);
    return true;
  });
}

async function endAt(
  sql: Sql,
  workspaceId: string,
  { subject, from }: PlanAssignment,
  day: Temporal.PlainDate,
): Promise<void> {
  const id = { subjectKind: subject.kind, subjectId: subject.id, fromDay: dayText(from) };
  const where = { workspaceId_subjectKind_subjectId_fromDay: { workspaceId, ...id } };
  if (from.equals(day)) await sql.planAssignment.delete({ where });
  else await sql.planAssignment.update({ where, data: { toDay: dayText(day) } });
}

export const assignments = (scope: Scope): Promise<readonly PlanAssignment[]> => load(scope, null);

/** Of one subject, or all. */
async function load(
  { sql, workspace }: Pick<Scope, 'sql' | 'workspace'>,
  subject: PlanSubject | null,
): Promise<readonly PlanAssignment[]> {
  const rows = await sql.planAssignment.findMany({
    where: {
      workspaceId: workspace.id,
      ...(subject && { subjectKind: subject.kind, subjectId: subject.id }),
    },
    orderBy: [{ subjectKind: 'asc' }, { subjectId: 'asc' }, { fromDay: 'asc' }],
  });
  return rows.map((row) => ({
    subject: toSubject(row),
    planKey: row.planKey,
    from: toDay(row.fromDay),
    to: maybe(row.toDay, toDay),
  }));
}

function toSubject({ subjectKind: kind, subjectId: id }: PlanAssignmentModel): PlanSubject {
  if (kind === 'person') return { kind, id: personId(id) };
  return kind === 'team' ? { kind, id: teamId(id) } : { kind: 'level', id };
}
