/** Deals that were won, with who won them and what makes them special: a handful of readings, however many deals there are. */
import { Temporal } from 'temporal-polyfill';
import { isNews, type Milestone, milestonesOf } from '../../domain/celebrations.ts';
import type { TimedCredit } from '../../domain/contest-score.ts';
import { creditsOf } from '../../domain/credit.ts';
import type { PersonId, TeamId } from '../../domain/ids.ts';
import { measure } from '../../domain/measure.ts';
import { type Money, money } from '../../domain/money.ts';
import { assignmentOn, type Person } from '../../domain/people.ts';
import { contains, type Period, periodOf } from '../../domain/period.ts';
import { converted } from '../../domain/plan/measures/record-scope.ts';
import { type Rational, round } from '../../domain/rational.ts';
import type { Credit, PerformanceRecord } from '../../domain/record.ts';
import { byText } from '../../domain/text-order.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { Repositories } from '../../store/port.ts';
import type { Standing, WonDeal } from '../../store/port-performance.ts';
import { attainmentOf } from '../measurements.ts';
import { loadWorkdays, type Workdays } from '../workdays.ts';

export interface WonBy {
  readonly person: Person;
  /** Their part, in minor units. */
  readonly value: bigint;
  readonly milestones: readonly Milestone[];
}

export interface Win {
  /** Its amount in the company's currency. */
  readonly deal: PerformanceRecord;
  /** It was made in another currency, so that it counts in no standing. */
  readonly isForeign: boolean;
  /** The largest part first; never empty. */
  readonly winners: readonly WonBy[];
  /** Of whom the largest part is; null: of nobody's. */
  readonly teamId: TeamId | null;
  /** The part of its target that the team has reached in the quarter; null: no target, or another quarter. */
  readonly teamReached: Rational | null;
}

type Reads = Pick<Repositories, 'people' | 'records' | 'standings' | 'holidays' | 'rates'>;

interface When {
  readonly workspace: Workspace;
  readonly today: Temporal.PlainDate;
}

/** Older deals are no news. */
export const newsDays = 7;
const yearDays = 366;

/**
 * In the order of the deals. Left out: what is old by now, what was taken back already, what was won by nobody who is still there, what
 * somebody had won in an earlier version, and amounts in another currency without a rate for their day.
 */
export async function loadWins(
  tx: Reads,
  when: When,
  deals: readonly WonDeal[],
): Promise<readonly Win[]> {
  const { today } = when;
  const recent = deals.filter(
    ({ deal: { occurredOn } }) => occurredOn && isNews(occurredOn, today, newsDays),
  );
  if (recent.length === 0) return [];
  const past = await loadPast(
    tx,
    when,
    recent.map(({ deal }) => deal),
  );
  const valueOf = await valuing(tx, when, recent);
  const wins = recent
    .filter(({ deal, before }) => !isTakenBack(deal, past) && !before.some(isWonBySomebody(past)))
    .flatMap(({ deal }) => {
      const amount = valueOf(deal);
      if (!amount) return [];
      const isForeign = amount !== deal.amount;
      return winOf({ ...deal, amount }, isForeign, past, today) ?? [];
    });
  const reached = new Map([...past.standings].map(([id, { deal }]) => [id, deal.total]));
  // The latest first: what it brought is taken off before an earlier one is looked at.
  return wins
    .toReversed()
    .map((win) => celebrated(win, past, reached))
    .toReversed();
}

interface Past {
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Of the last year, of those who won. */
  readonly own: readonly TimedCredit[];
  /** Of the quarter, of everybody in their teams. */
  readonly ofTeams: readonly TimedCredit[];
  readonly teamOf: (person: PersonId) => TeamId | null;
  readonly quarter: Period;
  readonly standings: ReadonlyMap<PersonId, Standing>;
  readonly teamStandings: ReadonlyMap<TeamId, Standing>;
  readonly isHere: (person: PersonId) => boolean;
  readonly isWorkday: Workdays;
}

async function loadPast(
  tx: Reads,
  { workspace, today }: When,
  deals: readonly PerformanceRecord[],
): Promise<Past> {
  const quarter = periodOf('quarter', today, workspace);
  const everybody = await tx.people.list();
  const people = new Map(everybody.map((person) => [person.id, person]));
  const owners = [...new Set(deals.flatMap(({ splits }) => splits.map((each) => each.personId)))];
  const teamOf = (id: PersonId) => teamOn(people.get(id), today);
  const teams = new Set(owners.map(teamOf));
  const members = everybody.filter(({ id }) => teams.has(teamOf(id))).map(({ id }) => id);
  const since = Temporal.Instant.fromEpochMilliseconds(0);
  const yearAgo = today.subtract({ days: yearDays });
  const own = await tx.records.creditsBetween(owners, 'deal', {
    ...{ from: yearAgo, to: today, since, withForeign: true },
  });
  const ofTeams = await tx.records.creditsBetween(members, 'deal', {
    ...{ from: quarter.start, to: today, since },
  });
  const subjects = owners.map((id) => ({ kind: 'person', id }) as const);
  const standings = await tx.standings.of(subjects, quarter);
  const byPerson = new Map(standings.map((each) => [each.subject.id as PersonId, each]));
  const teamIds = [...teams].filter((id) => id !== null);
  const all = await tx.standings.of(
    teamIds.map((id) => ({ kind: 'team', id }) as const),
    quarter,
  );
  const teamStandings = new Map(all.map((each) => [each.subject.id as TeamId, each]));
  const isWorkday = await loadWorkdays({ store: tx, workspace });
  return {
    ...{ people, own, ofTeams, teamOf, quarter, standings: byPerson, teamStandings, isWorkday },
    isHere: (id) => {
      const person = people.get(id);
      return person !== undefined && assignmentOn(person, today) !== null;
    },
  };
}

