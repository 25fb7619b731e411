import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { target } from '../../src/features/target/feature.ts';
import { people, period } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import type { Office } from '../support/office.ts';
import { ask, inChinese, openFloor } from './sales-floor.ts';

const { ann, bob, cy, mia } = people;

describe('/target', () => {
  let test: TestDatabase;
  let office: Office;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openFloor(test.database);
  });
  afterAll(() => test.close());

  it('shows the target, what is missing and an even split into months', async () => {
    const text = await ask(office, target, ann);
    // 20,000 a quarter are 6,666.67 + 6,666.67 + 6,666.66: 15,000 in February are 225 %. Day 51 of 90: 39 days are left.
    expect(text).toContain('Bookings, of a target of $20,000: $15,000');
    expect(text).toContain('75 % · 57 % of the quarter gone · ahead of pace');
    expect(text).toContain('$5,000 to go, 39 days left in the period.');
    expect(text).toMatch(/February 2026 +\$6,666\.67 +\$15,000 +225 %/);
    expect(text).toMatch(/March 2026 +\$6,666\.66 +\$0 +0 %/);
    expect(text).toContain('spread evenly');
    // 15,000 of 20,000 by the end of February, when 13,333.34 were planned.
    expect(text).toContain('by the end of February 2026: 75 % of the target done, 67 % planned.');
  });

  it('shows monthly targets where they are set', async () => {
    await office.store.quotas.save([
      {
        subject: { kind: 'person', id: bob.id },
        measure: 'bookings',
        period: period('month', '2026-02-01'),
        amount: 3_000_00n,
      },
    ]);
    // 9,000 of 3,000.
    const text = await ask(office, target, bob);
    expect(text).toMatch(/February 2026 +\$3,000 +\$9,000 +300 %/);
    expect(text).not.toContain('spread evenly');
  });

  it('speaks Chinese', async () => {
    const text = await ask(office, target, inChinese(ann), '上季度');
    expect(text).toContain('我的目标 · 2025 年第四季度');
    expect(text).toContain('目标已达成。');
  });

  it('says how far a past target was missed', async () => {
    expect(await ask(office, target, bob, '2025-Q4')).toContain(
      'The period ended $3,000 short of it.',
    );
  });

  it('shows a manager those below, with amounts', async () => {
    const text = await ask(office, target, mia);
    expect(text).toContain('Who reports to you');
    expect(text).toMatch(/Ann Lee +\$20,000 +\$15,000 +75 %/);
    expect(await ask(office, target, mia, 'Bob Stone')).toContain('Target of Bob Stone · Q1 2026');
  });

  it('refuses a rep another’s target', async () => {
    await expect(ask(office, target, ann, 'Bob Stone')).rejects.toMatchObject({
      code: 'access.denied',
    });
  });

  it('says where to go when no target is set', async () => {
    const text = await ask(office, target, cy);
    expect(text).toContain('No target is set for Q1 2026 yet.');
    expect(text).toContain('Try /target 2025-Q4.');
  });
});
