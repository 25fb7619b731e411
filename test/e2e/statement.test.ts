/** From files to statements that anybody can check: people, targets, deals with roles, payments, rates and leave, as processes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFolder } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';
import { build, root } from './process.ts';

const folder = scratchFolder('statement ');
const home = join(folder, 'home');
const settings = { UPSIDE_HOME: home, UPSIDE_LOCALE: 'en', UPSIDE_CURRENCY: 'CNY' };

function upside(args: readonly string[], own: Readonly<Record<string, string>> = settings) {
  const env = { PATH: process.env['PATH'] ?? '', ...own };
  const done = spawnSync(process.execPath, [join(root, 'setup/upside.cjs'), ...args], {
    ...{ cwd: folder, encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 },
  });
  return { code: done.status, out: done.stdout, complaints: done.stderr };
}

const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return name;
};

const plan = `
plan: reps
title: { en: Reps, zh: 销售方案 }
currency: CNY
period: quarter
rounding: { mode: half-up, at: line }
foreign-amounts: locked-period-rate
people: { part-periods: days, prorate: [amounts], leave: does-not-count, level-change: last-day }
measures:
  cloud: { records: deal, take: sum, value: amount, unit: money, where: 'product == "Cloud"' }
  collected: { records: payment, take: sum, value: amount, unit: money }
targets:
  cloud: { target: assigned, prorate: days }
components:
  - id: commission
    per: period
    index: { of: rep, measure: cloud, by: attainment }
    tiers: retroactive
    boundary: upper
    table:
      - { from: 0 %, to: 100 %, rate: 5 % }
      - { from: 100 %, to: unlimited, rate: 10 % }
    pays: { rate-of: { of: rep, measure: cloud } }
  - { id: collecting, per: period, rate: 1 %, pays: { rate-of: { of: rep, measure: collected } } }
  - { id: allowance, per: period, amount: 900, pays: amount }
examples:
  - name: On target
    rep: { cloud: 1000 of 1000, collected: 100 }
    expect: { commission: 100, collecting: 1, allowance: 900, total: 1001 }
`;

beforeAll(() => {
  build();
  mkdirSync(home);
  fillFolder(home);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('from files to statements', () => {
  it('takes people, targets, deals with roles, payments, rates and leave, and a plan', () => {
    const files: readonly (readonly string[])[] = [
      [
        ...[
          'people',
          file(
            'people.csv',
            'key,name,team,plan,from\nE1,Ada Brandt,East,reps,2025-01-01\nE2,Hugo Martens,East,reps,2025-01-01\n',
          ),
        ],
        ...['--map', file('people.yaml', 'create: [teams]\n')],
      ],
      ['quotas', file('quotas.csv', 'rep,period,measure,amount\nE1,2026-Q1,cloud,9000\n')],
      [
        'deals',
        file(
          'deals.csv',
          `id,date,stage,rep,share,role,overlay,amount,currency,product
D-1,2026-01-05,won,E1,60 %,hunter,,10000.00,CNY,Cloud
D-1,,,E2,40 %,farmer,,,,
D-1,,,E2,10 %,engineer,yes,,,
D-2,2026-02-05,won,E1,,,,500.00,EUR,Cloud
D-3,2026-03-05,won,E1,,,,7000.00,CNY,Boxes
`,
        ),
      ],
      [
        'records',
        file('paid.csv', 'id,date,rep,amount\nP-1,2026-03-31,E1,2500.00\n'),
        '--kind',
        'payment',
      ],
      ['rates', file('rates.csv', 'period,currency,rate\n2026-Q1,EUR,8\n')],
      ['leave', file('leave.csv', 'person,from,to\nE1,2026-03-01,2026-03-09\n')],
    ];
    for (const args of files) {
      const done = upside(['import', ...args]);
      expect(done).toMatchObject({ code: 0, complaints: '' });
    }
    const published = upside(['plan', 'publish', file('plan.yaml', plan), '--from', '2026-01-01']);
    expect(published).toMatchObject({ code: 0, complaints: '' });
  }, 300_000);

  it('states what was earned and how', () => {
    const { code, out } = upside(['statement', '--rep', 'Ada Brandt', '--period', '2026-Q1']);
    expect(code).toBe(0);
    // 6,000 of D-1 and 500 × 8; nine of ninety days on leave: 90 % of the target of 9,000 is 8,100.
    expect(out).toContain('Statement · Ada Brandt (E1) · Q1 2026');
    expect(out).toMatch(/D-1 · hunter +5 Jan 2026 +60 % +¥6,000.00/);
    expect(out).toMatch(/D-2 +5 Feb 2026 +100 % +¥4,000.00/);
    expect(out).not.toContain('D-3');
    expect(out).toContain('commission · ¥1,000.00');
    expect(out).toContain('collecting · ¥25.00');
    expect(out).toContain('allowance · ¥810.00');
    expect(out).toContain('payable: ¥1,835.00');
  });

  it('prints it so that it verifies where there is neither data nor configuration', () => {
    const { out } = upside([
      'statement',
      '--rep',
      'E1',
      '--period',
      '2026-Q1',
      '--json',
      '--issue',
    ]);
    const printed = file('statement.json', out);
    const elsewhere = { UPSIDE_HOME: '/nowhere/at/all', DATABASE_URL: 'no url', PORT: 'none' };
    expect(upside(['verify', printed], elsewhere)).toMatchObject({ code: 0, complaints: '' });
    file('forged.json', out.replaceAll('"183500"', '"283500"'));
    const forged = upside(['verify', 'forged.json'], { ...elsewhere, UPSIDE_LOCALE: 'zh' });
    expect(forged.code).toBe(1);
    expect(forged.out).toContain('result.payout.minor：所载 283500，计算 183500');
    expect(upside(['verify', 'people.csv'], elsewhere)).toMatchObject({ code: 2, out: '' });
    expect(upside(['verify'], elsewhere).code).toBe(2);
  });

  it('carries a deal that was lost after all into the next quarter', () => {
    const lost = readFileSync(join(folder, 'deals.csv'), 'utf8').replace(
      'D-2,2026-02-05,won',
      'D-2,2026-02-05,lost',
    );
    expect(upside(['import', 'deals', file('lost.csv', lost)]).complaints).toBe('');
    const { code, out } = upside(['statement', '--rep', 'E1', '--period', '2026-Q2']);
    expect(code).toBe(0);
    // Without it the target is missed: 6,000 × 5 % instead of 10,000 × 10 %.
    expect(out).toContain('Q1 2026 · -¥700.00');
    expect(out).toContain('D-2 no longer counts: -¥4,000.00 cloud');
  });
});
