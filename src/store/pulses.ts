/** Pulses. An answer is one more in a count and a mark that the person has answered; nothing joins the two. */
import { type PersonId, type PulseId, personId, placeId, pulseId, teamId } from '../domain/ids.ts';
import type { Pulse, PulseTally } from '../domain/pulse.ts';
import type { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';
import { instantText, maybe, toInstant } from './moments.ts';
import type { PulseRepository } from './port-games.ts';

const scores = [1, 2, 3, 4, 5] as const;

export const pulseRepository = (scope: Scope): PulseRepository => ({
  add: (pulse) => add(scope, pulse),
  async byId(id) {
    const row = await scope.sql.pulse.findUnique({
      where: { workspaceId_id: { workspaceId: scope.workspace.id, id } },
      include,
    });
    return maybe(row, toPulse);
  },
  async open() {
    const rows = await scope.sql.pulse.findMany({
      where: { workspaceId: scope.workspace.id, state: 'open' },
      include,
      orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(toPulse);
  },
  async awaiting(person) {
    const rows = await scope.sql.pulse.findMany({
      where: {
        workspaceId: scope.workspace.id,
        state: 'open',
        invitations: { some: { personId: person, answered: false } },
      },
      include,
      orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(toPulse);
  },
  async closed(limit) {
    const rows = await scope.sql.pulse.findMany({
      where: { workspaceId: scope.workspace.id, state: 'closed' },
      include,
      orderBy: [{ closesAt: 'desc' }, { id: 'desc' }],
      take: limit,
    });
    return rows.map(toPulse);
  },
  answer: (id, person, score) => answer(scope, id, person, score),
  async close(id) {
    const { count } = await scope.sql.pulse.updateMany({
      where: { workspaceId: scope.workspace.id, id, state: 'open' },
      data: { state: 'closed' },
    });
    return count === 1;
  },
  tally: (id) => tally(scope, id),
});

const include = { invitations: { orderBy: { personId: 'asc' } } } as const;

function add({ atomically, workspace: { id: workspaceId } }: Scope, pulse: Pulse): Promise<void> {
  return atomically(async (sql) => {
    const { invited, openedAt, closesAt, ...row } = pulse;
    await sql.pulse.create({
      data: {
        ...row,
        workspaceId,
        openedAt: instantText(openedAt),
        closesAt: instantText(closesAt),
      },
    });
    await sql.pulseInvitation.createMany({
      data: invited.map((person) => ({ workspaceId, pulseId: pulse.id, personId: person })),
    });
    await sql.pulseTally.createMany({
      data: scores.map((score) => ({ workspaceId, pulseId: pulse.id, score })),
    });
  });
}

function answer(
  { atomically, workspace: { id: workspaceId } }: Scope,
  id: PulseId,
  person: PersonId,
  score: number,
): Promise<'counted' | 'already_answered' | 'closed' | 'not_invited'> {
  if (!scores.some((each) => each === score))
    throw new RangeError(`a pulse is answered from 1 to 5, not by ${score}`);
  return atomically(async (sql) => {
    // The lock keeps the pulse from closing between the look and the count.
    const [pulse] = await sql.$queryRaw<readonly { state: string }[]>`
      select state from pulse where workspace_id = ${workspaceId} and id = ${id} for share`;
    const where = { workspaceId, pulseId: id, personId: person };
    const invitation = await sql.pulseInvitation.findFirst({ where });
    if (!pulse || !invitation) return 'not_invited';
    if (pulse.state !== 'open') return 'closed';
    const { count } = await sql.pulseInvitation.updateMany({
      where: { ...where, answered: false },
      data: { answered: true },
    });
    if (count === 0) return 'already_answered';
    await sql.pulseTally.update({
      where: { workspaceId_pulseId_score: { workspaceId, pulseId: id, score } },
      data: { answers: { increment: 1 } },
    });
    return 'counted';
  });
}

async function tally({ sql, workspace }: Scope, id: PulseId): Promise<PulseTally | null> {
  const rows = await sql.$queryRaw<readonly { score: number; answers: number }[]>`
    select t.score, t.answers from pulse p
    join pulse_tally t on t.workspace_id = p.workspace_id and t.pulse_id = p.id
    where p.workspace_id = ${workspace.id} and p.id = ${id} and p.state = 'closed'`;
  if (rows.length === 0) return null;
  const count = (score: number) => rows.find((row) => row.score === score)?.answers ?? 0;
  return [count(1), count(2), count(3), count(4), count(5)];
}

const toPulse = (row: Prisma.PulseGetPayload<{ include: { invitations: true } }>): Pulse => ({
  id: pulseId(row.id),
  question: row.question,
  teamId: teamId(row.teamId),
  placeId: placeId(row.placeId),
  askedBy: personId(row.askedBy),
  openedAt: toInstant(row.openedAt),
  closesAt: toInstant(row.closesAt),
  state: row.state === 'open' ? 'open' : 'closed',
  invited: row.invitations.map((invitation) => personId(invitation.personId)),
});
