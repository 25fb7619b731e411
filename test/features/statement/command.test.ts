import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementCommand } from '../../../src/features/statement/cli.ts';
import { sha256 } from '../../../src/features/statement/fingerprint.ts';
import { deal, people } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openDesk, runCommand } from './desk.ts';
import { planOf, tenPercent } from './plans.ts';

const { ann, bob } = people;
const rest = `${tenPercent}
settlement:
  - { id: held, mechanic: holdback, on: total, share: 20 %, leaver: released, release: [{ after: 1, share: 100 % }] }`;
const head = 'title: { en: Reps, zh: 销售方案 }';
const measures = `
  bookings: { title: { en: Bookings, zh: 签约额 }, records: deal, take: sum, value: amount, unit: money }`;
const titled = rest.replace(
  '{ id: commission,',
  '{ id: commission, title: { en: Commission, zh: 提成 },',
);

describe('upside statement', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase('embedded');
  });
  afterAll(() => test.close());
  const desk = () => openDesk(test.database, planOf({ rest: titled, head, measures }));
  const february = ['--rep', 'ann', '--period', '2026-02'] as const;

  it('shows the arithmetic down to the records, what is paid, and its fingerprint', async () => {
    const { ingest, run, compute } = await desk();
    await ingest(deal('D-1', 1_000_00n), deal('D-2', 500_00n, [ann.id, bob.id]));
    const { code, text } = await run(...february);
    expect(code).toBe(0);
    expect(text).toContain('Statement · Ann Lee (ann) · February 2026');
    expect(text).toContain('Plan: Reps, version 1');
    expect(text).toContain('Not issued yet');
    expect(text).toContain('Commission · $125.00');
    expect(text).toContain('$1,250.00 × 10 % = $125.00');
    expect(text).toMatch(/D-1 +15 Feb 2026 +100 % +\$1,000.00/);
    expect(text).toMatch(/D-2 +15 Feb 2026 +50 % +\$250.00/);
    expect(text).toContain('$125.00 × 20 % = $25.00 is held back; $25.00 from 1 Mar 2026');
    expect(text).toContain('payable: $100.00');
    expect(text).toContain('Data as of');
    expect(text).toContain((await compute(ann, '2026-02')).body.hash);
  });

  it('says the same in Chinese', async () => {
    const { ingest, store } = await desk();
    await ingest(deal('D-1', 1_000_00n));
    const { text } = await runCommand(statementCommand, february, store, undefined, 'zh');
    expect(text).toContain('奖金单 · 李安（ann）· 2026 年 2 月');
    expect(text).toContain('提成 · $100.00');
    expect(text).toContain('应付：$80.00');
  });

  it('prints canonical JSON with its fingerprint, and the same again', async () => {
    const { ingest, run } = await desk();
    await ingest(deal('D-1', 1_000_00n));
    const { text } = await run(...february, '--json');
    const { hash, statement } = JSON.parse(text) as { hash: string; statement: object };
    expect(text.split('\n')).toHaveLength(1);
    expect(text).toBe(`{"hash":"${hash}","statement":${text.slice(text.indexOf('{', 1), -1)}}`);
    expect(sha256(text.slice(text.indexOf('{', 1), -1))).toBe(hash);
    expect(statement).toMatchObject({ person: 'ann', period: '2026-02', engine: '1' });
    expect((await run(...february, '--json')).text).toBe(text);
  });

  it('issues, says so beside what it prints, and then shows what was issued', async () => {
    const { ingest, run } = await desk();
    await ingest(deal('D-1', 1_000_00n));
    const first = await run(...february, '--issue', '--json');
    expect(first.complaints).toContain('Issued: revision 1');
    // New data that changes nothing of it: the same text, to the byte.
    await ingest(deal('D-9', 1_00n, bob.id));
    const again = await run(...february, '--issue', '--json');
    expect(again.complaints).toContain('nothing has changed');
    expect(again.text).toBe(first.text);
    expect((await run(...february)).text).toContain('Nothing has changed since it was issued');
  });

  it('tells what has changed since, with each cause', async () => {
    const { store, ingest, run } = await desk();
    await ingest(deal('D-1', 1_000_00n), deal('D-2', 500_00n), deal('D-3', 200_00n));
    await run(...february, '--issue');
    await ingest(
      deal('D-1', 1_100_00n),
      deal('D-2', 500_00n, ann.id, { stage: 'lost' }),
      deal('D-4', 50_00n),
    );
    const { text } = await run(...february);
    expect(text).toContain('it comes out otherwise now');
    expect(text).toContain('What changed since the statement of 31 Dec 2026');
    // 1,100 + 200 + 50 instead of 1,700.
    expect(text).toContain('Commission: $170.00 → $135.00 (-$35.00)');
    expect(text).toContain('D-1 counts otherwise: +$100.00 bookings');
    expect(text).toContain('D-2 no longer counts: -$500.00 bookings');
    expect(text).toContain('D-4 is new: +$50.00 bookings');
    const chinese = await runCommand(statementCommand, february, store, undefined, 'zh');
    expect(chinese.text).toContain('D-2 不再计入：签约额 -$500.00');
    const next = (await run('--rep', 'ann', '--period', '2026-03', '--issue')).text;
    await expect(run(...february, '--issue')).rejects.toMatchObject({ code: 'statement.closed' });
    expect(next).toContain('Adjustments of earlier periods');
    expect(next).toContain('February 2026 · -$28.00');
    expect(next).toContain('D-2 no longer counts');
  });

  it('issues for all who were on the plan, and goes on where one cannot be computed', async () => {
    const { store, ingest, run } = await desk();
    await ingest(deal('D-1', 1_000_00n), deal('D-2', 500_00n, bob.id));
    const all = ['--all', '--issue', '--period', '2026-02'] as const;
    expect(await run(...all)).toMatchObject({
      code: 0,
      text: '2026-02: 4 issued, 0 unchanged, 0 closed, 0 failed',
    });
    const euro = { amount: { minor: 1n, currency: 'EUR' as typeof store.workspace.currency } };
    await ingest(deal('D-3', 1n, bob.id, euro));
    const { code, text, complaints } = await run(...all);
    expect(code).toBe(1);
    expect(text).toBe('2026-02: 0 issued, 3 unchanged, 0 closed, 1 failed');
    expect(complaints).toContain('Bob Stone: ');
    expect(complaints).toContain('plan.currency_foreign');
    await expect(run('--all', '--issue', '--period', '2027-01')).rejects.toMatchObject({
      code: 'statement.period_open',
    });
  });

  it('says how it is called', async () => {
    const { run } = await desk();
    for (const args of [
      [],
      ['--rep'],
      ['--all'],
      ['--all', '--issue'],
      ['--rep', 'ann', '--all', '--issue', '--period', '2026-02'],
      ['--unknown'],
    ])
      expect(await run(...args)).toMatchObject({
        code: 2,
        complaints: expect.stringContaining('Usage: upside statement'),
      });
    await expect(run('--rep', 'ann', '--period', 'soon')).rejects.toMatchObject({
      code: 'period.unreadable',
    });
  });
});
