import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditsOf } from '../../src/domain/credit.ts';
import { AppError } from '../../src/domain/errors.ts';
import { personId } from '../../src/domain/ids.ts';
import { currency, money } from '../../src/domain/money.ts';
import { rational } from '../../src/domain/rational.ts';
import type { Fact, Split } from '../../src/domain/record.ts';
import { cny, day, ratio } from './samples.ts';

const splits = (shares: Readonly<Record<string, string>>): readonly Split[] =>
  Object.entries(shares).map(([key, share]) => ({ personId: personId(key), share: ratio(share) }));

const deal = (details: Partial<Fact> = {}): Fact => ({
  source: 'file:deals',
  kind: 'deal',
  externalId: 'HT-2077',
  stage: 'won',
  occurredOn: day('2026-10-21'),
  amount: cny('63000.00'),
  scoreHundredths: null,
  splits: splits({ chen: '1' }),
  attributes: {},
  ...details,
});

const rating = (details: Partial<Fact> = {}): Fact =>
  deal({ kind: 'rating', amount: null, scoreHundredths: 470n, ...details });

const values = (fact: Fact) => creditsOf(fact).map(({ personId: id, value }) => [id, value]);

describe('creditsOf', () => {
  it('credits a deal whole to its only owner, on the day it was booked', () => {
    expect(creditsOf(deal())).toEqual([
      {
        personId: 'chen',
        kind: 'deal',
        occurredOn: day('2026-10-21'),
        share: ratio('1'),
        value: 6_300_000n,
      },
    ]);
  });

  it('shares ¥100.00 between three so that no cent is lost', () => {
    const thirds = splits({ zhao: '1/3', li: '1/3', chen: '1/3' });
    expect(values(deal({ amount: cny('100.00'), splits: thirds }))).toEqual([
      ['zhao', 3333n],
      ['li', 3333n],
      ['chen', 3334n],
    ]);
  });

  it('takes a refund back from the same people in the same cents', () => {
    const thirds = splits({ chen: '1/3', li: '1/3', zhao: '1/3' });
    expect(values(deal({ amount: cny('-100.00'), splits: thirds }))).toEqual([
      ['chen', -3334n],
      ['li', -3333n],
      ['zhao', -3333n],
    ]);
  });

  it('credits nothing to whose part of a credit note rounds to nothing: it is no deal of zero', () => {
    const halves = splits({ chen: '1/2', li: '1/2' });
    expect(values(deal({ amount: cny('-0.01'), splits: halves }))).toEqual([['chen', -1n]]);
    expect(values(deal({ amount: cny('0.01'), splits: halves }))).toEqual([
      ['chen', 1n],
      ['li', 0n],
    ]);
  });

  it('credits a rating whole to everybody named on it', () => {
    expect(values(rating({ splits: splits({ chen: '1/2', li: '1/2' }) }))).toEqual([
      ['chen', 470n],
      ['li', 470n],
    ]);
  });

  it.each<[string, Fact]>([
    ['open', deal({ stage: 'open' })],
    ['lost', deal({ stage: 'lost' })],
    ['without a date', deal({ occurredOn: null })],
    ['without a value', deal({ amount: null })],
    ['nobody’s', deal({ splits: [] })],
    ['a rating without a score', rating({ scoreHundredths: null })],
  ])('credits nobody for a record that is %s', (_, fact) => {
    expect(creditsOf(fact)).toEqual([]);
  });

  it('credits another kind by its amount, else by its score, else with nothing: it happened', () => {
    const halves = splits({ chen: '1/2', li: '1/2' });
    const shared = deal({ kind: 'payment', amount: cny('-0.03'), splits: halves });
    expect(values(shared)).toEqual([
      ['chen', -2n],
      ['li', -1n],
    ]);
    const scored = deal({ kind: 'audit', amount: null, scoreHundredths: 90n, splits: halves });
    expect(values(scored)).toEqual([
      ['chen', 90n],
      ['li', 90n],
    ]);
    expect(values(deal({ kind: 'visit', amount: null }))).toEqual([['chen', 0n]]);
    const rounded = deal({ kind: 'payment', amount: cny('-0.01'), splits: halves });
    expect(values(rounded)).toEqual([
      ['chen', -1n],
      ['li', 0n],
    ]);
  });

  it('credits a won deal of zero: it is a deal', () => {
    expect(values(deal({ amount: cny('0') }))).toEqual([['chen', 0n]]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['2/3', { chen: '1/3', li: '1/3' }],
    ['99/100', { chen: '33 %', li: '33 %', zhao: '33 %' }],
    ['3/2', { chen: '1', li: '1/2' }],
  ])('refuses shares that add up to %s', (sum, shares) => {
    const refused = { code: 'record.shares_not_whole', params: { record: 'HT-2077', sum } };
    expect(() => creditsOf(deal({ splits: splits(shares) }))).toThrow(
      expect.objectContaining(refused),
    );
  });

  it('refuses shares of nothing, below nothing and twice for one person, on open deals too', () => {
    const unsound = [
      splits({ chen: '1', li: '0' }),
      splits({ chen: '3/2', li: '-1/2' }),
      [...splits({ chen: '1/2' }), ...splits({ chen: '1/2' })],
    ];
    for (const each of unsound)
      expect(() => creditsOf(deal({ stage: 'open', splits: each }))).toThrow(AppError);
  });

  const overlay = (key: string, share: string, role?: string): Split => ({
    ...{ personId: personId(key), share: ratio(share), overlay: true },
    ...(role === undefined ? {} : { role }),
  });

  it('credits an overlay beside the whole, rounded half up, and says role and overlay', () => {
    const shared = [
      ...splits({ chen: '1/2' }),
      overlay('wu', '1/2', 'engineer'),
      ...splits({ li: '1/2' }),
      overlay('chen', '10 %', 'coach'),
    ];
    const credits = creditsOf(deal({ amount: cny('0.05'), splits: shared }));
    expect(
      credits.map(({ personId: id, value, role, overlay: is }) => [id, value, role, is]),
    ).toEqual([
      ['chen', 3n, undefined, undefined],
      ['wu', 3n, 'engineer', true],
      ['li', 2n, undefined, undefined],
      ['chen', 1n, 'coach', true],
    ]);
    const whole = creditsOf(rating({ splits: [...splits({ chen: '1' }), overlay('wu', '1/2')] }));
    expect(whole.map(({ value }) => value)).toEqual([470n, 470n]);
  });

  it('credits somebody with a role whole, and says the role', () => {
    const [split] = splits({ chen: '1' });
    const credits = creditsOf(deal({ splits: split ? [{ ...split, role: 'hunter' }] : [] }));
    expect(credits).toMatchObject([{ personId: 'chen', role: 'hunter', value: 6_300_000n }]);
  });

  it('refuses an overlay of nothing, of more than all, or in a role that is taken', () => {
    const unsound = [
      [overlay('wu', '0')],
      [overlay('wu', '101 %')],
      [overlay('chen', '1/2')],
      [overlay('wu', '1/2', 'coach'), overlay('wu', '1/3', 'coach')],
    ];
    for (const extra of unsound)
      expect(() =>
        creditsOf(deal({ stage: 'open', splits: [...splits({ chen: '1' }), ...extra] })),
      ).toThrow(expect.objectContaining({ code: 'record.overlay_unsound' }));
    expect(() => creditsOf(deal({ splits: [overlay('wu', '1')] }))).toThrow(
      expect.objectContaining({ code: 'record.shares_not_whole' }),
    );
  });

  it('adds up to the record whatever the amount and the shares, in any order of the splits', () => {
    const anySplits = fc
      .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.bigInt(1n, 50n)), {
        selector: ([key]) => key,
        minLength: 1,
        maxLength: 6,
      })
      .map((parts) => {
        const sum = parts.reduce((all, [, weight]) => all + weight, 0n);
        return parts.map(
          ([key, weight]): Split => ({
            personId: personId(key),
            share: rational(weight, sum),
          }),
        );
      });
    const anyAmount = fc
      .bigInt(-(10n ** 14n), 10n ** 14n)
      .map((minor) => money(minor, currency('CNY')));
    fc.assert(
      fc.property(anyAmount, anySplits, (amount, parts) => {
        const credits = creditsOf(deal({ amount, splits: parts }));
        expect(credits.reduce((sum, { value }) => sum + value, 0n)).toBe(amount.minor);
        const helped = creditsOf(deal({ amount, splits: [overlay('coach', '1/3'), ...parts] }));
        expect(helped.filter((credit) => !credit.overlay)).toEqual(credits);
        const turned = creditsOf(deal({ amount, splits: parts.toReversed() })).toReversed();
        expect(turned).toEqual(credits);
      }),
    );
  });
});