const teamOn = (person: Person | undefined, day: Temporal.PlainDate): TeamId | null =>
  (person && assignmentOn(person, day)?.teamId) ?? null;

type Named = Pick<PerformanceRecord, 'source' | 'externalId'>;

const isTakenBack = (deal: Named, { own }: Past): boolean =>
  own.some(({ record, reverses }) => reverses === deal.externalId && record.source === deal.source);

/** It was celebrated then, or was too small to be. Whose owner is found later has not been. */
const isWonBySomebody =
  ({ isHere }: Past) =>
  ({ splits }: PerformanceRecord): boolean =>
    splits.some(({ personId, overlay }) => !overlay && isHere(personId));

const rateKinds = ['month', 'quarter', 'half', 'year'] as const;

/** In the company's currency; of another by the rate that is locked for the shortest period of its day, null where none is. */
async function valuing(tx: Reads, { workspace }: When, deals: readonly WonDeal[]) {
  const { currency } = workspace;
  const periodsOf = (day: Temporal.PlainDate) =>
    rateKinds.map((kind) => periodOf(kind, day, workspace));
  const foreign = deals.flatMap(({ deal: { amount, occurredOn } }) =>
    amount && amount.currency !== currency && occurredOn ? periodsOf(occurredOn) : [],
  );
  const locked = foreign.length === 0 ? [] : await tx.rates.of(foreign);
  return ({ amount, occurredOn: day }: PerformanceRecord): Money | null => {
    if (!amount || !day || amount.currency === currency) return amount;
    const found = rateKinds
      .map((kind) =>
        locked.find(
          ({ period, currency: from }) =>
            period.kind === kind && contains(period, day) && from === amount.currency,
        ),
      )
      .find((each) => each !== undefined);
    if (!found) return null;
    const conversion = {
      currency,
      convertsForeign: true,
      rates: { [amount.currency]: found.rate },
    };
    return money(round(converted(amount.minor, amount.currency, conversion), 'half-up'), currency);
  };
}

function winOf(
  deal: PerformanceRecord,
  isForeign: boolean,
  past: Past,
  today: Temporal.PlainDate,
): Win | null {
  const parts = creditsOf(deal)
    .filter(({ overlay }) => !overlay)
    .toSorted((a, b) => byAmount(a, b) || byText(a.personId, b.personId));
  const winners = parts.flatMap(({ personId, value }) => {
    const person = past.people.get(personId);
    return person && past.isHere(personId) ? [{ person, value, milestones: [] }] : [];
  });
  const [first] = winners;
  if (!first) return null;
  const teamId = teamOn(first.person, today);
  const team = teamId === null ? undefined : past.teamStandings.get(teamId);
  const isNow = deal.occurredOn !== null && contains(past.quarter, deal.occurredOn);
  const teamReached = team && isNow ? attainmentOf(team, measure('bookings')) : null;
  return { deal, isForeign, winners, teamId, teamReached };
}

const byAmount = (a: Credit, b: Credit): number =>
  a.value === b.value ? 0 : a.value > b.value ? -1 : 1;

/** `reached`: what each has in the quarter up to and with this deal; it is taken down by the deal. */
function celebrated(win: Win, past: Past, reached: Map<PersonId, bigint>): Win {
  const day = win.deal.occurredOn;
  if (day === null) return win;
  const isOther = ({ record, credit }: TimedCredit) =>
    credit.value > 0n && !isSame(record, win.deal);
  const inQuarter = contains(past.quarter, day) && !win.isForeign;
  const winners = win.winners.map(({ person, value }, index): WonBy => {
    const after = reached.get(person.id) ?? 0n;
    if (inQuarter) reached.set(person.id, after - value);
    const quota = past.standings.get(person.id)?.quotas.bookings;
    const others = past.own.filter((each) => each.credit.personId === person.id && isOther(each));
    const milestones = milestonesOf(
      {
        day,
        otherDays: others.map(({ credit }) => credit.occurredOn),
        isNewcomer: beganLately(person, day),
        team: inQuarter && index === 0 ? ofTeam(win, past, isOther) : null,
        target: inQuarter && quota !== undefined ? { quota, before: after - value, after } : null,
      },
      past.isWorkday,
    );
    return { person, value, milestones };
  });
  return { ...win, winners };
}

const isSame = (a: Named, b: Named): boolean =>
  a.externalId === b.externalId && a.source === b.source;

function ofTeam(
  { teamId, winners }: Win,
  { ofTeams, teamOf }: Past,
  isOther: (credit: TimedCredit) => boolean,
) {
  const inTeam = winners.filter(({ person }) => teamOf(person.id) === teamId);
  const others = new Map<string, bigint>();
  for (const each of ofTeams) {
    if (!isOther(each) || teamOf(each.credit.personId) !== teamId) continue;
    const key = JSON.stringify([each.record.source, each.record.externalId]);
    others.set(key, (others.get(key) ?? 0n) + each.credit.value);
  }
  const value = inTeam.reduce((sum, by) => sum + by.value, 0n);
  return { value, others: [...others.values()] };
}

/** Records reach back further than they do. */
function beganLately({ assignments }: Person, day: Temporal.PlainDate): boolean {
  const first = assignments[0]?.from;
  if (first === undefined) return false;
  return Temporal.PlainDate.compare(first, day.subtract({ days: yearDays - 1 })) > 0;
}
