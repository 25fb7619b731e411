/**
 * Everything Upside remembers, in domain types. A `Store` belongs to one workspace: no method can reach another's rows. Inside
 * `transaction` only the handed `tx` may be used, and nothing slow.
 */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, PlaceId, TeamId, WorkspaceId } from '../domain/ids.ts';
import type { Person, Team } from '../domain/people.ts';
import type { Quota } from '../domain/quota.ts';
import type { Fact } from '../domain/record.ts';
import type { Place, Workspace } from '../domain/workspace.ts';
import type { AccountRepository } from './port-accounts.ts';
import type {
  HolidayRepository,
  InboxRepository,
  OutboxRepository,
  ScheduleRepository,
} from './port-delivery.ts';
import type { ContestRepository, PulseRepository } from './port-games.ts';
import type { Installations, Sealing } from './port-installations.ts';
import type { RecordRepository, StandingRepository } from './port-performance.ts';
import type {
  LeaveRepository,
  PlanInputRepository,
  PlanRepository,
  RateRepository,
} from './port-plans.ts';
import type { QuestionRepository } from './port-questions.ts';
import type { BoardPostRepository, ToldRepository } from './port-said.ts';
import type { StatementRepository } from './port-statements.ts';

export interface Repositories {
  readonly people: PeopleRepository;
  readonly accounts: AccountRepository;
  readonly quotas: QuotaRepository;
  readonly records: RecordRepository;
  readonly standings: StandingRepository;
  readonly plans: PlanRepository;
  readonly planInputs: PlanInputRepository;
  readonly rates: RateRepository;
  readonly leave: LeaveRepository;
  readonly statements: StatementRepository;
  readonly contests: ContestRepository;
  readonly pulses: PulseRepository;
  readonly questions: QuestionRepository;
  readonly outbox: OutboxRepository;
  readonly inbox: InboxRepository;
  readonly schedules: ScheduleRepository;
  readonly holidays: HolidayRepository;
  readonly places: PlaceRepository;
  readonly settings: SettingsRepository;
  readonly told: ToldRepository;
  readonly boardPosts: BoardPostRepository;
}

export interface Store extends Repositories {
  readonly workspace: Workspace;
  /** All or nothing. Serialisation conflicts are retried: `work` may run more than once and must not act outside `tx`. */
  transaction<T>(work: (tx: Repositories) => Promise<T>): Promise<T>;
  /**
   * Bulk import in one transaction: `feed` hands over facts in chunks of any size; standing is brought up to date at the end. Of
   * several facts with one external id the last wins; the later ones count as changed. Memory does not grow with the number of facts.
   */
  importFacts(
    options: ImportOptions,
    feed: (add: (facts: readonly Fact[]) => Promise<void>) => Promise<void>,
  ): Promise<FactCounts>;
}

export interface ImportOptions {
  readonly at: Temporal.Instant;
  /** Told what would come of it once everything is stored and before it is committed; false: nothing is kept. Absent: all is. */
  readonly approve?: (counts: FactCounts) => boolean | Promise<boolean>;
}

export interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** Money in minor units of the workspace's currency: won amounts added, and the difference that changes make. Others are in neither. */
export interface FactCounts extends ChangeCounts {
  readonly addedTotal: bigint;
  readonly changedDelta: bigint;
}

/** The database behind all workspaces. */
export interface Database {
  /** Creates the workspace when it is new, otherwise brings its settings up to date. */
  openWorkspace(workspace: Workspace): Promise<Store>;
  /** Null when there is none of that id. */
  findWorkspace(id: WorkspaceId): Promise<Store | null>;
  /** All there are, in order of their id. */
  workspaces(): Promise<readonly Workspace[]>;
  /** The companies that installed the bot themselves; what is secret of it is sealed. */
  installations(sealing: Sealing): Installations;
  /**
   * Every row of a company that has taken the bot out, then or before; how many. Null, and nothing is removed: it was not, or is there
   * again, or none of those companies has that id. Takes up what was broken off. Nobody may work in the workspace any
   * more, in whatever process: what is written after this stays.
   */
  removeWorkspace(id: WorkspaceId, uninstalledBefore: Temporal.Instant): Promise<number | null>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  /** What time it is there: the one clock of all who share it. */
  now(): Promise<Temporal.Instant>;
  close(): Promise<void>;
}

