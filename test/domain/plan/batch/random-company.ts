/** Random people with their records, as the evaluator takes them, and the same as columns. */
import * as fc from 'fast-check';
import { allocate } from '../../../../src/domain/allocate.ts';
import { personId } from '../../../../src/domain/ids.ts';
import { currency, money } from '../../../../src/domain/money.ts';
import { type Period, periodOf } from '../../../../src/domain/period.ts';
import type { CompanyColumns, CreditColumns } from '../../../../src/domain/plan/batch/columns.ts';
import type {
  Group,
  Participant,
  PlanInput,
  PlanRecord,
} from '../../../../src/domain/plan/evaluation.ts';
import { one, type Rational, rational } from '../../../../src/domain/rational.ts';
import { calendar, day } from '../../samples.ts';

const usd = currency('USD');
const quarters: readonly Period[] = [
  periodOf('quarter', day('2026-01-01'), calendar()),
  periodOf('quarter', day('2026-04-01'), calendar()),
];
const products = ['Atlas', 'Iris', ''];
const regions = ['north', 'south', ''];
const roles = ['closer', 'scout', null];

interface Deal {
  readonly amount: number;
  readonly quarter: number;
  readonly product: number;
  readonly region: number;
  readonly role: number;
  readonly people: readonly number[];
  readonly shares: readonly number[];
}

interface Rep {
  readonly level: number;
  readonly team: number;
  readonly scores: readonly (readonly number[])[];
  readonly quotas: readonly number[];
}

export interface Company {
  readonly reps: readonly Rep[];
  readonly deals: readonly Deal[];
  /** By team and quarter: of bookings, deals, satisfaction. */
  readonly teamQuotas: readonly (readonly number[])[];
}

/** Cents: small ones, and some whose products pass what a double holds. */
const cents = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -50_000, max: 400_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 10 ** 12 }) },
);
const quota = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 900_000 }),
  fc.integer({ min: 1, max: 10 ** 12 }),
);
const teams = 2;

export const anyCompany: fc.Arbitrary<Company> = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc.record({
    reps: fc.array(
      fc.record({
        level: fc.nat(1),
        team: fc.integer({ min: -1, max: teams - 1 }),
        scores: fc.tuple(
          fc.array(fc.integer({ min: 100, max: 500 }), { maxLength: 3 }),
          fc.array(fc.integer({ min: 100, max: 500 }), { maxLength: 3 }),
        ),
        quotas: fc.array(quota, { minLength: 8, maxLength: 8 }),
      }),
      { minLength: size, maxLength: size },
    ),
    deals: fc.array(
      fc.record({
        ...{
          amount: cents,
          quarter: fc.nat(1),
          product: fc.nat(2),
          region: fc.nat(2),
          role: fc.nat(2),
        },
        people: fc.shuffledSubarray(
          Array.from({ length: size }, (_, n) => n),
          { minLength: 1, maxLength: Math.min(size, 3) },
        ),
        shares: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
      }),
      { maxLength: 12 },
    ),
    teamQuotas: fc.array(fc.array(quota, { minLength: 8, maxLength: 8 }), {
      minLength: teams,
      maxLength: teams,
    }),
  }),
);

const measured = ['bookings', 'deals', 'satisfaction', 'size'];
/** Quotas are drawn as whole numbers of the smallest unit: cents, deals, hundredths. */
const perUnit = [1n, 1n, 100n, 1n];

const idOf = (n: number) => personId(`p-${n}`);
const quotasOf = (drawn: readonly number[]) =>
  drawn.flatMap((amount, n) => {
    const which = n % measured.length;
    const quarter = quarters[Math.floor(n / measured.length)];
    if (!quarter || amount === 0) return [];
    return [
      {
        measure: measured[which] ?? '',
        start: quarter.start,
        amount: rational(BigInt(amount), perUnit[which]),
      },
    ];
  });

/** Everybody's input for each quarter, by `quarter × people + person`. */
export function inputsOf(company: Company, levels: readonly string[]): readonly PlanInput[] {
  const people = company.reps.map((rep, n) => participantOf(company, rep, n, levels));
  return quarters.flatMap((period) =>
    people.map((person, n): PlanInput => {
      const team = company.reps[n]?.team ?? -1;
      const group: Group = {
        ...{ id: `team-${team}`, given: {}, past: [] },
        quotas: quotasOf(company.teamQuotas[team] ?? []),
        members: people.filter((_, other) => company.reps[other]?.team === team),
      };
      return {
        ...{ period, calendar: calendar(), person, groups: team < 0 ? {} : { team: group } },
        ...{
          rates: {},
          carried: { balances: {}, held: [], released: {} },
          paid: {},
          everyone: null,
        },
      };
    }),
  );
}

