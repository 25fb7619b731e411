/** A settlement from its words in a plan, and what it does with what somebody earned, period by period. */
import { personId } from '../../../../src/domain/ids.ts';
import { currency, parseMoney } from '../../../../src/domain/money.ts';
import { type Period, parsePeriod, shift } from '../../../../src/domain/period.ts';
import type {
  Held,
  Measurements,
  Participant,
  PlanInput,
  PlanRecord,
} from '../../../../src/domain/plan/evaluation.ts';
import type { PlanTerms } from '../../../../src/domain/plan/language/part.ts';
import type { Tree } from '../../../../src/domain/plan/language/source.ts';
import {
  type MeasureDefinition,
  measureEntry,
  toDefinition,
} from '../../../../src/domain/plan/measures/definition.ts';
import { createReader, type MeasurePlan } from '../../../../src/domain/plan/measures/reader.ts';
import { settlements } from '../../../../src/domain/plan/settlement/settlements.ts';
import type { Settled, Settling } from '../../../../src/domain/plan/settlement/settling.ts';
import { one, type Rational } from '../../../../src/domain/rational.ts';
import { calendar, day } from '../../samples.ts';

export const usd = currency('USD');
export const cents = (text: string): bigint => parseMoney(text, usd).minor;
export const dollars = (minor: bigint): number => Number(minor) / 100;

export const period = (name: string): Period => parsePeriod(name, calendar());

export const somebody = (details: Partial<Participant> = {}): Participant => ({
  id: personId('rep'),
  level: '',
  started: null,
  spells: [],
  leave: [],
  given: {},
  records: [],
  quotas: [],
  past: [],
  ...details,
});

export const record = (
  externalId: string,
  kind: string,
  on: string,
  attributes: Readonly<Record<string, string>> = {},
): PlanRecord => ({
  id: externalId,
  externalId,
  version: 1,
  kind,
  day: day(on),
  amount: null,
  credited: null,
  share: one,
  role: null,
  overlay: false,
  score: null,
  attributes,
});

/** What is wrong with these words. */
export function findingsIn(mechanic: string, words: Record<string, Tree>): readonly string[] {
  const { found } = read(mechanic, words);
  return found.map(({ code, path }) => `${code} ${path.join('.')}`);
}

function read(mechanic: string, words: Record<string, Tree>) {
  const found = settlements.find(({ name }) => name === mechanic);
  if (!found) throw new Error(`no settlement ${mechanic}`);
  return found.read({ id: mechanic, mechanic, ...words });
}

/** Figures by name, as a formula finds them. */
export type Figures = Readonly<Record<string, Rational>>;

/** A plan that measures just these, as figures that are handed in. */
const measuringOf = (
  names: ReadonlySet<string>,
  targetIncentive: Rational | null,
): MeasurePlan => ({
  measures: new Map([...names].map((name) => [name, measure(name)])),
  targets: { of: () => ({ quota: null, trace: [] }) },
  conversion: { currency: usd, convertsForeign: false },
  targetIncentive: () => targetIncentive,
});

const measure = (id: string): MeasureDefinition =>
  toDefinition(
    id,
    measureEntry.parse({ records: 'figure', take: 'latest', value: 'score', unit: 'number' }),
  );

const givenOf = (figures: Figures): Measurements =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, { value, quota: null, count: 0 }]),
  );

export interface PeriodOf {
  readonly earned: bigint;
  readonly figures?: Figures;
  readonly person?: Partial<Participant>;
  readonly paid?: Readonly<Record<string, bigint>>;
}

export interface Outcome {
  readonly payout: bigint;
  readonly balance: bigint | null;
  readonly held: bigint;
  readonly steps: Settled['trace'];
}

export interface Around {
  readonly first?: string;
  readonly person?: Partial<Participant>;
  readonly balance?: bigint;
  readonly drawShare?: Settling['drawShare'];
  readonly targetIncentive?: Rational;
}

/** Consecutive periods: what one leaves behind, the next begins with. */
export function settle(
  mechanic: string,
  words: Record<string, Tree>,
  periods: readonly PeriodOf[],
  around: Around = {},
): readonly Outcome[] {
  const { part, found } = read(mechanic, words);
  if (!part || found.length > 0) throw new Error(`not a settlement: ${JSON.stringify(found)}`);
  const plan: PlanTerms = {
    currency: usd,
    mode: 'half-up',
    measure: () => {
      throw new Error('no measures here');
    },
  };
  const { settle: go } = part.bind(plan);
  let balance = around.balance ?? 0n;
  let held: readonly Held[] = [];
  let released = 0n;
  const names = new Set(periods.flatMap(({ figures = {} }) => Object.keys(figures)));
  const measuring = measuringOf(names, around.targetIncentive ?? null);
  return periods.map(({ earned, figures = {}, person = {}, paid = {} }, position) => {
    const input: PlanInput = {
      period: shift(period(around.first ?? '2026-01'), position),
      calendar: calendar(),
      person: somebody({ ...around.person, ...person, given: givenOf(figures) }),
      groups: {},
      rates: {},
      carried: { balances: {}, held: [], released: {} },
      paid,
      everyone: null,
    };
    const settled = go({
      input,
      reader: createReader(measuring, input),
      conversion: { currency: usd, convertsForeign: false, rates: {} },
      mode: 'half-up',
      earned: () => earned,
      payout: earned,
      paid,
      balance,
      held,
      released,
      drawShare: around.drawShare ?? (() => one),
    });
    balance = settled.balance ?? 0n;
    held = settled.held;
    released = settled.released ?? 0n;
    return {
      payout: earned + settled.change,
      balance: settled.balance,
      held: held.reduce((sum, { amount }) => sum + amount, 0n),
      steps: settled.trace,
    };
  });
}
