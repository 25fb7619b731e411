/** People: who they are, and where they stand since when. Several rows of one key are one person's history. */
import type { Temporal } from 'temporal-polyfill';
import type { Role } from '../../domain/errors.ts';
import type { PersonId, TeamId } from '../../domain/ids.ts';
import { normaliseName } from '../../domain/names.ts';
import type { Assignment, Person, Team } from '../../domain/people.ts';
import type { Company, ReadPeople, Sink } from '../port.ts';
import { joinAssignments, sameStanding } from './assignments.ts';
import { personOf } from './credit-cells.ts';
import { type Directory, directoryOf, teamDirectoryOf } from './directory.ts';
import { rejection } from './facts.ts';
import { type PersonRow, readPersonRows } from './person-rows.ts';
import type { Survey } from './survey.ts';
import { newPersonId, newTeam } from './teams.ts';
import { day, Unreadable } from './values.ts';

const managersLevel = 'manager';
const unsaidLevel = 'standard';

export async function readPeople(
  survey: Survey,
  company: Company,
  sink: Sink,
): Promise<ReadPeople> {
  const { rows, drafts } = await readPersonRows(survey, sink);
  const known = new Map(company.people.map((person) => [normaliseName(person.key), person]));
  const groups = new Map<string, PersonRow[]>();
  for (const draft of drafts) {
    const form = normaliseName(draft.key);
    groups.set(form, [...(groups.get(form) ?? []), draft]);
  }
  const work = new PeopleWork(survey, company, known, groups);
  const people: Person[] = [];
  let joined = 0;
  for (const [form, group] of groups) {
    const stated: Assignment[] = [];
    let taken: PersonRow | null = null;
    for (const draft of group)
      try {
        const assignment = work.assignment(draft, known.get(form) ?? null);
        if (assignment && !joinAssignments([], [...stated, assignment]))
          throw new Unreadable('from', 'range', draft.from?.toString() ?? '');
        if (assignment) stated.push(assignment);
        if (taken) joined += 1;
        taken = draft;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        await sink.reject(rejection(survey, error, draft.row, draft.rowNumber));
      }
    if (taken) people.push(work.person(taken, known.get(form) ?? null, stated));
  }
  return { rows, joined, ...work.finish(people) };
}

/** What one import of people brings into being on the way. */
class PeopleWork {
  readonly #survey: Survey;
  readonly #teams: Directory<Team>;
  readonly #people: Directory<Person>;
  readonly #known: readonly Team[];
  readonly #newTeams = new Map<string, Team>();
  readonly #zones = new Map<TeamId, string>();
  readonly #managers = new Map<string, Person>();
  readonly #leads = new Set<PersonId>();

  constructor(
    survey: Survey,
    company: Company,
    known: ReadonlyMap<string, Person>,
    groups: ReadonlyMap<string, readonly PersonRow[]>,
  ) {
    this.#survey = survey;
    this.#known = company.teams;
    this.#teams = teamDirectoryOf(company.teams);
    const inFile = [...groups].flatMap(([form, [draft]]) =>
      draft ? [bare(draft, known.get(form) ?? null)] : [],
    );
    const others = company.people.filter((person) => !groups.has(normaliseName(person.key)));
    this.#people = directoryOf([...inFile, ...others], survey.mapping.match);
  }

  /** Null for somebody whom the file puts into no team. */
  assignment(draft: PersonRow, known: Person | null): Assignment | null {
    const teamId = this.#team(draft);
    if (!teamId) return null;
    const now = known?.assignments.at(-1) ?? null;
    const has = (field: string) => this.#survey.cells.has(field);
    const since = draft.from ?? this.#survey.request.from ?? fromOf(this.#survey);
    const standing = {
      teamId,
      managerId: has('manager') ? this.#manager(draft, teamId, since) : (now?.managerId ?? null),
      level: draft.level || now?.level || unsaidLevel,
      planKey: has('plan') ? draft.plan || null : (now?.planKey ?? null),
      to: draft.to,
    };
    const from =
      since ?? (now && sameStanding(now, { ...standing, from: now.from }) ? now.from : null);
    if (!from) throw new Unreadable('from', 'since');
    this.#noteZone(teamId, draft.timeZone);
    return { ...standing, from };
  }

