/** Who may see and do what. Everything that is not allowed here is refused. */
import type { Temporal } from 'temporal-polyfill';
import { AppError, type Role } from './errors.ts';
import type { PersonId, TeamId } from './ids.ts';
import { assignmentOn, membersOn, type Person, type Team } from './people.ts';

/** Somebody's place below others, on the day that counts. */
export interface Reporting {
  readonly id: PersonId;
  /** Direct manager first, then theirs, to the top. Empty: reports to nobody on that day. */
  readonly above: readonly PersonId[];
}

/** A team on the day that counts: the members of the team and of the teams below it. */
export interface TeamAbout {
  readonly id: TeamId;
  readonly members: readonly Reporting[];
}

/** What somebody wants, and what about. */
export type Wish =
  /** A person's own money: standing, target, statement, its records. */
  | { readonly action: 'figures.see'; readonly of: Reporting }
  /** What somebody asks about their own statement. Nobody answers themselves. */
  | { readonly action: 'question.answer'; readonly of: Reporting }
  /** Totals and target of a team, with amounts. */
  | { readonly action: 'team.see'; readonly team: TeamAbout }
  /** Totals of the company, with amounts. */
  | { readonly action: 'company.see' }
  | { readonly action: 'target.set'; readonly team: TeamAbout }
  | { readonly action: 'contest.launch' }
  | { readonly action: 'pulse.send' }
  /** What is said in a place, or to a team. */
  | { readonly action: 'schedule.change' }
  /** What concerns everybody. */
  | { readonly action: 'schedule.change_all' }
  | { readonly action: 'data.import' }
  | { readonly action: 'plan.publish' }
  | { readonly action: 'payroll.export' }
  | { readonly action: 'settings.change' };

export type AccessAction = Wish['action'];
export type Actor = Pick<Person, 'id' | 'roles'>;

/** Whom a role's right covers: everybody, or those below the actor. Absent: nobody. */
type Scope = 'all' | 'below';

const rights: Readonly<Record<AccessAction, Readonly<Partial<Record<Role, Scope>>>>> = {
  'figures.see': { manager: 'below', ops: 'all', finance: 'all' },
  'question.answer': { manager: 'below', ops: 'all', finance: 'all' },
  'team.see': { manager: 'below', ops: 'all', finance: 'all', executive: 'all' },
  'company.see': { ops: 'all', finance: 'all', executive: 'all' },
  'target.set': { manager: 'below', ops: 'all' },
  // Whom they invite is free: a contest sets team against team, and a pulse tells nobody who answered what.
  'contest.launch': { manager: 'all', ops: 'all', executive: 'all', admin: 'all' },
  'pulse.send': { manager: 'all', ops: 'all', executive: 'all', admin: 'all' },
  'schedule.change': { manager: 'all', ops: 'all', admin: 'all' },
  'schedule.change_all': { ops: 'all', admin: 'all' },
  'data.import': { ops: 'all' },
  'plan.publish': { ops: 'all' },
  'payroll.export': { finance: 'all' },
  'settings.change': { admin: 'all' },
};

/** Roles add up: one that allows it is enough. Everybody with a role sees their own figures. */
export function can(actor: Actor, wish: Wish): boolean {
  if (wish.action === 'figures.see' && wish.of.id === actor.id) return actor.roles.length > 0;
  if (wish.action === 'question.answer' && wish.of.id === actor.id) return false;
  return actor.roles.some((role) => {
    const scope = rights[wish.action][role];
    return scope === 'all' || (scope === 'below' && isBelow(actor, wish));
  });
}

/** A team is below its manager when somebody in it is. */
function isBelow(actor: Actor, wish: Wish): boolean {
  switch (wish.action) {
    case 'figures.see':
    case 'question.answer':
      return reportsTo(wish.of, actor.id);
    case 'team.see':
    case 'target.set':
      return leads(actor, wish.team);
    default:
      return false;
  }
}

const reportsTo = (person: Reporting, manager: PersonId): boolean => person.above.includes(manager);

const leads = (actor: Actor, team: TeamAbout): boolean =>
  team.members.some((member) => reportsTo(member, actor.id));

/** Whose names the refusal says: the person concerned and their manager. */
export interface Concerned {
  readonly person: string;
  readonly manager: string | null;
}

/** Throws `access.denied` about somebody's figures, and `access.role_needed` with a role that has the right. */
export function demand(actor: Actor, wish: Wish, concerned: Concerned | null = null): void {
  if (can(actor, wish)) return;
  if (concerned) throw new AppError('access.denied', { ...concerned });
  throw new AppError('access.role_needed', { roles: [roleFor(wish.action)] });
}

const byReach = ['manager', 'ops', 'finance', 'executive', 'admin', 'rep'] as const;

/** The first of those who may, beginning with those nearest to the team. */
const roleFor = (action: AccessAction): Role =>
  byReach.find((role) => rights[action][role] !== undefined) ?? 'admin';

/** The managers above somebody on a day, nearest first. Who is not known, not assigned or met again ends the line. */
export function reportingOf(
  person: Person,
  day: Temporal.PlainDate,
  find: (id: PersonId) => Person | undefined,
): Reporting {
  const above: PersonId[] = [];
  let at: Person | undefined = person;
  while (at) {
    const manager: PersonId | null = assignmentOn(at, day)?.managerId ?? null;
    if (manager === null || manager === person.id || above.includes(manager)) break;
    above.push(manager);
    at = find(manager);
  }
  return { id: person.id, above };
}

/** A team with everybody in it and below it, and whom they report to. */
export function teamAbout(
  id: TeamId,
  people: readonly Person[],
  teams: readonly Team[],
  day: Temporal.PlainDate,
): TeamAbout {
  const byId = new Map(people.map((person) => [person.id, person]));
  const members = membersOn(id, people, teams, day);
  return { id, members: members.map((each) => reportingOf(each, day, (who) => byId.get(who))) };
}
