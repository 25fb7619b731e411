import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import { currency } from '../../src/domain/money.ts';
import type { LockedRate } from '../../src/domain/rate.ts';
import { rational } from '../../src/domain/rational.ts';
import type { Store } from '../../src/store/port.ts';
import { acme, day, instant, openCompany, people, period } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const { ann, bob } = people;
const [january, quarter] = [period('month', '2026-01-15'), period('quarter', '2026-01-15')];

const rate = (code: string, num: bigint, den = 1n, more: Partial<LockedRate> = {}): LockedRate => ({
  ...{ period: january, currency: currency(code), rate: rational(num, den) },
  ...more,
});

describe.each(engines)('on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`rates-${count}`) });
  });

  it('a rate is kept exactly, for its period', async () => {
    const third = rate('EUR', 10n ** 30n, 3n);
    const rates = [rate('JPY', 1n, 150n), third, rate('EUR', 11n, 10n, { period: quarter })];
    expect(await store.rates.lock(rates, at)).toEqual({ added: 3, changed: 0, same: 0 });
    expect(await store.rates.of([january])).toEqual([third, rate('JPY', 1n, 150n)]);
    expect(await store.rates.of([])).toEqual([]);
    expect(await store.rates.of([period('month', '2026-02-01')])).toEqual([]);
  });

  it('a locked rate stays: the same again is nothing, another is refused with all beside it', async () => {
    await store.rates.lock([rate('EUR', 11n, 10n)], at);
    const again = [rate('EUR', 22n, 20n), rate('GBP', 5n, 4n)];
    expect(await store.rates.lock(again, at)).toEqual({ added: 1, changed: 0, same: 1 });
    await expect(
      store.rates.lock([rate('CHF', 1n), rate('EUR', 6n, 5n)], at),
    ).rejects.toMatchObject({
      code: 'rates.locked',
      params: { currency: 'EUR', period: '2026-01', locked: '11/10', given: '6/5' },
    });
    expect(await store.rates.of([january])).toHaveLength(2);
    await expect(test.client.fxRate.updateMany({ data: { rate: '1' } })).rejects.toThrow('added');
    await expect(test.client.fxRate.deleteMany()).rejects.toThrow('only ever added');
  });

  it('leave is known by person and first day, and found by the days it touches', async () => {
    const [first, second, open] = [
      { personId: ann.id, from: day('2026-01-10'), to: day('2026-01-20') },
      { personId: ann.id, from: day('2026-03-01'), to: day('2026-03-02') },
      { personId: bob.id, from: day('2026-02-01'), to: null },
    ];
    expect(await store.leave.save([open, second, first])).toEqual({
      added: 3,
      changed: 0,
      same: 0,
    });
    const longer = { ...first, to: day('2026-01-25') };
    expect(await store.leave.save([longer, second])).toEqual({ added: 0, changed: 1, same: 1 });
    expect(await store.leave.of(null, null)).toEqual([longer, second, open]);
    const touching = (from: string, to: string) =>
      store.leave.of([ann.id, bob.id], { from: day(from), to: day(to) });
    expect(await touching('2026-01-25', '2026-02-01')).toEqual([]);
    expect(await touching('2026-01-24', '2026-02-02')).toEqual([longer, open]);
    expect(await store.leave.of([ann.id], { from: day('2026-02-01'), to: null })).toEqual([second]);
    const gone = [second, { personId: bob.id, from: day('2026-02-02') }];
    expect(await store.leave.cancel(gone)).toEqual({ added: 0, changed: 1, same: 1 });
    expect(await store.leave.of(null, null)).toEqual([longer, open]);
  });
});