export interface PeopleRepository {
  byId(id: PersonId): Promise<Person | null>;
  byIds(ids: readonly PersonId[]): Promise<readonly Person[]>;
  /** Null also when the account is closed. */
  byIdentity(platform: string, user: string): Promise<Person | null>;
  /** The platform's id of the person; null when they are not there, or not any more. */
  identityOf(id: PersonId, platform: string): Promise<string | null>;
  /** The accounts of all who are on that platform. */
  identities(platform: string): Promise<ReadonlyMap<PersonId, string>>;
  /** An account of theirs was closed. Says nothing of others that they may have. */
  hasLeft(id: PersonId): Promise<boolean>;
  /** How many of those people are reached on each of the platforms: on the first of them on which they are. Those without any are in none. */
  reachedOn(
    people: readonly PersonId[],
    platforms: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
  /** Whether an admin is on that platform. */
  isManned(platform: string): Promise<boolean>;
  /** An earlier link of the person there, or of the account, gives way. */
  linkIdentity(id: PersonId, platform: string, user: string): Promise<void>;
  /** In which somebody is, as accounts tell, in order of their names. */
  timeZones(): Promise<readonly string[]>;
  /** The language in which the person wants to be spoken to. */
  setLocale(id: PersonId, locale: 'en' | 'zh'): Promise<void>;
  /** Those whose key, e-mail, name or Chinese name is the text (case, width and spaces aside), else those that come near. */
  find(
    text: string,
  ): Promise<{ readonly exact: readonly Person[]; readonly near: readonly Person[] }>;
  /** Everybody, by key. */
  list(): Promise<readonly Person[]>;
  teams(): Promise<readonly Team[]>;
  /** By key: what is not named stays. Keys are stable; assignments are replaced as a whole. */
  saveTeams(teams: readonly Team[]): Promise<ChangeCounts>;
  savePeople(people: readonly Person[]): Promise<ChangeCounts>;
}

export interface QuotaRepository {
  save(quotas: readonly Quota[]): Promise<ChangeCounts>;
  /** Of one person or team, all measures and periods that begin in `[from, to)`. */
  of(
    subject: Quota['subject'],
    from: Temporal.PlainDate,
    to: Temporal.PlainDate,
  ): Promise<readonly Quota[]>;
}

/** What people chose for themselves (`reminders.pace` is `off`), a team or the company for all of theirs: names and values are the feature's. */
export interface SettingsRepository {
  /** Null: never chosen. */
  get(id: PersonId, name: string): Promise<string | null>;
  /** Replaces. */
  set(id: PersonId, name: string, value: string): Promise<void>;
  /** What those people chose under those names; who chose nothing is not in it. */
  ofPeople(
    ids: readonly PersonId[],
    names: readonly string[],
  ): Promise<ReadonlyMap<PersonId, ReadonlyMap<string, string>>>;
  /** Null: never chosen. */
  ofCompany(name: string): Promise<string | null>;
  /** Replaces. */
  setForCompany(name: string, value: string): Promise<void>;
  /** By team; one that never chose is not in it. */
  ofTeams(name: string): Promise<ReadonlyMap<TeamId, string>>;
  /** Replaces. */
  setForTeam(id: TeamId, name: string, value: string): Promise<void>;
}

export interface PlaceRepository {
  list(): Promise<readonly Place[]>;
  byId(id: PlaceId): Promise<Place | null>;
  byRef(platform: string, ref: string): Promise<Place | null>;
  save(places: readonly Place[]): Promise<void>;
}
