/** What people were reminded of. */
import { personId } from '../domain/ids.ts';
import type { Candidate, ReminderKind, Told } from '../domain/reminders.ts';
import { Prisma } from '../generated/client.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { instantText, toInstant } from './moments.ts';
import type { ToldRepository } from './port-said.ts';

export const toldRepository = (scope: Scope): ToldRepository => ({
  add: (told) => add(scope, told),
  async since(people, since) {
    if (people.length === 0) return [];
    const rows = await scope.sql.reminderTold.findMany({
      where: {
        workspaceId: scope.workspace.id,
        personId: { in: [...people] },
        toldAt: { gt: instantText(since) },
      },
    });
    return rows.map(toTold);
  },
  known: (candidates) => known(scope, candidates),
});

const columns = (candidates: readonly Candidate[]) => Prisma.sql`unnest(
  ${textArray(candidates.map((each) => each.personId))}::text[],
  ${plainArray(candidates.map(({ kind }) => kind))}::text[],
  ${textArray(candidates.map(({ subject }) => subject))}::text[])`;

async function add({ sql, workspace }: Scope, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  await sql.reminderTold.createMany({
    data: told.map(({ at, ...each }) => ({
      ...{ workspaceId: workspace.id, personId: each.personId, kind: each.kind },
      ...{ subject: each.subject, toldAt: instantText(at) },
    })),
    skipDuplicates: true,
  });
}

async function known(
  { sql, workspace }: Scope,
  candidates: readonly Candidate[],
): Promise<readonly Told[]> {
  if (candidates.length === 0) return [];
  const rows = await sql.$queryRaw<readonly Row[]>`
    select t.person_id as "personId", t.kind, t.subject, t.told_at as "toldAt"
    from ${columns(candidates)} u(person_id, kind, subject)
    join reminder_told t on t.workspace_id = ${workspace.id} and t.person_id = u.person_id
      and t.kind = u.kind and t.subject = u.subject`;
  return rows.map(toTold);
}

interface Row {
  readonly personId: string;
  readonly kind: string;
  readonly subject: string;
  readonly toldAt: Date;
}

const toTold = ({ personId: who, kind, subject, toldAt }: Row): Told => ({
  personId: personId(who),
  kind: kind as ReminderKind,
  subject,
  at: toInstant(toldAt),
});