function participantOf(
  { deals }: Company,
  { level, scores, quotas }: Rep,
  n: number,
  levels: readonly string[],
): Participant {
  const ratings = scores.flatMap((each, quarter) =>
    each.map((score, position) => ratingOf(`r-${n}-${quarter}-${position}`, quarter, score)),
  );
  const won = deals.flatMap((deal, position) => dealsOf(deal, position, n));
  return {
    ...{ id: idOf(n), level: levels[level] ?? '', started: null, spells: [], leave: [] },
    ...{ given: {}, records: [...won, ...ratings], quotas: quotasOf(quotas), past: [] },
  };
}

const record = (id: string, quarter: number, more: Partial<PlanRecord>): PlanRecord => ({
  ...{ id, externalId: id, version: 1, kind: 'deal', amount: null, credited: null, share: one },
  ...{ role: null, overlay: false, score: null, attributes: {} },
  day: (quarters[quarter]?.start ?? day('2026-01-01')).add({ days: 20 }),
  ...more,
});

const ratingOf = (id: string, quarter: number, score: number): PlanRecord =>
  record(id, quarter, { kind: 'rating', score: rational(BigInt(score), 100n) });

const attributesOf = ({ product, region }: Deal) => ({
  product: products[product] ?? '',
  region: regions[region] ?? '',
});

interface Part {
  readonly share: Rational;
  readonly amount: bigint;
}

/** Parts by person; a part of a credit note that rounds to nothing is credited nothing, as in `creditsOf`. */
function partsOf({ amount, people, shares }: Deal): ReadonlyMap<number, Part> {
  const weights = people.map((_, n) => shares[n] ?? 1);
  const sum = weights.reduce((all, each) => all + each, 0);
  const claims = people.map((person, n) => ({
    ...{ id: idOf(person), weight: rational(BigInt(weights[n] ?? 0), BigInt(sum)) },
  }));
  const parts = allocate(BigInt(amount), claims) ?? [];
  const all = people.map((person, n): [number, Part] => [
    person,
    { share: claims[n]?.weight ?? one, amount: parts[n]?.amount ?? 0n },
  ]);
  return new Map(all.filter(([, part]) => amount >= 0 || part.amount !== 0n));
}

function dealsOf(deal: Deal, position: number, person: number): PlanRecord[] {
  const part = partsOf(deal).get(person);
  if (!part) return [];
  return [
    record(`d-${position}`, deal.quarter, {
      ...{ amount: money(BigInt(deal.amount), usd), credited: part.amount, share: part.share },
      ...{ role: roles[deal.role] ?? null, attributes: attributesOf(deal) },
    }),
  ];
}

/** The same company as columns. */
export function columnsOf(
  { reps, deals, teamQuotas }: Company,
  levels: readonly string[],
): CompanyColumns {
  const rows = deals.flatMap((deal) =>
    [...partsOf(deal)].map(([person, { amount }]) => ({ deal, person, amount: Number(amount) })),
  );
  const ratings = reps.flatMap(({ scores }, person) =>
    scores.flatMap((each, quarter) => each.map((score) => ({ person, quarter, score }))),
  );
  const scores = Float64Array.from(ratings, ({ score }) => score);
  const rated: CreditColumns = {
    ...{ person: Uint32Array.from(ratings, ({ person }) => person), scores, amounts: null },
    ...{ period: Uint8Array.from(ratings, ({ quarter }) => quarter), attributes: new Map() },
  };
  const attribute = (key: 'product' | 'region' | 'role', entries: readonly (string | null)[]) => ({
    ...{ codes: Uint16Array.from(rows, ({ deal }) => deal[key]), entries },
  });
  const won: CreditColumns = {
    person: Uint32Array.from(rows, ({ person }) => person),
    period: Uint8Array.from(rows, ({ deal }) => deal.quarter),
    amounts: {
      credited: Float64Array.from(rows, ({ amount }) => amount),
      whole: Float64Array.from(rows, ({ deal }) => deal.amount),
    },
    scores: null,
    attributes: new Map([
      ['product', attribute('product', products)],
      ['region', attribute('region', regions)],
      ['credit.role', attribute('role', roles)],
    ]),
  };
  const bySeat = <T>(read: (rep: Rep) => T) => quarters.flatMap(() => reps.map(read));
  const quotas = (of: readonly (readonly number[])[], which: number) =>
    Float64Array.from(
      quarters.flatMap((_, quarter) =>
        of.map((drawn) => drawn[quarter * measured.length + which] ?? 0),
      ),
    );
  return {
    seats: {
      ...{ people: reps.length, periods: quarters.length, teams, placeInYear: Uint8Array.of(0, 1) },
      team: Int32Array.from(bySeat(({ team }) => team)),
      // Not in the order of the plan: that is the plan's own business.
      level: Uint8Array.from(bySeat(({ level }) => Math.max(0, levels.length - 1 - level))),
      levels: levels.toReversed(),
    },
    credits: new Map([
      ['deal', won],
      ['rating', rated],
    ]),
    targets: new Map(
      measured.map((id, which) => [
        id,
        {
          rep: quotas(
            reps.map((rep) => rep.quotas),
            which,
          ),
          team: quotas(teamQuotas, which),
        },
      ]),
    ),
  };
}
