import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planCommand } from '../../../src/features/plan/cli.ts';

const plan = new URL('../../../src/plans/account-executive.yaml', import.meta.url).pathname;

async function upside(locale: 'en' | 'zh', ...args: string[]) {
  const out: string[] = [];
  const code = await planCommand.run({
    args,
    locale,
    print: (text) => void out.push(text),
    complain: (text) => void out.push(text),
    isTerminal: false,
    openStore: () => Promise.reject(new Error('no database is needed')),
  });
  return { code, out: out.join('\n') };
}

describe('upside plan check', () => {
  it('ends with 0 when all is well', async () => {
    const { code, out } = await upside('en', 'check', decodeURIComponent(plan));
    expect(code).toBe(0);
    expect(out).toContain('Plan account-executive, 4 examples pass.');
  });

  it('shows the arithmetic of an example that fails, in both languages', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'plan-')), 'plan.yaml');
    writeFileSync(
      file,
      readFileSync(decodeURIComponent(plan), 'utf8').replace('total: 10128', 'total: 10100'),
    );
    const english = await upside('en', 'check', file);
    expect(english.code).toBe(1);
    expect(english.out).toContain('✗ Total: ¥10,128.00, expected ¥10,100.00');
    expect(english.out).toContain('Tier 2 of 4 (60 % to 100 %): ¥96,000.00 × 4 % = ¥3,840.00');
    expect(english.out).toContain('Pool ¥12,000.00, 3 members; your share 13 % of it = ¥1,560.00');
    const chinese = await upside('zh', 'check', file);
    expect(chinese.out).toContain(
      '第 2 档，共 4 档（60 % 至 100 %）：¥96,000.00 × 4 % = ¥3,840.00',
    );
    const json = JSON.parse((await upside('en', 'check', file, '--json')).out);
    expect(json.files[0]).toMatchObject({ ok: false, plan: 'account-executive' });
    expect(json.files[0].examples[0].failures).toEqual([
      { id: 'total', expected: '10100.00', computed: '10128.00', period: '2026-Q1' },
    ]);
  });

  it('shows the period of an example that fails, with what is held and paid', async () => {
    const bonus = new URL('../../../src/plans/annual-bonus.yaml', import.meta.url);
    const file = join(mkdtempSync(join(tmpdir(), 'plan-')), 'plan.yaml');
    const source = readFileSync(bonus, 'utf8');
    // The second year of the first example: 1,500 more are expected to be paid, and one share more.
    const at = source.indexOf('period: 2027');
    const second = source
      .slice(at)
      .replace(/payout: (\d+)/, (_, payout: string) => `payout: ${Number(payout) + 1500}`)
      .replace(/vested: (\d+)/, (_, vested: string) => `vested: ${Number(vested) + 1}`);
    writeFileSync(file, source.slice(0, at) + second);
    const { code, out } = await upside('en', 'check', file);
    expect(code).toBe(1);
    expect(out).toContain('How period 2 (2027) of the example');
    expect(out).toContain('✓ Total: ¥0.00');
    expect(out).toContain('✓ Paid in the years after: ¥11,250.00');
    expect(out).toContain('¥11,250.00 that was held back is paid now');
    expect(out).toContain('✗ Paid: ¥11,250.00, expected ¥12,750.00');
    expect(out).toContain('✗ grants.shares.vested: 3300, expected 3301');
    expect(out).not.toContain('How period 1');
    expect((await upside('zh', 'check', file)).out).toContain(
      '✗ 应发：¥11,250.00，预期 ¥12,750.00',
    );
    const json = JSON.parse((await upside('en', 'check', file, '--json')).out);
    const [example] = json.files[0].examples;
    expect(example.failures).toEqual([
      { id: 'payout', expected: '12750.00', computed: '11250.00', period: '2027' },
      { id: 'grants.shares.vested', expected: '3301', computed: '3300', period: '2027' },
    ]);
    expect(example.periods[1]).toMatchObject({
      period: '2027',
      total: '0.00',
      payout: '11250.00',
      settlement: [{ id: 'deferred', amount: '11250.00' }],
      held: [{ id: 'deferred', amount: '11250.00', due: '2028-01-01' }],
      grants: [{ id: 'shares', vested: '3300', newly: '1200' }],
    });
  });

  it('says which file cannot be read and still checks the others', async () => {
    const { code, out } = await upside('en', 'check', '/nowhere.yaml', decodeURIComponent(plan));
    expect(code).toBe(1);
    expect(out).toContain('plan.file_missing');
    expect(out).toContain('4 examples pass');
  });

  it('ends with 2 when wrongly called', async () => {
    expect((await upside('en', 'check')).code).toBe(2);
    expect((await upside('en', 'chekc', plan)).code).toBe(2);
  });
});
