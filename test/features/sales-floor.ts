/** The tiny company with a plan, targets and deals, small enough to follow every figure by hand. */
import { expect } from 'vitest';
import { fallbackText } from '../../src/chat/fallback.ts';
import type { Answer } from '../../src/chat/port.ts';
import type { Person } from '../../src/domain/people.ts';
import type { Quota } from '../../src/domain/quota.ts';
import type { Place, Workspace } from '../../src/domain/workspace.ts';
import type { Feature } from '../../src/features/feature.ts';
import type { Database } from '../../src/store/port.ts';
import { day, deal, instant, people, period, rating, teams } from '../support/company.ts';
import { type Office, openOffice } from '../support/office.ts';

/**
 * 5 % of everything up to the target, 8 % of what lies above it, and 1,000 for reaching it.
 */
export const plan = `
plan: reps
title: { en: Reps, zh: 销售方案 }
currency: USD
period: quarter
rounding: { mode: half-up, at: line }
measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
components:
  - id: commission
    title: { en: Commission, zh: 提成 }
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    tiers: marginal
    boundary: upper
    if-unmeasured: first-band
    table:
      - { from: 0 %, to: 100 %, rate: 5 % }
      - { from: 100 %, to: unlimited, rate: 8 % }
    pays: { rate-of: { of: rep, measure: bookings } }
  - id: target-bonus
    title: { en: Target bonus, zh: 达标奖 }
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    tiers: thresholds
    boundary: upper
    counts: highest
    table:
      - { at: 100 %, amount: 1000 }
    pays: amount
examples:
  - name: Five per cent above the target
    rep: { bookings: 21000 of 20000 }
    expect: { commission: 1080, target-bonus: 1000, total: 2080 }
`;

const { ann, bob, cy } = people;
const target = (subject: Quota['subject'], on: string, amount: bigint): Quota => ({
  subject,
  measure: 'bookings',
  period: period('quarter', on),
  amount,
});
const ofPerson = ({ id }: Person) => ({ kind: 'person', id }) as const;

/**
 * First quarter of 2026, seen on 20 February:
 *   Ann  target 20,000   12,000 alone and half of 6,000 with Cy      15,000 = 75 %
 *   Bob  target 10,000    9,000 alone                                 9,000 = 90 %
 *   Cy   no target        half of 6,000 with Ann                      3,000
 *   Dee  in East, sold nothing
 * Fourth quarter of 2025: Ann 4,000 of 4,000 = 100 %, Bob 1,000 of 4,000 = 25 %.
 */
export async function openFloor(
  database: Database,
  options: {
    readonly workspace?: Partial<Workspace>;
    readonly staff?: readonly Person[];
    readonly now?: string;
    readonly targets?: boolean;
    readonly features?: readonly Feature[];
  } = {},
): Promise<Office> {
  const office = await openOffice(database, { now: '2026-02-20T15:00:00Z', ...options });
  const { store } = office;
  const at = instant('2026-02-20T14:48:00Z');
  await store.plans.publish('reps', plan, day('2025-01-01'), at);
  if (options.targets !== false)
    await store.quotas.save([
      target(ofPerson(ann), '2026-02-01', 20_000_00n),
      target(ofPerson(bob), '2026-02-01', 10_000_00n),
      target({ kind: 'team', id: teams.east.id }, '2026-02-01', 30_000_00n),
      target(ofPerson(ann), '2025-11-01', 4_000_00n),
      target(ofPerson(bob), '2025-11-01', 4_000_00n),
    ]);
  const lastYear = { occurredOn: day('2025-11-15') };
  await store.records.ingest(
    [
      deal('D-1', 12_000_00n, ann.id, { attributes: { account: 'Lakeside' } }),
      deal('D-2', 6_000_00n, [ann.id, cy.id]),
      deal('D-3', 9_000_00n, bob.id),
      rating('R-1', 470n, ann.id),
      deal('D-8', 4_000_00n, ann.id, lastYear),
      deal('D-9', 1_000_00n, bob.id, lastYear),
    ],
    at,
  );
  return office;
}

/** What a private answer reads like. */
export function privateText(answer: Answer): string {
  expect(answer.kind).toBe('private');
  return answer.kind === 'private' ? fallbackText(answer.card) : '';
}

export const ask = async (
  office: Office,
  feature: Feature,
  who: Person,
  words = '',
  place: Place | null = null,
): Promise<string> => privateText(await office.command(feature, who, words, place));

export const inChinese = (who: Person): Person => ({ ...who, locale: 'zh' });