  /** A team has one: rows that say otherwise are not taken. */
  #noteZone(teamId: TeamId, zone: string | null): void {
    if (zone === null) return;
    const said = this.#zones.get(teamId) ?? zone;
    if (said !== zone) throw new Unreadable('timeZone', 'time_zone_clash', zone, [said]);
    this.#zones.set(teamId, zone);
  }

  person(draft: PersonRow, known: Person | null, stated: readonly Assignment[]): Person {
    const person = bare(draft, known);
    const has = (field: string) => this.#survey.cells.has(field);
    const attributes = { ...known?.attributes, ...draft.attributes };
    return {
      ...person,
      nameZh: has('nameZh') ? draft.nameZh || null : person.nameZh,
      email: has('email') ? draft.email || null : person.email,
      assignments: joinAssignments(known?.assignments ?? [], stated) ?? [],
      ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    };
  }

  /** Whoever leads somebody may see them: the role comes with it, unless the file says the roles itself. */
  finish(people: readonly Person[]) {
    const leading = this.#survey.cells.has('roles')
      ? people
      : people.map((person) =>
          this.#leads.has(person.id) && !person.roles.includes('manager')
            ? { ...person, roles: [...person.roles, 'manager' as Role] }
            : person,
        );
    return {
      people: leading,
      managers: [...this.#managers.values()],
      teams: this.#changedTeams(),
    };
  }

  #changedTeams(): readonly Team[] {
    const made = [...this.#newTeams.values()];
    const known = this.#known.filter(({ id }) => this.#zones.has(id));
    return [...made, ...known].map((team) => {
      const timeZone = this.#zones.get(team.id);
      return timeZone === undefined ? team : { ...team, timeZone };
    });
  }

  #team(draft: PersonRow): TeamId | null {
    const region = draft.region === '' ? null : this.#teamNamed('region', draft.region, null);
    return draft.team === '' ? region : this.#teamNamed('team', draft.team, region);
  }

  #teamNamed(field: string, text: string, parentId: TeamId | null): TeamId {
    const match = this.#teams.find(text);
    if (match.kind === 'found') return match.value.id;
    const made = this.#newTeams.get(normaliseName(text));
    if (made) return made.id;
    if (match.kind === 'ambiguous' || !this.#survey.mapping.create.includes('teams'))
      throw new Unreadable(
        field,
        'team_unknown',
        text,
        match.kind === 'unknown' ? match.near : match.matches,
      );
    const team = newTeam(text, parentId);
    this.#newTeams.set(normaliseName(text), team);
    return team.id;
  }

  #manager(draft: PersonRow, teamId: TeamId, since: Temporal.PlainDate | null): PersonId | null {
    const text = draft.manager;
    if (text === '') return null;
    const made = this.#managers.get(normaliseName(text));
    if (made) return made.id;
    const unknown = this.#people.find(text).kind === 'unknown';
    if (unknown && since && this.#survey.mapping.create.includes('managers'))
      return this.#newManager(text, teamId, since).id;
    const person = personOf(this.#people, 'manager', text);
    if (normaliseName(person.key) === normaliseName(draft.key))
      throw new Unreadable('manager', 'loop', text);
    this.#leads.add(person.id);
    return person.id;
  }

  #newManager(name: string, teamId: TeamId, from: Temporal.PlainDate): Person {
    const standing = { teamId, managerId: null, level: managersLevel, planKey: null };
    const manager: Person = {
      id: newPersonId(name),
      key: name,
      name,
      nameZh: null,
      email: null,
      locale: null,
      roles: ['manager'],
      assignments: [{ ...standing, from, to: null }],
    };
    this.#managers.set(normaliseName(name), manager);
    return manager;
  }
}

const fromOf = ({ mapping }: Survey) => (mapping.from ? day(mapping.from) : null);

/** Who it is, without where they stand. Empty cells of name, language and roles leave what is known. */
const bare = (draft: PersonRow, known: Person | null): Person => ({
  id: known?.id ?? newPersonId(draft.key),
  key: known?.key ?? draft.key,
  name: draft.name || known?.name || draft.key,
  nameZh: draft.nameZh || known?.nameZh || null,
  email: draft.email || known?.email || null,
  locale: draft.locale ?? known?.locale ?? null,
  roles: draft.roles ?? known?.roles ?? ['rep'],
  assignments: [],
});
