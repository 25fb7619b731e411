/** All that a statement is computed from, in one round trip. The function that reads it stands in the migrations. */
import { Temporal } from 'temporal-polyfill';
import { type PersonId, personId, teamId } from '../domain/ids.ts';
import { type Period, shift } from '../domain/period.ts';
import type { Scope } from './client.ts';
import { maybe } from './moments.ts';
import type { PlanVersion, StatementInputs } from './port-performance.ts';
import { type StandingRow, toStanding } from './standing-rows.ts';

/** What `statement_reading` says, as JSON. */
interface Reading {
  readonly own: StandingCells | null;
  readonly team: string | null;
  readonly teamStanding: StandingCells | null;
  /** By id. Null: nobody. */
  readonly members:
    | readonly [id: string, level: string, now: StandingCells | null, was: StandingCells | null][]
    | null;
  readonly plan: PlanCells | null;
  readonly turns: boolean;
  readonly moves: boolean;
  readonly asOf: string | null;
}

/** In the order of `StandingRow`; what is a bigint there is text. */
type StandingCells = readonly [
  dealTotal: string,
  dealCount: number,
  ratingTotal: string,
  ratingCount: number,
  bookings: string | null,
  deals: string | null,
  satisfaction: string | null,
];

interface PlanCells extends Pick<PlanVersion, 'key' | 'version' | 'source' | 'hash'> {
  readonly from: string;
}

export async function statement(
  { sql, workspace }: Scope,
  person: PersonId,
  period: Period,
  day: Temporal.PlainDate,
): Promise<StatementInputs> {
  const [row] = await sql.$queryRaw<readonly { reading: string }[]>`
    select statement_reading(${workspace.id}, ${person}, ${period.kind},
      ${`${period.start}`}::date, ${`${period.end}`}::date, ${`${shift(period, -1).start}`}::date, ${`${day}`}::date) as reading`;
  if (!row) throw new Error('statement_reading gave no row');
  const reading = JSON.parse(row.reading) as Reading;
  const { own, team, teamStanding, members, plan, asOf } = reading;
  return {
    own: toStanding({ kind: 'person', id: person }, toRow(own)),
    team: maybe(team, (id) => ({
      id: teamId(id),
      moves: reading.moves,
      standing: toStanding({ kind: 'team', id: teamId(id) }, toRow(teamStanding)),
      members: (members ?? []).map(([member, level, now, was]) => {
        const subject = { kind: 'person', id: personId(member) } as const;
        return {
          ...{ id: subject.id, level },
          standing: toStanding(subject, toRow(now)),
          previous: toStanding(subject, toRow(was)),
        };
      }),
    })),
    plan: maybe(plan, toPlan),
    planTurns: reading.turns,
    asOf: maybe(asOf, (text) => Temporal.Instant.from(text)),
  };
}

function toRow(cells: StandingCells | null): StandingRow | undefined {
  if (!cells) return undefined;
  const [dealTotal, dealCount, ratingTotal, ratingCount, bookings, deals, satisfaction] = cells;
  return {
    deal_total: BigInt(dealTotal),
    deal_count: dealCount,
    rating_total: BigInt(ratingTotal),
    rating_count: ratingCount,
    quota_bookings: maybe(bookings, BigInt),
    quota_deals: maybe(deals, BigInt),
    quota_satisfaction: maybe(satisfaction, BigInt),
  };
}

const toPlan = ({ from, ...plan }: PlanCells): PlanVersion => ({
  ...plan,
  effectiveFrom: Temporal.PlainDate.from(from),
});
