/** The work that the figures about plans are measured by: a year of deals and ratings of ten thousand reps, always the same. */
import type { CompanyColumns, CreditColumns } from '../../../src/domain/plan/batch/columns.ts';
import { type SharedColumns, shareOut } from '../../../src/domain/plan/batch/share-out.ts';
import { seeded } from '../measure.ts';

export const periods = 4;
export const products: readonly string[] = [
  ...['Atlas', 'Borealis', 'Cirrus', 'Delta', 'Everest', 'Fjord', 'Glacier', 'Harbour', 'Iris'],
  ...['Juniper', 'Krill', 'Lumen', 'Maple', 'Nimbus', 'Onyx', 'Pebble', 'Quartz', 'Rowan'],
  ...['Sierra', 'Tundra'],
];
/** What the first of two has of a deal, in hundredths of a percent. */
const splits = [5000, 6000, 7000, 8000, 3333, 6667, 2500, 7500];

/** A row a deal. `second` is -1 where the first has all of it. Of two, the first has the lower id. */
export interface Deals {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly share: Int32Array;
  readonly period: Uint8Array;
  readonly product: Uint16Array;
  /** Minor units; one in a hundred is a credit note. */
  readonly amount: Float64Array;
}

export interface Work {
  readonly reps: number;
  readonly teams: number;
  readonly deals: Deals;
  readonly ratings: CreditColumns;
  /** By seat (`period × reps + rep`), minor units; now and then somebody has none. */
  readonly quotas: Float64Array;
  /** By period and team. */
  readonly teamQuotas: Float64Array;
}

/** Position of a rep's team. */
export const teamOf = (rep: number): number => Math.floor(rep / 20);

export function makeWork(reps: number, count: number): Work {
  const random = seeded(20_261_125);
  const below = (limit: number) => Math.floor(random() * limit);
  const deals = makeDeals(reps, count, below);
  const ratings = makeRatings(reps, below);
  const quotas = new Float64Array(reps * periods);
  // What an average rep books of the products that count, give or take a half.
  const usual = (count / (reps * periods)) * 480_000;
  for (let seat = 0; seat < quotas.length; seat += 1)
    quotas[seat] = below(100) === 0 ? 0 : 10_000 * Math.round((usual * (50 + below(100))) / 1e6);
  const teams = Math.ceil(reps / 20);
  const teamQuotas = new Float64Array(teams * periods);
  quotas.forEach((quota, seat) => {
    const group = Math.floor(seat / reps) * teams + teamOf(seat % reps);
    teamQuotas[group] = (teamQuotas[group] as number) + quota;
  });
  return { reps, teams, deals, ratings, quotas, teamQuotas };
}

type Below = (limit: number) => number;

function makeDeals(reps: number, count: number, below: Below): Deals {
  const deals = {
    ...{ first: new Int32Array(count), second: new Int32Array(count).fill(-1) },
    ...{ share: new Int32Array(count).fill(10_000), period: new Uint8Array(count) },
    ...{ product: new Uint16Array(count), amount: new Float64Array(count) },
  };
  for (let n = 0; n < count; n += 1) {
    const [one, other] = [below(reps), below(reps)];
    const isSplit = below(10) < 3 && one !== other;
    deals.first[n] = isSplit ? Math.min(one, other) : one;
    if (isSplit) {
      deals.second[n] = Math.max(one, other);
      deals.share[n] = splits[below(splits.length)] ?? 0;
    }
    deals.period[n] = below(periods);
    deals.product[n] = below(products.length);
    // Many small deals, few large ones: 10.00 to 40,000.00.
    const size = 1000 + Math.floor(below(2000) * below(2000) * 1.0) + below(100);
    deals.amount[n] = below(100) === 0 ? -size : size;
  }
  return deals;
}

function makeRatings(reps: number, below: Below): CreditColumns {
  const rows: { person: number; period: number; score: number }[] = [];
  for (let period = 0; period < periods; period += 1)
    for (let person = 0; person < reps; person += 1)
      for (let left = below(4); left > 0; left -= 1)
        rows.push({ person, period, score: 100 + 10 * Math.floor(Math.sqrt(below(41 * 41))) });
  return {
    person: Uint32Array.from(rows, ({ person }) => person),
    period: Uint8Array.from(rows, ({ period }) => period),
    scores: Float64Array.from(rows, ({ score }) => score),
    ...{ amounts: null, attributes: new Map() },
  };
}

/** The deals as credits, a row for each person who has a part. */
export interface Loaded {
  readonly shared: SharedColumns;
  /** Where the parts are written to, again and again. */
  readonly credited: Float64Array;
  readonly person: Uint32Array;
  readonly period: Uint8Array;
  readonly product: Uint16Array;
}

export function load({ deals }: Work): Loaded {
  const count = deals.second.reduce((rows, second) => rows + (second < 0 ? 1 : 2), 0);
  const shared = {
    ...{ amount: new Float64Array(count), weight: new Float64Array(count) },
    left: new Uint8Array(count),
  };
  const person = new Uint32Array(count);
  const period = new Uint8Array(count);
  const product = new Uint16Array(count);
  let row = 0;
  deals.first.forEach((first, n) => {
    const second = deals.second[n] ?? -1;
    const share = deals.share[n] ?? 0;
    const parts =
      second < 0
        ? [[first, share]]
        : [
            [first, share],
            [second, 10_000 - share],
          ];
    parts.forEach(([rep = 0, weight = 0], position) => {
      person[row] = rep;
      shared.weight[row] = weight;
      shared.left[row] = parts.length - position;
      shared.amount[row] = deals.amount[n] ?? 0;
      period[row] = deals.period[n] ?? 0;
      product[row] = deals.product[n] ?? 0;
      row += 1;
    });
  });
  return { shared, credited: new Float64Array(count), person, period, product };
}

/** Shares the deals out, and puts a company together from the columns: part of what is measured. */
export function companyOf(work: Work, loaded: Loaded): CompanyColumns {
  const { shared, person, period, product } = loaded;
  const { reps, teams, ratings, quotas, teamQuotas } = work;
  const team = Int32Array.from({ length: reps * periods }, (_, seat) => teamOf(seat % reps));
  const level = new Uint8Array(reps * periods);
  const placeInYear = Uint8Array.of(0, 1, 2, 3);
  const attributes = new Map([['product', { codes: product, entries: products }]]);
  const credited = shareOut(shared, loaded.credited);
  const amounts = { credited, whole: shared.amount };
  const deals = { person, period, attributes, amounts, scores: null };
  return {
    seats: { people: reps, periods, teams, team, level, levels: [''], placeInYear },
    credits: new Map([
      ['deal', deals],
      ['rating', ratings],
    ]),
    targets: new Map([['bookings', { rep: quotas, team: teamQuotas }]]),
  };
}
