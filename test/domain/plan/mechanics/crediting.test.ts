/** Whose a deal is, and how much of it. */
import { describe, expect, it } from 'vitest';
import { wrongIn } from './told.ts';

const onBookings = `
components: [{ id: commission, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: bookings } } }]`;

describe('a credit', () => {
  it('is the share of a deal, to the cent; counts and averages take the deal whole', () => {
    const text = `
measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
  deals: { records: deal, take: count }
  largest: { records: deal, take: max, value: amount, unit: money }
${onBookings}
examples:
  - name: Half of one deal, a third of another
    records: [{ amount: 1000, share: 50 % }, { amount: 100, share: 1/3 % }, { amount: 100, share: 33 % }]
    expect: { commission: 53.33, total: 53.33, measures: { bookings: 533.33, deals: 3, largest: 1000 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('may be an overlay: the specialist is credited on top of the 100 % of others', () => {
    const text = `
measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
  own: { records: deal, take: sum, value: amount, unit: money, where: '!credit.overlay' }
${onBookings}
examples:
  - name: One deal of one's own, one as an overlay
    records: [{ amount: 1000 }, { amount: 4000, overlay: yes }]
    expect: { commission: 500, total: 500, measures: { own: 1000 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('has a role: hunters and farmers of one deal are paid at different rates', () => {
    const text = `
measures:
  hunted: { records: deal, take: sum, value: amount, unit: money, where: credit.role == "hunter" }
  farmed: { records: deal, take: sum, value: amount, unit: money, where: credit.role == "farmer" }
components:
  - { id: hunting, per: period, rate: 5 %, pays: { rate-of: { of: rep, measure: hunted } } }
  - { id: farming, per: period, rate: 2 %, pays: { rate-of: { of: rep, measure: farmed } } }
examples:
  - name: A hunter in one deal, a farmer in another
    records: [{ amount: 1000, role: hunter, share: 70 % }, { amount: 1000, role: farmer, share: 30 % }]
    expect: { hunting: 35, farming: 6, total: 41 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is cut by a credit factor', () => {
    const text = `
measures:
  renewals: { records: renewal, take: sum, value: amount, unit: money, factor: 50 % }
components: [{ id: commission, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: renewals } } }]
examples:
  - name: Renewals count half
    records: [{ kind: renewal, amount: 1000 }]
    expect: { commission: 50, total: 50, measures: { renewals: 500 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('may be whole for everybody who took part', () => {
    const text = `
measures:
  bookings: { records: deal, take: sum, value: amount, unit: money, credit: whole }
${onBookings}
examples:
  - name: A tenth of the deal, counted whole
    records: [{ amount: 1000, share: 10 % }]
    expect: { commission: 100, total: 100 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('rolls up: what the members have is what the team has', () => {
    const text = `
components: [{ id: override, per: period, rate: 1 %, pays: { rate-of: { of: team, measure: bookings } } }]
examples:
  - name: Records of one, figures of the others
    records: [{ amount: 1000, share: 50 % }]
    team: { others: [{ bookings: 700 }, { bookings: 800 }] }
    expect: { override: 20, total: 20 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('passes with a territory: each has what fell into the own time', () => {
    const text = `
${onBookings}
examples:
  - name: Left in the middle of the quarter
    left: 2026-02-14
    records: [{ amount: 1000, day: 2026-02-14 }, { amount: 500, day: 2026-02-15 }]
    expect: { commission: 100, total: 100 }
  - name: Came in the middle of the quarter
    started: 2026-02-15
    records: [{ amount: 1000, day: 2026-02-14 }, { amount: 500, day: 2026-02-15 }]
    expect: { commission: 50, total: 50 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is converted at the rate that is locked for the period, and refused without one', () => {
    const text = `foreign-amounts: locked-period-rate
${onBookings}
examples:
  - name: 100 euros at 1.0837
    rates: { EUR: 1.0837 }
    records: [{ amount: 100 EUR }, { amount: 10 }]
    expect: { commission: 11.84, total: 11.84, measures: { bookings: 118.37 } }`;
    expect(wrongIn(text)).toEqual([]);
    expect(wrongIn(text.replace('rates: { EUR: 1.0837 }', 'rates: { GBP: 2 }'))).toEqual([
      'plan.rate_missing at examples.0 {"currency":"EUR"}',
    ]);
    expect(wrongIn(text.replace('foreign-amounts: locked-period-rate', ''))).toEqual([
      'plan.currency_foreign at examples.0 {"currency":"EUR"}',
    ]);
  });
});
